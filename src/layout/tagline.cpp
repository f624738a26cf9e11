#include "layout/tagline.h"

#include <algorithm>

#include "layout/breaking.h"
#include "layout/casing.h"

namespace onesheet::layout {
namespace {

constexpr double kCap = 0.0132;        // of the reference length, as is the next
constexpr double kItalicCap = 0.0175;  // lower case: what is read is the x-height
constexpr double kOtherScript = 1.22;  // scripts without capitals pack more strokes into a letter
constexpr double kCapMin_px = 6;       // small previews keep what can be kept
constexpr std::size_t kLinesMax = 5;

}  // namespace

base::Result<TitleBlock> set_tagline(const std::string& text, const std::string& face, bool at_home,
                                     const TaglineRoom& room, const TextMeasure& measure,
                                     const std::string& language) {
  TitleBlock block;
  if (text.empty()) return block;
  const FaceManner manner = measure.manner(face);
  const bool upper = manner.letter_case == FaceManner::Case::upper;
  const double tracking = upper ? std::min(manner.tracking_em, 0.2) : 0.012;
  const std::string words = upper ? to_upper(text, language) : text;
  double cap = (upper ? kCap : kItalicCap) * room.reference_px * (at_home ? 1 : kOtherScript);
  cap = std::min(std::max(cap, kCapMin_px), room.cap_limit_px);
  ONESHEET_ASSIGN(const TextExtent probe, measure.measure(words, {face, 100, 0, 1, language}));
  const double size = cap / probe.cap_height_px * 100;

  const auto pieces = pieces_of(words);
  ONESHEET_ASSIGN(const TextExtent space, measure.measure(" ", {face, size, 0, 1}));
  std::vector<double> widths, spaces;
  for (const Piece& piece : pieces) {
    ONESHEET_ASSIGN(const TextExtent extent,
                    measure.measure(piece.text, {face, size, tracking, 1, language}));
    widths.push_back(extent.advance_px + tracking * size);
    spaces.push_back(piece.space_after ? space.advance_px + tracking * size : 0);
  }
  std::vector<std::size_t> ends;
  double widest = 0;
  for (std::size_t lines = 1; lines <= std::min(kLinesMax, pieces.size()); ++lines) {
    ends = balance(widths, spaces, lines);
    widest = 0;
    std::size_t from = 0;
    for (const std::size_t end : ends) {
      double width = 0;
      for (std::size_t i = from; i < end; ++i) width += widths[i] + (i + 1 < end ? spaces[i] : 0);
      widest = std::max(widest, width);
      from = end;
    }
    if (widest <= room.wish_px) break;
  }
  const double scale = std::min(1.0, room.most_px / widest);
  double baseline = 0, top = 0;
  std::size_t from = 0;
  for (const std::size_t end : ends) {
    SetLine line;
    line.text = join(pieces, from, end);
    line.style = {face, size * scale, tracking, 1, language};
    ONESHEET_ASSIGN(line.extent, measure.measure(line.text, line.style));
    if (block.lines.empty()) {
      top = line.extent.ink_top_px;
    } else {
      const TextExtent& above = block.lines.back().extent;
      baseline += std::max(line.extent.cap_height_px * (upper ? 1.85 : 1.75),
                           above.ink_bottom_px + line.extent.ink_top_px + 0.3 * line.extent.cap_height_px);
    }
    line.baseline_px = baseline + top;
    block.width_px = std::max(block.width_px, line.extent.ink_right_px - line.extent.ink_left_px);
    block.height_px = line.baseline_px + std::max(0.0, line.extent.ink_bottom_px);
    block.lines.push_back(std::move(line));
    from = end;
  }
  block.cap_mean_px = block.lines.front().extent.cap_height_px;
  return block;
}

}  // namespace onesheet::layout

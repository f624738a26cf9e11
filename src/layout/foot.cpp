#include "layout/foot.h"

#include <cmath>

#include "base/utf8.h"
#include "layout/billing.h"
#include "layout/casing.h"
#include "layout/layout.h"
#include "layout/marks.h"
#include "layout/rects.h"

namespace onesheet::layout {
namespace {

constexpr double kReleaseTracking_em = 0.16;
constexpr double kGap = 0.02;               // between billing block and release line
constexpr double kLaurelGap = 0.022;        // between laurels and billing block
constexpr double kRatingCap = 0.95;         // of the release line's
constexpr double kLogoHeight = 0.023;       // of the reference length, of a logo of ordinary shape
constexpr double kLogosWidthMax = 0.74;     // of the sheet
constexpr double kLogoSpace = 1.0;          // between two, in heights of the row
constexpr double kLogosGap = 0.02;          // between them and what stands above or below
constexpr double kLaurelsHeightMax = 0.26;  // of the sheet, as is the next
constexpr double kBillingHeightMax = 0.4;   // of the sheet

base::Result<TextLine> release_line(const std::string& text, double cap_px, const TextMeasure& measure) {
  TextLine line;
  line.role = Role::release;
  line.text = text;
  const std::string face = measure.billing_face();
  ONESHEET_ASSIGN(const TextExtent probe, measure.measure(text, {face, 100, 0, 1}));
  line.style = {face, cap_px / probe.cap_height_px * 100, kReleaseTracking_em, 1};
  ONESHEET_ASSIGN(line.extent, measure.measure(text, line.style));
  return line;
}

base::Result<BillingBlock> billing_block(const Frame& frame, const poster::Credits& credits, double wished_px,
                                         const std::string& language, const TextMeasure& measure) {
  const double least_px = std::min(wished_px, kBillingCapMin * frame.reference_px);
  for (double cap = wished_px; cap > least_px * 0.96; cap *= 0.96) {
    // Wide enough for few lines, narrow enough to stay a block; more lines only before it must shrink.
    for (const auto& [share, lines] : {std::pair{0.78, 3}, {0.84, 4}, {0.9, kBillingLinesMax}}) {
      const double room = std::min(share * frame.width_px, frame.width_px - 2 * frame.margin_px);
      ONESHEET_ASSIGN(BillingBlock block, set_billing(credits, cap, room, lines, measure, language));
      if (!block.items.empty()) return block;
    }
  }
  return base::fail(
      base::ErrorKind::bad_request,
      "The credits are too long to be read on this poster; shorten them or take a larger format.");
}

void add(Marks marks, double left_px, double top_px, Foot& foot) {
  marks.move(left_px, top_px);
  for (TextLine& line : marks.lines) foot.lines.push_back(std::move(line));
  for (const Ornament& ornament : marks.ornaments) foot.ornaments.push_back(ornament);
}

// The rating in its corner, the release line on the axis.
base::Result<void> set_last_row(const Frame& frame, const Words& words, double cap_px,
                                const std::string& language, const TextMeasure& measure, Foot& foot) {
  ONESHEET_ASSIGN(Marks rating, set_rating(words.rating, cap_px * kRatingCap, measure));
  const double bottom = foot.top_px;
  const std::string text = to_upper(base::trim(words.release), language);
  if (!text.empty()) {
    ONESHEET_ASSIGN(TextLine line, release_line(text, cap_px, measure));
    const double wide = line.extent.ink_right_px - line.extent.ink_left_px;
    const double beside = rating.width_px > 0 ? rating.width_px + 2 * cap_px : 0;
    const double room = frame.width_px - 2 * frame.side_px - 2 * beside;
    if (wide > room) {
      ONESHEET_ASSIGN(line, release_line(text, cap_px * std::max(0.1, room / wide), measure));
    }
    line.x_px = frame.width_px / 2 - (line.extent.ink_left_px + line.extent.ink_right_px) / 2;
    // On the middle of the rating's box, if there is one.
    const double height = line.extent.ink_top_px + std::max(0.0, line.extent.ink_bottom_px);
    const double row = std::max(height, rating.height_px);
    line.baseline_px = bottom - (row - height) / 2 - std::max(0.0, line.extent.ink_bottom_px);
    foot.top_px = bottom - row;
    foot.lines.push_back(std::move(line));
  }
  if (rating.width_px <= 0) return {};
  const double top = bottom - rating.height_px;
  foot.top_px = std::min(foot.top_px, top);
  add(std::move(rating), frame.side_px, top, foot);
  return {};
}

// In one row on the axis. Marks are drawn to look equally large: a long one is lower and a tall one higher
// than the row, so that their areas are nearer to each other than their heights.
void set_logos(const Frame& frame, const std::vector<Logo>& logos, Foot& foot) {
  if (logos.empty()) return;
  constexpr double kOrdinaryAspect = 2;
  std::vector<double> heights, widths;
  double sum = 0;
  const double row = kLogoHeight * frame.reference_px;
  for (const Logo& logo : logos) {
    const double aspect = static_cast<double>(logo.picture->width) / logo.picture->height;
    heights.push_back(row * std::clamp(std::pow(aspect / kOrdinaryAspect, -0.4), 0.55, 1.4));
    widths.push_back(heights.back() * aspect);
    sum += widths.back();
  }
  sum += kLogoSpace * row * static_cast<double>(logos.size() - 1);
  const double scale = std::min(1.0, kLogosWidthMax * frame.width_px / sum);
  const double tallest = *std::ranges::max_element(heights) * scale;
  if (!foot.lines.empty()) foot.top_px -= kLogosGap * frame.reference_px;
  foot.top_px -= tallest;
  double left = (frame.width_px - sum * scale) / 2;
  for (std::size_t i = 0; i < logos.size(); ++i) {
    const double width = widths[i] * scale, height = heights[i] * scale;
    const double top = foot.top_px + (tallest - height) / 2;
    foot.logos.push_back({logos[i].picture, {left, top, left + width, top + height}, logos[i].one_tone, {}});
    left += width + kLogoSpace * row * scale;
  }
}

base::Result<void> set_credits(const Frame& frame, const poster::Credits& credits, double billing_cap_px,
                               const std::string& language, const TextMeasure& measure, Foot& foot) {
  ONESHEET_ASSIGN(BillingBlock block, billing_block(frame, credits, billing_cap_px, language, measure));
  if (block.height_px > kBillingHeightMax * frame.height_px) {
    return base::fail(base::ErrorKind::bad_request,
                      "The credits leave no room for the picture; shorten them or take another format.");
  }
  if (!foot.lines.empty() || !foot.logos.empty()) foot.top_px -= kGap * frame.reference_px;
  foot.top_px -= block.height_px;
  foot.billing_cap_px = block.cap_px;
  foot.billing_is_full = block.cap_px < billing_cap_px * 0.999;
  for (TextLine& item : block.items) {
    item.x_px += frame.width_px / 2;
    item.baseline_px += foot.top_px;
    foot.lines.push_back(std::move(item));
  }
  return {};
}

}  // namespace

std::vector<Rect> areas_of(const std::vector<TextLine>& lines) {
  std::vector<Rect> areas;
  for (const Role role : {Role::billing, Role::release, Role::rating, Role::laurel}) {
    Rect whole = kNowhere;
    for (const TextLine& line : lines) {
      if (line.role == role) whole = united(whole, ink_rect(line));
    }
    if (whole.right_px > whole.left_px) add_letters(areas, whole);
  }
  return areas;
}

std::vector<Rect> areas_of(const Foot& foot) {
  std::vector<Rect> areas = areas_of(foot.lines);
  for (const PlacedLogo& logo : foot.logos) areas.push_back(logo.area);
  return areas;
}

base::Result<Foot> set_foot(const Frame& frame, const Words& words, double billing_cap_px,
                            double release_cap_px, const std::string& language, const TextMeasure& measure) {
  const poster::Credits& credits = words.credits;
  Foot foot;
  foot.top_px = frame.height_px - std::max(frame.bottom_px, 0.034 * frame.height_px);
  ONESHEET_TRY(set_last_row(frame, words, release_cap_px, language, measure, foot));
  set_logos(frame, words.logos, foot);
  if (!credits.empty()) {
    ONESHEET_TRY(set_credits(frame, credits, billing_cap_px, language, measure, foot));
  }
  if (words.laurels.empty()) return foot;
  ONESHEET_ASSIGN(Marks laurels, set_laurels(words.laurels, frame, language, measure));
  if (laurels.height_px > kLaurelsHeightMax * frame.height_px) {
    return base::fail(base::ErrorKind::bad_request,
                      "The laurels leave no room for the picture; give fewer or take another format.");
  }
  if (!foot.lines.empty() || !foot.logos.empty()) foot.top_px -= kLaurelGap * frame.reference_px;
  foot.top_px -= laurels.height_px;
  add(std::move(laurels), frame.side_px, foot.top_px, foot);
  return foot;
}

}  // namespace onesheet::layout

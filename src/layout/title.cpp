#include "layout/title.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "layout/casing.h"

namespace onesheet::layout {
namespace {

constexpr std::size_t kLinesMax = 4;
constexpr std::size_t kStackLinesMax = 6;
constexpr double kFiveLinesFrom_letters = 55;
constexpr double kSmallScale = 0.44;  // of the lines around it
constexpr double kStackSmallScale = 0.34;
constexpr double kSmallTracking_em = 0.12;  // added, so that small words hold their own
constexpr double kWidthMin = 0.56;          // of the sheet: short titles are opened until they reach it
constexpr double kSizeSpreadMax = 2.1;      // between the lines of one bill, as is the next
constexpr double kStackSpreadMax = 3.4;
// Up to this many pieces every way to break is tried, at most C(9,3) = 84 for four lines; above, the balanced
// one.
constexpr std::size_t kPiecesForEveryBreak = 10;

using Measured = TitleFitter::Pieces;

base::Result<Measured> measure_pieces(const std::string& text, const std::string& face,
                                      const std::string& language, const TextMeasure& measure) {
  constexpr double kAt_px = 100;
  Measured m;
  m.pieces = phrases_of(text);
  ONESHEET_ASSIGN(const TextExtent space, measure.measure(" ", {face, kAt_px, 0, 1}));
  m.space_em = space.advance_px / kAt_px;
  for (std::size_t i = 0; i < m.pieces.size(); ++i) {
    const Piece& piece = m.pieces[i];
    ONESHEET_ASSIGN(const TextExtent tight, measure.measure(piece.text, {face, kAt_px, 0, 1, language}));
    ONESHEET_ASSIGN(const TextExtent open, measure.measure(piece.text, {face, kAt_px, 1, 1, language}));
    m.widths_em.push_back(tight.advance_px / kAt_px);
    m.spaces_em.push_back(piece.space_after ? m.space_em : 0);
    m.clusters.push_back(std::max(1.0, std::round((open.advance_px - tight.advance_px) / kAt_px) + 1));
    m.letters += m.clusters.back();
    // "The" inside a title may be small; a title that is nothing but small words ("IT", "Up & On") may not.
    m.small.push_back(is_small_word(piece.text));
    if (i == 0) m.cap_em = tight.cap_height_px / kAt_px;
  }
  if (std::ranges::all_of(m.small, [](bool s) { return s; }))
    std::fill(m.small.begin(), m.small.end(), false);
  return m;
}

struct Plan {
  std::vector<std::size_t> ends;
  std::vector<double> sizes_px;
  std::vector<bool> small;
  double tracking_em = 0;
  bool one_width = false;
  double cost = std::numeric_limits<double>::infinity();
};

class Planner {
 public:
  Planner(const Measured& m, const FaceManner& manner, const TitleRoom& room)
      : m_(m), manner_(manner), room_(room) {
    goal_px_ = room.column ? room.width_px : std::min(room.width_px, room.sheet_width_px * manner.width_goal);
    // Very short titles may grow: two letters at the usual size would be lost on the sheet.
    const double short_by = std::clamp((6 - m.letters) / 4, 0.0, 1.0);
    few_letters_ = short_by;
    cap_max_px_ = std::min(room.cap_limit_px, room.reference_px * manner.cap_max * (1 + 0.9 * short_by));
    tracking_max_em_ =
        m.letters > 2 ? manner.tracking_max_em * (1 + 0.3 * short_by) : std::min(manner.tracking_max_em, 0.2);
  }

  Plan best() {
    const std::size_t pieces = m_.pieces.size();
    const std::size_t most =
        manner_.one_word_a_line ? kStackLinesMax : kLinesMax + (m_.letters > kFiveLinesFrom_letters ? 1 : 0);
    for (std::size_t lines = 1; lines <= std::min(most, pieces); ++lines) {
      if (pieces <= kPiecesForEveryBreak) {
        std::vector<std::size_t> ends;
        every_break(ends, 0, lines);
      } else {
        consider(balance(m_.widths_em, m_.spaces_em, lines));
      }
    }
    return best_;
  }

 private:
  void every_break(std::vector<std::size_t>& ends, std::size_t from, std::size_t lines_left) {
    const std::size_t pieces = m_.pieces.size();
    if (lines_left == 1) {
      ends.push_back(pieces);
      consider(ends);
      ends.pop_back();
      return;
    }
    for (std::size_t end = from + 1; end + lines_left - 1 <= pieces; ++end) {
      ends.push_back(end);
      every_break(ends, end, lines_left - 1);
      ends.pop_back();
    }
  }

  void consider(const std::vector<std::size_t>& ends) {
    for (const double share : {1.0, 0.7, 0.4}) {
      try_plan(ends, manner_.tracking_em * share, (1 - share) * 0.5, false);
      if (manner_.lines_to_one_width && ends.size() > 1) {
        try_plan(ends, manner_.tracking_em * share, (1 - share) * 0.5, true);
      }
      if (manner_.tracking_em < 0.03) break;
    }
  }

  double line_width_em(std::size_t from, std::size_t to, double tracking_em) const {
    double width = 0, gaps = -1;
    for (std::size_t i = from; i < to; ++i) {
      width += m_.widths_em[i];
      gaps += m_.clusters[i];
      if (m_.pieces[i].space_after && i + 1 < to) {
        width += m_.space_em;
        gaps += 1;
      }
    }
    return width + tracking_em * std::max(0.0, gaps);
  }

  bool all_small(std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to; ++i) {
      if (!m_.small[i]) return false;
    }
    return true;
  }

  double height_px(const Plan& plan) const {
    double height = 0, before = 0;
    for (const double size : plan.sizes_px) {
      const double cap = size * m_.cap_em;
      if (before > 0) height += manner_.leading * (before + cap) / 2;
      height += cap;
      before = cap;
    }
    return height;
  }

  void try_plan(const std::vector<std::size_t>& ends, double tracking_em, double cost, bool one_width) {
    Plan plan;
    plan.ends = ends;
    plan.tracking_em = tracking_em;
    plan.one_width = one_width;
    std::vector<double> widths_em;
    double widest_em = 0, narrowest_em = std::numeric_limits<double>::infinity();
    std::size_t from = 0, big = 0;
    for (const std::size_t end : ends) {
      const bool small = ends.size() > 1 && all_small(from, end);
      // A lone small "A" over a title hangs in the air.
      if (small && end == 1 && m_.clusters[0] < 2) return;
      plan.small.push_back(small);
      widths_em.push_back(line_width_em(from, end, tracking_em + (small ? kSmallTracking_em : 0)));
      if (!small) {
        ++big;
        widest_em = std::max(widest_em, widths_em.back());
        narrowest_em = std::min(narrowest_em, widths_em.back());
      }
      from = end;
    }
    const std::size_t smalls = ends.size() - big;
    if (big == 0 || smalls > (manner_.one_word_a_line ? 2U : 1U) || widest_em <= 0) return;
    if (smalls > 0 && manner_.letter_case != FaceManner::Case::upper) return;

    double size_px = std::min(goal_px_ / widest_em, cap_max_px_ / m_.cap_em);
    if (one_width) {
      if (widest_em / narrowest_em > (manner_.one_word_a_line ? kStackSpreadMax : kSizeSpreadMax)) return;
      // Every line fills the measure unless the shortest would pass the cap limit; then the measure narrows.
      const double width_px = std::min(goal_px_, narrowest_em * cap_max_px_ / m_.cap_em);
      for (std::size_t i = 0; i < ends.size(); ++i) plan.sizes_px.push_back(width_px / widths_em[i]);
      size_px = width_px / widest_em;
    } else {
      plan.sizes_px.assign(ends.size(), size_px);
      if (ends.size() == 1) open_up(plan, widths_em.front(), size_px);
    }
    for (std::size_t i = 0; i < ends.size(); ++i) {
      if (!plan.small[i]) continue;
      const double neighbour = i + 1 < ends.size() ? plan.sizes_px[i + 1] : plan.sizes_px[i - 1];
      const double least = i > 0 ? std::min(neighbour, plan.sizes_px[i - 1]) : neighbour;
      plan.sizes_px[i] = std::min(least * (manner_.one_word_a_line ? kStackSmallScale : kSmallScale),
                                  goal_px_ / widths_em[i]);
    }
    const double height = height_px(plan);
    if (height > room_.height_px) {
      for (double& size : plan.sizes_px) size *= room_.height_px / height;
    }
    plan.cost = cost + cost_of(plan, widths_em, big);
    if (plan.cost < best_.cost) best_ = plan;
  }

  // Air between the letters until a short single line is wide enough for its sheet.
  void open_up(Plan& plan, double width_em, double size_px) const {
    const double wanted_px =
        std::min(goal_px_, (room_.column ? room_.width_px : room_.sheet_width_px) * kWidthMin);
    const double gaps = m_.letters + static_cast<double>(m_.pieces.size()) - 2;
    if (width_em * size_px >= wanted_px || gaps < 1) return;
    const double more = (wanted_px / size_px - width_em) / gaps;
    plan.tracking_em = std::min(std::max(tracking_max_em_, plan.tracking_em), plan.tracking_em + more);
  }

  double cost_of(const Plan& plan, const std::vector<double>& widths_em, std::size_t big) const {
    double cap_sum = 0, smallest = std::numeric_limits<double>::infinity(), largest = 0;
    double widest = 0, narrowest = std::numeric_limits<double>::infinity();
    double cost = 0;
    std::size_t from = 0;
    for (std::size_t i = 0; i < plan.ends.size(); ++i) {
      const std::size_t end = plan.ends[i];
      if (plan.small[i]) {
        cost += 0.04;
      } else {
        cap_sum += plan.sizes_px[i] * m_.cap_em;
        smallest = std::min(smallest, plan.sizes_px[i]);
        largest = std::max(largest, plan.sizes_px[i]);
        widest = std::max(widest, widths_em[i] * plan.sizes_px[i]);
        narrowest = std::min(narrowest, widths_em[i] * plan.sizes_px[i]);
        // "LORD OF / THE RINGS" reads badly; "LORD / OF THE RINGS" well.
        if (i + 1 < plan.ends.size() && end - from > 1 && m_.small[end - 1]) cost += 0.28;
        if (end - from == 1 && m_.clusters[from] <= 2 && plan.ends.size() > 1) cost += 0.2;
      }
      if (i + 1 < plan.ends.size()) {
        const char last = m_.pieces[end - 1].text.back();
        if (last == ':' || last == ',' || last == '.' || last == '!' || last == '?') cost -= 0.2;
      }
      from = end;
    }
    const double cap = cap_sum / static_cast<double>(big);
    const double goal =
        std::min(room_.reference_px * manner_.cap_goal * (1 + 0.9 * few_letters_), cap_max_px_);
    // Half the wished size is a pity, a quarter a failure.
    const double short_by = std::max(0.0, std::log2(goal / cap));
    cost += 0.9 * short_by + 0.5 * short_by * short_by;
    if (manner_.one_word_a_line) {
      // Words that share a line are not stacked; sizes may differ, that is the point.
      const double shared = static_cast<double>(m_.pieces.size() - plan.ends.size());
      return cost + 0.3 * shared + (plan.one_width ? 0.1 * std::log2(largest / smallest) : 0.8);
    }
    cost += 0.17 * static_cast<double>(big - 1);
    cost += plan.one_width ? 0.3 * std::log2(largest / smallest) : 0.55 * (1 - narrowest / widest);
    return cost;
  }

  const Measured& m_;
  const FaceManner& manner_;
  const TitleRoom& room_;
  double goal_px_ = 0, cap_max_px_ = 0, tracking_max_em_ = 0;
  double few_letters_ = 0;  // 0…1: how much of a picture so few letters are
  Plan best_;
};

base::Result<void> set_lines(TitleBlock& block, const FaceManner& manner, const TextMeasure& measure) {
  double top = 0, baseline = 0;
  block.width_px = 0;
  for (std::size_t i = 0; i < block.lines.size(); ++i) {
    SetLine& line = block.lines[i];
    ONESHEET_ASSIGN(line.extent, measure.measure(line.text, line.style));
    const TextExtent& extent = line.extent;
    if (i == 0) {
      top = -extent.ink_top_px;
    } else {
      const TextExtent& above = block.lines[i - 1].extent;
      const double cap = (above.cap_height_px + extent.cap_height_px) / 2;
      // Accents, tails and commas push lines apart; capitals alone follow the face's leading.
      const double clear = above.ink_bottom_px + extent.ink_top_px + 0.1 * cap;
      baseline += std::max(extent.cap_height_px + manner.leading * cap, clear);
    }
    line.baseline_px = baseline;
    block.width_px = std::max(block.width_px, extent.ink_right_px - extent.ink_left_px);
  }
  for (SetLine& line : block.lines) line.baseline_px -= top;
  block.height_px = block.lines.back().baseline_px + std::max(0.0, block.lines.back().extent.ink_bottom_px);
  return {};
}

}  // namespace

base::Result<TitleFitter> TitleFitter::measure(const std::string& text, const std::string& face,
                                               const TextMeasure& measure, const std::string& language) {
  TitleFitter fitter;
  fitter.language_ = language;
  fitter.face_ = face;
  fitter.manner_ = measure.manner(face);
  fitter.measure_ = &measure;
  ONESHEET_ASSIGN(fitter.pieces_, measure_pieces(text, face, language, measure));
  if (fitter.pieces_.pieces.empty()) return base::fail(base::ErrorKind::bad_request, "The title is empty.");
  return fitter;
}

base::Result<TitleBlock> TitleFitter::fit(const TitleRoom& room) const {
  const Plan plan = Planner(pieces_, manner_, room).best();
  // Spaces, marks and joiners without a width: characters, but nothing to see.
  if (plan.ends.empty()) {
    return base::fail(base::ErrorKind::bad_request, "The title shows nothing; give it a visible character.");
  }

  TitleBlock block;
  block.cost = plan.cost;
  std::size_t from = 0;
  for (std::size_t i = 0; i < plan.ends.size(); ++i) {
    SetLine line;
    line.text = join(pieces_.pieces, from, plan.ends[i]);
    line.small = plan.small[i];
    line.style = {face_, plan.sizes_px[i], plan.tracking_em + (line.small ? kSmallTracking_em : 0), 1,
                  language_};
    block.lines.push_back(std::move(line));
    from = plan.ends[i];
  }
  // Widths were summed from pieces; kerning across them and tall accents are known only now, so bring the
  // real lines to the room in a second step.
  for (int round = 0; round < 3; ++round) {
    ONESHEET_TRY(set_lines(block, manner_, *measure_));
    if (round == 0 && plan.one_width) {
      double width = 0;
      for (const SetLine& line : block.lines) {
        if (!line.small) width = std::max(width, line.extent.ink_right_px - line.extent.ink_left_px);
      }
      width = std::min(width, room.width_px);
      for (SetLine& line : block.lines) {
        if (!line.small) line.style.size_px *= width / (line.extent.ink_right_px - line.extent.ink_left_px);
      }
      continue;
    }
    const double shrink = std::min({1.0, room.width_px / block.width_px, room.height_px / block.height_px});
    if (shrink >= 1) break;
    for (SetLine& line : block.lines) line.style.size_px *= shrink * 0.999;
  }
  ONESHEET_TRY(set_lines(block, manner_, *measure_));
  double letters = 0;
  for (const SetLine& line : block.lines) {
    const auto count = static_cast<double>(line.text.size());
    block.cap_mean_px += line.extent.cap_height_px * count;
    letters += count;
  }
  block.cap_mean_px /= letters;
  return block;
}

}  // namespace onesheet::layout

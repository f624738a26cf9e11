#include "layout/stack.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"

namespace onesheet::layout {
namespace {

constexpr double kSubjectGap = 0.022;    // of the reference length, where words stop short of a subject
constexpr double kLogoWidth = 0.78;      // of the sheet
constexpr double kLogoColumn = 0.96;     // of a column
constexpr double kLogoReference = 0.26;  // its height at most, of the reference length

bool is_rtl(std::string_view utf8) {
  const auto text = base::decode_utf8(utf8);
  return text && std::ranges::any_of(*text, [](char32_t c) { return c >= 0x0590 && c <= 0x08FF; });
}

// From small words out to the width of the lines they stand between.
void add_rules(const Rect& words, double width_px, double centre_px, const Room& room,
               std::vector<Rect>& rules) {
  const double cap = words.height_px(), gap = 0.9 * cap, thick = std::max(1.0, 0.07 * cap);
  const double middle = words.top_px + cap / 2;
  const double left = room.column ? room.area.left_px : centre_px - width_px / 2, right = left + width_px;
  // A stub looks like a hyphen.
  const double least = 1.6 * cap;
  if (words.left_px - gap - left > least)
    rules.push_back({left, middle - thick / 2, words.left_px - gap, middle + thick / 2});
  if (right - words.right_px - gap > least)
    rules.push_back({words.right_px + gap, middle - thick / 2, right, middle + thick / 2});
}

}  // namespace

std::vector<double> tops_in(const Stack& stack, const Room& room, const Frame& frame,
                            const std::vector<poster::Box>& subjects) {
  const double slack = room.height_px() - stack.height_px();
  if (slack < -1) return {};
  const double highest = room.area.top_px, lowest = highest + std::max(0.0, slack);
  std::vector<double> tops;
  for (const double anchor : room.anchors) {
    tops.push_back(highest + (lowest - highest) * anchor);
    if (slack < 0.01 * frame.height_px) return tops;
  }
  const double clear = kSubjectGap * frame.reference_px;
  for (const poster::Box& subject : subjects) {
    for (const double top : {subject.top * frame.height_px - clear - stack.height_px(),
                             subject.bottom * frame.height_px + clear}) {
      if (top > highest && top < lowest) tops.push_back(top);
    }
  }
  return tops;
}

PlacedStack place_stack(const Stack& stack, const Room& room, const Frame& frame, double top_px) {
  PlacedStack placed;
  const double middle = (room.area.left_px + room.area.right_px) / 2, axis = frame.width_px / 2;
  // A zone only a little off the sheet's axis still means the axis.
  const double centre = std::abs(middle - axis) < 0.1 * frame.width_px ? axis : middle;
  const auto put = [&](const TitleBlock& block, Role role, double top) {
    if (role == Role::title && stack.is_logo && block.height_px > 0) {
      const double left = room.column ? room.area.left_px : centre - block.width_px / 2;
      placed.logo = Rect{left, top, left + block.width_px, top + block.height_px};
    }
    for (const SetLine& set : block.lines) {
      TextLine line;
      line.role = role;
      line.text = set.text;
      line.style = set.style;
      line.extent = set.extent;
      line.baseline_px = top + set.baseline_px;
      if (!room.column) {
        line.x_px = centre - (set.extent.ink_left_px + set.extent.ink_right_px) / 2;
      } else if (is_rtl(set.text)) {
        line.x_px = room.area.right_px - set.extent.ink_right_px;
      } else {
        line.x_px = room.area.left_px - set.extent.ink_left_px;
      }
      if (stack.rules && set.small) add_rules(ink_rect(line), block.width_px, centre, room, placed.rules);
      placed.lines.push_back(std::move(line));
    }
  };
  const double gap = stack.has_title() && stack.tagline.height_px > 0 ? stack.gap_px : 0;
  if (stack.tagline_first) {
    put(stack.tagline, Role::tagline, top_px);
    put(stack.title, Role::title, top_px + stack.tagline.height_px + gap);
  } else {
    put(stack.title, Role::title, top_px);
    put(stack.tagline, Role::tagline, top_px + stack.title.height_px + gap);
  }
  return placed;
}

TitleBlock fit_logo(double aspect, const TitleRoom& room) {
  const double width_most =
      std::min(room.width_px, room.column ? kLogoColumn * room.width_px : kLogoWidth * room.sheet_width_px);
  // Nobody tells how tall its letters are: a wide picture is one line of them, a square one holds about
  // three.
  const double letters = std::clamp(aspect / 6, 0.25, 0.8);
  const double height_most =
      std::min({room.height_px, kLogoReference * room.reference_px, room.cap_limit_px / letters});
  TitleBlock block;
  block.height_px = std::min(height_most, width_most / aspect);
  block.width_px = block.height_px * aspect;
  block.cap_mean_px = block.height_px * letters;
  return block;
}

}  // namespace onesheet::layout

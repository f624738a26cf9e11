// Small sums over the rectangles that words take up.
#pragma once

#include <algorithm>
#include <vector>

#include "layout/sheet.h"
#include "poster/art_guide.h"

namespace onesheet::layout {

struct Mean {
  double sum = 0, weight = 0;
  void add(double v, double by) {
    sum += v * by;
    weight += by;
  }
  double value() const { return weight > 0 ? sum / weight : 0; }
};

inline Rect united(const Rect& a, const Rect& b) {
  return {std::min(a.left_px, b.left_px), std::min(a.top_px, b.top_px), std::max(a.right_px, b.right_px),
          std::max(a.bottom_px, b.bottom_px)};
}
inline Rect padded(const Rect& r, double by_px) {
  return {r.left_px - by_px, r.top_px - by_px, r.right_px + by_px, r.bottom_px + by_px};
}
// Area of the boxes (shares of the sheet) under a rectangle.
inline double area_on(const std::vector<poster::Box>& boxes, const Rect& r, double width_px,
                      double height_px) {
  double area = 0;
  for (const poster::Box& box : boxes) {
    const double w = std::min(r.right_px, box.right * width_px) - std::max(r.left_px, box.left * width_px);
    const double h = std::min(r.bottom_px, box.bottom * height_px) - std::max(r.top_px, box.top * height_px);
    if (w > 0 && h > 0) area += w * h;
  }
  return area;
}
inline constexpr Rect kNowhere{1e9, 1e9, -1e9, -1e9};

// About one letter each, so that one letter on bad ground is not lost among many on good ground.
inline void add_letters(std::vector<Rect>& to, const Rect& line) {
  const double height = line.bottom_px - line.top_px;
  const auto count =
      std::max(1, static_cast<int>((line.right_px - line.left_px) / std::max(1.0, height * 0.9)));
  const double step = (line.right_px - line.left_px) / count;
  for (int i = 0; i < count; ++i) {
    to.push_back({line.left_px + i * step, line.top_px, line.left_px + (i + 1) * step, line.bottom_px});
  }
}

}  // namespace onesheet::layout

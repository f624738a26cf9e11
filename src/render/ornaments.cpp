#include "render/ornaments.h"

#include <cmath>
#include <numbers>

namespace onesheet::render {
namespace {

using layout::Ornament;
using pixels::Point;

constexpr int kLeaves = 9;             // on either side of the stem
constexpr float kFrameShare = 0.045F;  // thickness of a frame, of its height

Point point(double x, double y) { return {static_cast<float>(x), static_cast<float>(y)}; }

// A leaf from its foot to its tip, bellied.
void add_leaf(pixels::Path& path, double x, double y, double angle, double length, double width) {
  const double c = std::cos(angle), s = std::sin(angle);
  const auto at = [&](double along, double across) {
    return point(x + c * along * length - s * across * width, y + s * along * length + c * across * width);
  };
  path.move_to(at(0, 0));
  path.curve_to(at(0.25, 0.62), at(0.7, 0.55), at(1, 0));
  path.curve_to(at(0.75, -0.42), at(0.3, -0.5), at(0, 0));
  path.close();
}

// Half of a wreath in a box one wide and two high, opening to the right; its stem starts at the foot.
pixels::Path half_wreath() {
  pixels::Path path;
  // The stem runs along an arc of an ellipse whose centre lies on the wreath's axis.
  const double cx = 1.06, cy = 0.98, rx = 0.78, ry = 0.86;
  const auto stem = [&](double t) {
    const double a = std::numbers::pi * (0.55 + 0.72 * t);  // from the foot, by the left, to near the top
    return std::pair{cx + rx * std::cos(a), cy + ry * std::sin(a)};
  };
  for (int i = 0; i <= kLeaves; ++i) {
    const double t = 0.06 + 0.94 * i / kLeaves;
    const auto [x, y] = stem(t);
    const auto [x2, y2] = stem(t + 0.02);
    const double along = std::atan2(y2 - y, x2 - x);
    const double size = 0.34 - 0.11 * t;
    if (i == kLeaves) {
      add_leaf(path, x, y, along, size * 0.9, size * 0.32);
      break;
    }
    add_leaf(path, x, y, along - 0.62, size, size * 0.34);
    add_leaf(path, x, y, along + 0.62, size * 0.86, size * 0.32);
  }
  // The stem itself, thinner towards its end.
  constexpr int kSteps = 24;
  std::vector<Point> outer, inner;
  for (int i = 0; i <= kSteps; ++i) {
    const double t = static_cast<double>(i) / kSteps;
    const auto [x, y] = stem(t);
    const double dx = x - cx, dy = y - cy, r = std::hypot(dx, dy), half = 0.016 * (1.1 - 0.7 * t);
    outer.push_back(point(x + dx / r * half, y + dy / r * half));
    inner.push_back(point(x - dx / r * half, y - dy / r * half));
  }
  outer.insert(outer.end(), inner.rbegin(), inner.rend());
  path.add_polygon(outer);
  return path;
}

}  // namespace

pixels::Path ornament_outline(const Ornament& ornament) {
  const auto left = static_cast<float>(ornament.area.left_px), top = static_cast<float>(ornament.area.top_px);
  const auto right = static_cast<float>(ornament.area.right_px);
  const auto bottom = static_cast<float>(ornament.area.bottom_px);
  pixels::Path path;
  switch (ornament.kind) {
    case Ornament::Kind::rule:
      path.add_rect(left, top, right, bottom);
      break;
    case Ornament::Kind::frame: {
      const float thick = std::fmax(1.0F, kFrameShare * (bottom - top));
      path.add_rect(left, top, right, top + thick);
      path.add_rect(left, bottom - thick, right, bottom);
      path.add_rect(left, top + thick, left + thick, bottom - thick);
      path.add_rect(right - thick, top + thick, right, bottom - thick);
      break;
    }
    case Ornament::Kind::laurel_left:
    case Ornament::Kind::laurel_right: {
      const pixels::Path half = half_wreath();
      const auto bounds = half.bounds();
      const float sx = (right - left) / (bounds.right - bounds.left);
      const float sy = (bottom - top) / (bounds.bottom - bounds.top);
      const bool mirrored = ornament.kind == Ornament::Kind::laurel_right;
      path.append(
          half,
          mirrored ? pixels::Affine::scale_then_move(-sx, sy, right + bounds.left * sx, top - bounds.top * sy)
                   : pixels::Affine::scale_then_move(sx, sy, left - bounds.left * sx, top - bounds.top * sy));
      break;
    }
  }
  return path;
}

}  // namespace onesheet::render

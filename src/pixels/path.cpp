#include "pixels/path.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace onesheet::pixels {

void Path::move_to(Point p) {
  verbs_.push_back(Verb::move);
  points_.push_back(p);
}

void Path::line_to(Point p) {
  verbs_.push_back(Verb::line);
  points_.push_back(p);
}

void Path::curve_to(Point c1, Point c2, Point end) {
  verbs_.push_back(Verb::cubic);
  points_.insert(points_.end(), {c1, c2, end});
}

void Path::close() { verbs_.push_back(Verb::close); }

void Path::append(const Path& other, const Affine& by) {
  verbs_.reserve(verbs_.size() + other.verbs_.size());
  points_.reserve(points_.size() + other.points_.size());
  // Index loop: `other` may be this very path.
  const std::size_t verbs = other.verbs_.size(), points = other.points_.size();
  for (std::size_t i = 0; i < verbs; ++i) verbs_.push_back(other.verbs_[i]);
  for (std::size_t i = 0; i < points; ++i) points_.push_back(by.apply(other.points_[i]));
}

Path Path::transformed(const Affine& by) const {
  Path moved;
  moved.append(*this, by);
  return moved;
}

void Path::add_smooth_loop(const std::vector<Point>& through, float tension) {
  const std::size_t count = through.size();
  if (count < 3) {
    add_polygon(through);
    return;
  }
  // Cardinal spline as Béziers: the handle of a knot is a share of the chord between its neighbours. It is
  // limited to a third of the shorter adjoining side, so uneven spacing makes no loops (what centripetal
  // knots achieve).
  const auto at = [&](std::size_t i) { return through[i % count]; };
  const auto length = [](Point a, Point b) { return std::hypot(b.x - a.x, b.y - a.y); };
  move_to(at(0));
  for (std::size_t i = 0; i < count; ++i) {
    const Point before = at(i + count - 1), from = at(i), to = at(i + 1), after = at(i + 2);
    const float side = length(from, to);
    const auto handle = [&](Point a, Point b) {
      const float chord = length(a, b);
      const float share = chord > 0 ? std::min(tension / 3.0F, side / (3.0F * chord) * 1.2F) : 0;
      return Point{(b.x - a.x) * share, (b.y - a.y) * share};
    };
    const Point out = handle(before, to), in = handle(from, after);
    curve_to({from.x + out.x, from.y + out.y}, {to.x - in.x, to.y - in.y}, to);
  }
  close();
}

void Path::add_polygon(const std::vector<Point>& corners) {
  if (corners.empty()) return;
  move_to(corners.front());
  for (std::size_t i = 1; i < corners.size(); ++i) line_to(corners[i]);
  close();
}

void Path::add_ellipse(Point c, float rx, float ry) {
  // Four cubics; the handle length is the usual circle constant (error below 0.03 %).
  constexpr float k = 0.5522847F;
  move_to({c.x + rx, c.y});
  curve_to({c.x + rx, c.y + k * ry}, {c.x + k * rx, c.y + ry}, {c.x, c.y + ry});
  curve_to({c.x - k * rx, c.y + ry}, {c.x - rx, c.y + k * ry}, {c.x - rx, c.y});
  curve_to({c.x - rx, c.y - k * ry}, {c.x - k * rx, c.y - ry}, {c.x, c.y - ry});
  curve_to({c.x + k * rx, c.y - ry}, {c.x + rx, c.y - k * ry}, {c.x + rx, c.y});
  close();
}

void Path::add_rect(float left, float top, float right, float bottom) {
  add_polygon({{left, top}, {right, top}, {right, bottom}, {left, bottom}});
}

void Path::add_capsule(Point a, float ra, Point b, float rb) {
  const float dx = b.x - a.x, dy = b.y - a.y;
  const float distance = std::hypot(dx, dy);
  if (distance <= std::fabs(ra - rb)) {  // one circle holds the other
    add_ellipse(ra >= rb ? a : b, std::max(ra, rb), std::max(ra, rb));
    return;
  }
  // The outer tangents touch at the angle whose cosine is (ra - rb) / distance from the axis.
  const float axis = std::atan2(dy, dx);
  const float spread = std::acos((ra - rb) / distance);
  const auto arc = [this](Point c, float r, float from, float to) {
    const int pieces =
        std::max(1, static_cast<int>(std::ceil((to - from) / (std::numbers::pi_v<float> / 2))));
    const float step = (to - from) / static_cast<float>(pieces);
    const float k = 4.0F / 3.0F * std::tan(step / 4) * r;
    for (int i = 0; i < pieces; ++i) {
      const float t0 = from + step * static_cast<float>(i), t1 = t0 + step;
      const Point p0{c.x + r * std::cos(t0), c.y + r * std::sin(t0)};
      const Point p1{c.x + r * std::cos(t1), c.y + r * std::sin(t1)};
      curve_to({p0.x - k * std::sin(t0), p0.y + k * std::cos(t0)},
               {p1.x + k * std::sin(t1), p1.y - k * std::cos(t1)}, p1);
    }
  };
  const float full = 2 * std::numbers::pi_v<float>;
  // Round b from one tangent to the other through its far side, then back round a.
  move_to({b.x + rb * std::cos(axis - spread), b.y + rb * std::sin(axis - spread)});
  arc(b, rb, axis - spread, axis + spread);
  line_to({a.x + ra * std::cos(axis + spread), a.y + ra * std::sin(axis + spread)});
  arc(a, ra, axis + spread, axis - spread + full);
  close();
}

Path::Bounds Path::bounds() const {
  if (points_.empty()) return {0, 0, 0, 0};
  constexpr float far = std::numeric_limits<float>::max();
  Bounds box{far, far, -far, -far};
  for (const Point p : points_) {
    box.left = std::min(box.left, p.x);
    box.right = std::max(box.right, p.x);
    box.top = std::min(box.top, p.y);
    box.bottom = std::max(box.bottom, p.y);
  }
  return box;
}

}  // namespace onesheet::pixels

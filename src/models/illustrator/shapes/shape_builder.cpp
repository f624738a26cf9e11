#include "models/illustrator/shapes/shape_builder.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace onesheet::illustrator {
namespace {

using pixels::Path;
constexpr float kPi = std::numbers::pi_v<float>;

float length(Point a, Point b) { return std::hypot(b.x - a.x, b.y - a.y); }

// One contour read back from a path: its start and its segments as cubics.
struct Walked {
  Point start;
  std::vector<Point> curve;
};

std::vector<Walked> walk(const Path& path) {
  std::vector<Walked> contours;
  std::size_t at = 0;
  Point pen;
  const auto& points = path.points();
  for (const Path::Verb verb : path.verbs()) {
    switch (verb) {
      case Path::Verb::move:
        pen = points[at++];
        contours.push_back({pen, {}});
        break;
      case Path::Verb::line: {
        const Point end = points[at++];
        auto& curve = contours.back().curve;
        curve.insert(curve.end(), {between(pen, end, 1.0F / 3), between(pen, end, 2.0F / 3), end});
        pen = end;
        break;
      }
      case Path::Verb::cubic: {
        auto& curve = contours.back().curve;
        curve.insert(curve.end(), {points[at], points[at + 1], points[at + 2]});
        pen = points[at + 2];
        at += 3;
        break;
      }
      case Path::Verb::close:
        break;
    }
  }
  return contours;
}

// Where a cubic turns back, per axis: roots of its derivative inside (0, 1).
void stretch(float& low, float& high, float p0, float p1, float p2, float p3) {
  const auto at = [&](float t) {
    const float u = 1 - t;
    return u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3;
  };
  const auto include = [&](float value) {
    low = std::min(low, value);
    high = std::max(high, value);
  };
  include(p3);
  const float a = -p0 + 3 * p1 - 3 * p2 + p3;
  const float b = 2 * (p0 - 2 * p1 + p2);
  const float c = p1 - p0;
  if (std::fabs(a) < 1e-9F) {
    if (std::fabs(b) > 1e-9F && -c / b > 0 && -c / b < 1) include(at(-c / b));
    return;
  }
  const float inside = b * b - 4 * a * c;
  if (inside < 0) return;
  for (const float sign : {-1.0F, 1.0F}) {
    const float t = (-b + sign * std::sqrt(inside)) / (2 * a);
    if (t > 0 && t < 1) include(at(t));
  }
}

// The two handles of a circular arc of at most a quarter turn are this far out (Goldapp 1991).
float arc_handle(float radians) { return 4.0F / 3.0F * std::tan(radians / 4); }

}  // namespace

Affine turn_scale_move(float radians, float sx, float sy, float dx, float dy) {
  const float c = std::cos(radians);
  const float s = std::sin(radians);
  return {c * sx, -s * sy, s * sx, c * sy, dx, dy};
}

Point between(Point a, Point b, float t) { return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t}; }

Point swing(Point from, float radians, float length_units) {
  return {from.x + std::sin(radians) * length_units, from.y + std::cos(radians) * length_units};
}

Sketch& Sketch::layer(float tone) {
  layers_.push_back({});
  layers_.back().tone = tone;
  return *this;
}

Sketch& Sketch::lit(float tone) {
  layer(tone);
  layers_.back().emissive = true;
  return *this;
}

Sketch& Sketch::shade(float tone, float blur) {
  layer(tone);
  layers_.back().blur = blur;
  return *this;
}

// Outlines run one way round (positive shoelace sum, y down), cuts the other, so non-zero filling unites
// parts.
void Sketch::put(const Contour& contour, bool cut) {
  if (contour.curve.empty()) return;
  if (layers_.empty()) layer(0.1F);
  float area = 0;
  Point previous = contour.start;
  for (const Point& point : contour.curve) {
    area += previous.x * point.y - point.x * previous.y;
    previous = point;
  }
  area += previous.x * contour.start.y - contour.start.x * previous.y;
  Path& path = layers_.back().path;
  const std::vector<Point>& curve = contour.curve;
  if ((area >= 0) != cut) {
    path.move_to(contour.start);
    for (std::size_t i = 0; i < curve.size(); i += 3) path.curve_to(curve[i], curve[i + 1], curve[i + 2]);
  } else {
    path.move_to(curve.back());
    for (std::size_t i = curve.size(); i > 0; i -= 3)
      path.curve_to(curve[i - 2], curve[i - 3], i > 3 ? curve[i - 4] : contour.start);
  }
  path.close();
}

Sketch::Contour Sketch::straight(std::span<const Point> corners) {
  Contour contour;
  if (corners.size() < 3) return contour;
  contour.start = corners.front();
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const Point a = corners[i];
    const Point b = corners[(i + 1) % corners.size()];
    contour.curve.insert(contour.curve.end(), {between(a, b, 1.0F / 3), between(a, b, 2.0F / 3), b});
  }
  return contour;
}

// Each knot's tangent is that of the circle through it and its neighbours; handles are a third of their own
// segment, so unevenly spaced knots do not overshoot.
Sketch::Contour Sketch::smooth(std::span<const Knot> knots) {
  Contour contour;
  const std::size_t count = knots.size();
  if (count < 3) return contour;
  const auto point = [&](std::size_t i) { return Point{knots[i % count].x, knots[i % count].y}; };
  const auto tangent = [&](std::size_t i) {
    const Point before = point(i + count - 1);
    const Point here = point(i);
    const Point after = point(i + 1);
    const float la = std::max(length(before, here), 1e-6F);
    const float lb = std::max(length(here, after), 1e-6F);
    const Point in{(here.x - before.x) / la, (here.y - before.y) / la};
    const Point out{(after.x - here.x) / lb, (after.y - here.y) / lb};
    const Point mix{(in.x * lb + out.x * la) / (la + lb), (in.y * lb + out.y * la) / (la + lb)};
    const float norm = std::max(std::hypot(mix.x, mix.y), 1e-6F);
    return Point{mix.x / norm, mix.y / norm};
  };
  contour.start = point(0);
  for (std::size_t i = 0; i < count; ++i) {
    const Point a = point(i);
    const Point b = point(i + 1);
    const float reach = length(a, b) * 0.36F;
    Point c1 = between(a, b, 1.0F / 3);
    Point c2 = between(a, b, 2.0F / 3);
    if (!knots[i].corner) {
      const Point t = tangent(i);
      c1 = {a.x + t.x * reach, a.y + t.y * reach};
    }
    if (!knots[(i + 1) % count].corner) {
      const Point t = tangent(i + 1);
      c2 = {b.x - t.x * reach, b.y - t.y * reach};
    }
    contour.curve.insert(contour.curve.end(), {c1, c2, b});
  }
  return contour;
}

Sketch::Contour Sketch::oval(Point centre, float rx, float ry, float radians) {
  const Affine place = turn_scale_move(radians, rx, ry, centre.x, centre.y);
  constexpr float k = 0.5522847F;
  Contour contour;
  contour.start = place.apply({1, 0});
  for (const Point p : {Point{1, k}, Point{k, 1}, Point{0, 1}, Point{-k, 1}, Point{-1, k}, Point{-1, 0},
                        Point{-1, -k}, Point{-k, -1}, Point{0, -1}, Point{k, -1}, Point{1, -k}, Point{1, 0}})
    contour.curve.push_back(place.apply(p));
  return contour;
}

void Sketch::polygon(std::span<const Point> corners) { put(straight(corners), false); }
void Sketch::loop(std::span<const Knot> knots) { put(smooth(knots), false); }

void Sketch::symmetric(std::initializer_list<Knot> right_side, float axis) {
  Knots knots(right_side);
  for (auto it = std::rbegin(right_side); it != std::rend(right_side); ++it) {
    // A knot on the axis is its own mirror image.
    if (std::fabs(it->x - axis) < 1e-5F) continue;
    knots.push_back({2 * axis - it->x, it->y, it->corner});
  }
  loop(knots);
}

void Sketch::ellipse(Point centre, float rx, float ry, float radians) {
  put(oval(centre, rx, ry, radians), false);
}

void Sketch::rect(float left, float top, float right, float bottom) {
  polygon({{left, top}, {right, top}, {right, bottom}, {left, bottom}});
}

void Sketch::round_rect(float left, float top, float right, float bottom, float r) {
  r = std::min({r, (right - left) / 2, (bottom - top) / 2});
  const float k = r * 0.4477153F;
  Contour contour;
  contour.start = {left + r, top};
  const auto edge = [&](Point to) {
    const Point from = contour.curve.empty() ? contour.start : contour.curve.back();
    contour.curve.insert(contour.curve.end(), {between(from, to, 1.0F / 3), between(from, to, 2.0F / 3), to});
  };
  const auto turn = [&](Point c1, Point c2, Point to) {
    contour.curve.insert(contour.curve.end(), {c1, c2, to});
  };
  edge({right - r, top});
  turn({right - k, top}, {right, top + k}, {right, top + r});
  edge({right, bottom - r});
  turn({right, bottom - k}, {right - k, bottom}, {right - r, bottom});
  edge({left + r, bottom});
  turn({left + k, bottom}, {left, bottom - k}, {left, bottom - r});
  edge({left, top + r});
  turn({left, top + k}, {left + k, top}, {left + r, top});
  put(contour, false);
}

void Sketch::capsule(Point a, float ra, Point b, float rb) {
  const float d = length(a, b);
  if (d <= std::fabs(ra - rb) + 1e-6F) {
    circle(ra > rb ? a : b, std::max(ra, rb));
    return;
  }
  // The outer tangents touch both circles at this angle from the axis.
  const float axis = std::atan2(b.y - a.y, b.x - a.x);
  const float touch = std::acos((ra - rb) / d);
  Contour contour;
  const auto arc_to = [&](Point centre, float r, float from, float to) {
    const int pieces = std::max(1, static_cast<int>(std::ceil((to - from) / (kPi / 2) - 1e-4F)));
    const float step = (to - from) / static_cast<float>(pieces);
    const float k = arc_handle(step) * r;
    for (int i = 0; i < pieces; ++i) {
      const float s = from + step * static_cast<float>(i);
      const float e = s + step;
      const Point p{centre.x + r * std::cos(s), centre.y + r * std::sin(s)};
      const Point q{centre.x + r * std::cos(e), centre.y + r * std::sin(e)};
      contour.curve.insert(contour.curve.end(), {{p.x - k * std::sin(s), p.y + k * std::cos(s)},
                                                 {q.x + k * std::sin(e), q.y - k * std::cos(e)},
                                                 q});
    }
  };
  const auto straight_to = [&](Point to) {
    const Point from = contour.curve.back();
    contour.curve.insert(contour.curve.end(), {between(from, to, 1.0F / 3), between(from, to, 2.0F / 3), to});
  };
  contour.start = {a.x + ra * std::cos(axis + touch), a.y + ra * std::sin(axis + touch)};
  arc_to(a, ra, axis + touch, axis + 2 * kPi - touch);
  straight_to({b.x + rb * std::cos(axis - touch), b.y + rb * std::sin(axis - touch)});
  arc_to(b, rb, axis - touch, axis + touch);
  straight_to(contour.start);
  put(contour, false);
}

void Sketch::sweep(std::span<const Point> joints, std::span<const float> radii, bool flat_start) {
  const std::size_t count = std::min(joints.size(), radii.size());
  if (count == 0) return;
  if (count == 1) {
    circle(joints[0], radii[0]);
    return;
  }
  constexpr int kSteps = 7;
  const auto joint = [&](std::ptrdiff_t i) {
    return joints[static_cast<std::size_t>(
        std::clamp<std::ptrdiff_t>(i, 0, static_cast<std::ptrdiff_t>(count) - 1))];
  };
  const auto radius = [&](std::ptrdiff_t i) {
    return radii[static_cast<std::size_t>(
        std::clamp<std::ptrdiff_t>(i, 0, static_cast<std::ptrdiff_t>(count) - 1))];
  };
  // Catmull–Rom for the axis and for the thickness alike.
  const auto spline = [](float a, float b, float c, float d, float t) {
    return 0.5F *
           (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
  };
  Point last = joints[0];
  float last_radius = radii[0];
  float travelled = 0;
  for (std::ptrdiff_t i = 0; i + 1 < static_cast<std::ptrdiff_t>(count); ++i) {
    for (int step = 1; step <= kSteps; ++step) {
      const float t = static_cast<float>(step) / kSteps;
      const Point here{spline(joint(i - 1).x, joint(i).x, joint(i + 1).x, joint(i + 2).x, t),
                       spline(joint(i - 1).y, joint(i).y, joint(i + 1).y, joint(i + 2).y, t)};
      const float r = std::max(spline(radius(i - 1), radius(i), radius(i + 1), radius(i + 2), t), 1e-4F);
      travelled += length(last, here);
      // Near a flat start a round joint would bulge past it.
      if (flat_start && travelled - length(last, here) < last_radius) {
        const float l = std::max(length(last, here), 1e-6F);
        const Point n{-(here.y - last.y) / l, (here.x - last.x) / l};
        polygon({{last.x + n.x * last_radius, last.y + n.y * last_radius},
                 {here.x + n.x * r, here.y + n.y * r},
                 {here.x - n.x * r, here.y - n.y * r},
                 {last.x - n.x * last_radius, last.y - n.y * last_radius}});
      } else {
        capsule(last, last_radius, here, r);
      }
      last = here;
      last_radius = r;
    }
  }
}

void Sketch::arc(Point centre, float rx, float ry, float from_radians, float to_radians, float width) {
  const int pieces = std::max(3, static_cast<int>(std::fabs(to_radians - from_radians) * 5));
  Points outer;
  Points inner;
  for (int i = 0; i <= pieces; ++i) {
    const float a =
        from_radians + (to_radians - from_radians) * static_cast<float>(i) / static_cast<float>(pieces);
    outer.push_back({centre.x + std::sin(a) * (rx + width / 2), centre.y + std::cos(a) * (ry + width / 2)});
    inner.push_back({centre.x + std::sin(a) * (rx - width / 2), centre.y + std::cos(a) * (ry - width / 2)});
  }
  Knots knots;
  for (std::size_t i = 0; i < outer.size(); ++i)
    knots.push_back({outer[i].x, outer[i].y, i == 0 || i + 1 == outer.size()});
  for (std::size_t i = inner.size(); i-- > 0;)
    knots.push_back({inner[i].x, inner[i].y, i == 0 || i + 1 == inner.size()});
  loop(knots);
}

void Sketch::ring(Point centre, float outer, float inner) {
  circle(centre, outer);
  cut_ellipse(centre, inner, inner);
}

void Sketch::spokes(Point centre, float from_r, float to_r, int count, float width, float turn_radians) {
  for (int i = 0; i < count; ++i) {
    const float a = turn_radians + 2 * kPi * static_cast<float>(i) / static_cast<float>(count);
    line(swing(centre, a, from_r), swing(centre, a, to_r), width);
  }
}

void Sketch::wheel(Point centre, float r, float tyre, int spoke_count, float tone) {
  layer(tone);
  ring(centre, r, r - tyre);
  layer(tone + 0.12F);
  spokes(centre, 0, r - tyre * 0.8F, spoke_count, r * 0.05F);
  circle(centre, r * 0.14F);
}

void Sketch::cut_polygon(std::span<const Point> corners) { put(straight(corners), true); }
void Sketch::cut_loop(std::initializer_list<Knot> knots) {
  put(smooth(std::span(knots.begin(), knots.size())), true);
}
void Sketch::cut_ellipse(Point centre, float rx, float ry) { put(oval(centre, rx, ry, 0), true); }
void Sketch::cut_rect(float left, float top, float right, float bottom) {
  cut_polygon({{left, top}, {right, top}, {right, bottom}, {left, bottom}});
}

namespace {

// Moves a path; one that mirrors runs every contour backwards, so outlines stay outlines and cuts stay cuts.
Path moved(const Path& path, const Affine& by) {
  if (by.xx * by.yy - by.xy * by.yx >= 0) return path.transformed(by);
  Path turned;
  for (const Walked& contour : walk(path)) {
    const auto& curve = contour.curve;
    if (curve.empty()) continue;
    turned.move_to(by.apply(curve.back()));
    for (std::size_t i = curve.size(); i > 0; i -= 3)
      turned.curve_to(by.apply(curve[i - 2]), by.apply(curve[i - 3]),
                      by.apply(i > 3 ? curve[i - 4] : contour.start));
    turned.close();
  }
  return turned;
}

}  // namespace

void Sketch::add(const Sketch& other, const Affine& by, float tone_shift) {
  for (const Layer& layer_in : other.layers_) {
    Layer copy = layer_in;
    copy.path = moved(layer_in.path, by);
    copy.blur *= std::sqrt(std::fabs(by.xx * by.yy - by.xy * by.yx));
    if (!copy.emissive) copy.tone = std::clamp(copy.tone + tone_shift, 0.0F, 1.0F);
    layers_.push_back(std::move(copy));
  }
  for (const Anchor& named : other.anchors_) anchors_.push_back({named.name, by.apply(named.at)});
}

void Sketch::merge(const Sketch& other, const Affine& by) {
  if (layers_.empty()) layer(0.1F);
  for (const Layer& layer_in : other.layers_) layers_.back().path.append(moved(layer_in.path, by));
}

Sketch::Box Sketch::measure() const {
  Box box{1e9F, 1e9F, -1e9F, -1e9F};
  for (const Layer& one : layers_) {
    if (one.blur > 0) continue;
    for (const Walked& contour : walk(one.path)) {
      Point pen = contour.start;
      box = {std::min(box.left, pen.x), std::min(box.top, pen.y), std::max(box.right, pen.x),
             std::max(box.bottom, pen.y)};
      for (std::size_t i = 0; i < contour.curve.size(); i += 3) {
        const Point c1 = contour.curve[i];
        const Point c2 = contour.curve[i + 1];
        const Point end = contour.curve[i + 2];
        stretch(box.left, box.right, pen.x, c1.x, c2.x, end.x);
        stretch(box.top, box.bottom, pen.y, c1.y, c2.y, end.y);
        pen = end;
      }
    }
  }
  return box.right < box.left ? Box{} : box;
}

Shape Sketch::finish(const Finish& how) const {
  const Box box = measure();
  const float height = std::max(box.height(), 1e-6F);
  const float scale = 1 / height;
  const float middle = how.centred ? (box.left + box.right) / 2 : how.stance_x;
  Shape shape;
  for (const Layer& one : layers_) {
    if (one.path.empty()) continue;
    Layer copy = one;
    copy.blur *= scale;
    copy.path =
        one.path.transformed(Affine::scale_then_move(scale, scale, -middle * scale, -box.bottom * scale));
    shape.layers.push_back(std::move(copy));
  }
  const auto into_unit = Affine::scale_then_move(scale, scale, -middle * scale, -box.bottom * scale);
  for (const Anchor& named : anchors_) shape.anchors.push_back({named.name, into_unit.apply(named.at)});
  shape.facing = how.facing;
  shape.stands = how.stands;
  shape.aspect = box.width() * scale;
  shape.real_height_m = how.of_height > 0 ? how.real_height_m * height / how.of_height : how.real_height_m;
  shape.iconic = how.iconic;
  return shape;
}

}  // namespace onesheet::illustrator

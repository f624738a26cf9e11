// Outlines and their coverage: the one rasteriser of the house, used for silhouettes and for glyphs.
#pragma once

#include <vector>

#include "pixels/image.h"

namespace onesheet::pixels {

struct Point {
  float x = 0, y = 0;
};

// x' = xx·x + xy·y + dx ; y' = yx·x + yy·y + dy
struct Affine {
  float xx = 1, xy = 0, yx = 0, yy = 1, dx = 0, dy = 0;
  static Affine scale_then_move(float sx, float sy, float dx, float dy) { return {sx, 0, 0, sy, dx, dy}; }
  Point apply(Point p) const { return {xx * p.x + xy * p.y + dx, yx * p.x + yy * p.y + dy}; }
};

enum class FillRule { non_zero, even_odd };

// Closed contours of lines and cubic Béziers. y grows downward.
class Path {
 public:
  enum class Verb : unsigned char { move, line, cubic, close };
  void move_to(Point p);
  void line_to(Point p);
  void curve_to(Point c1, Point c2, Point end);
  void close();
  void append(const Path& other, const Affine& by = {});
  Path transformed(const Affine& by) const;
  // Smooth closed curve through the points (Catmull–Rom, centripetal-like tension `tension` 0…1).
  void add_smooth_loop(const std::vector<Point>& through, float tension = 0.5F);
  void add_polygon(const std::vector<Point>& corners);
  void add_ellipse(Point centre, float rx, float ry);
  void add_rect(float left, float top, float right, float bottom);
  // A limb: two circles of radius ra and rb joined by their outer tangents.
  void add_capsule(Point a, float ra, Point b, float rb);
  bool empty() const { return verbs_.empty(); }
  struct Bounds {
    float left, top, right, bottom;
  };
  Bounds bounds() const;  // of all points, control points included; zeros when empty

  const std::vector<Verb>& verbs() const { return verbs_; }
  const std::vector<Point>& points() const { return points_; }

 private:
  std::vector<Verb> verbs_;
  std::vector<Point> points_;
};

// Coverage 0…1 of the transformed path over a width × height window (pixel (0,0) covers [0,1)²),
// anti-aliased. Adds nothing outside the window. Deterministic.
Plane fill_coverage(const Path& path, const Affine& to_pixels, int width, int height,
                    FillRule rule = FillRule::non_zero);

}  // namespace onesheet::pixels

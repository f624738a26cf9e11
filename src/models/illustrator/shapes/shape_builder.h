// A drawing pad for shapes. Draw in any units that suit the thing (y grows downward, the ground where you
// like); finish() measures the drawing and moves it into the unit box of shape.h.
//
// Parts go into the current layer and are united there: every contour is turned the same way round, so parts
// of one layer may overlap freely. A cut takes its area out of what the current layer holds (draw it last,
// once).
#pragma once

#include <initializer_list>
#include <span>
#include <vector>

#include "models/illustrator/shapes/shape.h"

namespace onesheet::illustrator {

using pixels::Affine;
using pixels::Point;

// A point of a smooth outline; a corner stays sharp.
struct Knot {
  float x = 0, y = 0;
  bool corner = false;
};
inline constexpr bool kCorner = true;

using Knots = std::vector<Knot>;
using Points = std::vector<Point>;

// Turn by `radians` (clockwise on screen), scale, then move.
Affine turn_scale_move(float radians, float sx, float sy, float dx, float dy);
Point between(Point a, Point b, float t);
// From `from`, `length` away in direction `radians`: 0 is straight down, positive swings to the right.
Point swing(Point from, float radians, float length);
constexpr float degrees(float value) { return value * 0.01745329252F; }

class Sketch {
 public:
  // Starts a new layer above the others. Tones: 0.02–0.2 for the body of a silhouette, up to 0.5 for pale
  // parts.
  Sketch& layer(float tone);
  // Starts a new layer that glows: windows, lamps.
  Sketch& lit(float tone = 1.0F);
  // Starts a layer of soft shading on what is drawn already: folds, hollows, a light belly. `blur` in the
  // drawing's units.
  Sketch& shade(float tone, float blur);

  void polygon(std::span<const Point> corners);
  void polygon(std::initializer_list<Point> corners) { polygon(std::span(corners.begin(), corners.size())); }
  // Closed smooth curve through the knots.
  void loop(std::span<const Knot> knots);
  void loop(std::initializer_list<Knot> knots) { loop(std::span(knots.begin(), knots.size())); }
  // The outline of a thing symmetric about x = `axis`, given its right side from top to bottom.
  void symmetric(std::initializer_list<Knot> right_side, float axis = 0);
  void ellipse(Point centre, float rx, float ry, float radians = 0);
  void circle(Point centre, float r) { ellipse(centre, r, r); }
  void rect(float left, float top, float right, float bottom);
  // A rectangle whose corners are rounded by `r`.
  void round_rect(float left, float top, float right, float bottom, float r);
  // A round-ended limb between two circles.
  void capsule(Point a, float ra, Point b, float rb);
  void line(Point a, Point b, float width) { capsule(a, width / 2, b, width / 2); }
  // A body of changing thickness along a smooth curve through the joints: legs, tails, necks, branches.
  // One radius per joint. A flat start (a trunk on the ground) has no round end.
  void sweep(std::span<const Point> joints, std::span<const float> radii, bool flat_start = false);
  void sweep(std::initializer_list<Point> joints, std::initializer_list<float> radii,
             bool flat_start = false) {
    sweep(std::span(joints.begin(), joints.size()), std::span(radii.begin(), radii.size()), flat_start);
  }
  // An arc of constant width, angles as in swing().
  void arc(Point centre, float rx, float ry, float from_radians, float to_radians, float width);
  // A ring (outer circle with the inner cut out).
  void ring(Point centre, float outer, float inner);
  // `count` spokes from the hub outward.
  void spokes(Point centre, float from_r, float to_r, int count, float width, float turn_radians = 0);
  // A tyre with rim and spokes, in its own layers.
  void wheel(Point centre, float r, float tyre, int spoke_count, float tone);
  // Windows in rows and columns, filling the box with gaps of `gap` (share of a cell); arched tops if asked.
  void windows(float left, float top, float right, float bottom, int columns, int rows, float gap = 0.4F,
               bool arched = false);
  // One window: rectangle with, if asked, a round or (pointed) gothic head.
  enum class Head { flat, round, pointed };
  void window(float left, float top, float right, float bottom, Head head = Head::flat);
  // A gable: triangle with eaves reaching `eaves` beyond the walls.
  void gable(float left, float right, float base_y, float peak_y, float eaves = 0);
  // A hanging or standing curve of battlements along the top of a wall.
  void battlements(float left, float right, float base_y, float merlon_height, int merlons);

  void cut_polygon(std::span<const Point> corners);
  void cut_polygon(std::initializer_list<Point> corners) {
    cut_polygon(std::span(corners.begin(), corners.size()));
  }
  void cut_loop(std::initializer_list<Knot> knots);
  void cut_ellipse(Point centre, float rx, float ry);
  void cut_rect(float left, float top, float right, float bottom);

  // Names a point; finish() carries it into the shape.
  void anchor(Anchor::Name name, Point at) { anchors_.push_back({name, at}); }

  // Adds all layers and anchors of another drawing above these, moved; a mirroring move is fine. `tone_shift`
  // is added to every layer that does not glow.
  void add(const Sketch& other, const Affine& by = {}, float tone_shift = 0);
  // Takes over a shape's layers as they are.
  void put_layers(const Shape& shape) {
    for (const Layer& one : shape.layers) layers_.push_back(one);
    anchors_.insert(anchors_.end(), shape.anchors.begin(), shape.anchors.end());
  }
  // Adds all contours of the other drawing to the current layer, moved.
  void merge(const Sketch& other, const Affine& by = {});

  struct Box {
    float left = 0, top = 0, right = 0, bottom = 0;
    float width() const { return right - left; }
    float height() const { return bottom - top; }
  };
  Box measure() const;  // tight: control points that bulge beyond the curve do not count
  bool empty() const { return layers_.empty(); }

  struct Finish {
    float real_height_m = 1.7F;  // of `of_height` units of the drawing; of the whole drawing when that is 0
    float of_height = 0;
    Facing facing = Facing::front;
    bool stands = true;
    bool iconic = true;
    // Where it stands, in the drawing's units; the middle of the drawing unless `centred` is false.
    float stance_x = 0;
    bool centred = true;
  };
  Shape finish(const Finish& how) const;

 private:
  struct Contour {
    Point start;
    std::vector<Point> curve;  // three points (two handles and an end) for each segment
  };
  void put(const Contour& contour, bool cut);
  static Contour smooth(std::span<const Knot> knots);
  static Contour straight(std::span<const Point> corners);
  static Contour oval(Point centre, float rx, float ry, float radians);

  std::vector<Layer> layers_;
  std::vector<Anchor> anchors_;
};

}  // namespace onesheet::illustrator

#include "pixels/path.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>

namespace onesheet::pixels {
namespace {

double area(const Plane& coverage) {
  double sum = 0;
  for (const float v : coverage.values()) sum += static_cast<double>(v);
  return sum;
}

TEST(Path, RectangleCoversExactly) {
  Path path;
  path.add_rect(2, 3, 6.5F, 5);
  const Plane c = fill_coverage(path, {}, 10, 10);
  EXPECT_FLOAT_EQ(c.at(2, 3), 1);
  EXPECT_FLOAT_EQ(c.at(1, 3), 0);
  EXPECT_NEAR(c.at(6, 4), 0.5, 0.01);
  EXPECT_NEAR(area(c), 9, 0.05);
}

TEST(Path, EllipseAndCapsuleHaveTheirAreas) {
  Path circle;
  circle.add_ellipse({50, 50}, 30, 20);
  EXPECT_NEAR(area(fill_coverage(circle, {}, 100, 100)), std::numbers::pi * 600, 4);
  Path limb;
  limb.add_capsule({30, 50}, 10, {70, 50}, 10);
  EXPECT_NEAR(area(fill_coverage(limb, {}, 100, 100)), std::numbers::pi * 100 + 800, 4);
  Path tapered;
  tapered.add_capsule({30, 50}, 14, {70, 50}, 5);
  const auto box = tapered.bounds();
  EXPECT_NEAR(box.left, 16, 1);  // control points may stand out a little
  EXPECT_NEAR(box.right, 75, 0.5);
  Path swallowed;
  swallowed.add_capsule({50, 50}, 20, {52, 50}, 5);
  EXPECT_NEAR(area(fill_coverage(swallowed, {}, 100, 100)), std::numbers::pi * 400, 4);
}

TEST(Path, FillRules) {
  Path nested;
  nested.add_rect(0, 0, 10, 10);
  nested.add_rect(3, 3, 7, 7);
  EXPECT_NEAR(area(fill_coverage(nested, {}, 10, 10, FillRule::non_zero)), 100, 0.1);
  EXPECT_NEAR(area(fill_coverage(nested, {}, 10, 10, FillRule::even_odd)), 84, 0.1);
}

TEST(Path, TransformAndAppend) {
  Path unit;
  unit.add_rect(0, -1, 1, 0);
  const auto moved = unit.transformed(Affine::scale_then_move(10, 20, 5, 30));
  const auto box = moved.bounds();
  EXPECT_FLOAT_EQ(box.left, 5);
  EXPECT_FLOAT_EQ(box.top, 10);
  EXPECT_FLOAT_EQ(box.right, 15);
  EXPECT_FLOAT_EQ(box.bottom, 30);
  Path twice = unit;
  twice.append(twice, Affine::scale_then_move(1, 1, 2, 0));
  EXPECT_EQ(twice.points().size(), 2 * unit.points().size());
}

TEST(Path, SmoothLoopPassesThroughItsPoints) {
  Path loop;
  loop.add_smooth_loop({{10, 50}, {50, 10}, {90, 50}, {50, 90}});
  const Plane c = fill_coverage(loop, {}, 100, 100);
  EXPECT_GT(c.at(50, 50), 0.99F);
  EXPECT_GT(area(c), 3200);  // rounder than the diamond
  EXPECT_LT(area(c), 6400);
}

TEST(Path, OutsideTheWindowAndStrangeNumbersAreHarmless) {
  Path path;
  path.add_rect(-1e9F, -1e9F, 1e9F, 1e9F);
  path.move_to({std::numeric_limits<float>::quiet_NaN(), 3});
  path.line_to({std::numeric_limits<float>::infinity(), 5});
  EXPECT_FLOAT_EQ(fill_coverage(path, {}, 4, 4).at(2, 2), 1);
  EXPECT_TRUE(fill_coverage(path, {}, 0, 5).empty());
  EXPECT_NEAR(area(fill_coverage(Path(), {}, 4, 4)), 0, 0);
}

}  // namespace
}  // namespace onesheet::pixels

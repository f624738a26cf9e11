// Almost people: made of snow, bones, iron, mist; and the very small.
#include <algorithm>
#include <array>
#include <cmath>

#include "models/illustrator/shapes/figure.h"
#include "models/illustrator/shapes/registry.h"

namespace onesheet::illustrator {
namespace {

float f(int i) { return static_cast<float>(i); }

Shape draw_mermaid(const Request&) {
  Sketch s;
  // Tail in one long curve, flukes at its end; she looks up to the left.
  s.layer(0.12F);
  s.sweep({{2, -54}, {7, -44}, {13, -33}, {12, -21}, {2, -11}, {-10, -9}, {-20, -14}},
          {6.4F, 8.2F, 8, 6.4F, 4.6F, 3, 1.8F});
  s.loop({{-18, -12, kCorner},
          {-22, -18},
          {-31, -28},
          {-40, -32, kCorner},
          {-38, -22},
          {-31, -14},
          {-40, -9},
          {-45, -1, kCorner},
          {-33, -2},
          {-24, -6}});
  s.layer(0.19F);
  for (int i = 0; i < 5; ++i)
    for (int j = -1; j <= 1; ++j) {
      const float y = -50 + 6.2F * f(i);
      const float x = 5 + 1.9F * f(i) + 4.6F * f(j) + (i % 2 == 0 ? 0 : 2.2F);
      s.arc({x, y}, 2.2F, 2.4F, degrees(-80), degrees(80), 0.5F);
    }
  s.loop({{-19, -12, kCorner}, {-28, -20}, {-38, -29, kCorner}, {-29, -18}});
  s.loop({{-20, -10, kCorner}, {-31, -9}, {-43, -3, kCorner}, {-31, -7}});
  // Body.
  s.layer(0.34F);
  s.loop({{-3, -83},
          {3, -84},
          {7.4F, -81},
          {8, -74},
          {6.4F, -66},
          {8.4F, -57},
          {9, -50},
          {2, -48},
          {-4.6F, -52},
          {-3.6F, -60},
          {-4, -68},
          {-7, -75},
          {-6, -81}});
  s.sweep({{-5, -79}, {-13, -72}, {-21, -78}, {-27, -88}}, {2.5F, 2.0F, 1.7F, 1.4F});
  s.sweep({{6, -79}, {13, -71}, {17, -61}, {15, -52}}, {2.5F, 2.0F, 1.6F, 1.3F});
  draw_hand(s, {-26.8F, -87.6F}, degrees(212), 0.72F, true);
  draw_hand(s, {15.2F, -52.4F}, degrees(-14), 0.72F, true);
  s.layer(0.16F);
  s.loop({{-7, -74}, {-2, -76}, {1, -73, kCorner}, {5, -76}, {8, -73}, {6, -69}, {1, -70}, {-4, -68.6F}});
  // Head and streaming hair.
  Pose p;
  p.look = View::left;
  p.nod = 14;
  Bones b = take_pose(woman_build(), p);
  s.layer(0.32F);
  s.sweep({{1, -90}, {1, -82}}, {2.1F, 2.4F});
  s.layer(0.05F);
  s.loop({{-1, -104},
          {6, -102.6F},
          {11, -97},
          {17, -93},
          {26, -92},
          {33, -86, kCorner},
          {26, -87},
          {30, -79, kCorner},
          {22, -82},
          {24, -72, kCorner},
          {16, -77},
          {13, -66, kCorner},
          {8, -76},
          {5, -84},
          {3, -92}});
  b.head = {-0.6F, -96};
  draw_head(s, b, {.hair = Hair::bob, .hair_tone = 0.05F, .skin_tone = 0.34F});
  return s.finish({.real_height_m = 1.9F, .facing = Facing::left, .stands = false});
}

Shape draw_snowman(const Request&) {
  Sketch s;
  s.layer(0.1F);
  s.sweep({{-18, -52}, {-32, -62}, {-42, -66}}, {1.0F, 0.8F, 0.5F});
  s.line({-35, -63}, {-38, -72}, 0.9F);
  s.sweep({{18, -52}, {32, -58}, {42, -70}}, {1.0F, 0.8F, 0.5F});
  s.line({35, -61}, {43, -61}, 0.9F);
  s.layer(0.48F);
  s.loop({{-27, -20},
          {-22, -36},
          {0, -44},
          {22, -36},
          {27, -20},
          {22, -4},
          {14, 0, kCorner},
          {-14, 0, kCorner},
          {-22, -4}});
  s.circle({0, -51}, 19);
  s.circle({0, -76}, 13.4F);
  s.layer(0.4F);
  s.loop({{-22, -34}, {-14, -22}, {-13, -8}, {-16, -1}, {-24, -8}, {-26.6F, -20}});
  s.loop({{-13, -64}, {-9, -52}, {-11, -40}, {-17, -44}, {-18.6F, -52}});
  s.layer(0.14F);
  s.loop({{-12, -69, kCorner}, {0, -65.4F}, {12, -69, kCorner}, {12.4F, -65}, {0, -61}, {-12.4F, -65}});
  s.polygon({{5, -64}, {10, -65.6F}, {11, -49}, {6.4F, -48}});
  s.layer(0.03F);
  s.ellipse({0, -87.6F}, 15, 2.2F);
  s.rect(-9.4F, -104, 9.4F, -87.6F);
  s.ellipse({0, -104}, 9.4F, 1.3F);
  for (const Point p : std::array<Point, 5>{{{-4.6F, -79.6F}, {4.6F, -79.6F}, {0, -58}, {0, -50}, {0, -42}}})
    s.circle(p, 1.5F);
  s.layer(0.24F);
  s.loop({{-1.6F, -76.6F}, {0, -77.6F}, {12, -73, kCorner}, {0, -73.4F}});
  s.rect(-9.4F, -92, 9.4F, -89);
  return s.finish({.real_height_m = 1.7F});
}

Shape draw_skeleton(const Request&) {
  Sketch s;
  const float bone = 0.44F;
  const auto limb = [&](Point a, Point b, float r) {
    s.sweep({a, between(a, b, 0.12F), between(a, b, 0.5F), between(a, b, 0.88F), b},
            {r * 1.5F, r * 0.9F, r * 0.7F, r * 0.9F, r * 1.5F});
  };
  s.layer(bone);
  for (const float d : {-1.0F, 1.0F}) {
    limb({d * 6, -50}, {d * 6.6F, -27}, 1.3F);
    limb({d * 6.2F, -25}, {d * 6.2F, -4}, 1.1F);
    limb({d * 7.6F, -24}, {d * 7.4F, -5}, 0.6F);
    s.loop({{d * 5, -4}, {d * 7.6F, -4}, {d * 12, -1}, {d * 12.4F, 0, kCorner}, {d * 4.6F, 0, kCorner}});
    limb({d * 12, -80}, {d * 15.4F, -63}, 1.1F);
    limb({d * 15.6F, -61}, {d * 16.8F, -47}, 0.8F);
    limb({d * 14.6F, -61}, {d * 15.8F, -47}, 0.5F);
    for (const float a : {-1.6F, -0.5F, 0.6F, 1.7F})
      s.sweep({{d * 16.4F, -46}, {d * 16.6F + a, -42}, {d * 16.8F + a * 1.4F, -37.6F}}, {0.8F, 0.55F, 0.4F});
    s.sweep({{0, -80}, {d * 6, -82}, {d * 12.6F, -81}}, {0.9F, 0.8F, 1.0F});
    // Ribs.
    for (int i = 0; i < 6; ++i) {
      const float y = -78 + 3.2F * f(i);
      const float half = 8.0F + 1.2F * std::sin(0.6F + 0.5F * f(i)) * 2;
      s.sweep({{d * 0.8F, y},
               {d * half * 0.7F, y - 0.2F},
               {d * half, y + 2.6F},
               {d * half * 0.72F, y + 4.8F},
               {d * 1.4F, y + 4.4F}},
              {0.6F, 0.62F, 0.6F, 0.5F, 0.45F});
    }
    s.loop({{d * 1, -56},
            {d * 6, -58.4F},
            {d * 10.4F, -57},
            {d * 10, -52},
            {d * 7, -49},
            {d * 3.4F, -47},
            {d * 2.4F, -50.4F},
            {d * 5, -53}});
  }
  for (int i = 0; i < 11; ++i) s.ellipse({0, -81 + 2.5F * f(i)}, 1.5F, 1.05F);
  s.symmetric(
      {{0, -100.4F}, {4.6F, -98.6F}, {6, -94}, {5, -90.4F}, {3.6F, -89}, {3.4F, -85.6F}, {0, -84.8F}});
  s.layer(0.03F);
  for (const float d : {-1.0F, 1.0F}) s.ellipse({d * 2.3F, -93}, 1.5F, 1.7F);
  s.polygon({{0, -91.4F}, {0.9F, -89.6F}, {-0.9F, -89.6F}});
  for (const float x : {-2.0F, -1.0F, 0.0F, 1.0F, 2.0F}) s.rect(x - 0.12F, -88.4F, x + 0.12F, -86.2F);
  return s.finish({.real_height_m = 1.75F});
}

Shape draw_robot(const Request&) {
  Sketch s;
  s.layer(0.13F);
  for (const float d : {-1.0F, 1.0F}) {
    for (int i = 0; i < 4; ++i) s.ellipse({d * 7.4F, -36 + 4.4F * f(i)}, 3.4F, 2.6F);
    for (int i = 0; i < 5; ++i) s.ellipse({d * (16.4F + 0.9F * f(i)), -66 + 4.2F * f(i)}, 3.0F, 2.5F);
  }
  s.layer(0.22F);
  for (const float d : {-1.0F, 1.0F}) {
    s.polygon({{d * 3.6F, -20}, {d * 11.2F, -20}, {d * 12.6F, -5}, {d * 3, -5}});
    s.loop({{d * 2, 0, kCorner}, {d * 2, -4}, {d * 6, -7}, {d * 12, -6}, {d * 16, -2}, {d * 16, 0, kCorner}});
    s.polygon({{d * 17, -47}, {d * 23.6F, -47}, {d * 24.4F, -37}, {d * 18, -37}});
    s.circle({d * 15.6F, -69}, 4.6F);
    s.loop({{d * 18.6F, -37, kCorner},
            {d * 16.6F, -32},
            {d * 18.4F, -26, kCorner},
            {d * 19.6F, -31},
            {d * 21.2F, -34},
            {d * 22.8F, -31},
            {d * 24.4F, -26, kCorner},
            {d * 25.8F, -32},
            {d * 23.8F, -37, kCorner}});
  }
  s.round_rect(-14, -74, 14, -38, 3);
  s.layer(0.16F);
  s.rect(-11, -40, 11, -35);
  s.rect(-3.6F, -79, 3.6F, -73);
  s.layer(0.24F);
  s.round_rect(-10.6F, -96, 10.6F, -77, 3);
  for (const float d : {-1.0F, 1.0F})
    s.round_rect(d > 0 ? 10.6F : -13.4F, -90, d > 0 ? 13.4F : -10.6F, -83, 1);
  s.line({0, -96}, {0, -103}, 0.8F);
  s.layer(0.3F);
  s.loop({{4, -95}, {9.6F, -93}, {9.8F, -80}, {8, -80}, {7.4F, -92}});
  s.layer(0.08F);
  s.round_rect(-8.4F, -92, 8.4F, -84.6F, 3);
  s.round_rect(-9, -69, 9, -55, 1.4F);
  for (int i = 0; i < 5; ++i) s.rect(-5.0F + 2.2F * f(i), -82, -4.0F + 2.2F * f(i), -79.4F);
  for (const Point p : std::array<Point, 4>{{{-11.6F, -71.6F}, {11.6F, -71.6F}, {-11.6F, -41}, {11.6F, -41}}})
    s.circle(p, 0.8F);
  s.lit();
  s.circle({-4, -88.2F}, 2.1F);
  s.circle({4, -88.2F}, 2.1F);
  s.circle({0, -104}, 1.5F);
  for (const float x : {-5.6F, 0.0F, 5.6F}) s.circle({x, -65}, 1.5F);
  s.rect(-7, -60, 3.6F, -58.4F);
  return s.finish({.real_height_m = 2.0F});
}

Shape draw_baby(const Request&) {
  Sketch s;
  // Sitting, from the front, arms out.
  s.layer(0.36F);
  for (const float d : {-1.0F, 1.0F}) {
    s.sweep({{d * 15, -44}, {d * 25, -36}, {d * 30, -42}}, {6.4F, 5.4F, 4.6F});
    s.circle({d * 31.5F, -44.6F}, 4.4F);
    s.sweep({{d * 12, -12}, {d * 26, -8}, {d * 30, -9}}, {9, 7, 6});
    s.ellipse({d * 33.6F, -9.4F}, 4.6F, 7.6F, d * 0.25F);
  }
  s.layer(0.24F);
  s.loop({{-15, -50},
          {0, -53},
          {15, -50},
          {19, -34},
          {19, -16},
          {14, -2},
          {0, 0},
          {-14, -2},
          {-19, -16},
          {-19, -34}});
  s.layer(0.46F);
  s.loop(
      {{-19, -18, kCorner}, {0, -14}, {19, -18, kCorner}, {17, -6}, {9, 0}, {0, 0.6F}, {-9, 0}, {-17, -6}});
  s.layer(0.38F);
  s.loop({{0, -99},
          {15, -94},
          {21, -80},
          {20, -68},
          {12, -56},
          {0, -52},
          {-12, -56},
          {-20, -68},
          {-21, -80},
          {-15, -94}});
  for (const float d : {-1.0F, 1.0F}) s.ellipse({d * 21, -72}, 3, 4.6F);
  s.layer(0.1F);
  s.loop({{0, -99.6F},
          {8, -98},
          {4, -95, kCorner},
          {6, -102, kCorner},
          {0, -104},
          {-3, -100, kCorner},
          {-1, -96},
          {-6, -97.6F}});
  s.layer(0.12F);
  for (const float d : {-1.0F, 1.0F}) s.ellipse({d * 7.6F, -73}, 1.8F, 2.3F);
  s.loop({{-4, -63.6F, kCorner}, {0, -61.6F}, {4, -63.6F, kCorner}, {0, -60}});
  return s.finish({.real_height_m = 0.48F});
}

}  // namespace

void register_beings(Registry& registry) {
  registry.add("mermaid", draw_mermaid);
  registry.add("snowman", draw_snowman);
  registry.add("skeleton", draw_skeleton);
  registry.add("robot", draw_robot);
  registry.add("baby", draw_baby);
}

}  // namespace onesheet::illustrator

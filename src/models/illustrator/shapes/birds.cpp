// Owl, parrot, moth: what has wings and is seen near.
#include <array>
#include <cmath>

#include "models/illustrator/shapes/registry.h"
#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {
namespace {

// Perched upright, looking at us: ear tufts, the mask of the face, eyes that shine.
Shape draw_owl(const Request&) {
  Sketch s;
  s.layer(0.05F);  // tail and perching feet
  s.loop({{-9, -18}, {9, -18}, {8.5F, -2, kCorner}, {3, 0.6F}, {-3, 0.6F}, {-8.5F, -2, kCorner}});
  s.layer(0.13F);
  s.loop({{0, -91},
          {8, -93},
          {19, -104, kCorner},
          {21.5F, -92},
          {24, -82},
          {23.5F, -72},
          {25.5F, -64},
          {30, -54},
          {32, -40},
          {29.5F, -22},
          {21, -6},
          {10, -3.5F},
          {0, -3},
          {-10, -3.5F},
          {-21, -6},
          {-29.5F, -22},
          {-32, -40},
          {-30, -54},
          {-25.5F, -64},
          {-23.5F, -72},
          {-24, -82},
          {-21.5F, -92},
          {-19, -104, kCorner},
          {-8, -93}});
  s.shade(0.4F, 3.2F);  // the pale breast
  s.ellipse({0, -36}, 13, 23);
  s.layer(0.07F);  // its bars
  for (int row = 0; row < 6; ++row)
    for (int i = -2; i <= 2; ++i) {
      const float x = (static_cast<float>(i) + (row % 2 == 0 ? 0.0F : 0.5F)) * 6.4F;
      const float y = -56 + 8.2F * static_cast<float>(row);
      if (std::fabs(x) > 15 - std::fabs(y + 34) * 0.12F) continue;
      s.loop({{x - 2.3F, y - 1.2F, kCorner}, {x, y + 0.6F}, {x + 2.3F, y - 1.2F, kCorner}, {x, y + 2.6F}});
    }
  for (const float d : {-1.0F, 1.0F}) {
    s.layer(0.06F);  // a folded wing
    s.loop({{d * 24, -64},
            {d * 30.5F, -54},
            {d * 32.4F, -40},
            {d * 30, -22},
            {d * 22.5F, -3, kCorner},
            {d * 18, -14},
            {d * 15.6F, -32},
            {d * 17, -52}});
    s.layer(0.14F);
    for (int i = 0; i < 4; ++i) {
      const float t = static_cast<float>(i) / 3;
      s.sweep({{d * (19 + 8 * t), -50 + 8 * t},
               {d * (19.5F + 8 * t), -30 + 5 * t},
               {d * (20.5F + 4 * t), -12 - 2 * t}},
              {0.3F, 0.7F, 0.3F});
    }
    s.layer(0.1F);  // toes
    for (const float x : {3.0F, 7.0F, 11.0F})
      s.sweep({{d * 7, -5}, {d * x, -3}, {d * (x + 0.6F), 0.4F}}, {1.9F, 1.6F, 0.6F});
  }
  for (const float d : {-1.0F, 1.0F}) {
    s.layer(0.03F);
    s.ellipse({d * 9.8F, -75}, 12.6F, 13.4F, d * 0.2F);
  }
  for (const float d : {-1.0F, 1.0F}) {
    s.layer(0.3F);
    s.ellipse({d * 9.8F, -74.6F}, 10.8F, 11.6F, d * 0.2F);
    s.shade(0.12F, 1.4F);
    s.ellipse({d * 9.4F, -75}, 6.4F, 6.8F);
  }
  s.layer(0.05F);  // brows meet above the beak
  for (const float d : {-1.0F, 1.0F})
    s.loop({{0, -73, kCorner},
            {d * 5, -82.5F},
            {d * 13, -90},
            {d * 20.6F, -101, kCorner},
            {d * 9, -92},
            {0, -84}});
  for (const float d : {-1.0F, 1.0F}) {
    s.lit(0.9F);
    s.circle({d * 9.2F, -76}, 4.9F);
    s.layer(0.0F);
    s.circle({d * 8.9F, -76}, 2.5F);
    s.layer(0.05F);  // the lid
    s.loop({{d * 3.6F, -78.6F}, {d * 9, -82}, {d * 15, -79.4F}, {d * 9.4F, -78.9F}});
  }
  s.layer(0.02F);
  s.loop({{0, -75}, {2.7F, -70}, {1.9F, -64.5F}, {0, -60.5F, kCorner}, {-1.9F, -64.5F}, {-2.7F, -70}});
  s.shade(0.3F, 0.5F);
  s.ellipse({-0.6F, -69}, 0.7F, 3);
  return s.finish({.real_height_m = 0.55F, .facing = Facing::front});
}

// An amazon, upright, in profile: hooked beak, the wing folded over a short tail.
Shape draw_parrot(const Request&) {
  Sketch s;
  s.layer(0.04F);
  s.loop({{-10, -30}, {-2, -18}, {-18, -4}, {-33, 6, kCorner}, {-38, 4}, {-33, -8, kCorner}, {-24, -24}});
  s.layer(0.08F);  // feet
  for (const float x : {2.0F, 11.0F}) {
    s.sweep({{x, -16}, {x + 1, -6}, {x + 6, 0.4F}, {x + 10, 1}}, {3.2F, 2.0F, 1.6F, 0.7F});
    s.sweep({{x + 1, -4}, {x - 5, 1}}, {1.8F, 0.7F});
  }
  s.layer(0.17F);
  s.loop({{12, -99},
          {22, -97},
          {29, -90},
          {31, -80},
          {30, -70},
          {31, -58},
          {33, -44},
          {29, -28},
          {19, -15},
          {7, -11},
          {-5, -14},
          {-15, -22},
          {-19, -38},
          {-14, -56},
          {-7, -68},
          {-4, -80},
          {-1, -92}});
  s.shade(0.36F, 3.5F);
  s.ellipse({24, -42}, 6, 17, 0.1F);
  s.layer(0.1F);
  s.loop({{-4, -68},
          {7, -64},
          {13, -50},
          {9, -34},
          {-5, -18},
          {-24, -3, kCorner},
          {-22, -16},
          {-20, -36},
          {-14, -56}});
  s.layer(0.2F);
  for (int i = 0; i < 4; ++i) {
    const float t = static_cast<float>(i);
    s.sweep({{9 - 5 * t, -46 + 3 * t}, {2 - 5 * t, -30 + 4 * t}, {-10 - 3 * t, -15 + 2.4F * t}},
            {0.3F, 0.8F, 0.3F});
  }
  s.layer(0.24F);
  for (int row = 0; row < 3; ++row)
    for (int i = 0; i < 3; ++i) {
      const Point p{-6 + 5.4F * static_cast<float>(i) - 2.0F * static_cast<float>(row),
                    -58 + 5.0F * static_cast<float>(row) + 1.6F * static_cast<float>(i)};
      s.loop({{p.x - 2.2F, p.y - 0.6F, kCorner},
              {p.x, p.y + 2.2F},
              {p.x + 2.2F, p.y - 0.2F, kCorner},
              {p.x, p.y + 1.0F}});
    }
  s.layer(0.4F);  // bare skin about the eye
  s.loop({{17, -91}, {24, -88}, {27, -81}, {23, -77}, {16, -80}, {14.5F, -86}});
  s.layer(0.05F);
  s.loop({{27, -93, kCorner},
          {36, -92},
          {42, -84},
          {41.5F, -74},
          {38, -67, kCorner},
          {36.5F, -75},
          {33.5F, -79},
          {29, -79, kCorner}});
  s.loop({{27, -80, kCorner}, {34, -79}, {36.5F, -73}, {33, -67}, {28, -70}});
  s.shade(0.28F, 0.7F);
  s.sweep({{30, -91}, {37, -88}, {40, -80}}, {0.8F, 1.0F, 0.5F});
  s.layer(0.0F);
  s.circle({20.6F, -84.6F}, 2.5F);
  s.layer(0.6F);
  s.circle({21.4F, -85.5F}, 0.8F);
  return s.finish(
      {.real_height_m = 0.36F, .facing = Facing::right, .iconic = true, .stance_x = 5, .centred = false});
}

// From above, wings spread: furred body, combed feelers, an eye on each wing.
void moth(Sketch& s, float pale) {
  for (const float d : {-1.0F, 1.0F}) {
    s.layer(pale - 0.06F);
    s.loop({{d * 3, 0}, {d * 22, 4}, {d * 34, 16}, {d * 33, 29}, {d * 24, 38}, {d * 12, 33}, {d * 5, 18}});
    s.layer(pale);
    s.loop({{d * 2.5F, -15},
            {d * 20, -29},
            {d * 42, -37},
            {d * 56, -36, kCorner},
            {d * 54, -26},
            {d * 47, -12},
            {d * 42, 2},
            {d * 37, 9, kCorner},
            {d * 24, 7},
            {d * 3, 3}});
    s.layer(pale - 0.12F);  // bands along the margin
    s.sweep({{d * 53, -33}, {d * 46, -17}, {d * 39, 2}}, {0.6F, 1.5F, 0.7F});
    s.sweep({{d * 33, -31}, {d * 29, -14}, {d * 25, 5}}, {0.5F, 1.2F, 0.5F});
    s.sweep({{d * 30, 17}, {d * 27, 28}, {d * 17, 33}}, {0.6F, 1.3F, 0.6F});
    s.layer(0.03F);
    s.ellipse({d * 24, -14}, 4.4F, 4.9F);
    s.ellipse({d * 19, 17}, 3.8F, 4.2F);
    s.layer(pale + 0.26F);
    s.ellipse({d * 24.4F, -14.6F}, 2.0F, 2.3F);
    s.ellipse({d * 19.4F, 16.4F}, 1.6F, 1.9F);
    s.layer(pale - 0.05F);
    s.sweep({{d * 1.4F, -24}, {d * 6, -33}, {d * 13, -39}}, {0.7F, 1.9F, 0.4F});
  }
  s.layer(pale - 0.04F);
  s.loop({{0, -27},
          {4.4F, -23},
          {5.6F, -14},
          {5, -4},
          {5.2F, 8},
          {3.6F, 20},
          {0, 27},
          {-3.6F, 20},
          {-5.2F, 8},
          {-5, -4},
          {-5.6F, -14},
          {-4.4F, -23}});
  s.layer(pale - 0.12F);
  for (const float y : {2.0F, 8.0F, 14.0F, 20.0F})
    s.loop({{-4.4F, y, kCorner}, {0, y + 1.2F}, {4.4F, y, kCorner}, {0, y + 2.6F}});
}

Shape draw_moth(const Request&) {
  Sketch s;
  moth(s, 0.2F);
  return s.finish({.real_height_m = 0.06F, .stands = false});
}

}  // namespace

void register_birds(Registry& registry) {
  registry.add("owl", draw_owl);
  registry.add("parrot", draw_parrot);
  registry.add("moth", draw_moth);
}

}  // namespace onesheet::illustrator

#include <algorithm>
#include <array>
#include <cmath>

#include "models/illustrator/shapes/registry.h"
#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {
namespace {

using Head = Sketch::Head;

float f(int i) { return static_cast<float>(i); }

Shape draw_eiffel_tower(const Request&) {
  Sketch s;
  const auto half_at = [](float t) { return 20.5F * std::exp(-t * 3.3F) + 0.55F; };  // t: 0 ground, 1 top
  const float top = -100;
  s.layer(0.07F);
  // Four legs as two curved pillars; above the second platform they are one.
  for (const float side : {-1.0F, 1.0F}) {
    Knots leg;
    for (int i = 0; i <= 24; ++i) {
      const float t = f(i) / 24;
      leg.push_back({side * half_at(t), top * t, i == 0 || i == 24});
    }
    for (int i = 24; i >= 0; --i) {
      const float t = f(i) / 24;
      const float thick = 5.6F * std::exp(-t * 2.5F) + 0.45F;
      leg.push_back(
          {side * std::max(half_at(t) - thick, t > 0.37F ? -0.05F : 0.6F), top * t, i == 0 || i == 24});
    }
    s.loop(leg);
  }
  s.rect(-21.6F, -1.2F, -13.6F, 0);
  s.rect(13.6F, -1.2F, 21.6F, 0);
  // Solid spine above, so lattice can be laid on it.
  Knots spine;
  for (int i = 9; i <= 24; ++i) spine.push_back({half_at(f(i) / 24), top * f(i) / 24, i == 9 || i == 24});
  for (int i = 24; i >= 9; --i) spine.push_back({-half_at(f(i) / 24), top * f(i) / 24, i == 9 || i == 24});
  s.loop(spine);
  s.rect(-15.6F, -21, 15.6F, -18);
  s.rect(-16.8F, -22, 16.8F, -20.6F);
  s.rect(-8, -40.6F, 8, -38.4F);
  s.rect(-8.8F, -41.6F, 8.8F, -40.4F);
  s.rect(-1.8F, -94.6F, 1.8F, -92.4F);
  s.rect(-0.9F, -98, 0.9F, -94);
  s.line({0, -97}, {0, -108}, 0.5F);
  s.arc({0, -4}, 13.6F, 14.4F, degrees(92), degrees(268), 1.3F);
  // Lattice: pale crossings on the legs, and light on the platforms.
  s.layer(0.26F);
  for (int i = 1; i < 44; ++i) {
    const float t = f(i) / 46;
    const float y = top * t;
    if (std::fabs(y + 20) < 2.6F || std::fabs(y + 40) < 2.4F) continue;
    const float next = top * (t + 1.0F / 46);
    const float thick = 5.6F * std::exp(-t * 2.5F) + 0.45F;
    const float width = std::max(0.12F, 0.3F * (1 - t));
    if (t < 0.37F) {
      for (const float side : {-1.0F, 1.0F}) {
        const float out = side * half_at(t);
        const float in = side * (half_at(t) - thick);
        s.line({out, y}, {side * (half_at(t + 1.0F / 46) - thick), next}, width);
        s.line({in, y}, {side * half_at(t + 1.0F / 46), next}, width);
      }
    } else if (t < 0.88F) {
      s.line({half_at(t), y}, {-half_at(t + 1.0F / 46), next}, width);
      s.line({-half_at(t), y}, {half_at(t + 1.0F / 46), next}, width);
    }
  }
  s.lit(0.8F);
  for (int i = 0; i < 13; ++i) s.rect(-14.6F + 2.3F * f(i), -20.2F, -13.6F + 2.3F * f(i), -19.2F);
  for (int i = 0; i < 7; ++i) s.rect(-7.2F + 2.2F * f(i), -40, -6.4F + 2.2F * f(i), -39.2F);
  s.circle({0, -99}, 0.8F);
  return s.finish({.real_height_m = 330});
}

Shape draw_statue_of_liberty(const Request&) {
  Sketch s;
  s.layer(0.09F);
  s.polygon({{-20, 0}, {-18, -5}, {18, -5}, {20, 0}});
  s.polygon({{-15, -5}, {-12.4F, -33}, {12.4F, -33}, {15, -5}});
  s.rect(-14, -36.4F, 14, -33);
  s.rect(-11.6F, -39.6F, 11.6F, -36);
  s.layer(0.05F);
  for (const float x : {-7.0F, 0.0F, 7.0F}) s.window(x - 1.6F, -27, x + 1.6F, -14, Head::round);
  s.rect(-13, -30.6F, 13, -29.8F);
  // Robe.
  s.layer(0.2F);
  s.loop({{-9.4F, -39, kCorner},
          {-9, -52},
          {-7.6F, -64},
          {-7.4F, -74},
          {-4, -79},
          {2, -80},
          {6.4F, -77},
          {8, -70},
          {9.4F, -56},
          {10, -39, kCorner}});
  s.layer(0.13F);
  for (const float x : {-6.0F, -3.0F, 0.4F, 4.0F, 7.0F})
    s.loop({{x * 0.6F, -70, kCorner}, {x + 0.6F, -54}, {x * 1.2F, -39.4F, kCorner}, {x - 0.2F, -54}});
  s.loop({{-6, -76, kCorner}, {1, -68}, {8.4F, -58, kCorner}, {2, -64}, {-5, -70}});
  // Raised arm with the torch; the other holds the tablet.
  s.layer(0.22F);
  s.sweep({{-5.6F, -76}, {-10, -84}, {-12, -94}, {-12.6F, -100}}, {2.6F, 2.0F, 1.5F, 1.2F});
  s.loop({{-9, -78}, {-5, -80}, {-4, -72}, {-9, -72}, {-12, -80, kCorner}});
  s.layer(0.16F);
  s.polygon({{-14.4F, -103.6F}, {-10.8F, -103.6F}, {-12, -97}, {-13.2F, -97}});
  s.rect(-15.2F, -104.8F, -10, -103.4F);
  s.lit();
  s.loop({{-12.6F, -104.6F},
          {-10.6F, -107},
          {-11.4F, -110},
          {-12, -114.4F, kCorner},
          {-14.4F, -110},
          {-14.6F, -107}});
  s.layer(0.24F);
  s.polygon({{6.4F, -74}, {12, -71.4F}, {9.4F, -60}, {4, -62.4F}});
  s.sweep({{6, -75}, {9.4F, -67}, {6.6F, -63}}, {2.0F, 1.7F, 1.3F});
  // Head and crown of rays.
  s.layer(0.24F);
  s.sweep({{0, -84}, {0, -79}}, {1.7F, 2.1F});
  s.loop({{0, -91},
          {2.8F, -89.6F},
          {3.2F, -86.4F},
          {1.6F, -82.6F},
          {0, -82},
          {-1.6F, -82.6F},
          {-3.2F, -86.4F},
          {-2.8F, -89.6F}});
  for (int i = 0; i < 7; ++i) {
    const float a = degrees(180 - 66 + 22.0F * f(i));
    const Point root = swing({0, -88}, a, 2.6F);
    const Point tip = swing({0, -88}, a, 7.6F);
    s.polygon({{root.x - std::cos(a) * 0.6F, root.y + std::sin(a) * 0.6F},
               tip,
               {root.x + std::cos(a) * 0.6F, root.y - std::sin(a) * 0.6F}});
  }
  s.layer(0.12F);
  s.rect(-3, -89.4F, 3, -88);
  return s.finish({.real_height_m = 93, .centred = false});
}

Shape draw_big_ben(const Request&) {
  Sketch s;
  s.layer(0.1F);
  s.rect(-9, -76, 9, 0);
  s.rect(-10.4F, -5, 10.4F, 0);
  s.layer(0.06F);
  s.rect(-9, -76, -5.4F, 0);
  s.layer(0.16F);
  for (const float x : {-8.6F, -3.2F, 2.4F, 7.8F}) s.rect(x, -58, x + 0.8F, -5);
  for (const float y : {-56.0F, -44.0F, -32.0F, -20.0F, -8.0F}) s.rect(-9.4F, y, 9.4F, y + 1.0F);
  s.lit(0.6F);
  for (int row = 0; row < 4; ++row)
    for (const float x : {-5.8F, -0.6F, 4.6F})
      s.window(x - 0.9F, -53.6F + 12 * f(row), x + 0.9F, -46 + 12 * f(row), Head::pointed);
  // Clock stage.
  s.layer(0.13F);
  s.rect(-11, -80, 11, -60);
  s.rect(-12, -61.6F, 12, -59.4F);
  s.rect(-12, -81.6F, 12, -79.4F);
  s.lit();
  s.circle({0, -70.4F}, 7.6F);
  s.layer(0.04F);
  s.ring({0, -70.4F}, 8.2F, 7.2F);
  s.layer(0.04F);
  for (int i = 0; i < 12; ++i)
    s.line(swing({0, -70.4F}, degrees(30.0F * f(i)), 6.0F), swing({0, -70.4F}, degrees(30.0F * f(i)), 7.0F),
           0.45F);
  s.line({0, -70.4F}, {0, -75.6F}, 0.6F);
  s.line({0, -70.4F}, {-3.2F, -72.6F}, 0.75F);
  s.circle({0, -70.4F}, 0.7F);
  // Belfry and spire.
  s.layer(0.08F);
  s.rect(-9.6F, -88, 9.6F, -81);
  s.lit(0.5F);
  for (int i = 0; i < 6; ++i) s.window(-8.6F + 3 * f(i), -86.8F, -6.8F + 3 * f(i), -82, Head::pointed);
  s.layer(0.055F);
  s.loop({{-11, -87.6F, kCorner},
          {-7, -95},
          {-4.8F, -101, kCorner},
          {4.8F, -101, kCorner},
          {7, -95},
          {11, -87.6F, kCorner}});
  s.rect(-4.8F, -105.4F, 4.8F, -100.6F);
  s.loop({{-5.8F, -105, kCorner}, {-2.4F, -112}, {0, -124, kCorner}, {2.4F, -112}, {5.8F, -105, kCorner}});
  s.line({0, -122}, {0, -129}, 0.5F);
  for (const float side : {-1.0F, 1.0F})
    s.polygon({{side * 11.8F, -81}, {side * 10.6F, -92}, {side * 9.6F, -81}});
  s.lit(0.6F);
  for (const float x : {-3.0F, 0.0F, 3.0F}) s.rect(x - 0.7F, -104.4F, x + 0.7F, -101.4F);
  return s.finish({.real_height_m = 96});
}

}  // namespace

void register_landmarks(Registry& registry) {
  registry.add("eiffel_tower", draw_eiffel_tower);
  registry.add("statue_of_liberty", draw_statue_of_liberty);
  registry.add("big_ben", draw_big_ben);
}

}  // namespace onesheet::illustrator

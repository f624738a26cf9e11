// Bridges, towers and stones: New York, San Francisco, London, Paris, Washington, Giza, Salisbury Plain, Rapa
// Nui, and a street of the Old West.
#include <array>
#include <cmath>

#include "models/illustrator/shapes/registry.h"
#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {
namespace {

using Head = Sketch::Head;

float count_of(int i) { return static_cast<float>(i); }

// A parabola's height at x between supports: `low` in the middle, `high` at ±half.
float hang(float x, float half, float high, float low) {
  return low + (high - low) * (x / half) * (x / half);
}

void cable(Sketch& s, float from, float to, float middle, float half, float high, float low, float width) {
  Point last{from, hang(from - middle, half, high, low)};
  for (int i = 1; i <= 18; ++i) {
    const float x = from + (to - from) * count_of(i) / 18;
    const Point here{x, hang(x - middle, half, high, low)};
    s.line(last, here, width);
    last = here;
  }
}

Shape draw_golden_gate(const Request&) {
  Sketch s;
  constexpr float kTower = 62;
  s.layer(0.14F);
  s.rect(-150, -22, 150, -18.6F);
  s.layer(0.2F);
  for (int i = 0; i < 60; ++i) {
    const float x = -150 + 5 * count_of(i);
    s.line({x, -18.6F}, {x + 2.5F, -15}, 0.4F);
    s.line({x + 2.5F, -15}, {x + 5, -18.6F}, 0.4F);
  }
  s.rect(-150, -15.4F, 150, -14.6F);
  s.layer(0.16F);
  for (const float t : {-kTower, kTower}) {
    s.polygon({{t - 6, 0}, {t - 4.2F, -84}, {t - 1.8F, -84}, {t - 2.4F, 0}});
    s.polygon({{t + 6, 0}, {t + 4.2F, -84}, {t + 1.8F, -84}, {t + 2.4F, 0}});
    for (const float y : {-82.0F, -66.0F, -50.0F, -36.0F}) s.rect(t - 4.6F, y - 1.6F, t + 4.6F, y + 1.6F);
    for (const float y : {-6.0F, -12.0F}) s.line({t - 5.4F, y}, {t + 5.4F, y - 5}, 0.8F);
    s.rect(t - 9, -3, t + 9, 0);
  }
  cable(s, -kTower, kTower, 0, kTower, -83, -26, 1.1F);
  for (const float side : {-1.0F, 1.0F})
    s.sweep({{side * kTower, -83}, {side * 105, -46}, {side * 150, -22}}, {0.55F, 0.55F, 0.55F});
  s.layer(0.22F);
  for (int i = -11; i <= 11; ++i) {
    const float x = count_of(i) * 5.2F;
    s.line({x, hang(x, kTower, -83, -26)}, {x, -21}, 0.28F);
  }
  for (const float side : {-1.0F, 1.0F})
    for (int i = 1; i < 15; ++i) {
      const float t = count_of(i) / 16;
      const float x = side * (kTower + 88 * t);
      s.line({x, -83 + 62 * (t * 1.32F - 0.32F * t * t)}, {x, -21}, 0.28F);
    }
  return s.finish({.real_height_m = 227});
}

Shape draw_brooklyn_bridge(const Request&) {
  Sketch s;
  constexpr float kTower = 54;
  s.layer(0.12F);
  s.rect(-120, -26, 120, -22.6F);
  s.layer(0.18F);
  cable(s, -kTower, kTower, 0, kTower, -72, -30, 1.0F);
  for (const float side : {-1.0F, 1.0F})
    s.sweep({{side * kTower, -72}, {side * 88, -46}, {side * 120, -26}}, {0.5F, 0.5F, 0.5F});
  for (int i = -10; i <= 10; ++i) {
    const float x = count_of(i) * 4.8F;
    s.line({x, hang(x, kTower, -72, -30)}, {x, -25}, 0.25F);
  }
  // Stays fan out from the tower heads.
  for (const float t : {-kTower, kTower})
    for (int i = 1; i <= 9; ++i)
      for (const float side : {-1.0F, 1.0F}) s.line({t, -71}, {t + side * 4.6F * count_of(i), -25}, 0.22F);
  for (const float t : {-kTower, kTower}) {
    s.layer(0.2F);
    s.polygon({{t - 12.6F, 0}, {t - 11, -76}, {t + 11, -76}, {t + 12.6F, 0}});
    s.cut_loop({{t - 7.8F, -26, kCorner},
                {t - 7.8F, -54},
                {t - 4.8F, -65, kCorner},
                {t - 1.8F, -54},
                {t - 1.8F, -26, kCorner}});
    s.cut_loop({{t + 1.8F, -26, kCorner},
                {t + 1.8F, -54},
                {t + 4.8F, -65, kCorner},
                {t + 7.8F, -54},
                {t + 7.8F, -26, kCorner}});
    s.layer(0.3F);
    s.rect(t - 13, -79, t + 13, -75);
    s.rect(t - 12.6F, -70.4F, t + 12.6F, -69);
    s.layer(0.1F);
    s.rect(t - 13.6F, -8, t + 13.6F, 0);
  }
  s.layer(0.12F);
  s.rect(-120, -26, 120, -23.4F);
  s.lit(0.9F);
  for (int i = 0; i < 16; ++i) s.circle({-112 + 15 * count_of(i), -28}, 0.6F);
  return s.finish({.real_height_m = 84});
}

Shape draw_tower_bridge(const Request&) {
  Sketch s;
  s.layer(0.14F);
  s.rect(-110, -18, 110, -14);
  for (const float side : {-1.0F, 1.0F}) {
    s.sweep({{side * 33, -54}, {side * 66, -20}, {side * 92, -34}}, {1.1F, 1.0F, 1.0F});
    for (int i = 1; i < 9; ++i) {
      const float x = side * (33 + 6.6F * count_of(i));
      s.line({x, -18}, {x, -18 - 28 * std::pow(1 - count_of(i) / 9, 1.7F) - 3}, 0.4F);
    }
  }
  s.rect(-33, -64, 33, -60);
  s.rect(-33, -55, 33, -52.6F);
  for (int i = 0; i < 12; ++i) s.line({-24 + 4 * count_of(i), -60}, {-20 + 4 * count_of(i), -55}, 0.4F);
  for (const float x : {-92.0F, 92.0F}) {
    s.layer(0.18F);
    s.rect(x - 6, -36, x + 6, 0);
    s.gable(x - 6, x + 6, -36, -46, 1);
  }
  for (const float x : {-33.0F, 33.0F}) {
    s.layer(0.2F);
    s.polygon({{x - 14, 0}, {x - 12, -14}, {x + 12, -14}, {x + 14, 0}});
    s.rect(x - 9.6F, -70, x + 9.6F, -12);
    s.layer(0.12F);
    s.polygon({{x - 8, -70}, {x - 1, -90}, {x + 1, -90}, {x + 8, -70}});
    s.line({x, -88}, {x, -96}, 0.6F);
    for (const float d : {-9.0F, 9.0F}) {
      s.rect(x + d - 2.2F, -76, x + d + 2.2F, -14);
      s.polygon({{x + d - 2.6F, -76}, {x + d, -85}, {x + d + 2.6F, -76}});
    }
    s.layer(0.32F);
    for (const float y : {-30.0F, -46.0F, -62.0F}) s.rect(x - 11.4F, y - 0.6F, x + 11.4F, y + 0.6F);
    s.layer(0.04F);
    s.window(x - 4.4F, -27, x + 4.4F, -14, Head::pointed);
    s.lit(0.9F);
    for (const float y : {-42.0F, -58.0F})
      for (const float d : {-3.6F, 0.0F, 3.6F}) s.window(x + d - 1, y, x + d + 1, y + 7, Head::pointed);
  }
  return s.finish({.real_height_m = 65});
}

Shape draw_empire_state(const Request&) {
  Sketch s;
  s.layer(0.12F);
  s.rect(-18, -10, 18, 0);
  s.rect(-14.6F, -28, 14.6F, 0);
  s.rect(-12, -36, 12, 0);
  s.rect(-9.6F, -84, 9.6F, 0);
  s.rect(-7.4F, -90, 7.4F, 0);
  s.rect(-4.4F, -96, 4.4F, 0);
  s.layer(0.2F);
  s.polygon({{-3, -96}, {-2.2F, -108}, {2.2F, -108}, {3, -96}});
  s.polygon({{-2.2F, -108}, {-0.5F, -113}, {0.5F, -113}, {2.2F, -108}});
  s.line({0, -112}, {0, -132}, 0.7F);
  s.layer(0.2F);
  for (const float x : {-7.6F, -4.6F, -1.6F, 1.6F, 4.6F, 7.6F}) s.rect(x - 0.35F, -83, x + 0.35F, -1);
  s.lit(0.9F);
  // Lights in upright runs between the piers, as offices are lit, and the crown in a blaze.
  for (int k = 0; k < 5; ++k)
    for (int run = 0; run < 5; ++run) {
      if ((k * 3 + run * 2) % 4 == 1) continue;
      const float x = -6.1F + 3.05F * count_of(k);
      const float top = -80 + 15.4F * count_of(run) + 3 * count_of((k * 5 + run) % 3);
      s.rect(x - 0.55F, top, x + 0.55F, top + 4 + 2.4F * count_of((run * 3 + k) % 3));
    }
  s.rect(-6.6F, -89, 6.6F, -86.6F);
  s.rect(-3.8F, -95.2F, 3.8F, -92.6F);
  s.rect(-1.2F, -106, 1.2F, -99);
  return s.finish({.real_height_m = 443});
}

Shape draw_arc_de_triomphe(const Request&) {
  Sketch s;
  s.layer(0.24F);
  s.rect(-42, -84, 42, 0);
  s.cut_loop({{-14, 0.2F, kCorner},
              {-14, -40, kCorner},
              {-11, -49},
              {0, -54},
              {11, -49},
              {14, -40, kCorner},
              {14, 0.2F, kCorner}});
  s.layer(0.34F);
  s.rect(-45, -88, 45, -83);
  s.rect(-44, -66, 44, -63);
  s.rect(-43.4F, -72.6F, 43.4F, -71);
  s.rect(-43, -4, -15, 0);
  s.rect(15, -4, 43, 0);
  s.layer(0.14F);
  for (const float x : {-28.0F, 28.0F}) {
    s.loop({{x - 8, -12, kCorner},
            {x - 9, -28},
            {x - 3, -38},
            {x + 4, -42},
            {x + 9, -30},
            {x + 8, -12, kCorner}});
    s.rect(x - 9, -60, x + 9, -48);
  }
  s.windows(-40, -82, 40, -74, 16, 1, 0.5F);
  s.layer(0.3F);
  s.arc({0, -40}, 15.4F, 15.4F, degrees(92), degrees(268), 1.6F);
  return s.finish({.real_height_m = 50});
}

Shape draw_capitol(const Request&) {
  Sketch s;
  s.layer(0.3F);
  s.rect(-84, -22, 84, 0);
  s.rect(-34, -26, 34, 0);
  s.gable(-24, 24, -26, -34, 2);
  s.layer(0.38F);
  s.rect(-86, -24, 86, -21.6F);
  s.polygon({{-88, 0}, {-84, -4}, {84, -4}, {88, 0}});
  for (int i = 0; i < 9; ++i) s.rect(-22 + 5.4F * count_of(i), -24, -19.8F + 5.4F * count_of(i), -4);
  s.layer(0.34F);
  s.rect(-20, -40, 20, -30);
  s.rect(-17, -54, 17, -40);
  s.loop({{-18, -54, kCorner},
          {-16, -66},
          {-9, -75},
          {-3, -78, kCorner},
          {3, -78, kCorner},
          {9, -75},
          {16, -66},
          {18, -54, kCorner}});
  s.rect(-3.4F, -86, 3.4F, -77);
  s.polygon({{-3.4F, -86}, {0, -90}, {3.4F, -86}});
  s.line({0, -89}, {0, -96}, 1.4F);
  s.layer(0.44F);
  s.rect(-21.4F, -41.4F, 21.4F, -39.4F);
  s.rect(-19, -55.4F, 19, -53.4F);
  s.layer(0.1F);
  s.windows(-16, -52, 16, -42, 9, 1, 0.45F, true);
  s.windows(-80, -19, -36, -6, 9, 1, 0.5F, true);
  s.windows(36, -19, 80, -6, 9, 1, 0.5F, true);
  s.lit(0.9F);
  s.windows(-2.6F, -85, 2.6F, -79, 2, 1, 0.4F, true);
  return s.finish({.real_height_m = 88});
}

Shape draw_sphinx(const Request&) {
  Sketch s;
  s.layer(0.2F);
  // Lying lion, the head to the left.
  s.loop({{-72, 0, kCorner},
          {-73, -8},
          {-70, -12, kCorner},
          {-44, -13, kCorner},
          {-42, -30},
          {-36, -42},
          {-20, -44},
          {10, -41},
          {42, -40},
          {58, -34},
          {64, -20},
          {76, -8},
          {78, 0, kCorner}});
  s.layer(0.26F);
  // Nemes headcloth and face.
  s.loop({{-40, -72, kCorner},
          {-30, -78},
          {-18, -74},
          {-10, -58},
          {-8, -38, kCorner},
          {-22, -36},
          {-30, -36, kCorner},
          {-34, -48}});
  s.layer(0.32F);
  s.loop({{-42, -72},
          {-33, -76},
          {-25, -70},
          {-25, -56},
          {-32, -49},
          {-40, -49, kCorner},
          {-41, -54},
          {-43.6F, -56, kCorner},
          {-43, -60},
          {-44, -66}});
  s.layer(0.12F);
  s.sweep({{-41, -65}, {-37, -65.4F}}, {0.9F, 0.6F});
  s.sweep({{-42.4F, -53}, {-38.6F, -52.6F}}, {0.5F, 0.4F});
  for (const float d : {0.0F, 5.0F, 10.0F})
    s.sweep({{-27 + d * 0.7F, -74 + d * 0.8F}, {-19 + d * 0.6F, -56 + d}, {-17 + d * 0.5F, -39}},
            {0.4F, 0.6F, 0.4F});
  s.layer(0.14F);
  s.sweep({{-64, -3}, {-48, -4}, {-40, -12}}, {0.5F, 0.7F, 0.4F});
  s.sweep({{34, -36}, {50, -26}, {46, -8}, {24, -3}}, {0.4F, 0.8F, 0.9F, 0.4F});
  s.sweep({{-20, -40}, {8, -36}, {30, -34}}, {0.4F, 0.6F, 0.3F});
  s.layer(0.12F);
  s.rect(-78, -2, 82, 0);
  return s.finish({.real_height_m = 20, .facing = Facing::left});
}

Shape draw_stonehenge(const Request&) {
  Sketch s;
  struct Stone {
    float x, half, top;
  };
  const auto stone = [&](const Stone& v, float tone) {
    s.layer(tone);
    s.loop({{v.x - v.half, 0, kCorner},
            {v.x - v.half * 0.94F, v.top * 0.5F},
            {v.x - v.half * 0.8F, v.top, kCorner},
            {v.x + v.half * 0.86F, v.top + 0.6F, kCorner},
            {v.x + v.half * 1.04F, v.top * 0.45F},
            {v.x + v.half * 1.1F, 0, kCorner}});
  };
  const auto lintel = [&](float l, float r, float y, float tone) {
    s.layer(tone);
    s.loop({{l, y, kCorner},
            {l + 1, y - 6},
            {l + 4, y - 7.4F, kCorner},
            {r - 3, y - 7, kCorner},
            {r, y - 5.4F},
            {r + 0.6F, y + 0.4F, kCorner}});
  };
  for (const Stone v : std::array<Stone, 6>{
           {{-40, 4, -24}, {-25, 4, -24}, {-2, 4, -25}, {12, 4, -25}, {34, 4, -24}, {48, 3.6F, -18}}})
    stone(v, 0.24F);
  lintel(-45, -20, -23.6F, 0.26F);
  lintel(-7, 17, -24.6F, 0.26F);
  for (const Stone v : std::array<Stone, 7>{{{-70, 6, -34},
                                             {-52, 6, -35},
                                             {-14, 7, -46},
                                             {6, 7, -46},
                                             {58, 6, -34},
                                             {76, 5.6F, -33},
                                             {27, 5, -20}}})
    stone(v, 0.14F);
  lintel(-78, -45, -33.6F, 0.17F);
  lintel(-23, 15, -45, 0.17F);
  lintel(50, 84, -32.6F, 0.17F);
  s.layer(0.12F);
  s.loop({{-100, 0, kCorner}, {-98, -5}, {-84, -6}, {-82, 0, kCorner}});
  s.loop({{-44, 0, kCorner}, {-42, -7}, {-30, -8}, {-25, -3}, {-24, 0, kCorner}});
  s.layer(0.28F);
  for (const float x : {-72.0F, -54.0F, -17.0F, 3.0F, 56.0F, 74.0F})
    s.sweep({{x, -4}, {x - 0.6F, -16}, {x + 0.4F, -29}}, {0.3F, 0.7F, 0.3F});
  return s.finish({.real_height_m = 7});
}

Shape draw_moai(const Request&) {
  Sketch s;
  s.layer(0.16F);
  // Head and trunk in profile, facing left.
  s.loop({{-24, 0, kCorner},   {-25, -22},          {-20, -34, kCorner}, {-16, -37},
          {-20, -41, kCorner}, {-22.6F, -45},       {-19, -48, kCorner}, {-20.4F, -51, kCorner},
          {-18, -54, kCorner}, {-25, -58, kCorner}, {-19, -73},          {-22, -77, kCorner},
          {-20, -95},          {-6, -100},          {10, -98},           {15, -84},
          {14, -62},           {12, -44},           {22, -34},           {28, -18},
          {29, 0, kCorner}});
  s.layer(0.26F);
  s.sweep({{5, -84}, {7, -72}, {5, -58}}, {1.6F, 2.6F, 1.8F});
  s.layer(0.06F);
  s.loop({{-20, -75, kCorner}, {-12, -76}, {-9, -72}, {-13, -68}, {-18.4F, -70, kCorner}});
  s.sweep({{-20, -48.8F}, {-12, -48}}, {0.5F, 0.3F});
  s.layer(0.24F);
  s.sweep({{-17, -64}, {-19, -60}, {-22, -57.4F}}, {0.4F, 0.9F, 0.6F});
  s.sweep({{16, -30}, {12, -16}, {-4, -9}, {-12, -10}}, {0.5F, 1.2F, 1.0F, 0.6F});
  s.layer(0.1F);
  s.polygon({{-32, 0}, {-30, -4}, {34, -4}, {37, 0}});
  return s.finish({.real_height_m = 9, .facing = Facing::left});
}

Shape draw_saloon(const Request&) {
  Sketch s;
  s.layer(0.12F);
  s.rect(-46, -50, 46, 0);
  // The false front hides a lower roof.
  s.layer(0.16F);
  s.polygon({{-50, -46}, {-50, -70}, {-30, -70}, {-26, -80}, {26, -80}, {30, -70}, {50, -70}, {50, -46}});
  s.layer(0.24F);
  s.rect(-51.4F, -72, -29, -69.4F);
  s.rect(29, -72, 51.4F, -69.4F);
  s.polygon({{-31.4F, -70},
             {-27, -82},
             {27, -82},
             {31.4F, -70},
             {28.6F, -70},
             {25, -79.4F},
             {-25, -79.4F},
             {-28.6F, -70}});
  s.layer(0.4F);
  s.round_rect(-22, -76, 22, -64, 1.5F);
  // Planks.
  s.layer(0.09F);
  for (int i = 0; i < 8; ++i) s.rect(-50, -68 + 2.9F * count_of(i), 50, -67.6F + 2.9F * count_of(i));
  // Lettering of no language: five strokes of a sign painter.
  s.layer(0.08F);
  for (int i = 0; i < 6; ++i) {
    const float x = -17 + 6.8F * count_of(i);
    s.round_rect(x - 2, -73.4F, x + 2, -66.6F, 0.6F);
    s.cut_rect(x - 0.7F, -71.8F, x + 0.7F, -70.6F);
  }
  // Upper windows, porch roof, posts.
  s.lit(0.95F);
  for (const float x : {-33.0F, -11.0F, 11.0F, 33.0F}) s.rect(x - 4, -61, x + 4, -50);
  s.layer(0.1F);
  for (const float x : {-33.0F, -11.0F, 11.0F, 33.0F}) {
    s.rect(x - 0.4F, -61, x + 0.4F, -50);
    s.rect(x - 4, -55.8F, x + 4, -55);
  }
  s.layer(0.2F);
  s.polygon({{-50, -46}, {50, -46}, {56, -38}, {-56, -38}});
  s.layer(0.26F);
  for (const float x : {-52.0F, -26.0F, 26.0F, 52.0F}) s.rect(x - 1.3F, -38, x + 1.3F, 0);
  s.rect(-54, -4, 54, 0);
  s.lit(1);
  s.rect(-9, -34, 9, -4);
  for (const float x : {-36.0F, 36.0F}) s.rect(x - 7, -32, x + 7, -14);
  s.layer(0.1F);
  for (const float x : {-36.0F, 36.0F}) {
    s.rect(x - 0.5F, -32, x + 0.5F, -14);
    s.rect(x - 7, -23.6F, x + 7, -22.6F);
  }
  // Swing doors.
  for (const float d : {-1.0F, 1.0F}) {
    s.layer(0.18F);
    s.loop({{d * 8.6F, -26, kCorner},
            {d * 4.6F, -24},
            {d * 0.7F, -22, kCorner},
            {d * 0.7F, -11, kCorner},
            {d * 8.6F, -11, kCorner}});
    s.layer(0.08F);
    for (const float y : {-21.0F, -18.4F, -15.8F, -13.2F})
      s.rect(d > 0 ? 2.0F : -7.4F, y, d > 0 ? 7.4F : -2.0F, y + 0.7F);
  }
  s.layer(0.1F);
  s.rect(-64, -12, -58.6F, -10.6F);
  s.rect(-66, -10.6F, -65, 0);
  s.rect(-58, -12.6F, -57, 0);
  s.rect(-66, -12, -57, -10.8F);
  return s.finish({.real_height_m = 9});
}

}  // namespace

void register_western_landmarks(Registry& registry) {
  registry.add("golden_gate", draw_golden_gate);
  registry.add("brooklyn_bridge", draw_brooklyn_bridge);
  registry.add("tower_bridge", draw_tower_bridge);
  registry.add("empire_state", draw_empire_state);
  registry.add("arc_de_triomphe", draw_arc_de_triomphe);
  registry.add("capitol", draw_capitol);
  registry.add("sphinx", draw_sphinx);
  registry.add("stonehenge", draw_stonehenge);
  registry.add("moai", draw_moai);
  registry.add("saloon", draw_saloon);
}

}  // namespace onesheet::illustrator

// Buildings that name a city: Rome, Pisa, Agra, Moscow, Istanbul, Berlin, Sydney, Rio,
// Seattle.
#include <array>
#include <cmath>

#include "models/illustrator/shapes/registry.h"
#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {
namespace {

using Head = Sketch::Head;

float of(int i) { return static_cast<float>(i); }

// An onion dome standing on (x, y): `half` wide at its belly, `high` to the tip of the bulb, with a spike.
void onion(Sketch& s, float x, float y, float half, float high, float tone) {
  s.layer(tone);
  s.loop({{x - half * 0.62F, y, kCorner},
          {x - half * 0.98F, y - high * 0.22F},
          {x - half * 0.92F, y - high * 0.46F},
          {x - half * 0.4F, y - high * 0.74F},
          {x - half * 0.08F, y - high, kCorner},
          {x + half * 0.08F, y - high, kCorner},
          {x + half * 0.4F, y - high * 0.74F},
          {x + half * 0.92F, y - high * 0.46F},
          {x + half * 0.98F, y - high * 0.22F},
          {x + half * 0.62F, y, kCorner}});
  s.line({x, y - high * 0.95F}, {x, y - high * 1.35F}, half * 0.1F);
  s.circle({x, y - high * 1.12F}, half * 0.12F);
}

// A round or half-round dome over [left, right] at y.
void dome(Sketch& s, float left, float right, float y, float high) {
  const float m = (left + right) / 2;
  const float h = (right - left) / 2;
  s.loop({{left, y, kCorner},
          {m - h * 0.9F, y - high * 0.5F},
          {m - h * 0.5F, y - high * 0.88F},
          {m, y - high},
          {m + h * 0.5F, y - high * 0.88F},
          {m + h * 0.9F, y - high * 0.5F},
          {right, y, kCorner}});
}

void minaret(Sketch& s, float x, float top, float half, float tone) {
  s.layer(tone);
  s.polygon({{x - half, 0}, {x - half * 0.8F, top}, {x + half * 0.8F, top}, {x + half, 0}});
  s.layer(tone + 0.06F);
  for (const float t : {0.36F, 0.68F, 0.97F})
    s.rect(x - half * 1.4F, top * t - 0.8F, x + half * 1.4F, top * t + 0.6F);
  s.layer(tone);
  s.polygon({{x - half * 0.8F, top}, {x, top - half * 5}, {x + half * 0.8F, top}});
}

Shape draw_colosseum(const Request&) {
  Sketch s;
  // The outer wall stands to its full four storeys on the left and breaks down to two and a half.
  s.layer(0.16F);
  s.loop({{-74, 0, kCorner},
          {-76, -34},
          {-74, -66, kCorner},
          {-52, -71},
          {-20, -74},
          {4, -74, kCorner},
          {7, -66, kCorner},
          {12, -64, kCorner},
          {15, -56, kCorner},
          {22, -54, kCorner},
          {27, -47, kCorner},
          {48, -46},
          {74, -43, kCorner},
          {76, -20},
          {74, 0, kCorner}});
  s.layer(0.23F);
  for (const float y : {-18.0F, -36.0F, -54.0F}) {
    const float right = y < -50 ? 14.0F : y < -40 ? 30.0F : 75.0F;
    s.polygon({{-76, y}, {right, y - 1.2F}, {right, y - 3}, {-76, y - 1.8F}});
  }
  s.polygon({{-75, -65}, {4, -73}, {4, -75.4F}, {-75, -67.4F}});
  s.layer(0.04F);
  for (int row = 0; row < 3; ++row) {
    const int arches = row == 2 ? 8 : 14;
    for (int i = 0; i < arches; ++i) {
      const float x = -67 + 10.3F * of(i);
      if (row == 2 && x > 8) continue;
      const float base = -2 - 18 * of(row);
      const float half = 3.1F - 0.02F * std::fabs(x) + (row == 0 ? 0.3F : 0.0F);
      s.window(x - half, base - 12, x + half, base, Head::round);
    }
  }
  for (int i = 0; i < 7; ++i)
    s.rect(-66 + 10.3F * of(i), -63.6F - of(i) * 0.7F, -63.4F + 10.3F * of(i), -60 - of(i) * 0.7F);
  s.lit(0.9F);
  for (const int i : {2, 5, 9})
    s.window(-67 + 10.3F * of(i) - 2.6F, -12, -67 + 10.3F * of(i) + 2.6F, -2, Head::round);
  return s.finish({.real_height_m = 48});
}

Shape draw_pisa_tower(const Request&) {
  Sketch tower;
  tower.layer(0.24F);
  tower.rect(-13, -18, 13, 2);
  for (int i = 0; i < 6; ++i) {
    const float base = -18 - 11.6F * of(i);
    tower.layer(0.2F);
    tower.rect(-11.6F, base - 11.6F, 11.6F, base);
    tower.layer(0.06F);
    tower.windows(-11.6F, base - 10.4F, 11.6F, base - 0.4F, 8, 1, 0.34F, true);
    tower.layer(0.34F);
    tower.rect(-13, base - 1.3F, 13, base + 0.5F);
  }
  tower.layer(0.2F);
  tower.rect(-8.4F, -98, 8.4F, -86);
  tower.layer(0.06F);
  tower.windows(-8.4F, -97, 8.4F, -87, 4, 1, 0.4F, true);
  tower.layer(0.34F);
  tower.rect(-13, -88.8F, 13, -86.6F);
  tower.rect(-9.4F, -99.6F, 9.4F, -97.6F);
  tower.layer(0.07F);
  tower.windows(-13, -15, 13, -2, 7, 1, 0.42F, true);
  Sketch s;
  s.add(tower, turn_scale_move(degrees(5.4F), 1, 1, 0, 0));
  s.layer(0.12F);
  s.polygon({{-18, -1.6F}, {18, -1.6F}, {20, 3}, {-20, 3}});
  return s.finish({.real_height_m = 57});
}

Shape draw_taj_mahal(const Request&) {
  Sketch s;
  for (const float x : {-74.0F, 74.0F}) minaret(s, x, -66, 3, 0.3F);
  for (const float x : {-52.0F, 52.0F}) minaret(s, x, -58, 2.2F, 0.24F);
  s.layer(0.34F);
  s.rect(-38, -44, 38, -8);
  s.rect(-14, -52, 14, -8);
  s.rect(-84, -8, 84, 0);
  s.layer(0.26F);
  s.rect(-84, -8, 84, -6.4F);
  s.layer(0.36F);
  s.rect(-14.6F, -58, 14.6F, -50);
  onion(s, 0, -57, 22, 42, 0.38F);
  onion(s, -25, -44, 8.6F, 15, 0.36F);
  onion(s, 25, -44, 8.6F, 15, 0.36F);
  s.layer(0.1F);
  s.window(-8.6F, -44, 8.6F, -8, Head::pointed);
  for (const float x : {-32.0F, -21.5F, 21.5F, 32.0F})
    for (const float y : {-26.0F, -10.0F}) s.window(x - 3.6F, y - 13, x + 3.6F, y, Head::pointed);
  s.lit(0.9F);
  s.window(-3, -22, 3, -8, Head::pointed);
  return s.finish({.real_height_m = 73});
}

Shape draw_st_basil(const Request&) {
  Sketch s;
  struct Tower {
    float x, top, half, dome_half, dome_high, tone;
  };
  // Back to front; the tent roof in the middle.
  s.layer(0.1F);
  s.polygon({{-9, -52}, {-3, -92}, {3, -92}, {9, -52}});
  s.rect(-9.4F, -56, 9.4F, 0);
  onion(s, 0, -91, 5, 10, 0.34F);
  static constexpr std::array<Tower, 8> kTowers{{{-21, -56, 6, 9.4F, 17, 0.2F},
                                                 {21, -58, 6, 9.4F, 17, 0.26F},
                                                 {-38, -42, 6.4F, 10, 18, 0.3F},
                                                 {38, -42, 6.4F, 10, 18, 0.18F},
                                                 {-12, -40, 5.4F, 8.4F, 15, 0.3F},
                                                 {13, -38, 5.4F, 8.4F, 15, 0.2F},
                                                 {-27, -28, 5, 7.6F, 13, 0.22F},
                                                 {28, -27, 5, 7.6F, 13, 0.32F}}};
  for (const Tower& t : kTowers) {
    s.layer(0.09F);
    s.rect(t.x - t.half, t.top, t.x + t.half, 0);
    s.layer(0.2F);
    s.rect(t.x - t.half * 1.15F, t.top, t.x + t.half * 1.15F, t.top + 2);
    s.rect(t.x - t.half * 1.1F, t.top + 13, t.x + t.half * 1.1F, t.top + 14.4F);
    onion(s, t.x, t.top, t.dome_half, t.dome_high, t.tone);
    s.layer(std::max(t.tone - 0.14F, 0.04F));
    // Twisted gores on each dome.
    for (const float d : {-0.62F, -0.12F, 0.38F})
      s.sweep({{t.x + d * t.dome_half, t.top - 0.6F},
               {t.x + (d * 1.1F + 0.14F) * t.dome_half, t.top - t.dome_high * 0.34F},
               {t.x + (d * 0.3F + 0.1F) * t.dome_half, t.top - t.dome_high * 0.78F}},
              {t.dome_half * 0.1F, t.dome_half * 0.13F, t.dome_half * 0.03F});
    s.lit(0.9F);
    s.window(t.x - 1.3F, t.top + 4.4F, t.x + 1.3F, t.top + 10, Head::round);
  }
  s.layer(0.07F);
  s.rect(-52, -14, 52, 0);
  s.layer(0.16F);
  s.rect(-52, -15.4F, 52, -13);
  s.layer(0.025F);
  s.windows(-50, -11, 50, 0, 12, 1, 0.4F, true);
  return s.finish({.real_height_m = 65});
}

Shape draw_opera_house(const Request&) {
  Sketch s;
  // Shells: each leans forward, a white back and a darker mouth.
  const auto shell = [&](float x, float base, float length, float high, float f, float tone) {
    s.layer(tone);
    s.loop({{x, base, kCorner},
            {x + f * length * 0.05F, base - high * 0.45F},
            {x + f * length * 0.34F, base - high * 0.86F},
            {x + f * length * 0.78F, base - high, kCorner},
            {x + f * length * 0.72F, base - high * 0.5F},
            {x + f * length * 0.86F, base, kCorner}});
    s.layer(0.06F);
    s.loop({{x + f * length * 0.78F, base - high, kCorner},
            {x + f * length * 0.74F, base - high * 0.5F},
            {x + f * length * 0.86F, base, kCorner},
            {x + f * length * 0.98F, base, kCorner},
            {x + f * length * 0.9F, base - high * 0.4F}});
  };
  shell(-52, -12, 30, 26, -1, 0.34F);
  shell(18, -12, 44, 34, 1, 0.36F);
  shell(-6, -12, 46, 48, 1, 0.4F);
  shell(-38, -12, 46, 58, 1, 0.44F);
  shell(-46, -12, 20, 24, -1, 0.42F);
  shell(44, -12, 30, 20, 1, 0.42F);
  s.layer(0.12F);
  s.polygon({{-88, 0}, {-82, -12}, {82, -12}, {90, 0}});
  s.layer(0.2F);
  s.rect(-84, -9, 84, -7.6F);
  s.lit(0.85F);
  for (int i = 0; i < 22; ++i) s.rect(-74 + 7 * of(i), -5.6F, -70.4F + 7 * of(i), -3.4F);
  return s.finish({.real_height_m = 65});
}

Shape draw_christ_statue(const Request&) {
  Sketch s;
  s.layer(0.14F);
  s.polygon({{-9, -14}, {9, -14}, {11, 0}, {-11, 0}});
  s.rect(-12.6F, -2, 12.6F, 0);
  s.layer(0.28F);
  // Arms held wide, the sleeves hang; robe to the feet.
  s.loop({{-47, -82, kCorner},
          {-43, -84.6F},
          {-20, -83.6F},
          {-6, -85},
          {6, -85},
          {20, -83.6F},
          {43, -84.6F},
          {47, -82, kCorner},
          {43, -80.4F},
          {36, -79.6F, kCorner},
          {33, -72, kCorner},
          {20, -74.6F},
          {9.4F, -72},
          {8.8F, -52},
          {10.6F, -30},
          {11.6F, -14, kCorner},
          {-11.6F, -14, kCorner},
          {-10.6F, -30},
          {-8.8F, -52},
          {-9.4F, -72},
          {-20, -74.6F},
          {-33, -72, kCorner},
          {-36, -79.6F, kCorner},
          {-43, -80.4F}});
  s.ellipse({0, -92}, 4.6F, 6.2F);
  s.loop({{-4.8F, -93}, {0, -99}, {4.8F, -93}, {5.2F, -86}, {2.6F, -84}, {-2.6F, -84}, {-5.2F, -86}});
  s.layer(0.38F);
  for (const float x : {-5.4F, -1.6F, 2.2F, 6.0F})
    s.sweep({{x * 0.5F, -70}, {x * 0.9F, -46}, {x * 1.2F, -15}}, {0.3F, 0.7F, 0.5F});
  s.layer(0.2F);
  s.sweep({{-8, -80}, {2, -66}, {8, -50}}, {0.6F, 1.3F, 0.4F});
  return s.finish({.real_height_m = 38});
}

Shape draw_hagia_sophia(const Request&) {
  Sketch s;
  for (const float x : {-58.0F, 58.0F}) minaret(s, x, -66, 2.8F, 0.2F);
  for (const float x : {-40.0F, 40.0F}) minaret(s, x, -60, 2.2F, 0.15F);
  s.layer(0.18F);
  s.rect(-48, -20, 48, 0);
  s.rect(-32, -36, 32, 0);
  s.layer(0.24F);
  dome(s, -30, 30, -43, 24);
  s.rect(-30, -45, 30, -36);
  s.layer(0.21F);
  dome(s, -46, -18, -22, 17);
  dome(s, 18, 46, -22, 17);
  for (const float x : {-40.0F, 0.0F, 40.0F}) dome(s, x - 9, x + 9, -18, 8);
  s.layer(0.3F);
  s.line({0, -66}, {0, -74}, 0.8F);
  s.arc({0, -75.4F}, 1.8F, 1.8F, degrees(30), degrees(330), 0.7F);
  s.lit(0.9F);
  for (int i = 0; i < 12; ++i) s.window(-28 + 4.8F * of(i), -43, -25.6F + 4.8F * of(i), -38, Head::round);
  s.layer(0.05F);
  s.windows(-46, -15, 46, -3, 13, 1, 0.5F, true);
  return s.finish({.real_height_m = 60});
}

Shape draw_brandenburg_gate(const Request&) {
  Sketch s;
  s.layer(0.2F);
  for (int i = 0; i < 6; ++i) {
    const float x = -40 + 16 * of(i);
    s.rect(x - 3.4F, -46, x + 3.4F, 0);
    s.rect(x - 4.6F, -2.4F, x + 4.6F, 0);
    s.rect(x - 4.6F, -47.4F, x + 4.6F, -45);
  }
  s.rect(-66, -26, -52, 0);
  s.rect(52, -26, 66, 0);
  s.gable(-67, -51, -26, -32, 1);
  s.gable(51, 67, -26, -32, 1);
  s.rect(-48, -56, 48, -47);
  s.rect(-44, -64, 44, -55);
  s.rect(-16, -69, 16, -63);
  s.layer(0.32F);
  s.rect(-49.6F, -57.4F, 49.6F, -55.4F);
  s.rect(-46, -65, 46, -63.4F);
  // The quadriga: four horses abreast before a chariot and its winged driver.
  s.layer(0.12F);
  for (const float x : {-11.0F, -5.0F, 5.0F, 11.0F}) {
    s.loop({{x - 2.2F, -69, kCorner},
            {x - 2.4F, -75},
            {x - 0.6F, -79},
            {x + 0.4F, -82.6F, kCorner},
            {x + 2, -79},
            {x + 2.4F, -75},
            {x + 2.2F, -69, kCorner}});
  }
  s.sweep({{0, -70}, {0, -78}, {0, -85}}, {3.2F, 2.2F, 1.3F});
  s.circle({0, -88}, 1.7F);
  for (const float d : {-1.0F, 1.0F})
    s.loop({{d * 1, -84}, {d * 5, -88}, {d * 8, -84, kCorner}, {d * 4, -79}, {d * 1, -79}});
  s.line({2, -82}, {4.4F, -94}, 0.6F);
  s.circle({4.6F, -95.4F}, 1.5F);
  s.layer(0.28F);
  for (int i = 0; i < 6; ++i)
    for (const float d : {-1.7F, 0.0F, 1.7F})
      s.rect(-40 + 16 * of(i) + d - 0.25F, -44, -40 + 16 * of(i) + d + 0.25F, -3);
  return s.finish({.real_height_m = 26});
}

Shape draw_space_needle(const Request&) {
  Sketch s;
  s.layer(0.16F);
  for (const float d : {-1.0F, 1.0F})
    s.sweep({{d * 13, 0}, {d * 6, -32}, {d * 2.6F, -58}, {d * 4.2F, -78}}, {1.5F, 1.3F, 1.1F, 1.1F}, true);
  s.rect(-1.6F, -80, 1.6F, 0);
  for (const Point brace : {Point{9.4F, -16}, Point{6.6F, -30}, Point{4.4F, -44}})
    s.rect(-brace.x, brace.y - 0.6F, brace.x, brace.y + 0.6F);
  s.layer(0.24F);
  s.loop({{-24, -84, kCorner},
          {-14, -79.6F},
          {0, -78},
          {14, -79.6F},
          {24, -84, kCorner},
          {14, -87},
          {0, -88},
          {-14, -87}});
  s.layer(0.32F);
  s.loop(
      {{-15, -87, kCorner}, {-9, -91}, {-2, -93, kCorner}, {2, -93, kCorner}, {9, -91}, {15, -87, kCorner}});
  s.lit(0.9F);
  s.polygon({{-17, -84.6F}, {17, -84.6F}, {15.6F, -86.2F}, {-15.6F, -86.2F}});
  s.layer(0.18F);
  s.polygon({{-0.9F, -92}, {0, -112}, {0.9F, -92}});
  return s.finish({.real_height_m = 184});
}

}  // namespace

void register_world_landmarks(Registry& registry) {
  registry.add("colosseum", draw_colosseum);
  registry.add("pisa_tower", draw_pisa_tower);
  registry.add("taj_mahal", draw_taj_mahal);
  registry.add("st_basil", draw_st_basil);
  registry.add("opera_house", draw_opera_house);
  registry.add("christ_statue", draw_christ_statue);
  registry.add("hagia_sophia", draw_hagia_sophia);
  registry.add("brandenburg_gate", draw_brandenburg_gate);
  registry.add("space_needle", draw_space_needle);
}

}  // namespace onesheet::illustrator

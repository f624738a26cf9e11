// What was built to last: towers, castles, temples, the great bridge.
#include <algorithm>
#include <array>
#include <cmath>

#include "models/illustrator/shapes/building_parts.h"
#include "models/illustrator/shapes/registry.h"

namespace onesheet::illustrator {
namespace {

using Head = Sketch::Head;

float f(int i) { return static_cast<float>(i); }

Shape draw_lighthouse(const Request& request) {
  base::SeededRandom random = request.random("bands");
  const bool banded = random.chance(0.6F);
  Sketch s;
  // The rock or the plinth it stands on.
  s.layer(0.06F);
  s.polygon({{-15, 0}, {15, 0}, {13, -4}, {-13, -4}});
  // The keeper's cottage.
  s.layer(0.09F);
  s.rect(9, -15, 31, 0);
  s.layer(0.05F);
  s.polygon({{7, -14.6F}, {13, -22}, {27, -22}, {33, -14.6F}});
  s.rect(25, -26, 28, -20);
  lit_window(s, 25.5F, -5.5F, 1.7F, 4.6F, Head::flat, 0.04F);
  dark_window(s, 17.5F, 0, 1.9F, 7, Head::round, 0.03F);
  const auto half_at = [](float y) { return 6.0F + 4.6F * (y + 76) / 72 * (0.55F + 0.45F * (y + 76) / 72); };
  s.layer(0.15F);
  s.loop({{-6, -76, kCorner},
          {6, -76, kCorner},
          {half_at(-52), -52},
          {half_at(-26), -26},
          {half_at(-4), -4, kCorner},
          {-half_at(-4), -4, kCorner},
          {-half_at(-26), -26},
          {-half_at(-52), -52}});
  if (banded) {
    s.layer(0.34F);
    for (const float y : {-64.0F, -40.0F, -16.0F}) {
      const float lower = y + 12;
      s.polygon({{-half_at(y), y}, {half_at(y), y}, {half_at(lower), lower}, {-half_at(lower), lower}});
    }
  }
  // The side away from the light.
  s.layer(0.07F);
  s.loop({{-6, -76, kCorner},
          {-3, -76, kCorner},
          {-4.2F, -40},
          {-6.2F, -4, kCorner},
          {-half_at(-4), -4, kCorner},
          {-half_at(-26), -26},
          {-half_at(-52), -52}});
  for (const float y : {-56.0F, -34.0F}) lit_window(s, 1.4F, y, 1.1F, 4.2F, Head::round, 0.05F);
  dark_window(s, 1, -4, 2.4F, 8.4F, Head::round, 0.03F);
  // Gallery, lantern room, dome.
  s.layer(0.05F);
  s.polygon({{-6, -74.4F}, {6, -74.4F}, {8.6F, -78}, {-8.6F, -78}});
  s.rect(-9.2F, -79.2F, 9.2F, -77.6F);
  for (int i = 0; i < 9; ++i) s.rect(-9 + 2.2F * f(i), -83, -8.6F + 2.2F * f(i), -79);
  s.rect(-9.2F, -83.4F, 9.2F, -82.8F);
  s.rect(-5, -80.2F, 5, -78.6F);
  s.lit();
  s.rect(-4.4F, -90.6F, 4.4F, -80);
  s.layer(0.05F);
  for (const float x : {-4.6F, -1.6F, 1.4F, 4.2F}) s.rect(x - 0.1F, -90.6F, x + 0.4F, -80);
  s.rect(-4.6F, -85.5F, 4.6F, -85.1F);
  s.loop({{-5.8F, -90.2F, kCorner}, {-4.6F, -93.4F}, {0, -96.4F}, {4.6F, -93.4F}, {5.8F, -90.2F, kCorner}});
  s.circle({0, -96.8F}, 0.9F);
  s.line({0, -97}, {0, -100}, 0.45F);
  return s.finish({.real_height_m = 32, .centred = false});
}

void tower(Sketch& s, float x, float half, float top, float tone, bool roof, float peak) {
  s.layer(tone);
  s.polygon({{x - half, 0}, {x - half * 0.94F, top}, {x + half * 0.94F, top}, {x + half, 0}});
  s.polygon({{x - half * 0.94F, top + half * 0.6F},
             {x - half * 1.24F, top - half * 0.1F},
             {x + half * 1.24F, top - half * 0.1F},
             {x + half * 0.94F, top + half * 0.6F}});
  s.rect(x - half * 1.24F, top - half * 0.6F, x + half * 1.24F, top);
  s.battlements(x - half * 1.24F, x + half * 1.24F, top - half * 0.6F, half * 0.46F, 4);
  // Shadow side.
  s.layer(std::max(tone - 0.035F, 0.02F));
  s.polygon({{x - half, 0}, {x - half * 0.94F, top}, {x - half * 0.4F, top}, {x - half * 0.42F, 0}});
  if (roof) cone_roof(s, x, top - half * 0.5F, half * 0.98F, peak, 0.04F);
}

Shape draw_castle(const Request& request) {
  base::SeededRandom random = request.random("windows");
  Sketch s;
  tower(s, -20, 8, -66, 0.07F, true, -92);
  tower(s, 24, 7, -58, 0.07F, true, -82);
  // Keep.
  s.layer(0.09F);
  s.rect(-13, -56, 17, 0);
  s.battlements(-13, 17, -56, 4, 6);
  tower(s, 3, 6.6F, -78, 0.08F, true, -106);
  // Curtain wall.
  s.layer(0.11F);
  s.rect(-46, -28, 48, 0);
  s.battlements(-46, 48, -28, 3.4F, 17);
  tower(s, -46, 9.5F, -44, 0.09F, false, 0);
  tower(s, 48, 9.5F, -44, 0.09F, false, 0);
  // Gatehouse.
  tower(s, -10, 6, -38, 0.12F, false, 0);
  tower(s, 14, 6, -38, 0.12F, false, 0);
  s.layer(0.1F);
  s.rect(-6, -32, 10, 0);
  s.layer(0.02F);
  s.window(-4.4F, -22, 8.4F, 0, Head::pointed);
  s.lit(0.7F);
  s.window(-3, -18, 7, 0, Head::pointed);
  s.layer(0.02F);
  for (int i = 0; i < 6; ++i) s.rect(-3.2F + 2 * f(i), -19, -2.6F + 2 * f(i), 0);
  for (const float y : {-14.0F, -9.0F, -4.0F}) s.rect(-4, y, 8, y + 0.6F);
  struct Slit {
    float x, y, half, high;
  };
  constexpr std::array<Slit, 13> kSlits{{{-20, -52, 1.1F, 6},
                                         {-20, -38, 1.1F, 6},
                                         {24, -44, 1.1F, 6},
                                         {3, -64, 1.2F, 7},
                                         {-8, -42, 1.2F, 6},
                                         {10, -42, 1.2F, 6},
                                         {-46, -28, 1.2F, 7},
                                         {-46, -12, 1.2F, 6},
                                         {48, -28, 1.2F, 7},
                                         {48, -12, 1.2F, 6},
                                         {-28, -14, 1.0F, 5},
                                         {30, -14, 1.0F, 5},
                                         {14, -24, 0.9F, 5}}};
  for (const Slit& slit : kSlits)
    some_window(s, random, slit.x, slit.y, slit.half, slit.high, Head::pointed, 0.5F);
  // Banners at the tops.
  for (const Point p : std::array<Point, 2>{{{3, -110}, {-20, -97}}}) {
    s.layer(0.05F);
    s.line({p.x, p.y + 4}, {p.x, p.y - 4}, 0.5F);
    s.layer(0.26F);
    s.loop({{p.x, p.y - 4, kCorner},
            {p.x + 4, p.y - 4.8F},
            {p.x + 9, p.y - 2.6F, kCorner},
            {p.x + 4, p.y - 0.8F},
            {p.x, p.y - 0.4F, kCorner}});
  }
  return s.finish({.real_height_m = 45, .centred = false});
}

Shape draw_tower(const Request&) {
  Sketch s;
  s.layer(0.1F);
  s.loop({{-13, 0, kCorner},
          {-10.4F, -20},
          {-9.6F, -70, kCorner},
          {9.6F, -70, kCorner},
          {10.4F, -20},
          {13, 0, kCorner}});
  s.layer(0.06F);
  s.loop({{-13, 0, kCorner},
          {-10.4F, -20},
          {-9.6F, -70, kCorner},
          {-4, -70, kCorner},
          {-4.4F, -20},
          {-5.6F, 0, kCorner}});
  s.layer(0.08F);
  s.polygon({{-9.6F, -68}, {-13, -74}, {13, -74}, {9.6F, -68}});
  s.rect(-13, -80, 13, -73.6F);
  s.battlements(-13, 13, -80, 3.6F, 6);
  s.layer(0.06F);
  s.rect(-7, -86, 7, -78);
  cone_roof(s, 0, -85.6F, 9, -104, 0.04F);
  for (const Point p : std::array<Point, 4>{{{2, -60}, {-1, -44}, {3, -28}, {0, -79}}})
    lit_window(s, p.x, p.y, 1.3F, p.y < -70 ? 3.4F : 6, Head::round, 0.04F);
  s.layer(0.02F);
  s.window(-3.6F, -13, 3.6F, 0, Head::round);
  return s.finish({.real_height_m = 28});
}

Shape draw_bridge(const Request&) {
  Sketch s;
  // Water-side piers, towers, cables, hangers, deck.
  for (const float x : {-46.0F, 46.0F}) {
    s.layer(0.1F);
    for (const float d : {-3.6F, 3.6F})
      s.polygon(
          {{x + d - 1.6F, 0}, {x + d * 0.84F - 1.2F, -64}, {x + d * 0.84F + 1.2F, -64}, {x + d + 1.6F, 0}});
    for (const float y : {-62.0F, -48.0F, -36.0F, -15.0F}) s.rect(x - 4.6F, y, x + 4.6F, y + 2.2F);
    s.layer(0.07F);
    s.polygon({{x - 8, 0}, {x - 7, -5}, {x + 7, -5}, {x + 8, 0}});
    s.lit();
    s.circle({x, -65.4F}, 0.8F);
  }
  s.layer(0.06F);
  s.loop({{-112, -24.6F, kCorner},
          {0, -27, false},
          {112, -24.6F, kCorner},
          {112, -21.4F, kCorner},
          {0, -23.4F},
          {-112, -21.4F, kCorner}});
  const auto cable = [&](float x) {
    if (std::fabs(x) <= 46) return -62 + 33 * (1 - (x / 46) * (x / 46));
    const float t = (std::fabs(x) - 46) / 66;
    return -62 + 38 * (1 - (1 - t) * (1 - t)) * 0.98F;
  };
  s.layer(0.05F);
  for (float x = -112; x < 112; x += 2) s.line({x, cable(x)}, {x + 2, cable(x + 2)}, 1.0F);
  for (float x = -108; x <= 108; x += 4) {
    if (std::fabs(std::fabs(x) - 46) < 3) continue;
    s.line({x, cable(x)}, {x, -24}, 0.35F);
  }
  return s.finish({.real_height_m = 160});
}

Shape draw_temple(const Request&) {
  Sketch s;
  s.layer(0.16F);
  s.polygon({{-56, -44}, {0, -64}, {56, -44}});
  s.layer(0.1F);
  s.polygon({{-46, -45.4F}, {0, -61}, {46, -45.4F}});
  s.layer(0.14F);
  s.rect(-55, -44, 55, -37.6F);
  s.layer(0.1F);
  for (int i = 0; i < 16; ++i) s.rect(-52 + 6.8F * f(i), -43, -49.4F + 6.8F * f(i), -39);
  s.layer(0.04F);
  s.rect(-48, -38, 48, -6);
  for (int i = 0; i < 8; ++i) {
    const float x = -47.2F + 13.5F * f(i);
    s.layer(0.2F);
    s.loop({{x - 2.7F, -35.4F, kCorner},
            {x + 2.7F, -35.4F, kCorner},
            {x + 3.3F, -20},
            {x + 3.4F, -6, kCorner},
            {x - 3.4F, -6, kCorner},
            {x - 3.3F, -20}});
    s.rect(x - 4.2F, -37.8F, x + 4.2F, -35.2F);
    s.rect(x - 4, -7.4F, x + 4, -5.6F);
    s.layer(0.13F);
    s.rect(x - 3.3F, -35, x - 1.5F, -6.4F);
  }
  s.lit(0.6F);
  s.rect(-3.4F, -26, 3.4F, -6);
  for (int i = 0; i < 3; ++i) {
    s.layer(0.16F - 0.03F * f(i));
    s.rect(-54 - 4 * f(i), -6 + 2 * f(i), 54 + 4 * f(i), -4 + 2 * f(i));
  }
  return s.finish({.real_height_m = 18});
}

Shape draw_pagoda(const Request&) {
  Sketch s;
  float y = 0;
  float half = 26;
  for (int i = 0; i < 5; ++i) {
    const float wall = 10.5F - 0.7F * f(i);
    s.layer(0.1F);
    s.rect(-half * 0.62F, y - wall, half * 0.62F, y);
    s.layer(0.06F);
    for (const float t : {-0.6F, -0.2F, 0.2F, 0.6F}) s.rect(half * t - 0.9F, y - wall, half * t + 0.9F, y);
    s.lit(0.8F);
    for (const float t : {-0.4F, 0.0F, 0.4F})
      s.rect(half * t - half * 0.11F, y - wall * 0.8F, half * t + half * 0.11F, y - wall * 0.15F);
    const float roof = y - wall;
    s.layer(0.045F);
    s.loop({{0, roof - 8, kCorner},
            {half * 0.56F, roof - 6, kCorner},
            {half * 0.84F, roof - 1.8F},
            {half * 1.26F, roof - 2.6F, kCorner},
            {half * 1.02F, roof + 1.4F},
            {half * 0.5F, roof + 1.5F},
            {-half * 0.5F, roof + 1.5F},
            {-half * 1.02F, roof + 1.4F},
            {-half * 1.26F, roof - 2.6F, kCorner},
            {-half * 0.84F, roof - 1.8F},
            {-half * 0.56F, roof - 6, kCorner}});
    y = roof - 6;
    half *= 0.86F;
  }
  s.layer(0.05F);
  s.loop({{0, y - 6, kCorner},
          {half * 0.3F, y},
          {half * 0.6F, y + 2, kCorner},
          {-half * 0.6F, y + 2, kCorner},
          {-half * 0.3F, y}});
  s.line({0, y}, {0, y - 15}, 0.8F);
  for (int i = 0; i < 5; ++i)
    s.rect(-2.2F + 0.25F * f(i), y - 6 - 1.7F * f(i), 2.2F - 0.25F * f(i), y - 5.2F - 1.7F * f(i));
  s.circle({0, y - 15}, 1.0F);
  return s.finish({.real_height_m = 34});
}

Shape draw_pyramid(const Request&) {
  Sketch s;
  s.layer(0.08F);
  s.polygon({{60, 0}, {86, -33}, {112, 0}});
  s.layer(0.15F);
  s.polygon({{72, 0}, {86, -33}, {112, 0}});
  s.layer(0.09F);
  s.polygon({{-76, 0}, {0, -98}, {76, 0}});
  s.layer(0.24F);
  s.polygon({{-14, 0}, {0, -98}, {76, 0}});
  for (int i = 1; i < 14; ++i) {
    const float y = -7.0F * f(i);
    const float t = -y / 98;
    s.layer(0.19F);
    s.rect(-14 * (1 - t), y, 76 * (1 - t), y + 0.7F);
    s.layer(0.065F);
    s.rect(-76 * (1 - t), y, -14 * (1 - t), y + 0.7F);
  }
  return s.finish({.real_height_m = 139, .centred = false});
}

}  // namespace

void register_strongholds(Registry& registry) {
  registry.add("lighthouse", draw_lighthouse);
  registry.add("castle", draw_castle);
  registry.add("tower", draw_tower);
  registry.add("bridge", draw_bridge);
  registry.add("temple", draw_temple);
  registry.add("pagoda", draw_pagoda);
  registry.add("pyramid", draw_pyramid);
}

}  // namespace onesheet::illustrator

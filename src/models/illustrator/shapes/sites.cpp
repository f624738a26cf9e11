// Places that could be anywhere: works, ruins, a gate, an igloo, a stadium, a pier, a well.
#include <algorithm>
#include <array>
#include <cmath>

#include "models/illustrator/shapes/registry.h"
#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {
namespace {

using Head = Sketch::Head;

float count_of(int i) { return static_cast<float>(i); }

Shape draw_factory(const Request&) {
  Sketch s;
  // Smoke first, behind the stacks.
  s.layer(0.24F);
  for (const Point p : std::array<Point, 2>{{{-34, -76}, {-16, -88}}}) {
    s.loop({{p.x - 2, p.y},
            {p.x - 5, p.y - 6},
            {p.x, p.y - 12},
            {p.x + 2, p.y - 18},
            {p.x + 11, p.y - 20},
            {p.x + 17, p.y - 26},
            {p.x + 29, p.y - 25},
            {p.x + 40, p.y - 28},
            {p.x + 50, p.y - 23},
            {p.x + 42, p.y - 18},
            {p.x + 31, p.y - 15},
            {p.x + 21, p.y - 12},
            {p.x + 12, p.y - 9},
            {p.x + 6, p.y - 5},
            {p.x + 3, p.y}});
  }
  s.layer(0.08F);
  for (const Point p : std::array<Point, 2>{{{-34, -76}, {-16, -88}}}) {
    s.polygon({{p.x - 5, 0}, {p.x - 3.2F, p.y}, {p.x + 3.2F, p.y}, {p.x + 5, 0}});
    s.rect(p.x - 4, p.y - 1, p.x + 4, p.y + 2);
  }
  s.layer(0.3F);
  for (const Point p : std::array<Point, 2>{{{-34, -76}, {-16, -88}}}) {
    s.rect(p.x - 3.5F, p.y + 7, p.x + 3.5F, p.y + 10);
    s.rect(p.x - 3.7F, p.y + 14, p.x + 3.7F, p.y + 17);
  }
  s.layer(0.1F);
  s.rect(-48, -30, 58, 0);
  s.layer(0.12F);
  for (int i = 0; i < 4; ++i) {
    const float x = -6 + 16 * count_of(i);
    s.polygon({{x, -29}, {x, -46}, {x + 16, -29}});
  }
  s.layer(0.07F);
  s.rect(-48, -40, -6, -28);
  s.lit(0.85F);
  for (int i = 0; i < 4; ++i) {
    const float x = -6 + 16 * count_of(i);
    s.polygon({{x + 1.6F, -31.6F}, {x + 1.6F, -41}, {x + 10.4F, -31.6F}});
  }
  s.windows(-46, -24, 56, -8, 17, 2, 0.44F);
  s.layer(0.04F);
  s.rect(20, -14, 34, 0);
  // Tank and pipes.
  s.layer(0.14F);
  s.rect(62, -24, 78, 0);
  s.ellipse({70, -24}, 8, 3);
  s.sweep({{70, -25}, {70, -34}, {62, -36}, {56, -36}}, {1.1F, 1.1F, 1.1F, 1.1F});
  return s.finish({.real_height_m = 38});
}

Shape draw_ruin(const Request&) {
  Sketch s;
  s.layer(0.1F);
  // Broken abbey: a gable with an empty window, an arch, a stump of wall.
  s.loop({{-58, 0, kCorner},   {-57, -22, kCorner},
          {-53, -25},          {-50, -34, kCorner},
          {-46, -35, kCorner}, {-45, -50, kCorner},
          {-40, -56},          {-38, -66, kCorner},
          {-32, -70},          {-26, -80, kCorner},
          {-21, -78},          {-16, -68, kCorner},
          {-11, -64},          {-8, -54, kCorner},
          {-5, -50, kCorner},  {-4, -40},
          {0, -36, kCorner},   {8, -38},
          {18, -44},           {28, -47, kCorner},
          {33, -50},           {38, -47, kCorner},
          {40, -36, kCorner},  {45, -33},
          {46, -20, kCorner},  {52, -16},
          {54, -6, kCorner},   {62, -4},
          {64, 0, kCorner}});
  s.cut_loop({{-32, 0, kCorner},
              {-32, -38},
              {-29, -50},
              {-25, -57, kCorner},
              {-21, -50},
              {-18, -38},
              {-18, 0, kCorner}});
  s.cut_loop(
      {{4, 0, kCorner}, {4, -14}, {8, -25}, {16, -33, kCorner}, {24, -25}, {28, -14}, {28, 0, kCorner}});
  s.cut_loop({{-46, -12, kCorner}, {-46, -22}, {-43, -28, kCorner}, {-40, -22}, {-40, -12, kCorner}});
  s.layer(0.15F);
  s.rect(-26, -40, -24, -6);
  s.loop({{-32, -31, kCorner},
          {-28.6F, -36},
          {-25, -38},
          {-21.4F, -36},
          {-18, -31, kCorner},
          {-20, -31},
          {-25, -34.6F},
          {-30, -31}});
  s.layer(0.15F);
  for (const Point p : std::array<Point, 9>{{{-52, -14},
                                             {-12, -46},
                                             {-34, -60},
                                             {-10, -24},
                                             {34, -38},
                                             {36, -18},
                                             {44, -10},
                                             {-38, -30},
                                             {-14, -10}}})
    s.rect(p.x - 2.4F, p.y - 1, p.x + 2.4F, p.y + 1);
  // Fallen stones and ivy.
  s.layer(0.07F);
  for (const Point p : std::array<Point, 5>{{{68, 0}, {-66, 0}, {76, 0}, {-6, 0}, {36, 0}}})
    s.polygon({{p.x - 4, 0}, {p.x - 3, -4}, {p.x + 1, -5}, {p.x + 4, -2}, {p.x + 4.4F, 0}});
  s.layer(0.05F);
  for (int i = 0; i < 15; ++i)
    s.circle({-47 + 1.4F * std::sin(count_of(i) * 1.9F), -36 + 2.2F * count_of(i)},
             1.2F + 0.5F * std::sin(count_of(i) * 2.7F));
  for (int i = 0; i < 12; ++i)
    s.circle({39 - 0.5F * count_of(i) + 1.3F * std::sin(count_of(i) * 1.7F), -46 + 2.4F * count_of(i)},
             1.2F + 0.5F * std::sin(count_of(i) * 2.3F));
  return s.finish({.real_height_m = 15});
}

Shape draw_gate(const Request&) {
  Sketch s;
  for (const float side : {-1.0F, 1.0F}) {
    s.layer(0.1F);
    s.rect(side > 0 ? 34.0F : -46.0F, -66, side > 0 ? 46.0F : -34.0F, 0);
    s.layer(0.14F);
    s.rect(side > 0 ? 32.0F : -48.0F, -70, side > 0 ? 48.0F : -32.0F, -65);
    s.rect(side > 0 ? 32.6F : -47.4F, -5, side > 0 ? 47.4F : -32.6F, 0);
    s.layer(0.08F);
    s.polygon({{side * 33, -70}, {side * 40, -79}, {side * 47, -70}});
    s.circle({side * 40, -82}, 4);
    s.layer(0.06F);
    for (int row = 0; row < 7; ++row)
      s.rect(side > 0 ? 34.0F : -46.0F, -58 + 8.2F * count_of(row), side > 0 ? 46.0F : -34.0F,
             -57.4F + 8.2F * count_of(row));
  }
  s.layer(0.045F);
  const auto top_at = [](float x) { return -58 - 26 * (1 - (x / 34) * (x / 34)); };
  for (int i = 0; i < 15; ++i) {
    const float x = -31.5F + 4.5F * count_of(i);
    const float y = top_at(x);
    s.rect(x - 0.55F, y, x + 0.55F, -2);
    s.loop({{x, y - 6, kCorner}, {x + 1.4F, y - 2.6F}, {x, y + 0.4F, kCorner}, {x - 1.4F, y - 2.6F}});
    if (i < 14) s.arc({x + 2.25F, -36}, 1.9F, 3.4F, degrees(0), degrees(359), 0.5F);
  }
  for (const float y : {-44.0F, -28.6F, -5.0F}) s.rect(-34, y, 34, y + 1.3F);
  for (int i = 0; i < 24; ++i) {
    const float a = -33 + 2.75F * count_of(i);
    s.line({a, top_at(a) + 5}, {a + 2.75F, top_at(a + 2.75F) + 5}, 1.2F);
  }
  s.rect(-1.1F, -84, 1.1F, 0);
  s.layer(0.2F);
  s.circle({-3.4F, -24}, 1.3F);
  s.circle({3.4F, -24}, 1.3F);
  return s.finish({.real_height_m = 4.6F});
}

Shape draw_igloo(const Request&) {
  Sketch s;
  s.layer(0.46F);
  s.loop({{-46, 0, kCorner}, {-44, -22}, {-28, -44}, {0, -52}, {28, -44}, {44, -22}, {46, 0, kCorner}});
  s.layer(0.36F);
  for (const float y : {-12.0F, -24.0F, -35.0F, -45.0F}) {
    const float half = 46 * std::sqrt(std::max(0.0F, 1 - (y / 52) * (y / 52)));
    s.loop({{-half, y, kCorner},
            {0, y + 1.8F},
            {half, y, kCorner},
            {half, y + 0.9F, kCorner},
            {0, y + 2.7F},
            {-half, y + 0.9F, kCorner}});
  }
  for (int row = 0; row < 4; ++row) {
    const float y = -11.6F * count_of(row);
    for (int i = 0; i < 5; ++i) {
      const float x =
          (-34.0F + 17 * count_of(i) + (row % 2 == 0 ? 4.0F : -4.0F)) * (1 - 0.16F * count_of(row));
      s.line({x, y + 0.6F - (row > 0 ? 0 : 1.2F)}, {x * 0.95F, y - 10}, 0.8F);
    }
  }
  s.layer(0.4F);
  s.loop({{22, 0, kCorner}, {22, -15}, {32, -25}, {46, -27}, {58, -22}, {62, -12}, {62, 0, kCorner}});
  s.layer(0.48F);
  s.loop({{32, 0, kCorner}, {33, -14}, {40, -23}, {47, -25}, {55, -22}, {61, -13}, {62, 0, kCorner}});
  s.lit(0.8F);
  s.loop({{38, 0, kCorner}, {38.6F, -10}, {47, -18}, {55.4F, -10}, {56, 0, kCorner}});
  s.layer(0.06F);
  s.loop({{46, 0, kCorner}, {46, -9}, {49, -15.6F}, {52, -14.4F}, {55.4F, -9}, {56, 0, kCorner}});
  return s.finish({.real_height_m = 2.6F});
}

Shape draw_stadium(const Request&) {
  Sketch s;
  for (const float x : {-66.0F, 66.0F}) {
    s.layer(0.06F);
    s.line({x, 0}, {x, -52}, 1.3F);
    s.rect(x - 7, -62, x + 7, -51);
    s.lit();
    for (int r = 0; r < 3; ++r)
      for (int c = 0; c < 4; ++c)
        s.circle({x - 5.2F + 3.5F * count_of(c), -59.6F + 3.1F * count_of(r)}, 1.15F);
  }
  s.layer(0.1F);
  s.loop({{-62, 0, kCorner},
          {-68, -26, kCorner},
          {-40, -32},
          {0, -34},
          {40, -32},
          {68, -26, kCorner},
          {62, 0, kCorner}});
  s.layer(0.05F);
  s.loop({{-72, -27, kCorner},
          {-40, -36},
          {0, -40},
          {40, -36},
          {72, -27, kCorner},
          {40, -29.6F},
          {0, -31.6F},
          {-40, -29.6F}});
  s.layer(0.16F);
  for (int i = 0; i < 17; ++i) {
    const float x = -62 + 7.75F * count_of(i);
    s.line({x * 0.94F, 0}, {x * 1.04F, -29 - 3 * (1 - (x / 62) * (x / 62))}, 1.0F);
  }
  s.lit(0.7F);
  for (int i = 0; i < 16; ++i) {
    const float x = -56 + 7.5F * count_of(i);
    s.window(x - 2, -10, x + 2, -1.6F, Head::round);
    s.rect(x - 2.2F, -21.4F, x + 2.2F, -17.6F);
  }
  s.layer(0.06F);
  for (int i = 0; i < 9; ++i) {
    const float x = -48 + 12 * count_of(i);
    s.line({x, -34}, {x, -46 + 0.003F * x * x}, 0.45F);
  }
  s.layer(0.28F);
  for (int i = 0; i < 9; ++i) {
    const float x = -48 + 12 * count_of(i);
    const float y = -46 + 0.003F * x * x;
    s.polygon({{x, y}, {x + 5, y + 1.4F}, {x, y + 3}});
  }
  return s.finish({.real_height_m = 40});
}

Shape draw_pier(const Request&) {
  Sketch s;
  s.layer(0.07F);
  for (int i = 0; i < 9; ++i) {
    const float x = -82 + 18.4F * count_of(i);
    s.rect(x - 1, -20, x + 1, 0);
    if (i < 8) {
      s.line({x, -3}, {x + 18.4F, -18}, 0.6F);
      s.line({x, -18}, {x + 18.4F, -3}, 0.6F);
    }
  }
  s.layer(0.1F);
  s.rect(-90, -22.6F, 74, -19);
  for (int i = 0; i < 30; ++i) s.rect(-89 + 5.4F * count_of(i), -28, -88.4F + 5.4F * count_of(i), -22);
  s.rect(-90, -28.6F, 20, -27.8F);
  // The pavilion at its end, lamps along the way.
  s.layer(0.09F);
  s.rect(26, -40, 70, -22);
  s.layer(0.05F);
  s.loop({{22, -39.6F, kCorner},
          {30, -46},
          {38, -55},
          {48, -60, kCorner},
          {58, -55},
          {66, -46},
          {74, -39.6F, kCorner}});
  s.line({48, -59}, {48, -70}, 0.7F);
  s.layer(0.28F);
  s.polygon({{48, -70}, {56, -67.6F}, {48, -65}});
  s.lit(0.85F);
  for (int i = 0; i < 6; ++i) s.window(29 + 7 * count_of(i), -36, 33 + 7 * count_of(i), -25, Head::round);
  for (const float x : {-78.0F, -50.0F, -22.0F, 6.0F}) {
    s.layer(0.06F);
    s.line({x, -22}, {x, -42}, 0.7F);
    s.rect(x - 1.6F, -42.4F, x + 1.6F, -41.6F);
    s.lit();
    s.circle({x, -44.4F}, 2.1F);
  }
  return s.finish({.real_height_m = 13});
}

Shape draw_well(const Request&) {
  Sketch s;
  s.layer(0.05F);
  s.ellipse({0, -34}, 24, 5);
  s.layer(0.09F);
  for (const float side : {-1.0F, 1.0F}) s.rect(side * 20 - 1.7F, -78, side * 20 + 1.7F, -30);
  s.rect(-22, -66, 22, -63.6F);
  s.layer(0.14F);
  s.round_rect(-9, -68, 9, -61.6F, 2);
  s.sweep({{22, -65}, {28, -65}, {28, -58}, {33, -58}}, {0.9F, 0.9F, 0.9F, 0.9F});
  s.line({0, -62}, {0, -48}, 0.7F);
  s.polygon({{-4.4F, -48}, {4.4F, -48}, {3.6F, -38}, {-3.6F, -38}});
  s.layer(0.055F);
  s.polygon({{-30, -74}, {0, -98}, {30, -74}, {26, -71}, {0, -71}, {-26, -71}});
  s.layer(0.11F);
  for (int i = 0; i < 5; ++i) s.line({-24.0F + 12 * count_of(i), -72}, {-12.0F + 6 * count_of(i), -88}, 0.6F);
  s.layer(0.17F);
  s.loop({{-25, -33, kCorner}, {0, -28}, {25, -33, kCorner}, {27, 0, kCorner}, {-27, 0, kCorner}});
  s.layer(0.1F);
  for (const float y : {-22.0F, -11.4F})
    s.loop({{-26, y, kCorner},
            {0, y + 4},
            {26, y, kCorner},
            {26, y + 1, kCorner},
            {0, y + 5},
            {-26, y + 1, kCorner}});
  for (int row = 0; row < 3; ++row)
    for (int i = 0; i < 5; ++i) {
      const float x = -20 + 9.6F * count_of(i) + (row % 2 == 0 ? 0 : 4.8F);
      const float y = -29.6F + 10.8F * count_of(row) + 3.4F * (1 - (x / 26) * (x / 26));
      s.rect(x - 0.4F, y, x + 0.4F, std::min(y + 8.4F, 0.0F));
    }
  return s.finish({.real_height_m = 2.6F});
}

}  // namespace

void register_sites(Registry& registry) {
  registry.add("factory", draw_factory);
  registry.add("ruin", draw_ruin);
  registry.add("gate", draw_gate);
  registry.add("igloo", draw_igloo);
  registry.add("stadium", draw_stadium);
  registry.add("pier", draw_pier);
  registry.add("well", draw_well);
}

}  // namespace onesheet::illustrator

// More things of everyday and of adventure. Units are about centimetres unless a drawing says otherwise.
#include <cmath>

#include "models/illustrator/shapes/registry.h"
#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {
namespace {

constexpr float kDark = 0.05F, kBody = 0.12F, kPale = 0.34F;

Shape saxophone(const Request&) {
  Sketch s;
  s.layer(kBody).sweep({{-15, -88},
                        {-9, -93},
                        {-3, -90},
                        {1, -78},
                        {6, -52},
                        {10, -26},
                        {14, -12},
                        {23, -7},
                        {31, -14},
                        {33, -28}},
                       {1.2F, 1.6F, 2.0F, 2.6F, 4.0F, 5.2F, 6.0F, 6.6F, 7.0F, 7.4F});
  s.loop({{25, -24, kCorner},
          {27, -40},
          {22, -53, kCorner},
          {34, -56},
          {46, -52, kCorner},
          {41, -40},
          {40, -24, kCorner}});
  s.polygon({{-23, -84}, {-14, -91}, {-12, -87}, {-21, -80}});
  s.layer(0.26F).sweep({{2, -76}, {6, -54}, {10, -30}}, {0.8F, 1.2F, 1.4F});
  s.loop({{28, -26}, {30, -38}, {27, -50}, {31, -50}, {33, -38}, {32, -26}});
  s.layer(0.03F).ellipse({34, -53.6F}, 11.6F, 2.4F, degrees(1));
  s.layer(kPale);
  for (const Point p : {Point{-0.5F, -66}, {1.5F, -58}, {3.5F, -50}, {6, -38}, {8, -30}, {10.5F, -22}})
    s.circle(p, 2.7F);
  s.layer(kDark).line({9, -66}, {16, -34}, 1.0F);
  s.line({16, -34}, {24, -20}, 1.0F);
  s.circle({12, -52}, 2.2F);
  s.circle({15, -40}, 2.2F);
  return s.finish({.real_height_m = 0.75F});
}

Shape harp(const Request&) {
  Sketch s;
  s.layer(0.30F);
  for (int i = 0; i < 15; ++i) {
    const float t = static_cast<float>(i) / 14.0F;
    const float x = -22 + 44 * t;
    s.line({x + 1, -84 + 16 * t - 14 * std::sin(t * 3.14F) * (1 - t)}, {x * 0.86F - 2, -10 - 46 * t}, 0.5F);
  }
  s.layer(kBody).sweep({{-27, -4}, {-10, -14}, {10, -36}, {24, -62}}, {6.5F, 5.6F, 4.4F, 3.0F});
  s.sweep({{-27, -4}, {-29, -50}, {-28, -92}}, {3.4F, 2.8F, 3.4F});
  s.sweep({{-28, -94}, {-18, -97}, {-8, -88}, {4, -76}, {16, -74}, {26, -64}},
          {4.2F, 3.8F, 3.2F, 3.0F, 3.2F, 3.4F});
  s.circle({-29, -97}, 5.4F);
  s.round_rect(-38, -4, 2, 0, 1.5F);
  s.layer(0.26F).sweep({{-26.6F, -8}, {-28, -50}, {-27, -88}}, {0.8F, 0.8F, 0.8F});
  s.circle({-29, -97}, 2.2F);
  return s.finish({.real_height_m = 1.8F});
}

Shape smartphone(const Request&) {
  Sketch s;
  s.layer(kDark).round_rect(-24, -100, 24, 0, 6);
  s.layer(0.22F).rect(24, -74, 25.2F, -60);
  s.lit(0.75F).round_rect(-21, -95, 21, -5, 3.4F);
  s.layer(kDark).round_rect(-7, -95, 7, -91.4F, 1.6F);
  s.layer(0.30F);
  for (int row = 0; row < 3; ++row) {
    for (int column = 0; column < 3; ++column) {
      const float x = -16 + 11.6F * static_cast<float>(column), y = -68 + 14 * static_cast<float>(row);
      s.round_rect(x, y, x + 8.4F, y + 8.4F, 2);
    }
  }
  s.layer(0.20F).round_rect(-8, -9, 8, -7.6F, 0.7F);
  return s.finish({.real_height_m = 0.16F});
}

Shape computer(const Request&) {
  Sketch s;
  // A laptop, open, seen from the front.
  s.layer(kBody).round_rect(-46, -64, 46, -6, 3);
  s.lit(0.7F).rect(-42, -60, 42, -11);
  s.layer(0.30F);
  const float lengths[] = {30, 46, 22, 52, 36, 44, 16};
  for (int i = 0; i < 7; ++i) {
    const float y = -55 + 6.0F * static_cast<float>(i), indent = i == 1 || i == 3 || i == 4 ? 6.0F : 0.0F;
    s.rect(-36 + indent, y, -36 + indent + lengths[i], y + 2.2F);
  }
  s.layer(0.20F).polygon({{-46, -6}, {46, -6}, {58, 0}, {-58, 0}});
  s.layer(kDark).polygon({{-40, -5}, {40, -5}, {44, -2.2F}, {-44, -2.2F}});
  s.layer(kBody).round_rect(-58, -0.8F, 58, 1.6F, 0.8F);
  s.layer(kPale).rect(-9, 0, 9, 0.9F);
  return s.finish({.real_height_m = 0.28F});
}

Shape broom(const Request&) {
  Sketch upright;
  upright.layer(kDark).sweep({{0, -100}, {1.4F, -66}, {0, -34}}, {1.5F, 1.7F, 1.8F});
  upright.layer(0.22F).loop({{-2.4F, -35, kCorner},
                             {2.4F, -35, kCorner},
                             {7, -27},
                             {12, -12},
                             {11, 0, kCorner},
                             {7, -3, kCorner},
                             {4, 1.5F, kCorner},
                             {0, -2, kCorner},
                             {-4, 2, kCorner},
                             {-7, -2.5F, kCorner},
                             {-11, 0.5F, kCorner},
                             {-12, -12},
                             {-7, -27}});
  upright.layer(0.10F);
  for (int i = -3; i <= 3; ++i) {
    const float k = static_cast<float>(i);
    upright.sweep({{0.5F * k, -32}, {1.9F * k, -18}, {2.7F * k, -5}}, {0.3F, 0.5F, 0.3F});
  }
  upright.layer(kDark).round_rect(-4.4F, -31, 4.4F, -28.6F, 1);
  upright.round_rect(-5.4F, -26.6F, 5.4F, -24.4F, 1);
  Sketch s;
  s.add(upright, turn_scale_move(degrees(16), 1, 1, 0, 0));
  return s.finish({.real_height_m = 1.5F});
}

Shape bomb(const Request&) {
  Sketch s;
  s.layer(0.07F).circle({0, -34}, 34);
  Sketch cap;
  cap.layer(0.13F).round_rect(-9, -10, 9, 2, 1.6F);
  s.add(cap, turn_scale_move(degrees(32), 1, 1, 19, -64));
  s.layer(0.26F).sweep({{23, -70}, {29, -82}, {40, -84}, {44, -76}}, {1.6F, 1.5F, 1.4F, 1.2F});
  s.layer(0.30F).sweep({{-22, -44}, {-17, -54}, {-8, -59}}, {1.8F, 2.6F, 1.4F});
  s.circle({-24, -34}, 2.0F);
  s.lit(1.0F);
  for (int i = 0; i < 8; ++i) {
    const float a = degrees(45 * static_cast<float>(i)), b = degrees(45 * static_cast<float>(i) + 22);
    const float r = i % 2 == 0 ? 11.0F : 8.0F;
    s.polygon({{45 + 3 * std::cos(a - 0.7F), -72 + 3 * std::sin(a - 0.7F)},
               {45 + r * std::cos(a), -72 + r * std::sin(a)},
               {45 + 3 * std::cos(b), -72 + 3 * std::sin(b)}});
  }
  s.circle({45, -72}, 4);
  return s.finish({.real_height_m = 0.4F});
}

Shape treasure_chest(const Request&) {
  Sketch s;
  // The lid is thrown back; gold glows between.
  s.layer(0.09F).loop({{-46, -44, kCorner},
                       {-47, -66},
                       {-40, -82},
                       {-20, -88},
                       {20, -88},
                       {40, -82},
                       {47, -66},
                       {46, -44, kCorner}});
  s.layer(0.04F).loop({{-41, -46, kCorner},
                       {-41, -64},
                       {-35, -76},
                       {-18, -81},
                       {18, -81},
                       {35, -76},
                       {41, -64},
                       {41, -46, kCorner}});
  s.layer(0.28F);
  for (const float x : {-30.0F, 24.0F}) s.polygon({{x, -46}, {x + 1, -85}, {x + 6, -86.4F}, {x + 6, -46}});
  s.lit(0.9F).loop({{-42, -42, kCorner},
                    {-34, -52},
                    {-24, -50},
                    {-14, -59},
                    {-2, -54},
                    {8, -62},
                    {20, -53},
                    {30, -55},
                    {42, -42, kCorner}});
  s.layer(0.30F).circle({-20, -49}, 3.4F);
  s.circle({9, -55}, 3.6F);
  s.circle({26, -48}, 3.2F);
  s.layer(0.12F).polygon({{-48, -44}, {48, -44}, {45, 0}, {-45, 0}});
  s.layer(0.06F);
  for (const float y : {-32.0F, -17.0F}) s.rect(-47, y, 47, y + 1.2F);
  s.layer(0.28F).rect(-48.5F, -46, 48.5F, -40);
  s.polygon({{-34, -44}, {-27, -44}, {-26, 0}, {-32.6F, 0}});
  s.polygon({{34, -44}, {27, -44}, {26, 0}, {32.6F, 0}});
  s.layer(0.20F).round_rect(-8, -46, 8, -28, 2);
  s.layer(0.02F).circle({0, -38}, 2.4F);
  s.polygon({{-1.2F, -38}, {1.2F, -38}, {2, -31}, {-2, -31}});
  return s.finish({.real_height_m = 0.8F});
}

Shape teddy_bear(const Request&) {
  Sketch s;
  constexpr float kFur = 0.16F, kPad = 0.34F;
  s.layer(kFur).circle({-19, -82}, 9);
  s.circle({19, -82}, 9);
  s.ellipse({-29, -38}, 9, 17, degrees(32));
  s.ellipse({29, -38}, 9, 17, degrees(-32));
  s.ellipse({0, -29}, 23, 27);
  s.layer(0.21F).ellipse({0, -68}, 25, 22);
  s.layer(kPad).circle({-19, -82}, 4.6F);
  s.circle({19, -82}, 4.6F);
  s.ellipse({0, -27}, 14, 17);
  s.ellipse({0, -61}, 11, 8.6F);
  s.layer(kFur + 0.03F).ellipse({-22, -11}, 14, 12);
  s.ellipse({22, -11}, 14, 12);
  s.layer(kPad).ellipse({-23, -9.4F}, 8, 7.6F);
  s.ellipse({23, -9.4F}, 8, 7.6F);
  s.layer(0.02F).circle({-9, -73}, 2.6F);
  s.circle({9, -73}, 2.6F);
  s.ellipse({0, -65}, 4.2F, 2.8F);
  s.arc({-3.6F, -61}, 3.6F, 3.0F, degrees(-70), degrees(70), 1.0F);
  s.arc({3.6F, -61}, 3.6F, 3.0F, degrees(-70), degrees(70), 1.0F);
  s.layer(kDark).loop({{0, -46}, {-14, -52}, {-15, -41}});
  s.loop({{0, -46}, {14, -52}, {15, -41}});
  s.circle({0, -46.4F}, 3.2F);
  return s.finish({.real_height_m = 0.5F});
}

// Pale and faceted: sunlit faces to the left, blue shade to the right, undercut where the sea licks it.
Shape iceberg(const Request&) {
  Sketch s;
  s.layer(0.74F).polygon({{-84, 0},
                          {-88, -7},
                          {-80, -22},
                          {-66, -27},
                          {-60, -44},
                          {-48, -50},
                          {-40, -73},
                          {-28, -84},
                          {-18, -100},
                          {-6, -92},
                          {4, -70},
                          {16, -61},
                          {22, -46},
                          {40, -43},
                          {52, -33},
                          {70, -30},
                          {83, -18},
                          {92, -5},
                          {86, 0}});
  s.layer(0.98F).polygon({{-84, -5},
                          {-80, -22},
                          {-66, -27},
                          {-60, -44},
                          {-48, -50},
                          {-40, -73},
                          {-28, -84},
                          {-18, -100},
                          {-19, -74},
                          {-30, -56},
                          {-34, -38},
                          {-50, -26},
                          {-54, -8}});
  s.layer(0.86F).polygon({{-18, -100},
                          {-6, -92},
                          {-4, -66},
                          {-12, -44},
                          {-6, -22},
                          {-14, -5},
                          {-54, -8},
                          {-50, -26},
                          {-34, -38},
                          {-30, -56},
                          {-19, -74}});
  s.layer(0.56F).polygon({{-6, -92},
                          {4, -70},
                          {16, -61},
                          {22, -46},
                          {18, -26},
                          {26, -5},
                          {-14, -5},
                          {-6, -22},
                          {-12, -44},
                          {-4, -66}});
  s.layer(0.9F).polygon({{22, -46}, {40, -43}, {52, -33}, {70, -30}, {60, -22}, {44, -26}, {30, -33}});
  s.layer(0.66F).polygon({{22, -46}, {30, -33}, {44, -26}, {42, -5}, {26, -5}, {18, -26}});
  s.layer(0.46F).polygon({{44, -26}, {60, -22}, {70, -30}, {83, -18}, {90, -6}, {42, -5}});
  s.shade(0.36F, 1.6F);  // cracks
  s.sweep({{-38, -64}, {-42, -46}, {-36, -30}, {-40, -10}}, {0.3F, 0.9F, 0.6F, 0.3F});
  s.sweep({{2, -62}, {8, -40}, {4, -16}}, {0.3F, 1.0F, 0.3F});
  s.sweep({{52, -28}, {50, -16}, {56, -8}}, {0.2F, 0.7F, 0.3F});
  s.shade(0.42F, 1.2F);  // the undercut
  s.sweep({{-86, -3.2F}, {-40, -3.6F}, {0, -3}, {44, -3.4F}, {90, -3}}, {0.8F, 1.2F, 1, 1.2F, 0.8F});
  return s.finish({.real_height_m = 50});
}

Shape volcano(const Request& request) {
  Sketch s;
  base::SeededRandom random = request.random("smoke");
  s.layer(0.26F);
  for (int i = 0; i < 9; ++i) {
    const float k = static_cast<float>(i);
    s.ellipse({-2 + 6.0F * std::sin(k * 1.3F) + 2.2F * k + random.between(-2, 2), -74 - 5.2F * k},
              7 + 1.9F * k, 5 + 1.1F * k);
  }
  s.lit(1.0F).loop({{-13, -64, kCorner},
                    {-14, -82},
                    {-5, -78},
                    {-1, -94},
                    {4, -80},
                    {13, -86},
                    {13, -64, kCorner},
                    {0, -58}});
  s.layer(0.07F).loop({{-80, 0, kCorner},
                       {-52, -16},
                       {-30, -40},
                       {-13, -68, kCorner},
                       {-6, -65.4F},
                       {5, -65.8F},
                       {13, -68, kCorner},
                       {28, -42},
                       {50, -17},
                       {80, 0, kCorner}});
  s.layer(0.14F).loop({{-80, 0, kCorner},
                       {-52, -16},
                       {-30, -40},
                       {-13, -68, kCorner},
                       {-15, -48},
                       {-26, -26},
                       {-30, 0, kCorner}});
  s.lit(0.95F).loop({{-8, -66, kCorner},
                     {0, -64},
                     {8, -66, kCorner},
                     {7, -52},
                     {14, -38},
                     {12, -30},
                     {6, -40},
                     {3, -30},
                     {8, -12},
                     {3, 0, kCorner},
                     {-2, 0, kCorner},
                     {1, -14},
                     {-4, -34},
                     {-9, -26},
                     {-13, -12},
                     {-15, -14},
                     {-11, -36},
                     {-6, -52}});
  return s.finish({.real_height_m = 900});
}

Shape pizza(const Request&) {
  Sketch s;
  s.layer(0.36F).polygon({{-38, -86}, {38, -86}, {2.4F, -3}, {-2.4F, -3}});
  s.polygon({{-38, -86}, {-20, -95}, {20, -95}, {38, -86}});
  s.circle({0, -3.2F}, 2.6F);
  // Cheese running over the edges.
  s.capsule({-19, -44}, 3.4F, {-19, -32}, 3.0F);
  s.capsule({12, -30}, 3.0F, {12, -15}, 2.7F);
  s.layer(0.16F).sweep({{-41, -86}, {-20, -95}, {0, -97}, {20, -95}, {41, -86}}, {5, 6.4F, 6.8F, 6.4F, 5});
  s.layer(0.10F).circle({-15, -72}, 8.4F);
  s.circle({14, -70}, 8.8F);
  s.circle({-1, -48}, 8.2F);
  s.circle({3, -24}, 4.8F);
  s.layer(0.20F).circle({-16.6F, -74}, 2.0F);
  s.circle({12, -73}, 2.2F);
  s.circle({-2.4F, -50}, 2.0F);
  return s.finish({.real_height_m = 0.25F});
}

Shape ice_cream(const Request&) {
  Sketch s;
  s.layer(0.20F).polygon({{-20, -54}, {-20, -60}, {20, -60}, {20, -54}, {1.6F, 0}, {-1.6F, 0}});
  // Waffle lines run parallel to the other side of the cone and end on its edge.
  s.layer(0.10F);
  for (int i = 1; i <= 4; ++i) {
    const float t = static_cast<float>(i) / 5.0F;
    const Point top_right = between({20, -54}, {-20, -54}, t), edge_left = between({1, 0}, {-20, -54}, t);
    s.line(top_right, edge_left, 1.0F);
    s.line({-top_right.x, top_right.y}, {-edge_left.x, edge_left.y}, 1.0F);
  }
  s.layer(0.32F).circle({0, -84}, 16);
  s.layer(0.46F).loop({{-24, -56},
                       {-24, -72},
                       {-10, -82},
                       {10, -82},
                       {24, -72},
                       {24, -56},
                       {15, -51},
                       {9, -55},
                       {2, -48},
                       {-6, -55},
                       {-14, -50}});
  s.layer(0.60F).sweep({{-15, -68}, {-9, -75}, {-2, -77}}, {1.4F, 2.0F, 1.2F});
  s.layer(0.08F).circle({3, -103}, 5);
  s.sweep({{3, -107}, {6, -113}, {12, -115}}, {0.8F, 0.8F, 0.6F});
  return s.finish({.real_height_m = 0.2F});
}

Shape hamburger(const Request&) {
  Sketch s;
  s.layer(0.22F).loop(
      {{-48, 0, kCorner}, {-52, -8}, {-48, -15, kCorner}, {48, -15, kCorner}, {52, -8}, {48, 0, kCorner}});
  s.layer(0.06F).round_rect(-53, -29, 53, -14, 7);
  s.layer(0.46F).polygon({{-50, -33}, {50, -33}, {51, -28}, {34, -28}, {24, -18}, {13, -28}, {-52, -28}});
  s.layer(0.14F).round_rect(-49, -39, 49, -32, 3.4F);
  s.layer(0.09F).rect(-49, -46, 49, -36);
  s.layer(0.34F).loop({{-54, -38},
                       {-40, -44},
                       {-26, -40},
                       {-12, -44},
                       {2, -40},
                       {16, -44},
                       {30, -40},
                       {44, -44},
                       {54, -39},
                       {44, -36},
                       {30, -33},
                       {16, -37},
                       {2, -33},
                       {-12, -37},
                       {-26, -33},
                       {-40, -37}});
  s.layer(0.24F).loop({{-50, -43, kCorner},
                       {-50, -58},
                       {-38, -74},
                       {-14, -82},
                       {14, -82},
                       {38, -74},
                       {50, -58},
                       {50, -43, kCorner}});
  s.layer(0.44F);
  for (const Point p :
       {Point{-28, -66}, {-12, -74}, {4, -68}, {18, -75}, {32, -64}, {-4, -60}, {-38, -55}, {20, -59}})
    s.ellipse(p, 3.0F, 1.7F, degrees(-14));
  return s.finish({.real_height_m = 0.12F});
}

Shape bread(const Request&) {
  Sketch s;
  s.layer(0.17F).loop({{-50, 0, kCorner},
                       {-55, -14},
                       {-52, -32},
                       {-34, -44},
                       {0, -49},
                       {34, -44},
                       {52, -32},
                       {55, -14},
                       {50, 0, kCorner}});
  s.layer(0.30F);
  for (const float x : {-30.0F, -2.0F, 26.0F})
    s.loop({{x - 9, -18, kCorner}, {x - 2, -32}, {x + 10, -42, kCorner}, {x + 5, -30}, {x - 2, -20}});
  s.layer(0.10F).loop(
      {{-50, 0, kCorner}, {-54, -12, kCorner}, {0, -7}, {54, -12, kCorner}, {50, 0, kCorner}});
  return s.finish({.real_height_m = 0.14F});
}

}  // namespace

void register_more_things(Registry& registry) {
  registry.add("saxophone", saxophone);
  registry.add("harp", harp);
  registry.add("smartphone", smartphone);
  registry.add("computer", computer);
  registry.add("broom", broom);
  registry.add("bomb", bomb);
  registry.add("treasure_chest", treasure_chest);
  registry.add("teddy_bear", teddy_bear);
  registry.add("iceberg", iceberg);
  registry.add("volcano", volcano);
  registry.add("pizza", pizza);
  registry.add("ice_cream", ice_cream);
  registry.add("hamburger", hamburger);
  registry.add("bread", bread);
}

}  // namespace onesheet::illustrator

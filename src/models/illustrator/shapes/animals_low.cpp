// Beasts near the ground and the water: crocodile, snake, mouse, pig, duck.
#include <array>
#include <cmath>

#include "models/illustrator/shapes/registry.h"
#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {
namespace {

// On its belly, the jaws a little open, plates along back and tail.
Shape draw_crocodile(const Request&) {
  Sketch s;
  const auto leg = [&](std::initializer_list<Point> joints, float tone) {
    s.layer(tone);
    s.sweep(joints, {6.0F, 4.4F, 3.0F, 2.2F});
    const Point foot = *(joints.end() - 1);
    for (const float x : {2.0F, 5.0F, 7.5F})
      s.sweep({{foot.x, foot.y - 0.6F}, {foot.x + x, foot.y + 1.2F - x * 0.1F}}, {1.6F, 0.7F});
  };
  leg({{20, -12}, {17, -7}, {12, -4}, {10, -1.4F}}, 0.07F);
  leg({{-34, -11}, {-38, -7}, {-33, -4}, {-32, -1.4F}}, 0.07F);
  s.layer(0.14F);
  s.loop({{84, -15.5F}, {81, -19},    {77, -19.5F}, {72, -17},     {62, -18}, {54, -19.5F},
          {49, -24},    {44, -24.5F}, {40, -21},    {32, -21.5F},  {20, -26}, {4, -28},
          {-14, -27},   {-30, -22},   {-48, -16},   {-68, -10.5F}, {-88, -6}, {-104, -2, kCorner},
          {-84, -1},    {-60, -1.5F}, {-38, -3},    {-16, -4},     {4, -4},   {24, -4.5F},
          {36, -7},     {44, -9.5F},  {56, -13},    {70, -14.4F}});
  s.loop({{42, -14, kCorner},
          {56, -11.6F},
          {70, -11},
          {82, -11.6F, kCorner},
          {78, -8.4F},
          {64, -7},
          {50, -6.4F},
          {38, -5}});
  for (int i = 0; i < 25; ++i) {  // plates
    const float t = static_cast<float>(i) / 24;
    const float x = 31 - 126 * t;
    const float y = x > 4     ? -28 + (x - 4) * 0.21F
                    : x > -30 ? -28 + (4 - x) * 0.17F
                              : -22.4F + (-30 - x) * 0.275F;
    const float h = 3.4F - 1.2F * t;
    s.polygon({{x + 2.6F, y + 1.6F}, {x - 0.8F, y - h}, {x - 2.8F, y + 1.6F}});
  }
  leg({{30, -14}, {34, -8}, {28, -4}, {27, -1.4F}}, 0.16F);
  leg({{-22, -15}, {-30, -9}, {-22, -4.5F}, {-20, -1.4F}}, 0.16F);
  s.shade(0.36F, 1.6F);
  s.sweep({{74, -8.6F}, {44, -6}, {20, -5.4F}, {-30, -4}, {-70, -2.4F}}, {1.6F, 2, 2.6F, 2.4F, 1});
  s.shade(0.03F, 0.9F);
  for (int i = 0; i < 9; ++i)
    s.ellipse({-36 + 7.6F * static_cast<float>(i), -17 + 2.2F * std::sin(static_cast<float>(i) * 2)}, 1.9F,
              1.2F);
  s.layer(0.6F);  // teeth
  for (int i = 0; i < 8; ++i) {
    const float x = 50 + 4.2F * static_cast<float>(i);
    const float y = -13.6F - 0.1F * static_cast<float>(i);
    s.polygon({{x - 1.0F, y}, {x + 1.0F, y - 0.1F}, {x + 0.1F, y + 2.6F}});
    s.polygon({{x + 1.2F, y + 2.6F}, {x + 3.0F, y + 2.4F}, {x + 2.1F, y + 0.4F}});
  }
  s.layer(0.45F);
  s.ellipse({46.4F, -21.8F}, 1.9F, 1.4F);
  s.layer(0.0F);
  s.ellipse({46.6F, -21.8F}, 0.5F, 1.3F);
  s.ellipse({79.6F, -17.6F}, 1.1F, 0.6F);
  return s.finish({.real_height_m = 0.6F, .facing = Facing::right});
}

// Reared from its coils, the tongue out.
Shape draw_snake(const Request&) {
  Sketch s;
  const auto marks = [&](std::initializer_list<Point> along, float tone) {
    s.shade(tone, 0.7F);
    for (const Point p : along) s.ellipse(p, 3.4F, 2.6F);
  };
  s.layer(0.09F);
  s.sweep({{62, -9}, {56, -4}, {40, -3.4F}, {10, -5}, {-22, -6}, {-40, -10}, {-38, -18}, {-20, -21}},
          {0.6F, 1.8F, 3.4F, 5.0F, 6.0F, 6.4F, 6.4F, 6.2F});
  marks({{34, -4}, {20, -5}, {4, -6}, {-12, -7}, {-28, -8}}, 0.3F);
  s.layer(0.12F);
  s.sweep({{-36, -18}, {-18, -22}, {8, -21}, {27, -18}, {34, -23}, {26, -30}, {4, -32}},
          {5.4F, 6.6F, 7.0F, 7.0F, 6.8F, 6.6F, 6.6F});
  marks({{-22, -22}, {-8, -23}, {8, -22}, {24, -20}}, 0.33F);
  s.layer(0.16F);
  s.sweep({{22, -30}, {4, -34}, {-12, -35}, {-20, -43}, {-14, -55}, {0, -64}, {6, -75}, {2, -87}, {8, -94}},
          {5.8F, 6.8F, 6.9F, 6.8F, 6.4F, 6.0F, 5.6F, 5.0F, 4.4F});
  marks({{10, -33}, {-5, -35}, {-17, -40}, {-18, -50}, {-8, -60}, {2, -69}, {5, -79}}, 0.36F);
  s.layer(0.17F);
  s.loop({{2, -97},
          {10, -101},
          {19, -99.5F},
          {26, -96},
          {30, -92.4F},
          {26, -90},
          {16, -88.4F},
          {7, -88},
          {1, -91}});
  s.shade(0.36F, 0.8F);
  s.sweep({{8, -89.4F}, {18, -90}, {27, -91.6F}}, {1.2F, 1.2F, 0.6F});
  s.layer(0.03F);
  s.sweep({{28.6F, -92}, {20, -92.6F}, {13, -91.6F}}, {0.2F, 0.5F, 0.2F});
  s.lit(0.9F);
  s.ellipse({17.6F, -96.4F}, 1.7F, 1.3F);
  s.layer(0.0F);
  s.ellipse({17.8F, -96.4F}, 0.4F, 1.2F);
  s.layer(0.1F);
  s.sweep({{29, -92}, {36, -90}, {42, -92.6F}}, {0.5F, 0.45F, 0.1F});
  s.sweep({{35, -90.3F}, {41, -88}}, {0.4F, 0.1F});
  return s.finish({.real_height_m = 0.6F, .facing = Facing::right});
}

// Crouched, round-backed, all ears and tail.
Shape draw_mouse(const Request&) {
  Sketch s;
  s.layer(0.2F);
  s.sweep({{-36, -6}, {-52, -2.4F}, {-72, -3}, {-88, -9}, {-96, -18}}, {2.4F, 1.7F, 1.3F, 0.9F, 0.3F});
  s.layer(0.09F);
  s.ellipse({34, -39}, 7.4F, 8.6F, 0.3F);
  s.layer(0.15F);
  s.loop({{56, -16.5F},
          {51, -22},
          {44, -28},
          {36, -33},
          {27, -36},
          {16, -39},
          {0, -45},
          {-16, -46},
          {-31, -39},
          {-40, -25},
          {-40, -10},
          {-33, -2},
          {-14, -1},
          {12, -2},
          {28, -6},
          {40, -9},
          {50, -11.5F},
          {55, -13.5F}});
  s.shade(0.4F, 2.2F);
  s.sweep({{48, -13}, {30, -8}, {6, -4}, {-16, -3}}, {1.6F, 3, 3, 2});
  s.shade(0.05F, 1.4F);
  s.sweep({{-8, -30}, {-4, -16}, {-14, -5}}, {0.6F, 1.8F, 0.6F});
  s.layer(0.18F);
  s.ellipse({23, -41}, 9, 10, -0.2F);
  s.layer(0.36F);
  s.ellipse({23.6F, -40.4F}, 6.2F, 7.2F, -0.2F);
  s.layer(0.02F);
  s.circle({42.6F, -24}, 2.4F);
  s.ellipse({56, -15.6F}, 1.8F, 1.5F);
  s.layer(0.6F);
  s.circle({43.4F, -25}, 0.8F);
  s.layer(0.3F);
  s.ellipse({-14, -1.4F}, 11, 2.2F);
  s.ellipse({30, -1.6F}, 6, 1.7F);
  s.sweep({{30, -8}, {32, -2}}, {2.6F, 1.6F});
  s.layer(0.34F);
  for (const float y : {-4.0F, 0.0F, 4.0F})
    s.sweep({{50, -15}, {58, -14 + y * 0.7F}, {66, -14 + y * 1.6F}}, {0.3F, 0.3F, 0.1F});
  return s.finish({.real_height_m = 0.08F, .facing = Facing::right, .stance_x = 0, .centred = false});
}

Shape draw_pig(const Request&) {
  Sketch s;
  const auto leg = [&](float x, float top, float slant, float tone) {
    s.layer(tone);
    s.sweep({{x, top}, {x + slant, top * 0.52F}, {x + slant * 0.4F, -7}, {x + slant * 0.5F, -2.6F}},
            {8.4F, 5.2F, 3.3F, 3.6F});
    s.layer(0.05F);
    const float f = x + slant * 0.5F;
    s.polygon({{f - 3.4F, -3.6F}, {f + 3.2F, -3.6F}, {f + 4.4F, 0}, {f - 3.2F, 0}});
  };
  leg(18, -26, 2, 0.2F);
  leg(-28, -28, 4, 0.2F);
  s.layer(0.27F);
  s.arc({-57, -53}, 4.4F, 4.0F, degrees(-150), degrees(170), 1.9F);
  s.sweep({{-48, -52}, {-54, -49}, {-58, -49.4F}}, {1.4F, 1.2F, 1.0F});
  s.layer(0.32F);
  s.loop({{68, -38}, {66, -44},  {60, -46},  {55, -50},  {50, -57},  {42, -62},   {28, -65},
          {6, -68},  {-18, -68}, {-38, -62}, {-50, -50}, {-52, -36}, {-44, -24},  {-24, -17},
          {2, -15},  {24, -18},  {38, -25},  {48, -29},  {58, -31},  {66, -32.6F}});
  leg(28, -28, 1, 0.31F);
  leg(-40, -34, 4, 0.31F);
  s.shade(0.31F, 1.8F);
  s.ellipse({28, -30}, 9, 8);
  s.ellipse({-39, -36}, 11, 11);
  s.shade(0.16F, 3.2F);
  s.sweep({{-30, -20}, {2, -17.6F}, {24, -21}}, {3, 3.6F, 3});
  s.shade(0.16F, 1.0F);
  s.sweep({{38, -58}, {33, -46}, {36, -34}}, {0.5F, 1.4F, 0.5F});
  s.sweep({{-32, -56}, {-27, -42}, {-33, -30}}, {0.4F, 1.2F, 0.4F});
  s.layer(0.4F);
  s.ellipse({67, -38.4F}, 3.4F, 6.2F, -0.12F);
  s.layer(0.1F);
  s.ellipse({67.6F, -40.6F}, 0.9F, 1.3F);
  s.ellipse({68, -36.4F}, 0.9F, 1.3F);
  s.sweep({{64, -33}, {57, -34.4F}, {51, -37.6F}}, {0.2F, 0.6F, 0.2F});
  s.layer(0.22F);
  s.loop({{38, -60}, {42, -68}, {50, -66, kCorner}, {56, -54, kCorner}, {48, -53}, {41, -54}});
  s.layer(0.02F);
  s.ellipse({54.6F, -47.6F}, 1.5F, 1.4F);
  return s.finish({.real_height_m = 0.85F, .facing = Facing::right, .stance_x = 0, .centred = false});
}

// A dome of spines that lie back, the snout out before it.
Shape draw_hedgehog(const Request&) {
  Sketch s;
  s.layer(0.16F);
  for (const float x : {-26.0F, 24.0F}) {
    s.sweep({{x, -10}, {x + 1, -3}, {x + 5, -1}}, {5, 3.4F, 1.8F});
    s.sweep({{x + 9, -10}, {x + 11, -3}, {x + 15, -1}}, {5, 3.4F, 1.8F});
  }
  s.layer(0.3F);
  s.loop({{62, -13},
          {57, -17.5F},
          {48, -23},
          {40, -31},
          {30, -35},
          {10, -30},
          {-30, -16},
          {-44, -8},
          {-30, -4},
          {0, -3},
          {28, -4},
          {42, -6},
          {52, -9},
          {60, -10.5F}});
  s.shade(0.12F, 2);
  s.sweep({{-34, -6}, {0, -5}, {36, -7}}, {2, 3, 2});
  // Rows of spines from the rim to the crown, each row a little paler and higher.
  for (int row = 0; row < 5; ++row) {
    const float t = static_cast<float>(row) / 4;
    s.layer(0.05F + (row % 2 == 0 ? 0.0F : 0.07F));
    const Point middle{-4 - 3 * t, -8};
    const float rx = 43 - 6.5F * static_cast<float>(row), ry = 43 - 7.5F * static_cast<float>(row);
    Knots coat;
    constexpr int kSpines = 19;
    for (int i = 0; i <= kSpines * 2; ++i) {
      const float a = 3.35F + 3.02F * static_cast<float>(i) / (kSpines * 2);
      const bool tip = i % 2 == 1;
      const float out = tip ? 1.15F + 0.05F * std::sin(static_cast<float>(i * 3 + row)) : 0.97F;
      const float back = tip ? -0.07F : 0.0F;  // they lie towards the tail
      coat.push_back(
          {middle.x + std::cos(a + back) * rx * out, middle.y + std::sin(a + back) * ry * out, true});
    }
    coat.push_back({middle.x + rx * 0.5F, middle.y + 1, true});
    coat.push_back({middle.x - rx * 0.6F, middle.y + 3, true});
    s.loop(coat);
  }
  s.layer(0.24F);
  s.ellipse({33, -31}, 4.4F, 5.6F, -0.3F);
  s.layer(0.1F);
  s.ellipse({33.4F, -30.4F}, 2.4F, 3.4F, -0.3F);
  s.layer(0.02F);
  s.circle({47, -20}, 2.0F);
  s.ellipse({62.6F, -13}, 2.2F, 1.9F);
  s.layer(0.6F);
  s.circle({47.6F, -20.8F}, 0.6F);
  return s.finish({.real_height_m = 0.16F, .facing = Facing::right, .stance_x = 0, .centred = false});
}

// A mallard drake on its feet.
Shape draw_duck(const Request&) {
  Sketch s;
  s.layer(0.3F);
  for (const float x : {-3.0F, 9.0F}) {
    s.sweep({{x, -14}, {x + 1, -3}}, {2.2F, 1.6F});
    s.polygon({{x, -3}, {x + 4, -3}, {x + 12, 0}, {x - 3, 0}});
  }
  s.layer(0.05F);
  s.loop({{-34, -34}, {-48, -42, kCorner}, {-46, -34}, {-56, -32, kCorner}, {-44, -26}, {-32, -24}});
  s.arc({-37, -42}, 4.4F, 4.0F, degrees(60), degrees(290), 1.8F);
  s.layer(0.42F);
  s.loop({{22, -52},
          {8, -49},
          {-14, -48},
          {-32, -41},
          {-42, -34},
          {-36, -24},
          {-20, -14},
          {2, -10},
          {20, -14},
          {33, -25},
          {38, -40},
          {36, -52}});
  s.shade(0.12F, 3);
  s.sweep({{32, -48}, {34, -36}, {26, -22}}, {5, 7, 5});
  s.layer(0.24F);
  s.loop({{18, -46}, {22, -38}, {16, -28}, {0, -23}, {-18, -25}, {-34, -33, kCorner}, {-20, -42}, {0, -47}});
  s.shade(0.04F, 0.5F);  // the bright bar of the wing, its pale edge
  s.sweep({{11, -29}, {-2, -27}, {-14, -28.4F}}, {1.6F, 2.2F, 1.0F});
  s.layer(0.6F);
  s.sweep({{13, -31.6F}, {-2, -29.4F}, {-15, -30.6F}}, {0.4F, 0.6F, 0.3F});
  s.shade(0.12F, 0.6F);
  for (const float d : {0.0F, 6.0F, 12.0F})
    s.sweep({{10 - d, -43}, {-4 - d, -38}, {-18 - d * 0.7F, -35}}, {0.3F, 0.7F, 0.2F});
  s.layer(0.07F);
  s.loop({{20, -52},
          {21, -64},
          {24, -74},
          {32, -81},
          {41, -81},
          {47, -75},
          {47.6F, -68},
          {43, -62},
          {39, -58},
          {38, -51},
          {29, -49}});
  s.shade(0.26F, 1.6F);
  s.ellipse({33, -74}, 5, 4.4F);
  s.layer(0.6F);
  s.sweep({{20.4F, -51.6F}, {29, -48.8F}, {37.6F, -51}}, {0.7F, 1.0F, 0.7F});
  s.layer(0.44F);
  s.loop({{46, -74}, {52, -71}, {60, -69.4F}, {65, -67}, {62, -64.4F}, {53, -64}, {45, -65.6F}});
  s.layer(0.08F);
  s.sweep({{63, -66.4F}, {55, -67}, {47.6F, -67.4F}}, {0.2F, 0.4F, 0.2F});
  s.circle({40.6F, -74}, 1.5F);
  return s.finish({.real_height_m = 0.45F, .facing = Facing::right, .stance_x = 3, .centred = false});
}

}  // namespace

void register_low_animals(Registry& registry) {
  registry.add("crocodile", draw_crocodile);
  registry.add("snake", draw_snake);
  registry.add("mouse", draw_mouse);
  registry.add("pig", draw_pig);
  registry.add("hedgehog", draw_hedgehog);
  registry.add("duck", draw_duck);
}

}  // namespace onesheet::illustrator

// Beasts that carry weight: seal, hippo, polar bear, sheep; and the fox.
#include <array>
#include <cmath>

#include "models/illustrator/shapes/registry.h"
#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {
namespace {

// Hauled out, the head up, hind flippers together.
Shape draw_seal(const Request&) {
  Sketch s;
  s.layer(0.08F);
  s.loop({{-44, -16},
          {-56, -15},
          {-70, -24, kCorner},
          {-70, -15},
          {-64, -9},
          {-74, -4, kCorner},
          {-66, -1},
          {-52, -1},
          {-42, -4}});
  s.layer(0.17F);
  s.loop({{64, -45},  {61, -50},  {54, -56},  {45, -58}, {37, -54}, {31, -45}, {23, -36}, {8, -31},
          {-14, -28}, {-36, -20}, {-52, -11}, {-56, -5}, {-48, -1}, {-24, 0},  {6, 0},    {28, 0},
          {39, -6},   {45, -17},  {48, -29},  {52, -35}, {60, -37}, {64, -40}});
  s.shade(0.38F, 3.4F);
  s.sweep({{50, -33}, {42, -14}, {24, -4}, {-10, -3}}, {2.5F, 6, 5, 3});
  s.shade(0.06F, 1.2F);
  for (const Point p : std::array<Point, 9>{{{2, -24},
                                             {12, -27},
                                             {-10, -22},
                                             {-22, -17},
                                             {20, -30},
                                             {-4, -16},
                                             {-34, -12},
                                             {30, -42},
                                             {10, -18}}})
    s.ellipse(p, 2.2F, 1.5F, 0.5F);
  s.layer(0.06F);
  s.loop({{19, -17}, {28, -15}, {36, -7}, {46, -1, kCorner}, {37, 1}, {24, 0}, {15, -6}});
  s.shade(0.22F, 0.6F);
  for (const float d : {0.0F, 3.4F, 6.8F}) s.line({24 + d, -9 + d * 0.3F}, {30 + d * 1.6F, -1.5F}, 0.5F);
  s.layer(0.02F);
  s.ellipse({51.5F, -50}, 2.3F, 2.5F);
  s.ellipse({63.4F, -44.4F}, 1.8F, 1.5F);
  s.sweep({{64, -40.6F}, {59, -40}, {54, -41.6F}}, {0.3F, 0.5F, 0.2F});
  s.layer(0.55F);
  s.circle({52.3F, -51}, 0.7F);
  s.layer(0.4F);
  for (const float y : {-1.6F, 0.4F, 2.4F})
    s.sweep({{59, -42}, {62, -40 + y}, {66, -37 + y * 1.8F}}, {0.25F, 0.25F, 0.12F});
  return s.finish({.real_height_m = 0.8F, .facing = Facing::right, .stance_x = 0, .centred = true});
}

void hippo_leg(Sketch& s, float x, float top, float width, float tone) {
  s.layer(tone);
  s.loop({{x - width * 1.1F, top},
          {x + width * 1.1F, top},
          {x + width * 0.82F, -13},
          {x + width * 0.98F, -3},
          {x + width * 1.02F, 0, kCorner},
          {x - width * 0.86F, 0, kCorner},
          {x - width * 0.8F, -5},
          {x - width * 0.84F, -14}});
  s.layer(tone + 0.14F);
  for (const float d : {-0.4F, 0.1F, 0.6F}) s.ellipse({x + width * d + 1, -1.6F}, 1.7F, 1.6F);
}

Shape draw_hippo(const Request&) {
  Sketch s;
  hippo_leg(s, 16, -30, 8, 0.06F);
  hippo_leg(s, -36, -34, 8, 0.06F);
  s.layer(0.1F);
  s.sweep({{-62, -60}, {-67, -52}, {-67, -42}}, {2.4F, 1.7F, 2.4F});
  s.layer(0.15F);
  s.loop({{-60, -66}, {-44, -77}, {-16, -82}, {8, -80},   {24, -77}, {34, -78}, {41, -79},
          {48, -75},  {56, -67},  {66, -62},  {75, -65},  {81, -62}, {86, -53}, {87, -42},
          {82, -33},  {70, -29},  {57, -32},  {46, -38},  {40, -33}, {34, -24}, {20, -19},
          {-8, -16},  {-34, -19}, {-52, -25}, {-63, -36}, {-65, -52}});
  hippo_leg(s, 29, -32, 9, 0.14F);
  hippo_leg(s, -50, -38, 9.5F, 0.14F);
  s.shade(0.15F, 1.6F);  // the legs grow out of the body
  s.ellipse({29, -33}, 10, 7);
  s.ellipse({-50, -40}, 11, 9);
  s.shade(0.34F, 4.2F);
  s.sweep({{-48, -24}, {-10, -20}, {24, -24}}, {4, 5, 4});
  s.shade(0.28F, 2.6F);
  s.sweep({{64, -36}, {78, -38}}, {5, 6});
  s.shade(0.03F, 1.0F);  // folds of neck and haunch
  s.sweep({{31, -74}, {36, -58}, {38, -42}}, {0.3F, 1.1F, 0.4F});
  s.sweep({{25, -72}, {28, -58}, {28, -44}}, {0.2F, 0.8F, 0.3F});
  s.sweep({{-44, -62}, {-38, -46}, {-42, -30}}, {0.3F, 1.1F, 0.3F});
  s.layer(0.03F);
  s.sweep({{86, -40}, {77, -42}, {68, -40}, {60, -39}, {54, -41}}, {0.3F, 0.7F, 0.8F, 0.7F, 0.3F});
  s.ellipse({79.5F, -60.5F}, 2.0F, 1.3F, 0.5F);
  s.layer(0.2F);
  s.loop({{45, -75}, {50, -78}, {55, -73}, {52, -68}, {47, -69}});
  s.layer(0.02F);
  s.ellipse({51, -72.6F}, 1.8F, 1.5F);
  for (const float x : {38.0F, 31.5F}) {
    s.layer(x > 35 ? 0.15F : 0.1F);
    s.loop({{x - 3, -76}, {x - 4.4F, -83}, {x - 0.5F, -87.5F}, {x + 3.4F, -83}, {x + 2.4F, -76}});
    s.layer(0.05F);
    s.ellipse({x - 0.6F, -82}, 1.6F, 2.8F);
  }
  return s.finish({.real_height_m = 1.55F, .facing = Facing::right});
}

// One leg of a bear: shoulder, elbow or knee, wrist, and a paw that lies flat.
void bear_leg(Sketch& s, std::array<Point, 3> joints, float thick, float tone) {
  s.layer(tone);
  const Point foot = joints[2];
  s.sweep({joints[0], joints[1], {foot.x - 2, foot.y - 8}, {foot.x, foot.y - 4}},
          {thick, thick * 0.62F, thick * 0.42F, thick * 0.36F});
  s.loop({{foot.x - thick * 0.44F, foot.y - 5},
          {foot.x + thick * 0.3F, foot.y - 7},
          {foot.x + thick * 0.85F, foot.y - 4},
          {foot.x + thick * 1.05F, foot.y - 0.6F},
          {foot.x + thick * 0.9F, foot.y, kCorner},
          {foot.x - thick * 0.5F, foot.y, kCorner}});
  s.layer(0.05F);
  for (const float d : {0.5F, 0.72F, 0.94F})
    s.sweep({{foot.x + thick * d, foot.y - 2}, {foot.x + thick * (d + 0.14F), foot.y - 0.3F}}, {0.6F, 0.2F});
}

Shape draw_polar_bear(const Request&) {
  Sketch s;
  bear_leg(s, {{{24, -46}, {16, -24}, {7, 0}}}, 12, 0.3F);
  bear_leg(s, {{{-30, -44}, {-22, -24}, {-26, 0}}}, 13, 0.3F);
  s.layer(0.46F);
  s.loop({{81, -49},  {79, -53},  {70, -57},  {64, -63},  {57, -66},  {50, -65},  {42, -66},
          {30, -72},  {18, -75},  {0, -73},   {-20, -77}, {-38, -77}, {-52, -69}, {-59, -55},
          {-58, -42}, {-48, -34}, {-26, -29}, {0, -26},   {20, -27},  {34, -33},  {45, -41},
          {56, -44},  {66, -43},  {76, -43},  {80, -45}});
  s.loop({{50, -62}, {48, -69}, {52, -71.5F}, {56, -69}, {56, -63}});
  bear_leg(s, {{{28, -50}, {38, -26}, {41, 0}}}, 14, 0.45F);
  bear_leg(s, {{{-42, -52}, {-42, -28}, {-54, 0}}}, 17, 0.45F);
  s.shade(0.46F, 2.4F);
  s.ellipse({27, -52}, 13, 13);
  s.ellipse({-42, -54}, 15, 14);
  s.shade(0.26F, 4.0F);
  s.sweep({{-30, -30}, {0, -27}, {24, -29}}, {3, 4, 3});
  s.shade(0.3F, 1.2F);
  s.sweep({{18, -66}, {14, -52}, {20, -38}}, {0.4F, 1.2F, 0.4F});
  s.sweep({{-28, -64}, {-24, -48}, {-32, -34}}, {0.4F, 1.4F, 0.4F});
  s.sweep({{46, -64}, {44, -54}, {50, -45}}, {0.3F, 0.9F, 0.3F});
  s.layer(0.03F);
  s.ellipse({80, -50.4F}, 2.3F, 1.9F);
  s.circle({66, -58.4F}, 1.2F);
  s.sweep({{79, -46.4F}, {73, -47.2F}, {67, -46.6F}}, {0.3F, 0.45F, 0.2F});
  s.layer(0.24F);
  s.ellipse({52, -67.6F}, 1.6F, 2.2F);
  return s.finish({.real_height_m = 1.5F, .facing = Facing::right});
}

// A black face, thin legs, wool with an uneven edge.
Shape draw_sheep(const Request&) {
  Sketch s;
  const auto leg = [&](std::initializer_list<Point> joints, float thick, float tone) {
    s.layer(tone);
    s.sweep(joints, {thick * 1.5F, thick, thick * 0.72F, thick * 0.86F});
    const Point foot = *(joints.end() - 1);
    s.layer(0.02F);
    s.polygon({{foot.x - 2.3F, foot.y - 1.6F},
               {foot.x + 2.2F, foot.y - 1.6F},
               {foot.x + 3.2F, 0},
               {foot.x - 2.4F, 0}});
  };
  leg({{12, -34}, {11, -20}, {12, -10}, {11, -2}}, 3.2F, 0.05F);
  leg({{-22, -36}, {-17, -22}, {-22, -12}, {-20, -2}}, 3.6F, 0.05F);
  leg({{20, -34}, {21, -20}, {21, -10}, {22, -2}}, 3.4F, 0.09F);
  leg({{-29, -38}, {-25, -23}, {-31, -12}, {-29, -2}}, 4.0F, 0.09F);
  s.layer(0.42F);
  Knots wool;
  constexpr int kLocks = 34;
  for (int i = 0; i < kLocks * 2; ++i) {
    const float a = static_cast<float>(i) / (kLocks * 2) * 6.2831853F;
    const float c = std::cos(a), n = std::sin(a);
    // A long barrel, fuller behind, its back level.
    const float rx = 37.5F, ry = n < 0 ? 21.0F : 22.0F;
    const float px = std::copysign(std::pow(std::fabs(c), 0.72F), c),
                py = std::copysign(std::pow(std::fabs(n), 0.8F), n);
    const float lock = i % 2 == 0 ? 1.0F : 0.965F - 0.012F * std::sin(static_cast<float>(i) * 1.7F);
    wool.push_back({-3 + px * rx * lock, -48 + py * ry * lock + (c < 0 ? 1.0F : -1.0F)});
  }
  s.loop(wool);
  s.sweep({{26, -54}, {34, -66}, {38, -74}}, {13, 10.5F, 7.5F});
  for (const Point p : std::array<Point, 4>{{{33, -80}, {38, -82.5F}, {42, -80}, {29, -75}}})
    s.circle(p, 4.2F);
  s.shade(0.2F, 4.5F);
  s.sweep({{-32, -31}, {-4, -27}, {22, -32}}, {4, 5, 4});
  s.shade(0.56F, 4.0F);
  s.sweep({{-28, -63}, {-2, -66}, {24, -64}}, {3, 4, 3});
  s.shade(0.28F, 0.7F);
  for (int i = 0; i < 26; ++i) {
    const float x = -34 + 2.35F * static_cast<float>(i);
    const float y = -62 + 5.6F * static_cast<float>((i * 3) % 7);
    s.arc({x, y}, 2.6F, 2.0F, degrees(-60), degrees(100), 0.8F);
  }
  s.layer(0.06F);
  s.loop({{35, -79},
          {43, -79},
          {50, -73},
          {55.5F, -64},
          {56, -59},
          {52.5F, -56},
          {47.5F, -57.5F},
          {40, -63},
          {35, -70}});
  s.loop({{36, -77}, {29, -77.5F}, {22.5F, -72}, {23.5F, -68.5F}, {30, -68.5F}, {36, -72}});
  s.shade(0.2F, 1.0F);
  s.sweep({{43, -75}, {50, -68}}, {1.2F, 1.4F});
  s.layer(0.5F);
  s.circle({44.6F, -71.6F}, 1.0F);
  s.layer(0.0F);
  s.circle({44.8F, -71.5F}, 0.6F);
  s.ellipse({54.4F, -61}, 1.0F, 0.7F);
  return s.finish({.real_height_m = 0.9F, .facing = Facing::right, .stance_x = -3, .centred = false});
}

// Standing in profile: lean, sharp, the brush behind it.
Shape draw_fox(const Request&) {
  Sketch s;
  const auto leg = [&](std::initializer_list<Point> joints, float thick, float tone) {
    const Point foot = *(joints.end() - 1);
    s.layer(tone);
    s.sweep(joints, {thick * 1.9F, thick, thick * 0.56F, thick * 0.5F, thick * 0.5F});
    s.ellipse({foot.x + 1.6F, foot.y + 0.4F}, 3.2F, 1.6F);
    // Black stockings.
    s.shade(0.02F, 1.2F);
    const Point shin = *(joints.end() - 2);
    s.sweep({{shin.x, shin.y - 5}, foot}, {3.4F, 3.6F});
  };
  leg({{23, -38}, {21, -26}, {18, -14}, {17, -7}, {18, -1.6F}}, 4.4F, 0.1F);
  leg({{-22, -38}, {-14, -26}, {-21, -15}, {-21, -8}, {-18, -1.6F}}, 5.0F, 0.1F);
  s.layer(0.19F);
  s.sweep({{-30, -50}, {-42, -47}, {-55, -36}, {-64, -21}, {-67, -8}}, {3.2F, 6.0F, 8.4F, 7.6F, 1.2F});
  s.shade(0.6F, 1.6F);
  s.sweep({{-65, -17}, {-67, -7}}, {8, 5});
  s.shade(0.08F, 2.0F);
  s.sweep({{-38, -42}, {-52, -29}, {-60, -16}}, {2, 3, 2});
  s.layer(0.2F);
  s.loop({{68, -57},  {66, -59.5F}, {58, -63},  {53, -68},  {49, -71},  {47.5F, -76}, {45, -90, kCorner},
          {39, -82},  {36, -72},    {33, -66},  {24, -61},  {8, -57},   {-10, -57},   {-24, -58},
          {-33, -53}, {-36, -44},   {-33, -33}, {-25, -31}, {-12, -36}, {4, -36},     {18, -33},
          {28, -31},  {34, -36},    {40, -44},  {46, -51},  {52, -53},  {61, -54},    {66.5F, -55}});
  s.loop({{44, -73}, {53, -88, kCorner}, {54.5F, -77}, {52, -69}, {46, -68}});
  leg({{27, -40}, {29, -26}, {28, -14}, {28, -7}, {29.5F, -1.6F}}, 4.8F, 0.19F);
  leg({{-26, -44}, {-18, -30}, {-29, -17}, {-30, -8}, {-27, -1.6F}}, 6.4F, 0.19F);
  s.shade(0.2F, 1.6F);
  s.ellipse({26, -42}, 8, 8);
  s.ellipse({-25, -46}, 9, 9);
  s.shade(0.6F, 1.5F);  // white cheek, throat and chest
  s.sweep({{62, -55}, {52, -55}, {43, -53}, {36, -42}, {31, -34}}, {1.4F, 3.0F, 4.4F, 4.0F, 2.4F});
  s.shade(0.08F, 2.2F);
  s.sweep({{-20, -35}, {2, -37}, {18, -35}}, {1.6F, 2, 1.6F});
  s.layer(0.03F);
  s.loop({{44.8F, -87}, {42, -81}, {40.6F, -74}, {43.6F, -74.4F}, {45.6F, -79}});
  s.loop({{52.4F, -86}, {49.4F, -78}, {49.6F, -73}, {52.4F, -75}});
  s.ellipse({67.4F, -57.6F}, 1.7F, 1.5F);
  s.loop({{54, -64.6F, kCorner}, {56, -66}, {58.4F, -64, kCorner}, {56, -63.4F}});
  s.sweep({{66, -55.6F}, {60, -56}, {55, -57.6F}}, {0.2F, 0.45F, 0.15F});
  return s.finish({.real_height_m = 0.55F, .facing = Facing::right, .stance_x = 0, .centred = false});
}

}  // namespace

void register_heavy_animals(Registry& registry) {
  registry.add("seal", draw_seal);
  registry.add("hippo", draw_hippo);
  registry.add("polar_bear", draw_polar_bear);
  registry.add("sheep", draw_sheep);
  registry.add("fox", draw_fox);
}

}  // namespace onesheet::illustrator

// Animals drawn on their own outlines: bears, the tyrannosaur, the octopus, insects, the snail and birds.
#include <array>
#include <cmath>

#include "models/illustrator/shapes/registry.h"
#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {
namespace {

struct BearCoat {
  float body, limbs, muzzle, ear;
  bool patches;  // a panda's
};

// Walking, facing right.
void bear(Sketch& s, const BearCoat& coat) {
  s.layer(std::max(coat.limbs - 0.025F, 0.02F));
  s.loop({{20, -34},
          {36, -30},
          {41, -16},
          {43, -5},
          {49, -2.4F},
          {50, 0, kCorner},
          {36, 0, kCorner},
          {33, -10},
          {26, -22}});
  s.loop({{-34, -32},
          {-18, -28},
          {-13, -16},
          {-9, -6},
          {-3, -2.4F},
          {-2, 0, kCorner},
          {-16, 0, kCorner},
          {-20, -8},
          {-30, -18}});
  s.layer(coat.body);
  s.loop({{-46, -38},
          {-42, -49},
          {-30, -55.5F},
          {-12, -54.5F},
          {4, -57.5F},
          {15, -60.5F},
          {25, -57},
          {33, -55.5F},
          {42, -58},
          {50, -53},
          {54, -48},
          {61, -45},
          {64, -42.6F, kCorner},
          {63.4F, -39},
          {58, -36.4F},
          {50, -35.4F},
          {42, -35},
          {35, -29},
          {24, -24},
          {6, -22},
          {-10, -22.4F},
          {-26, -24},
          {-38, -26},
          {-45, -30}});
  s.layer(coat.limbs);
  s.loop({{10, -44},
          {22, -46},
          {33, -36},
          {32, -20},
          {30.4F, -8},
          {34, -3},
          {37, 0, kCorner},
          {20, 0, kCorner},
          {18.6F, -8},
          {16, -20},
          {10, -30}});
  s.loop({{-44, -40},
          {-30, -44},
          {-18, -34},
          {-20, -22},
          {-25, -12},
          {-22, -4},
          {-17, 0, kCorner},
          {-34, 0, kCorner},
          {-36, -8},
          {-40, -20},
          {-46, -29}});
  if (coat.patches)
    s.loop({{8, -58, kCorner},
            {20, -60.4F},
            {30, -55, kCorner},
            {30, -40},
            {26, -28, kCorner},
            {8, -30, kCorner},
            {6, -44}});
  // Ears: the far one peeps over the head.
  s.layer(coat.ear);
  s.ellipse({44.6F, -57.6F}, 2.4F, 2.6F);
  s.ellipse({37.4F, -57}, 3.2F, 3.6F, -0.2F);
  s.layer(coat.body + (coat.patches ? -0.3F : 0.08F));
  s.ellipse({37.8F, -56.6F}, 1.5F, 1.9F, -0.2F);
  s.layer(coat.muzzle);
  s.loop({{53, -46}, {61, -44.6F}, {63.6F, -41, kCorner}, {60, -37}, {52, -36.6F}, {49.6F, -41}});
  s.layer(0.015F);
  s.ellipse({62.8F, -42.8F}, 1.9F, 1.4F, 0.3F);
  s.sweep({{62, -40.6F}, {57, -39}, {52, -40}}, {0.35F, 0.4F, 0.2F});
  if (coat.patches) s.ellipse({50.4F, -47.4F}, 3, 2.4F, 0.7F);
  s.layer(coat.patches ? 0.5F : 0.42F);
  s.circle({51, -48}, 0.75F);
  // Fur: the shoulder, the flank, the haunch.
  s.layer(coat.body + 0.05F);
  if (!coat.patches) {
    s.sweep({{17, -56}, {11, -48}, {10, -38}}, {0.3F, 1.2F, 0.3F});
    s.sweep({{30, -50}, {35, -44}, {33, -36}}, {0.3F, 1.0F, 0.3F});
    s.sweep({{-24, -51}, {-17, -44}, {-18, -34}}, {0.3F, 1.2F, 0.3F});
    for (const Point p :
         std::array<Point, 7>{{{-36, -50}, {-8, -49}, {0, -44}, {-6, -36}, {2, -32}, {-34, -38}, {22, -36}}})
      s.sweep({p, {p.x - 2.6F, p.y + 3}}, {0.6F, 0.1F});
  }
  s.layer(0.4F);
  for (const float x : {32.0F, 34.4F, 36.6F, -22.0F, -19.6F, -17.4F, 46.0F, 48.4F})
    s.polygon({{x - 0.5F, -1.4F}, {x + 0.7F, -1.4F}, {x + 1.9F, 0}});
}

Shape draw_bear(const Request&) {
  Sketch s;
  bear(s, {0.1F, 0.085F, 0.2F, 0.09F, false});
  return s.finish({.real_height_m = 1.25F, .facing = Facing::right, .stance_x = 0, .centred = false});
}

Shape draw_panda(const Request&) {
  Sketch s;
  bear(s, {0.5F, 0.05F, 0.44F, 0.05F, true});
  return s.finish({.real_height_m = 0.95F, .facing = Facing::right, .stance_x = 0, .centred = false});
}

Shape draw_tyrannosaur(const Request&) {
  Sketch s;
  // Far leg and arm.
  s.layer(0.05F);
  s.sweep({{-8, -42}, {-14, -28}, {-30, -16}, {-26, -4}}, {11, 7.4F, 3.8F, 3});
  s.loop({{-30, -6}, {-24, -6}, {-14, -2}, {-12, 0, kCorner}, {-31, 0, kCorner}});
  s.sweep({{27, -46}, {31, -40}, {36, -42}}, {2.2F, 1.6F, 1.0F});
  // Trunk from the tail's tip over back and skull to the belly.
  s.layer(0.09F);
  s.loop({{-92, -50, kCorner}, {-72, -51},         {-50, -53}, {-30, -58},   {-8, -61},          {10, -64},
          {20, -72},           {26, -83},          {34, -90},  {44, -91},    {50, -88.6F},       {60, -85},
          {68, -79},           {70, -74, kCorner}, {64, -73},  {54, -72.4F}, {45, -70, kCorner}, {54, -67.4F},
          {63, -67, kCorner},  {61, -62.4F},       {50, -60},  {41, -60.4F}, {35, -55},          {32, -46},
          {25, -37},           {10, -31},          {-10, -33}, {-24, -39},   {-48, -44},         {-72, -47}});
  // Near leg.
  s.layer(0.11F);
  s.sweep({{-6, -46}, {2, -36}, {10, -24}, {-1, -11}, {3, -4}}, {13, 11, 6.6F, 3.8F, 3.2F});
  s.loop({{-2, -7}, {6, -7}, {15, -3}, {20, -0.6F}, {19, 0, kCorner}, {-4, 0, kCorner}});
  s.sweep({{24, -46}, {30, -38}, {37, -38}}, {3.0F, 2.0F, 1.2F});
  s.layer(0.4F);
  for (const Point p : std::array<Point, 2>{{{37, -38.6F}, {37, -37}}})
    s.polygon({{p.x, p.y - 0.6F}, {p.x + 3.6F, p.y + 1.6F}, {p.x - 0.4F, p.y + 0.8F}});
  for (const float x : {17.0F, 12.0F, -14.0F}) s.polygon({{x, -1.8F}, {x + 4.4F, 0}, {x - 0.6F, 0}});
  // Teeth, upper and lower.
  s.layer(0.55F);
  for (int i = 0; i < 8; ++i) {
    const float x = 50.6F + 2.4F * static_cast<float>(i);
    s.polygon({{x, -72.6F - 0.1F * static_cast<float>(i)},
               {x + 1.8F, -72.8F - 0.1F * static_cast<float>(i)},
               {x + 0.8F, -69.4F - (i % 2 == 0 ? 0.4F : 0.0F)}});
    if (i < 5) s.polygon({{x + 0.6F, -66.9F}, {x + 2.2F, -66.8F}, {x + 1.3F, -69.4F}});
  }
  s.layer(0.02F);
  s.loop({{44.6F, -84.6F}, {48.4F, -86}, {51, -83.6F}, {47.6F, -82.4F}});
  s.ellipse({66, -79.6F}, 1.1F, 0.7F, 0.6F);
  s.lit(0.9F);
  s.circle({48.2F, -84}, 0.9F);
  // Stripes over the back and folds of the hide.
  s.layer(0.04F);
  for (int i = 0; i < 11; ++i) {
    const float x = -66 + 8 * static_cast<float>(i);
    const float top = x < -20 ? -52.4F - (x + 66) * 0.13F : -59.6F - (x + 20) * 0.12F;
    s.sweep({{x, top}, {x + 2, top + 6}, {x - 1, top + 11}}, {1.6F, 1.1F, 0.2F});
  }
  s.layer(0.17F);
  s.sweep({{30, -84}, {33, -74}, {40, -65}}, {0.3F, 0.8F, 0.3F});
  s.sweep({{-14, -50}, {-10, -36}, {0, -26}}, {0.3F, 0.9F, 0.3F});
  s.sweep({{28, -52}, {20, -42}, {8, -36}}, {0.3F, 0.7F, 0.3F});
  return s.finish({.real_height_m = 4.6F, .facing = Facing::right, .stance_x = 0, .centred = false});
}

Shape draw_octopus(const Request& request) {
  base::SeededRandom random = request.random("arms");
  Sketch s;
  struct Arm {
    Point a, b, c, d, e;
  };
  // Back arms, then front; each curls at its end.
  static constexpr std::array<Arm, 4> kArms{{{{8, -34}, {30, -44}, {56, -40}, {70, -56}, {58, -64}},
                                             {{10, -28}, {36, -22}, {62, -10}, {84, -22}, {78, -36}},
                                             {{8, -24}, {24, -2}, {46, 12}, {66, 4}, {62, -8}},
                                             {{4, -22}, {8, 6}, {22, 28}, {42, 28}, {40, 14}}}};
  for (std::size_t i = 0; i < kArms.size(); ++i)
    for (const float d : {-1.0F, 1.0F}) {
      const float wave = random.between(-5, 5);
      const Arm& arm = kArms[i];
      const auto at = [&](Point p, float k) { return Point{p.x * d, p.y + wave * k}; };
      s.layer(0.07F + 0.02F * static_cast<float>(i));
      s.sweep({at(arm.a, 0),
               at(arm.b, 0.5F),
               at(arm.c, 1),
               at(arm.d, 1),
               at(arm.e, 1),
               {at(arm.e, 1).x - d * 7, at(arm.e, 1).y + 4}},
              {7.4F, 6.4F, 4.8F, 3.2F, 2.0F, 0.7F});
      s.layer(0.3F);
      for (int k = 0; k < 6; ++k) {
        const float t = static_cast<float>(k) / 6;
        const Point p = t < 0.5F ? between(at(arm.b, 0.5F), at(arm.c, 1), t * 2)
                                 : between(at(arm.c, 1), at(arm.d, 1), t * 2 - 1);
        s.ellipse({p.x, p.y + 2.4F - t}, 1.3F - 0.5F * t, 1.0F - 0.4F * t);
      }
    }
  s.layer(0.14F);
  s.loop({{0, -98},
          {17, -94},
          {27, -78},
          {25, -60},
          {16, -44},
          {15, -32},
          {9, -22},
          {0, -19},
          {-9, -22},
          {-15, -32},
          {-16, -44},
          {-25, -60},
          {-27, -78},
          {-17, -94}});
  s.layer(0.2F);
  for (const Point p :
       std::array<Point, 6>{{{-9, -84}, {4, -88}, {13, -78}, {-15, -72}, {1, -74}, {10, -64}}})
    s.ellipse(p, 2.6F, 2.0F);
  s.sweep({{-20, -74}, {-18, -58}, {-12, -47}}, {0.3F, 1.2F, 0.4F});
  // Eyes: raised lids, a level pupil.
  for (const float d : {-1.0F, 1.0F}) {
    s.layer(0.1F);
    s.ellipse({d * 12, -42}, 6, 5.4F);
    s.layer(0.48F);
    s.ellipse({d * 12.4F, -41.4F}, 3.8F, 3.2F);
    s.layer(0.015F);
    s.round_rect(d * 12.4F - 2.8F, -42.4F, d * 12.4F + 2.8F, -40.6F, 0.8F);
    s.layer(0.1F);
    s.loop({{d * 6.4F, -43}, {d * 12, -47}, {d * 18, -42.6F}, {d * 12, -43.6F}});
  }
  return s.finish({.real_height_m = 1.4F, .stands = false});
}

Shape draw_ant(const Request&) {
  Sketch s;
  const auto limbs = [&](float tone, float shift) {
    s.layer(tone);
    for (const auto& leg :
         std::array<std::array<Point, 4>, 3>{{{{{6, -24}, {18, -37}, {31, -14}, {38, 0}}},
                                              {{{0, -23}, {4, -38}, {2, -15}, {8, 0}}},
                                              {{{-6, -24}, {-18, -38}, {-31, -15}, {-40, 0}}}}}) {
      s.sweep({{leg[0].x + shift, leg[0].y}, {leg[1].x + shift, leg[1].y}}, {1.4F, 0.9F});
      s.sweep({{leg[1].x + shift, leg[1].y},
               {leg[2].x + shift * 1.5F, leg[2].y},
               {leg[3].x + shift * 2, leg[3].y - 0.8F}},
              {1.0F, 0.8F, 0.45F});
    }
  };
  limbs(0.05F, 4);
  s.layer(0.08F);
  s.loop({{-16, -27}, {-24, -37}, {-40, -40}, {-54, -34}, {-58, -24}, {-50, -16}, {-34, -15}, {-20, -20}});
  s.ellipse({-13, -25}, 3.4F, 4.0F, 0.3F);
  s.loop({{-11, -26}, {-4, -31}, {8, -31}, {14, -27}, {10, -21}, {-2, -20}, {-10, -22}});
  s.loop({{12, -27}, {18, -35}, {28, -36}, {36, -29}, {35, -21}, {27, -17}, {18, -19}});
  s.sweep({{33, -21}, {40, -19}, {39, -14}}, {1.8F, 1.4F, 0.4F});
  s.sweep({{30, -18}, {36, -14}, {35, -10}}, {1.6F, 1.2F, 0.4F});
  s.sweep({{30, -34}, {38, -47}, {52, -50}, {60, -42}}, {0.8F, 0.7F, 0.6F, 0.8F});
  s.sweep({{27, -35}, {31, -50}, {44, -57}, {54, -54}}, {0.8F, 0.7F, 0.6F, 0.8F});
  limbs(0.1F, 0);
  s.layer(0.2F);
  for (const float x : {-28.0F, -38.0F, -48.0F})
    s.sweep({{x, -38.4F + std::fabs(x + 36) * 0.18F}, {x - 2.4F, -28}, {x + 1, -17.6F}}, {0.35F, 0.7F, 0.3F});
  s.sweep({{-50, -34}, {-40, -37}, {-30, -36}}, {0.3F, 0.9F, 0.3F});
  s.layer(0.34F);
  s.ellipse({28.6F, -29}, 2.2F, 2.8F, 0.3F);
  return s.finish({.real_height_m = 0.006F, .facing = Facing::right});
}

Shape draw_bee(const Request&) {
  Sketch s;
  // From above, flying up the sheet.
  s.layer(0.05F);
  for (const float d : {-1.0F, 1.0F}) {
    s.sweep({{d * 3, -72}, {d * 9, -84}, {d * 15, -87}}, {0.9F, 0.7F, 0.6F});
    s.sweep({{d * 10, -58}, {d * 24, -66}, {d * 28, -77}}, {1.3F, 1.1F, 0.6F});
    s.sweep({{d * 11, -46}, {d * 27, -40}, {d * 34, -28}}, {1.3F, 1.1F, 0.6F});
    s.sweep({{d * 9, -42}, {d * 20, -26}, {d * 22, -10}}, {1.5F, 1.5F, 0.6F});
  }
  for (const float d : {-1.0F, 1.0F}) {
    s.layer(0.4F);
    s.loop(
        {{d * 7, -54, kCorner}, {d * 26, -72}, {d * 48, -78}, {d * 60, -70}, {d * 52, -56}, {d * 28, -47}});
    s.layer(0.34F);
    s.loop(
        {{d * 8, -48, kCorner}, {d * 28, -46}, {d * 42, -38}, {d * 42, -27}, {d * 28, -27}, {d * 14, -36}});
    s.layer(0.14F);
    s.sweep({{d * 8, -54}, {d * 30, -66}, {d * 56, -72}}, {0.7F, 0.5F, 0.25F});
    s.sweep({{d * 8, -53}, {d * 30, -57}, {d * 50, -61}}, {0.4F, 0.35F, 0.2F});
    s.sweep({{d * 9, -47}, {d * 26, -40}, {d * 40, -31}}, {0.4F, 0.35F, 0.2F});
  }
  s.layer(0.3F);
  s.symmetric({{0, -40}, {11, -36}, {14, -24}, {11, -10}, {5, -1}, {0, 3}});
  s.layer(0.04F);
  for (const float y : {-33.0F, -24.0F, -15.0F, -6.0F}) {
    const float w = y < -28 ? 12.4F : y < -20 ? 14.0F : y < -10 ? 12.6F : 8.4F;
    s.loop({{-w, y - 1.8F},
            {0, y - 0.2F},
            {w, y - 1.8F},
            {w - 0.6F, y + 2.2F},
            {0, y + 3.8F},
            {-w + 0.6F, y + 2.2F}});
  }
  s.polygon({{-1, 2}, {1, 2}, {0, 8}});
  s.layer(0.2F);
  Knots fur;
  for (int i = 0; i < 28; ++i) {
    const float a = degrees(360.0F * static_cast<float>(i) / 28);
    const float r = i % 2 == 0 ? 1.0F : 0.88F;
    fur.push_back({13 * r * std::sin(a), -51 + 12 * r * std::cos(a), kCorner});
  }
  s.loop(fur);
  s.layer(0.07F);
  s.symmetric({{0, -75}, {6, -73}, {8.4F, -67}, {5, -62}, {0, -61}});
  s.layer(0.015F);
  for (const float d : {-1.0F, 1.0F}) s.ellipse({d * 6.4F, -68}, 2.4F, 4.4F, d * 0.4F);
  return s.finish({.real_height_m = 0.02F, .stands = false});
}

Shape draw_snail(const Request&) {
  Sketch s;
  s.layer(0.16F);
  s.loop({{-62, 0, kCorner},
          {-50, -6},
          {-20, -10},
          {16, -10},
          {34, -18},
          {42, -34},
          {52, -40},
          {60, -34},
          {60, -22},
          {54, -8},
          {46, -2},
          {40, 0, kCorner}});
  s.sweep({{52, -37}, {56, -52}, {60, -62}}, {1.9F, 1.4F, 1.1F});
  s.sweep({{56, -36}, {64, -48}, {71, -55}}, {1.9F, 1.4F, 1.1F});
  s.sweep({{59, -27}, {66, -24}}, {1.4F, 1.0F});
  s.circle({60.4F, -63}, 2.1F);
  s.circle({71.6F, -56}, 2.1F);
  s.layer(0.09F);
  s.circle({-8, -40}, 35);
  s.loop({{-36, -22}, {-20, -6}, {6, -5}, {28, -12}, {27, -24}, {0, -10}});
  s.layer(0.24F);
  // The whorl: a spiral that thins towards the middle.
  Points turn;
  std::vector<float> width;
  for (int i = 0; i <= 30; ++i) {
    const float t = static_cast<float>(i) / 30;
    const float a = degrees(40 + 900 * t);
    const float r = 33 * (1 - t) * (1 - 0.12F * t) + 1.5F;
    turn.push_back({-8 + r * std::sin(a), -40 + r * std::cos(a)});
    width.push_back(2.1F * (1 - t) + 0.7F);
  }
  s.sweep(turn, width);
  s.layer(0.16F);
  for (int i = 0; i < 9; ++i) {
    const float a = degrees(70 + 26 * static_cast<float>(i));
    s.sweep({{-8 + 34 * std::sin(a), -40 + 34 * std::cos(a)},
             {-8 + 27 * std::sin(a + 0.1F), -40 + 27 * std::cos(a + 0.1F)}},
            {0.7F, 0.2F});
  }
  s.layer(0.26F);
  s.sweep({{-46, -3.4F}, {0, -4.4F}, {38, -8}, {50, -26}}, {0.4F, 0.9F, 0.9F, 0.3F});
  return s.finish({.real_height_m = 0.05F, .facing = Facing::right, .stance_x = 0, .centred = false});
}

Shape draw_stork(const Request&) {
  Sketch s;
  s.layer(0.22F);
  s.sweep({{-4, -42}, {-6, -24}, {-4, -2}}, {1.5F, 1.3F, 0.9F});
  s.sweep({{4, -42}, {6, -22}, {4, -2}}, {1.6F, 1.4F, 1.0F});
  for (const float x : {-4.0F, 4.0F})
    s.loop({{x - 1, -2}, {x + 1.4F, -2}, {x + 8, -0.4F}, {x + 8, 0, kCorner}, {x - 4, 0, kCorner}});
  s.layer(0.46F);
  s.loop({{-24, -50}, {-10, -60}, {6, -62}, {16, -58}, {18, -50}, {12, -42}, {-2, -40}, {-16, -44}});
  s.sweep({{12, -54}, {22, -66}, {20, -80}, {24, -90}}, {6, 4, 3, 3});
  s.sweep({{24, -91}, {28, -91.4F}}, {3.6F, 3});
  s.layer(0.04F);
  s.loop({{-40, -44, kCorner}, {-26, -54}, {-8, -54}, {4, -50}, {-4, -44}, {-20, -41}, {-34, -40, kCorner}});
  s.layer(0.28F);
  s.polygon({{29, -94}, {60, -86}, {29, -88.6F}});
  s.layer(0.02F);
  s.circle({26.4F, -92.4F}, 0.8F);
  return s.finish({.real_height_m = 1.1F, .facing = Facing::right, .stance_x = 0, .centred = false});
}

Shape draw_hummingbird(const Request&) {
  Sketch s;
  s.layer(0.16F);
  s.loop({{-2, -52, kCorner},
          {-18, -74},
          {-40, -92},
          {-52, -94, kCorner},
          {-44, -76},
          {-26, -56},
          {-8, -44, kCorner}});
  s.layer(0.1F);
  s.loop({{20, -62},
          {27, -66},
          {34, -62},
          {34, -56},
          {28, -48},
          {20, -34},
          {6, -20},
          {-6, -14},
          {-22, -2, kCorner},
          {-18, -8, kCorner},
          {-28, -4, kCorner},
          {-18, -16},
          {-4, -30},
          {6, -46}});
  s.sweep({{33, -61}, {48, -62}, {68, -60}}, {1.2F, 0.7F, 0.35F});
  s.layer(0.3F);
  s.loop({{28, -55}, {32, -56}, {28, -46}, {20, -36}, {16, -38}, {22, -48}});
  s.layer(0.22F);
  s.loop({{6, -50, kCorner},
          {2, -72},
          {-10, -96},
          {-18, -104, kCorner},
          {-24, -96},
          {-22, -74},
          {-6, -44, kCorner}});
  s.layer(0.12F);
  for (const float d : {0.0F, 5.0F, 10.0F})
    s.sweep({{-1 - d * 0.6F, -50}, {-8 - d, -72}, {-17 - d * 0.5F, -94 + d}}, {0.4F, 0.4F, 0.2F});
  s.layer(0.5F);
  s.circle({29.6F, -60.6F}, 1.1F);
  return s.finish({.real_height_m = 0.09F, .facing = Facing::right, .stands = false});
}

// A shrouded figure whose hem frays into nothing.
Shape draw_ghost(const Request& request) {
  base::SeededRandom random = request.random("hem");
  Sketch s;
  s.layer(0.4F);
  Knots knots{{0, -100}, {9, -97},           {13, -88}, {13, -80},          {22, -74},
              {32, -64}, {44, -60, kCorner}, {46, -56}, {42, -53, kCorner}, {38, -40, kCorner},
              {32, -50}, {22, -56},          {21, -40}, {25, -22}};
  for (int i = 0; i < 6; ++i) {
    const float x = 28 - 10 * static_cast<float>(i);
    knots.push_back({x, random.between(-6, 0), kCorner});
    if (i < 5) knots.push_back({x - 5, -16 + random.between(-5, 3)});
  }
  for (const Knot k : {Knot{-24, -24}, Knot{-20, -42}, Knot{-22, -56}, Knot{-32, -49}, Knot{-37, -38, true},
                       Knot{-42, -51, true}, Knot{-46, -54}, Knot{-44, -58, true}, Knot{-32, -63},
                       Knot{-22, -73}, Knot{-13, -80}, Knot{-13, -88}, Knot{-9, -97}})
    knots.push_back(k);
  s.loop(knots);
  s.layer(0.5F);
  for (const float x : {-14.0F, -5.0F, 6.0F, 15.0F})
    s.sweep({{x * 0.5F, -70}, {x * 0.9F, -46}, {x * 1.3F, -14}}, {0.3F, 1.1F, 0.2F});
  s.layer(0.28F);
  for (const float x : {-10.0F, 1.0F, 11.0F})
    s.sweep({{x * 0.6F, -66}, {x * 0.95F, -44}, {x * 1.2F, -18}}, {0.3F, 0.8F, 0.2F});
  // Under the hood nobody is.
  s.layer(0.03F);
  s.loop({{0, -95}, {6.4F, -92}, {8, -84}, {5, -76}, {0, -73}, {-5, -76}, {-8, -84}, {-6.4F, -92}});
  return s.finish({.real_height_m = 1.9F, .stands = false});
}

}  // namespace

void register_wild(Registry& registry) {
  registry.add("bear", draw_bear);
  registry.add("panda", draw_panda);
  registry.add("dinosaur", draw_tyrannosaur);
  registry.add("octopus", draw_octopus);
  registry.add("ant", draw_ant);
  registry.add("bee", draw_bee);
  registry.add("snail", draw_snail);
  registry.add("stork", draw_stork);
  registry.add("hummingbird", draw_hummingbird);
  registry.add("ghost", draw_ghost);
}

}  // namespace onesheet::illustrator

// Beings of tale and nightmare.
#include <algorithm>
#include <array>
#include <cmath>

#include "models/illustrator/shapes/figure.h"
#include "models/illustrator/shapes/registry.h"

namespace onesheet::illustrator {
namespace {

float f(int i) { return static_cast<float>(i); }

// A membrane wing: arm bones from the shoulder, fingers from the wrist, skin hung between their tips.
void bat_wing(Sketch& s, Point shoulder, Point elbow, Point wrist, std::span<const Point> tips, Point root,
              float tone) {
  s.layer(tone);
  Knots skin{{shoulder.x, shoulder.y, kCorner}, {elbow.x, elbow.y}, {wrist.x, wrist.y, kCorner}};
  const Point lead = between(wrist, tips[0], 0.5F);
  skin.push_back({lead.x, lead.y - 5});
  for (std::size_t i = 0; i < tips.size(); ++i) {
    skin.push_back({tips[i].x, tips[i].y, kCorner});
    const Point next = i + 1 < tips.size() ? tips[i + 1] : root;
    const Point sag = between(between(tips[i], next, 0.5F), i + 1 < tips.size() ? wrist : elbow, 0.26F);
    skin.push_back({sag.x, sag.y});
  }
  skin.push_back({root.x, root.y, kCorner});
  s.loop(skin);
  s.layer(tone + 0.06F);
  for (const Point& tip : tips) {
    const Point bow = between(wrist, tip, 0.5F);
    s.sweep({wrist, {bow.x, bow.y - 3}, tip}, {1.5F, 1.0F, 0.35F});
  }
  s.layer(tone * 0.7F);
  s.sweep({shoulder, elbow, wrist}, {4.2F, 3.0F, 2.2F});
  s.polygon({{wrist.x - 1.6F, wrist.y}, {wrist.x + 1.6F, wrist.y}, {wrist.x - 2.4F, wrist.y - 9}});
}

Shape draw_dragon(const Request&) {
  Sketch s;
  constexpr std::array<Point, 4> kFar{{{36, 4}, {46, 36}, {64, 64}, {92, 88}}};
  bat_wing(s, {124, 108}, {110, 66}, {98, 24}, kFar, {112, 112}, 0.1F);
  s.layer(0.045F);
  s.sweep({{150, 130}, {141, 146}, {150, 158}, {146, 164}}, {7.5F, 5, 3, 2});
  s.sweep({{121, 124}, {111, 140}, {117, 152}, {112, 157}}, {6, 3.8F, 2.4F, 1.6F});
  for (const Point foot : std::array<Point, 2>{{{147, 163}, {113, 156}}})
    for (const float d : {-5.0F, 0.0F, 5.0F})
      s.polygon({{foot.x - 2, foot.y - 1}, {foot.x + 2, foot.y}, {foot.x + d - 4, foot.y + 10}});
  // Body, neck and tail run into one another.
  s.layer(0.055F);
  s.sweep({{64, 92},
           {80, 90},
           {94, 101},
           {108, 114},
           {126, 122},
           {146, 128},
           {166, 122},
           {186, 122},
           {199, 140},
           {192, 164},
           {182, 186},
           {196, 200},
           {222, 194}},
          {5, 5.6F, 6.4F, 9, 13, 13.4F, 9, 6, 4.6F, 3.8F, 2.8F, 1.8F, 0.9F});
  s.polygon({{217, 192}, {240, 181}, {232, 195}, {238, 206}, {221, 199}});
  // Head: brow horns swept back, jaws apart.
  s.loop({{66, 84},
          {60, 82.6F},
          {50, 85.4F},
          {38, 91},
          {25, 97.4F},
          {18.4F, 101.6F},
          {17.4F, 105, kCorner},
          {22, 106},
          {29, 104.4F, kCorner},
          {31, 107, kCorner},
          {34, 104},
          {40, 103.4F, kCorner},
          {42, 106, kCorner},
          {45, 103.4F},
          {54, 104},
          {62, 106},
          {68, 102}});
  s.loop({{64, 100},
          {52, 106},
          {40, 110.6F},
          {29, 115},
          {25, 119, kCorner},
          {34, 119.4F},
          {46, 116.4F},
          {58, 111.6F},
          {70, 105}});
  s.loop({{56, 86, kCorner}, {66, 77}, {80, 70}, {94, 68, kCorner}, {82, 75}, {73, 82}, {68, 90, kCorner}});
  s.loop({{62, 90, kCorner}, {74, 83}, {86, 80}, {97, 80, kCorner}, {86, 86}, {76, 92}, {68, 97, kCorner}});
  // Crest.
  s.layer(0.09F);
  constexpr std::array<Point, 12> kSpine{{{76, 85},
                                          {84, 88},
                                          {92, 94},
                                          {100, 101},
                                          {150, 115},
                                          {160, 113},
                                          {170, 114},
                                          {180, 115},
                                          {190, 120},
                                          {200, 129},
                                          {203, 140},
                                          {200, 151}}};
  for (std::size_t i = 0; i < kSpine.size(); ++i) {
    const Point p = kSpine[i];
    const float out = i < 4 ? 7.0F : 7.5F - 0.4F * f(static_cast<int>(i));
    const Point n = i < 4 ? Point{0.75F, -0.66F} : i < 8 ? Point{0.25F, -0.95F} : Point{0.95F, -0.1F};
    s.polygon(
        {{p.x - n.y * 3, p.y + n.x * 3}, {p.x + n.x * out, p.y + n.y * out}, {p.x + n.y * 3, p.y - n.x * 3}});
  }
  // Belly scutes.
  s.layer(0.13F);
  s.loop({{100, 116, kCorner},
          {110, 126},
          {124, 133.6F},
          {144, 140},
          {158, 134, kCorner},
          {144, 134},
          {126, 127.4F},
          {112, 120}});
  constexpr std::array<Point, 4> kNear{{{250, 16}, {248, 60}, {230, 92}, {202, 112}}};
  bat_wing(s, {136, 114}, {152, 66}, {174, 22}, kNear, {164, 120}, 0.085F);
  s.lit();
  s.loop({{51, 92.6F, kCorner}, {54.4F, 90}, {58, 90.6F, kCorner}, {54.6F, 92.8F}});
  return s.finish({.real_height_m = 9, .facing = Facing::left, .stands = false});
}

Shape draw_phoenix(const Request&) {
  Sketch s;
  const auto wing = [&](float side) {
    const auto k = [&](float x, float y, bool corner = false) { return Knot{x * side, y, corner}; };
    s.layer(0.16F);
    s.loop({k(3, -10),
            k(14, -20),
            k(30, -34),
            k(46, -58),
            k(52, -80, kCorner),
            k(54, -60),
            k(60, -74, kCorner),
            k(59, -52),
            k(67, -62, kCorner),
            k(62, -42),
            k(71, -48, kCorner),
            k(62, -30),
            k(70, -32, kCorner),
            k(58, -18),
            k(65, -16, kCorner),
            k(51, -7),
            k(56, -3, kCorner),
            k(41, 2),
            k(43, 8, kCorner),
            k(29, 7),
            k(28, 13, kCorner),
            k(14, 9),
            k(4, 8)});
    s.layer(0.3F);
    s.loop({k(6, -8), k(20, -18), k(36, -32), k(48, -52, kCorner), k(48, -34), k(44, -22), k(36, -11),
            k(24, -3), k(10, 2)});
  };
  wing(1);
  wing(-1);
  // Tail of three streaming plumes.
  s.layer(0.2F);
  s.loop({{-4, 12}, {4, 12}, {8, 34}, {4, 56}, {10, 80, kCorner}, {0, 64}, {-4, 46}, {-4, 28}});
  s.loop({{-5, 12}, {2, 14}, {-2, 34}, {-14, 54}, {-16, 76, kCorner}, {-22, 58}, {-14, 38}, {-8, 24}});
  s.loop({{5, 12}, {-2, 14}, {4, 32}, {18, 48}, {26, 66, kCorner}, {27, 48}, {16, 32}, {9, 22}});
  s.layer(0.1F);
  s.loop({{0, -14}, {7, -6}, {8, 6}, {3, 20}, {-3, 20}, {-8, 6}, {-7, -6}});
  s.sweep({{0, -8}, {1, -18}, {-2, -26}}, {5, 3.4F, 3});
  s.loop({{-2, -31},
          {2.6F, -28},
          {1, -23.6F},
          {-4, -22.6F},
          {-7, -24.6F},
          {-12.6F, -23.6F, kCorner},
          {-8, -27.4F},
          {-5, -30.4F}});
  s.layer(0.3F);
  s.loop({{0, -30, kCorner}, {2, -37}, {8, -42, kCorner}, {6, -36}, {10, -35, kCorner}, {5, -31}, {3, -28}});
  s.lit();
  s.circle({-4, -27}, 0.9F);
  for (const Point p : std::array<Point, 3>{{{9.4F, 78}, {-16, 73}, {25.6F, 63}}}) s.ellipse(p, 1.5F, 3);
  return s.finish({.real_height_m = 2, .stands = false});
}

Shape draw_kraken(const Request& request) {
  base::SeededRandom random = request.random("arms");
  Sketch s;
  struct Arm {
    std::array<Point, 6> joints;
    float thick, tone;
  };
  const float w = random.between(-3, 3);
  const std::array<Arm, 8> arms{
      {{{{{-30, 0}, {-44, -26}, {-40, -56}, {-56, -78 + w}, {-72, -70}, {-66, -60}}}, 6.5F, 0.085F},
       {{{{34, 0}, {46, -24}, {42, -54}, {58, -80 - w}, {74, -74}, {70, -62}}}, 6.5F, 0.085F},
       {{{{-52, 0}, {-70, -14}, {-84, -38}, {-80, -54 + w}, {-92, -64}, {-99, -56}}}, 5.6F, 0.075F},
       {{{{54, 0}, {74, -12}, {88, -34}, {84, -52}, {96, -62 + w}, {103, -54}}}, 5.6F, 0.075F},
       {{{{-16, 0}, {-24, -30}, {-18, -62}, {-28, -92}, {-42, -102 + w}, {-46, -92}}}, 6, 0.06F},
       {{{{18, 0}, {26, -34}, {20, -68}, {32, -98 + w}, {46, -104}, {48, -94}}}, 6, 0.06F},
       {{{{-70, 0}, {-92, -8}, {-110, -20}, {-122, -34}, {-118, -46}, {-110, -42}}}, 4.4F, 0.06F},
       {{{{72, 0}, {94, -8}, {112, -16}, {126, -30}, {124, -42}, {116, -40}}}, 4.4F, 0.06F}}};
  const auto draw_arm = [&](const Arm& arm) {
    s.layer(arm.tone);
    std::array<float, 6> radii{};
    for (std::size_t i = 0; i < 6; ++i) radii[i] = arm.thick * (1.25F - 0.2F * f(static_cast<int>(i)));
    s.sweep(arm.joints, radii, true);
    s.layer(arm.tone + 0.13F);
    for (std::size_t i = 0; i + 1 < 6; ++i)
      for (const float t : {0.15F, 0.5F, 0.85F}) {
        const Point at = between(arm.joints[i], arm.joints[i + 1], t);
        const Point d{arm.joints[i + 1].x - arm.joints[i].x, arm.joints[i + 1].y - arm.joints[i].y};
        const float l = std::hypot(d.x, d.y);
        const float side = arm.joints[0].x < 0 ? 1.0F : -1.0F;
        const float r = arm.thick * (1.2F - 0.2F * (f(static_cast<int>(i)) + t));
        s.circle({at.x - d.y / l * r * 0.5F * side, at.y + d.x / l * r * 0.5F * side}, r * 0.26F);
      }
  };
  for (std::size_t i : {4U, 5U, 6U, 7U}) draw_arm(arms[i]);
  s.layer(0.055F);
  s.loop({{-34, 0, kCorner},
          {-31, -16},
          {-27, -30},
          {-31, -50},
          {-24, -74},
          {-8, -90},
          {8, -90},
          {24, -74},
          {31, -50},
          {27, -30},
          {31, -16},
          {34, 0, kCorner}});
  s.layer(0.1F);
  s.loop({{4, -87}, {20, -72}, {26, -50}, {20, -40}, {17, -58}, {10, -76}});
  s.lit();
  for (const float side : {-1.0F, 1.0F})
    s.loop({{side * 6, -25, kCorner},
            {side * 13, -31},
            {side * 21, -32, kCorner},
            {side * 19, -24},
            {side * 12, -21}});
  s.layer(0.02F);
  for (const float side : {-1.0F, 1.0F}) s.ellipse({side * 14, -26.6F}, 1.5F, 4.6F);
  for (std::size_t i : {0U, 1U, 2U, 3U}) draw_arm(arms[i]);
  return s.finish({.real_height_m = 18});
}

Shape draw_alien(const Request&) {
  Sketch s;
  // Thin limbs, narrow trunk, heavy skull.
  s.layer(0.12F);
  for (const float d : {-1.0F, 1.0F}) {
    s.sweep({{d * 4, -40}, {d * 5.4F, -22}, {d * 4.4F, -12}, {d * 5, -2}}, {3.2F, 2.4F, 2.2F, 1.5F});
    s.loop({{d * 3.4F, -3}, {d * 6.6F, -3}, {d * 9.6F, -0.8F}, {d * 9.8F, 0, kCorner}, {d * 3, 0, kCorner}});
    s.sweep({{d * 8, -63}, {d * 11.4F, -54}, {d * 13, -46}, {d * 14.4F, -36}, {d * 15, -31}},
            {2.4F, 1.9F, 1.7F, 1.5F, 1.5F});
    for (const float a : {-1.6F, 0.0F, 1.6F})
      s.sweep({{d * 15, -31}, {d * 15 + a, -26}, {d * 15 + a * 1.2F, -21.6F}}, {1.1F, 0.8F, 0.5F});
  }
  s.symmetric({{0, -67}, {5, -66}, {9, -63}, {8, -56}, {5.6F, -48}, {6.6F, -41}, {4, -36}, {0, -35}});
  s.sweep({{0, -72}, {0, -62}}, {2.2F, 2.6F});
  s.layer(0.14F);
  s.symmetric({{0, -100}, {9, -97.6F}, {14, -90}, {13.4F, -82}, {8, -74}, {3, -69.6F}, {0, -69}});
  s.layer(0.2F);
  s.loop({{4, -98}, {10, -94}, {12, -87}, {10, -91}, {7, -95}});
  s.layer(0.015F);
  for (const float d : {-1.0F, 1.0F})
    s.loop({{d * 1.8F, -80.4F, kCorner},
            {d * 4, -86},
            {d * 9, -89.4F},
            {d * 11.6F, -87},
            {d * 9.4F, -82},
            {d * 5, -79.6F}});
  s.line({-1.4F, -73}, {1.4F, -73}, 0.5F);
  s.layer(0.6F);
  for (const float d : {-1.0F, 1.0F}) s.ellipse({d * 7.6F + 1.0F, -86.2F}, 1.0F, 0.8F);
  s.layer(0.19F);
  for (const float y : {-58.0F, -55.0F, -52.0F})
    s.loop({{-4, y, kCorner}, {0, y + 1.2F}, {4, y, kCorner}, {0, y + 0.6F}});
  return s.finish({.real_height_m = 1.35F});
}

Shape draw_giant(const Request&) {
  // Seen from below: legs long and heavy, the head small and far up.
  Build build = heavy_build();
  build.head = 12.4F;
  build.head_half = 5.0F;
  build.neck = 2.2F;
  build.neck_half = 3.6F;
  build.shoulder = 14.6F;
  build.chest = 12.4F;
  build.waist = 11;
  build.hip = 11;
  build.arm_r = 4.7F;
  build.leg_r = 6.8F;
  build.hand = 9;
  build.ankle = 4.6F;
  Pose p = pose::wide();
  p.look = View::front;
  p.arm_r = {26, 12};
  p.arm_l = {-26, -4};
  p.nod = 6;
  const Bones b = take_pose(build, p);
  Sketch s;
  const Point h = b.hand(1);
  s.layer(0.08F);
  s.sweep({{h.x - 3, h.y - 8}, {h.x + 3, h.y + 10}, {h.x + 8, h.y + 28}, {h.x + 11, h.y + 38}},
          {1.8F, 2.6F, 5, 4.4F});
  s.layer(0.2F);
  for (const Point d : std::array<Point, 5>{{{3, 22}, {11, 24}, {5, 31}, {14, 33}, {9, 39}}})
    s.polygon({{h.x + d.x - 1, h.y + d.y},
               {h.x + d.x + 1, h.y + d.y},
               {h.x + d.x + (d.x > 8 ? 3.4F : -3.4F), h.y + d.y - 1}});
  draw_figure(s, b,
              {.cloth = Cloth::bare,
               .legs = Legs::kilt,
               .legs_tone = 0.07F,
               .shoes = Shoes::boots,
               .hair = Hair::wild,
               .hair_tone = 0.05F,
               .skin_tone = 0.16F,
               .beard = true,
               .belt = true});
  return s.finish({.real_height_m = 14, .of_height = 100});
}

Shape draw_monster(const Request&) {
  Sketch s;
  // A shaggy hulk with horns; only its eyes and teeth are clear.
  s.layer(0.06F);
  Knots hide{{0, -88}, {10, -87}, {16, -82}};
  struct Tuft {
    float x, y;
  };
  constexpr std::array<Tuft, 15> kRight{{{19, -76},
                                         {30, -73},
                                         {37, -66},
                                         {41, -56},
                                         {45, -46},
                                         {47, -36},
                                         {47, -26},
                                         {44, -18},
                                         {38, -17},
                                         {35, -24},
                                         {33, -34},
                                         {29, -30},
                                         {28, -18},
                                         {29, -8},
                                         {32, 0}}};
  for (const Tuft& t : kRight) {
    hide.push_back({t.x, t.y});
    hide.push_back({t.x + 3.2F, t.y + 4.4F, kCorner});
  }
  hide.back() = {33, 0, kCorner};
  hide.push_back({8, 0, kCorner});
  hide.push_back({6, -12});
  hide.push_back({0, -18});
  Knots all = hide;
  for (std::size_t i = hide.size() - 1; i-- > 1;) all.push_back({-hide[i].x, hide[i].y, hide[i].corner});
  s.loop(all);
  s.layer(0.11F);
  for (const Point p : std::array<Point, 14>{{{-20, -60},
                                              {-8, -52},
                                              {6, -54},
                                              {20, -60},
                                              {-26, -44},
                                              {-12, -38},
                                              {3, -40},
                                              {16, -38},
                                              {27, -44},
                                              {-18, -24},
                                              {-4, -26},
                                              {12, -24},
                                              {22, -20},
                                              {-26, -14}}})
    s.loop({{p.x - 1.6F, p.y, kCorner},
            {p.x + 1.6F, p.y, kCorner},
            {p.x + 0.4F, p.y + 4},
            {p.x + 1.2F, p.y + 9, kCorner},
            {p.x - 1.2F, p.y + 4}});
  s.layer(0.3F);
  for (const float d : {-1.0F, 1.0F}) {
    s.loop({{d * 9, -86},
            {d * 17, -90},
            {d * 22, -97},
            {d * 21, -107, kCorner},
            {d * 28, -97},
            {d * 25, -87},
            {d * 15, -80}});
    for (const float x : {40.0F, 43.6F, 47.0F})
      s.polygon({{d * (x - 1.3F), -19}, {d * (x + 1.3F), -19}, {d * (x - 0.4F), -12}});
    for (const float x : {12.0F, 18.0F, 24.0F, 30.0F})
      s.polygon({{d * x, -4}, {d * (x + 3), -4}, {d * (x + 2), 0}});
  }
  s.layer(0.012F);
  s.loop({{-13, -66},
          {-6, -64.6F},
          {0, -65.4F},
          {6, -64.6F},
          {13, -66},
          {11, -58},
          {5, -54.6F},
          {0, -54},
          {-5, -54.6F},
          {-11, -58}});
  s.layer(0.5F);
  for (const float x : {-9.0F, -3.4F, 3.4F, 9.0F}) s.polygon({{x - 1.7F, -65}, {x + 1.7F, -65}, {x, -60.4F}});
  for (const float x : {-6.2F, 0.0F, 6.2F}) s.polygon({{x - 1.5F, -55}, {x + 1.5F, -55}, {x, -59}});
  s.lit();
  for (const float d : {-1.0F, 1.0F})
    s.loop({{d * 3.6F, -73, kCorner},
            {d * 8, -77.6F},
            {d * 12.4F, -78.4F, kCorner},
            {d * 10.4F, -72.6F},
            {d * 6.4F, -71.4F}});
  return s.finish({.real_height_m = 2.8F});
}

}  // namespace

void register_creatures(Registry& registry) {
  registry.add("dragon", draw_dragon);
  registry.add("phoenix", draw_phoenix);
  registry.add("kraken", draw_kraken);
  registry.add("alien", draw_alien);
  registry.add("giant", draw_giant);
  registry.add("monster", draw_monster);
}

}  // namespace onesheet::illustrator

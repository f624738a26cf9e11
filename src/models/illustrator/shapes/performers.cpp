// People whose pose is their trade: they play and dance.
#include <algorithm>
#include <array>
#include <cmath>

#include "models/illustrator/shapes/figure.h"
#include "models/illustrator/shapes/registry.h"

namespace onesheet::illustrator {
namespace {

// A thing placed with its hand point at (x, y), turned clockwise.
void place(Sketch& s, std::string_view thing, float x, float y, float turn_degrees, float scale) {
  s.add(held_thing(thing), turn_scale_move(degrees(turn_degrees), scale, scale, x, y));
}

Shape draw_couple(const Request& request) {
  base::SeededRandom random = request.random("couple");
  Sketch s;
  Pose his = pose::relaxed();
  his.arm_r = Limb::to(11.4F, -45, 1);
  Pose hers = pose::relaxed();
  hers.leg_l = {-8, -5};
  hers.leg_r = {3, 1};
  hers.hip_tilt = -4;
  hers.arm_l = Limb::to(-12.6F, -48, -1);
  hers.nod = random.between(-9, -3);
  hers.sway = random.between(-2, 2);
  Outfit suit{.cloth = Cloth::jacket, .tone = 0.07F, .hair = Hair::parted, .collar = true};
  Outfit dress{.cloth = Cloth::dress,
               .tone = 0.13F,
               .legs = Legs::bare,
               .shoes = Shoes::heels,
               .hair = random.chance(0.5F) ? Hair::long_hair : Hair::bun};
  Sketch him;
  draw_figure(him, take_pose(man_build(), his), suit);
  Sketch her;
  draw_figure(her, take_pose(woman_build(), hers), dress);
  s.add(him, Affine{1, 0, 0, 1, -12, 0});
  s.add(her, Affine{0.94F, 0, 0, 0.94F, 12.4F, 0});
  return finish_figure(s, 1.78F, Facing::front);
}

Shape draw_violinist(const Request&) {
  Sketch s;
  Pose p = pose::relaxed();
  p.look = View::left;
  p.turn = 0.86F;
  p.nod = -12;
  p.foot_l = Foot::left;
  p.leg_l = {-10, -6};
  p.arm_l = Limb::to(-25, -80, -1);
  p.arm_r = Limb::to(6.5F, -72.5F, 1);
  const Bones b = take_pose(woman_build(), p);
  draw_figure(s, b, {.cloth = Cloth::gown, .tone = 0.07F, .flare = 14, .hair = Hair::bun, .sleeves = false});
  place(s, "violin", -9.4F, -83.4F, -84, 1.15F);
  s.layer(0.32F);
  s.line({8.4F, -73.5F}, {-25, -99}, 0.7F);
  s.layer(0.1F);
  s.line({8.6F, -75}, {-24.4F, -100.4F}, 0.35F);
  s.layer(0.34F);
  draw_hand(s, {-24.4F, -83.4F}, degrees(-160), 0.7F, false);
  return finish_figure(s, 1.66F, Facing::left);
}

Shape draw_guitarist(const Request&) {
  Sketch s;
  Pose p = pose::wide();
  p.look = View::front;
  p.nod = -9;
  p.arm_l = Limb::to(-21, -66.6F, 1);
  p.arm_r = Limb::to(10, -58, 1);
  const Bones b = take_pose(man_build(), p);
  draw_figure(s, b, {.cloth = Cloth::jacket, .tone = 0.06F, .hair = Hair::wild});
  s.layer(0.2F);
  s.line(b.trunk(-0.02F, -6), {10, -62}, 1.3F);
  place(s, "guitar", 5, -55, -62, 0.98F);
  s.layer(0.36F);
  draw_hand(s, {9.5F, -58}, degrees(-40), 0.85F, true);
  draw_hand(s, {-21.4F, -66.4F}, degrees(150), 0.8F, true);
  return finish_figure(s, 1.78F, Facing::front);
}

Shape draw_trumpeter(const Request&) {
  Sketch s;
  Pose p = pose::facing_right();
  p.lean = -7;
  p.nod = -14;
  p.leg_r = {10, 4};
  p.leg_l = {-12, -14};
  p.arm_r = Limb::to(11, -85, 1);
  p.arm_l = Limb::to(14, -86, 1);
  const Bones b = take_pose(man_build(), p);
  draw_figure(s, b, {.cloth = Cloth::suit, .tone = 0.07F, .hat = Hat::fedora, .hat_tone = 0.06F});
  const float y = b.head.y + 2.6F;
  const float x = b.head.x + 5.4F;
  Sketch horn;
  horn.layer(0.42F);
  horn.line({0, 0}, {24, 0}, 1.0F);
  horn.loop({{20, -0.6F, kCorner},
             {27, -1.4F},
             {31, -4.8F, kCorner},
             {31, 4.8F, kCorner},
             {27, 1.4F},
             {20, 0.6F, kCorner}});
  horn.round_rect(8, -0.6F, 19, 4.8F, 2.2F);
  horn.cut_rect(9.4F, 0.9F, 17.6F, 3.4F);
  for (const float v : {11.0F, 13.4F, 15.8F}) horn.rect(v - 0.7F, -3.4F, v + 0.7F, 5.4F);
  s.add(horn, turn_scale_move(degrees(-13), 1, 1, x, y));
  s.layer(0.3F);
  draw_hand(s, {x + 9, y + 3}, degrees(150), 0.8F, true);
  return finish_figure(s, 1.76F, Facing::right);
}

Shape draw_pianist(const Request&) {
  Sketch s;
  // Grand piano, lid up; the player from the side.
  s.layer(0.05F);
  s.loop({{20, -45, kCorner},
          {92, -46, kCorner},
          {93, -34},
          {86, -32.6F, kCorner},
          {34, -32.6F},
          {32, -36.4F, kCorner},
          {20, -37.4F, kCorner}});
  s.loop(
      {{34, -45, kCorner}, {36, -48, kCorner}, {88, -90, kCorner}, {93, -88, kCorner}, {92, -46, kCorner}});
  s.layer(0.16F);
  s.loop({{40, -46.6F, kCorner}, {87, -84, kCorner}, {88, -47, kCorner}});
  s.layer(0.05F);
  s.line({78, -46}, {74, -73}, 0.8F);
  s.polygon({{38, -33}, {42, -33}, {41, -2}, {39, -2}});
  s.polygon({{82, -33}, {86, -33}, {85, -2}, {83, -2}});
  s.circle({40, -1.4F}, 1.4F);
  s.circle({84, -1.4F}, 1.4F);
  s.polygon({{56, -33}, {62, -33}, {60, -4}, {58, -4}});
  s.rect(52, -4, 60, -2.6F);
  s.layer(0.5F);
  s.rect(20.6F, -40.4F, 32, -38.4F);
  s.layer(0.4F);
  s.polygon({{35, -46}, {38.5F, -57}, {39.6F, -56.6F}, {37.4F, -46}});
  // Bench.
  s.layer(0.06F);
  s.round_rect(-12, -24, 10, -20, 1.4F);
  s.rect(-10, -20, -8, 0);
  s.rect(6, -20, 8, 0);
  Pose p = pose::facing_right();
  p.lean = 8;
  p.nod = 8;
  p.leg_r = {84, 14};
  p.leg_l = {80, -4};
  p.arm_r = Limb::to(25.4F, -42.6F, 1);
  p.arm_l = Limb::to(22, -42.2F, 1);
  p.foot_pitch_r = -4;
  const Bones b = take_pose(man_build(), p);
  draw_figure(s, b, {.cloth = Cloth::suit, .tone = 0.08F, .hair = Hair::wild});
  // Tails over the bench.
  s.layer(0.08F);
  s.loop({{b.pelvis.x - 6, b.pelvis.y - 8},
          {b.pelvis.x + 4, b.pelvis.y - 2},
          {b.pelvis.x - 4, b.pelvis.y + 6},
          {-13, -10, kCorner},
          {-15, -13, kCorner},
          {-10, b.pelvis.y - 2}});
  return s.finish({.real_height_m = 1.6F, .facing = Facing::right});
}

Shape draw_drummer(const Request&) {
  Sketch s;
  Pose p = pose::wide();
  p.look = View::front;
  p.arm_l = {-48, -150};
  p.arm_r = {52, 74};
  const Bones b = take_pose(man_build(), p);
  Sketch man;
  draw_figure(man, b, {.cloth = Cloth::shirt, .tone = 0.1F, .hair = Hair::wild, .skin_tone = 0.32F});
  man.layer(0.45F);
  const Point l = b.hand(0);
  const Point r = b.hand(1);
  man.line({l.x + 1, l.y + 2}, {l.x - 8, l.y - 20}, 0.8F);
  man.line({r.x - 2, r.y}, {r.x + 17, r.y + 7}, 0.8F);
  s.add(man, Affine{1, 0, 0, 1, 0, 21});
  // Stands and cymbals.
  s.layer(0.05F);
  s.line({-36, 21}, {-36, -38}, 0.8F);
  s.line({38, 21}, {38, -32}, 0.8F);
  s.layer(0.36F);
  s.ellipse({-36, -38}, 14, 1.5F, -0.16F);
  s.ellipse({38, -32}, 14, 1.5F, 0.14F);
  s.ellipse({-45, -12}, 9, 1.1F);
  s.ellipse({-45, -9.8F}, 9, 1.1F);
  s.layer(0.05F);
  s.line({-45, -10}, {-45, 21}, 0.8F);
  const auto drum = [&](float x, float y, float half, float high) {
    s.layer(0.12F);
    s.loop({{x - half, y, kCorner},
            {x + half, y, kCorner},
            {x + half, y + high},
            {x, y + high + 2},
            {x - half, y + high}});
    s.layer(0.4F);
    s.ellipse({x, y}, half, 2.2F);
    s.layer(0.3F);
    for (const float t : {-0.7F, 0.0F, 0.7F}) s.line({x + half * t, y + 3}, {x + half * t, y + high}, 0.5F);
  };
  drum(-12, -22, 9.6F, 11);
  drum(12, -22, 9.6F, 11);
  drum(32, -9, 11, 17);
  drum(-29, -8, 10, 8);
  s.layer(0.05F);
  s.line({-29, 2}, {-35, 21}, 0.9F);
  s.line({-29, 2}, {-23, 21}, 0.9F);
  s.line({24, 8}, {24, 21}, 0.9F);
  s.line({40, 8}, {40, 21}, 0.9F);
  s.layer(0.08F);
  s.circle({0, 4}, 17);
  s.layer(0.36F);
  s.circle({0, 4}, 15);
  s.layer(0.28F);
  s.ring({0, 4}, 15, 13.4F);
  s.layer(0.08F);
  s.circle({0, 4}, 4);
  return s.finish({.real_height_m = 1.5F});
}

Shape draw_dancer(const Request& request) {
  Sketch s;
  Pose p;
  p.look = View::left;
  p.turn = 0.84F;
  p.lean = -6;
  p.nod = -16;
  p.leg_l = {-2, -3};
  p.foot_l = Foot::tiptoe;
  p.leg_r = {34, 58};
  p.foot_r = Foot::right;
  p.foot_pitch_r = 64;
  p.arm_l = {-112, -158};
  p.arm_r = {96, 70};
  p.sway = request.random("skirt").between(6, 11);
  const Bones b = take_pose(woman_build(), p);
  draw_figure(s, b,
              {.cloth = Cloth::dress,
               .tone = 0.14F,
               .length = 0.62F,
               .flare = 23,
               .legs = Legs::bare,
               .shoes = Shoes::heels,
               .hair = Hair::bun});
  return finish_figure(s, 1.68F, Facing::left);
}

Shape draw_ballerina(const Request&) {
  Sketch s;
  Pose p;
  p.look = View::left;
  p.turn = 0.9F;
  p.nod = -8;
  p.leg_l = {0, 0};
  p.foot_l = p.foot_r = Foot::tiptoe;
  p.leg_r = Limb::to(1.4F, -33, -1);
  p.arm_l = {-128, 164};
  p.arm_r = {128, -164};
  const Bones b = take_pose(woman_build(), p);
  draw_figure(
      s, b,
      {.cloth = Cloth::tutu, .tone = 0.22F, .legs = Legs::tights, .legs_tone = 0.28F, .hair = Hair::bun});
  return finish_figure(s, 1.68F, Facing::left);
}

Shape draw_zombie(const Request&) {
  Sketch s;
  Pose p = pose::walk();
  p.lean = -4;
  p.nod = 20;
  p.arm_r = {74, 96};
  p.arm_l = {86, 82};
  p.leg_l = {-14, -24};
  p.foot_pitch_l = 20;
  draw_figure(
      s, take_pose(man_build(), p),
      {.cloth = Cloth::rags, .tone = 0.09F, .shoes = Shoes::bare, .hair = Hair::wild, .skin_tone = 0.26F});
  return finish_figure(s, 1.74F, Facing::right);
}

Shape draw_scarecrow(const Request&) {
  Sketch s;
  s.layer(0.08F);
  s.rect(-1.3F, -70, 1.3F, 0);
  s.rect(-37, -78, 37, -75.8F);
  Pose p;
  p.look = View::front;
  p.nod = 9;
  p.arm_l = {-88, -84};
  p.arm_r = {88, 84};
  Bones b = take_pose(man_build(), p);
  s.layer(0.1F);
  s.loop({{-9, -82},  {9, -82},           {32, -80},  {33, -70, kCorner},  {28, -72},  {25, -68, kCorner},
          {20, -71},  {11, -70},          {12, -50},  {15, -34, kCorner},  {10, -38},  {7, -32, kCorner},
          {3, -37},   {-1, -31, kCorner}, {-5, -37},  {-10, -32, kCorner}, {-11, -38}, {-15, -35, kCorner},
          {-12, -52}, {-11, -70},         {-20, -71}, {-24, -67, kCorner}, {-28, -72}, {-33, -70, kCorner},
          {-32, -80}});
  s.layer(0.2F);
  s.rect(-12, -56, 12, -54);
  s.polygon({{3, -70}, {9, -71}, {9.6F, -64}, {3.6F, -63}});
  s.layer(0.38F);
  for (const float side : {-1.0F, 1.0F})
    for (int i = 0; i < 5; ++i)
      s.line({side * 31, -76},
             {side * (38 + 1.4F * static_cast<float>(i % 2)), -82 + 3.4F * static_cast<float>(i)}, 0.7F);
  for (int i = 0; i < 5; ++i)
    s.line({-3.0F + 1.5F * static_cast<float>(i), -82}, {-6.0F + 3.0F * static_cast<float>(i), -78}, 0.7F);
  s.layer(0.3F);
  s.loop({{-5.6F, -94},
          {5.6F, -94},
          {5, -87},
          {2.4F, -83},
          {3.6F, -79, kCorner},
          {-3.6F, -79, kCorner},
          {-2.4F, -83},
          {-5, -87}});
  Outfit o{.hair = Hair::none, .skin_tone = 0.36F, .hat = Hat::straw, .hat_tone = 0.12F};
  draw_head(s, b, o);
  return finish_figure(s, 1.8F, Facing::front);
}

}  // namespace

void register_performers(Registry& registry) {
  registry.add("couple", draw_couple);
  registry.add("violinist", draw_violinist);
  registry.add("guitarist", draw_guitarist);
  registry.add("trumpeter", draw_trumpeter);
  registry.add("pianist", draw_pianist);
  registry.add("drummer", draw_drummer);
  registry.add("dancer", draw_dancer);
  registry.add("ballerina", draw_ballerina);
  registry.add("zombie", draw_zombie);
  registry.add("scarecrow", draw_scarecrow);
}

}  // namespace onesheet::illustrator

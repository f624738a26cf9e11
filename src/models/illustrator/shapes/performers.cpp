// People whose pose is their trade: they play, ride, aim, dance, swim.
#include <array>
#include <cmath>

#include "models/illustrator/shapes/figure.h"
#include "models/illustrator/shapes/registry.h"

namespace onesheet::illustrator {
namespace {

Shape done(const Sketch& s, float body_m, Facing facing, bool stands = true) {
  return s.finish({.real_height_m = body_m, .of_height = 100, .facing = facing, .stands = stands});
}

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
  return done(s, 1.78F, Facing::front);
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
  return done(s, 1.66F, Facing::left);
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
  return done(s, 1.78F, Facing::front);
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
  return done(s, 1.76F, Facing::right);
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
  return done(s, 1.68F, Facing::left);
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
  return done(s, 1.68F, Facing::left);
}

Shape draw_runner(const Request&) {
  Sketch s;
  draw_figure(s, take_pose(man_build(), pose::run()),
              {.cloth = Cloth::shirt, .tone = 0.16F, .legs = Legs::shorts, .legs_tone = 0.07F});
  return done(s, 1.76F, Facing::right);
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
  return done(s, 1.74F, Facing::right);
}

Shape draw_boxer(const Request&) {
  Sketch s;
  Pose p = pose::facing_right();
  p.lean = 8;
  p.turn = 0.7F;
  p.leg_r = {24, 4};
  p.leg_l = {-20, -26};
  p.foot_pitch_l = 20;
  p.arm_r = {44, 128};
  p.arm_l = {24, 150};
  const Bones b = take_pose(heavy_build(), p);
  const auto glove = [&](int side, float tone) {
    s.layer(tone);
    const Point h = b.hand(side);
    s.ellipse(h, 4.6F, 4.2F, 0.4F);
    s.capsule(b.wrist[static_cast<std::size_t>(side)], 2.7F, h, 3.4F);
  };
  glove(0, 0.1F);
  draw_figure(s, b,
              {.cloth = Cloth::bare,
               .legs = Legs::shorts,
               .legs_tone = 0.16F,
               .shoes = Shoes::boots,
               .skin_tone = 0.24F,
               .belt = true});
  glove(0, 0.12F);
  glove(1, 0.16F);
  return done(s, 1.8F, Facing::right);
}

Shape draw_archer(const Request&) {
  Sketch s;
  Pose p = pose::facing_right();
  p.turn = 0.8F;
  p.leg_r = {15, 9};
  p.leg_l = {-15, -11};
  p.foot_l = Foot::left;
  p.arm_l_behind = false;
  p.arm_r = {88, 92};
  p.arm_l = Limb::to(6, -84, -1);
  const Bones b = take_pose(man_build(), p);
  const Point grip = b.hand(1);
  const Point nock{b.wrist[0].x + 2, grip.y};
  s.layer(0.1F);
  s.loop({{grip.x - 8, grip.y - 32, kCorner},
          {grip.x - 4, grip.y - 26},
          {grip.x + 1.6F, grip.y - 12},
          {grip.x + 0.8F, grip.y},
          {grip.x + 1.6F, grip.y + 12},
          {grip.x - 4, grip.y + 26},
          {grip.x - 8, grip.y + 32, kCorner},
          {grip.x - 3.4F, grip.y + 28},
          {grip.x + 3.4F, grip.y + 13},
          {grip.x + 2.6F, grip.y},
          {grip.x + 3.4F, grip.y - 13},
          {grip.x - 3.4F, grip.y - 28}});
  s.layer(0.3F);
  s.line({grip.x - 7.6F, grip.y - 31}, nock, 0.3F);
  s.line({grip.x - 7.6F, grip.y + 31}, nock, 0.3F);
  s.line(nock, {grip.x + 12, grip.y}, 0.6F);
  s.polygon({{grip.x + 11, grip.y - 1.5F}, {grip.x + 16, grip.y}, {grip.x + 11, grip.y + 1.5F}});
  draw_figure(s, b,
              {.cloth = Cloth::tunic,
               .tone = 0.09F,
               .legs = Legs::boots_trousers,
               .hair = Hair::none,
               .hat = Hat::hood,
               .hat_tone = 0.1F,
               .belt = true});
  return done(s, 1.76F, Facing::right);
}

Shape draw_cyclist(const Request&) {
  Sketch s;
  const Point rear{-29, -19};
  const Point front{31, -19};
  const Point crank{-2, -16};
  const Point saddle{-11, -50};
  const Point head{21, -47};
  const auto rider = [&](Sketch& out) {
    Pose p = pose::facing_right();
    p.lean = 40;
    p.nod = -22;
    const float x = -10;
    const float drop = -3.5F;  // the rider's ground is above or below the bicycle's by this much
    p.leg_r = Limb::to(6 - x, -12 - drop, -1);
    p.leg_l = Limb::to(-9 - x, -24 - drop, -1);
    p.arm_r = Limb::to(25 - x, -54 - drop, 1);
    p.arm_l = Limb::to(25 - x, -53 - drop, 1);
    p.foot_pitch_r = 8;
    p.foot_pitch_l = 20;
    Sketch man;
    draw_figure(man, take_pose(man_build(), p),
                {.cloth = Cloth::shirt,
                 .tone = 0.16F,
                 .legs = Legs::shorts,
                 .legs_tone = 0.06F,
                 .hat = Hat::cycle,
                 .hat_tone = 0.2F});
    out.add(man, Affine{1, 0, 0, 1, x, drop});
  };
  for (const Point hub : {rear, front}) {
    s.layer(0.05F);
    s.ring(hub, 19, 17.4F);
    s.layer(0.2F);
    s.spokes(hub, 1, 17.6F, 18, 0.22F);
    s.circle(hub, 1.3F);
  }
  s.layer(0.08F);
  s.ring(crank, 4.4F, 3.2F);
  s.line(crank, {6, -9}, 1.0F);
  s.line(crank, {-10, -22}, 1.0F);
  s.line(rear, crank, 1.2F);
  s.line(rear, {-9.6F, -44}, 1.1F);
  s.line(crank, saddle, 1.5F);
  s.line(crank, {20, -41}, 1.7F);
  s.line({-8.8F, -42}, head, 1.6F);
  s.line(head, {22.4F, -38}, 1.8F);
  s.sweep({{22, -40}, {25, -30}, front}, {0.8F, 0.8F, 0.6F});
  s.loop({{-18, -52}, {-10, -52.6F}, {-4, -50.6F}, {-9, -49.6F}, {-16, -49}});
  s.line(head, {20, -52}, 1.2F);
  s.sweep({{20, -52}, {26, -53}, {28, -49}, {24, -46}}, {0.8F, 0.8F, 0.8F, 0.7F});
  rider(s);
  return s.finish({.real_height_m = 1.72F, .facing = Facing::right});
}

Shape draw_skier(const Request&) {
  Sketch s;
  Pose p = pose::facing_right();
  p.lean = 38;
  p.nod = -24;
  p.leg_r = {58, -22};
  p.leg_l = {50, -28};
  p.arm_r = {30, 88};
  p.arm_l = {20, 96};
  const Bones b = take_pose(man_build(), p);
  const Point h = b.hand(1);
  s.layer(0.3F);
  s.line({h.x + 1, h.y}, {h.x - 44, h.y + 20}, 0.7F);
  s.ring({h.x - 40, h.y + 18.4F}, 2.0F, 1.3F);
  draw_figure(
      s, b,
      {.cloth = Cloth::jacket, .tone = 0.14F, .shoes = Shoes::heavy, .hat = Hat::beanie, .hat_tone = 0.2F});
  s.layer(0.24F);
  s.loop({{-34, -0.6F, kCorner},
          {30, -0.8F},
          {44, -2.4F},
          {50, -6, kCorner},
          {45, -0.4F},
          {30, 1.2F},
          {-34, 1.2F, kCorner}});
  Sketch down;
  down.add(s, turn_scale_move(degrees(0), 1, 1, 0, 0));
  return done(down, 1.76F, Facing::right);
}

Outfit wetsuit() {
  return {.cloth = Cloth::shirt,
          .tone = 0.07F,
          .legs_tone = 0.06F,
          .hair = Hair::none,
          .hat = Hat::swim,
          .hat_tone = 0.07F};
}

void fins(Sketch& s, const Bones& b) {
  for (std::size_t i = 0; i < 2; ++i) {
    Sketch fin;
    fin.layer(0.12F);
    fin.loop({{-1.8F, -1}, {2.2F, -1}, {3.8F, 9}, {5.4F, 20, kCorner}, {-1.6F, 21, kCorner}, {-1.6F, 8}});
    const float a = std::atan2(b.ankle[i].x - b.knee[i].x, b.ankle[i].y - b.knee[i].y);
    s.add(fin, turn_scale_move(-a - 0.2F, 1, 1, b.ankle[i].x, b.ankle[i].y));
  }
}

Shape draw_swimmer(const Request&) {
  Sketch s;
  Pose p = pose::facing_right();
  p.leg_r = {8, 0};
  p.leg_l = {-9, -24};
  p.foot_pitch_l = p.foot_pitch_r = 70;
  p.arm_r = {168, 176};
  p.arm_l = {-30, -12};
  p.nod = -16;
  const Bones b = take_pose(man_build(), p);
  draw_figure(s, b,
              {.cloth = Cloth::bare,
               .legs = Legs::shorts,
               .legs_tone = 0.08F,
               .shoes = Shoes::bare,
               .skin_tone = 0.28F,
               .hat = Hat::swim,
               .hat_tone = 0.14F});
  Sketch flat;
  flat.add(s, turn_scale_move(degrees(78), 1, 1, 0, 0));
  return flat.finish({.real_height_m = 0.75F, .facing = Facing::right, .stands = false});
}

Shape draw_diver(const Request&) {
  Sketch s;
  Pose p = pose::facing_right();
  p.leg_r = {18, -12};
  p.leg_l = {-14, -34};
  p.foot_pitch_l = p.foot_pitch_r = 80;
  p.arm_r = {64, 108};
  p.arm_l = {30, 70};
  p.nod = -26;
  const Bones b = take_pose(man_build(), p);
  fins(s, b);
  Outfit suit = wetsuit();
  suit.tank = true;
  suit.shoes = Shoes::boots;
  suit.belt = true;
  draw_figure(s, b, suit);
  // Mask, regulator and hose; the lamp in the hand.
  s.layer(0.04F);
  s.round_rect(b.head.x + 1.6F, b.head.y - 3, b.head.x + 6.4F, b.head.y + 1.6F, 1.2F);
  s.circle({b.head.x + 6, b.head.y + 4}, 1.7F);
  s.sweep({{b.head.x + 6, b.head.y + 4}, {b.head.x + 4, b.head.y + 10}, {b.head.x - 5, b.head.y + 10}},
          {0.6F, 0.6F, 0.6F});
  s.layer(0.5F);
  s.round_rect(b.head.x + 2.6F, b.head.y - 2.2F, b.head.x + 5.8F, b.head.y + 0.6F, 0.8F);
  const Point h = b.hand(1);
  s.layer(0.12F);
  s.capsule({h.x - 2, h.y}, 1.3F, {h.x + 4, h.y - 1.4F}, 1.7F);
  s.lit();
  s.ellipse({h.x + 5.6F, h.y - 1.8F}, 1.2F, 1.9F, 0.2F);
  Sketch tilted;
  tilted.add(s, turn_scale_move(degrees(46), 1, 1, 0, 0));
  return tilted.finish({.real_height_m = 1.5F, .facing = Facing::right, .stands = false});
}

Shape draw_acrobat(const Request&) {
  Sketch s;
  Pose p;
  p.look = View::front;
  p.leg_l = {-2, 3};
  p.leg_r = {4, -6};
  p.hip_tilt = 5;
  p.shoulder_tilt = -5;
  p.arm_l = {-74, -88};
  p.arm_r = {78, 96};
  const Bones b = take_pose(woman_build(), p);
  draw_figure(s, b,
              {.cloth = Cloth::dress,
               .tone = 0.2F,
               .length = 0.26F,
               .flare = 13,
               .legs = Legs::tights,
               .legs_tone = 0.26F,
               .hair = Hair::bun});
  // A parasol, and the rope under her feet.
  const Point h = b.hand(1);
  s.layer(0.06F);
  s.line({h.x, h.y + 2}, {h.x + 2, h.y - 20}, 0.7F);
  s.layer(0.22F);
  s.loop({{h.x + 2, h.y - 27},
          {h.x + 13, h.y - 23},
          {h.x + 18, h.y - 15, kCorner},
          {h.x + 12, h.y - 16},
          {h.x + 7, h.y - 14.6F, kCorner},
          {h.x + 1.6F, h.y - 16},
          {h.x - 4, h.y - 14.6F, kCorner},
          {h.x - 9, h.y - 16},
          {h.x - 15, h.y - 15, kCorner},
          {h.x - 9, h.y - 23}});
  s.layer(0.1F);
  s.loop({{-52, -2.6F, kCorner},
          {0, 0.2F},
          {52, -2.6F, kCorner},
          {52, -1.8F, kCorner},
          {0, 1.2F},
          {-52, -1.8F, kCorner}});
  return done(s, 1.66F, Facing::front);
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
  return done(s, 1.8F, Facing::front);
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
  registry.add("runner", draw_runner);
  registry.add("zombie", draw_zombie);
  registry.add("boxer", draw_boxer);
  registry.add("archer", draw_archer);
  registry.add("cyclist", draw_cyclist);
  registry.add("skier", draw_skier);
  registry.add("swimmer", draw_swimmer);
  registry.add("diver", draw_diver);
  registry.add("acrobat", draw_acrobat);
  registry.add("scarecrow", draw_scarecrow);
}

}  // namespace onesheet::illustrator

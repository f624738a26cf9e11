// People in motion: they run, ride, aim, dive.
#include <algorithm>
#include <array>
#include <cmath>

#include "models/illustrator/shapes/figure.h"
#include "models/illustrator/shapes/registry.h"

namespace onesheet::illustrator {
namespace {

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

Shape draw_runner(const Request&) {
  Sketch s;
  draw_figure(s, take_pose(man_build(), pose::run()),
              {.cloth = Cloth::shirt, .tone = 0.16F, .legs = Legs::shorts, .legs_tone = 0.07F});
  return finish_figure(s, 1.76F, Facing::right);
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
  return finish_figure(s, 1.8F, Facing::right);
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
  return finish_figure(s, 1.76F, Facing::right);
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
  return finish_figure(down, 1.76F, Facing::right);
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
  return finish_figure(s, 1.66F, Facing::front);
}

}  // namespace

void register_athletes(Registry& registry) {
  registry.add("runner", draw_runner);
  registry.add("boxer", draw_boxer);
  registry.add("archer", draw_archer);
  registry.add("cyclist", draw_cyclist);
  registry.add("skier", draw_skier);
  registry.add("swimmer", draw_swimmer);
  registry.add("diver", draw_diver);
  registry.add("acrobat", draw_acrobat);
}

}  // namespace onesheet::illustrator

#include "models/illustrator/shapes/poses.h"

namespace onesheet::illustrator {
namespace {

Pose side(float lean) {
  Pose p = pose::facing_right();
  p.lean = lean;
  return p;
}

Pose sitting() {
  Pose p = side(-10);
  p.seated = true;
  p.leg_r = {118, 22};
  p.leg_l = {106, 34};
  p.arm_r = {44, 72};
  p.arm_l = {-30, -12};
  p.nod = 10;
  return p;
}

Pose reclining() {
  Pose p = side(-50);
  p.seated = true;
  p.leg_r = {92, 84};
  p.leg_l = {128, 30};
  p.foot_pitch_r = -60;
  p.arm_l = {-6, -24};
  p.arm_r = {40, 66};
  p.nod = 24;
  return p;
}

Pose crouching() {
  Pose p = side(34);
  p.seated = true;
  p.leg_r = {98, -20};
  p.leg_l = {58, -62};
  p.foot_pitch_l = 48;
  p.arm_r = {26, 44};
  p.arm_l = {2, 20};
  p.nod = -26;
  return p;
}

Pose climbing() {
  Pose p;
  p.arm_l = {-146, -168};
  p.arm_r = {112, 160};
  p.leg_l = {-20, -8};
  p.leg_r = {66, -10};
  p.foot_l = Foot::tiptoe;
  p.hip_tilt = -6;
  p.shoulder_tilt = 6;
  p.nod = 8;
  return p;
}

Pose dancing() {
  Pose p;
  p.look = View::left;
  p.turn = 0.9F;
  p.arm_l = {-118, -160};
  p.arm_r = {88, 118};
  p.leg_l = {-4, -2};
  p.leg_r = {40, 14};
  p.foot_r = Foot::tiptoe;
  p.foot_l = Foot::left;
  p.hip_tilt = 8;
  p.shoulder_tilt = -8;
  p.lean = -6;
  p.nod = -10;
  p.sway = 9;
  return p;
}

Pose aiming() {
  Pose p = side(-2);
  p.turn = 0.72F;
  p.leg_r = {20, 8};
  p.leg_l = {-20, -16};
  p.arm_r = {86, 90};
  p.arm_l = {66, 104};
  return p;
}

Pose falling() {
  Pose p;
  p.look = View::front;
  p.arm_l = {-112, -150};
  p.arm_r = {128, 88};
  p.leg_l = {-32, -70};
  p.leg_r = {44, -6};
  p.foot_l = p.foot_r = Foot::tiptoe;
  p.nod = 14;
  p.sway = 8;
  return p;
}

Pose flying() {
  Pose p = side(2);
  p.arm_r = {166, 172};
  p.arm_l = {-14, -4};
  p.leg_r = {4, -6};
  p.leg_l = {-6, -26};
  p.foot_pitch_r = p.foot_pitch_l = 78;
  p.nod = -34;
  p.sway = -7;
  return p;
}

Pose leaping() {
  Pose p = side(10);
  p.leg_r = {84, 30};
  p.leg_l = {-58, -74};
  p.foot_pitch_l = 78;
  p.foot_pitch_r = -8;
  p.arm_r = {-66, -30};
  p.arm_l = {112, 140};
  p.nod = -12;
  p.sway = -8;
  return p;
}

}  // namespace

NamedPose named_pose(PoseName name) {
  Pose p = pose::relaxed();
  switch (name) {
    case PoseName::usual:
    case PoseName::contrapposto:
      break;
    case PoseName::standing:
      return {pose::stand()};
    case PoseName::wide:
      return {pose::wide()};
    case PoseName::hands_on_hips:
      return {pose::hips()};
    case PoseName::arms_crossed:
      p.arm_l = {-24, 62};
      p.arm_r = {24, -62};
      p.arm_l_behind = p.arm_r_behind = true;
      break;
    case PoseName::pockets:
      p.arm_l = {-20, 16};
      p.arm_r = {19, -12};
      p.hands_hidden = true;
      break;
    case PoseName::walking:
      return {pose::walk()};
    case PoseName::walking_away:
      pose::settle(p, true, 0.7F);
      p.leg_r = {5, 9};
      p.foot_r = Foot::tiptoe;
      p.arm_l = {-16, 2};
      p.arm_r = {13, 12};
      break;
    case PoseName::running:
      return {pose::run()};
    case PoseName::sitting:
      return {sitting()};
    case PoseName::kneeling:
      p = pose::kneel();
      p.seated = true;
      p.nod = 12;
      return {p};
    case PoseName::crouching:
      return {crouching()};
    case PoseName::reclining:
      return {reclining()};
    case PoseName::arms_raised:
      return {pose::raised()};
    case PoseName::pointing:
      return {pose::point_right()};
    case PoseName::reaching:
      p = side(4);
      p.arm_r = {132, 150};
      p.arm_l = {-12, -4};
      p.leg_r = {14, 6};
      p.leg_l = {-10, -16};
      p.nod = -18;
      return {p};
    case PoseName::looking_up:
      p = side(-5);
      p.nod = -30;
      p.arm_r = {2, 10};
      p.arm_l = {-10, -4};
      return {p};
    case PoseName::bowed:
      p = side(9);
      p.nod = 40;
      p.arm_r = {8, 14};
      p.arm_l = {0, 12};
      p.leg_l = {-4, -6};
      return {p};
    case PoseName::climbing:
      return {climbing()};
    case PoseName::dancing:
      return {dancing()};
    case PoseName::aiming:
      return {aiming()};
    case PoseName::leaning:
      p = side(-9);
      p.leg_r = {22, -4};
      p.leg_l = {12, 10};
      p.arm_r = {14, 70};
      p.arm_l = {20, 74};
      p.nod = 12;
      return {p};
    case PoseName::falling:
      return {falling(), -38, false};
    case PoseName::flying:
      return {flying(), 66, false};
    case PoseName::leaping:
      return {leaping(), 0, false};
  }
  return {p};
}

std::string_view name_of(PoseName name) {
  switch (name) {
    case PoseName::usual:
      return "usual";
    case PoseName::standing:
      return "standing";
    case PoseName::contrapposto:
      return "contrapposto";
    case PoseName::wide:
      return "wide";
    case PoseName::hands_on_hips:
      return "hands-on-hips";
    case PoseName::arms_crossed:
      return "arms-crossed";
    case PoseName::pockets:
      return "pockets";
    case PoseName::walking:
      return "walking";
    case PoseName::walking_away:
      return "walking-away";
    case PoseName::running:
      return "running";
    case PoseName::sitting:
      return "sitting";
    case PoseName::kneeling:
      return "kneeling";
    case PoseName::crouching:
      return "crouching";
    case PoseName::reclining:
      return "reclining";
    case PoseName::arms_raised:
      return "arms-raised";
    case PoseName::pointing:
      return "pointing";
    case PoseName::reaching:
      return "reaching";
    case PoseName::looking_up:
      return "looking-up";
    case PoseName::bowed:
      return "bowed";
    case PoseName::climbing:
      return "climbing";
    case PoseName::dancing:
      return "dancing";
    case PoseName::aiming:
      return "aiming";
    case PoseName::leaning:
      return "leaning";
    case PoseName::falling:
      return "falling";
    case PoseName::flying:
      return "flying";
    case PoseName::leaping:
      return "leaping";
  }
  return "usual";
}

}  // namespace onesheet::illustrator

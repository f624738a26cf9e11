#include <algorithm>
#include <cmath>

#include "models/illustrator/shapes/figure.h"

namespace onesheet::illustrator {

const Build& man_build() {
  static const Build build{};
  return build;
}
const Build& woman_build() {
  static const Build build{.head = 12.6F,
                           .head_half = 4.5F,
                           .neck = 4.8F,
                           .neck_half = 2.0F,
                           .shoulder = 9.2F,
                           .chest = 7.6F,
                           .waist = 5.6F,
                           .hip = 8.6F,
                           .torso = 31,
                           .thigh = 25,
                           .shin = 23.4F,
                           .ankle = 3.2F,
                           .upper_arm = 15.6F,
                           .forearm = 13.4F,
                           .hand = 6.6F,
                           .leg_r = 4.7F,
                           .arm_r = 2.5F,
                           .female = true,
                           .height_m = 1.66F};
  return build;
}
const Build& child_build() {
  static const Build build{.head = 18,
                           .head_half = 7.0F,
                           .neck = 2.8F,
                           .neck_half = 2.7F,
                           .shoulder = 9.4F,
                           .chest = 8.2F,
                           .waist = 7.4F,
                           .hip = 8.0F,
                           .torso = 31,
                           .thigh = 22.5F,
                           .shin = 21.5F,
                           .ankle = 4.2F,
                           .upper_arm = 14.4F,
                           .forearm = 12.4F,
                           .hand = 6.6F,
                           .leg_r = 4.7F,
                           .arm_r = 3.1F,
                           .height_m = 1.22F};
  return build;
}
const Build& toddler_build() {
  static const Build build{.head = 25,
                           .head_half = 10.6F,
                           .neck = 1.4F,
                           .neck_half = 3.2F,
                           .shoulder = 10.6F,
                           .chest = 10.4F,
                           .waist = 11.2F,
                           .hip = 10.8F,
                           .torso = 33,
                           .thigh = 18.5F,
                           .shin = 16.5F,
                           .ankle = 4.8F,
                           .upper_arm = 13.2F,
                           .forearm = 11.4F,
                           .hand = 7.0F,
                           .leg_r = 6.6F,
                           .arm_r = 4.4F,
                           .height_m = 0.84F};
  return build;
}
const Build& old_build() {
  static const Build build{.head = 13.6F,
                           .head_half = 4.9F,
                           .neck = 2.6F,
                           .neck_half = 2.6F,
                           .shoulder = 10.8F,
                           .chest = 9.4F,
                           .waist = 8.6F,
                           .hip = 8.6F,
                           .torso = 32,
                           .thigh = 23,
                           .shin = 22,
                           .ankle = 3.8F,
                           .stoop = 9,
                           .height_m = 1.66F};
  return build;
}
const Build& heavy_build() {
  static const Build build{.head = 13,
                           .head_half = 5.0F,
                           .neck = 3.4F,
                           .neck_half = 3.4F,
                           .shoulder = 12.6F,
                           .chest = 11.6F,
                           .waist = 11.4F,
                           .hip = 10.6F,
                           .torso = 33,
                           .leg_r = 5.8F,
                           .arm_r = 4.0F,
                           .height_m = 1.78F};
  return build;
}

namespace pose {
void settle(Pose& p, bool on_left, float ease) {
  // The hip goes out over the foot that bears, the other knee gives, the shoulders answer the hips.
  const float s = on_left ? 1.0F : -1.0F;
  Limb& bears = on_left ? p.leg_l : p.leg_r;
  Limb& free = on_left ? p.leg_r : p.leg_l;
  bears = {s * 4.5F * ease, s * 3 * ease};
  free = {s * (7 + 8 * ease), s * 4};
  p.hip_tilt = s * 5 * ease;
  p.shoulder_tilt = -s * 4 * ease;
  p.lean = s * 1.2F * ease;
}
Pose stand() {
  Pose p;
  settle(p, true, 0.55F);
  return p;
}
Pose relaxed() {
  Pose p;
  settle(p, true, 1);
  p.arm_l = {-12, -3};
  p.arm_r = {11, 9};
  return p;
}
Pose wide() {
  Pose p;
  p.leg_l = {-11, -8};
  p.leg_r = {17, 9};
  p.hip_tilt = 3;
  p.shoulder_tilt = -3;
  p.lean = 1;
  p.arm_l = {-22, -6};
  p.arm_r = {21, 9};
  return p;
}
Pose hips() {
  Pose p = wide();
  p.leg_l = {-10, -6};
  p.leg_r = {11, 7};
  p.arm_l = {-42, 56};
  p.arm_r = {42, -56};
  return p;
}
Pose raised() {
  Pose p;
  p.leg_l = {-8, -5};
  p.leg_r = {8, 5};
  p.arm_l = {-138, -160};
  p.arm_r = {138, 160};
  return p;
}
Pose facing_right() {
  Pose p;
  p.turn = 0.6F;
  p.look = View::right;
  p.foot_l = p.foot_r = Foot::right;
  p.leg_l = {-5, -7};
  p.leg_r = {6, 1};
  p.arm_l = {-6, 6};
  p.arm_r = {4, 16};
  p.arm_l_behind = true;
  return p;
}
Pose walk() {
  Pose p = facing_right();
  p.lean = 3;
  p.leg_r = {25, 12};
  p.leg_l = {-17, -36};
  p.foot_pitch_l = 32;
  p.foot_pitch_r = -14;
  p.arm_r = {-20, -4};
  p.arm_l = {20, 42};
  return p;
}
Pose run() {
  Pose p = facing_right();
  p.lean = 15;
  p.leg_r = {66, -6};
  p.leg_l = {-30, -84};
  p.foot_pitch_l = 75;
  p.foot_pitch_r = 12;
  p.arm_r = {-58, 34};
  p.arm_l = {42, 118};
  p.sway = -6;
  return p;
}
Pose kneel() {
  Pose p = facing_right();
  p.lean = 4;
  p.leg_r = {82, 2};
  p.leg_l = {-4, -86};
  p.foot_pitch_l = 70;
  p.arm_r = {24, 62};
  return p;
}
Pose hold_out() {
  Pose p = relaxed();
  p.arm_r = {26, 66};
  return p;
}
Pose hold_up() {
  Pose p = relaxed();
  p.arm_r = {62, 168};
  return p;
}
Pose point_right() {
  Pose p = wide();
  p.look = View::right;
  p.turn = 0.85F;
  p.arm_r = {84, 90};
  p.arm_l = {-14, 4};
  return p;
}
}  // namespace pose

Point Bones::trunk(float t, float w) const {
  const float along = build.torso * t;
  const float straight = std::min(along, build.torso);
  const float hanging = along - straight;
  return {neck.x - up.x * straight + right.x * w, neck.y - up.y * straight + right.y * w + hanging};
}

float Bones::forearm_radians(int side) const {
  const auto s = static_cast<std::size_t>(side);
  return std::atan2(wrist[s].x - elbow[s].x, wrist[s].y - elbow[s].y);
}

Point Bones::hand(int side) const {
  return swing(wrist[static_cast<std::size_t>(side)], forearm_radians(side), build.hand * 0.5F);
}

namespace {

// Where the middle joint of two bones lies when the end shall reach `target`.
Point middle_joint(Point root, Point& target, float a, float b, float bend) {
  float dx = target.x - root.x;
  float dy = target.y - root.y;
  float d = std::max(std::hypot(dx, dy), 1e-3F);
  const float reach = std::clamp(d, std::fabs(a - b) + 0.01F, (a + b) * 0.999F);
  dx *= reach / d;
  dy *= reach / d;
  d = reach;
  target = {root.x + dx, root.y + dy};
  const float along = (a * a - b * b + d * d) / (2 * d);
  const float off = std::sqrt(std::max(a * a - along * along, 0.0F)) * bend;
  return {root.x + (dx * along - dy * off) / d, root.y + (dy * along + dx * off) / d};
}

}  // namespace

Bones take_pose(const Build& build, const Pose& given) {
  Bones bones;
  bones.build = build;
  bones.pose = given;
  Pose& p = bones.pose;
  bones.facing = p.look == View::right ? 1.0F : p.look == View::left ? -1.0F : 0.0F;
  p.lean += build.stoop * bones.facing * 1.6F;
  const float lean = degrees(p.lean);
  bones.up = {std::sin(lean), -std::cos(lean)};
  bones.right = {std::cos(lean), std::sin(lean)};

  // Legs first, from a pelvis at the origin; then everything moves so that the lowest foot is on the ground.
  const float hip_half = build.hip * 0.52F * p.turn;
  const float hip_drop = std::tan(degrees(p.hip_tilt)) * hip_half;
  const std::array<Limb, 2> legs{p.leg_l, p.leg_r};
  for (std::size_t i = 0; i < 2; ++i) {
    const float side = i == 0 ? -1.0F : 1.0F;
    bones.hip[i] = {hip_half * side, hip_drop * side};
    bones.knee[i] = swing(bones.hip[i], degrees(legs[i].upper), build.thigh);
    bones.ankle[i] = swing(bones.knee[i], degrees(legs[i].lower), build.shin);
  }
  const auto depth = [&](std::size_t i, Foot foot, float pitch) {
    const float toe = foot == Foot::tiptoe ? 9.0F : std::max(0.0F, std::sin(degrees(pitch))) * 7.5F;
    const float lift =
        foot == Foot::left || foot == Foot::right ? build.ankle * std::cos(degrees(pitch)) : build.ankle;
    return bones.ankle[i].y + lift + toe;
  };
  const float knee_low = std::max(bones.knee[0].y, bones.knee[1].y) + build.leg_r * 0.8F;
  const float ground =
      std::max({depth(0, p.foot_l, p.foot_pitch_l), depth(1, p.foot_r, p.foot_pitch_r), knee_low,
                build.leg_r * 1.1F});  // who sits on the ground touches it with the seat
  const auto place = [&](Point& point) { point.y -= ground; };
  for (std::size_t i = 0; i < 2; ++i) {
    place(bones.hip[i]);
    place(bones.knee[i]);
    place(bones.ankle[i]);
  }
  bones.pelvis = {0, -ground};
  bones.neck = {bones.up.x * build.torso, bones.pelvis.y + bones.up.y * build.torso};
  for (std::size_t i = 0; i < 2; ++i) {
    if (!legs[i].aimed) continue;
    Point target = legs[i].target;
    bones.knee[i] = middle_joint(bones.hip[i], target, build.thigh, build.shin, legs[i].bend);
    bones.ankle[i] = target;
  }

  const float head_lean = lean + degrees(p.nod) * 0.6F + degrees(build.stoop) * bones.facing * 1.2F;
  const float neck_to_head = build.neck + build.head * 0.5F;
  bones.head = {bones.neck.x + std::sin(head_lean) * neck_to_head + bones.facing * build.head * 0.06F,
                bones.neck.y - std::cos(head_lean) * neck_to_head};

  const float shoulder_half = build.shoulder * p.turn;
  const float tilt = std::tan(degrees(p.shoulder_tilt)) * shoulder_half;
  const std::array<Limb, 2> arms{p.arm_l, p.arm_r};
  for (std::size_t i = 0; i < 2; ++i) {
    const float side = i == 0 ? -1.0F : 1.0F;
    // From the side the shoulders all but hide each other.
    const float spread = bones.facing != 0 && p.turn < 0.7F ? 0.24F : 0.84F;
    const Point joint = bones.trunk(0.1F, shoulder_half * side * spread);
    bones.shoulder[i] = {joint.x, joint.y + tilt * side};
    if (arms[i].aimed) {
      Point target = arms[i].target;
      bones.elbow[i] = middle_joint(bones.shoulder[i], target, build.upper_arm, build.forearm, arms[i].bend);
      bones.wrist[i] = target;
    } else {
      bones.elbow[i] = swing(bones.shoulder[i], degrees(arms[i].upper), build.upper_arm);
      bones.wrist[i] = swing(bones.elbow[i], degrees(arms[i].lower), build.forearm);
    }
  }
  return bones;
}

Shape finish_figure(const Sketch& sketch, float body_m, Facing facing, bool stands) {
  return sketch.finish({.real_height_m = body_m, .of_height = 100, .facing = facing, .stands = stands});
}

}  // namespace onesheet::illustrator

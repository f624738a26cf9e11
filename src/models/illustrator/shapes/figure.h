// People: one jointed body that every role shares. A Pose bends the joints, an Outfit dresses them; both are
// plain tables, so a role is a row of data (people.cpp).
//
// Figure units: a grown body is 100 high, the ground is y = 0, x = 0 is under the neck. Left and right are
// the picture's. Angles are in degrees: 0 hangs straight down, positive swings to the right.
#pragma once

#include <array>
#include <string_view>

#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {

struct Build {
  float head = 13;  // chin to crown
  float head_half = 4.7F;
  float neck = 4.4F;  // chin to shoulder line
  float neck_half = 2.6F;
  float shoulder = 11.6F;  // half width at the joints
  float chest = 9.4F;
  float waist = 7.6F;
  float hip = 8.2F;
  float torso = 32.5F;  // shoulder line to hip joints
  float thigh = 24, shin = 22.5F, ankle = 3.6F;
  float upper_arm = 16.8F, forearm = 14.2F, hand = 7.2F;
  float leg_r = 5.0F, arm_r = 3.3F;
  bool female = false;
  float stoop = 0;  // degrees the back bends forward
  float height_m = 1.76F;
};
const Build& man_build();
const Build& woman_build();
const Build& child_build();
const Build& toddler_build();
const Build& old_build();
const Build& heavy_build();

enum class View { back, front, left, right };  // of the head
enum class Foot { away, left, right, tiptoe };

// Two bones: by their angles, or by where hand or foot shall be (then `bend` says which way the joint
// points).
struct Limb {
  float upper = 0, lower = 0;
  bool aimed = false;
  Point target{};
  float bend = 1;
  static Limb to(float x, float y, float bend) { return {0, 0, true, {x, y}, bend}; }
};

struct Pose {
  Limb arm_l{-10, -4}, arm_r{10, 5};
  Limb leg_l{-5, -3}, leg_r{5, 3};
  float lean = 0;  // of the torso, to the right
  float turn = 1;  // 1: seen from front or back; about 0.55: from the side
  View look = View::back;
  float nod = 0;  // of the head, clockwise
  Foot foot_l = Foot::away, foot_r = Foot::away;
  float foot_pitch_l = 0, foot_pitch_r = 0;  // of side-on feet: positive lifts the heel
  float shoulder_tilt = 0, hip_tilt = 0;     // positive: right side lower
  bool arm_l_behind = false, arm_r_behind = false;
  float sway = 0;             // where skirts and coat tails blow
  bool hands_hidden = false;  // in the pockets
  bool seated = false;        // skirts and coat tails lie over the thighs
  int hidden_leg = -1;        // 0 left, 1 right: behind what the figure sits astride; 2: both
};

namespace pose {
// The weight on one leg; `ease` 0 … 1, how much.
void settle(Pose& p, bool on_left, float ease);
Pose stand();
Pose relaxed();
Pose wide();
Pose hips();
Pose raised();
Pose walk();
Pose run();
Pose kneel();
Pose hold_out();
Pose hold_up();
Pose point_right();
Pose facing_right();
}  // namespace pose

enum class Hair {
  none,
  cropped,
  parted,
  long_hair,
  bob,
  bun,
  ponytail,
  pigtails,
  curls,
  bald,
  wild,
  tonsure
};
enum class Hat {
  none,
  fedora,
  stetson,
  crown,
  tiara,
  witch,
  wizard,
  hood,
  army,
  great_helm,
  bubble,
  top,
  toque,
  straw,
  turban,
  beret,
  peaked,
  sailor,
  fire,
  miner,
  nurse,
  mortarboard,
  horned,
  tricorn,
  kabuto,
  veil,
  bowler,
  beanie,
  cycle,
  wimple,
  pith,
  plumed,
  headphones,
  bandana,
  jester,
  cap,
  bee_veil,
  halo,
  ninja,
  mitre,
  wig,
  swim,
  bonnet,
  cloche
};
enum class Cloth {
  none,
  shirt,
  jacket,
  coat,
  robe,
  gown,
  dress,
  tutu,
  suit,
  armour,
  spacesuit,
  bare,
  tunic,
  rags
};
enum class Legs { trousers, bare, tights, boots_trousers, wide_trousers, armour, shorts, kilt };
enum class Shoes { shoes, boots, bare, heels, heavy };

struct Outfit {
  Cloth cloth = Cloth::jacket;
  float tone = 0.08F;  // of the main garment
  float length = 0;    // how far coat, robe or dress reaches down the leg: 0.5 knee, 1 ground; 0: its usual
  float flare = 0;     // extra half width of the hem; 0: its usual
  Legs legs = Legs::trousers;
  float legs_tone = 0.05F;
  Shoes shoes = Shoes::shoes;
  Hair hair = Hair::cropped;
  float hair_tone = 0.03F;
  float skin_tone = 0.34F;
  Hat hat = Hat::none;
  float hat_tone = 0.05F;
  bool beard = false;
  bool belt = false;
  bool cape = false;
  float cape_tone = 0.06F;
  bool apron = false;
  bool backpack = false;
  bool tank = false;
  bool wings = false;
  bool collar = false;
  bool sash = false;
  bool pauldrons = false;
  bool suspenders = false;
  bool sleeves = false;  // of a dress or gown
  bool puffed = false;
  bool life_pack = false;
  bool quiver = false;
  bool stripes = false;
};

// The joints after a pose is taken.
struct Bones {
  Build build;
  Pose pose;
  Point pelvis, neck, head;
  std::array<Point, 2> shoulder, elbow, wrist, hip, knee, ankle;
  Point up, right;   // the torso's own axes
  float facing = 0;  // -1 left, 1 right, 0 neither
  // A point of the trunk: t = 0 shoulder line, 1 hip joints, beyond 1 hangs straight down; w in figure units.
  Point trunk(float t, float w) const;
  Point hand(int side) const;  // the middle of the closed hand
  float forearm_radians(int side) const;
};

Bones take_pose(const Build& build, const Pose& pose);

// Draws the dressed figure. `behind` (props worn on the far side) comes below it, `front` is left to the
// caller.
void draw_figure(Sketch& sketch, const Bones& bones, const Outfit& outfit);

// Ends a drawing in figure units: of a body `body_m` tall.
Shape finish_figure(const Sketch& sketch, float body_m, Facing facing, bool stands = true);

// Parts, for drawings that need only some of them.
void draw_hand(Sketch& sketch, Point wrist, float radians, float size, bool thumb_right);
void draw_head(Sketch& sketch, const Bones& bones, const Outfit& outfit);
void draw_hat(Sketch& sketch, Hat hat, const Affine& head, View view, float tone);

// Something held in a hand, drawn in figure units; false if it is nothing we know how to hold.
bool can_hold(std::string_view prop);
// The thing alone, the hand at the origin, +x away from the body; empty if unknown.
Sketch held_thing(std::string_view prop);
void draw_held(Sketch& sketch, std::string_view prop, Point hand, float scale, float side,
               float forearm_radians);

}  // namespace onesheet::illustrator

#include <algorithm>
#include <array>
#include <cmath>

#include "models/illustrator/shapes/coupling_parts.h"
#include "models/illustrator/shapes/mounts.h"

namespace onesheet::illustrator {
namespace {

// Figure units are hundredths of each body; here everybody is drawn in hundredths of a grown one.
float grown(const Costume& costume) { return costume.build->height_m / 1.76F; }

Affine standing_at(float x, float scale, bool mirrored = false) {
  return {mirrored ? -scale : scale, 0, 0, scale, x, 0};
}

Shape finish_pair(const Sketch& s, Facing facing, bool centred = true) {
  return s.finish(
      {.real_height_m = 1.76F, .of_height = 100, .facing = facing, .stands = true, .centred = centred});
}

bool small_person(std::string_view id) {
  return id == "child" || id == "girl" || id == "boy" || id == "baby";
}

// A child astride the shoulders, both from the front.
Shape draw_on_shoulders(const Costume& big, const Costume& small) {
  Sketch s;
  const float k = grown(big);
  const float c = grown(small) * 0.84F;
  Pose sit;
  sit.look = View::front;
  sit.hidden_leg = 2;
  sit.arm_l = {-34, 20};
  sit.arm_r = {100, 146};
  const Bones child = take_pose(*small.build, sit);
  Pose p = pose::relaxed();
  p.look = View::front;
  const Bones plain = take_pose(*big.build, p);
  const float ankles_y = plain.neck.y + 24;
  p.arm_l = Limb::to(-6.5F, ankles_y, 1);
  p.arm_r = Limb::to(6.5F, ankles_y, -1);
  const Bones bones = take_pose(*big.build, p);
  const float seat_y = (bones.neck.y - 1.5F) * k;
  Outfit top = small.outfit;
  if (top.cloth == Cloth::dress || top.cloth == Cloth::coat) top.cloth = Cloth::shirt;
  top.backpack = false;
  Sketch kid;
  draw_figure(kid, child, top);
  s.add(kid, Affine{c, 0, 0, c, 0, seat_y - (child.pelvis.y + 3) * c});
  Outfit below = big.outfit;
  below.collar = false;
  Sketch man;
  draw_figure(man, bones, below);
  s.add(man, standing_at(0, k));
  // The thighs lie over the shoulders, the shins before the breast, held by the ankles.
  for (const float side : {-1.0F, 1.0F}) {
    const Point knee{7.6F * k * side, (bones.neck.y + 1) * k};
    const Point ankle{5.6F * k * side, (ankles_y - 1) * k};
    s.layer(top.legs_tone + 0.06F);
    s.sweep({{5.5F * k * side, knee.y - 5 * c}, knee, between(knee, ankle, 0.5F), ankle},
            {4.2F * c, 4.4F * c, 3.6F * c, 2.6F * c});
    s.layer(0.03F);
    s.ellipse({ankle.x + 0.6F * side, ankle.y + 3.2F * c}, 2.6F * c, 4.2F * c);
    s.layer(below.skin_tone);
    s.ellipse({ankle.x + side * 0.4F, ankle.y - 0.6F}, 3.2F * k, 2.0F * k);
  }
  s.anchor(Anchor::Name::head, {0, bones.head.y * k});
  return finish_pair(s, Facing::front);
}

// Someone lying in the arms of another: back on one arm, knees over the other.
Shape draw_borne(const Costume& big, const Costume& small) {
  Sketch s;
  const float k = grown(big);
  const float c = grown(small);
  Pose p = pose::wide();
  p.look = View::front;
  p.leg_l = {-8, -4};
  p.leg_r = {8, 4};
  p.nod = 8;
  const Bones plain = take_pose(*big.build, p);
  const float y = plain.neck.y + big.build->torso * 0.66F;
  p.arm_l = Limb::to(-13, y + 2, -1);
  p.arm_r = Limb::to(14, y + 3, 1);
  const Bones bones = take_pose(*big.build, p);
  Sketch man;
  draw_figure(man, bones, big.outfit);
  s.add(man, standing_at(0, k));
  // She is drawn sitting and leaning far back; her far arm is round his neck, the near one hangs.
  Pose lie = pose::facing_right();
  lie.seated = true;
  lie.lean = -62;
  lie.nod = 14;
  lie.leg_r = {104, 8};
  lie.leg_l = {98, 18};
  lie.foot_pitch_l = lie.foot_pitch_r = 34;
  lie.arm_r = {8, -6};
  lie.arm_l = {60, 120};
  const Bones her = take_pose(*small.build, lie);
  Sketch woman;
  Outfit outfit = small.outfit;
  outfit.tone = std::max(outfit.tone, big.outfit.tone + 0.07F);
  draw_figure(woman, her, outfit);
  s.add(woman, Affine{c, 0, 0, c, -2 - her.pelvis.x * c, (y + 1) * k - her.pelvis.y * c});
  s.layer(big.outfit.tone + 0.02F);
  const float r = big.build->arm_r * k;
  // His forearm comes out from under her knees.
  s.sweep({{bones.elbow[1].x * k, bones.elbow[1].y * k}, {bones.wrist[1].x * k, bones.wrist[1].y * k}},
          {r * 0.9F, r * 0.75F});
  s.layer(big.outfit.skin_tone);
  draw_hand(s, {bones.wrist[1].x * k, bones.wrist[1].y * k}, degrees(150), 0.9F * k, true);
  s.anchor(Anchor::Name::head, {bones.head.x * k, bones.head.y * k});
  return finish_pair(s, Facing::front);
}

// Something held before the breast, from the side.
Shape draw_in_arms(const Costume& who, const Shape& what, float height) {
  Sketch s;
  const float k = grown(who);
  Pose p = pose::facing_right();
  p.lean = -4;
  const Bones plain = take_pose(*who.build, p);
  const float hold_y = plain.neck.y + who.build->torso * 0.62F;
  p.arm_r = Limb::to(17, hold_y, 1);
  p.arm_l = Limb::to(18, hold_y + 2, 1);
  p.nod = 14;
  const Bones bones = take_pose(*who.build, p);
  Sketch figure;
  Outfit outfit = who.outfit;
  draw_figure(figure, bones, outfit);
  const float scale = height;
  Sketch thing;
  thing.put_layers(what);
  const float mirror = what.facing == Facing::left ? -1.0F : 1.0F;
  const float x = 12 + std::min(what.aspect * scale * 0.25F, 8.0F);
  s.add(figure, standing_at(0, k));
  s.add(thing, Affine{scale * mirror, 0, 0, scale, x, hold_y * k + 1});
  // The near forearm passes before what it holds.
  s.layer(outfit.tone + 0.03F);
  const float r = who.build->arm_r;
  const Point elbow{bones.elbow[1].x * k, bones.elbow[1].y * k};
  const Point wrist{bones.wrist[1].x * k, bones.wrist[1].y * k};
  s.sweep({elbow, between(elbow, wrist, 0.5F), wrist}, {r * 0.95F * k, r * 0.9F * k, r * 0.72F * k});
  s.layer(outfit.skin_tone);
  draw_hand(s, wrist, bones.forearm_radians(1), who.build->hand / 7.2F * k, false);
  return finish_pair(s, Facing::right, false);
}

// A sack over the shoulder.
Shape draw_with_sack(const Costume& who) {
  Sketch s;
  Pose p = pose::walk();
  p.lean = 12;
  const Bones plain = take_pose(*who.build, p);
  p.arm_r = Limb::to(plain.neck.x + 7, plain.neck.y + 7, 1);
  const Bones bones = take_pose(*who.build, p);
  const Point neck = bones.neck;
  s.layer(0.18F);
  s.loop({{neck.x + 5, neck.y + 2},
          {neck.x - 2, neck.y - 7},
          {neck.x - 14, neck.y - 9},
          {neck.x - 25, neck.y + 1},
          {neck.x - 28, neck.y + 16},
          {neck.x - 20, neck.y + 28},
          {neck.x - 8, neck.y + 27},
          {neck.x - 1, neck.y + 14}});
  s.layer(0.13F);
  for (const float d : {0.0F, 6.0F, 12.0F})
    s.sweep({{neck.x + 2, neck.y + 1}, {neck.x - 9 - d * 0.4F, neck.y + d}, {neck.x - 19, neck.y + 8 + d}},
            {0.2F, 0.7F, 0.15F});
  draw_figure(s, bones, who.outfit);
  return s.finish({.real_height_m = who.build->height_m,
                   .of_height = 100,
                   .facing = Facing::right,
                   .stance_x = 0,
                   .centred = false});
}

// Who stands on the left of a pair faces right; of the two the taller stands there.
struct Two {
  Costume left, right;
};
std::optional<Two> two_of(const Partner& one, const Partner& other, std::uint64_t seed) {
  auto a = dressed_partner(one, seed);
  auto b = dressed_partner(other, one.concept_id == other.concept_id ? base::mix64(seed + 1) : seed);
  if (!a || !b) return std::nullopt;
  if (a->build->height_m < b->build->height_m) std::swap(a, b);
  return Two{*a, *b};
}

}  // namespace

std::optional<Shape> draw_carrying(const Partner& who, const Partner& what, std::uint64_t seed) {
  const auto costume = dressed_partner(who, seed);
  if (!costume) return std::nullopt;
  if (what.concept_id == "sack") return draw_with_sack(*costume);
  if (small_person(what.concept_id) && what.concept_id != "baby") {
    const auto child = dressed_partner(what, seed);
    if (child && !small_person(who.concept_id)) return draw_on_shoulders(*costume, *child);
  }
  const auto thing = draw_shape(what.concept_id, what.prop, seed);
  if (!thing) return std::nullopt;
  if (const auto borne = dressed_partner(what, seed))
    return small_person(who.concept_id) ? std::nullopt : std::optional(draw_borne(*costume, *borne));
  // As large as it is, within what arms can hold and eyes can read.
  const float natural = thing->real_height_m / 1.76F * 100;
  if (natural > 95) return std::nullopt;
  const float height = std::min(std::clamp(natural, 13.0F, 30.0F), 34.0F / std::max(0.5F, thing->aspect));
  return draw_in_arms(*costume, *thing, height);
}

std::optional<Shape> draw_embracing(const Partner& one, const Partner& other, std::uint64_t seed) {
  const auto two = two_of(one, other, seed);
  if (!two) return std::nullopt;
  const float ka = grown(two->left);
  const float kb = grown(two->right);
  const bool child = kb < 0.8F;
  Sketch s;
  // He faces right, she left (drawn facing right and mirrored); their breasts touch.
  const float gap = child ? 8.5F : 7.6F;
  Pose his = pose::facing_right();
  his.lean = child ? 14.0F : 3.0F;
  his.nod = child ? 26.0F : 16.0F;
  his.leg_r = {5, 1};
  his.leg_l = {-7, -10};
  Pose hers = pose::facing_right();
  hers.lean = child ? 2.0F : 4.0F;
  hers.nod = child ? -16.0F : -8.0F;
  hers.leg_r = {4, -2};
  hers.leg_l = {-10, -30};
  hers.foot_pitch_l = 30;
  const Bones him_plain = take_pose(*two->left.build, his);
  const Bones her_plain = take_pose(*two->right.build, hers);
  // Each hand reaches the other's back.
  const Point her_back{2 * gap / ka - 1.5F, (her_plain.neck.y + 14) * kb / ka};
  const Point his_back{2 * gap / kb + (child ? -4.0F : -3.0F),
                       (him_plain.neck.y + (child ? 24.0F : 5.0F)) * ka / kb};
  his.arm_r = Limb::to(her_back.x, her_back.y, 1);
  his.arm_l = Limb::to(her_back.x, her_back.y - 8, 1);
  hers.arm_r = Limb::to(his_back.x, his_back.y, 1);
  hers.arm_l = Limb::to(his_back.x - 2, his_back.y + 4, 1);
  Sketch him;
  Sketch her;
  draw_figure(him, take_pose(*two->left.build, his), two->left.outfit);
  Outfit dress = two->right.outfit;
  dress.tone = std::max(dress.tone, two->left.outfit.tone + 0.05F);
  draw_figure(her, take_pose(*two->right.build, hers), dress);
  s.add(her, standing_at(gap, kb, true));
  s.add(him, standing_at(-gap, ka));
  // Her near arm lies over his back.
  const Bones her_bones = take_pose(*two->right.build, hers);
  const auto hers_at = [&](Point p) { return Point{gap - p.x * kb, p.y * kb}; };
  const float r = two->right.build->arm_r * kb;
  const bool bare = dress.cloth == Cloth::dress || dress.cloth == Cloth::gown;
  s.layer(bare && !dress.sleeves ? dress.skin_tone * 0.92F : dress.tone + 0.03F);
  s.sweep({hers_at(between(her_bones.shoulder[1], her_bones.elbow[1], 0.4F)), hers_at(her_bones.elbow[1]),
           hers_at(her_bones.wrist[1])},
          {r, r * 0.9F, r * 0.66F});
  s.layer(dress.skin_tone);
  draw_hand(s, hers_at(her_bones.wrist[1]), -her_bones.forearm_radians(1), two->right.build->hand / 7.2F * kb,
            true);
  return finish_pair(s, Facing::front);
}

std::optional<Shape> draw_holding_hands(const Partner& one, const Partner& other, std::uint64_t seed) {
  const auto two = two_of(one, other, seed);
  if (!two) return std::nullopt;
  base::SeededRandom random(seed, "holding hands");
  const float ka = grown(two->left);
  const float kb = grown(two->right);
  const float reach = 17.5F + 3 * random.unit();
  Pose left = pose::relaxed();
  Pose right = pose::relaxed();
  right.leg_l = {-9, -5};
  right.leg_r = {4, 1};
  right.hip_tilt = -3;
  right.nod = -7;
  left.nod = kb < 0.8F ? 9.0F : 4.0F;
  const float hands_y = std::min(-43.0F * ka, -52.0F * kb);
  left.arm_r = Limb::to((reach - 1.0F) / ka, hands_y / ka, 1);
  right.arm_l = Limb::to((-reach + 1.0F) / kb, hands_y / kb, -1);
  Sketch a;
  Sketch b;
  draw_figure(a, take_pose(*two->left.build, left), two->left.outfit);
  draw_figure(b, take_pose(*two->right.build, right), two->right.outfit);
  Sketch s;
  s.add(a, standing_at(-reach, ka));
  s.add(b, standing_at(reach, kb));
  return finish_pair(s, Facing::front);
}

std::optional<Shape> draw_leading(const Partner& who, const Partner& animal, std::uint64_t seed) {
  const auto costume = dressed_partner(who, seed);
  // A horse that is led walks; the one we ride gallops.
  const std::string_view id = animal.concept_id == "horse" ? "standing_horse" : animal.concept_id;
  const auto beast = draw_shape(id, animal.prop, seed);
  if (!costume || !beast || !beast->stands) return std::nullopt;
  const float k = grown(*costume);
  const float height = std::clamp(beast->real_height_m / 1.76F * 100, 24.0F, 110.0F);
  Pose p = pose::walk();
  p.leg_r = {18, 8};
  p.leg_l = {-13, -26};
  p.arm_r = {18, 34};
  p.arm_l = {-12, 2};
  const Bones bones = take_pose(*costume->build, p);
  Sketch s;
  Sketch figure;
  draw_figure(figure, bones, costume->outfit);
  s.add(figure, standing_at(0, k));
  // A dog goes before, a horse follows.
  const bool follows = height > 62;
  const float mirror = beast->facing == Facing::left ? -1.0F : 1.0F;
  const float half = beast->aspect * height / 2;
  const float x = follows ? -16 * k - half : 17 * k + 7 + half;
  Sketch thing;
  thing.put_layers(*beast);
  s.add(thing, Affine{height * mirror, 0, 0, height, x, 0});
  const Mount* mount = find_mount(id);
  const Anchor* collar = beast->find(Anchor::Name::collar);
  const Point tie = collar != nullptr                         ? collar->at
                    : mount != nullptr && mount->mouth.x != 0 ? mount->mouth
                                                              : Point{beast->aspect * 0.25F * mirror, -0.72F};
  const Point neck{x + tie.x * mirror * height, tie.y * height};
  const Point hand = follows ? Point{bones.hand(0).x * k, bones.hand(0).y * k}
                             : Point{bones.hand(1).x * k, bones.hand(1).y * k};
  s.layer(0.16F);
  const Point low{(hand.x + neck.x) / 2, std::max(hand.y, neck.y) + 1.5F};
  s.sweep({hand, low, neck}, {0.55F, 0.5F, 0.5F});
  return s.finish({.real_height_m = 1.76F, .of_height = 100, .facing = Facing::right, .stands = true});
}

}  // namespace onesheet::illustrator

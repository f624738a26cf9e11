// Draws the roles of roles.cpp: carries what the prompt gives them, varies what may vary.
#include <algorithm>
#include <array>
#include <cmath>

#include "models/illustrator/shapes/figure.h"
#include "models/illustrator/shapes/poses.h"
#include "models/illustrator/shapes/registry.h"
#include "models/illustrator/shapes/roles.h"

namespace onesheet::illustrator {

void carry(Pose& p, std::string_view prop, int hand) {
  Limb& arm = hand == 0 ? p.arm_l : p.arm_r;
  const float s = hand == 0 ? -1.0F : 1.0F;
  const auto is = [&](std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, prop) != names.end();
  };
  if (is({"lantern"}))
    arm = {26 * s, 68 * s};
  else if (is({"umbrella"}))
    arm = {22 * s, -150 * s};
  else if (is({"balloon", "flag", "torch", "candle", "kite", "flashlight"}))
    arm = {30 * s, 150 * s};
  else if (is({"staff", "spear", "pitchfork", "trident", "scythe", "broom", "surfboard", "fishing_rod"}))
    arm = {24 * s, 74 * s};
  else if (is({"cane", "stick", "ice_axe"}))
    arm = {16 * s, 24 * s};
  else if (is({"gun", "pistol", "revolver", "telescope", "wand", "baton"}))
    arm = {70 * s, 92 * s};
  else if (is({"tray"}))
    arm = {30 * s, 150 * s};
  else if (is({"book", "camera", "flower", "rose", "bouquet", "microphone", "palette", "laptop", "map",
               "letter", "magnifying_glass", "pipe", "skull", "sunflower", "flask", "wine_glass",
               "paintbrush", "trumpet"}))
    arm = {24 * s, 92 * s};
  else if (is({"violin", "guitar"}))
    arm = {26 * s, 50 * s};
  else if (is({"shield", "round_shield"}))
    arm = {20 * s, 40 * s};
  else if (is({"pickaxe", "shovel", "spade"}))
    arm = {22 * s, 50 * s};
  else if (is({"sword", "katana", "axe", "rifle", "knife", "dagger", "hammer", "wrench"}))
    arm = {20 * s, 26 * s};
  else
    arm = {13 * s, 4 * s};
}

namespace {

// Ordinary people dress as they like: the seed picks hair and coat, so no two in a crowd are alike.
void choose_clothes(std::string_view id, base::SeededRandom random, Outfit& o) {
  const auto pick = [&](std::initializer_list<Hair> from) {
    return from.begin()[random.below(static_cast<std::uint32_t>(from.size()))];
  };
  if (id == "man") {
    o.hair = pick({Hair::parted, Hair::cropped, Hair::wild, Hair::cropped});
    o.tone = random.between(0.05F, 0.11F);
    if (random.chance(0.4F)) {
      o.cloth = Cloth::coat;
      o.length = random.between(0.34F, 0.56F);
      o.flare = 11;
    }
  } else if (id == "woman") {
    o.hair = pick({Hair::long_hair, Hair::bob, Hair::bun, Hair::ponytail});
    o.tone = random.between(0.07F, 0.14F);
    if (random.chance(0.35F)) {
      o.cloth = Cloth::coat;
      o.length = 0.5F;
      o.flare = 12;
      o.belt = true;
      o.shoes = Shoes::boots;
    } else {
      o.length = random.between(0.48F, 0.68F);
      o.flare = random.between(12, 17);
    }
  } else if (id == "girl") {
    o.hair = pick({Hair::ponytail, Hair::pigtails, Hair::bob, Hair::long_hair});
    o.tone = random.between(0.1F, 0.18F);
  } else if (id == "toddler") {
    o.hair = pick({Hair::curls, Hair::cropped, Hair::pigtails, Hair::bob});
    o.tone = random.between(0.14F, 0.3F);
    o.suspenders = random.chance(0.5F);
  } else if (id == "boy" || id == "child") {
    o.hair = pick({Hair::wild, Hair::cropped, Hair::cropped});
    o.tone = random.between(0.1F, 0.16F);
  }
}

}  // namespace

std::optional<Costume> costume_of(const Request& request) {
  const auto role = std::ranges::find(roles(), request.concept_id, &Role::id);
  if (role == roles().end()) return std::nullopt;
  Costume costume{&*role, &role->build(), role->outfit, can_hold(request.prop) ? request.prop : role->prop};
  choose_clothes(request.concept_id, request.random("clothes"), costume.outfit);
  if (costume.prop == "umbrella" && costume.outfit.hat == Hat::witch) costume.outfit.hat = Hat::none;
  return costume;
}

namespace {

// Held above the ground even by someone who sits.
bool short_prop(std::string_view prop) {
  for (const std::string_view name :
       {"lantern", "torch", "candle", "balloon", "umbrella", "book", "camera", "flower", "rose", "letter",
        "map", "flashlight", "skull", "wine_glass", "fishing_rod"})
    if (prop == name) return true;
  return false;
}

Shape draw_role(const Request& request) {
  const auto role = std::ranges::find(roles(), request.concept_id, &Role::id);
  base::SeededRandom random = request.random("pose");
  // A staff or a long blade needs someone on their feet.
  PoseName wanted = request.manner.pose;
  if (can_hold(request.prop) && named_pose(wanted).pose.seated && !short_prop(request.prop))
    wanted = PoseName::usual;
  NamedPose named = wanted == PoseName::usual ? NamedPose{role->pose()} : named_pose(wanted);
  Pose& p = named.pose;
  p.look = p.look == View::back ? role->look : p.look;
  const bool plain = wanted == PoseName::usual || wanted == PoseName::standing ||
                     wanted == PoseName::contrapposto || wanted == PoseName::wide;
  p.sway += request.manner.wind * 11;
  const bool side_on = p.look == View::left || p.look == View::right;
  // The weight goes on one leg or the other; nobody stands like a post.
  if (!side_on && plain) {
    const float mood = random.between(-1.0F, 1.0F);
    const bool narrow = std::fabs(p.leg_l.upper) < 9 && std::fabs(p.leg_r.upper) < 17;
    if (narrow) {
      pose::settle(p, mood < 0, wanted == PoseName::standing ? 0.5F : 0.6F + 0.4F * std::fabs(mood));
    } else {
      p.leg_l.upper -= random.between(0, 3);
      p.leg_r.upper += random.between(0, 4);
    }
    p.sway += 2 * mood;
  }
  const Costume costume = *costume_of(request);
  std::string_view prop = costume.prop;
  // Busy hands hold nothing of their own accord.
  const bool busy = p.hands_hidden || (p.arm_l_behind && p.arm_r_behind) || wanted == PoseName::climbing ||
                    wanted == PoseName::falling || wanted == PoseName::dancing ||
                    wanted == PoseName::arms_raised || wanted == PoseName::hands_on_hips ||
                    wanted == PoseName::flying || wanted == PoseName::reclining;
  if ((busy || (p.seated && !short_prop(prop))) && !can_hold(request.prop)) prop = {};
  const bool pointed =
      wanted == PoseName::aiming || wanted == PoseName::pointing || wanted == PoseName::reaching;
  if (!prop.empty() && !pointed) {
    carry(p, prop, role->prop_hand);
    p.hands_hidden = false;
  }
  const Outfit& outfit = costume.outfit;
  const Bones bones = take_pose(role->build(), p);
  Sketch sketch;
  const float side = role->prop_hand == 0 ? -1.0F : 1.0F;
  const bool child = role->build().height_m < 1.4F;
  if (!prop.empty() && (prop == "surfboard" || prop == "staff" || prop == "spear" || prop == "broom" ||
                        prop == "flag" || prop == "trident" || prop == "pitchfork" || prop == "scythe"))
    draw_held(sketch, prop, bones.hand(role->prop_hand), child ? 1.25F : 1.0F, side,
              bones.forearm_radians(role->prop_hand));
  const bool below = !sketch.empty();
  draw_figure(sketch, bones, outfit);
  if (!prop.empty() && !below)
    draw_held(sketch, prop, bones.hand(role->prop_hand), child ? 1.25F : 1.0F, side,
              bones.forearm_radians(role->prop_hand));
  sketch.anchor(Anchor::Name::head, bones.head);
  sketch.anchor(Anchor::Name::hand, bones.hand(prop.empty() ? 1 : 1 - role->prop_hand));
  Sketch::Finish finish;
  finish.real_height_m = role->build().height_m;
  finish.of_height = 100;
  finish.facing = p.look == View::right ? Facing::right : p.look == View::left ? Facing::left : Facing::front;
  finish.centred = false;
  finish.stands = named.stands;
  // Nobody falls or drifts quite like another.
  if (wanted == PoseName::falling) named.roll += random.between(-46, 46);
  if (named.roll == 0) return sketch.finish(finish);
  // The whole body turns about its middle; its height on the sheet is then that of the turned drawing.
  Sketch turned;
  turned.add(sketch, turn_scale_move(degrees(named.roll), 1, 1, 0, 0));
  finish.centred = true;
  return turned.finish(finish);
}

}  // namespace

void register_people(Registry& registry) {
  for (const Role& role : roles()) registry.add(role.id, draw_role);
}

}  // namespace onesheet::illustrator

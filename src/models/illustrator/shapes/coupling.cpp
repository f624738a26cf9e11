#include "models/illustrator/shapes/coupling.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "models/illustrator/shapes/coupling_parts.h"
#include "models/illustrator/shapes/mounts.h"

namespace onesheet::illustrator {
namespace {

constexpr float kGrown_m = 1.76F;

}  // namespace

std::optional<Costume> dressed_partner(const Partner& who, std::uint64_t seed) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kPlain{{{"cyclist", "man"},
                                                                                  {"runner", "man"},
                                                                                  {"boxer", "man"},
                                                                                  {"archer", "hunter"},
                                                                                  {"dancer", "woman"},
                                                                                  {"ballerina", "woman"},
                                                                                  {"guitarist", "man"},
                                                                                  {"drummer", "man"},
                                                                                  {"pianist", "man"},
                                                                                  {"violinist", "woman"},
                                                                                  {"skier", "man"}}};
  Request request{who.concept_id, who.prop, seed};
  for (const auto& [trade, plain] : kPlain)
    if (trade == who.concept_id) request.concept_id = plain;
  return costume_of(request);
}

namespace {

float size_of(const Costume& costume) { return costume.build->height_m / kGrown_m; }

// Props that need both hands or a free arm are no help in a saddle.
bool held_in_saddle(std::string_view prop) {
  for (const std::string_view name :
       {"lantern", "torch", "sword", "flag", "spear", "staff", "umbrella", "balloon", "trident", "pistol",
        "gun", "revolver", "rifle", "wand", "fishing_rod", "scythe", "axe", "katana"})
    if (prop == name) return true;
  return false;
}

void add_saddle(Sketch& s, const Mount& mount, float unit, float f) {
  const auto at = [&](float x, float y) {
    return Point{mount.seat.x + x * unit * f, mount.seat.y + y * unit};
  };
  s.layer(0.16F);
  const Point a = at(-9, -1);
  const Point b = at(9, -2);
  const Point c = at(10, 12);
  const Point d = at(-9, 13);
  const Point top = at(0, 1);
  s.loop(
      {{a.x, a.y, kCorner}, {top.x, top.y}, {b.x, b.y, kCorner}, {c.x, c.y, kCorner}, {d.x, d.y, kCorner}});
}

// Head and shoulders behind a window's sill.
void add_bust(Sketch& s, const Costume& costume, const Mount& mount, float f) {
  Pose p = pose::facing_right();
  const Bones bones = take_pose(*costume.build, p);
  const Build& k = *costume.build;
  Sketch bust;
  const float sill = bones.neck.y + k.torso * 0.3F;
  bust.layer(costume.outfit.skin_tone * 0.8F);
  bust.sweep({{bones.head.x - 1.5F, bones.head.y + k.head * 0.22F}, {bones.neck.x, bones.neck.y + 2}},
             {k.neck_half, k.neck_half * 1.1F});
  bust.layer(costume.outfit.tone);
  const float w = k.shoulder * 0.78F;
  bust.loop({{bones.neck.x + 2, bones.neck.y - 1.5F},
             {bones.neck.x + w * 0.8F, bones.neck.y + 3},
             {bones.neck.x + w, sill, kCorner},
             {bones.neck.x - w, sill, kCorner},
             {bones.neck.x - w * 0.9F, bones.neck.y + 3},
             {bones.neck.x - 2.5F, bones.neck.y - 1.5F}});
  bust.sweep({{bones.neck.x + w * 0.6F, sill - 1.5F}, {bones.neck.x + w + 9, sill - 1.2F}}, {1.6F, 1.2F});
  draw_head(bust, bones, costume.outfit);
  const float unit = mount.rider * size_of(costume) / 100;
  s.add(bust,
        Affine{unit * f, 0, 0, unit, mount.seat.x - bones.neck.x * unit * f, mount.seat.y - sill * unit});
}

// A broom in flight, its rider leaning along it; figure units.
Shape draw_broom_flight(const Costume& costume) {
  Sketch s;
  Pose p = pose::facing_right();
  p.seated = true;
  p.lean = 30;
  p.sway = -8;
  p.nod = -14;
  const float rise = take_pose(*costume.build, p).pelvis.y;
  p.leg_r = Limb::to(9, rise + 30, -1);
  p.leg_l = Limb::to(-14, rise + 32, -1);
  p.foot_pitch_r = 24;
  p.foot_pitch_l = 34;
  p.arm_r = Limb::to(34, rise - 2, 1);
  p.arm_l = Limb::to(38, rise - 3, 1);
  const Bones bones = take_pose(*costume.build, p);
  const float y = bones.pelvis.y + 6;
  s.layer(0.14F);
  s.sweep({{-44, y + 7}, {0, y}, {50, y - 8}, {62, y - 12}}, {1.3F, 1.3F, 1.2F, 1.0F});
  s.layer(0.26F);
  s.loop({{-36, y + 3.6F, kCorner},
          {-46, y + 1},
          {-66, y - 1},
          {-84, y + 4, kCorner},
          {-76, y + 9},
          {-86, y + 12, kCorner},
          {-74, y + 15},
          {-82, y + 21, kCorner},
          {-60, y + 19},
          {-44, y + 12},
          {-36, y + 9, kCorner}});
  s.layer(0.1F);
  s.line({-41, y + 3}, {-41.6F, y + 11.5F}, 1.2F);
  s.line({-45, y + 3}, {-45.6F, y + 12}, 1.2F);
  for (const float d : {0.0F, 4.0F, 8.0F, 12.0F})
    s.line({-50, y + 4 + d * 0.45F}, {-76, y + 2.5F + d * 1.3F}, 0.5F);
  draw_figure(s, bones, costume.outfit);
  return s.finish(
      {.real_height_m = costume.build->height_m, .of_height = 100, .facing = Facing::right, .stands = false});
}

std::optional<Shape> draw_riding(const Partner& who, const Partner& what, std::uint64_t seed) {
  const Mount* mount = find_mount(what.concept_id);
  const auto costume = dressed_partner(who, seed);
  if (mount == nullptr || !costume) return std::nullopt;
  using How = Mount::How;
  if (mount->how == How::broom) return draw_broom_flight(*costume);
  const auto beast = draw_shape(what.concept_id, what.prop, seed);
  if (!beast) return std::nullopt;
  const float f = beast->facing == Facing::left ? -1.0F : 1.0F;
  const float unit = mount->rider * (mount->fits ? 1.0F : size_of(*costume)) / 100;
  Sketch s;
  const auto finish = [&] {
    return s.finish({.real_height_m = beast->real_height_m,
                     .of_height = 1,
                     .facing = mount->how == How::throne ? Facing::front : beast->facing,
                     .stands = beast->stands,
                     .stance_x = 0,
                     .centred = false});
  };
  if (mount->how == How::bust) {
    s.put_layers(*beast);
    add_bust(s, *costume, *mount, f);
    return finish();
  }

  Outfit outfit = costume->outfit;
  Pose p = pose::facing_right();
  std::string_view prop = costume->prop;
  if (!held_in_saddle(prop) || mount->how == How::bars) prop = {};
  const bool over = mount->how == How::inside || mount->how == How::deck;
  if (mount->how == How::deck) {
    p = costume->role->pose();
    if (!prop.empty()) carry(p, prop, 1);
    const Bones bones = take_pose(*costume->build, p);
    Sketch figure;
    draw_figure(figure, bones, outfit);
    if (!prop.empty()) draw_held(figure, prop, bones.hand(1), 1, 1, bones.forearm_radians(1));
    s.add(figure, Affine{unit, 0, 0, unit, mount->seat.x, mount->seat.y});
    s.put_layers(*beast);
    return finish();
  }
  if (mount->how == How::bench) {
    // Back to us: the trunk behind the backrest, the shins between the legs of the bench.
    p = pose::stand();
    p.hidden_leg = 2;
    p.arm_l = {-9, 14};
    p.arm_r = {10, -12};
    if (!prop.empty()) carry(p, prop, 1);
    if (outfit.cloth == Cloth::coat) outfit.cloth = Cloth::jacket;
    if (outfit.cloth == Cloth::dress || outfit.cloth == Cloth::gown || outfit.cloth == Cloth::robe)
      outfit.cloth = Cloth::shirt;
    const Bones sitter = take_pose(*costume->build, p);
    const Affine place{unit, 0, 0, unit, 0, mount->seat.y - (sitter.pelvis.y + 5) * unit};
    s.layer(std::max(outfit.legs_tone, 0.03F));
    for (const float d : {-1.0F, 1.0F}) {
      s.sweep({{d * 4.6F * unit, mount->seat.y}, {d * 5 * unit, -0.02F}}, {4 * unit, 2.8F * unit});
      s.ellipse({d * 5.6F * unit, -2.4F * unit}, 3.6F * unit, 2.4F * unit);
    }
    Sketch figure;
    draw_figure(figure, sitter, outfit);
    if (!prop.empty()) draw_held(figure, prop, sitter.hand(1), 1, 1, sitter.forearm_radians(1));
    figure.anchor(Anchor::Name::head, sitter.head);
    s.add(figure, place);
    s.put_layers(*beast);
    return finish();
  }
  p.seated = true;
  p.lean = mount->lean;
  p.nod = -mount->lean * 0.5F;
  p.sway = mount->how == How::astride || mount->how == How::bars ? -8.0F : 0.0F;
  if (mount->how == How::astride) p.hidden_leg = 0;
  if (mount->how == How::inside) p.hidden_leg = 2;
  constexpr float kSeatBelowHip = 4.2F;  // figure units
  const Point hip = take_pose(*costume->build, p).pelvis;
  const auto target = [&](Point at) {
    return Point{hip.x + (at.x - mount->seat.x) / unit * f,
                 hip.y + kSeatBelowHip + (at.y - mount->seat.y) / unit};
  };
  const Point foot = target(mount->foot);
  const Point hands = target(mount->hands);
  if (mount->how == How::throne) {
    p = {};
    p.look = View::front;
    p.leg_l = Limb::to(-foot.x, foot.y - costume->build->ankle, 1);
    p.leg_r = Limb::to(foot.x, foot.y - costume->build->ankle, -1);
    p.arm_l = Limb::to(-hands.x, hands.y, -1);
    p.arm_r = Limb::to(hands.x, hands.y, 1);
    prop = held_in_saddle(costume->prop) ? costume->prop : std::string_view{};
  } else {
    const float ankle = costume->build->ankle;
    p.leg_r = Limb::to(foot.x, foot.y - ankle, -1);
    p.leg_l = mount->how == How::bars ? Limb::to(foot.x - 8, foot.y - ankle - 9, -1)
                                      : Limb::to(foot.x + 5, foot.y - ankle, -1);
    p.foot_pitch_r = mount->how == How::astride ? -6.0F : 6.0F;
    p.foot_pitch_l = mount->how == How::bars ? 18.0F : 4.0F;
    p.arm_l = Limb::to(hands.x, hands.y, 1);
    p.arm_r = Limb::to(hands.x - 1.5F, hands.y + 1, 1);
    if (!prop.empty()) carry(p, prop, 1);
  }
  const Bones bones = take_pose(*costume->build, p);
  Sketch figure;
  draw_figure(figure, bones, outfit);
  if (!prop.empty()) {
    const float scale = costume->build->height_m < 1.4F ? 1.25F : 1.0F;
    draw_held(figure, prop, bones.hand(1), scale, 1, bones.forearm_radians(1));
  }
  figure.anchor(Anchor::Name::head, bones.head);
  const Affine seat{
      unit * f, 0, 0, unit, mount->seat.x - hip.x * unit * f, mount->seat.y - (hip.y + kSeatBelowHip) * unit};
  if (!over) {
    s.put_layers(*beast);
    if (mount->how == How::astride && mount->mouth.x != 0) {
      add_saddle(s, *mount, unit, f);
      s.layer(0.14F);
      const Point hand = seat.apply(bones.hand(0));
      const Point sag{(hand.x + mount->mouth.x) / 2, std::max(hand.y, mount->mouth.y) + 0.0F};
      s.sweep({hand, between(hand, sag, 0.7F), mount->mouth}, {0.004F, 0.004F, 0.004F});
    }
  }
  if (who.count > 1 && shared_by_two(what.concept_id)) {
    // Face to face, one at either end; the second dressed by a seed of their own.
    constexpr float kApart = 0.66F;
    const auto other = dressed_partner(who, base::mix64(seed + 1));
    Sketch opposite;
    draw_figure(opposite, bones, other ? other->outfit : outfit);
    Affine left = seat, right{-seat.xx, 0, 0, seat.yy, -seat.dx, seat.dy};
    left.dx -= kApart + mount->seat.x;
    right.dx += kApart + mount->seat.x;
    s.add(figure, left);
    s.add(opposite, right);
  } else {
    s.add(figure, seat);
  }
  if (over) s.put_layers(*beast);
  return finish();
}

}  // namespace

bool shared_by_two(std::string_view mount_id) { return mount_id == "rowboat"; }

std::optional<Shape> draw_coupling(Coupling how, const Partner& first, const Partner& second,
                                   std::uint64_t seed) {
  switch (how) {
    case Coupling::riding:
      return draw_riding(first, second, seed);
    case Coupling::carrying:
      return draw_carrying(first, second, seed);
    case Coupling::embracing:
      return draw_embracing(first, second, seed);
    case Coupling::holding_hands:
      return draw_holding_hands(first, second, seed);
    case Coupling::leading:
      return draw_leading(first, second, seed);
  }
  return std::nullopt;
}

}  // namespace onesheet::illustrator

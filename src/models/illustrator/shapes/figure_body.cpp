#include <algorithm>
#include <array>
#include <cmath>

#include "models/illustrator/shapes/figure_parts.h"

namespace onesheet::illustrator {
namespace {

// The trunk's outline, from the neck to the crotch, `grow` wider than the body.
void trunk(Sketch& s, const Bones& b, float grow, float bottom_t) {
  const Build& k = b.build;
  const float turn = b.pose.turn;
  const float f = b.facing * (1 - turn) * 2;
  const float tilt = std::tan(degrees(b.pose.shoulder_tilt)) * k.shoulder * turn;
  Knots right_side;
  Knots left_side;
  const auto put = [&](float t, float w, float shift, float drop) {
    const Point r = b.trunk(t, w + shift);
    const Point l = b.trunk(t, -w + shift);
    right_side.push_back({r.x, r.y + drop});
    left_side.push_back({l.x, l.y - drop});
  };
  const float slope = k.female ? 0.0F : 0.01F;
  put(-0.11F, k.neck_half * 1.15F, f * 0.6F, 0);
  // Seen from the side the shoulders are round, and lie over the chest.
  const float round = b.facing != 0 && turn < 0.7F ? 0.66F : 1.0F;
  put(-0.045F + slope, k.shoulder * turn * 0.55F * round + grow * 0.4F, 0, tilt * 0.5F);
  put(round < 1 ? 0.04F : 0.01F, k.shoulder * turn * 0.93F * round + grow, 0, tilt);
  put(round < 1 ? 0.15F : 0.12F,
      k.shoulder * turn * (k.female ? 0.94F : 1.0F) * (round < 1 ? 0.86F : 1.0F) + grow, f * 0.4F, tilt);
  put(0.3F, k.chest * std::max(turn, 0.66F) + grow, f * 1.5F, tilt * 0.4F);
  put(0.66F, k.waist * std::max(turn, 0.74F) + grow, f * 0.3F, 0);
  const float hip_half = k.hip * std::max(turn, 0.78F) + grow;
  const float hips = std::tan(degrees(b.pose.hip_tilt)) * hip_half * turn;
  if (bottom_t > 0.94F) put(0.92F, hip_half, -f * 0.9F, hips * 0.7F);
  const float down = std::clamp((bottom_t - 0.66F) / 0.26F, 0.0F, 1.0F);
  put(bottom_t, (k.waist * std::max(turn, 0.74F) + grow) * (1 - down) + hip_half * 0.98F * down,
      -f * 0.6F * down, hips * 0.6F * down);
  Knots all = right_side;
  all.back().corner = true;
  left_side.back().corner = true;
  // A hem is round: its near edge hangs lower.
  if (bottom_t > 0.98F && b.facing == 0)
    all.push_back({(all.back().x + left_side.back().x) / 2, (all.back().y + left_side.back().y) / 2 + 1.2F});
  all.insert(all.end(), left_side.rbegin(), left_side.rend());
  s.loop(all);
}

bool wears_long(const Outfit& o) { return o.cloth == Cloth::dress || o.cloth == Cloth::gown; }

bool plain_trousers(const Outfit& o) {
  return (o.legs == Legs::trousers || o.legs == Legs::boots_trousers) && o.cloth != Cloth::spacesuit;
}

bool opens_in_front(const Outfit& o) {
  return (o.cloth == Cloth::jacket || o.cloth == Cloth::suit || o.cloth == Cloth::coat) && !o.apron &&
         !o.beard && o.tone < 0.3F;
}

bool short_sleeved(const Outfit& o) { return wears_long(o) && !o.sleeves && !o.puffed; }

// An arm that hangs beside the trunk and crosses nothing.
bool hangs_free(const Bones& b, const Outfit& o, int side) {
  if (b.facing != 0 || b.pose.hands_hidden || (side == 0 ? b.pose.arm_l_behind : b.pose.arm_r_behind))
    return false;
  const bool sleeved = short_sleeved(o) || o.cloth == Cloth::coat || o.cloth == Cloth::jacket ||
                       o.cloth == Cloth::suit || o.cloth == Cloth::shirt ||
                       (o.sleeves && !o.puffed && wears_long(o));
  if (!sleeved || o.pauldrons) return false;
  const auto i = static_cast<std::size_t>(side);
  const float out = side == 0 ? -1.0F : 1.0F;
  return (b.elbow[i].x - b.neck.x) * out > b.build.shoulder * 0.6F &&
         (b.wrist[i].x - b.neck.x) * out > b.build.shoulder * 0.75F;
}

// What the cloth of a back, or a front, does over the bones beneath it.
void trunk_folds(Sketch& s, const Bones& b, const Outfit& o) {
  if (o.cloth == Cloth::spacesuit || o.cloth == Cloth::armour) return;
  const Build& k = b.build;
  const float tone = o.cloth == Cloth::bare ? o.skin_tone * 0.88F : o.tone;
  const bool back = b.pose.look == View::back;
  if (back) {  // the hollow of the spine, the blades beside it
    s.shade(std::max(tone - 0.07F, 0.0F), 1.0F);
    crease(s, b.trunk(0.12F, 0.3F), b.trunk(0.7F, 0.2F), 1.0F);
    s.shade(tone + 0.06F, 1.3F);
    crease(s, b.trunk(0.08F, -k.chest * 0.62F), b.trunk(0.4F, -k.chest * 0.3F), 1.7F);
    crease(s, b.trunk(0.08F, k.chest * 0.62F), b.trunk(0.4F, k.chest * 0.3F), 1.7F);
  } else {
    s.shade(tone + 0.06F, 1.2F);
    crease(s, b.trunk(0.14F, -k.chest * 0.6F), b.trunk(0.36F, -k.chest * 0.3F), 1.6F);
    crease(s, b.trunk(0.14F, k.chest * 0.6F), b.trunk(0.36F, k.chest * 0.3F), 1.6F);
  }
  if (o.cloth == Cloth::bare) return;
  // The side that bears the weight is pressed together at the waist.
  const float pressed = b.pose.hip_tilt >= 0 ? -1.0F : 1.0F;
  s.shade(tone + 0.08F, 0.6F);
  crease(s, b.trunk(0.56F, pressed * k.waist * 0.95F), b.trunk(0.64F, pressed * k.waist * 0.1F), 0.7F);
  crease(s, b.trunk(0.64F, pressed * k.waist * 0.95F), b.trunk(0.69F, pressed * k.waist * 0.3F), 0.6F);
  s.shade(std::max(tone - 0.07F, 0.0F), 0.6F);
  crease(s, b.trunk(0.6F, pressed * k.waist * 0.95F), b.trunk(0.67F, pressed * k.waist * 0.1F), 0.6F);
}

// Shirt, tie and lapels of one who faces us.
void lapels(Sketch& s, const Bones& b, const Outfit& o) {
  const Build& k = b.build;
  const float neck = k.neck_half;
  const Point low = b.trunk(o.cloth == Cloth::coat ? 0.36F : 0.5F, 0.3F);
  const Point l = b.trunk(-0.1F, -neck * 1.25F);
  const Point r = b.trunk(-0.1F, neck * 1.25F);
  s.layer(o.tone + 0.3F);
  s.loop({{l.x, l.y, kCorner}, {r.x, r.y, kCorner}, {low.x, low.y, kCorner}});
  s.layer(0.04F);
  const Point knot = b.trunk(-0.05F, 0);
  s.loop({{knot.x - 0.9F, knot.y, kCorner},
          {knot.x + 0.9F, knot.y, kCorner},
          {knot.x + 0.5F, knot.y + 1.6F},
          {knot.x + 0.95F, low.y - 2.4F},
          {low.x, low.y, kCorner},
          {knot.x - 0.95F, low.y - 2.4F},
          {knot.x - 0.5F, knot.y + 1.6F}});
  s.layer(o.tone + 0.05F);
  for (const float d : {-1.0F, 1.0F}) {
    const Point top = b.trunk(-0.13F, d * neck * 1.2F);
    const Point wide = b.trunk(0.0F, d * neck * 2.4F);
    const Point notch = b.trunk(0.1F, d * neck * 1.9F);
    const Point peak = b.trunk(0.11F, d * neck * 2.6F);
    s.loop({{top.x, top.y, kCorner},
            {wide.x, wide.y, kCorner},
            {notch.x, notch.y, kCorner},
            {peak.x, peak.y, kCorner},
            {low.x + d * 0.2F, low.y + 0.6F, kCorner},
            {b.trunk(0.08F, d * neck * 0.85F).x, b.trunk(0.08F, 0).y}});
  }
  const Point hem = b.trunk(1.0F, 0.4F);
  s.layer(0.0F);
  crease(s, {low.x, low.y + 0.4F}, {hem.x, hem.y}, 0.25F);
}

bool wears_skirt(Cloth cloth) {
  return cloth == Cloth::coat || cloth == Cloth::robe || cloth == Cloth::gown || cloth == Cloth::dress ||
         cloth == Cloth::tunic;
}

}  // namespace

void draw_figure(Sketch& s, const Bones& b, const Outfit& o) {
  const Build& k = b.build;
  const bool side_on = b.facing != 0;
  const float leg_length = -b.pelvis.y;
  const float arm_tone = o.tone;

  if (o.wings && !side_on && b.pose.look != View::back) feathered_wings(s, b);
  if (o.cape && side_on && b.pose.seated)
    streaming_cape(s, b, o);
  else if (o.cape && (side_on || b.pose.look == View::front))
    cape(s, b, o, false);
  if (side_on && (o.backpack || o.tank || o.life_pack)) {
    Outfit pack;
    pack.tone = o.tone;
    pack.backpack = o.backpack;
    pack.tank = o.tank;
    pack.life_pack = o.life_pack;
    trappings(s, b, pack);
  }
  if (b.pose.arm_l_behind) draw_arm(s, b, 0, o, std::max(o.tone - 0.02F, 0.02F));
  if (b.pose.arm_r_behind) draw_arm(s, b, 1, o, std::max(o.tone - 0.02F, 0.02F));

  Outfit far = o;
  if (side_on) {
    far.legs_tone = std::max(o.legs_tone - 0.02F, 0.015F);
    far.skin_tone = o.skin_tone * 0.8F;
  }
  const bool right_leads = b.facing >= 0;
  const bool lap_over = b.pose.seated && side_on;
  const bool under_skirt = wears_long(o) || o.cloth == Cloth::robe;
  const bool one_mass = !side_on && plain_trousers(o) && !under_skirt && b.pose.hidden_leg < 0;
  if (one_mass) draw_trousers(s, b, o);
  for (const int side : {right_leads ? 0 : 1, right_leads ? 1 : 0}) {
    if (one_mass || b.pose.hidden_leg == side || b.pose.hidden_leg == 2) continue;
    const bool near = (side == 1) == right_leads;
    draw_leg(s, b, side, near ? o : far, near ? o.legs_tone : far.legs_tone);
  }

  // Neck before the collar covers its root.
  s.layer(o.skin_tone * 0.9F);
  s.sweep({{b.head.x - b.facing * k.head * 0.12F, b.head.y + k.head * 0.22F}, b.trunk(-0.06F, 0)},
          {k.neck_half, k.neck_half * 1.12F});

  const float turn = std::max(b.pose.turn, 0.74F);
  const bool trousers = o.cloth == Cloth::jacket || o.cloth == Cloth::shirt || o.cloth == Cloth::suit ||
                        o.cloth == Cloth::bare || o.cloth == Cloth::armour || o.cloth == Cloth::spacesuit ||
                        o.cloth == Cloth::rags;
  if (trousers && !one_mass) {
    s.layer(o.legs == Legs::bare && o.cloth != Cloth::bare ? o.tone : o.legs_tone);
    const Point l = b.trunk(0.78F, -k.hip * turn);
    const Point r = b.trunk(0.78F, k.hip * turn);
    s.loop({{l.x, l.y},
            {r.x, r.y},
            {b.hip[1].x + k.leg_r, b.hip[1].y + 2},
            {b.hip[1].x, b.hip[1].y + 6},
            {b.pelvis.x, b.pelvis.y + 4.2F},
            {b.hip[0].x, b.hip[0].y + 6},
            {b.hip[0].x - k.leg_r, b.hip[0].y + 2}});
  }

  const auto hem_at = [&](float usual) {
    const float reach = o.length > 0 ? o.length : usual;
    return b.pelvis.y + leg_length * reach - 0.8F;
  };
  const float flare = o.flare;
  const std::array<bool, 2> hangs{hangs_free(b, o, 0), hangs_free(b, o, 1)};
  // Sleeves that hang free are of one mass with the garment: no seam at the shoulder.
  const auto hanging_sleeves = [&] {
    for (std::size_t i = 0; i < 2; ++i) {
      if (!hangs[i]) continue;
      if (!short_sleeved(o)) {
        draw_sleeve(s, b, static_cast<int>(i), o);
        continue;
      }
      s.sweep({between(b.shoulder[i], b.elbow[i], 0.24F), b.shoulder[i]}, {k.arm_r * 1.2F, k.arm_r * 1.04F},
              true);
    }
  };
  for (const int side : {0, 1}) {
    if (!hangs[static_cast<std::size_t>(side)]) continue;
    draw_hand_and_cuff(s, b, side, o);
    if (!short_sleeved(o)) continue;
    s.layer(o.skin_tone * 0.92F);
    draw_sleeve(s, b, side, o);
  }
  const auto gather = [&](const Skirt& below, float lift, float grow, float bottom_t) {
    s.layer(o.tone + lift);
    skirt(s, b, below);
    trunk(s, b, grow, bottom_t);
    hanging_sleeves();
    skirt_folds(s, b, below, o.tone + lift);
  };
  if (lap_over && wears_skirt(o.cloth)) {
    const float usual = o.cloth == Cloth::coat    ? 0.6F
                        : o.cloth == Cloth::tunic ? 0.36F
                        : o.cloth == Cloth::dress ? 0.56F
                                                  : 0.97F;
    const bool tails = o.cloth == Cloth::coat;
    lap(s, b, k.waist * turn + 0.6F, k.hip * turn,
        tails          ? 0.46F
        : o.length > 0 ? o.length
                       : usual,
        o.tone, tails);
    s.layer(o.tone);
    trunk(s, b, 0.8F, 0.9F);
  } else
    switch (o.cloth) {
      case Cloth::bare:
        s.layer(o.skin_tone * 0.88F);
        trunk(s, b, 0, 0.84F);
        break;
      case Cloth::coat:
        gather({0.66F, k.waist * turn + 1.2F, k.hip * turn + 1.4F, flare > 0 ? flare : 12.0F, hem_at(0.62F),
                2, !side_on},
               0, 1.1F, 0.98F);
        break;
      case Cloth::robe:
        gather({0.5F, k.waist * turn + 2, k.hip * turn + 2.4F, flare > 0 ? flare : 15, hem_at(0.99F), 4}, 0,
               1.4F, 1);
        break;
      case Cloth::gown:
        gather({0.62F, k.waist * turn + 0.2F, k.hip * turn + 2, flare > 0 ? flare : 23, hem_at(0.995F), 6},
               0.0F, 0.2F, 0.68F);
        break;
      case Cloth::dress:
        gather({0.62F, k.waist * turn, k.hip * turn + 1, flare > 0 ? flare : 14, hem_at(0.55F), 4}, 0, 0.2F,
               0.68F);
        break;
      case Cloth::tunic:
        gather({0.66F, k.waist * turn + 0.8F, k.hip * turn + 1.4F, flare > 0 ? flare : 11, hem_at(0.36F), 3},
               0, 0.8F, 0.9F);
        break;
      case Cloth::tutu: {
        s.layer(o.tone + 0.1F);
        const Point m = b.trunk(0.9F, 0);
        s.loop({{m.x, m.y - 2.5F},
                {m.x + 12, m.y - 3},
                {m.x + 23, m.y - 1.4F},
                {m.x + 24.5F, m.y + 0.8F, kCorner},
                {m.x + 12, m.y + 3.4F},
                {m.x, m.y + 4.6F},
                {m.x - 12, m.y + 3.4F},
                {m.x - 24.5F, m.y + 0.8F, kCorner},
                {m.x - 23, m.y - 1.4F},
                {m.x - 12, m.y - 3}});
        s.layer(o.tone);
        trunk(s, b, 0, 0.92F);
        break;
      }
      case Cloth::spacesuit:
        s.layer(o.tone);
        trunk(s, b, 3.0F, 1.06F);
        break;
      case Cloth::armour:
        gather({0.7F, k.waist * turn + 1, k.hip * turn + 1.6F, 11, b.pelvis.y + 9, 5}, 0.02F, 1.0F, 0.86F);
        break;
      case Cloth::jacket:
      case Cloth::suit:
        s.layer(o.tone);
        trunk(s, b, 0.8F, 1.04F);
        hanging_sleeves();
        if (!side_on && b.pose.look == View::back) {
          s.layer(0.0F);
          crease(s, b.trunk(0.8F, 0.2F), b.trunk(1.06F, 0.5F), 0.3F);
        }
        break;
      default:
        s.layer(o.tone);
        trunk(s, b, 0.3F, 0.84F);
        hanging_sleeves();
        break;
    }
  if (!side_on && !lap_over) trunk_folds(s, b, o);
  if (o.stripes) {
    s.layer(std::max(o.tone - 0.18F, 0.04F));
    for (int i = 0; i < 6; ++i) {
      const float t = 0.08F + 0.16F * static_cast<float>(i);
      const float w = (i < 2 ? k.chest : i < 4 ? k.waist * 1.05F : k.hip) * turn;
      s.polygon({b.trunk(t, -w), b.trunk(t, w), b.trunk(t + 0.07F, w), b.trunk(t + 0.07F, -w)});
    }
    for (std::size_t i = 0; i < 2; ++i)
      for (const float t : {0.2F, 0.45F, 0.7F, 0.95F, 1.2F, 1.45F, 1.7F}) {
        const Point at = t < 1 ? between(b.hip[i], b.knee[i], t) : between(b.knee[i], b.ankle[i], t - 1);
        const float w = k.leg_r * (t < 0.5F ? 0.92F : 0.7F);
        s.polygon({{at.x - w, at.y}, {at.x + w, at.y}, {at.x + w, at.y + 2.2F}, {at.x - w, at.y + 2.2F}});
      }
  }
  for (const int side : {0, 1}) {
    if (side == 0 ? b.pose.arm_l_behind : b.pose.arm_r_behind) continue;
    if (!hangs[static_cast<std::size_t>(side)]) {
      draw_arm(s, b, side, o, arm_tone);
      continue;
    }
    if (!short_sleeved(o)) sleeve_folds(s, b, side, o.tone);
  }
  if (o.cape && !side_on && b.pose.look == View::back) cape(s, b, o, true);
  if (o.wings && !side_on && b.pose.look == View::back) feathered_wings(s, b);
  if (side_on) {
    Outfit worn = o;
    worn.backpack = worn.tank = worn.life_pack = false;
    trappings(s, b, worn);
  } else {
    trappings(s, b, o);
  }
  if (!side_on && b.pose.look == View::front && opens_in_front(o)) lapels(s, b, o);
  if (o.collar && (side_on || b.pose.look == View::back)) {
    // A collar that stands at the neck and lies upon the shoulders.
    s.layer(o.tone + 0.05F);
    const float wide = k.shoulder * b.pose.turn * (side_on ? 0.46F : 0.36F);
    const Point l = b.trunk(-0.145F, -k.neck_half * 1.3F);
    const Point r = b.trunk(-0.145F, k.neck_half * 1.3F);
    const Point wl = b.trunk(-0.05F, -wide);
    const Point wr = b.trunk(-0.05F, wide);
    const Point m = b.trunk(-0.015F, 0);
    s.loop({{l.x, l.y, kCorner},
            {b.neck.x, l.y - 0.5F},
            {r.x, r.y, kCorner},
            {wr.x, wr.y, kCorner},
            {m.x, m.y},
            {wl.x, wl.y, kCorner}});
  }
  if (o.cape && o.collar && b.pose.look == View::front) {
    // A cape's standing collar frames the head.
    s.layer(o.cape_tone + 0.1F);
    const Point base = b.trunk(0, 0);
    for (const float d : {-1.0F, 1.0F})
      s.loop({{base.x + d * 1.6F, base.y + 5, kCorner},
              {base.x + d * 4.2F, base.y - 3},
              {base.x + d * 9.4F, base.y - 13, kCorner},
              {base.x + d * 10, base.y - 2},
              {base.x + d * 8, base.y + 3, kCorner}});
  }
  draw_head(s, b, o);
}

}  // namespace onesheet::illustrator

#include <algorithm>
#include <cmath>

#include "models/illustrator/shapes/figure_parts.h"

namespace onesheet::illustrator {
namespace {

// A band around a limb at `t` of the way.
void limb_band(Sketch& s, Point a, Point b, float t, float half, float width) {
  const Point m = between(a, b, t);
  const float l = std::max(std::hypot(b.x - a.x, b.y - a.y), 1e-3F);
  const Point n{-(b.y - a.y) / l * half, (b.x - a.x) / l * half};
  s.line({m.x - n.x, m.y - n.y}, {m.x + n.x, m.y + n.y}, width);
}

void shoe(Sketch& s, const Bones& b, int side, const Outfit& outfit) {
  const auto i = static_cast<std::size_t>(side);
  const Point at = b.ankle[i];
  const Foot foot = side == 0 ? b.pose.foot_l : b.pose.foot_r;
  const float pitch = side == 0 ? b.pose.foot_pitch_l : b.pose.foot_pitch_r;
  const float out = side == 0 ? -1.0F : 1.0F;
  const float k = b.build.ankle / 3.6F * (outfit.shoes == Shoes::heavy ? 1.25F : 1.0F);
  Sketch one;
  one.layer(0);
  if (foot == Foot::tiptoe) {
    one.loop({{-1.7F, -2}, {1.7F, -2}, {1.6F, 3}, {0.9F, 9, kCorner}, {-0.7F, 9, kCorner}, {-1.5F, 4}});
    s.merge(one, turn_scale_move(0, k, k, at.x, at.y));
    return;
  }
  if (foot == Foot::away) {
    const float heel = outfit.shoes == Shoes::heels ? 0.8F : 1.0F;
    one.loop({{-2.2F * heel, -4},
              {2.1F, -4},
              {2.5F, -0.6F},
              {4.4F, 1.7F},
              {4.9F, 3.6F, kCorner},
              {-2.6F * heel, 3.6F, kCorner},
              {-2.7F * heel, 0.5F}});
    s.merge(one, turn_scale_move(0, out * k, k * (b.build.ankle / (3.6F * k)), at.x, at.y));
    return;
  }
  const float dir = foot == Foot::right ? 1.0F : -1.0F;
  if (outfit.shoes == Shoes::heels)
    one.loop({{-2.2F, -4},
              {2, -4},
              {3.4F, 0},
              {8.6F, 2.4F},
              {8.8F, 3.6F, kCorner},
              {4.4F, 3.6F, kCorner},
              {0, 1.2F},
              {-1.9F, 3.6F, kCorner},
              {-2.8F, 3.6F, kCorner},
              {-2.9F, -0.5F}});
  else
    one.loop({{-2.6F, -4},
              {2.3F, -4},
              {3.2F, -0.9F},
              {7.4F, 0.5F},
              {9.4F, 2.2F},
              {9.5F, 3.6F, kCorner},
              {-3.1F, 3.6F, kCorner},
              {-3.3F, 0.6F}});
  s.merge(one, turn_scale_move(degrees(pitch) * dir, dir * k, k * (b.build.ankle / (3.6F * k)), at.x, at.y));
}

void leg(Sketch& s, const Bones& b, int side, const Outfit& o, float tone) {
  const auto i = static_cast<std::size_t>(side);
  const Point hip = b.hip[i];
  const Point knee = b.knee[i];
  const Point ankle = b.ankle[i];
  const float r = b.build.leg_r;
  const Point mid_thigh = between(hip, knee, 0.45F);
  Point calf = between(knee, ankle, 0.32F);
  // The calf swells behind the shin.
  calf.x -= b.facing * r * 0.16F;
  const bool skin =
      o.legs == Legs::bare || o.legs == Legs::tights || o.legs == Legs::shorts || o.legs == Legs::kilt;
  const bool covered = o.shoes != Shoes::bare;
  s.layer(covered ? 0.025F : o.skin_tone * 0.8F);
  shoe(s, b, side, o);
  s.layer(o.legs == Legs::tights ? tone : skin ? o.skin_tone * 0.8F : tone);
  if (skin) {
    s.sweep({hip, mid_thigh, between(hip, knee, 0.85F), knee, calf, between(knee, ankle, 0.72F), ankle},
            {r * 1.05F, r * 0.98F, r * 0.74F, r * 0.68F, r * 0.74F, r * 0.5F, r * 0.4F});
    if (o.legs == Legs::shorts || o.legs == Legs::kilt) {
      s.layer(tone);
      s.sweep({between(hip, knee, 0.94F), mid_thigh, hip}, {r * 1.0F, r * 1.1F, r * 1.12F}, true);
    }
    if (o.shoes == Shoes::boots) {
      s.layer(0.03F);
      s.sweep({between(knee, ankle, 0.25F), calf, ankle}, {r * 0.86F, r * 0.84F, r * 0.6F});
    }
    return;
  }
  if (o.cloth == Cloth::spacesuit) {
    s.sweep({hip, mid_thigh, between(hip, knee, 0.92F)}, {r * 1.35F, r * 1.32F, r * 1.12F});
    s.sweep({between(knee, ankle, 0.06F), calf, between(knee, ankle, 0.74F)},
            {r * 1.14F, r * 1.24F, r * 1.06F});
    s.layer(tone - 0.12F);
    limb_band(s, hip, knee, 0.97F, r * 0.9F, 1.3F);
    limb_band(s, hip, knee, 0.5F, r * 1.15F, 1.0F);
    s.layer(tone - 0.2F);
    s.sweep({{ankle.x, ankle.y + b.build.ankle}, {ankle.x, ankle.y}, between(knee, ankle, 0.72F)},
            {r * 1.12F, r * 1.02F, r * 1.1F}, true);
    return;
  }
  if (o.legs == Legs::wide_trousers) {
    s.sweep({{ankle.x, ankle.y - 1.5F}, between(knee, ankle, 0.5F), knee, mid_thigh, hip},
            {r * 1.5F, r * 1.55F, r * 1.45F, r * 1.35F, r * 1.2F}, true);
    return;
  }
  if (o.legs == Legs::armour) {
    s.sweep({hip, mid_thigh, between(hip, knee, 0.9F)}, {r * 1.2F, r * 1.12F, r * 0.8F});
    s.sweep({between(knee, ankle, 0.1F), calf, between(knee, ankle, 0.9F)},
            {r * 0.78F, r * 0.92F, r * 0.62F});
    s.layer(tone + 0.1F);
    s.ellipse(knee, r * 0.86F, r * 0.94F);
    return;
  }
  s.sweep({hip, mid_thigh, knee, calf, between(knee, ankle, 0.75F), {ankle.x, ankle.y - 0.4F}},
          {r * 1.08F, r * 1.02F, r * 0.84F, r * 0.82F, r * 0.68F, r * 0.66F});
  if (o.shoes == Shoes::boots || o.legs == Legs::boots_trousers) {
    s.layer(0.025F);
    s.sweep({between(knee, ankle, 0.14F), calf, between(knee, ankle, 0.7F), ankle},
            {r * 0.9F, r * 0.88F, r * 0.68F, r * 0.62F});
    s.layer(0.1F);
    const Point rim = between(knee, ankle, 0.13F);
    s.capsule({rim.x - r * 0.8F, rim.y}, 0.45F, {rim.x + r * 0.8F, rim.y}, 0.45F);
  }
  s.layer(tone + 0.045F);
  crease(s, between(hip, knee, 0.5F), between(knee, ankle, 0.6F), 0.35F);
}

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
  if (bottom_t > 0.94F) put(0.92F, hip_half, -f * 0.9F, 0);
  const float down = std::clamp((bottom_t - 0.66F) / 0.26F, 0.0F, 1.0F);
  put(bottom_t, (k.waist * std::max(turn, 0.74F) + grow) * (1 - down) + hip_half * 0.98F * down,
      -f * 0.6F * down, 0);
  Knots all = right_side;
  all.back().corner = true;
  left_side.back().corner = true;
  all.insert(all.end(), left_side.rbegin(), left_side.rend());
  s.loop(all);
}

void arm(Sketch& s, const Bones& b, int side, const Outfit& o, float tone) {
  const auto i = static_cast<std::size_t>(side);
  const Point sh = b.shoulder[i];
  const Point el = b.elbow[i];
  const Point wr = b.wrist[i];
  const float r = b.build.arm_r;
  const bool sleeveless = (o.cloth == Cloth::dress || o.cloth == Cloth::gown) && !o.sleeves;
  const bool bare = o.cloth == Cloth::bare || o.cloth == Cloth::tutu || sleeveless;
  s.layer(o.shoes == Shoes::heavy ? 0.12F : o.skin_tone);
  if (!b.pose.hands_hidden)
    draw_hand(s, wr, b.forearm_radians(side), b.build.hand / 7.2F * (o.shoes == Shoes::heavy ? 1.3F : 1.0F),
              side == 0);
  const float full =
      o.cloth == Cloth::coat || o.cloth == Cloth::suit || o.cloth == Cloth::jacket ? 1.12F : 1.0F;
  if (!b.pose.hands_hidden && !bare && o.cloth != Cloth::robe && o.cloth != Cloth::spacesuit &&
      o.cloth != Cloth::rags) {
    s.layer(tone + 0.16F);
    s.capsule(between(el, wr, 0.93F), r * 0.68F * full, between(el, wr, 1.02F), r * 0.66F * full);
  }
  s.layer(bare ? o.skin_tone * 0.92F : tone);
  if (o.cloth == Cloth::robe) {
    // Wide sleeves that hang from the forearm.
    s.sweep({sh, between(sh, el, 0.5F), el}, {r * 1.2F, r * 1.2F, r * 1.25F});
    const Point hang = between(el, wr, 0.9F);
    s.loop({{el.x - r, el.y - r * 0.4F},
            {el.x + r, el.y - r * 0.4F},
            {hang.x + r, hang.y - r * 0.8F},
            {wr.x + r * 0.8F, wr.y, kCorner},
            {hang.x + r * 0.5F, hang.y + r * 2.6F, kCorner},
            {between(el, wr, 0.4F).x - r, between(el, wr, 0.4F).y + r * 1.8F}});
    s.sweep({el, wr}, {r * 1.25F, r * 1.1F});
    return;
  }
  if (o.cloth == Cloth::spacesuit) {
    s.sweep({sh, between(sh, el, 0.5F), el, between(el, wr, 0.5F), wr},
            {r * 1.5F, r * 1.55F, r * 1.35F, r * 1.45F, r * 1.2F});
    s.layer(tone - 0.16F);
    limb_band(s, el, wr, 0.88F, r * 1.0F, 1.5F);
    limb_band(s, sh, el, 0.92F, r * 1.1F, 1.0F);
    limb_band(s, sh, el, 0.42F, r * 1.2F, 1.4F);
    return;
  }
  const float cuff = bare ? 1.0F : 0.95F;
  s.sweep({sh, between(sh, el, 0.4F), el, between(el, wr, 0.4F), between(el, wr, cuff)},
          {r * 0.98F * full, r * 1.04F * full, r * 0.86F * full, r * 0.88F * full,
           r * (bare ? 0.58F : 0.74F) * full});
  if (o.cloth == Cloth::tunic || o.cloth == Cloth::rags) return;
  if (sleeveless) {
    s.layer(o.tone);
    const Point end = between(sh, el, 0.26F);
    s.sweep({sh, end}, {r * 1.06F, r * 1.16F});
  }
  if (o.puffed) {
    s.layer(o.tone + 0.02F);
    s.ellipse(between(sh, el, 0.2F), r * 1.6F, r * 1.8F);
  } else if (!bare) {
    // The shadow that parts the arm from the trunk, and the crook of the elbow.
    const float in = side == 0 ? 1.0F : -1.0F;
    s.layer(std::max(tone - 0.035F, 0.01F));
    crease(s, {sh.x + in * r * 0.75F, sh.y + r * 1.3F}, {el.x + in * r * 0.8F, el.y + r * 0.4F}, 0.45F);
    s.layer(tone + 0.045F);
    crease(s, {el.x + in * r * 0.6F, el.y - 0.6F},
           {between(el, wr, 0.35F).x - in * r * 0.3F, between(el, wr, 0.35F).y}, 0.4F);
  }
  if (o.pauldrons) {
    s.layer(tone + 0.12F);
    const float out = side == 0 ? -1.0F : 1.0F;
    s.loop({{sh.x - out * r * 1.1F, sh.y - r * 1.1F},
            {sh.x + out * r * 0.6F, sh.y - r * 1.5F},
            {sh.x + out * r * 1.9F, sh.y - r * 0.2F},
            {sh.x + out * r * 1.7F, sh.y + r * 1.5F, kCorner},
            {sh.x, sh.y + r * 1.1F},
            {sh.x - out * r * 1.4F, sh.y + r * 0.4F}});
    s.layer(tone + 0.1F);
    s.capsule(between(el, wr, 0.25F), r * 0.98F, between(el, wr, 0.85F), r * 0.84F);
    s.circle(el, r * 0.95F);
  }
}

}  // namespace

void draw_hand(Sketch& s, Point wrist, float radians, float size, bool thumb_right) {
  const float t = thumb_right ? 1.0F : -1.0F;
  Sketch hand;
  hand.layer(0);
  hand.loop({{-1.6F, -1},
             {1.5F, -1},
             {2.0F, 1.6F},
             {2.9F, 3.0F},
             {2.7F, 4.5F},
             {1.9F, 4.0F},
             {1.9F, 5.4F},
             {1.2F, 7.2F},
             {-0.4F, 7.5F},
             {-1.6F, 6.4F},
             {-2.0F, 3.4F}});
  // swing() measures angles from straight down; on screen that is the other way round from turn_scale_move.
  s.merge(hand, turn_scale_move(-radians, size * t, size, wrist.x, wrist.y));
}

namespace {

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
  if (b.pose.arm_l_behind) arm(s, b, 0, o, std::max(o.tone - 0.02F, 0.02F));
  if (b.pose.arm_r_behind) arm(s, b, 1, o, std::max(o.tone - 0.02F, 0.02F));

  Outfit far = o;
  if (side_on) {
    far.legs_tone = std::max(o.legs_tone - 0.02F, 0.015F);
    far.skin_tone = o.skin_tone * 0.8F;
  }
  const bool right_leads = b.facing >= 0;
  const bool lap_over = b.pose.seated && side_on;
  for (const int side : {right_leads ? 0 : 1, right_leads ? 1 : 0}) {
    if (b.pose.hidden_leg == side || b.pose.hidden_leg == 2) continue;
    const bool near = (side == 1) == right_leads;
    leg(s, b, side, near ? o : far, near ? o.legs_tone : far.legs_tone);
  }

  // Neck before the collar covers its root.
  s.layer(o.skin_tone * 0.9F);
  s.sweep({{b.head.x - b.facing * k.head * 0.12F, b.head.y + k.head * 0.22F}, b.trunk(-0.06F, 0)},
          {k.neck_half, k.neck_half * 1.12F});

  const float turn = std::max(b.pose.turn, 0.74F);
  const bool trousers = o.cloth == Cloth::jacket || o.cloth == Cloth::shirt || o.cloth == Cloth::suit ||
                        o.cloth == Cloth::bare || o.cloth == Cloth::armour || o.cloth == Cloth::spacesuit ||
                        o.cloth == Cloth::rags;
  if (trousers) {
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
        skirt(s, b, 0.66F, k.waist * turn + 1.2F, k.hip * turn + 1.6F, (flare > 0 ? flare : 12.5F),
              hem_at(0.62F), o.tone, 4, !side_on);
        s.layer(o.tone);
        trunk(s, b, 1.1F, 0.98F);
        break;
      case Cloth::robe:
        skirt(s, b, 0.5F, k.waist * turn + 2, k.hip * turn + 2.4F, (flare > 0 ? flare : 15), hem_at(0.99F),
              o.tone, 6, false);
        s.layer(o.tone);
        trunk(s, b, 1.4F, 1);
        break;
      case Cloth::gown:
        skirt(s, b, 0.62F, k.waist * turn + 0.2F, k.hip * turn + 2, (flare > 0 ? flare : 23), hem_at(0.995F),
              o.tone, 8, false);
        s.layer(o.tone + 0.03F);
        trunk(s, b, 0.2F, 0.68F);
        break;
      case Cloth::dress:
        skirt(s, b, 0.62F, k.waist * turn, k.hip * turn + 1, (flare > 0 ? flare : 14), hem_at(0.55F), o.tone,
              5, false);
        s.layer(o.tone);
        trunk(s, b, 0.2F, 0.68F);
        break;
      case Cloth::tunic:
        skirt(s, b, 0.66F, k.waist * turn + 0.8F, k.hip * turn + 1.4F, (flare > 0 ? flare : 11),
              hem_at(0.36F), o.tone, 4, false);
        s.layer(o.tone);
        trunk(s, b, 0.8F, 0.9F);
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
        s.layer(o.tone + 0.02F);
        skirt(s, b, 0.7F, k.waist * turn + 1, k.hip * turn + 1.6F, 11, b.pelvis.y + 9, o.tone + 0.02F, 6,
              false);
        s.layer(o.tone);
        trunk(s, b, 1.0F, 0.86F);
        break;
      case Cloth::jacket:
      case Cloth::suit:
        s.layer(o.tone);
        trunk(s, b, 0.8F, 1.02F);
        if (!side_on) {
          s.layer(0.02F);
          crease(s, b.trunk(0.72F, 0), b.trunk(1.03F, 0.2F), 0.4F);
        }
        break;
      default:
        s.layer(o.tone);
        trunk(s, b, 0.3F, 0.84F);
        break;
    }
  if (o.cloth != Cloth::bare && o.cloth != Cloth::spacesuit && !side_on) {
    s.layer(o.tone + 0.045F);
    crease(s, b.trunk(0.18F, -k.chest * 0.55F), b.trunk(0.62F, -k.waist * 0.25F), 0.5F);
    crease(s, b.trunk(0.16F, k.chest * 0.6F), b.trunk(0.58F, k.waist * 0.35F), 0.5F);
    crease(s, b.trunk(0.6F, -k.waist * 0.8F), b.trunk(0.68F, k.waist * 0.2F), 0.4F);
  }
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
  const bool far_arm_done = b.pose.arm_l_behind;
  if (!far_arm_done) arm(s, b, 0, o, arm_tone);
  if (!b.pose.arm_r_behind) arm(s, b, 1, o, arm_tone);
  if (o.cape && !side_on && b.pose.look == View::back) cape(s, b, o, true);
  if (o.wings && !side_on && b.pose.look == View::back) feathered_wings(s, b);
  if (side_on) {
    Outfit worn = o;
    worn.backpack = worn.tank = worn.life_pack = false;
    trappings(s, b, worn);
  } else {
    trappings(s, b, o);
  }
  if (o.collar) {
    s.layer(o.tone + 0.09F);
    const Point l = b.trunk(-0.15F, -k.neck_half * 1.5F);
    const Point r = b.trunk(-0.15F, k.neck_half * 1.5F);
    const Point wl = b.trunk(0.015F, -k.shoulder * b.pose.turn * 0.62F);
    const Point wr = b.trunk(0.015F, k.shoulder * b.pose.turn * 0.62F);
    const Point m = b.trunk(0.02F, 0);
    s.loop({{l.x, l.y, kCorner},
            {b.neck.x, l.y - 0.6F},
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

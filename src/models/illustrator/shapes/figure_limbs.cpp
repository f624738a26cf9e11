// Legs, shoes, arms and hands.
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
    const bool pointe = outfit.cloth == Cloth::tutu || outfit.legs == Legs::tights;
    if (pointe)
      one.loop({{-1.7F, -2}, {1.7F, -2}, {1.6F, 3}, {0.9F, 9, kCorner}, {-0.7F, 9, kCorner}, {-1.5F, 4}});
    else  // the heel is up: the sole looks at us
      one.loop({{-1.9F, -2.5F},
                {1.9F, -2.5F},
                {2.3F, 0.5F},
                {2.2F, 3},
                {3.0F, 6},
                {2.6F, 8.4F},
                {0.4F, 9},
                {-2.0F, 8.5F},
                {-2.6F, 6},
                {-2.0F, 3},
                {-2.2F, 0.5F}});
    s.merge(one, turn_scale_move(0, k * out, k, at.x, at.y));
    return;
  }
  if (foot == Foot::away) {
    // The heel is towards us, the toes beyond it and a little outward.
    if (outfit.shoes == Shoes::heels) {
      one.loop({{-1.6F, -4},
                {1.6F, -4},
                {1.9F, -0.6F},
                {3.1F, 1.6F},
                {3.0F, 3.4F},
                {-0.9F, 3.6F, kCorner},
                {-1.3F, 1.2F},
                {-1.9F, -0.4F}});
    } else {
      one.loop({{-2.2F, -4},
                {2.2F, -4},
                {2.6F, 0},
                {3.7F, 1.5F},
                {4.0F, 2.9F},
                {3.4F, 3.6F, kCorner},
                {-2.5F, 3.6F, kCorner},
                {-2.8F, 2.4F},
                {-2.5F, 0}});
    }
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

bool booted(const Outfit& o) { return o.shoes == Shoes::boots || o.legs == Legs::boots_trousers; }

void trouser_leg(Sketch& s, const Bones& b, int side, bool in_boots) {
  const auto i = static_cast<std::size_t>(side);
  const Point hip = b.hip[i];
  const Point knee = b.knee[i];
  const Point ankle = b.ankle[i];
  const float r = b.build.leg_r;
  Point calf = between(knee, ankle, 0.32F);
  calf.x -= b.facing * r * 0.16F;
  const Point hem = between(knee, ankle, in_boots ? 0.9F : 1.05F);
  // From behind the cloth falls straight and breaks upon the shoe.
  const float straight = in_boots ? 0.56F : b.facing == 0 ? 0.78F : 0.68F;
  s.sweep({hem, between(knee, ankle, 0.9F), between(knee, ankle, 0.68F), calf, knee,
           between(hip, knee, 0.45F), hip},
          {r * (straight + 0.04F), r * (straight - 0.01F), r * (straight - 0.02F), r * 0.84F, r * 0.85F,
           r * 1.03F, r * 1.08F},
          true);
}

void trouser_folds(Sketch& s, const Bones& b, int side, float tone) {
  const auto i = static_cast<std::size_t>(side);
  const Point hip = b.hip[i];
  const Point knee = b.knee[i];
  const Point ankle = b.ankle[i];
  const float r = b.build.leg_r;
  const float out = side == 0 ? -1.0F : 1.0F;
  s.shade(tone + 0.07F, 0.7F);
  crease(s, {between(hip, knee, 0.3F).x + out * r * 0.3F, between(hip, knee, 0.3F).y},
         {between(hip, knee, 0.85F).x + out * r * 0.2F, between(hip, knee, 0.85F).y}, 0.9F);
  crease(s, {knee.x - out * r * 0.5F, knee.y - 0.5F}, {knee.x + out * r * 0.5F, knee.y + 1.4F}, 0.5F);
  crease(s, {between(knee, ankle, 0.8F).x - out * r * 0.6F, between(knee, ankle, 0.8F).y},
         {between(knee, ankle, 0.95F).x + out * r * 0.4F, between(knee, ankle, 0.95F).y}, 0.5F);
}

void boot_shaft(Sketch& s, const Bones& b, int side, const Outfit& o) {
  if (!booted(o)) return;
  const auto i = static_cast<std::size_t>(side);
  const Point knee = b.knee[i];
  const Point ankle = b.ankle[i];
  const float r = b.build.leg_r;
  Point calf = between(knee, ankle, 0.36F);
  calf.x -= b.facing * r * 0.16F;
  s.layer(0.025F);
  s.sweep({between(knee, ankle, 0.16F), calf, between(knee, ankle, 0.7F), ankle, between(knee, ankle, 1.1F)},
          {r * 0.92F, r * 0.88F, r * 0.64F, r * 0.56F, r * 0.54F}, true);
  s.shade(0.1F, 0.6F);
  crease(s, {ankle.x - r * 0.5F, ankle.y - 3.4F}, {ankle.x + r * 0.5F, ankle.y - 2.2F}, 0.5F);
}

}  // namespace

void draw_leg(Sketch& s, const Bones& b, int side, const Outfit& o, float tone) {
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
  trouser_leg(s, b, side, booted(o));
  boot_shaft(s, b, side, o);
  trouser_folds(s, b, side, tone);
}

void draw_trousers(Sketch& s, const Bones& b, const Outfit& o) {
  const Build& k = b.build;
  s.layer(o.shoes != Shoes::bare ? 0.025F : o.skin_tone * 0.8F);
  for (const int side : {0, 1}) shoe(s, b, side, o);
  s.layer(o.legs_tone);
  for (const int side : {0, 1}) trouser_leg(s, b, side, booted(o));
  const Point l = b.trunk(0.74F, -k.hip * b.pose.turn * 0.98F);
  const Point r = b.trunk(0.74F, k.hip * b.pose.turn * 0.98F);
  s.loop({{l.x, l.y},
          {r.x, r.y},
          {b.hip[1].x + k.leg_r * 1.05F, b.hip[1].y + 1},
          {b.hip[1].x + k.leg_r * 0.5F, b.hip[1].y + 8},
          {b.pelvis.x, b.pelvis.y + 5.4F},
          {b.hip[0].x - k.leg_r * 0.5F, b.hip[0].y + 8},
          {b.hip[0].x - k.leg_r * 1.05F, b.hip[0].y + 1}});
  // The seat, and where the thighs meet.
  s.shade(0.0F, 0.7F);
  crease(s, {b.pelvis.x, b.pelvis.y - 2}, {b.pelvis.x + 0.2F, b.pelvis.y + 8}, 0.7F);
  for (const int side : {0, 1}) {
    boot_shaft(s, b, side, o);
    trouser_folds(s, b, side, o.legs_tone);
  }
}

namespace {

bool bare_arms(const Outfit& o) {
  const bool sleeveless = (o.cloth == Cloth::dress || o.cloth == Cloth::gown) && !o.sleeves;
  return o.cloth == Cloth::bare || o.cloth == Cloth::tutu || sleeveless;
}

float fullness(const Outfit& o) {
  return o.cloth == Cloth::coat || o.cloth == Cloth::suit || o.cloth == Cloth::jacket ? 1.12F : 1.0F;
}

}  // namespace

void draw_sleeve(Sketch& s, const Bones& b, int side, const Outfit& o) {
  const auto i = static_cast<std::size_t>(side);
  const Point sh = b.shoulder[i];
  const Point el = b.elbow[i];
  const Point wr = b.wrist[i];
  const float r = b.build.arm_r * fullness(o);
  const bool bare = bare_arms(o);
  s.sweep({sh, between(sh, el, 0.4F), el, between(el, wr, 0.35F), between(el, wr, bare ? 1.0F : 0.95F)},
          {r * 0.98F, r * 1.04F, r * (bare ? 0.78F : 0.86F), r * 0.9F, r * (bare ? 0.58F : 0.74F)});
}

void draw_hand_and_cuff(Sketch& s, const Bones& b, int side, const Outfit& o) {
  if (b.pose.hands_hidden) return;
  const auto i = static_cast<std::size_t>(side);
  const Point el = b.elbow[i];
  const Point wr = b.wrist[i];
  const bool gloved = o.shoes == Shoes::heavy;
  const float tone = gloved ? 0.12F : o.skin_tone;
  const float size = b.build.hand / 7.2F * (gloved ? 1.3F : 1.0F);
  s.layer(tone);
  draw_hand(s, wr, b.forearm_radians(side), size, side == 0);
  if (!gloved) {  // the fingers part
    Sketch fingers;
    fingers.shade(tone * 0.5F, 0.16F);
    crease(fingers, {0.55F, 4.2F}, {0.6F, 7.0F}, 0.2F);
    crease(fingers, {-0.5F, 4.2F}, {-0.45F, 7.2F}, 0.2F);
    s.add(fingers,
          turn_scale_move(-b.forearm_radians(side), size * (side == 0 ? 1.0F : -1.0F), size, wr.x, wr.y));
  }
  if (bare_arms(o) || o.cloth == Cloth::robe || o.cloth == Cloth::spacesuit || o.cloth == Cloth::rags) return;
  s.layer(o.tone + 0.16F);
  const float r = b.build.arm_r * fullness(o);
  s.capsule(between(el, wr, 0.93F), r * 0.68F, between(el, wr, 1.0F), r * 0.66F);
}

void sleeve_folds(Sketch& s, const Bones& b, int side, float tone) {
  const auto i = static_cast<std::size_t>(side);
  const Point sh = b.shoulder[i];
  const Point el = b.elbow[i];
  const Point wr = b.wrist[i];
  const float r = b.build.arm_r;
  const float in = side == 0 ? 1.0F : -1.0F;
  // The shadow that parts the arm from the trunk, and the crook of the elbow.
  s.shade(std::max(tone - 0.08F, 0.0F), 0.45F);
  crease(s, {sh.x + in * r * 0.8F, sh.y + r * 0.9F}, {el.x + in * r * 0.85F, el.y + r * 0.4F}, 0.8F);
  s.shade(tone + 0.08F, 0.5F);
  crease(s, {el.x + in * r * 0.7F, el.y - 1.4F},
         {between(el, wr, 0.3F).x - in * r * 0.4F, between(el, wr, 0.3F).y - 0.6F}, 0.6F);
  crease(s, {el.x + in * r * 0.5F, el.y - 4.4F}, {el.x - in * r * 0.3F, el.y - 1.6F}, 0.5F);
}

void draw_arm(Sketch& s, const Bones& b, int side, const Outfit& o, float tone) {
  const auto i = static_cast<std::size_t>(side);
  const Point sh = b.shoulder[i];
  const Point el = b.elbow[i];
  const Point wr = b.wrist[i];
  const float r = b.build.arm_r;
  const bool bare = bare_arms(o);
  const bool sleeveless = bare && o.cloth != Cloth::bare && o.cloth != Cloth::tutu;
  draw_hand_and_cuff(s, b, side, o);
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
  draw_sleeve(s, b, side, o);
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
    sleeve_folds(s, b, side, tone);
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

void draw_hand(Sketch& s, Point wrist, float radians, float size, bool thumb_right) {
  const float t = thumb_right ? 1.0F : -1.0F;
  Sketch hand;
  hand.layer(0);
  // Relaxed: the fingers curl a little, the thumb lies before them.
  hand.loop({{-1.5F, -1},
             {1.4F, -1},
             {1.8F, 1.0F},
             {2.6F, 2.3F},
             {2.9F, 3.8F},
             {2.5F, 5.0F},
             {2.1F, 4.6F},
             {1.85F, 4.0F, kCorner},
             {1.8F, 5.6F},
             {1.45F, 6.9F},
             {0.75F, 7.3F},
             {0.2F, 7.55F},
             {-0.4F, 7.45F},
             {-1.1F, 6.9F},
             {-1.7F, 5.4F},
             {-2.0F, 3.0F},
             {-1.75F, 0.8F}});
  // swing() measures angles from straight down; on screen that is the other way round from turn_scale_move.
  s.merge(hand, turn_scale_move(-radians, size * t, size, wrist.x, wrist.y));
}

}  // namespace onesheet::illustrator

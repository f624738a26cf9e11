#include <algorithm>
#include <array>
#include <cmath>

#include "models/illustrator/shapes/figure_parts.h"

namespace onesheet::illustrator {

void crease(Sketch& s, Point a, Point b, float width) {
  const Point m = between(a, b, 0.45F);
  const float l = std::max(std::hypot(b.x - a.x, b.y - a.y), 1e-3F);
  const Point n{-(b.y - a.y) / l * width, (b.x - a.x) / l * width};
  s.loop({{a.x, a.y, kCorner},
          {m.x + n.x, m.y + n.y},
          {b.x, b.y, kCorner},
          {m.x - n.x * 0.3F, m.y - n.y * 0.3F}});
}

namespace {

// Where the hem ends at either side, and how far the wind lifts it there.
struct Hem {
  float left, right, lift_left, lift_right;
  // A point of the hem, u −1 … 1: its near edge hangs lower, as of a round thing below the eye.
  Point at(float u, float y, float wave) const {
    const float lift = u > 0 ? lift_right * u * u : lift_left * u * u;
    return {(left + right) / 2 + (right - left) / 2 * u, y + 1.5F * (1 - u * u) - 0.8F - lift + wave};
  }
};

Hem hem_of(const Bones& b, const Skirt& k) {
  const float sway = b.pose.sway;
  const float cx = b.pelvis.x + sway;
  Hem hem{cx - k.half, cx + k.half, 0, 0};
  // Never narrower than the legs inside it.
  for (std::size_t i = 0; i < 2; ++i)
    for (const Point joint : {b.knee[i], b.ankle[i]}) {
      if (joint.y > k.hem_y + 3) continue;
      hem.left = std::min(hem.left, joint.x - b.build.leg_r * 0.95F);
      hem.right = std::max(hem.right, joint.x + b.build.leg_r * 0.95F);
    }
  // The wind lifts the hem on the lee side and draws it out.
  const float blown = std::fabs(sway) > 3 ? sway * 0.9F : 0.0F;
  if (blown > 0) {
    hem.right += blown;
    hem.lift_right = blown * 0.75F;
  } else {
    hem.left += blown;
    hem.lift_left = -blown * 0.75F;
  }
  return hem;
}

// How far in (below 0) or out the hem lies at its i-th half wave.
float wave_of(int i, int folds) {
  const float swing = 0.7F + 0.3F * std::sin(static_cast<float>(i) * 2.7F + static_cast<float>(folds));
  return (i % 2 == 1 ? -0.75F : 0.25F) * swing;
}

}  // namespace

void skirt(Sketch& s, const Bones& b, const Skirt& k) {
  const Hem hem = hem_of(b, k);
  const Point wl = b.trunk(k.from_t, -k.waist_half);
  const Point wr = b.trunk(k.from_t, k.waist_half);
  const float tilt = std::tan(degrees(b.pose.hip_tilt)) * k.hip_half;
  const float hip_y = b.pelvis.y + 1;
  const float half_way = hip_y + (k.hem_y - hip_y) * 0.52F;
  Knots knots{
      {wr.x, wr.y, kCorner},
      {b.pelvis.x + k.hip_half, hip_y + tilt},
      {b.pelvis.x + (hem.right - b.pelvis.x) * 0.72F + k.hip_half * 0.2F, half_way - hem.lift_right * 0.2F}};
  const int waves = std::max(2, k.folds);
  for (int i = 0; i <= waves * 2; ++i) {
    const float u = 1 - static_cast<float>(i) / static_cast<float>(waves);
    const Point p = hem.at(u, k.hem_y, i == 0 || i == waves * 2 ? 0.2F : wave_of(i, waves));
    knots.push_back({p.x, p.y, i == 0 || i == waves * 2});
  }
  knots.push_back(
      {b.pelvis.x + (hem.left - b.pelvis.x) * 0.72F - k.hip_half * 0.2F, half_way - hem.lift_left * 0.2F});
  knots.push_back({b.pelvis.x - k.hip_half, hip_y - tilt});
  knots.push_back({wl.x, wl.y, kCorner});
  s.loop(knots);
}

void skirt_folds(Sketch& s, const Bones& b, const Skirt& k, float tone) {
  const Hem hem = hem_of(b, k);
  const float hip_y = b.pelvis.y + 1;
  const float drop = k.hem_y - hip_y;
  const int waves = std::max(2, k.folds);
  const float soft = std::clamp(drop * 0.02F, 0.45F, 0.9F);
  for (int i = 1; i < waves * 2; ++i) {
    const bool inward = i % 2 == 1;
    const float u = 1 - static_cast<float>(i) / static_cast<float>(waves);
    const Point end = hem.at(u, k.hem_y - 0.5F, 0);
    const float start =
        hip_y + drop * (0.1F + 0.34F * std::fabs(std::sin(static_cast<float>(i) * 1.9F + 0.6F)));
    s.shade(inward ? std::max(tone - 0.07F, 0.0F) : tone + 0.075F, soft);
    // A fold is a wedge: nothing above, wide at the hem.
    const float wide = (hem.right - hem.left) / static_cast<float>(waves) * 0.2F;
    s.loop({{b.pelvis.x + k.hip_half * u * 0.85F, start, kCorner},
            {end.x + wide, end.y, kCorner},
            {end.x - wide, end.y, kCorner}});
  }
  if (k.vent) {
    const Point at = hem.at(0.06F, k.hem_y, 0);
    s.layer(0.0F);
    s.loop({{b.pelvis.x + 0.1F, hip_y + drop * 0.42F, kCorner},
            {at.x + 0.9F, at.y + 0.7F, kCorner},
            {at.x - 0.5F, at.y + 0.5F, kCorner}});
  }
}

void lap(Sketch& s, const Bones& b, float waist_half, float hip_half, float reach, float tone, bool tails) {
  const float f = b.facing < 0 ? -1.0F : 1.0F;
  const std::size_t near = f > 0 ? 1 : 0;
  const Point hip = b.hip[near];
  const Point knee = b.knee[near];
  const Point ankle = b.ankle[near];
  const float r = b.build.leg_r * 1.25F;
  const auto normal = [&](Point from, Point to, float by) {
    const float l = std::max(std::hypot(to.x - from.x, to.y - from.y), 1e-3F);
    return Point{(to.y - from.y) / l * by * f, -(to.x - from.x) / l * by * f};
  };
  const Point up = normal(hip, knee, r);
  const Point out = normal(knee, ankle, r);
  const Point thigh = between(hip, knee, 0.5F);
  const Point waist_front = b.trunk(0.62F, waist_half * f);
  const Point waist_back = b.trunk(0.62F, -waist_half * f);
  const Point seat = b.trunk(1.02F, -hip_half * f);
  if (tails) {  // they hang behind the seat and lift in the wind
    s.layer(std::max(tone - 0.015F, 0.01F));
    s.loop({{seat.x + 3 * f, seat.y - 6},
            {seat.x - 5 * f, seat.y + 3},
            {seat.x - (11 + b.pose.sway * -0.8F) * f, seat.y + 15, kCorner},
            {seat.x - 4 * f, seat.y + 17},
            {seat.x + 2 * f, seat.y + 14, kCorner},
            {hip.x, hip.y + 4}});
  }
  const float down = std::clamp((reach - 0.5F) * 2, -0.3F, 0.96F);
  s.layer(tone);
  if (down <= 0) {
    const Point end = between(hip, knee, 1 + down);
    s.loop({{waist_back.x, waist_back.y, kCorner},
            {waist_front.x, waist_front.y, kCorner},
            {thigh.x + up.x, thigh.y + up.y},
            {end.x + up.x * 0.9F, end.y + up.y * 0.9F, kCorner},
            {end.x - up.x * 0.95F, end.y - up.y * 0.95F + 1.5F, kCorner},
            {hip.x - up.x, hip.y - up.y},
            {seat.x, seat.y}});
  } else {
    const Point hem = between(knee, ankle, down);
    s.loop({{waist_back.x, waist_back.y, kCorner},
            {waist_front.x, waist_front.y, kCorner},
            {thigh.x + up.x, thigh.y + up.y},
            {knee.x + (up.x + out.x) * 0.62F, knee.y + (up.y + out.y) * 0.62F},
            {hem.x + out.x * 1.15F, hem.y + out.y * 1.15F, kCorner},
            {hem.x - out.x * (1.3F + 0.5F * down), hem.y - out.y * (1.3F + 0.5F * down) + 1.6F, kCorner},
            {thigh.x - up.x * 1.3F + (knee.x - hip.x) * 0.12F, thigh.y - up.y * 1.3F},
            {hip.x - up.x * 1.05F, hip.y - up.y * 1.05F},
            {seat.x, seat.y}});
    s.shade(tone + 0.08F, 0.6F);
    crease(s, {knee.x - out.x * 0.2F, knee.y - out.y * 0.2F + 1}, {hem.x - out.x * 0.4F, hem.y}, 0.8F);
  }
  s.shade(tone + 0.08F, 0.6F);
  crease(s, {hip.x + up.x * 0.2F, hip.y + up.y * 0.2F}, {thigh.x + up.x * 0.55F, thigh.y + up.y * 0.55F},
         0.6F);
  crease(s, {hip.x - up.x * 0.3F, hip.y - up.y * 0.3F}, {thigh.x - up.x * 0.2F, thigh.y - up.y * 0.2F}, 0.5F);
}

void streaming_cape(Sketch& s, const Bones& b, const Outfit& o) {
  const float f = b.facing < 0 ? -1.0F : 1.0F;
  const Point neck = b.trunk(-0.1F, 0);
  const Point back = b.trunk(0.5F, -b.build.chest * 0.6F * f);
  const float wind = 24 + std::fabs(b.pose.sway) * 1.2F;
  s.layer(o.cape_tone);
  s.loop({{neck.x + 3 * f, neck.y + 1},
          {neck.x - 4 * f, neck.y - 0.5F},
          {neck.x - wind * 0.6F * f, neck.y + 6},
          {neck.x - wind * 1.25F * f, neck.y + 17, kCorner},
          {neck.x - wind * 1.3F * f, neck.y + 24},
          {neck.x - wind * 1.05F * f, neck.y + 29, kCorner},
          {neck.x - wind * 0.95F * f, neck.y + 36, kCorner},
          {back.x - 6 * f, back.y + 14},
          {back.x + 3 * f, back.y + 8}});
  s.shade(o.cape_tone + 0.09F, 0.8F);
  crease(s, {neck.x - 4 * f, neck.y + 4}, {neck.x - wind * 1.1F * f, neck.y + 22}, 0.8F);
  crease(s, {neck.x - 3 * f, neck.y + 9}, {neck.x - wind * 0.85F * f, neck.y + 30}, 0.7F);
}

void cape(Sketch& s, const Bones& b, const Outfit& o, bool over) {
  const Build& k = b.build;
  const float sway = b.pose.sway;
  const float hem = -6;
  const float sh = k.shoulder * b.pose.turn + 1.6F;
  const Point l = b.trunk(0.02F, -sh);
  const Point r = b.trunk(0.02F, sh);
  const Point nl = b.trunk(-0.12F, -k.neck_half - 1.4F);
  const Point nr = b.trunk(-0.12F, k.neck_half + 1.4F);
  const float wide = 17 + std::fabs(sway) * 0.6F;
  const float cx = sway * 1.4F;
  s.layer(o.cape_tone);
  s.loop({{nr.x, nr.y},
          {r.x, r.y},
          {r.x + 1.8F, r.y + 14},
          {cx + wide * 0.8F, hem - 30},
          {cx + wide, hem, kCorner},
          {cx + wide * 0.62F, hem + 2.6F},
          {cx + wide * 0.3F, hem - 0.4F, kCorner},
          {cx - wide * 0.05F, hem + 3},
          {cx - wide * 0.4F, hem - 0.2F, kCorner},
          {cx - wide * 0.72F, hem + 2.4F},
          {cx - wide, hem - 0.6F, kCorner},
          {cx - wide * 0.8F, hem - 30},
          {l.x - 1.8F, l.y + 14},
          {l.x, l.y},
          {nl.x, nl.y}});
  if (!over) return;
  s.shade(o.cape_tone + 0.09F, 0.8F);
  for (const float t : {-0.7F, -0.36F, 0.06F, 0.4F, 0.74F})
    crease(s, {b.neck.x + sh * t * 0.7F, r.y + 4 + 10 * std::fabs(t)}, {cx + wide * t * 0.95F, hem - 1},
           1.1F);
}

void feathered_wings(Sketch& s, const Bones& b) {
  // Three rows of feathers fan out from the arm of each wing; the far ends first.
  struct Row {
    int count;
    float from, to, length, half, tone;
  };
  static constexpr std::array<Row, 3> kRows{
      {{11, 158, 12, 40, 4.4F, 0.27F}, {9, 152, 20, 28, 4.2F, 0.33F}, {7, 146, 30, 17, 3.8F, 0.39F}}};
  for (const float side : {-1.0F, 1.0F}) {
    const Point root = b.trunk(0.1F, 2.0F * side);
    const Point wrist{root.x + 15 * side, root.y - 17};
    for (const Row& row : kRows) {
      for (int i = row.count; i-- > 0;) {
        const float t = static_cast<float>(i) / static_cast<float>(row.count - 1);
        s.layer(row.tone + (i % 2 == 0 ? 0.0F : 0.025F));
        const Point from = between(wrist, {root.x + 3 * side, root.y - 1}, t);
        const float length = row.length * (1.1F - 0.36F * t);
        Sketch feather;
        feather.layer(0);
        feather.loop({{-row.half * 0.4F, 0},
                      {row.half * 0.4F, 0},
                      {row.half, length * 0.5F},
                      {row.half * 0.6F, length * 0.92F},
                      {-row.half * 0.3F, length},
                      {-row.half * 0.9F, length * 0.8F},
                      {-row.half, length * 0.4F}});
        const float angle = degrees(row.from + (row.to - row.from) * t);
        s.merge(feather, turn_scale_move(-angle * side, side, 1, from.x, from.y));
      }
    }
    s.layer(0.43F);
    s.sweep({root, {root.x + 7 * side, root.y - 12}, wrist, {wrist.x + 4 * side, wrist.y - 8}},
            {3.0F, 3.4F, 3.0F, 1.6F});
  }
}

void trappings(Sketch& s, const Bones& b, const Outfit& o) {
  const Build& k = b.build;
  if (o.backpack) {
    const Point m = b.trunk(0.42F, b.facing == 0 ? 0 : -b.facing * (k.chest * 0.9F + 2));
    const float w = b.facing == 0 ? k.chest * 0.92F : k.chest * 0.62F;
    s.layer(o.tone + 0.07F);
    s.loop({{m.x - w, m.y - 11},
            {m.x - w * 0.5F, m.y - 16},
            {m.x + w * 0.5F, m.y - 16},
            {m.x + w, m.y - 11},
            {m.x + w * 1.08F, m.y + 8},
            {m.x + w * 0.7F, m.y + 13},
            {m.x - w * 0.7F, m.y + 13},
            {m.x - w * 1.08F, m.y + 8}});
    s.layer(o.tone + 0.16F);
    s.round_rect(m.x - w, m.y - 17, m.x + w, m.y - 12.6F, 2.2F);
    s.round_rect(m.x - w * 0.62F, m.y + 1, m.x + w * 0.62F, m.y + 10, 1.5F);
  }
  if (o.life_pack) {
    const Point m = b.trunk(0.36F, b.facing == 0 ? 0 : -b.facing * (k.chest * 0.9F + 4));
    const float w = b.facing == 0 ? k.chest * 1.02F : 5;
    s.layer(o.tone - 0.1F);
    s.round_rect(m.x - w, m.y - 15, m.x + w, m.y + 14, 3);
    s.layer(o.tone + 0.06F);
    s.round_rect(m.x - w * 0.86F, m.y - 13, m.x + w * 0.86F, m.y - 3, 2);
    s.layer(o.tone - 0.2F);
    for (const float x : {-0.45F, 0.0F, 0.45F})
      s.round_rect(m.x + w * x - w * 0.13F, m.y + 1, m.x + w * x + w * 0.13F, m.y + 10, 0.8F);
  }
  if (o.tank) {
    const Point m = b.trunk(0.4F, b.facing == 0 ? 0 : -b.facing * (k.chest * 0.9F + 1.5F));
    s.layer(o.tone + 0.2F);
    s.round_rect(m.x - 6.6F, m.y - 14, m.x - 0.4F, m.y + 13, 3);
    s.round_rect(m.x + 0.4F, m.y - 14, m.x + 6.6F, m.y + 13, 3);
    s.layer(0.04F);
    s.rect(m.x - 7, m.y - 2, m.x + 7, m.y + 0.6F);
  }
  if (o.quiver) {
    const Point top = b.trunk(-0.12F, k.shoulder * 0.5F);
    const Point low = b.trunk(0.72F, -k.waist * 0.5F);
    s.layer(o.tone + 0.1F);
    s.capsule(top, 2.8F, low, 2.2F);
    s.layer(0.4F);
    for (const float d : {-1.6F, 0.0F, 1.6F}) {
      s.line({top.x + d, top.y}, {top.x + d + 3, top.y - 7}, 0.5F);
      s.ellipse({top.x + d + 2.8F, top.y - 6}, 0.8F, 2, 0.4F);
    }
  }
  if (o.belt) {
    s.layer(std::max(o.tone - 0.05F, 0.0F));
    const Point l = b.trunk(0.7F, -k.waist * std::max(b.pose.turn, 0.74F) - 0.9F);
    const Point r = b.trunk(0.7F, k.waist * std::max(b.pose.turn, 0.74F) + 0.9F);
    const Point m = between(l, r, 0.5F);
    s.loop({{l.x, l.y - 0.9F, kCorner},
            {m.x, m.y - 0.1F},
            {r.x, r.y - 0.9F, kCorner},
            {r.x + 0.1F, r.y + 0.9F, kCorner},
            {m.x, m.y + 1.8F},
            {l.x - 0.1F, l.y + 0.9F, kCorner}});
  }
  if (o.sash) {
    s.layer(0.3F);
    const Point a = b.trunk(-0.02F, -k.shoulder * 0.5F);
    const Point c = b.trunk(0.8F, k.waist);
    s.line(a, c, 2.2F);
  }
  if (o.suspenders) {
    s.layer(o.tone + 0.2F);
    s.line(b.trunk(0.72F, -k.waist * 0.5F), b.trunk(-0.06F, k.shoulder * 0.45F), 1.1F);
    s.line(b.trunk(0.72F, k.waist * 0.5F), b.trunk(-0.06F, -k.shoulder * 0.45F), 1.1F);
  }
  if (o.apron) {
    s.layer(0.36F);
    const Point l = b.trunk(0.66F, -k.waist * 0.8F);
    const Point r = b.trunk(0.66F, k.waist * 0.8F);
    s.loop({{l.x, l.y, kCorner},
            {r.x, r.y, kCorner},
            {b.pelvis.x + k.hip * 1.05F, b.pelvis.y + 14},
            {b.pelvis.x + k.hip * 0.9F, b.pelvis.y + 21, kCorner},
            {b.pelvis.x - k.hip * 0.9F, b.pelvis.y + 21, kCorner},
            {b.pelvis.x - k.hip * 1.05F, b.pelvis.y + 14}});
    const Point cl = b.trunk(0.16F, -k.chest * 0.48F);
    const Point cr = b.trunk(0.16F, k.chest * 0.48F);
    s.polygon({cl, cr, r, l});
  }
}

}  // namespace onesheet::illustrator

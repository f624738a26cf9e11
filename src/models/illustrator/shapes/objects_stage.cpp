// Things that set a scene: of the court, the street, the fair and the canal; and the plague doctor.
#include <array>
#include <cmath>

#include "models/illustrator/shapes/figure.h"
#include "models/illustrator/shapes/registry.h"
#include "models/illustrator/shapes/roles.h"

namespace onesheet::illustrator {
namespace {

Shape draw_gavel(const Request&) {
  Sketch s;
  s.layer(0.1F);
  s.loop({{-34, 0, kCorner}, {-34, -6}, {-30, -9, kCorner}, {30, -9, kCorner}, {34, -6}, {34, 0, kCorner}});
  s.layer(0.2F);
  s.ellipse({0, -9.4F}, 30, 3.6F);
  Sketch hammer;
  hammer.layer(0.13F);
  hammer.sweep({{12, 0}, {40, 0.6F}, {76, 0}, {86, 0}}, {2.6F, 2.2F, 3.2F, 3.6F});
  hammer.layer(0.08F);
  hammer.round_rect(-14, -26, 14, 26, 5);
  hammer.layer(0.26F);
  hammer.rect(-15, -17.4F, 15, -14);
  hammer.rect(-15, 14, 15, 17.4F);
  hammer.layer(0.2F);
  hammer.rect(-9, -24, -6, 24);
  s.add(hammer, turn_scale_move(degrees(-28), 1, 1, -6, -42));
  return s.finish({.real_height_m = 0.24F});
}

Shape draw_scales(const Request&) {
  Sketch s;
  s.layer(0.12F);
  s.loop({{-22, 0, kCorner},
          {-20, -5},
          {-8, -8},
          {-4, -12, kCorner},
          {4, -12, kCorner},
          {8, -8},
          {20, -5},
          {22, 0, kCorner}});
  s.sweep({{0, -10}, {0, -50}, {0, -90}}, {2.6F, 2.0F, 2.2F});
  s.circle({0, -94}, 4.4F);
  s.ellipse({0, -52}, 4, 5);
  s.layer(0.2F);
  // The beam tips a little: judgment is near.
  s.sweep({{-48, -80}, {-22, -88}, {0, -87}, {22, -91}, {48, -91}}, {1.4F, 1.8F, 2.4F, 1.8F, 1.4F});
  for (const Point hook : std::array<Point, 2>{{{-48, -80}, {48, -91}}}) {
    const float pan = hook.y + 46;
    s.layer(0.24F);
    for (const float d : {-16.0F, 0.0F, 16.0F}) s.line(hook, {hook.x + d, pan}, 0.6F);
    s.layer(0.14F);
    s.loop({{hook.x - 19, pan, kCorner},
            {hook.x - 13, pan + 6.4F},
            {hook.x, pan + 9},
            {hook.x + 13, pan + 6.4F},
            {hook.x + 19, pan, kCorner}});
    s.layer(0.32F);
    s.ellipse({hook.x, pan}, 19, 1.6F);
  }
  return s.finish({.real_height_m = 0.6F});
}

Shape draw_bench(const Request&) {
  Sketch s;
  s.layer(0.06F);
  for (const float x : {-64.0F, 64.0F}) {
    s.sweep({{x, -84}, {x * 0.98F, -44}, {x * 1.03F, -20}, {x * 1.05F, 0}}, {2.4F, 2.6F, 2.4F, 3.0F}, true);
    s.sweep({{x * 0.9F, -38}, {x * 0.88F, -18}, {x * 0.9F, 0}}, {2, 2, 2.4F}, true);
    s.sweep({{x, -58}, {x * 1.08F, -60}, {x * 1.1F, -44}}, {1.8F, 1.8F, 1.6F});
  }
  s.layer(0.17F);
  for (const float y : {-84.0F, -74.4F, -64.8F, -55.2F}) s.round_rect(-74, y, 74, y + 7, 1.4F);
  s.layer(0.12F);
  s.round_rect(-76, -45, 76, -38, 1.4F);
  s.layer(0.22F);
  s.rect(-76, -45, 76, -43.4F);
  return s.finish({.real_height_m = 0.9F});
}

Shape draw_crate(const Request&) {
  Sketch s;
  s.layer(0.1F);
  s.rect(-50, -80, 50, 0);
  s.layer(0.17F);
  for (int i = 0; i < 5; ++i)
    s.rect(-47, -77 + 15.4F * static_cast<float>(i), 47, -64 + 15.4F * static_cast<float>(i));
  s.layer(0.25F);
  s.rect(-50, -80, -40, 0);
  s.rect(40, -80, 50, 0);
  s.rect(-50, -80, 50, -71);
  s.rect(-50, -9, 50, 0);
  s.polygon({{-40, -71}, {-30, -71}, {40, -9}, {30, -9}});
  s.layer(0.05F);
  for (const Point p : std::array<Point, 4>{{{-45, -75.6F}, {45, -75.6F}, {-45, -4.6F}, {45, -4.6F}}})
    s.circle(p, 1.4F);
  return s.finish({.real_height_m = 0.65F});
}

Shape draw_sack(const Request&) {
  Sketch s;
  s.layer(0.18F);
  s.loop({{-10, -80},
          {-18, -96, kCorner},
          {-6, -93},
          {2, -99},
          {10, -93},
          {20, -95, kCorner},
          {11, -80},
          {26, -66},
          {38, -40},
          {38, -12},
          {28, 0, kCorner},
          {-28, 0, kCorner},
          {-38, -12},
          {-38, -40},
          {-26, -66}});
  s.layer(0.06F);
  s.sweep({{-12, -79}, {0, -76}, {12, -79}}, {2, 2.4F, 2});
  s.sweep({{6, -77}, {14, -68}, {11, -60}}, {1.2F, 1, 0.6F});
  s.layer(0.25F);
  for (const float x : {-20.0F, -4.0F, 15.0F})
    s.sweep({{x * 0.3F, -74}, {x * 1.1F, -50}, {x * 1.2F, -22}}, {0.4F, 1.6F, 0.4F});
  s.layer(0.12F);
  s.sweep({{26, -50}, {31, -28}, {26, -8}}, {0.5F, 2, 0.6F});
  return s.finish({.real_height_m = 0.8F});
}

Shape draw_accordion(const Request&) {
  Sketch s;
  // Bellows fan out between the two boxes.
  for (int i = 0; i < 13; ++i) {
    const float t = static_cast<float>(i) / 12;
    const float a = degrees(-24 + 48 * t);
    Sketch fold;
    fold.layer(i % 2 == 0 ? 0.1F : 0.24F);
    fold.polygon({{-3.4F, -112}, {3.4F, -112}, {2.2F, -52}, {-2.2F, -52}});
    s.add(fold, turn_scale_move(a, 1, 1, 0, 0));
  }
  for (const float d : {-1.0F, 1.0F}) {
    Sketch box;
    box.layer(0.07F);
    box.round_rect(-9, -116, 9, -46, 3);
    box.layer(0.2F);
    box.round_rect(-6.4F, -112, 6.4F, -50, 2);
    box.layer(d > 0 ? 0.5F : 0.05F);
    for (int i = 0; i < 10; ++i) {
      if (d > 0)
        box.rect(-0.6F, -110 + 5.8F * static_cast<float>(i), 5.6F, -105 + 5.8F * static_cast<float>(i));
      else
        for (const float x : {-3.0F, 1.0F, 4.4F}) box.circle({x, -107 + 5.8F * static_cast<float>(i)}, 1.2F);
    }
    s.add(box, turn_scale_move(degrees(d * 31), 1, 1, 0, 0));
  }
  return s.finish({.real_height_m = 0.4F});
}

Shape draw_doll(const Request&) {
  Sketch s;
  // China doll, sitting: the face cracked, one eye gone dark.
  s.layer(0.2F);
  for (const float d : {-1.0F, 1.0F}) {
    s.sweep({{d * 9, -14}, {d * 17, -8}, {d * 24, -5}}, {5.4F, 5, 4.4F});
    s.sweep({{d * 14, -46}, {d * 23, -32}, {d * 25, -20}}, {4.4F, 3.8F, 3.2F});
    s.circle({d * 25, -17}, 3.8F);
  }
  s.layer(0.05F);
  for (const float d : {-1.0F, 1.0F}) s.ellipse({d * 26, -5}, 5, 5);
  s.layer(0.13F);
  s.loop({{-12, -52},
          {12, -52},
          {16, -44},
          {22, -24},
          {30, -6},
          {22, 0, kCorner},
          {-22, 0, kCorner},
          {-30, -6},
          {-22, -24},
          {-16, -44}});
  s.layer(0.3F);
  s.loop({{-14, -53}, {0, -49}, {14, -53}, {12, -45}, {0, -41}, {-12, -45}});
  for (int i = 0; i < 9; ++i) s.circle({-25 + 6.25F * static_cast<float>(i), -3}, 3.4F);
  s.layer(0.05F);
  s.loop({{0, -103},
          {19, -98},
          {26, -80},
          {27, -58},
          {22, -46, kCorner},
          {17, -60},
          {-17, -60},
          {-22, -46, kCorner},
          {-27, -58},
          {-26, -80},
          {-19, -98}});
  s.layer(0.5F);
  s.loop({{-15, -88}, {0, -93}, {15, -88}, {18, -74}, {13, -61}, {0, -54}, {-13, -61}, {-18, -74}});
  s.layer(0.05F);
  s.loop({{-16, -90, kCorner},
          {-6, -86},
          {0, -91, kCorner},
          {6, -86},
          {16, -90, kCorner},
          {10, -97},
          {-10, -97}});
  s.layer(0.02F);
  s.ellipse({-7, -74}, 3.4F, 3.8F);
  s.ellipse({7, -74}, 3.4F, 3.8F);
  s.layer(0.5F);
  s.circle({-6, -75.4F}, 1.1F);
  s.layer(0.12F);
  s.ellipse({0, -61.6F}, 2.6F, 1.3F);
  for (const float d : {-1.0F, 1.0F})
    s.sweep({{d * 4, -80}, {d * 8, -81.6F}, {d * 11, -79.6F}}, {0.4F, 0.7F, 0.3F});
  // The crack.
  s.layer(0.03F);
  s.sweep({{12, -90}, {9, -84}, {12, -79}, {8, -70}, {10, -63}}, {0.9F, 0.6F, 0.6F, 0.5F, 0.2F});
  s.sweep({{11, -79}, {15, -76}}, {0.5F, 0.2F});
  s.layer(0.36F);
  s.loop({{0, -99}, {-9, -104}, {-11, -98}, {-9, -94}});
  s.loop({{0, -99}, {9, -104}, {11, -98}, {9, -94}});
  s.circle({0, -98.6F}, 2);
  return s.finish({.real_height_m = 0.45F});
}

Shape draw_puppet(const Request&) {
  Sketch s;
  Pose p = pose::wide();
  p.look = View::front;
  p.arm_l = {-96, -30};
  p.arm_r = {112, 160};
  p.leg_l = {-24, 8};
  p.leg_r = {34, -16};
  p.nod = -10;
  p.foot_l = p.foot_r = Foot::tiptoe;
  const Bones b = take_pose(child_build(), p);
  const float bar = b.head.y - 62;
  s.layer(0.3F);
  for (const Point end : {b.hand(0), b.hand(1), b.knee[0], b.knee[1], Point{b.head.x, b.head.y - 6}})
    s.line({end.x * 0.62F, bar + 1}, end, 0.4F);
  s.layer(0.12F);
  s.round_rect(-30, bar - 1.8F, 30, bar + 1.8F, 1.4F);
  s.round_rect(-3, bar - 9, 3, bar + 9, 1.4F);
  draw_figure(s, b,
              {.cloth = Cloth::shirt,
               .tone = 0.2F,
               .legs = Legs::shorts,
               .legs_tone = 0.08F,
               .hair = Hair::cropped,
               .hat = Hat::cap,
               .suspenders = true});
  s.layer(0.4F);
  for (const Point joint : {b.elbow[0], b.elbow[1], b.knee[0], b.knee[1]}) s.circle(joint, 2.2F);
  s.layer(0.3F);
  s.sweep({{b.head.x, b.head.y + 1}, {b.head.x + 9, b.head.y + 1.6F}}, {1.3F, 0.8F});
  return s.finish({.real_height_m = 1.2F, .stands = false});
}

Shape draw_gondola(const Request&) {
  Sketch s;
  s.layer(0.06F);
  s.loop({{-112, -34, kCorner},
          {-100, -18},
          {-70, -11},
          {0, -9},
          {66, -12},
          {94, -22},
          {106, -44, kCorner},
          {100, -12},
          {78, -2},
          {30, 0, kCorner},
          {-40, 0, kCorner},
          {-84, -3},
          {-104, -14}});
  // The comb of the prow.
  s.layer(0.34F);
  s.loop({{102, -30, kCorner}, {105, -46}, {114, -50}, {117, -42}, {110, -40}, {109, -28, kCorner}});
  for (const float y : {-37.0F, -33.0F, -29.0F, -25.0F}) s.rect(106, y, 113, y + 1.8F);
  s.layer(0.16F);
  s.loop({{-26, -9, kCorner}, {-22, -19}, {-6, -21}, {8, -20}, {12, -9, kCorner}});
  s.layer(0.24F);
  s.sweep({{-100, -17}, {-60, -9}, {0, -6.6F}, {70, -9}, {100, -21}}, {0.5F, 0.8F, 0.9F, 0.8F, 0.5F});
  s.layer(0.14F);
  s.line({-84, -54}, {-24, -1}, 1.5F);
  s.line({-74, -12}, {-71, -24}, 1.6F);
  return s.finish({.real_height_m = 1.5F, .facing = Facing::right, .stance_x = 0, .centred = false});
}

Shape draw_plague_doctor(const Request& request) {
  Request as = request;
  as.concept_id = "monk";
  Costume costume = *costume_of(as);
  Outfit o = costume.outfit;
  o.cloth = Cloth::robe;
  o.tone = 0.06F;
  o.hair = Hair::none;
  o.hat = Hat::hood;
  o.hat_tone = 0.05F;
  o.cape = true;
  o.cape_tone = 0.045F;
  o.skin_tone = 0.2F;
  Pose p = pose::facing_right();
  p.nod = 8;
  const std::string_view prop = can_hold(request.prop) ? request.prop : "lantern";
  carry(p, prop, 1);
  const Bones b = take_pose(man_build(), p);
  Sketch s;
  draw_figure(s, b, o);
  // The mask over the hood, its beak, one round glass, and the broad hat.
  const Point h = b.head;
  s.layer(0.3F);
  s.loop({{h.x + 0.5F, h.y - 3.6F},
          {h.x + 6, h.y - 3.4F},
          {h.x + 14, h.y + 1},
          {h.x + 22, h.y + 8, kCorner},
          {h.x + 13, h.y + 6},
          {h.x + 5, h.y + 6.4F},
          {h.x + 0.5F, h.y + 4}});
  s.layer(0.18F);
  s.sweep({{h.x + 6, h.y + 2.6F}, {h.x + 13, h.y + 3.6F}, {h.x + 21, h.y + 7.6F}}, {0.3F, 0.5F, 0.15F});
  s.layer(0.02F);
  s.circle({h.x + 3.6F, h.y - 0.4F}, 2.0F);
  s.layer(0.46F);
  s.circle({h.x + 4.1F, h.y - 0.9F}, 0.7F);
  s.layer(0.045F);
  s.ellipse({h.x + 0.4F, h.y - 4.6F}, 12.4F, 1.5F, 0.1F);
  s.loop({{h.x - 5.4F, h.y - 4.6F, kCorner},
          {h.x - 5, h.y - 10},
          {h.x + 0.6F, h.y - 12},
          {h.x + 5.4F, h.y - 9.4F},
          {h.x + 6, h.y - 4, kCorner}});
  draw_held(s, prop, b.hand(1), 1, 1, b.forearm_radians(1));
  s.anchor(Anchor::Name::head, h);
  return s.finish(
      {.real_height_m = 1.76F, .of_height = 100, .facing = Facing::right, .stance_x = 0, .centred = false});
}

}  // namespace

void register_stage_objects(Registry& registry) {
  registry.add("gavel", draw_gavel);
  registry.add("scales", draw_scales);
  registry.add("bench", draw_bench);
  registry.add("crate", draw_crate);
  registry.add("sack", draw_sack);
  registry.add("accordion", draw_accordion);
  registry.add("doll", draw_doll);
  registry.add("puppet", draw_puppet);
  registry.add("gondola", draw_gondola);
  registry.add("plague_doctor", draw_plague_doctor);
}

}  // namespace onesheet::illustrator

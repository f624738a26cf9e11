// Hoofed animals from one jointed body: what differs is neck, head, ears, horns, mane, tail and coat.
#include <array>
#include <cmath>

#include "models/illustrator/shapes/registry.h"
#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {
namespace {

struct Hoofed {
  float tone = 0.08F;
  float barrel = 1;       // thickness of the trunk
  float leg = 1;          // thickness of the legs
  Point poll{38, -84};    // top of the head
  Point muzzle{55, -68};  // tip of the nose
  float neck = 1;         // thickness
  float head = 1;
  float ear = 7;           // length
  float muzzle_tone = -1;  // a pale nose; below 0: none
};

void leg_of(Sketch& s, std::initializer_list<Point> joints, std::initializer_list<float> radii, float hoof_x,
            float k) {
  Points at(joints);
  std::vector<float> r(radii);
  for (float& one : r) one *= k;
  s.sweep(at, r);
  s.polygon({{hoof_x - 2.5F * k, -3.2F},
             {hoof_x + 2.6F * k, -3.2F},
             {hoof_x + 4.2F * k, 0},
             {hoof_x - 3.0F * k, 0}});
}

void trunk_of(Sketch& s, const Hoofed& h) {
  const float k = h.leg;
  s.layer(std::max(h.tone - 0.03F, 0.02F));
  leg_of(s, {{-20, -46}, {-15, -34}, {-17, -22}, {-12, -9}, {-12, -3}}, {8.5F, 5.6F, 3, 2, 2.3F}, -11.6F, k);
  leg_of(s, {{22, -44}, {27, -32}, {31, -20}, {30, -9}, {30, -3}}, {7, 4, 2.8F, 1.9F, 2.3F}, 30.6F, k);
  s.layer(h.tone);
  const float b = h.barrel;
  s.loop({{28, -52},
          {19, -62},
          {4, -60.6F},
          {-12, -61.4F},
          {-24, -62.6F},
          {-32, -56},
          {-33, -45},
          {-20, -48 + 9 * b},
          {0, -48 + 13.5F * b},
          {16, -48 + 10.5F * b},
          {27, -43}});
  leg_of(s, {{-24, -49}, {-23, -36}, {-31, -23}, {-28, -10}, {-28, -3}}, {9.6F, 6.4F, 3.2F, 2.1F, 2.4F},
         -27.4F, k);
  leg_of(s, {{20, -47}, {19, -33}, {19.6F, -21}, {19.6F, -10}, {20, -3}}, {8, 4.4F, 3, 2, 2.4F}, 20.6F, k);
  const Point root{20, -54};
  const Point mid{(root.x + h.poll.x) / 2 + 1, (root.y + h.poll.y) / 2 + 2};
  s.sweep({{15, -52}, root, mid, {h.poll.x - 1, h.poll.y + 4}},
          {11 * h.neck, 10 * h.neck, 7 * h.neck, 5.2F * h.neck});
  // Cheek, nose bridge and muzzle.
  const Point cheek = between(h.poll, h.muzzle, 0.3F);
  const Point bridge = between(h.poll, h.muzzle, 0.68F);
  s.sweep({{h.poll.x, h.poll.y + 3}, {cheek.x, cheek.y + 1.5F}, bridge, h.muzzle},
          {4.6F * h.head, 5.2F * h.head, 3.5F * h.head, 3.0F * h.head});
  if (h.muzzle_tone >= 0) {
    s.layer(h.muzzle_tone);
    s.sweep({between(h.poll, h.muzzle, 0.86F), h.muzzle}, {2.9F * h.head, 3.0F * h.head});
  }
}

void ears_of(Sketch& s, const Hoofed& h, float spread) {
  for (const float d : {-1.0F, 1.0F}) {
    const Point root{h.poll.x + d * 1.6F, h.poll.y};
    const Point tip{root.x + d * spread - 1, root.y - h.ear};
    const Point m = between(root, tip, 0.45F);
    s.layer(d < 0 ? h.tone - 0.02F : h.tone);
    s.loop({{root.x - 1.6F, root.y + 1.5F},
            {m.x - 1.7F, m.y},
            {tip.x, tip.y, kCorner},
            {m.x + 1.8F, m.y},
            {root.x + 1.6F, root.y + 1.5F}});
  }
}

void face_of(Sketch& s, const Hoofed& h) {
  const Point eye = between(h.poll, h.muzzle, 0.3F);
  s.layer(0.5F);
  s.ellipse({eye.x + 1.2F, eye.y - 0.6F}, 0.9F, 0.75F);
  s.layer(0.01F);
  s.circle({eye.x + 1.4F, eye.y - 0.6F}, 0.6F);
  s.ellipse({h.muzzle.x + 1.4F * h.head, h.muzzle.y - 0.4F}, 0.7F, 0.45F, 0.6F);
  // The turn of the shoulder and the flank.
  s.layer(h.tone + 0.06F);
  s.sweep({{25, -57}, {17, -50}, {15, -40}}, {0.3F, 0.9F, 0.3F});
  s.sweep({{-20, -58}, {-16, -50}, {-18, -43}}, {0.3F, 1.0F, 0.3F});
}

Shape finish_hoofed(const Sketch& s, float metres) {
  return s.finish({.real_height_m = metres, .facing = Facing::right, .stance_x = -2, .centred = false});
}

Shape draw_donkey(const Request&) {
  const Hoofed h{.tone = 0.14F,
                 .barrel = 1.06F,
                 .leg = 0.96F,
                 .poll = {36, -80},
                 .muzzle = {54, -66},
                 .neck = 1.04F,
                 .head = 1.12F,
                 .ear = 15,
                 .muzzle_tone = 0.4F};
  Sketch s;
  s.layer(0.1F);
  s.sweep({{-31, -57}, {-37, -46}, {-37, -32}}, {1.4F, 0.9F, 0.8F});
  s.layer(0.05F);
  s.loop({{-37.6F, -34}, {-35.8F, -34}, {-34.8F, -26}, {-37, -20, kCorner}, {-39.4F, -26}});
  trunk_of(s, h);
  ears_of(s, h, 3);
  s.layer(0.05F);
  s.sweep({{35, -82}, {27, -74}, {18, -63}}, {1.6F, 2.4F, 1.2F});
  face_of(s, h);
  return finish_hoofed(s, 1.5F);
}

Shape draw_zebra(const Request&) {
  const Hoofed h{.tone = 0.46F,
                 .barrel = 1.1F,
                 .poll = {37, -82},
                 .muzzle = {54, -66},
                 .neck = 1.1F,
                 .head = 1.04F,
                 .ear = 7.5F,
                 .muzzle_tone = 0.06F};
  Sketch s;
  s.layer(0.3F);
  s.sweep({{-31, -58}, {-37, -47}, {-37, -30}}, {1.4F, 1.2F, 1.8F});
  trunk_of(s, h);
  ears_of(s, h, 3.4F);
  s.layer(0.05F);
  // Stripes: upright on the trunk, slanting on neck and quarters, rings on the legs.
  for (int i = 0; i < 7; ++i) {
    const float x = -9 + 5.4F * static_cast<float>(i);
    s.sweep({{x + 0.5F, -61}, {x + 1.4F, -50}, {x - 0.4F, -37}}, {1.3F, 1.0F, 0.25F});
  }
  for (int i = 0; i < 4; ++i) {
    const float d = 4.6F * static_cast<float>(i);
    s.sweep({{-14 - d * 0.5F, -61 + d * 0.7F}, {-22 - d * 0.2F, -52 + d * 1.2F}, {-32, -50 + d * 1.3F}},
            {0.6F, 1.1F, 0.9F});
  }
  for (int i = 0; i < 6; ++i) {
    const float t = static_cast<float>(i) / 6;
    const Point m{20 + 15 * t, -58 - 21 * t};
    const float r = 9.2F - 3.6F * t;
    s.sweep({{m.x - r * 0.8F, m.y - r * 0.5F}, m, {m.x + r * 0.7F, m.y + r * 0.6F}}, {1.2F, 0.9F, 0.3F});
  }
  for (const float y : {-32.0F, -27.0F, -22.0F, -17.0F, -12.0F}) {
    s.line({16.8F, y}, {22.4F, y + 1}, 1.3F);
    s.line({-32 + (y < -24 ? 6.0F : 2.0F), y}, {-25.4F + (y < -24 ? 3.0F : 0.0F), y + 1}, 1.3F);
  }
  for (const float t : {0.35F, 0.5F, 0.65F}) {
    const Point m = between(h.poll, h.muzzle, t);
    s.line({m.x - 1.5F, m.y - 3}, {m.x - 2.6F, m.y + 4}, 0.8F);
  }
  // The mane stands.
  s.loop({{40, -87, kCorner},
          {33, -84.6F},
          {25, -76},
          {17, -65},
          {15, -61, kCorner},
          {19, -61},
          {28, -72},
          {36, -80}});
  face_of(s, h);
  return finish_hoofed(s, 1.6F);
}

Shape draw_goat(const Request&) {
  const Hoofed h{.tone = 0.2F,
                 .barrel = 1.12F,
                 .leg = 0.84F,
                 .poll = {34, -78},
                 .muzzle = {48, -67},
                 .neck = 0.9F,
                 .head = 0.94F,
                 .ear = 0.1F};
  Sketch s;
  s.layer(0.16F);
  s.loop({{-31, -58}, {-36, -64}, {-40, -67, kCorner}, {-38, -60}, {-32, -53}});
  // Far horn.
  s.layer(0.1F);
  s.sweep({{33, -80}, {26, -91}, {15, -94}, {8, -88}}, {2.0F, 1.7F, 1.2F, 0.4F});
  trunk_of(s, h);
  // Shaggy coat along belly and breast.
  s.layer(0.17F);
  for (int i = 0; i < 9; ++i) {
    const float x = -18 + 5 * static_cast<float>(i);
    s.polygon({{x - 3, -42}, {x + 3.4F, -42}, {x - 1, -32 - (i % 3 == 1 ? 3.0F : 0.0F)}});
  }
  s.layer(0.13F);
  s.sweep({{36, -80}, {31, -93}, {21, -98}, {12, -93}}, {2.2F, 1.9F, 1.4F, 0.5F});
  s.layer(0.24F);
  for (const float t : {0.2F, 0.4F, 0.6F})
    s.line({35.4F - 9 * t, -82 - 14 * t}, {31.6F - 9 * t, -81 - 15 * t}, 0.5F);
  s.layer(0.15F);
  s.loop({{34, -77}, {27, -78}, {21, -74, kCorner}, {26, -72}, {33, -73}});
  s.loop({{47, -67, kCorner}, {47, -60}, {44.6F, -53, kCorner}, {43, -60}, {42, -68, kCorner}});
  face_of(s, h);
  return finish_hoofed(s, 1.0F);
}

// A horse that waits: for leading, grazing and standing guard; the pictogram gallops.
Shape draw_standing_horse(const Request&) {
  const Hoofed h{.tone = 0.07F,
                 .barrel = 1.06F,
                 .leg = 1.02F,
                 .poll = {38, -90},
                 .muzzle = {56, -74},
                 .neck = 1.08F,
                 .head = 1.06F,
                 .ear = 6.4F};
  Sketch s;
  s.layer(0.04F);
  s.sweep({{-31, -59}, {-39, -52}, {-40, -34}, {-37, -18}}, {2.2F, 3.4F, 3.2F, 1.0F});
  trunk_of(s, h);
  ears_of(s, h, 2);
  s.layer(0.035F);
  s.loop({{40, -94, kCorner},
          {31, -92},
          {22, -80},
          {14, -66},
          {11, -60, kCorner},
          {18, -62, kCorner},
          {20, -66},
          {24, -68, kCorner},
          {26, -76},
          {30, -77, kCorner},
          {32, -84},
          {37, -86, kCorner}});
  s.loop({{39, -94, kCorner}, {44, -91}, {46, -85, kCorner}, {41, -87}});
  face_of(s, h);
  return finish_hoofed(s, 2.1F);
}

}  // namespace

void register_hoofed(Registry& registry) {
  registry.add("donkey", draw_donkey);
  registry.add("zebra", draw_zebra);
  registry.add("goat", draw_goat);
  registry.add("standing_horse", draw_standing_horse);
}

}  // namespace onesheet::illustrator

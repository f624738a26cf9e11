// Instruments and the tools of stage and screen. Drawn in centimetres.
#include "models/illustrator/shapes/registry.h"
#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {
namespace {

constexpr float kBody = 0.14F, kDark = 0.05F, kPale = 0.36F;

// A guitar's figure of eight.
void waisted_body(Sketch& s, float upper, float waist, float lower, float height) {
  s.symmetric({{0, 0},
               {upper * 0.75F, height * 0.02F},
               {upper, height * 0.16F},
               {waist * 1.12F, height * 0.34F},
               {waist, height * 0.46F},
               {waist * 1.22F, height * 0.56F},
               {lower, height * 0.76F},
               {lower * 0.72F, height * 0.97F},
               {0, height}});
}

// A fiddle's body: round bouts that end in sharp corners either side of the waist.
void fiddle_body(Sketch& s, float scale) {
  const auto at = [&](float x, float y, bool corner = false) {
    return Knot{x * scale, 18 + (y - 18) * scale, corner};
  };
  s.symmetric({at(0, 0), at(4.6F, 0.3F), at(8.4F, 4.2F), at(8.2F, 9.6F), at(8.6F, 12.6F, kCorner),
               at(6.0F, 15.2F), at(5.6F, 18.2F), at(6.6F, 21.2F), at(9.8F, 22.8F, kCorner), at(10.2F, 26.4F),
               at(10.0F, 31.0F), at(6.2F, 35.0F), at(0, 35.5F)});
}

Shape violin(const Request&) {
  Sketch s;
  s.layer(kDark).round_rect(-1.1F, -24, 1.1F, 4, 0.6F);
  s.circle({0, -25.2F}, 1.9F);
  for (const float y : {-22.6F, -20.2F}) {
    s.capsule({-3.2F, y}, 0.75F, {3.2F, y + 0.9F}, 0.75F);
  }
  s.layer(kBody);
  fiddle_body(s, 1);
  s.layer(0.26F);
  fiddle_body(s, 0.90F);
  s.layer(kDark);
  for (const float side : {-1.0F, 1.0F}) {
    s.sweep({{side * 3.2F, 15.6F}, {side * 4.5F, 18.2F}, {side * 3.9F, 21.6F}, {side * 5.4F, 24.2F}},
            {0.75F, 0.32F, 0.32F, 0.8F});
  }
  s.polygon({{-1.2F, 2}, {1.2F, 2}, {1.7F, 13.5F}, {-1.7F, 13.5F}});
  s.rect(-3.4F, 20.4F, 3.4F, 21.4F);
  s.polygon({{-1.3F, 24}, {1.3F, 24}, {1.9F, 33.5F}, {-1.9F, 33.5F}});
  s.ellipse({-5.2F, 33.0F}, 2.6F, 2.2F);
  s.layer(kPale);
  for (const float x : {-0.75F, -0.25F, 0.25F, 0.75F}) s.line({x * 0.8F, -22}, {x * 1.5F, 24.6F}, 0.14F);
  s.layer(kBody).line({11.5F, -20}, {17.5F, 36}, 0.8F);
  s.layer(kPale).line({12.6F, -19.4F}, {18.3F, 34.6F}, 0.28F);
  return s.finish({.real_height_m = 0.62F, .stance_x = 0, .centred = true});
}

Shape guitar(const Request&) {
  Sketch s;
  s.layer(kDark).polygon({{-2.6F, -62}, {2.6F, -62}, {2.3F, -46}, {-2.3F, -46}});
  s.polygon({{-2.0F, -47}, {2.0F, -47}, {2.5F, 6}, {-2.5F, 6}});
  for (int i = 0; i < 3; ++i) {
    const float y = -59.5F + 4.6F * static_cast<float>(i);
    s.capsule({-4.4F, y}, 0.95F, {4.4F, y}, 0.95F);
  }
  s.layer(kBody);
  waisted_body(s, 14.5F, 11.2F, 19.5F, 49);
  s.layer(0.26F);
  Sketch inner;
  inner.layer(0.26F);
  waisted_body(inner, 13.1F, 9.8F, 18.0F, 46.2F);
  s.merge(inner, Affine::scale_then_move(1, 1, 0, 1.4F));
  s.layer(kDark).circle({0, 17.5F}, 5.4F);
  s.polygon({{-2.1F, 0}, {2.1F, 0}, {2.5F, 12.4F}, {-2.5F, 12.4F}});
  s.round_rect(-8, 35.2F, 8, 37.6F, 0.8F);
  s.layer(kPale);
  for (const float x : {-1.6F, -0.96F, -0.32F, 0.32F, 0.96F, 1.6F})
    s.line({x * 0.8F, -48}, {x * 1.35F, 36}, 0.13F);
  s.layer(0.30F);
  for (int i = 0; i < 11; ++i)
    s.rect(-2.2F, -44 + 4.5F * static_cast<float>(i), 2.2F, -43.6F + 4.5F * static_cast<float>(i));
  return s.finish({.real_height_m = 1.0F});
}

Shape piano(const Request&) {
  Sketch s;
  // A grand from the audience's side, lid up.
  s.layer(kBody).polygon({{-62, -92}, {-50, -168}, {70, -150}, {84, -92}});
  s.layer(0.24F).polygon({{-54, -94}, {-44, -158}, {62, -143}, {74, -94}});
  s.layer(kDark).line({38, -92}, {46, -144}, 1.6F);
  s.layer(kBody).loop({{-88, -98, kCorner},
                       {80, -98},
                       {92, -94},
                       {94, -84},
                       {88, -72},
                       {76, -68, kCorner},
                       {-88, -68, kCorner}});
  s.polygon({{-112, -76}, {-86, -76}, {-86, -60}, {-112, -60}});
  s.layer(kPale).polygon({{-112, -79}, {-87, -79}, {-87, -75.5F}, {-112, -75.5F}});
  s.layer(kDark);
  s.polygon({{-84, -68}, {-74, -68}, {-77, -4}, {-82, -4}});
  s.polygon({{62, -68}, {72, -68}, {69, -4}, {64, -4}});
  s.polygon({{-14, -68}, {-6, -68}, {-8, -4}, {-12, -4}});
  for (const float x : {-79.5F, 66.5F, -10.0F}) s.circle({x, -3}, 3);
  s.rect(-30, -66, -26, -20);
  s.round_rect(-37, -21, -19, -16, 1.5F);
  s.layer(0.20F).polygon({{-86, -94}, {86, -94}, {88, -91}, {-86, -91}});
  s.layer(kDark).round_rect(-158, -50, -124, -43, 2);
  s.line({-154, -44}, {-154, -1}, 3);
  s.line({-128, -44}, {-128, -1}, 3);
  return s.finish({.real_height_m = 1.65F});
}

Shape trumpet(const Request&) {
  Sketch s;
  s.layer(0.26F).loop({{24, -2.4F, kCorner},
                       {34, -3.2F},
                       {41, -5.4F},
                       {47, -10.5F, kCorner},
                       {47.6F, 0},
                       {47, 10.5F, kCorner},
                       {41, 5.4F},
                       {34, 3.2F},
                       {24, 2.4F, kCorner}});
  s.layer(kDark).ellipse({47.1F, 0}, 1.6F, 10.4F);
  s.layer(0.20F).line({-44, -2.0F}, {26, -2.0F}, 2.6F);
  s.line({-20, 9.5F}, {20, 9.5F}, 2.6F);
  s.arc({20, 3.75F}, 5.75F, 5.75F, 0, degrees(180), 2.6F);
  s.arc({-20, 3.75F}, 5.75F, 5.75F, degrees(-180), 0, 2.6F);
  s.line({-20, -2}, {26, -2}, 2.6F);
  s.line({18, 0}, {26, 0}, 4.2F);
  s.loop({{-44, -3.2F},
          {-49, -4.6F, kCorner},
          {-51, -4.6F, kCorner},
          {-51, 0.6F, kCorner},
          {-49, 0.6F, kCorner},
          {-44, -0.8F}});
  s.layer(kBody);
  for (const float x : {-8.0F, -1.0F, 6.0F}) {
    s.round_rect(x - 2.5F, -6.5F, x + 2.5F, 14.5F, 1.2F);
    s.rect(x - 0.6F, -10.5F, x + 0.6F, -6);
    s.round_rect(x - 2.0F, -12.2F, x + 2.0F, -10.2F, 0.9F);
  }
  return s.finish({.real_height_m = 0.26F, .facing = Facing::right, .stands = false});
}

Shape drum(const Request&) {
  Sketch s;
  s.layer(kBody).rect(-22, -26, 22, -4);
  s.ellipse({0, -4}, 22, 6);
  s.layer(kPale);
  for (int i = 0; i < 6; ++i) {
    const float x = -21 + 7.4F * static_cast<float>(i);
    s.line({x, -25}, {x + 3.7F, -1.0F}, 0.8F);
    if (i < 5) s.line({x + 3.7F, -1.0F}, {x + 7.4F, -25}, 0.8F);
  }
  s.layer(0.40F).ellipse({0, -26}, 22.6F, 6.4F);
  s.layer(0.22F).ellipse({0, -26}, 20.6F, 5.3F);
  s.layer(kDark).capsule({-26, -48}, 0.9F, {4, -27.5F}, 0.9F);
  s.circle({4.4F, -27.2F}, 1.9F);
  s.capsule({25, -50}, 0.9F, {8, -28.5F}, 0.9F);
  s.circle({7.4F, -28}, 1.9F);
  return s.finish({.real_height_m = 0.5F});
}

Shape microphone(const Request&) {
  Sketch s;
  // The chrome pill of the 1950s, on its stand.
  s.layer(kDark).line({0, 20}, {0, 96}, 2.6F);
  s.ellipse({0, 97}, 17, 3.4F);
  s.line({-13, 2}, {-13, 14}, 2.2F);
  s.line({13, 2}, {13, 14}, 2.2F);
  s.arc({0, 10}, 13, 12, degrees(-90), degrees(90), 2.4F);
  s.layer(0.22F).loop({{-10.5F, -12},
                       {-8, -22},
                       {0, -26},
                       {8, -22},
                       {10.5F, -12},
                       {10.5F, 6},
                       {7, 15},
                       {0, 18},
                       {-7, 15},
                       {-10.5F, 6}});
  s.layer(kDark);
  for (const float x : {-6.6F, -2.2F, 2.2F, 6.6F}) s.capsule({x, -17 + x * x * 0.07F}, 0.95F, {x, 1}, 0.95F);
  for (const float x : {-5.0F, 0.0F, 5.0F}) s.capsule({x, 7}, 0.9F, {x, 12.5F - x * x * 0.06F}, 0.9F);
  s.layer(kPale).rect(-11, 2.6F, 11, 5.0F);
  s.line({-8.2F, -16}, {-8.8F, -4}, 0.8F);
  return s.finish({.real_height_m = 1.3F});
}

Shape camera(const Request&) {
  Sketch s;
  s.layer(kBody).loop({{-10, -24, kCorner}, {-7, -31, kCorner}, {11, -31, kCorner}, {14, -24, kCorner}});
  s.round_rect(-30, -24, 30, 14, 3);
  s.round_rect(-24, -28, -14, -22, 1.2F);
  s.round_rect(19, -27.5F, 26, -22, 1.2F);
  s.layer(0.24F).round_rect(-30, -17, 30, 8, 0.4F);
  s.layer(kDark).circle({2, -4}, 15.5F);
  s.layer(0.22F).circle({2, -4}, 13);
  s.layer(kDark).circle({2, -4}, 10.4F);
  s.layer(0.16F).circle({2, -4}, 6.8F);
  s.lit(0.9F).ellipse({-1.6F, -8}, 2.6F, 1.8F, degrees(-30));
  s.lit(0.8F).round_rect(-5, -29, 7, -26, 0.6F);
  return s.finish({.real_height_m = 0.12F});
}

Shape film_reel(const Request&) {
  Sketch s;
  s.layer(0.18F).sweep({{2, 30}, {16, 31}, {30, 27}, {44, 31}, {58, 28}}, {4, 4, 4, 4, 4});
  s.layer(kDark);
  for (int i = 0; i < 9; ++i) {
    const float x = 8 + 5.6F * static_cast<float>(i);
    s.rect(x, 27.2F, x + 1.8F, 28.6F);
    s.rect(x, 31.6F, x + 1.8F, 33.0F);
  }
  s.layer(kBody).circle({0, 0}, 34);
  for (int i = 0; i < 5; ++i) {
    const Point hole = swing({0, 0}, degrees(72.0F * static_cast<float>(i)), 19.5F);
    s.cut_ellipse(hole, 9, 9);
  }
  s.cut_ellipse({0, 0}, 4, 4);
  s.layer(0.26F).ring({0, 0}, 33, 31);
  return s.finish({.real_height_m = 0.4F, .stands = false});
}

Shape ticket(const Request&) {
  Sketch s;
  // Half-round notches in both ends, as a ticket is punched.
  s.layer(0.34F).loop({{-40, -16, kCorner},
                       {40, -24, kCorner},
                       {41.35F, -10, kCorner},
                       {37.8F, -5.6F},
                       {42.1F, -2.1F, kCorner},
                       {43.5F, 12, kCorner},
                       {-36.5F, 20, kCorner},
                       {-37.9F, 6, kCorner},
                       {-34.4F, 1.6F},
                       {-38.6F, -1.9F, kCorner}});
  s.layer(kBody);
  for (int i = 0; i < 7; ++i) {
    const float y = -19 + 5.4F * static_cast<float>(i);
    s.circle({20 + 0.52F * static_cast<float>(i), y}, 0.9F);
  }
  s.polygon({{-30, -8}, {12, -12.2F}, {12.5F, -7.6F}, {-29.5F, -3.4F}});
  s.polygon({{-29, 2}, {4, -1.3F}, {4.3F, 1.2F}, {-28.7F, 4.5F}});
  s.polygon({{-28.2F, 8.5F}, {9, 4.8F}, {9.3F, 7.3F}, {-28, 11}});
  return s.finish({.real_height_m = 0.06F, .stands = false});
}

}  // namespace

void register_music(Registry& registry) {
  registry.add("violin", violin);
  registry.add("guitar", guitar);
  registry.add("piano", piano);
  registry.add("trumpet", trumpet);
  registry.add("drum", drum);
  registry.add("microphone", microphone);
  registry.add("camera", camera);
  registry.add("film_reel", film_reel);
  registry.add("ticket", ticket);
}

}  // namespace onesheet::illustrator

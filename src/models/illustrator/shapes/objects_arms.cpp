// Arms, regalia and the furniture of adventure. Drawn in centimetres.
#include "models/illustrator/shapes/registry.h"
#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {
namespace {

constexpr float kBody = 0.13F, kDark = 0.05F, kPale = 0.38F;

Shape sword(const Request&) {
  Sketch s;
  s.layer(kPale).polygon({{-2.8F, -18}, {-2.3F, -84}, {0, -92}, {0, -18}});
  s.layer(0.26F).polygon({{2.8F, -18}, {2.3F, -84}, {0, -92}, {0, -18}});
  s.layer(0.16F).polygon({{-0.6F, -20}, {-0.4F, -74}, {0.4F, -74}, {0.6F, -20}});
  s.layer(kBody).sweep({{-14, -15.5F}, {-7, -17.6F}, {0, -18}, {7, -17.6F}, {14, -15.5F}},
                       {1.7F, 1.2F, 1.6F, 1.2F, 1.7F});
  s.rect(-1.6F, -18, 1.6F, -3.5F);
  s.layer(kDark);
  for (int i = 0; i < 5; ++i)
    s.line({-1.7F, -15.4F + 2.5F * static_cast<float>(i)}, {1.7F, -14.2F + 2.5F * static_cast<float>(i)},
           0.5F);
  s.layer(0.22F).circle({0, -2.2F}, 2.8F);
  return s.finish({.real_height_m = 0.95F});
}

Shape knife(const Request&) {
  Sketch s;
  s.layer(0.36F).loop(
      {{-3.0F, -14, kCorner}, {-3.0F, -34}, {-1.6F, -41}, {2.6F, -46, kCorner}, {2.6F, -14, kCorner}});
  s.layer(0.24F).polygon({{1.0F, -14}, {1.0F, -44.0F}, {2.6F, -46}, {2.6F, -14}});
  s.layer(kBody).rect(-3.4F, -14.6F, 3.2F, -12.6F);
  s.loop({{-2.4F, -12.8F, kCorner},
          {2.6F, -12.8F, kCorner},
          {2.8F, -6},
          {3.2F, -1},
          {1.6F, 0},
          {-1.8F, 0},
          {-2.8F, -1.6F},
          {-2.1F, -6}});
  s.layer(kPale);
  for (const float y : {-10.4F, -6.6F, -2.8F}) s.circle({0.2F, y}, 0.62F);
  return s.finish({.real_height_m = 0.3F});
}

Shape gun(const Request&) {
  Sketch s;
  // A long-barrelled revolver.
  s.layer(kBody).polygon({{2, -17.2F}, {33, -17.2F}, {33, -13.4F}, {2, -13.4F}});
  s.polygon({{30.5F, -19.4F}, {32.4F, -19.4F}, {33, -17}, {30, -17}});
  s.rect(3, -13.6F, 22, -11.6F);
  s.loop({{-13.4F, -16.2F},
          {-9, -18.4F, kCorner},
          {4, -18.4F, kCorner},
          {4, -8.6F, kCorner},
          {-4, -8.2F},
          {-6.2F, -4},
          {-8.2F, 4.4F},
          {-10.6F, 7.2F},
          {-15.4F, 6.2F},
          {-17, 2.4F},
          {-13.6F, -6},
          {-13, -11}});
  s.loop(
      {{-12.6F, -16}, {-15.4F, -18.2F}, {-16.6F, -21.8F}, {-14, -21.4F}, {-11.4F, -18.6F}, {-9.8F, -16.4F}});
  s.arc({-0.6F, -7.6F}, 4.3F, 4.0F, degrees(-90), degrees(90), 1.1F);
  s.layer(kDark).sweep({{-1.4F, -8.6F}, {-0.6F, -6.6F}, {-1.4F, -4.6F}}, {0.6F, 0.5F, 0.35F});
  s.layer(0.26F).round_rect(-6.4F, -18.6F, 3.4F, -9.4F, 1.0F);
  s.layer(kDark);
  for (const float y : {-16.4F, -13.9F, -11.4F}) s.capsule({-4.6F, y}, 0.55F, {1.2F, y}, 0.55F);
  s.layer(0.24F).loop({{-11.8F, -6.4F}, {-9.0F, -6.8F}, {-10.4F, 2.2F}, {-12.4F, 4.2F}, {-14.4F, 3.0F}});
  return s.finish({.real_height_m = 0.16F, .facing = Facing::right, .stands = false});
}

Shape shield(const Request&) {
  Sketch s;
  s.layer(kBody).symmetric(
      {{0, -60, kCorner}, {12, -57}, {26, -59, kCorner}, {27, -34}, {20, -14}, {0, 0, kCorner}});
  s.layer(0.28F).symmetric(
      {{0, -55.5F, kCorner}, {11, -53}, {22.4F, -54.6F, kCorner}, {23, -34}, {17, -17}, {0, -4.6F, kCorner}});
  s.layer(kDark).rect(-3, -55, 3, -7);
  s.polygon({{-22.6F, -40}, {22.6F, -40}, {22.2F, -33.6F}, {-22.2F, -33.6F}});
  s.layer(0.40F).circle({0, -36.8F}, 5.4F);
  return s.finish({.real_height_m = 0.9F});
}

Shape bow(const Request&) {
  Sketch s;
  s.layer(kBody).sweep(
      {{-10, -82}, {-6, -78}, {6, -66}, {11, -50}, {8.6F, -41}, {11, -32}, {6, -16}, {-6, -4}, {-10, 0}},
      {0.7F, 1.0F, 1.5F, 1.9F, 2.3F, 1.9F, 1.5F, 1.0F, 0.7F});
  s.layer(kPale).line({-9.6F, -81.6F}, {-24, -41}, 0.45F);
  s.line({-24, -41}, {-9.6F, -0.4F}, 0.45F);
  s.layer(kDark).line({-26, -41}, {26, -41}, 0.95F);
  s.polygon({{25, -43.4F}, {33, -41}, {25, -38.6F}, {26.8F, -41}});
  s.polygon({{-28, -41}, {-32, -44.6F}, {-24, -44.4F}, {-20, -41}});
  s.polygon({{-28, -41}, {-32, -37.4F}, {-24, -37.6F}, {-20, -41}});
  return s.finish({.real_height_m = 1.5F, .facing = Facing::right});
}

Shape axe(const Request&) {
  Sketch s;
  s.layer(kBody).sweep({{0.5F, -72}, {-1.0F, -44}, {1.2F, -16}, {0, 0}}, {2.0F, 1.9F, 2.1F, 2.6F});
  s.layer(0.24F).loop({{-4.2F, -68, kCorner},
                       {3, -69, kCorner},
                       {13, -72},
                       {21, -78.5F, kCorner},
                       {24.6F, -66},
                       {20.6F, -50, kCorner},
                       {13, -57},
                       {3, -59.4F, kCorner},
                       {-4.2F, -60, kCorner}});
  s.layer(0.42F).loop({{19.4F, -76.6F, kCorner},
                       {21, -78.5F, kCorner},
                       {24.6F, -66},
                       {20.6F, -50, kCorner},
                       {19, -52.4F, kCorner},
                       {21.8F, -66}});
  return s.finish({.real_height_m = 0.9F, .facing = Facing::right});
}

Shape hammer(const Request&) {
  Sketch s;
  s.layer(kBody).sweep({{0, -60}, {0, -30}, {0, 0}}, {1.9F, 1.7F, 2.7F});
  s.layer(0.26F).round_rect(-5, -70, 9, -58, 1.5F);
  s.round_rect(8, -72.4F, 17, -55.6F, 2);
  s.loop({{-4, -69.6F, kCorner},
          {-12, -68.6F},
          {-19.6F, -59.6F, kCorner},
          {-11.6F, -62.6F},
          {-4, -60.6F, kCorner}});
  return s.finish({.real_height_m = 0.34F});
}

Shape crown(const Request&) {
  Sketch s;
  s.layer(0.30F).polygon({{-30, -10},
                          {-38, -44},
                          {-19, -27},
                          {-12.4F, -53},
                          {0, -30},
                          {12.4F, -53},
                          {19, -27},
                          {38, -44},
                          {30, -10}});
  for (const Point tip : {Point{-38, -45}, Point{-12.4F, -54}, Point{12.4F, -54}, Point{38, -45}})
    s.circle(tip, 3.3F);
  s.layer(kBody).polygon({{-30.4F, -11}, {30.4F, -11}, {29, 0}, {-29, 0}});
  s.layer(0.42F).rect(-29.9F, -11, 29.9F, -9.2F);
  s.rect(-29.2F, -1.8F, 29.2F, 0);
  s.lit(0.95F);
  for (const float x : {-20.0F, 0.0F, 20.0F})
    s.polygon({{x, -9}, {x + 3.1F, -5.5F}, {x, -2}, {x - 3.1F, -5.5F}});
  return s.finish({.real_height_m = 0.2F});
}

Shape skull(const Request&) {
  Sketch s;
  s.layer(0.36F).symmetric({{0, -62},
                            {15, -59.6F},
                            {26, -48},
                            {27, -33},
                            {22.4F, -23},
                            {20, -18.6F, kCorner},
                            {16.6F, -15},
                            {14.6F, -9, kCorner},
                            {13.2F, -1.6F},
                            {7, 0},
                            {0, 0.4F}});
  s.layer(0.24F).loop({{15, -58.6F, kCorner},
                       {25, -48},
                       {26, -33},
                       {21.4F, -23},
                       {19, -19, kCorner},
                       {22, -34},
                       {20.6F, -48}});
  s.layer(0.03F);
  for (const float side : {-1.0F, 1.0F}) {
    s.loop({{side * 3.6F, -30},
            {side * 7, -36},
            {side * 15, -36.6F},
            {side * 19, -30},
            {side * 16.6F, -23},
            {side * 9, -21.4F},
            {side * 4.6F, -24}});
  }
  s.symmetric({{0, -22.6F, kCorner}, {3.6F, -15.6F}, {2.6F, -13.6F}, {0, -15.4F, kCorner}});
  for (const float x : {-8.6F, -5.2F, -1.75F, 1.75F, 5.2F, 8.6F})
    s.line({x, -10.4F}, {x * 0.96F, -2.2F}, 0.75F);
  s.sweep({{-12, -8.2F}, {0, -6.8F}, {12, -8.2F}}, {0.3F, 0.5F, 0.3F});
  return s.finish({.real_height_m = 0.22F});
}

Shape mask(const Request&) {
  Sketch s;
  // A Venetian half mask on ribbons.
  s.layer(0.20F).sweep({{-33, -22}, {-50, -12}, {-56, 8}, {-68, 22}}, {0.9F, 2.0F, 2.4F, 1.0F});
  s.sweep({{33, -22}, {50, -12}, {56, 8}, {68, 22}}, {0.9F, 2.0F, 2.4F, 1.0F});
  s.layer(0.30F).symmetric({{0, -31, kCorner},
                            {13, -37},
                            {30, -36},
                            {39, -27.6F, kCorner},
                            {35, -12},
                            {24, -3.6F},
                            {11, -3},
                            {4.2F, 3.4F},
                            {0, 4.6F}});
  s.layer(0.40F).symmetric({{0, -29, kCorner}, {12, -34}, {27, -33.6F}, {12, -30}, {0, -24, kCorner}});
  s.layer(0.03F);
  for (const float side : {-1.0F, 1.0F}) {
    s.loop({{side * 7, -17, kCorner},
            {side * 14, -23.6F},
            {side * 23, -23},
            {side * 29.6F, -19, kCorner},
            {side * 22, -12.6F},
            {side * 13, -12}});
  }
  return s.finish({.real_height_m = 0.12F, .stands = false});
}

Shape anchor(const Request&) {
  Sketch s;
  s.layer(kBody).ring({0, -92}, 9, 5.2F);
  s.rect(-3.2F, -84, 3.2F, -6);
  s.round_rect(-22, -76, 22, -69.6F, 3);
  s.arc({0, -42}, 38, 37, degrees(-74), degrees(74), 6.6F);
  s.polygon({{-46, -22}, {-41.6F, -46}, {-27, -27.6F}});
  s.polygon({{46, -22}, {41.6F, -46}, {27, -27.6F}});
  s.polygon({{-6.4F, -8}, {6.4F, -8}, {0, 1.6F}});
  s.layer(0.26F).rect(-2.2F, -82, -0.9F, -10);
  return s.finish({.real_height_m = 1.6F});
}

Shape compass(const Request&) {
  Sketch s;
  s.layer(kBody).ring({0, -78}, 7, 4.4F);
  s.rect(-3, -74, 3, -66);
  s.circle({0, -34}, 34);
  s.layer(0.34F).circle({0, -34}, 28.4F);
  s.layer(kBody);
  for (int i = 0; i < 16; ++i) {
    const float turn = degrees(22.5F * static_cast<float>(i));
    s.line(swing({0, -34}, turn, i % 4 == 0 ? 22.0F : 24.5F), swing({0, -34}, turn, 27),
           i % 4 == 0 ? 1.6F : 0.8F);
  }
  s.layer(0.03F).polygon({{13, -51}, {4, -31}, {-4, -37}});
  s.layer(0.22F).polygon({{-13, -17}, {4, -31}, {-4, -37}});
  s.layer(kBody).circle({0, -34}, 2.5F);
  return s.finish({.real_height_m = 0.09F});
}

Shape map(const Request&) {
  Sketch s;
  s.layer(0.38F).polygon(
      {{-44, -52}, {-15, -60}, {15, -52}, {44, -60}, {44, -6}, {15, 2}, {-15, -6}, {-44, 2}});
  s.layer(0.28F).polygon({{-15, -60}, {15, -52}, {15, 2}, {-15, -6}});
  s.layer(kBody);
  for (int i = 0; i < 6; ++i) {
    const float t = static_cast<float>(i) / 5;
    const Point p{-34 + 58 * t, -16 - 24 * t + 9 * (i % 2 == 0 ? 1.0F : -1.0F)};
    s.ellipse(p, 2.6F, 1.1F, degrees(-28 + 30.0F * static_cast<float>(i % 2)));
  }
  s.line({27, -47}, {36, -38}, 2.2F);
  s.line({36, -47.6F}, {27, -37.6F}, 2.2F);
  s.layer(0.20F).loop({{-34, -40}, {-26, -46}, {-20, -38}, {-27, -32}});
  return s.finish({.real_height_m = 0.4F, .stands = false});
}

Shape telescope(const Request&) {
  Sketch s;
  s.layer(kDark).line({0, -52}, {-27, 0}, 2.6F);
  s.line({0, -52}, {27, 0}, 2.6F);
  s.line({0, -52}, {2, 0}, 2.6F);
  s.circle({0, -53}, 4);
  s.layer(kBody);
  Sketch tube;
  tube.layer(kBody).rect(-34, -4.2F, -10, 4.2F);
  tube.rect(-12, -5.8F, 16, 5.8F);
  tube.rect(14, -7.6F, 46, 7.6F);
  tube.rect(-39, -3.2F, -33, 3.2F);
  tube.layer(0.34F).rect(44, -8.8F, 48, 8.8F);
  tube.rect(13, -8.2F, 15.4F, 8.2F);
  tube.rect(-13, -6.2F, -10.8F, 6.2F);
  tube.layer(0.24F).rect(14, -5.6F, 46, -3.6F);
  s.add(tube, turn_scale_move(degrees(-32), 1, 1, 0, -58));
  return s.finish({.real_height_m = 1.4F, .facing = Facing::right});
}

Shape throne(const Request&) {
  Sketch s;
  s.layer(kBody).polygon(
      {{-24, -60}, {-24, -128}, {-12, -142}, {0, -168}, {12, -142}, {24, -128}, {24, -60}});
  for (const float x : {-24.0F, 24.0F}) s.circle({x, -131}, 4.2F);
  s.circle({0, -168}, 4.6F);
  s.layer(0.26F).polygon({{-16, -62}, {-16, -122}, {0, -146}, {16, -122}, {16, -62}});
  s.layer(kBody).rect(-34, -62, 34, -48);
  s.rect(-38, -84, -29, -2);
  s.rect(29, -84, 38, -2);
  for (const float x : {-33.5F, 33.5F}) s.circle({x, -85}, 7);
  s.rect(-30, -48, 30, -14);
  s.layer(0.22F).round_rect(-28, -68, 28, -58, 4);
  s.layer(kDark).rect(-46, -14, 46, -7);
  s.rect(-54, -7, 54, 0);
  return s.finish({.real_height_m = 2.0F});
}

Shape flag(const Request&) {
  Sketch s;
  s.layer(kDark).line({-20, -100}, {-20, 0}, 2);
  s.circle({-20, -101}, 2.4F);
  s.layer(0.24F).loop({{-19, -97, kCorner},
                       {-4, -102},
                       {12, -94},
                       {28, -96},
                       {40, -100, kCorner},
                       {38, -82},
                       {40, -64, kCorner},
                       {26, -60},
                       {10, -58},
                       {-6, -66},
                       {-19, -61, kCorner}});
  s.layer(0.34F).loop(
      {{-4, -101, kCorner}, {12, -94}, {10, -58.6F, kCorner}, {-6, -65.4F, kCorner}, {-3, -82}});
  return s.finish({.real_height_m = 3});
}

}  // namespace

void register_arms(Registry& registry) {
  registry.add("sword", sword);
  registry.add("knife", knife);
  registry.add("gun", gun);
  registry.add("shield", shield);
  registry.add("bow", bow);
  registry.add("axe", axe);
  registry.add("hammer", hammer);
  registry.add("crown", crown);
  registry.add("skull", skull);
  registry.add("mask", mask);
  registry.add("anchor", anchor);
  registry.add("compass", compass);
  registry.add("map", map);
  registry.add("telescope", telescope);
  registry.add("throne", throne);
  registry.add("flag", flag);
}

}  // namespace onesheet::illustrator

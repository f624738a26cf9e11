// What stands on a table or is played with: drink and food, toys, games.
#include <algorithm>
#include <array>
#include <cmath>

#include "models/illustrator/shapes/registry.h"
#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {
namespace {

constexpr float kTableBody = 0.13F, kTableDark = 0.05F;

Shape bottle(const Request&) {
  Sketch s;
  s.layer(kTableBody)
      .symmetric({{0, -92, kCorner},
                  {4.6F, -92, kCorner},
                  {4.6F, -70},
                  {6, -64},
                  {13, -56},
                  {14.6F, -46},
                  {14.6F, -3},
                  {12, 0, kCorner},
                  {0, 0, kCorner}});
  s.round_rect(-5.8F, -90, 5.8F, -86, 1.4F);
  s.layer(0.40F).round_rect(-14.6F, -42, 14.6F, -14, 0.6F);
  s.layer(0.16F).rect(-9, -35, 9, -33);
  s.rect(-9, -29.6F, 9, -28.4F);
  s.rect(-6, -24.6F, 6, -23.4F);
  s.layer(0.30F).line({-10, -54}, {-10.6F, -45}, 1.6F);
  return s.finish({.real_height_m = 0.3F});
}

Shape wine_glass(const Request&) {
  Sketch s;
  s.layer(0.32F).symmetric({{0, -78, kCorner},
                            {17, -78, kCorner},
                            {19.6F, -60},
                            {14, -44},
                            {3, -38},
                            {1.4F, -34, kCorner},
                            {1.3F, -7, kCorner},
                            {5, -3.2F},
                            {17, -0.9F, kCorner},
                            {17, 0, kCorner},
                            {0, 0, kCorner}});
  s.layer(0.07F).symmetric(
      {{0, -61, kCorner}, {17.6F, -61, kCorner}, {12.6F, -46}, {2, -40.6F}, {0, -40.4F, kCorner}});
  s.layer(0.50F).line({-13.6F, -74}, {-14.8F, -64}, 1.2F);
  return s.finish({.real_height_m = 0.2F});
}

Shape cup(const Request&) {
  Sketch s;
  s.layer(0.28F).sweep({{-6, -52}, {-10, -60}, {-4, -67}, {-8, -75}}, {1.2F, 1.6F, 1.3F, 0.4F});
  s.sweep({{8, -52}, {4, -61}, {11, -69}, {7, -79}}, {1.2F, 1.6F, 1.3F, 0.4F});
  s.layer(kTableBody).arc({26, -30}, 12, 11, degrees(-20), degrees(200), 4);
  s.loop({{-28, -46, kCorner},
          {28, -46, kCorner},
          {27, -24},
          {18, -8},
          {10, -6, kCorner},
          {-10, -6, kCorner},
          {-18, -8},
          {-27, -24}});
  s.layer(0.30F).ellipse({0, -46}, 28, 4.6F);
  s.layer(kTableDark).ellipse({0, -45.6F}, 24.6F, 3.4F);
  s.layer(0.26F).ellipse({0, -3}, 40, 4);
  return s.finish({.real_height_m = 0.12F});
}

Shape cake(const Request&) {
  Sketch s;
  s.layer(0.26F).rect(-40, -28, 40, -4);
  s.rect(-28, -52, 28, -28);
  s.layer(0.44F).loop({{-42, -32, kCorner},
                       {42, -32, kCorner},
                       {42, -24},
                       {35, -18},
                       {28, -24},
                       {20, -16},
                       {12, -24},
                       {3, -18},
                       {-6, -24},
                       {-15, -15},
                       {-24, -24},
                       {-33, -18},
                       {-42, -24}});
  s.loop({{-30, -55, kCorner},
          {30, -55, kCorner},
          {30, -48},
          {23, -42},
          {15, -48},
          {7, -41},
          {-2, -48},
          {-11, -42},
          {-20, -48},
          {-26, -43},
          {-30, -48}});
  s.layer(kTableBody);
  for (const float x : {-18.0F, -6.0F, 6.0F, 18.0F}) s.rect(x - 1.2F, -68, x + 1.2F, -55);
  s.lit(1.0F);
  for (const float x : {-18.0F, -6.0F, 6.0F, 18.0F})
    s.loop({{x, -79, kCorner}, {x + 2.4F, -72.4F}, {x, -69}, {x - 2.4F, -72.4F}});
  s.layer(kTableBody).ellipse({0, -3}, 52, 4);
  return s.finish({.real_height_m = 0.4F});
}

Shape egg(const Request&) {
  Sketch s;
  s.layer(0.40F).symmetric({{0, -76}, {17, -67}, {27, -44}, {27, -24}, {16, -4}, {0, 0}});
  s.layer(0.28F).loop({{19, -63.5F, kCorner},
                       {27, -44},
                       {27, -24},
                       {16, -4},
                       {0, 0},
                       {-8, -1.6F, kCorner},
                       {10, -9},
                       {19, -26},
                       {21.5F, -46}});
  return s.finish({.real_height_m = 0.06F});
}

Shape apple(const Request&) {
  Sketch s;
  s.layer(kTableDark).sweep({{0, -62}, {2, -72}, {8, -82}}, {1.6F, 1.4F, 1.9F});
  s.layer(0.30F).loop({{4, -70, kCorner}, {14, -82}, {30, -82, kCorner}, {22, -70}});
  s.layer(0.18F).symmetric({{0, -60}, {8, -66}, {26, -66}, {37, -48}, {34, -22}, {20, -2}, {8, 0}, {0, -3}});
  s.layer(0.34F).loop({{-28, -42}, {-24, -54}, {-15, -58}, {-20, -48}, {-22, -38}});
  return s.finish({.real_height_m = 0.08F});
}

Shape balloon(const Request&) {
  Sketch s;
  s.layer(kTableDark).sweep({{0, -66}, {-3, -46}, {3, -24}, {0, 0}}, {0.45F, 0.45F, 0.45F, 0.45F});
  s.layer(0.20F).symmetric({{0, -138}, {20, -132}, {29, -112}, {24, -88}, {7, -71}, {0, -69}});
  s.polygon({{-4.6F, -65}, {4.6F, -65}, {0, -72}});
  s.layer(0.42F).loop({{-18, -112}, {-14, -124}, {-6, -129}, {-11, -119}, {-13, -108}});
  return s.finish({.real_height_m = 1.0F, .stands = false});
}

Shape kite(const Request&) {
  Sketch s;
  s.layer(0.20F).polygon({{0, -100}, {30, -66}, {0, -14}, {-30, -66}});
  s.layer(0.34F).polygon({{0, -100}, {30, -66}, {0, -66}});
  s.polygon({{0, -14}, {-30, -66}, {0, -66}});
  s.layer(kTableDark)
      .sweep({{0, -14}, {10, -2}, {-2, 14}, {12, 30}, {2, 46}}, {0.7F, 0.7F, 0.7F, 0.7F, 0.7F});
  for (const Point bow : {Point{7, 0}, Point{2, 19}, Point{9, 34}}) {
    s.polygon({bow, {bow.x - 6, bow.y - 3.4F}, {bow.x - 6, bow.y + 3.4F}});
    s.polygon({bow, {bow.x + 6, bow.y - 3.4F}, {bow.x + 6, bow.y + 3.4F}});
  }
  return s.finish({.real_height_m = 1.2F, .stands = false});
}

Shape football(const Request&) {
  Sketch s;
  s.layer(0.44F).circle({0, -40}, 40);
  s.layer(kTableDark);
  const auto patch = [&](Point centre, float r, float turn, float squash) {
    Points corners;
    for (int i = 0; i < 5; ++i) {
      const Point p = swing({0, 0}, degrees(180 + 72.0F * static_cast<float>(i)) + turn, r);
      corners.push_back({centre.x + p.x, centre.y + p.y * squash});
    }
    s.polygon(corners);
  };
  patch({0, -40}, 13.5F, 0, 1);
  for (int i = 0; i < 5; ++i) {
    const float turn = degrees(180 + 72.0F * static_cast<float>(i));
    s.line(swing({0, -40}, turn, 12), swing({0, -40}, turn, 25), 1.3F);
    const Point left = swing({0, -40}, turn - 0.27F, 38.6F), right = swing({0, -40}, turn + 0.27F, 38.6F);
    s.polygon({swing({0, -40}, turn, 25), swing({0, -40}, turn + 0.24F, 30), right,
               swing({0, -40}, turn, 39.9F), left, swing({0, -40}, turn - 0.24F, 30)});
    const float half = turn + degrees(36);
    s.line(swing({0, -40}, turn + 0.24F, 30), swing({0, -40}, half, 31.5F), 1.2F);
    s.line(swing({0, -40}, half, 31.5F), swing({0, -40}, turn + degrees(72) - 0.24F, 30), 1.2F);
  }
  return s.finish({.real_height_m = 0.22F});
}

Shape chess_king(const Request&) {
  Sketch s;
  s.layer(kTableBody)
      .symmetric({{0, -80, kCorner},
                  {12, -80, kCorner},
                  {15, -74},
                  {8, -58},
                  {7, -40},
                  {12, -20},
                  {17, -16, kCorner},
                  {20, -10},
                  {22, 0, kCorner},
                  {0, 0, kCorner}});
  s.round_rect(-11, -62, 11, -57, 2);
  s.round_rect(-13, -55, 13, -50, 2);
  s.circle({0, -82}, 5);
  s.rect(-1.9F, -102, 1.9F, -82);
  s.rect(-7.6F, -97, 7.6F, -93);
  s.layer(0.26F).line({-4, -48}, {-7.6F, -20}, 2);
  s.layer(kTableDark).rect(-20.4F, -9, 20.4F, -7);
  return s.finish({.real_height_m = 0.1F});
}

Shape dice(const Request&) {
  Sketch s;
  s.layer(0.46F).polygon({{0, -74}, {36, -56}, {0, -38}, {-36, -56}});
  s.layer(0.34F).polygon({{-36, -56}, {0, -38}, {0, 0}, {-36, -18}});
  s.layer(0.22F).polygon({{36, -56}, {0, -38}, {0, 0}, {36, -18}});
  s.layer(kTableDark).ellipse({0, -56}, 7, 3.6F);
  for (const Point p : {Point{-27, -41}, Point{-9, -14}}) s.ellipse(p, 3.4F, 4.6F);
  s.ellipse({-18, -28}, 3.4F, 4.6F);
  for (const Point p : {Point{10, -34}, Point{27, -42}, Point{10, -14}, Point{27, -22}})
    s.ellipse(p, 3.2F, 4.2F);
  return s.finish({.real_height_m = 0.02F});
}

Shape cards(const Request&) {
  Sketch s;
  const auto card = [](float tone) {
    Sketch c;
    c.layer(0.06F).round_rect(-20.8F, -60.8F, 20.8F, 0.8F, 3.4F);
    c.layer(tone).round_rect(-20, -60, 20, 0, 3);
    return c;
  };
  for (int i = -2; i <= 2; ++i) {
    Sketch c = card(0.34F + 0.05F * static_cast<float>(i + 2));
    // The ace of spades in front: a pip at the corner and one in the middle.
    if (i == 2) {
      c.layer(kTableDark)
          .symmetric({{0, -44, kCorner},
                      {10, -33},
                      {11, -26},
                      {5, -23},
                      {1, -26},
                      {3, -17, kCorner},
                      {0, -17, kCorner}});
      c.symmetric({{-14, -57, kCorner}, {-11.6F, -53.6F}, {-11.4F, -52}, {-13, -51.4F}, {-14, -50, kCorner}},
                  -14);
    }
    s.add(c, turn_scale_move(degrees(15.0F * static_cast<float>(i)), 1, 1, 5.0F * static_cast<float>(i), 0));
  }
  return s.finish({.real_height_m = 0.1F, .stands = false});
}

}  // namespace

void register_table_things(Registry& registry) {
  registry.add("bottle", bottle);
  registry.add("wine_glass", wine_glass);
  registry.add("cup", cup);
  registry.add("cake", cake);
  registry.add("egg", egg);
  registry.add("apple", apple);
  registry.add("balloon", balloon);
  registry.add("kite", kite);
  registry.add("football", football);
  registry.add("chess_king", chess_king);
  registry.add("dice", dice);
  registry.add("cards", cards);
}

}  // namespace onesheet::illustrator

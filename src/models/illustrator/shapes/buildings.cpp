#include <array>
#include <cmath>

#include "models/illustrator/shapes/registry.h"
#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {
namespace {

using Head = Sketch::Head;
float f(int i) { return static_cast<float>(i); }

// A sash window: warm glass behind dark bars.
void lit_window(Sketch& s, float x, float y, float half, float high, Head head, float bars_tone) {
  s.lit(0.9F);
  s.window(x - half, y - high, x + half, y, head);
  s.layer(bars_tone);
  s.rect(x - half * 0.09F, y - high, x + half * 0.09F, y);
  s.rect(x - half, y - high * 0.5F, x + half, y - high * 0.5F + half * 0.16F);
  s.rect(x - half * 1.25F, y, x + half * 1.25F, y + half * 0.22F);
}

void dark_window(Sketch& s, float x, float y, float half, float high, Head head, float tone) {
  s.layer(tone);
  s.window(x - half, y - high, x + half, y, head);
}

// Lit or dark, by chance: an inhabited house has some of each.
void some_window(Sketch& s, base::SeededRandom& random, float x, float y, float half, float high, Head head,
                 float lit_share) {
  if (random.chance(lit_share))
    lit_window(s, x, y, half, high, head, 0.04F);
  else
    dark_window(s, x, y, half, high, head, 0.02F);
}

void cone_roof(Sketch& s, float x, float base_y, float half, float peak_y, float tone) {
  s.layer(tone);
  s.loop({{x, peak_y, kCorner},
          {x + half * 0.42F, base_y + (peak_y - base_y) * 0.42F},
          {x + half * 1.14F, base_y + half * 0.1F, kCorner},
          {x - half * 1.14F, base_y + half * 0.1F, kCorner},
          {x - half * 0.42F, base_y + (peak_y - base_y) * 0.42F}});
  s.line({x, peak_y + 1}, {x, peak_y - half * 0.7F}, half * 0.1F);
  s.circle({x, peak_y - half * 0.3F}, half * 0.12F);
}

void chimney(Sketch& s, float x, float base_y, float top_y, float half) {
  s.layer(0.06F);
  s.rect(x - half, top_y, x + half, base_y);
  s.rect(x - half * 1.4F, top_y, x + half * 1.4F, top_y + half * 0.7F);
  s.rect(x - half * 0.6F, top_y - half * 0.8F, x - half * 0.1F, top_y);
  s.rect(x + half * 0.2F, top_y - half * 0.8F, x + half * 0.7F, top_y);
}

Shape draw_lighthouse(const Request& request) {
  base::SeededRandom random = request.random("bands");
  const bool banded = random.chance(0.6F);
  Sketch s;
  // The rock or the plinth it stands on.
  s.layer(0.06F);
  s.polygon({{-15, 0}, {15, 0}, {13, -4}, {-13, -4}});
  // The keeper's cottage.
  s.layer(0.09F);
  s.rect(9, -15, 31, 0);
  s.layer(0.05F);
  s.polygon({{7, -14.6F}, {13, -22}, {27, -22}, {33, -14.6F}});
  s.rect(25, -26, 28, -20);
  lit_window(s, 25.5F, -5.5F, 1.7F, 4.6F, Head::flat, 0.04F);
  dark_window(s, 17.5F, 0, 1.9F, 7, Head::round, 0.03F);
  const auto half_at = [](float y) { return 6.0F + 4.6F * (y + 76) / 72 * (0.55F + 0.45F * (y + 76) / 72); };
  s.layer(0.15F);
  s.loop({{-6, -76, kCorner},
          {6, -76, kCorner},
          {half_at(-52), -52},
          {half_at(-26), -26},
          {half_at(-4), -4, kCorner},
          {-half_at(-4), -4, kCorner},
          {-half_at(-26), -26},
          {-half_at(-52), -52}});
  if (banded) {
    s.layer(0.34F);
    for (const float y : {-64.0F, -40.0F, -16.0F}) {
      const float lower = y + 12;
      s.polygon({{-half_at(y), y}, {half_at(y), y}, {half_at(lower), lower}, {-half_at(lower), lower}});
    }
  }
  // The side away from the light.
  s.layer(0.07F);
  s.loop({{-6, -76, kCorner},
          {-3, -76, kCorner},
          {-4.2F, -40},
          {-6.2F, -4, kCorner},
          {-half_at(-4), -4, kCorner},
          {-half_at(-26), -26},
          {-half_at(-52), -52}});
  for (const float y : {-56.0F, -34.0F}) lit_window(s, 1.4F, y, 1.1F, 4.2F, Head::round, 0.05F);
  dark_window(s, 1, -4, 2.4F, 8.4F, Head::round, 0.03F);
  // Gallery, lantern room, dome.
  s.layer(0.05F);
  s.polygon({{-6, -74.4F}, {6, -74.4F}, {8.6F, -78}, {-8.6F, -78}});
  s.rect(-9.2F, -79.2F, 9.2F, -77.6F);
  for (int i = 0; i < 9; ++i) s.rect(-9 + 2.2F * f(i), -83, -8.6F + 2.2F * f(i), -79);
  s.rect(-9.2F, -83.4F, 9.2F, -82.8F);
  s.rect(-5, -80.2F, 5, -78.6F);
  s.lit();
  s.rect(-4.4F, -90.6F, 4.4F, -80);
  s.layer(0.05F);
  for (const float x : {-4.6F, -1.6F, 1.4F, 4.2F}) s.rect(x - 0.1F, -90.6F, x + 0.4F, -80);
  s.rect(-4.6F, -85.5F, 4.6F, -85.1F);
  s.loop({{-5.8F, -90.2F, kCorner}, {-4.6F, -93.4F}, {0, -96.4F}, {4.6F, -93.4F}, {5.8F, -90.2F, kCorner}});
  s.circle({0, -96.8F}, 0.9F);
  s.line({0, -97}, {0, -100}, 0.45F);
  return s.finish({.real_height_m = 32, .centred = false});
}

Shape draw_house(const Request& request) {
  base::SeededRandom random = request.random("windows");
  Sketch s;
  s.layer(0.11F);
  s.rect(-44, -46, 20, 0);
  s.layer(0.14F);
  s.polygon({{14, 0}, {14, -44}, {31, -66}, {48, -44}, {48, 0}});
  s.layer(0.05F);
  s.polygon({{-49, -44}, {-36, -74}, {24, -74}, {37, -44}});
  s.polygon({{9, -42}, {31, -71}, {53, -42}, {50, -39.6F}, {31, -64.5F}, {12, -39.6F}});
  chimney(s, -24, -66, -90, 4);
  // Dormer.
  s.layer(0.12F);
  s.rect(-16, -64, -4, -50);
  s.layer(0.04F);
  s.polygon({{-19, -62.5F}, {-10, -72}, {-1, -62.5F}});
  some_window(s, random, -10, -52, 3.4F, 9, Head::flat, 0.7F);
  for (const float x : {-36.0F, -18.0F}) some_window(s, random, x, -18, 4.4F, 13, Head::flat, 0.7F);
  lit_window(s, 31, -44, 3.6F, 10, Head::round, 0.05F);
  for (const float x : {24.0F, 38.0F}) lit_window(s, x, -15, 4.4F, 15, Head::flat, 0.05F);
  // Porch.
  s.layer(0.05F);
  s.polygon({{-8, -28}, {14, -28}, {16, -24}, {-10, -24}});
  s.rect(-7, -24, -5.4F, 0);
  s.rect(11.4F, -24, 13, 0);
  s.layer(0.03F);
  s.rect(-2, -20, 8, 0);
  s.lit(0.8F);
  s.rect(0.4F, -18, 5.6F, -11);
  s.layer(0.06F);
  s.rect(-10, -2, 16, 0);
  return s.finish({.real_height_m = 8.5F});
}

Shape draw_mansion(const Request& request) {
  base::SeededRandom random = request.random("windows");
  Sketch s;
  const auto w = [&](float x, float y, float half, float high, Head head = Head::round) {
    some_window(s, random, x, y, half, high, head, 0.55F);
  };
  // Wings and body.
  s.layer(0.08F);
  s.rect(-50, -40, 50, 0);
  s.layer(0.1F);
  s.rect(-15, -58, 13, 0);
  // Mansard roof of the left wing, gables of the right.
  s.layer(0.045F);
  s.loop({{-53, -39, kCorner}, {-46, -50}, {-43, -57, kCorner}, {-17, -57, kCorner}, {-12, -39, kCorner}});
  s.polygon({{10, -39}, {22, -58}, {34, -39}});
  s.polygon({{26, -39}, {39, -60}, {54, -38}});
  s.polygon({{-19, -56}, {-1, -82}, {17, -56}});
  // Corner tower on the left.
  s.layer(0.07F);
  s.rect(-60, -62, -45, 0);
  s.layer(0.05F);
  s.rect(-62, -64, -43, -61);
  cone_roof(s, -52.5F, -63.6F, 9.4F, -94, 0.04F);
  // Belvedere.
  s.layer(0.08F);
  s.rect(19, -72, 29, -48);
  s.layer(0.045F);
  s.rect(17.6F, -74, 30.4F, -71.6F);
  s.loop({{18, -73.6F, kCorner},
          {20.4F, -80},
          {21, -88, kCorner},
          {27, -88, kCorner},
          {27.6F, -80},
          {30, -73.6F, kCorner}});
  for (int i = 0; i < 4; ++i) s.line({21.4F + 1.7F * f(i), -88}, {21.4F + 1.7F * f(i), -91}, 0.4F);
  s.line({24, -88}, {24, -97}, 0.6F);
  chimney(s, -30, -54, -68, 2.3F);
  chimney(s, 45, -44, -66, 2.5F);
  chimney(s, 7, -64, -82, 2.0F);
  s.layer(0.04F);
  s.line({-1, -81}, {-1, -89}, 0.7F);
  // Windows.
  w(-52.5F, -44, 2.4F, 9);
  w(-52.5F, -24, 2.4F, 9);
  w(-52.5F, -6, 2.2F, 8);
  for (const float x : {-38.0F, -28.0F, -20.0F}) {
    w(x, -22, 2.2F, 9);
    w(x, -5, 2.2F, 9);
  }
  for (const float x : {-35.0F, -24.0F}) {
    s.layer(0.06F);
    s.polygon({{x - 3.4F, -50},
               {x, -55.6F},
               {x + 3.4F, -50},
               {x + 2.6F, -50},
               {x + 2.6F, -42},
               {x - 2.6F, -42},
               {x - 2.6F, -50}});
    w(x, -42.6F, 1.6F, 6);
  }
  lit_window(s, -1, -60, 2.6F, 8, Head::pointed, 0.05F);
  for (const float x : {-8.4F, -1.0F, 6.4F}) w(x, -32, 2.2F, 12);
  for (const float x : {18.0F, 27.0F, 36.0F, 45.0F}) {
    w(x, -21, 2.1F, 9);
    w(x, -5, 2.1F, 9);
  }
  w(22, -44, 1.7F, 6, Head::pointed);
  w(40, -44, 2.0F, 7, Head::pointed);
  lit_window(s, 24, -58, 1.7F, 8, Head::round, 0.05F);
  // Porch and door.
  s.layer(0.05F);
  s.polygon({{-14, -22}, {-1, -28}, {12, -22}, {12, -20}, {-14, -20}});
  for (const float x : {-12.4F, -6.0F, 3.0F, 9.4F}) s.rect(x, -20, x + 1.4F, 0);
  s.lit();
  s.window(-3.8F, -15, 1.8F, -1.2F, Head::round);
  s.layer(0.05F);
  s.rect(-1.2F, -15, -0.8F, -1);
  s.rect(-16, -1.6F, 14, 0);
  return s.finish({.real_height_m = 20});
}

void tower(Sketch& s, float x, float half, float top, float tone, bool roof, float peak) {
  s.layer(tone);
  s.polygon({{x - half, 0}, {x - half * 0.94F, top}, {x + half * 0.94F, top}, {x + half, 0}});
  s.polygon({{x - half * 0.94F, top + half * 0.6F},
             {x - half * 1.24F, top - half * 0.1F},
             {x + half * 1.24F, top - half * 0.1F},
             {x + half * 0.94F, top + half * 0.6F}});
  s.rect(x - half * 1.24F, top - half * 0.6F, x + half * 1.24F, top);
  s.battlements(x - half * 1.24F, x + half * 1.24F, top - half * 0.6F, half * 0.46F, 4);
  // Shadow side.
  s.layer(std::max(tone - 0.035F, 0.02F));
  s.polygon({{x - half, 0}, {x - half * 0.94F, top}, {x - half * 0.4F, top}, {x - half * 0.42F, 0}});
  if (roof) cone_roof(s, x, top - half * 0.5F, half * 0.98F, peak, 0.04F);
}

Shape draw_castle(const Request& request) {
  base::SeededRandom random = request.random("windows");
  Sketch s;
  tower(s, -20, 8, -66, 0.07F, true, -92);
  tower(s, 24, 7, -58, 0.07F, true, -82);
  // Keep.
  s.layer(0.09F);
  s.rect(-13, -56, 17, 0);
  s.battlements(-13, 17, -56, 4, 6);
  tower(s, 3, 6.6F, -78, 0.08F, true, -106);
  // Curtain wall.
  s.layer(0.11F);
  s.rect(-46, -28, 48, 0);
  s.battlements(-46, 48, -28, 3.4F, 17);
  tower(s, -46, 9.5F, -44, 0.09F, false, 0);
  tower(s, 48, 9.5F, -44, 0.09F, false, 0);
  // Gatehouse.
  tower(s, -10, 6, -38, 0.12F, false, 0);
  tower(s, 14, 6, -38, 0.12F, false, 0);
  s.layer(0.1F);
  s.rect(-6, -32, 10, 0);
  s.layer(0.02F);
  s.window(-4.4F, -22, 8.4F, 0, Head::pointed);
  s.lit(0.7F);
  s.window(-3, -18, 7, 0, Head::pointed);
  s.layer(0.02F);
  for (int i = 0; i < 6; ++i) s.rect(-3.2F + 2 * f(i), -19, -2.6F + 2 * f(i), 0);
  for (const float y : {-14.0F, -9.0F, -4.0F}) s.rect(-4, y, 8, y + 0.6F);
  struct Slit {
    float x, y, half, high;
  };
  constexpr std::array<Slit, 13> kSlits{{{-20, -52, 1.1F, 6},
                                         {-20, -38, 1.1F, 6},
                                         {24, -44, 1.1F, 6},
                                         {3, -64, 1.2F, 7},
                                         {-8, -42, 1.2F, 6},
                                         {10, -42, 1.2F, 6},
                                         {-46, -28, 1.2F, 7},
                                         {-46, -12, 1.2F, 6},
                                         {48, -28, 1.2F, 7},
                                         {48, -12, 1.2F, 6},
                                         {-28, -14, 1.0F, 5},
                                         {30, -14, 1.0F, 5},
                                         {14, -24, 0.9F, 5}}};
  for (const Slit& slit : kSlits)
    some_window(s, random, slit.x, slit.y, slit.half, slit.high, Head::pointed, 0.5F);
  // Banners at the tops.
  for (const Point p : std::array<Point, 2>{{{3, -110}, {-20, -97}}}) {
    s.layer(0.05F);
    s.line({p.x, p.y + 4}, {p.x, p.y - 4}, 0.5F);
    s.layer(0.26F);
    s.loop({{p.x, p.y - 4, kCorner},
            {p.x + 4, p.y - 4.8F},
            {p.x + 9, p.y - 2.6F, kCorner},
            {p.x + 4, p.y - 0.8F},
            {p.x, p.y - 0.4F, kCorner}});
  }
  return s.finish({.real_height_m = 45, .centred = false});
}

Shape draw_tower(const Request&) {
  Sketch s;
  s.layer(0.1F);
  s.loop({{-13, 0, kCorner},
          {-10.4F, -20},
          {-9.6F, -70, kCorner},
          {9.6F, -70, kCorner},
          {10.4F, -20},
          {13, 0, kCorner}});
  s.layer(0.06F);
  s.loop({{-13, 0, kCorner},
          {-10.4F, -20},
          {-9.6F, -70, kCorner},
          {-4, -70, kCorner},
          {-4.4F, -20},
          {-5.6F, 0, kCorner}});
  s.layer(0.08F);
  s.polygon({{-9.6F, -68}, {-13, -74}, {13, -74}, {9.6F, -68}});
  s.rect(-13, -80, 13, -73.6F);
  s.battlements(-13, 13, -80, 3.6F, 6);
  s.layer(0.06F);
  s.rect(-7, -86, 7, -78);
  cone_roof(s, 0, -85.6F, 9, -104, 0.04F);
  for (const Point p : std::array<Point, 4>{{{2, -60}, {-1, -44}, {3, -28}, {0, -79}}})
    lit_window(s, p.x, p.y, 1.3F, p.y < -70 ? 3.4F : 6, Head::round, 0.04F);
  s.layer(0.02F);
  s.window(-3.6F, -13, 3.6F, 0, Head::round);
  return s.finish({.real_height_m = 28});
}

Shape draw_church(const Request&) {
  Sketch s;
  s.layer(0.1F);
  s.rect(-8, -34, 44, 0);
  s.layer(0.05F);
  s.polygon({{-10, -33}, {0, -52}, {40, -52}, {48, -33}});
  s.layer(0.13F);
  s.rect(-28, -58, -4, 0);
  s.layer(0.08F);
  s.rect(-28, -58, -21, 0);
  s.layer(0.06F);
  s.rect(-30, -60, -2, -57);
  s.layer(0.045F);
  s.loop({{-16, -98, kCorner}, {-12, -78}, {-3, -59.6F, kCorner}, {-29, -59.6F, kCorner}, {-20, -78}});
  s.rect(-16.5F, -108, -15.5F, -96);
  s.rect(-19.2F, -104.6F, -12.8F, -103.6F);
  lit_window(s, -16, -44, 3, 9, Head::pointed, 0.04F);
  for (const float x : {6.0F, 18.0F, 30.0F}) lit_window(s, x, -9, 2.9F, 17, Head::pointed, 0.05F);
  s.layer(0.07F);
  for (const float x : {-1.0F, 11.4F, 23.6F, 36.4F})
    s.polygon({{x, 0}, {x, -26}, {x + 1.6F, -28}, {x + 2.6F, -24}, {x + 2.6F, 0}});
  s.layer(0.03F);
  s.window(-20.6F, -19, -11.4F, 0, Head::pointed);
  s.layer(0.14F);
  s.circle({-16, -31}, 4);
  s.layer(0.05F);
  s.line({-16, -31}, {-16, -34}, 0.6F);
  s.line({-16, -31}, {-14, -30}, 0.6F);
  return s.finish({.real_height_m = 26});
}

Shape draw_cabin(const Request&) {
  Sketch s;
  s.layer(0.1F);
  s.rect(-40, -36, 40, 0);
  s.polygon({{-40, -35}, {0, -66}, {40, -35}});
  s.layer(0.07F);
  for (int i = 0; i < 7; ++i) s.rect(-40, -5.6F - 5.6F * f(i), 40, -4.9F - 5.6F * f(i));
  s.layer(0.12F);
  for (const float x : {-41.0F, 41.0F})
    for (int i = 0; i < 6; ++i) s.circle({x, -3 - 5.9F * f(i)}, 2.9F);
  chimney(s, 24, -42, -78, 4.4F);
  s.layer(0.045F);
  s.polygon({{-50, -31}, {0, -71}, {50, -31}, {47, -27.6F}, {0, -64.5F}, {-47, -27.6F}});
  s.layer(0.03F);
  s.rect(-8, -28, 8, 0);
  s.layer(0.14F);
  s.circle({5.4F, -13}, 0.9F);
  lit_window(s, -24, -12, 6.4F, 14, Head::flat, 0.05F);
  lit_window(s, 24, -12, 6.4F, 14, Head::flat, 0.05F);
  lit_window(s, 0, -42, 4, 9, Head::round, 0.05F);
  return s.finish({.real_height_m = 6});
}

Shape draw_barn(const Request&) {
  Sketch s;
  // Silo.
  s.layer(0.16F);
  s.rect(40, -72, 60, 0);
  s.layer(0.11F);
  s.rect(40, -72, 46, 0);
  for (int i = 0; i < 6; ++i) s.rect(40, -12 - 11 * f(i), 60, -11.2F - 11 * f(i));
  s.layer(0.08F);
  s.loop({{39.4F, -71, kCorner}, {42, -80}, {50, -85}, {58, -80}, {60.6F, -71, kCorner}});
  s.layer(0.1F);
  s.polygon({{-40, 0}, {-40, -38}, {-28, -60}, {0, -74}, {28, -60}, {40, -38}, {40, 0}});
  s.layer(0.05F);
  s.polygon({{-44, -35},
             {-30, -63},
             {0, -78},
             {30, -63},
             {44, -35},
             {40.4F, -33.4F},
             {27.4F, -59.4F},
             {0, -73},
             {-27.4F, -59.4F},
             {-40.4F, -33.4F}});
  s.rect(-4, -86, 4, -75);
  s.polygon({{-6, -85}, {0, -92}, {6, -85}});
  s.layer(0.04F);
  s.rect(-17, -30, 17, 0);
  s.layer(0.34F);
  for (const float x : {-17.0F, -0.6F, 15.8F}) s.rect(x, -30, x + 1.2F, 0);
  s.rect(-17, -30, 17, -28.8F);
  s.line({-16.4F, -29}, {-0.4F, -1}, 1.2F);
  s.line({-0.4F, -29}, {-16.4F, -1}, 1.2F);
  s.line({0.4F, -29}, {16.4F, -1}, 1.2F);
  s.line({16.4F, -29}, {0.4F, -1}, 1.2F);
  lit_window(s, 0, -46, 5, 10, Head::flat, 0.05F);
  return s.finish({.real_height_m = 13});
}

Shape draw_windmill(const Request& request) {
  const float turn = request.random("sails").between(0.2F, 1.2F);
  Sketch s;
  s.layer(0.11F);
  s.loop({{-19, 0, kCorner},
          {-12, -34},
          {-8.6F, -62, kCorner},
          {8.6F, -62, kCorner},
          {12, -34},
          {19, 0, kCorner}});
  s.layer(0.07F);
  s.loop({{-19, 0, kCorner},
          {-12, -34},
          {-8.6F, -62, kCorner},
          {-3, -62, kCorner},
          {-5, -34},
          {-8, 0, kCorner}});
  s.layer(0.05F);
  s.loop({{-10.6F, -61, kCorner}, {-8, -70}, {0, -75}, {8, -70}, {10.6F, -61, kCorner}});
  s.rect(-19, -27, 19, -25.6F);
  for (int i = 0; i < 9; ++i) s.rect(-18.4F + 4.5F * f(i), -31, -17.8F + 4.5F * f(i), -26);
  s.rect(-19, -31.4F, 19, -30.7F);
  s.layer(0.02F);
  s.window(-4.4F, -14, 4.4F, 0, Head::round);
  lit_window(s, 0, -40, 2, 6, Head::round, 0.04F);
  lit_window(s, 0, -53, 1.6F, 5, Head::round, 0.04F);
  const Point hub{0, -66};
  for (int i = 0; i < 4; ++i) {
    Sketch sail;
    sail.layer(0.04F);
    sail.line({0, 0}, {0, -44}, 1.3F);
    sail.rect(0.4F, -44, 9, -10);
    for (int row = 0; row < 8; ++row)
      for (int column = 0; column < 2; ++column)
        sail.cut_rect(1.4F + 3.9F * f(column), -43 + 4.15F * f(row), 4.5F + 3.9F * f(column),
                      -39.8F + 4.15F * f(row));
    s.add(sail, turn_scale_move(turn + degrees(90.0F * f(i)), 1, 1, hub.x, hub.y));
  }
  s.layer(0.14F);
  s.circle(hub, 2.4F);
  return s.finish({.real_height_m = 24, .centred = false});
}

Shape draw_skyscraper(const Request& request) {
  base::SeededRandom random = request.random("windows");
  Sketch s;
  struct Block {
    float half, top, bottom, tone;
  };
  constexpr std::array<Block, 5> kBlocks{{{19, -34, 0, 0.09F},
                                          {15.5F, -66, -34, 0.1F},
                                          {12, -84, -66, 0.09F},
                                          {8.4F, -94, -84, 0.1F},
                                          {5, -101, -94, 0.09F}}};
  for (const Block& b : kBlocks) {
    s.layer(b.tone);
    s.rect(-b.half, b.top, b.half, b.bottom);
    s.layer(b.tone - 0.04F);
    s.rect(-b.half, b.top, -b.half * 0.55F, b.bottom);
    s.layer(b.tone + 0.07F);
    s.rect(-b.half, b.top, b.half, b.top + 0.7F);
  }
  s.layer(0.06F);
  s.polygon({{-3, -101}, {-0.5F, -112}, {0.5F, -112}, {3, -101}});
  s.line({0, -110}, {0, -126}, 0.5F);
  // Three brightnesses of lamp, a layer for each.
  std::array<Sketch, 3> lamps;
  for (std::size_t i = 0; i < lamps.size(); ++i) lamps[i].lit(0.55F + 0.2F * f(static_cast<int>(i)));
  for (const Block& b : kBlocks)
    for (float y = b.top + 2; y < b.bottom - 1.4F; y += 2.7F)
      for (float x = -b.half + 1.6F; x < b.half - 1.7F; x += 2.3F) {
        if (random.chance(0.36F)) lamps[random.below(3)].rect(x, y, x + 1.1F, y + 1.6F);
      }
  for (const Sketch& lamp : lamps) s.add(lamp);
  return s.finish({.real_height_m = 300});
}

Shape draw_bridge(const Request&) {
  Sketch s;
  // Water-side piers, towers, cables, hangers, deck.
  for (const float x : {-46.0F, 46.0F}) {
    s.layer(0.1F);
    for (const float d : {-3.6F, 3.6F})
      s.polygon(
          {{x + d - 1.6F, 0}, {x + d * 0.84F - 1.2F, -64}, {x + d * 0.84F + 1.2F, -64}, {x + d + 1.6F, 0}});
    for (const float y : {-62.0F, -48.0F, -36.0F, -15.0F}) s.rect(x - 4.6F, y, x + 4.6F, y + 2.2F);
    s.layer(0.07F);
    s.polygon({{x - 8, 0}, {x - 7, -5}, {x + 7, -5}, {x + 8, 0}});
    s.lit();
    s.circle({x, -65.4F}, 0.8F);
  }
  s.layer(0.06F);
  s.loop({{-112, -24.6F, kCorner},
          {0, -27, false},
          {112, -24.6F, kCorner},
          {112, -21.4F, kCorner},
          {0, -23.4F},
          {-112, -21.4F, kCorner}});
  const auto cable = [&](float x) {
    if (std::fabs(x) <= 46) return -62 + 33 * (1 - (x / 46) * (x / 46));
    const float t = (std::fabs(x) - 46) / 66;
    return -62 + 38 * (1 - (1 - t) * (1 - t)) * 0.98F;
  };
  s.layer(0.05F);
  for (float x = -112; x < 112; x += 2) s.line({x, cable(x)}, {x + 2, cable(x + 2)}, 1.0F);
  for (float x = -108; x <= 108; x += 4) {
    if (std::fabs(std::fabs(x) - 46) < 3) continue;
    s.line({x, cable(x)}, {x, -24}, 0.35F);
  }
  return s.finish({.real_height_m = 160});
}

Shape draw_tent(const Request&) {
  Sketch s;
  s.layer(0.1F);
  s.loop({{-4, -62, kCorner}, {30, -56, kCorner}, {48, -24}, {62, 0, kCorner}, {12, 0, kCorner}});
  s.layer(0.16F);
  s.loop({{-4, -62, kCorner}, {8, -32}, {30, 0, kCorner}, {-46, 0, kCorner}, {-24, -28}});
  s.lit(0.9F);
  s.loop({{-4, -54, kCorner}, {3, -24}, {10, 0, kCorner}, {-20, 0, kCorner}, {-11, -24}});
  s.layer(0.2F);
  s.loop({{-4, -55, kCorner}, {-10, -26}, {-22, 0, kCorner}, {-12, 0, kCorner}, {-6, -24}});
  s.layer(0.05F);
  s.line({-4, -66}, {-4, 0}, 1.0F);
  s.line({-4, -62}, {-62, 0}, 0.5F);
  s.line({30, -56}, {78, 0}, 0.5F);
  s.line({-62, -3}, {-61, 0}, 1.0F);
  s.line({78, -3}, {77, 0}, 1.0F);
  return s.finish({.real_height_m = 1.9F});
}

Shape draw_temple(const Request&) {
  Sketch s;
  s.layer(0.16F);
  s.polygon({{-56, -44}, {0, -64}, {56, -44}});
  s.layer(0.1F);
  s.polygon({{-46, -45.4F}, {0, -61}, {46, -45.4F}});
  s.layer(0.14F);
  s.rect(-55, -44, 55, -37.6F);
  s.layer(0.1F);
  for (int i = 0; i < 16; ++i) s.rect(-52 + 6.8F * f(i), -43, -49.4F + 6.8F * f(i), -39);
  s.layer(0.04F);
  s.rect(-48, -38, 48, -6);
  for (int i = 0; i < 8; ++i) {
    const float x = -47.2F + 13.5F * f(i);
    s.layer(0.2F);
    s.loop({{x - 2.7F, -35.4F, kCorner},
            {x + 2.7F, -35.4F, kCorner},
            {x + 3.3F, -20},
            {x + 3.4F, -6, kCorner},
            {x - 3.4F, -6, kCorner},
            {x - 3.3F, -20}});
    s.rect(x - 4.2F, -37.8F, x + 4.2F, -35.2F);
    s.rect(x - 4, -7.4F, x + 4, -5.6F);
    s.layer(0.13F);
    s.rect(x - 3.3F, -35, x - 1.5F, -6.4F);
  }
  s.lit(0.6F);
  s.rect(-3.4F, -26, 3.4F, -6);
  for (int i = 0; i < 3; ++i) {
    s.layer(0.16F - 0.03F * f(i));
    s.rect(-54 - 4 * f(i), -6 + 2 * f(i), 54 + 4 * f(i), -4 + 2 * f(i));
  }
  return s.finish({.real_height_m = 18});
}

Shape draw_pagoda(const Request&) {
  Sketch s;
  float y = 0;
  float half = 26;
  for (int i = 0; i < 5; ++i) {
    const float wall = 10.5F - 0.7F * f(i);
    s.layer(0.1F);
    s.rect(-half * 0.62F, y - wall, half * 0.62F, y);
    s.layer(0.06F);
    for (const float t : {-0.6F, -0.2F, 0.2F, 0.6F}) s.rect(half * t - 0.9F, y - wall, half * t + 0.9F, y);
    s.lit(0.8F);
    for (const float t : {-0.4F, 0.0F, 0.4F})
      s.rect(half * t - half * 0.11F, y - wall * 0.8F, half * t + half * 0.11F, y - wall * 0.15F);
    const float roof = y - wall;
    s.layer(0.045F);
    s.loop({{0, roof - 8, kCorner},
            {half * 0.56F, roof - 6, kCorner},
            {half * 0.84F, roof - 1.8F},
            {half * 1.26F, roof - 2.6F, kCorner},
            {half * 1.02F, roof + 1.4F},
            {half * 0.5F, roof + 1.5F},
            {-half * 0.5F, roof + 1.5F},
            {-half * 1.02F, roof + 1.4F},
            {-half * 1.26F, roof - 2.6F, kCorner},
            {-half * 0.84F, roof - 1.8F},
            {-half * 0.56F, roof - 6, kCorner}});
    y = roof - 6;
    half *= 0.86F;
  }
  s.layer(0.05F);
  s.loop({{0, y - 6, kCorner},
          {half * 0.3F, y},
          {half * 0.6F, y + 2, kCorner},
          {-half * 0.6F, y + 2, kCorner},
          {-half * 0.3F, y}});
  s.line({0, y}, {0, y - 15}, 0.8F);
  for (int i = 0; i < 5; ++i)
    s.rect(-2.2F + 0.25F * f(i), y - 6 - 1.7F * f(i), 2.2F - 0.25F * f(i), y - 5.2F - 1.7F * f(i));
  s.circle({0, y - 15}, 1.0F);
  return s.finish({.real_height_m = 34});
}

Shape draw_pyramid(const Request&) {
  Sketch s;
  s.layer(0.08F);
  s.polygon({{60, 0}, {86, -33}, {112, 0}});
  s.layer(0.15F);
  s.polygon({{72, 0}, {86, -33}, {112, 0}});
  s.layer(0.09F);
  s.polygon({{-76, 0}, {0, -98}, {76, 0}});
  s.layer(0.24F);
  s.polygon({{-14, 0}, {0, -98}, {76, 0}});
  for (int i = 1; i < 14; ++i) {
    const float y = -7.0F * f(i);
    const float t = -y / 98;
    s.layer(0.19F);
    s.rect(-14 * (1 - t), y, 76 * (1 - t), y + 0.7F);
    s.layer(0.065F);
    s.rect(-76 * (1 - t), y, -14 * (1 - t), y + 0.7F);
  }
  return s.finish({.real_height_m = 139, .centred = false});
}

}  // namespace

void register_buildings(Registry& registry) {
  registry.add("lighthouse", draw_lighthouse);
  registry.add("house", draw_house);
  registry.add("mansion", draw_mansion);
  registry.add("castle", draw_castle);
  registry.add("tower", draw_tower);
  registry.add("church", draw_church);
  registry.add("cabin", draw_cabin);
  registry.add("barn", draw_barn);
  registry.add("windmill", draw_windmill);
  registry.add("skyscraper", draw_skyscraper);
  registry.add("bridge", draw_bridge);
  registry.add("tent", draw_tent);
  registry.add("temple", draw_temple);
  registry.add("pagoda", draw_pagoda);
  registry.add("pyramid", draw_pyramid);
}

}  // namespace onesheet::illustrator

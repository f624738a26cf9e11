#include <algorithm>
#include <array>
#include <cmath>

#include "models/illustrator/shapes/building_parts.h"
#include "models/illustrator/shapes/registry.h"

namespace onesheet::illustrator {
namespace {

using Head = Sketch::Head;

float f(int i) { return static_cast<float>(i); }

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
    for (float x = -b.half + 6.4F; x < b.half - 3; x += 5.8F) s.rect(x, b.top, x + 0.5F, b.bottom);
  }
  s.layer(0.06F);
  s.polygon({{-3, -101}, {-0.5F, -112}, {0.5F, -112}, {3, -101}});
  s.line({0, -110}, {0, -126}, 0.5F);
  // Three brightnesses of lamp, a layer for each.
  std::array<Sketch, 3> lamps;
  for (std::size_t i = 0; i < lamps.size(); ++i) lamps[i].lit(0.55F + 0.2F * f(static_cast<int>(i)));
  for (const Block& b : kBlocks)
    for (float y = b.top + 2; y < b.bottom - 1.4F; y += 2.9F) {
      // Some floors are at work, most have gone home.
      const float busy = random.chance(0.24F) ? 0.78F : 0.09F;
      for (float x = -b.half + 1.5F; x < b.half - 2; x += 2.9F) {
        if (random.chance(busy)) lamps[random.below(3)].rect(x, y, x + 1.7F, y + 1.5F);
      }
    }
  for (const Sketch& lamp : lamps) s.add(lamp);
  return s.finish({.real_height_m = 300});
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

}  // namespace

void register_buildings(Registry& registry) {
  registry.add("house", draw_house);
  registry.add("mansion", draw_mansion);
  registry.add("church", draw_church);
  registry.add("cabin", draw_cabin);
  registry.add("barn", draw_barn);
  registry.add("windmill", draw_windmill);
  registry.add("skyscraper", draw_skyscraper);
  registry.add("tent", draw_tent);
}

}  // namespace onesheet::illustrator

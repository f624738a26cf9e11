// Places of light and leisure.
#include <algorithm>
#include <array>
#include <cmath>

#include "models/illustrator/shapes/registry.h"
#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {
namespace {

float f(int i) { return static_cast<float>(i); }

// Striped canvas between a peak and an edge: pales laid over dark.
void stripes(Sketch& s, Point peak, float left, float right, float y, float sag, int count, float tone) {
  s.layer(tone);
  const float step = (right - left) / f(count);
  for (int i = 0; i < count; i += 2) {
    const float a = left + step * f(i);
    const float b = a + step;
    const float ta = (a - left) / (right - left) * 2 - 1;
    const float tb = (b - left) / (right - left) * 2 - 1;
    const Point pa{peak.x + ta * (right - left) * 0.02F, peak.y};
    const Point pb{peak.x + tb * (right - left) * 0.02F, peak.y};
    const Point ma = between(pa, {a, y}, 0.5F);
    const Point mb = between(pb, {b, y}, 0.5F);
    s.loop({{pa.x, pa.y, kCorner},
            {pb.x, pb.y, kCorner},
            {mb.x, mb.y + sag},
            {b, y, kCorner},
            {a, y, kCorner},
            {ma.x, ma.y + sag}});
  }
}

Shape draw_ferris_wheel(const Request& request) {
  const float turn = request.random("turn").between(0, 0.5F);
  Sketch s;
  const Point hub{0, -54};
  s.layer(0.06F);
  for (const float side : {-1.0F, 1.0F}) {
    s.line(hub, {side * 24, 0}, 2.0F);
    s.line(hub, {side * 15, 0}, 1.4F);
    s.line({side * 12.6F, -25}, {side * 8, -25}, 1.0F);
  }
  s.rect(-30, -2, 30, 0);
  s.layer(0.09F);
  s.ring(hub, 44, 42.8F);
  s.layer(0.09F);
  s.ring(hub, 37.4F, 36.6F);
  s.layer(0.13F);
  s.spokes(hub, 0, 43, 16, 0.5F, turn);
  for (int i = 0; i < 32; ++i) {
    const float a = turn + degrees(11.25F * f(i));
    s.line(swing(hub, a, i % 2 == 0 ? 37.0F : 43.4F),
           swing(hub, a + degrees(11.25F), i % 2 == 0 ? 43.4F : 37.0F), 0.35F);
  }
  s.layer(0.2F);
  s.circle(hub, 3.6F);
  for (int i = 0; i < 16; ++i) {
    const Point at = swing(hub, turn + degrees(22.5F * f(i)), 43.4F);
    s.layer(i % 2 == 0 ? 0.24F : 0.1F);
    s.loop({{at.x - 3.4F, at.y + 3.4F},
            {at.x + 3.4F, at.y + 3.4F},
            {at.x + 3.8F, at.y + 6.6F},
            {at.x + 2.2F, at.y + 8.4F},
            {at.x - 2.2F, at.y + 8.4F},
            {at.x - 3.8F, at.y + 6.6F}});
    s.loop({{at.x - 3.8F, at.y + 2, kCorner}, {at.x, at.y - 0.8F}, {at.x + 3.8F, at.y + 2, kCorner}});
    s.line({at.x - 3, at.y + 2}, {at.x - 3, at.y + 4}, 0.35F);
    s.line({at.x + 3, at.y + 2}, {at.x + 3, at.y + 4}, 0.35F);
  }
  s.lit();
  for (int i = 0; i < 48; ++i) s.circle(swing(hub, turn + degrees(7.5F * f(i)), 43.4F), 0.5F);
  for (int i = 0; i < 16; ++i)
    for (const float r : {12.0F, 20.0F, 28.0F}) s.circle(swing(hub, turn + degrees(22.5F * f(i)), r), 0.38F);
  return s.finish({.real_height_m = 60});
}

Shape draw_carousel(const Request&) {
  Sketch s;
  s.layer(0.09F);
  s.loop({{0, -88, kCorner},
          {22, -72},
          {50, -60, kCorner},
          {50, -54, kCorner},
          {-50, -54, kCorner},
          {-50, -60, kCorner},
          {-22, -72}});
  stripes(s, {0, -88}, -50, 50, -60, 2.6F, 13, 0.34F);
  s.layer(0.16F);
  for (int i = 0; i < 10; ++i) {
    const float x = -50 + 10 * f(i);
    s.loop({{x, -60, kCorner}, {x + 10, -60, kCorner}, {x + 9.4F, -55}, {x + 5, -51.4F}, {x + 0.6F, -55}});
  }
  s.layer(0.06F);
  s.line({0, -87}, {0, -98}, 0.8F);
  s.layer(0.3F);
  s.loop({{0.4F, -98, kCorner}, {5, -98.6F}, {11, -95.4F, kCorner}, {5, -93.6F}, {0.4F, -93, kCorner}});
  s.layer(0.12F);
  s.rect(-9, -54, 9, -8);
  s.lit(0.8F);
  for (const float x : {-5.4F, 0.0F, 5.4F}) s.window(x - 1.7F, -44, x + 1.7F, -18, Sketch::Head::round);
  // Horses on their poles.
  Sketch horse;
  horse.layer(0.07F);
  horse.loop({{-9, -2},
              {-10, -7},
              {-6, -10},
              {2, -9.6F},
              {5, -13},
              {7, -18},
              {10, -19.6F, kCorner},
              {10.6F, -17.6F},
              {14, -14},
              {13.6F, -12.4F},
              {10.4F, -13},
              {9, -8},
              {7.4F, -3},
              {10, 1},
              {14, 0},
              {14.6F, 2, kCorner},
              {9, 4},
              {4, -1},
              {-2, -0.6F},
              {-5, 2},
              {-9, 6},
              {-13, 5},
              {-12.6F, 3, kCorner},
              {-9.4F, 2.6F}});
  horse.loop({{-9, -8, kCorner}, {-13, -8}, {-15.6F, -3}, {-14, 2, kCorner}, {-12, -3}, {-9.4F, -4}});
  horse.layer(0.34F);
  horse.loop({{-4, -10.4F, kCorner}, {2, -10, kCorner}, {1.4F, -6.4F}, {-3, -6.4F}});
  for (const Point p : std::array<Point, 4>{{{-36, -24}, {-16, -18}, {18, -26}, {38, -18}}}) {
    s.layer(0.4F);
    s.rect(p.x - 0.5F, -54, p.x + 0.5F, -7);
    s.add(horse, Affine{0.86F, 0, 0, 0.86F, p.x, p.y});
  }
  s.layer(0.1F);
  s.rect(-50, -8, 50, -3.4F);
  s.layer(0.2F);
  s.rect(-53, -4, 53, 0);
  s.lit();
  for (int i = 0; i < 21; ++i) s.circle({-48 + 4.8F * f(i), -6}, 0.7F);
  for (int i = 0; i < 11; ++i) s.circle({-50 + 10 * f(i), -60}, 0.9F);
  return s.finish({.real_height_m = 8});
}

Shape draw_circus_tent(const Request&) {
  Sketch s;
  s.layer(0.1F);
  s.loop({{-54, 0, kCorner}, {-58, -28, kCorner}, {58, -28, kCorner}, {54, 0, kCorner}});
  s.layer(0.32F);
  for (int i = 0; i < 13; i += 2) {
    const float x = -54 + 108.0F / 13 * f(i);
    s.polygon({{x, 0}, {x * 1.074F, -28}, {(x + 8.3F) * 1.074F, -28}, {x + 8.3F, 0}});
  }
  s.layer(0.1F);
  s.loop({{0, -78, kCorner},
          {18, -52},
          {36, -40},
          {64, -30, kCorner},
          {0, -24},
          {-64, -30, kCorner},
          {-36, -40},
          {-18, -52}});
  stripes(s, {0, -78}, -64, 64, -30, 5.4F, 13, 0.36F);
  s.layer(0.16F);
  for (int i = 0; i < 13; ++i) {
    const float x = -64 + 128.0F / 13 * f(i);
    s.loop({{x, -30.4F, kCorner},
            {x + 9.85F, -30.4F, kCorner},
            {x + 8.6F, -25.6F},
            {x + 4.9F, -23},
            {x + 1.2F, -25.6F}});
  }
  s.layer(0.04F);
  s.loop({{0, -24, kCorner}, {7, -12}, {11, 0, kCorner}, {-11, 0, kCorner}, {-7, -12}});
  s.lit(0.85F);
  s.loop({{0, -18, kCorner}, {4.6F, -8}, {7.4F, 0, kCorner}, {-7.4F, 0, kCorner}, {-4.6F, -8}});
  s.layer(0.05F);
  s.line({0, -77}, {0, -92}, 0.9F);
  s.layer(0.28F);
  s.loop({{0.4F, -92, kCorner}, {7, -93}, {15, -88.6F, kCorner}, {7, -86}, {0.4F, -85, kCorner}});
  s.layer(0.06F);
  for (const float side : {-1.0F, 1.0F}) {
    s.line({side * 64, -30}, {side * 76, 0}, 0.5F);
    s.line({side * 30, -40}, {side * 30, -50}, 0.5F);
    s.polygon({{side * 30, -50}, {side * 37, -47.6F}, {side * 30, -45.4F}});
  }
  return s.finish({.real_height_m = 16});
}

Shape draw_gas_station(const Request&) {
  Sketch s;
  s.layer(0.1F);
  s.rect(8, -30, 66, 0);
  s.layer(0.06F);
  s.rect(6, -33, 68, -29);
  s.lit(0.8F);
  s.rect(12, -24, 30, -8);
  s.rect(46, -24, 62, -8);
  s.layer(0.05F);
  for (const float x : {18.0F, 24.0F, 54.0F}) s.rect(x, -24, x + 0.8F, -8);
  s.rect(34, -22, 42, 0);
  s.layer(0.07F);
  s.rect(-60, -42, 22, -35);
  s.layer(0.4F);
  s.rect(-60, -38, 22, -36.6F);
  s.layer(0.06F);
  s.rect(-52, -35, -49.6F, 0);
  s.rect(4, -35, 6.4F, 0);
  s.lit(0.9F);
  for (const float x : {-44.0F, -24.0F, -4.0F}) s.rect(x, -35, x + 10, -34);
  for (const float x : {-36.0F, -18.0F}) {
    s.layer(0.16F);
    s.round_rect(x - 4.4F, -20, x + 4.4F, -2, 1);
    s.circle({x, -23}, 3.4F);
    s.lit(0.9F);
    s.circle({x, -23}, 2.4F);
    s.rect(x - 2.8F, -17.6F, x + 2.8F, -13.4F);
    s.layer(0.05F);
    s.sweep({{x + 4, -14}, {x + 7.4F, -12}, {x + 6.6F, -5}, {x + 4.4F, -8}}, {0.5F, 0.5F, 0.5F, 0.5F});
    s.rect(x - 6, -2.4F, x + 6, 0);
  }
  s.layer(0.06F);
  s.rect(-75, -58, -73.4F, 0);
  s.rect(-67.6F, -58, -66, 0);
  s.layer(0.12F);
  s.round_rect(-80, -76, -61, -56, 2);
  s.lit();
  s.round_rect(-78, -74, -63, -64, 1);
  s.rect(-78, -62, -63, -60.6F);
  return s.finish({.real_height_m = 8});
}

Shape draw_cinema(const Request&) {
  Sketch s;
  s.layer(0.1F);
  s.rect(-46, -62, 46, 0);
  s.polygon({{-46, -62}, {-34, -70}, {34, -70}, {46, -62}});
  s.layer(0.14F);
  for (const float x : {-40.0F, -30.0F, 26.0F, 36.0F}) s.rect(x, -60, x + 4, -30);
  // The upright sign.
  s.layer(0.06F);
  s.round_rect(-9, -100, 9, -36, 3);
  s.lit();
  for (int i = 0; i < 16; ++i) {
    s.circle({-7.6F, -97 + 3.8F * f(i)}, 0.7F);
    s.circle({7.6F, -97 + 3.8F * f(i)}, 0.7F);
  }
  for (int i = 0; i < 5; ++i) {
    const float y = -92 + 10.4F * f(i);
    Points star;
    for (int k = 0; k < 10; ++k)
      star.push_back(swing({0, y + 3}, degrees(180 + 36.0F * f(k)), k % 2 == 0 ? 4.2F : 1.8F));
    s.polygon(star);
  }
  // The marquee over the doors.
  s.layer(0.05F);
  s.polygon({{-52, -36}, {52, -36}, {56, -24}, {-56, -24}});
  s.lit(0.95F);
  s.polygon({{-48, -34}, {48, -34}, {51, -26}, {-51, -26}});
  s.layer(0.08F);
  for (int i = 0; i < 14; ++i) {
    if (i == 4 || i == 9) continue;
    s.rect(-42 + 6.1F * f(i), -32.4F, -38.4F + 6.1F * f(i), -30.8F);
    s.rect(-42 + 6.1F * f(i), -29.6F, -39.4F + 6.1F * f(i), -27.8F);
  }
  s.lit();
  for (int i = 0; i < 26; ++i) s.circle({-53 + 4.24F * f(i), -23.4F}, 0.7F);
  s.lit(0.75F);
  for (const float x : {-22.0F, -11.0F, 1.0F, 12.0F}) s.rect(x, -18, x + 9.6F, -1);
  s.layer(0.05F);
  for (const float x : {-17.4F, -6.4F, 5.6F, 16.6F}) s.rect(x, -18, x + 0.6F, 0);
  for (const float side : {-1.0F, 1.0F}) {
    s.layer(0.3F);
    s.rect(side > 0 ? 28.0F : -40.0F, -19, side > 0 ? 40.0F : -28.0F, -3);
    s.layer(0.12F);
    s.rect(side > 0 ? 29.4F : -38.6F, -17.6F, side > 0 ? 38.6F : -29.4F, -4.4F);
  }
  return s.finish({.real_height_m = 17});
}

}  // namespace

void register_fairground(Registry& registry) {
  registry.add("ferris_wheel", draw_ferris_wheel);
  registry.add("carousel", draw_carousel);
  registry.add("circus_tent", draw_circus_tent);
  registry.add("gas_station", draw_gas_station);
  registry.add("cinema", draw_cinema);
}

}  // namespace onesheet::illustrator

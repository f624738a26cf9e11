// Landmarks from Dubai to Kyoto.
#include <algorithm>
#include <array>
#include <cmath>

#include "models/illustrator/shapes/registry.h"
#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {
namespace {

float number(int i) { return static_cast<float>(i); }

Shape draw_great_wall(const Request&) {
  Sketch s;
  // The wall climbs a ridge; towers where it turns.
  s.layer(0.05F);
  s.loop({{-100, 0, kCorner},
          {-96, -12},
          {-72, -22},
          {-46, -17},
          {-20, -26},
          {8, -45},
          {34, -42},
          {58, -54},
          {84, -72},
          {100, -76, kCorner},
          {108, 0, kCorner}});
  const std::array<Point, 9> kLine{{{-100, -13},
                                    {-76, -24},
                                    {-46, -20},
                                    {-22, -29},
                                    {6, -48},
                                    {34, -46},
                                    {58, -58},
                                    {84, -76},
                                    {101, -80}}};
  s.layer(0.2F);
  for (std::size_t i = 0; i + 1 < kLine.size(); ++i) {
    const Point a = kLine[i];
    const Point b = kLine[i + 1];
    s.polygon({{a.x, a.y}, {b.x, b.y}, {b.x, b.y + 12}, {a.x, a.y + 12}});
    for (int k = 0; k < 7; ++k) {
      const Point m = between(a, b, (number(k) + 0.25F) / 7);
      const Point n = between(a, b, (number(k) + 0.75F) / 7);
      s.polygon({{m.x, m.y - 2.6F}, {n.x, n.y - 2.6F}, {n.x, n.y + 0.5F}, {m.x, m.y + 0.5F}});
    }
  }
  s.layer(0.3F);
  for (std::size_t i = 0; i + 1 < kLine.size(); ++i) {
    const Point a = kLine[i];
    const Point b = kLine[i + 1];
    s.polygon({{a.x, a.y + 1}, {b.x, b.y + 1}, {b.x, b.y + 2.2F}, {a.x, a.y + 2.2F}});
  }
  struct Watch {
    float x, y, half;
  };
  for (const Watch w : std::array<Watch, 3>{{{-76, -24, 8}, {6, -48, 9.4F}, {86, -77, 8.4F}}}) {
    s.layer(0.16F);
    s.rect(w.x - w.half, w.y - 17, w.x + w.half, w.y + 14);
    s.battlements(w.x - w.half * 1.1F, w.x + w.half * 1.1F, w.y - 17, 3, 5);
    s.layer(0.28F);
    s.rect(w.x - w.half * 1.12F, w.y - 15.4F, w.x + w.half * 1.12F, w.y - 13.8F);
    s.lit(0.9F);
    for (const float d : {-0.45F, 0.45F})
      s.window(w.x + d * w.half - 1.5F, w.y - 9, w.x + d * w.half + 1.5F, w.y - 2, Sketch::Head::round);
  }
  return s.finish({.real_height_m = 90});
}

Shape draw_burj(const Request&) {
  Sketch s;
  s.layer(0.14F);
  constexpr std::array<float, 11> kHalf{11.6F, 10.6F, 9.4F, 8.2F, 7.1F, 5.9F, 4.8F, 3.7F, 2.6F, 1.7F, 0.9F};
  for (std::size_t i = 0; i < kHalf.size(); ++i) {
    const float t = static_cast<float>(i);
    const float top = -9.2F * (t + 1) - (i > 8 ? (t - 8) * 4 : 0);
    // Setbacks turn about the axis: left and right step in turns.
    const float l = kHalf[i] * (i % 2 == 0 ? 1.0F : 0.8F);
    const float r = kHalf[i] * (i % 2 == 0 ? 0.8F : 1.0F);
    s.rect(-l, top, r, 0);
  }
  s.polygon({{-0.8F, -104}, {0, -134}, {0.8F, -104}});
  s.layer(0.28F);
  for (const float x : {-6.4F, -3.2F, 0.0F, 3.2F, 6.4F})
    s.rect(x - 0.3F, -96 + std::fabs(x) * 7.4F, x + 0.3F, 0);
  s.lit(0.9F);
  for (int i = 0; i < 11; ++i)
    for (int k = -3; k <= 3; ++k)
      if ((i * 5 + k * 3 + 40) % 4 == 0 &&
          std::fabs(number(k)) * 2.4F < kHalf[static_cast<std::size_t>(i)] * 0.7F)
        s.rect(number(k) * 2.4F - 0.5F, -9.2F * number(i) - 6, number(k) * 2.4F + 0.5F,
               -9.2F * number(i) - 3.8F);
  return s.finish({.real_height_m = 828});
}

Shape draw_tokyo_tower(const Request&) {
  Sketch s;
  const auto half = [](float t) { return 17.5F * std::exp(-t * 3.4F) + 0.8F; };
  for (int i = 0; i < 30; ++i) {
    const float t = number(i) / 30;
    const float u = number(i + 1) / 30;
    s.layer((i / 4) % 2 == 0 ? 0.12F : 0.36F);
    const float thick = 3.6F * std::exp(-t * 2.2F) + 0.6F;
    for (const float side : {-1.0F, 1.0F}) {
      s.polygon({{side * half(t), -100 * t},
                 {side * half(u), -100 * u - 0.2F},
                 {side * std::max(half(u) - thick, 0.0F), -100 * u - 0.2F},
                 {side * std::max(half(t) - thick, 0.0F), -100 * t}});
      if (i < 22)
        s.line({side * half(t) * 0.92F, -100 * t}, {-side * half(u) * 0.92F, -100 * u}, 0.55F - 0.4F * t);
    }
    if (i < 22) s.rect(-half(u), -100 * u - 0.35F, half(u), -100 * u + 0.35F);
  }
  s.layer(0.4F);
  s.round_rect(-7.4F, -48, 7.4F, -41.6F, 1);
  s.round_rect(-3.6F, -77, 3.6F, -73, 0.8F);
  s.lit(0.95F);
  s.rect(-6.6F, -46.4F, 6.6F, -44);
  s.rect(-3, -76, 3, -74.6F);
  s.layer(0.16F);
  s.line({0, -98}, {0, -112}, 0.7F);
  return s.finish({.real_height_m = 333});
}

Shape draw_torii(const Request&) {
  Sketch s;
  s.layer(0.14F);
  for (const float x : {-1.0F, 1.0F}) s.polygon({{x * 30, -74}, {x * 25, -74}, {x * 28, 0}, {x * 34.6F, 0}});
  s.rect(-38, -58, 38, -52);
  s.rect(-3, -74, 3, -52);
  s.layer(0.22F);
  s.loop({{-50, -84, kCorner},
          {-30, -78.4F},
          {0, -76.6F},
          {30, -78.4F},
          {50, -84, kCorner},
          {49, -76, kCorner},
          {30, -71.6F},
          {0, -70},
          {-30, -71.6F},
          {-49, -76, kCorner}});
  s.layer(0.05F);
  s.loop({{-52.6F, -88, kCorner},
          {-30, -81.6F},
          {0, -79.6F},
          {30, -81.6F},
          {52.6F, -88, kCorner},
          {51, -83.4F, kCorner},
          {30, -77.6F},
          {0, -75.8F},
          {-30, -77.6F},
          {-51, -83.4F, kCorner}});
  for (const float x : {-1.0F, 1.0F}) s.rect(x * 31.4F - 4.4F, -5, x * 31.4F + 4.4F, 0);
  return s.finish({.real_height_m = 16});
}

}  // namespace

void register_eastern_landmarks(Registry& registry) {
  registry.add("great_wall", draw_great_wall);
  registry.add("burj", draw_burj);
  registry.add("tokyo_tower", draw_tokyo_tower);
  registry.add("torii", draw_torii);
}

}  // namespace onesheet::illustrator

// Sky bodies as emblems; as light of a scene they are painted, not drawn from here.
#include <array>
#include <cmath>

#include "models/illustrator/shapes/registry.h"
#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {
namespace {

Sketch::Finish floating(float metres) { return {.real_height_m = metres, .stands = false}; }

Shape draw_moon(const Request&) {
  Sketch s;
  s.layer(0.5F);
  s.circle({0, 0}, 50);
  struct Spot {
    float x, y, rx, ry, tone;
  };
  constexpr std::array<Spot, 9> kSpots{{{-16, -16, 17, 14, 0.43F},
                                        {10, -20, 11, 9, 0.44F},
                                        {-24, 8, 12, 15, 0.44F},
                                        {19, 2, 10, 12, 0.45F},
                                        {-4, 25, 9, 6, 0.46F},
                                        {22, 25, 6, 5, 0.45F},
                                        {2, 0, 4, 3.6F, 0.46F},
                                        {-33, -24, 4, 5, 0.45F},
                                        {34, -10, 3, 4, 0.46F}}};
  for (const Spot& spot : kSpots) {
    s.layer(spot.tone);
    s.ellipse({spot.x, spot.y}, spot.rx, spot.ry, 0.3F);
  }
  return s.finish(floating(300));
}

Shape draw_sun(const Request&) {
  Sketch s;
  s.layer(0.48F);
  for (int i = 0; i < 16; ++i) {
    const float a = degrees(22.5F * static_cast<float>(i));
    const float reach = i % 2 == 0 ? 50.0F : 43.0F;
    s.polygon({swing({0, 0}, a - 0.1F, 32), swing({0, 0}, a, reach), swing({0, 0}, a + 0.1F, 32)});
  }
  s.lit();
  s.circle({0, 0}, 28);
  return s.finish(floating(300));
}

Shape draw_planet(const Request& request) {
  base::SeededRandom random = request.random("bands");
  Sketch s;
  const Point c{0, 0};
  const float tilt = -0.3F;
  const auto ring_half = [&](bool front, float rx, float width, float tone) {
    Sketch part;
    part.layer(tone);
    part.arc(c, rx, rx * 0.27F, front ? degrees(-90) : degrees(90), front ? degrees(90) : degrees(270),
             width);
    s.add(part, turn_scale_move(tilt, 1, 1, 0, 0));
  };
  ring_half(false, 58, 8, 0.3F);
  ring_half(false, 69, 5, 0.24F);
  s.layer(0.36F);
  s.circle(c, 38);
  Sketch bands;
  for (const float y : {-24.0F, -10.0F, 6.0F, 21.0F}) {
    const float half = std::sqrt(38.0F * 38 - y * y) * 0.985F;
    const float thick = random.between(2.4F, 4.4F);
    bands.layer(random.chance(0.5F) ? 0.42F : 0.3F);
    bands.loop({{-half, y, kCorner},
                {0, y + 3},
                {half, y, kCorner},
                {half * 0.985F, y + thick * 0.6F, kCorner},
                {0, y + 3 + thick},
                {-half * 0.985F, y + thick * 0.6F, kCorner}});
  }
  s.add(bands, turn_scale_move(tilt, 1, 1, 0, 0));
  ring_half(true, 58, 8, 0.44F);
  ring_half(true, 69, 5, 0.34F);
  return s.finish(floating(500));
}

Shape draw_star(const Request&) {
  Sketch s;
  s.layer(0.5F);
  Points corners;
  for (int i = 0; i < 10; ++i)
    corners.push_back(
        swing({0, 0}, degrees(180.0F + 36.0F * static_cast<float>(i)), i % 2 == 0 ? 50.0F : 20.0F));
  s.polygon(corners);
  s.layer(0.4F);
  for (int i = 0; i < 5; ++i) {
    const float a = degrees(180.0F + 72.0F * static_cast<float>(i));
    s.polygon({{0, 0}, swing({0, 0}, a, 50), swing({0, 0}, a + degrees(36), 20)});
  }
  return s.finish(floating(300));
}

Shape draw_comet(const Request&) {
  Sketch s;
  s.layer(0.26F);
  s.loop({{-28, 20},
          {-20, 36},
          {0, 22},
          {40, -14},
          {84, -46, kCorner},
          {30, -20},
          {60, -58, kCorner},
          {16, -26},
          {30, -56, kCorner},
          {-6, -16}});
  s.layer(0.38F);
  s.loop(
      {{-30, 18}, {-22, 32}, {-4, 22}, {26, -4}, {56, -32, kCorner}, {16, -8}, {30, -34, kCorner}, {-6, -4}});
  s.lit();
  s.circle({-20, 22}, 13);
  return s.finish(floating(300));
}

}  // namespace

void register_celestial(Registry& registry) {
  registry.add("moon", draw_moon);
  registry.add("sun", draw_sun);
  registry.add("planet", draw_planet);
  registry.add("star", draw_star);
  registry.add("comet", draw_comet);
}

}  // namespace onesheet::illustrator

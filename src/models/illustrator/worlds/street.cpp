#include "models/illustrator/worlds/street.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace onesheet::illustrator {
namespace {

// One-point perspective: t is 1 at the foot of the sheet and falls as 1 / distance. The kerb lies at
// kKerb + 0.62 t from the vanishing point (paint_street_lamps), the walls a pavement further out.
constexpr float kOpening = 0.05F, kWall = 0.84F;
constexpr float kStorey = 0.24F;  // in sheet units at t = 1; a lamp is 0.92 high
constexpr float kFar_z = 22;

struct House {
  float from_z, to_z, height;
  std::uint64_t key;
};

std::array<std::vector<House>, 2> build_houses(const Stage& stage) {
  auto random = stage.canvas.random("canyon");
  std::array<std::vector<House>, 2> sides;
  for (auto& houses : sides) {
    for (float z = 1.0F + random.unit() * 0.4F - 0.5F; z < kFar_z;) {
      const float length = random.between(0.7F, 1.35F) * (1 + z * 0.06F);
      // Far ones are lower, so that the street opens to the sky at its end.
      const float height = random.between(1.5F, 4.2F) * (z > 5 ? 0.85F : 1.0F);
      houses.push_back({z, z + length, height, random.next()});
      z += length + (random.chance(0.18F) ? 0.22F : 0.0F);
    }
  }
  return sides;
}

float unit_of(std::uint64_t key) { return static_cast<float>(base::mix64(key) >> 40) * 0x1.0p-24F; }

// Coverage of a bar of half width `half` (in cells) centred in a cell, blurred to its mean where cells are
// small.
float bar(float place, float half, float cell_px) {
  const float off = std::fabs(place - std::floor(place) - 0.5F);
  const float sharp = clamp01((half - off) * cell_px + 0.5F);
  return lerp(half * 2, sharp, smooth(1.3F, 3.2F, cell_px));
}

void paint_walls(Stage& stage, const CanyonLook& look, float top, float bottom) {
  Canvas& canvas = stage.canvas;
  const auto& inks = stage.inks;
  const auto sides = build_houses(stage);
  const float horizon = stage.horizon, depth = stage.tall() - horizon, vanish_x = stage.light.x,
              unit = canvas.unit_px();
  const Ink dark = mix(inks.shade, inks.sky_middle, 0.1F), far_ink = mix(inks.sky_middle, inks.horizon, 0.5F);
  const Ink neon_colours[] = {{0.13F, 0.9F, 1.0F}, {1.0F, 0.25F, 0.65F}, {1.0F, 0.78F, 0.3F}};
  canvas.paint(
      [&](float x, float y, Ink& colour) {
        const float out = std::fabs(x - vanish_x), t = (out - kOpening) / kWall;
        if (t < 1 / kFar_z) return;
        const float z = 1 / t, ground = horizon + depth * t;
        const float up = (ground - y) * z;
        if (up < 0 || up > 6) return;
        const auto& houses = sides[x < vanish_x ? 0 : 1];
        auto house = std::upper_bound(houses.begin(), houses.end(), z,
                                      [](float a, const House& h) { return a < h.to_z; });
        if (house == houses.end() || z < house->from_z) return;
        const float roof = house->height;
        const float cover = clamp01((roof - up) * t * unit + 0.5F);
        if (cover <= 0) return;
        const float air = clamp01(0.02F + 0.92F * smooth(1.5F, 15.0F, z));
        const float tone = 0.8F + 0.5F * unit_of(house->key ^ 3);
        Ink c = mix(mix(dark, inks.sky_middle, 0.07F) * tone, far_ink, air * 0.8F);
        // Light from the end of the street glances along the walls and lies at their feet.
        c = mix(c, inks.horizon, 0.16F * exp_fast(-t * 5.0F) + 0.1F * exp_fast(-up * 1.8F) * (1 - t));
        const float cell_z = 0.085F + 0.04F * unit_of(house->key ^ 11);
        const float z_px = cell_z * kWall * t * t * unit, y_px = kStorey * t * unit;
        const float u = (z - house->from_z) / cell_z, v = up / kStorey;
        const float storey = std::floor(v);
        const float quiet = 1 - 0.75F * stage.hush(x, y);
        if (storey >= 1 && up < roof - 0.12F) {
          const auto i = static_cast<std::uint64_t>(u), j = static_cast<std::uint64_t>(storey);
          const std::uint64_t key = house->key ^ (i * 0x9E3779B97F4A7C15ULL) ^ (j * 0xC2B2AE3D27D4EB4FULL);
          const float pane = bar(u, 0.29F, z_px) * bar(v, 0.3F, y_px);
          const float chance = look.lights * (0.35F + 0.9F * unit_of(house->key ^ 5));
          const float sharp = smooth(1.3F, 3.2F, z_px);
          const float on = lerp(chance, unit_of(key) < chance ? 1.0F : 0.0F, sharp);
          const float warm = unit_of(key ^ 99);
          Ink lamp = mix(inks.light, mix(inks.light, inks.accent, 0.7F), warm * warm);
          if (look.neon && warm > 0.82F) lamp = neon_colours[0];
          // Unlit panes are darker than the wall or hold a little sky.
          c = mix(c, mix(dark * 0.7F, far_ink, 0.12F + 0.5F * air), pane * 0.6F * (1 - on));
          c = mix(c, lamp, pane * on * (0.3F + 0.55F * unit_of(key ^ 7)) * (1 - 0.55F * air) * quiet);
        } else if (storey < 1) {
          // Shop fronts: every other one is lit.
          if (unit_of(house->key ^ 21) < 0.3F + 0.6F * look.lights) {
            const Ink tint =
                look.neon ? neon_colours[(house->key >> 7) % 3] : mix(inks.light, inks.horizon, 0.3F);
            const float glass =
                smooth(0.06F, 0.1F, v) * smooth(0.78F, 0.72F, v) * bar(u / 2.6F, 0.45F, z_px * 2.6F);
            c = mix(c, mix(tint, inks.light, 0.35F),
                    glass * 0.75F * (1 - 0.4F * air) * (0.55F + 0.45F * smooth(0.0F, 0.7F, v)));
          }
          c = mix(c, dark, 0.6F * smooth(0.8F, 0.84F, v) * smooth(0.98F, 0.94F, v));
        }
        // The cornice and the corner towards us catch the sky.
        c = screen(c, inks.horizon, 0.22F * smooth(roof - 0.07F, roof - 0.02F, up) * (1 - air));
        colour = mix(colour, c, cover);
      },
      top, bottom);
}

void paint_signs(Stage& stage) {
  auto random = stage.canvas.random("blade signs");
  const float depth = stage.tall() - stage.horizon;
  const Ink colours[] = {{0.13F, 0.9F, 1.0F}, {1.0F, 0.25F, 0.65F}, {1.0F, 0.8F, 0.3F}, stage.inks.accent};
  constexpr float places[] = {0.1F, 0.145F, 0.21F, 0.3F, 0.42F};
  for (const float place : places) {
    for (const float side : {-1.0F, 1.0F}) {
      if (!random.chance(0.62F)) continue;
      const float t = place * random.between(0.9F, 1.1F);
      const float wall = stage.light.x + side * (kOpening + kWall * t), w = 0.1F * t,
                  h = t * random.between(0.34F, 0.62F);
      const float left = side < 0 ? wall + 0.02F * t : wall - 0.02F * t - w;
      const float top = stage.horizon + depth * t - t * random.between(1.0F, 1.35F);
      if (left < -0.02F || left + w > stage.wide() + 0.02F || stage.hush(left, top) > 0.3F) continue;
      const Ink ink = colours[random.below(4)];
      pixels::Path board, strokes;
      board.add_rect(left, top, left + w, top + h);
      const float edge = w * 0.07F;
      strokes.add_rect(left, top, left + w, top + edge);
      strokes.add_rect(left, top + h - edge, left + w, top + h);
      strokes.add_rect(left, top + edge, left + edge, top + h - edge);
      strokes.add_rect(left + w - edge, top + edge, left + w, top + h - edge);
      // Strokes that suggest letters without being any.
      for (float y = top + 0.2F * w; y < top + h - 0.7F * w; y += 0.82F * w) {
        strokes.add_rect(left + 0.25F * w, y, left + 0.75F * w, y + 0.09F * w);
        const float stem = left + w * random.between(0.25F, 0.65F);
        strokes.add_rect(stem, y + 0.09F * w, stem + 0.1F * w, y + 0.5F * w);
        if (random.chance(0.5F))
          strokes.add_rect(left + 0.25F * w, y + 0.5F * w, left + 0.75F * w, y + 0.58F * w);
      }
      paint_path(stage, board, {}, mix(mix(stage.inks.shade, ink, 0.12F), stage.haze(), 0.1F), 0.9F);
      paint_glow(stage, left + w * 0.5F, top + h * 0.5F, h * 0.34F, ink, 0.42F);
      paint_path(stage, strokes, {}, mix(ink, kWhite, 0.4F), 1.0F);
    }
  }
}

}  // namespace

void paint_canyon(Stage& stage, const CanyonLook& look) { paint_walls(stage, look, -1, stage.horizon); }

void paint_canyon_feet(Stage& stage, const CanyonLook& look) {
  paint_walls(stage, look, stage.horizon, stage.tall());
  if (look.neon || look.lights > 0.3F) paint_signs(stage);
}

void paint_traffic(Stage& stage, float vanish_x) {
  Canvas& canvas = stage.canvas;
  auto random = canvas.random("traffic");
  const float depth = stage.tall() - stage.horizon;
  const Ink body = mix(stage.inks.shade, stage.inks.sky_middle, 0.08F);
  const Ink red{1.0F, 0.16F, 0.1F}, white = mix(stage.inks.light, kWhite, 0.4F);
  struct Car {
    float t, lane;
    bool away;
  };
  std::vector<Car> cars;
  for (const bool away : {true, false}) {
    for (float z = random.between(3.6F, 6.0F); z < 26; z *= random.between(1.35F, 2.1F))
      cars.push_back({1 / z, (away ? 1.0F : -1.0F) * random.between(0.3F, 0.42F), away});
  }
  std::ranges::sort(cars, {}, &Car::t);
  for (const Car& car : cars) {
    const float t = car.t, x = vanish_x + car.lane * (t + 0.03F), y = stage.horizon + depth * t;
    const float w = 0.125F * t, h = 0.2F * t;
    pixels::Path form;
    form.add_smooth_loop({{x - w, y - 0.1F * h},
                          {x - w, y - 0.5F * h},
                          {x - w * 0.72F, y - 0.62F * h},
                          {x - w * 0.56F, y - 0.98F * h},
                          {x, y - 1.04F * h},
                          {x + w * 0.56F, y - 0.98F * h},
                          {x + w * 0.72F, y - 0.62F * h},
                          {x + w, y - 0.5F * h},
                          {x + w, y - 0.1F * h}},
                         0.35F);
    const float air = 0.55F * (1 - smooth(0.03F, 0.25F, t));
    paint_path(stage, form, {}, mix(body, stage.haze(), air), 1);
    pixels::Path window, wheels;
    window.add_polygon({{x - w * 0.6F, y - 0.64F * h},
                        {x - w * 0.48F, y - 0.9F * h},
                        {x + w * 0.48F, y - 0.9F * h},
                        {x + w * 0.6F, y - 0.64F * h}});
    paint_path(stage, window, {}, mix(mix(body, stage.inks.horizon, 0.35F), stage.haze(), air), 0.9F);
    for (const float side : {-1.0F, 1.0F})
      wheels.add_rect(x + side * w * 0.74F - w * 0.16F, y - 0.2F * h, x + side * w * 0.74F + w * 0.16F,
                      y + 0.02F * h);
    paint_path(stage, wheels, {}, mix(body * 0.6F, stage.haze(), air), 1);
    const Ink lamp = car.away ? red : white;
    for (const float side : {-1.0F, 1.0F}) {
      const float lx = x + side * w * 0.74F, ly = y - 0.4F * h;
      canvas.add_dot(lx, ly, std::max(0.0011F, (car.away ? 0.02F : 0.024F) * t), mix(lamp, kWhite, 0.35F),
                     1.1F);
      paint_glow(stage, lx, ly, 0.004F + (car.away ? 0.035F : 0.06F) * t, lamp, car.away ? 0.5F : 0.62F);
      canvas.paint(
          [&](float px, float py, Ink& colour) {
            const float down = (py - y) / (0.03F + 0.34F * t);
            if (down < 0 || std::fabs(px - lx) > 4 * (0.004F + 0.022F * t)) return;
            colour = screen(colour, lamp, 0.5F * exp_fast(-down * 2.0F) * bell(px - lx, 0.004F + 0.022F * t));
          },
          y, y + 0.1F + t);
    }
  }
}

void paint_poles(Stage& stage, float vanish_x, float bend, float foot_width) {
  auto random = stage.canvas.random("poles");
  const float top = stage.horizon + 0.004F, depth = stage.tall() - top, middle_x = stage.wide() * 0.5F;
  const float side = random.chance(0.5F) ? 1.0F : -1.0F, first = random.between(1.75F, 2.2F);
  const Ink near = mix(stage.inks.shade, stage.inks.sky_middle, 0.12F);
  constexpr float kArm = 0.085F, kHigh = 1.05F;  // at t = 1
  struct Pole {
    float x, y, t;
  };
  std::vector<Pole> poles;
  for (int i = 0; i < 14; ++i) {
    const float t = 1 / (first + 1.15F * static_cast<float>(i)),
                half = 0.003F + foot_width * std::pow(t, 1.08F);
    const float middle = lerp(vanish_x, middle_x, t) + bend * t * (1 - t) * 0.5F;
    poles.push_back({middle + side * (half + 0.17F * t), top + depth * t, t});
  }
  for (std::size_t i = poles.size(); i-- > 0;) {
    const Pole& pole = poles[i];
    const Ink ink = mix(near, stage.haze(), 0.85F * (1 - smooth(0.0F, 0.3F, pole.t)));
    const float w = 0.0085F * pole.t + 0.0004F, head = pole.y - kHigh * pole.t, arm = kArm * pole.t;
    pixels::Path wood;
    wood.add_polygon(
        {{pole.x - w, pole.y}, {pole.x - w * 0.7F, head}, {pole.x + w * 0.7F, head}, {pole.x + w, pole.y}});
    for (const float down : {0.06F, 0.15F})
      wood.add_rect(pole.x - arm, head + down * pole.t, pole.x + arm, head + down * pole.t + w * 0.9F);
    paint_path(stage, wood, {}, ink, 1);
    // Wires sag from arm to arm, to the pole behind and, from the first, off the sheet.
    pixels::Path wires;
    const Pole next = i > 0 ? poles[i - 1] : Pole{pole.x + side * 0.6F, pole.y + 0.35F, pole.t * 2.1F};
    for (const float out : {-0.85F, 0.85F}) {
      constexpr int kPieces = 12;
      pixels::Point before{};
      for (int k = 0; k <= kPieces; ++k) {
        const float s = static_cast<float>(k) / kPieces, t = lerp(pole.t, next.t, s);
        const pixels::Point at{lerp(pole.x + out * arm, next.x + out * kArm * next.t, s),
                               lerp(head + 0.06F * pole.t, next.y - kHigh * next.t + 0.06F * next.t, s) +
                                   0.34F * t * s * (1 - s)};
        const float thick = std::max(0.0004F, 0.0011F * t);
        if (k > 0) wires.add_capsule(before, thick, at, thick);
        before = at;
      }
    }
    paint_path(stage, wires, {}, ink, 0.7F);
  }
}

}  // namespace onesheet::illustrator

#include "models/illustrator/worlds/surface.h"

#include <algorithm>
#include <cmath>

namespace onesheet::illustrator {
namespace {

// The two nearest of points strewn one to a cell (Worley 1996): where the nearest lies and how far the border
// is.
struct Nearest {
  float dx, dz;  // from the nearest point to here
  float border;  // about twice the distance to the border of its cell
  std::uint32_t cell;
};

std::uint32_t cell_hash(std::int32_t x, std::int32_t z, std::uint32_t key) {
  std::uint32_t h =
      static_cast<std::uint32_t>(x) * 0x9E3779B1U ^ static_cast<std::uint32_t>(z) * 0x85EBCA77U ^ key;
  h = (h ^ (h >> 15)) * 0x2C1B3C6DU;
  h = (h ^ (h >> 12)) * 0x297A2D39U;
  return h ^ (h >> 15);
}

Nearest nearest_point(float u, float v, float jitter, std::uint32_t key) {
  const float cu = std::floor(u), cv = std::floor(v);
  float first = 9, second = 9;
  Nearest found{};
  for (int j = -1; j <= 1; ++j) {
    for (int i = -1; i <= 1; ++i) {
      const auto x = static_cast<std::int32_t>(cu) + i, z = static_cast<std::int32_t>(cv) + j;
      const std::uint32_t h = cell_hash(x, z, key);
      const float px = static_cast<float>(h & 0xFFFFU) / 65536.0F - 0.5F,
                  pz = static_cast<float>(h >> 16) / 65536.0F - 0.5F;
      const float dx = u - (static_cast<float>(x) + 0.5F + px * jitter),
                  dz = v - (static_cast<float>(z) + 0.5F + pz * jitter), d = dx * dx + dz * dz;
      if (d < first) {
        second = first;
        first = d;
        found = {dx, dz, 0, h};
      } else if (d < second) {
        second = d;
      }
    }
  }
  found.border = std::sqrt(second) - std::sqrt(first);
  return found;
}

float unit_of(std::uint32_t cell) { return static_cast<float>(cell_hash(3, 7, cell) & 0xFFFFU) / 65536.0F; }

}  // namespace

void paint_surface(Stage& stage, const SurfaceLook& look) {
  Canvas& canvas = stage.canvas;
  const float depth = stage.tall() - look.top;
  if (depth < 0.05F || look.strength <= 0) return;
  const auto& rough = canvas.tiles().rough_twin(canvas.runner());
  const auto& soft = canvas.tiles().soft(canvas.runner());
  const auto& dunes = canvas.tiles().dunes(canvas.runner());
  const float centre = stage.wide() * 0.5F, u0 = canvas.offset("surface u"), v0 = canvas.offset("surface v");
  const auto key = static_cast<std::uint32_t>(canvas.seed() ^ base::hash_name("surface"));
  // Towards the light on the plane: mostly away from us, a little aside.
  const float lean = std::clamp((stage.light.x - centre) * 1.4F, -0.8F, 0.8F);
  const float lu = lean / length(lean, 1), lv = 1 / length(lean, 1);
  const auto lit_of = [&](float u, float v) {
    switch (look.kind) {
      case Surface::ripples: {
        // Crests across the wind that meet and part, steeper on the lee.
        const float bend =
            soft.at(u * 0.014F + u0, v * 0.02F) * 0.8F + soft.at(u * 0.045F, v * 0.05F + v0) * 0.2F;
        const float phase = 6.2831853F * (v + 0.3F * u + bend);
        const float strong = clamp01(0.72F + 0.5F * soft.at(u * 0.03F + v0, v * 0.03F + u0));
        const float wave = std::sin(phase + 0.55F * std::sin(phase));
        return (wave > 0 ? wave * 0.8F : wave) * strong;
      }
      case Surface::plates: {
        const float warp = rough.at(u * 0.12F + u0, v * 0.12F) * 0.1F;
        const Nearest at = nearest_point(u + warp, v - warp, 0.92F, key);
        const float gap = smooth(0.13F, 0.045F, at.border);
        // Edges curl up: the one towards us catches the light from behind, the other lies in its own shade.
        const float curl = smooth(0.34F, 0.12F, at.border) * (1 - gap) * (at.dx * lu + at.dz * lv) * 1.9F;
        const float own = (unit_of(at.cell) - 0.5F) * 0.5F;
        return std::clamp(own + curl + 0.14F * rough.at(u * 0.5F, v * 0.5F), -0.6F, 1.0F) - gap * 0.95F;
      }
      case Surface::cobbles: {
        // Rows half a stone apart.
        const float row = std::floor(v);
        const Nearest at = nearest_point(u + (static_cast<int>(row) % 2 == 0 ? 0.0F : 0.5F), v, 0.34F, key);
        const float gap = smooth(0.24F, 0.08F, at.border);
        const float dome = (at.dx * lu + at.dz * lv) * 1.7F + (unit_of(at.cell) - 0.5F) * 0.55F;
        return std::clamp(dome + 0.1F * rough.at(u * 0.6F + u0, v * 0.6F), -0.7F, 1.0F) * (1 - gap) - gap;
      }
      case Surface::clods: {
        constexpr float kStep = 0.02F;
        const float a = u * 0.11F + u0, b = v * 0.11F + v0;
        const float broad = rough.at(a, b) - rough.at(a + lu * kStep, b + lv * kStep);
        const float small =
            rough.at(a * 3.1F, b * 3.1F) - rough.at(a * 3.1F + lu * kStep, b * 3.1F + lv * kStep);
        // Limited softly: a hard limit would make two flat tones of it, like camouflage.
        const float slope = broad * 0.8F + small * 0.55F;
        return 0.9F * slope / (1 + std::fabs(slope));
      }
      case Surface::drifts: {
        // Low humps with a crust that the wind has carved here and there.
        constexpr float kStep = 0.014F;
        const float a = u * 0.055F + u0, b = v * 0.07F + v0, bend = soft.at(a * 0.7F, b * 0.5F) * 0.05F;
        const float broad = dunes.at(a + bend, b) - dunes.at(a + bend + lu * kStep, b + lv * kStep);
        const float small =
            soft.at(a * 2.3F, b * 2.9F) - soft.at(a * 2.3F + lu * kStep, b * 2.9F + lv * kStep);
        const float carved = rough.at(a * 1.4F + bend, b * 2.2F) -
                             rough.at(a * 1.4F + bend + lu * kStep, b * 2.2F + lv * kStep);
        const float crust = smooth(-0.2F, 0.9F, soft.at(a * 0.45F + v0, b * 0.45F));
        return std::clamp(broad * 2.2F + small * 1.7F + carved * 0.6F * crust, -0.8F, 1.0F);
      }
    }
    return 0.0F;
  };
  const float scale = 1 / (look.pitch * depth);
  canvas.paint(
      [&](float x, float y, Ink& colour) {
        const float below = y - look.top;
        if (below <= 0.004F) return;
        // Units of the plane: one is one form. Across it is pitch / z wide on the sheet, along it z² closer.
        const float z = depth / below, across = look.pitch / z, along = look.pitch * depth / (z * z);
        const float seen = smooth(0.0035F, 0.0105F, along) * smooth(0.003F, 0.009F, across);
        if (seen <= 0) return;
        const float u = (x - centre) * z * depth * scale, v = z * depth * scale;
        const float value = lit_of(u, v) * seen * look.strength * (1 - 0.76F * stage.hush(x, y)) *
                            (1 - 0.5F * smooth(0.55F, 1.0F, below / depth));
        if (value < 0) {
          colour = mix(colour, look.dark, -value * 0.74F);
        } else {
          const float reach = 0.45F + 0.55F * bell(x - stage.light.x, 0.3F + 0.45F * below);
          colour = mix(colour, look.lit, value * 0.62F * reach);
        }
      },
      look.top + 0.004F);
}

void paint_hillside(Stage& stage, const Profile& top, Soil soil, Ink ink) {
  Canvas& canvas = stage.canvas;
  const auto& rough = canvas.tiles().rough(canvas.runner());
  const auto& soft = canvas.tiles().soft_twin(canvas.runner());
  const float u0 = canvas.offset("hillside"), unit = canvas.unit_px();
  const float highest = *std::ranges::min_element(top);
  const bool sand = soil == Soil::sand;
  const Ink lit = mix(stage.inks.horizon, stage.inks.light, 0.3F);
  const Ink body = mix(ink, mix(stage.inks.sky_middle, stage.inks.horizon, 0.4F), sand ? 0.3F : 0.16F);
  canvas.paint(
      [&](float x, float y, Ink& colour) {
        const float line = top[std::min(static_cast<std::size_t>(x * unit), top.size() - 1)];
        const float cover = canvas.edge(y - line);
        if (cover <= 0) return;
        const float depth = y - line;
        const float toward = exp_fast(-std::fabs(x - stage.light.x) * 1.1F);
        const float side = std::clamp((stage.light.x - x) / 0.2F, -1.0F, 1.0F);
        float light = 0.34F * exp_fast(-depth / 0.16F) * (0.4F + 0.6F * toward);
        if (sand) {
          const float bend =
              soft.at(x * 0.34F + u0, y * 0.4F) * 0.75F + soft.at(x * 1.3F, y * 1.5F + u0) * 0.2F;
          const float phase = 6.2831853F * (y * 26.0F + bend);
          const float strong = clamp01(0.55F + 0.5F * soft.at(x * 0.6F + u0, y * 0.9F + 0.4F));
          light += 0.21F * strong * std::sin(phase + 0.6F * std::sin(phase)) * smooth(0.008F, 0.05F, depth);
          light += 0.1F * soft.at(x * 0.5F + u0, depth * 0.7F);
        } else {
          constexpr float kStep = 0.006F;
          float bumps = 0, scale = 0.9F, strength = 1;
          for (int octave = 0; octave < 3; ++octave) {
            const float u = x * scale + u0 + 0.37F * static_cast<float>(octave),
                        v = (y - 0.5F * line) * scale * 1.5F;
            bumps += (rough.at(u, v) - rough.at(u + side * kStep, v - kStep)) * strength;
            scale *= 2.2F;
            strength *= 0.66F;
          }
          light += (soil == Soil::grass ? 0.15F : 0.34F) * bumps;
        }
        light += (sand ? 0.5F : 0.34F) * exp_fast(-depth / 0.006F) * (0.3F + 0.7F * toward);  // the crest
        light *= 1 - 0.75F * stage.hush(x, y);
        Ink c = mix(ink, body, 0.5F + 0.5F * exp_fast(-depth / 0.3F));
        c = light > 0 ? mix(c, lit, std::min(light, 0.9F) * 0.8F)
                      : mix(c, ink * 0.6F, std::min(-light * 2.0F, 0.8F));
        colour = mix(colour, c, cover);
      },
      highest - 0.01F);
  if (soil != Soil::grass) return;
  auto random = canvas.random("hillside growth");
  // Growth on the crest and in rows below it, larger the nearer.
  for (int row = 0; row < 6; ++row) {
    const float below = 0.055F * static_cast<float>(row) * (1 + 0.3F * static_cast<float>(row));
    const float height = 0.014F + 0.007F * static_cast<float>(row);
    pixels::Path blades;
    for (int i = 0; i < static_cast<int>((row == 0 ? 700.0F : 620.0F) * stage.wide()); ++i) {
      const float x = random.unit() * stage.wide(), tall = height * random.between(0.3F, 1.0F),
                  bend = random.normal() * tall * 0.35F, half = tall * 0.045F;
      const float foot = top[std::min(static_cast<std::size_t>(x * unit), top.size() - 1)] + below +
                         random.between(0.0F, row == 0 ? 0.004F : 0.05F);
      if (row > 0 && random.chance(stage.hush(x, foot))) continue;
      blades.move_to({x - half, foot + 0.003F});
      blades.curve_to({x - half, foot - tall * 0.4F}, {x + bend * 0.4F - half * 0.5F, foot - tall * 0.7F},
                      {x + bend, foot - tall});
      blades.curve_to({x + bend * 0.4F + half, foot - tall * 0.65F}, {x + half, foot - tall * 0.35F},
                      {x + half, foot + 0.003F});
      blades.close();
    }
    paint_path(stage, blades, {}, row == 0 ? ink : mix(ink, lit, row % 2 == 0 ? 0.52F : 0.28F),
               row == 0 ? 1.0F : 0.8F);
  }
}

}  // namespace onesheet::illustrator

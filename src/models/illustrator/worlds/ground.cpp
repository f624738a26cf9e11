// The plain before the viewer: one perspective plane whose relief is lit from the stage's light.
#include "models/illustrator/worlds/worlds.h"

namespace onesheet::illustrator {
namespace {

struct SoilLook {
  Ink lit, body, dark;
  float relief;  // strength of the lit bumps
  float ripple;  // wind ripples
  float shine;   // mirror of the sky
};

SoilLook look_of(const Stage& stage, Soil soil) {
  const auto& i = stage.inks;
  switch (soil) {
    case Soil::earth:
      return {stage.lit(), mix(i.sky_middle, i.horizon, 0.25F), mix(i.shade, i.sky_middle, 0.3F), 0.9F, 0, 0};
    case Soil::sand:
      return {
          stage.lit(), mix(i.sky_middle, i.horizon, 0.45F), mix(i.shade, i.sky_middle, 0.45F), 0.65F, 1, 0};
    case Soil::snow:
      return {mix(i.light, kWhite, 0.5F),
              mix(mix(i.horizon, i.sky_middle, 0.35F), kWhite, 0.12F),
              mix(i.sky_middle, i.shade, 0.25F),
              0.6F,
              0.15F,
              0};
    case Soil::grass:
      return {mix(i.horizon, i.light, 0.25F) * 0.85F,
              mix(i.sky_middle, i.shade, 0.3F),
              mix(i.shade, i.sky_middle, 0.12F),
              1.1F,
              0,
              0};
    case Soil::ice:
      return {mix(i.light, kWhite, 0.4F),
              mix(i.horizon, i.sky_middle, 0.45F),
              mix(i.sky_middle, i.shade, 0.35F),
              0.45F,
              0,
              0.45F};
    case Soil::floor:
      return {stage.lit(), mix(i.sky_middle, i.shade, 0.4F), mix(i.shade, i.sky_middle, 0.15F), 0.08F, 0,
              0.3F};
    case Soil::rock:
      return {stage.lit(), mix(i.sky_middle, i.shade, 0.2F), mix(i.shade, i.sky_middle, 0.15F), 1.5F, 0, 0};
  }
  return {};
}

}  // namespace

void paint_ground(Stage& stage, const GroundLook& look) {
  Canvas& canvas = stage.canvas;
  const SoilLook soil = look_of(stage, look.soil);
  const auto& soft = canvas.tiles().soft_twin(canvas.runner());
  const auto& rough = canvas.tiles().rough_twin(canvas.runner());
  const auto& fine = canvas.tiles().fine(canvas.runner());
  const float top = look.top < 0 ? stage.horizon + 0.006F : look.top;
  const float u0 = canvas.offset("ground u"), v0 = canvas.offset("ground v");
  const float centre = stage.wide() * 0.5F;
  const float toward = clamp01((stage.light.x - centre) / 0.5F * 0.5F + 0.5F) * 2 - 1;  // -1 left … 1 right
  const float depth = std::max(0.05F, stage.tall() - top);
  const bool blades = look.soil == Soil::grass;
  // The mirror must not reach rows that are being painted at the same time.
  const float mirror_max = std::max(0.0F, top - std::max(0.004F, 4 / canvas.unit_px()));
  canvas.paint(
      [&](float x, float y, Ink& colour) {
        const float d = std::max(y - top + 0.012F, 0.002F);
        const float z = look.eye_height / d;
        const float gx = (x - centre) * z, gz = z;
        // Bumps, each octave lit by its difference towards the light and dropped where it would be finer
        // than the eye can follow at that distance.
        float bumps = 0;
        float frequency = 0.22F, strength = 1;
        for (int octave = 0; octave < 4; ++octave) {
          const float fade = clamp01(1.6F - frequency * z * 0.55F);
          if (fade > 0) {
            const float u = gx * frequency + u0 + 0.13F * static_cast<float>(octave),
                        v = gz * frequency * 0.8F + v0;
            const auto& tile = octave == 0 ? soft : rough;
            const float step = 0.006F;
            bumps += (tile.at(u, v) - tile.at(u + step * (toward * 0.8F + 0.2F), v + step * 0.8F)) *
                     strength * fade;
          }
          frequency *= 2.9F;
          strength *= 0.72F;
        }
        float ripples = 0;
        if (soil.ripple > 0) {
          const float bend = soft.at(gx * 0.35F + u0, gz * 0.35F) * 0.9F;
          const float phase = gz * 26.0F + gx * 5.0F + bend * 7.0F;
          ripples = std::sin(phase) * clamp01(1.25F - z * 1.1F) * 0.11F * soil.ripple *
                    (0.6F + 0.4F * rough.at(gx * 0.8F, gz * 0.8F));
        }
        const float grit = fine.at(gx * 2.2F, gz * 2.2F) * clamp01(0.5F / (z + 0.15F)) * 0.02F;
        const float pool = bell(x - stage.light.x, 0.2F + 0.35F * (y - top) / depth + 0.1F) *
                           exp_fast(-(y - top) / (0.24F * depth + 0.05F));
        float light = 0.47F - 0.30F * smooth(0.0F, depth, y - top) + bumps * soil.relief * 0.55F + ripples +
                      grit + look.light_pool * pool * 0.7F;
        if (blades) {
          const float stalk = fine.at(x * 1.9F + u0, gz * 0.9F + y * 0.22F);
          light += stalk * 0.05F * clamp01(d * 5.0F);
        }
        light = clamp01(light);
        Ink c = mix(soil.dark, soil.body, smooth(0.02F, 0.5F, light));
        c = mix(c, soil.lit, smooth(0.48F, 1.05F, light));
        if (soil.shine > 0) {
          const float mirror_y = std::clamp(2 * top - y - std::fabs(bumps) * 0.05F, 0.0F, mirror_max);
          const Ink sky = canvas.at(x + bumps * 0.02F, mirror_y);
          c = mix(c, sky, soil.shine * exp_fast(-(y - top) / (depth * 0.55F)));
        }
        // Far ground dissolves into the haze.
        c = mix(c, stage.haze(), exp_fast(-(y - top) / 0.035F) * 0.65F);
        colour = mix(colour, c, smooth(top - 0.002F, top + 0.02F, y));
      },
      top - 0.004F);
}

}  // namespace onesheet::illustrator

// Gradient, glow, stars and northern lights: the ground of almost every picture.
#include <vector>

#include "models/illustrator/worlds/worlds.h"
#include "pixels/kernels.h"

namespace onesheet::illustrator {

void paint_sky(Stage& stage, float glow_spread) {
  Canvas& canvas = stage.canvas;
  const auto& inks = stage.inks;
  const auto& drift = canvas.tiles().soft(canvas.runner());
  const float du = canvas.offset("sky drift u"), dv = canvas.offset("sky drift v");
  const Ink halo = mix(inks.horizon, inks.light, 0.55F);
  const auto width = static_cast<std::size_t>(canvas.width_px());
  const float step = 1.0F / canvas.unit_px();
  base::for_each_index(canvas.runner(), static_cast<std::size_t>(canvas.height_px()), [&](std::size_t row) {
    const float y = (static_cast<float>(row) + 0.5F) * step;
    std::vector<float> u(width), v(width, y * 0.17F + dv), wander(width), wide_glow(width), core(width);
    for (std::size_t i = 0; i < width; ++i) {
      const float x = (static_cast<float>(i) + 0.5F) * step;
      const float d = length(x - stage.light.x, (y - stage.light.y) * 1.12F);
      u[i] = x * 0.11F + du;
      wide_glow[i] = -3.0F * d / glow_spread;
      core[i] = -square(d / (glow_spread * 0.3F));
    }
    pixels::kernels::sample_tile_row(drift.view(), u.data(), v.data(), wander.data(), width);
    pixels::kernels::exp_row(wide_glow.data(), wide_glow.data(), width);
    pixels::kernels::exp_row(core.data(), core.data(), width);
    float* r = canvas.art().r.row(static_cast<int>(row));
    float* g = canvas.art().g.row(static_cast<int>(row));
    float* b = canvas.art().b.row(static_cast<int>(row));
    for (std::size_t i = 0; i < width; ++i) {
      // A slow drift of the gradient keeps a large clear sky from looking like a ramp.
      const float t = clamp01(y / stage.horizon + wander[i] * 0.022F);
      Ink c = mix(inks.sky_top, inks.sky_middle, smooth(0.0F, 0.62F, t));
      c = mix(c, inks.horizon, smooth(0.42F, 1.0F, t));
      c = mix(c, halo, 0.72F * wide_glow[i]);
      c = screen(c, inks.light, 0.42F * core[i]);
      r[i] = c.r;
      g[i] = c.g;
      b[i] = c.b;
    }
  });
}

void paint_stars(Stage& stage, float density, float bottom, bool milky_way) {
  Canvas& canvas = stage.canvas;
  const Ink cool{0.86F, 0.92F, 1.0F}, warm{1.0F, 0.9F, 0.78F};
  if (milky_way) {
    const auto& cloud = canvas.tiles().soft_twin(canvas.runner());
    const auto& dust = canvas.tiles().rough(canvas.runner());
    const float u = canvas.offset("milky way"), lean = 0.55F + 0.5F * canvas.offset("milky lean");
    const float cos_lean = std::cos(lean), sin_lean = std::sin(lean);
    const Ink milk = mix(mix(stage.inks.sky_middle, kWhite, 0.5F), cool, 0.4F);
    canvas.paint(
        [&](float x, float y, Ink& colour) {
          const float across = (x - stage.wide() * 0.5F) * sin_lean - (y - bottom * 0.45F) * cos_lean;
          const float along = (x - stage.wide() * 0.5F) * cos_lean + (y - bottom * 0.45F) * sin_lean;
          const float n = cloud.at(across * 0.8F + u, along * 0.5F);
          const float lanes = dust.at(across * 1.3F + u, along * 0.7F + 0.4F);
          float band = bell(across + n * 0.03F, 0.2F) * clamp01(0.55F + 0.3F * n);
          band *= 1.0F - 0.65F * bell(across + 0.05F * lanes, 0.05F);
          const float fade = 1.0F - smooth(0.5F, 1.0F, y / bottom);
          colour = screen(colour, milk, band * 0.3F * fade);
        },
        0, bottom);
  }
  auto random = canvas.random("stars");
  const int count = static_cast<int>(density * 900.0F * stage.wide() * bottom);
  for (int i = 0; i < count; ++i) {
    const float x = random.unit() * stage.wide(), y = random.unit() * bottom;
    const float m = random.unit(), size = random.unit(), tint = random.unit();
    const float bright = 0.16F + 0.84F * m * m * m * m * m;
    const float fade = 1.0F - smooth(0.45F, 1.0F, y / bottom);
    canvas.add_dot(x, y, 0.0006F + 0.0011F * size * bright, mix(cool, warm, tint * tint),
                   bright * fade * 0.9F);
    if (bright > 0.8F) canvas.add_dot(x, y, 0.005F, cool, 0.14F * fade);
  }
}

void paint_aurora(Stage& stage, float bottom) {
  Canvas& canvas = stage.canvas;
  const auto& wave = canvas.tiles().soft(canvas.runner());
  const auto& ray = canvas.tiles().rough(canvas.runner());
  const float u = canvas.offset("aurora");
  const Ink green{0.36F, 1.0F, 0.69F}, violet{0.5F, 0.45F, 1.0F};
  canvas.paint(
      [&](float x, float y, Ink& colour) {
        for (int curtain = 0; curtain < 3; ++curtain) {
          const auto k = static_cast<float>(curtain);
          const float foot =
              bottom * (0.5F + 0.17F * k) + wave.at(x * 0.3F + 0.31F * k + u, 0.1F + 0.2F * k) * 0.05F;
          const float up = foot - y;
          const float strand = clamp01(0.55F + 0.35F * ray.at(x * 1.2F + 0.4F * k + up * 0.15F + u, 0.6F));
          const float light = up > 0 ? exp_fast(-up / 0.17F) : exp_fast(up / 0.012F);
          colour = screen(colour, mix(green, violet, clamp01(up * 2.6F)), light * strand * 0.4F);
        }
      },
      0, bottom * 1.05F);
}

}  // namespace onesheet::illustrator

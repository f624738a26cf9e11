// A deck of cloud in perspective, lit from the stage's light. Its edge is a soft threshold of the noise: a
// hard one looks like torn paper.
#include <vector>

#include "models/illustrator/worlds/worlds.h"
#include "pixels/kernels.h"

namespace onesheet::illustrator {

void paint_clouds(Stage& stage, const CloudLook& look) {
  Canvas& canvas = stage.canvas;
  const float bottom = std::min(stage.horizon, stage.tall());
  const int rows = std::clamp(static_cast<int>(bottom * canvas.unit_px()) + 1, 1, canvas.height_px());
  const int columns = canvas.width_px();
  const auto& soft =
      look.layer % 2 == 0 ? canvas.tiles().soft(canvas.runner()) : canvas.tiles().soft_twin(canvas.runner());
  const auto& rough = canvas.tiles().rough(canvas.runner());
  auto random = canvas.random("clouds");
  for (int i = 0; i < look.layer * 2; ++i) random.next();
  const float u0 = random.unit(), v0 = random.unit();
  const float step = 1.0F / canvas.unit_px();

  // Thickness of the deck at every pixel of the sky.
  pixels::Plane mass(columns, rows);
  base::for_each_index(canvas.runner(), static_cast<std::size_t>(rows), [&](std::size_t row) {
    const auto count = static_cast<std::size_t>(columns);
    const float y = (static_cast<float>(row) + 0.5F) * step;
    const float up = std::max(stage.horizon - y, step) / 1.5F;
    const float z = 1.0F / (up + 0.10F);
    const float v = z * 0.36F * look.scale + v0;
    const float detail = clamp01(2.2F / z);
    // The whole row at once: places, then the tile's values there.
    std::vector<float> across(count), u(count), w(count), bent_x(count), bent_y(count), value(count);
    for (std::size_t i = 0; i < count; ++i) {
      const float x = (static_cast<float>(i) + 0.5F) * step;
      across[i] = (x - stage.wide() * 0.5F) * z * 0.24F * look.scale + u0;
    }
    const auto read = [&](const pixels::Tile& tile, std::vector<float>& out, auto&& place_u, auto&& place_v) {
      for (std::size_t i = 0; i < count; ++i) {
        u[i] = place_u(i);
        w[i] = place_v(i);
      }
      pixels::kernels::sample_tile_row(tile.view(), u.data(), w.data(), out.data(), count);
    };
    read(
        soft, bent_x, [&](std::size_t i) { return across[i] * 0.7F + 0.3F; },
        [&](std::size_t) { return v * 0.7F; });
    read(
        soft, bent_y, [&](std::size_t i) { return across[i] * 0.7F + 0.7F; },
        [&](std::size_t) { return v * 0.7F + 0.4F; });
    for (std::size_t i = 0; i < count; ++i) {
      bent_x[i] *= 0.035F;
      bent_y[i] *= 0.035F;
    }
    float* out = mass.row(static_cast<int>(row));
    read(
        soft, value, [&](std::size_t i) { return across[i] + bent_x[i]; },
        [&](std::size_t i) { return v + bent_y[i]; });
    for (std::size_t i = 0; i < count; ++i) out[i] = value[i] * 0.85F;
    read(
        rough, value, [&](std::size_t i) { return across[i] * 1.6F + bent_x[i] * 1.5F; },
        [&](std::size_t i) { return v * 1.6F + bent_y[i]; });
    for (std::size_t i = 0; i < count; ++i) out[i] += value[i] * 0.42F;
    read(
        rough, value, [&](std::size_t i) { return across[i] * 4.3F + bent_y[i]; },
        [&](std::size_t) { return v * 4.3F; });
    for (std::size_t i = 0; i < count; ++i) out[i] += value[i] * 0.24F * detail;
  });

  const auto& inks = stage.inks;
  const Ink dark = look.dark.value_or(mix(inks.sky_middle, inks.shade, 0.45F));
  const Ink bright = look.bright.value_or(mix(inks.horizon, inks.light, 0.6F));
  const Ink middle = mix(dark, bright, 0.42F);
  const float threshold = 1.25F - look.cover * 2.5F;
  canvas.paint(
      [&](float x, float y, Ink& colour) {
        const float px = x * canvas.unit_px(), py = y * canvas.unit_px();
        const float here =
            mass.at(std::min(columns - 1, static_cast<int>(px)), std::min(rows - 1, static_cast<int>(py)));
        const float density = smooth(threshold, threshold + look.softness * 3.0F, here);
        if (density <= 0.001F) return;
        const float dx = stage.light.x - x, dy = stage.light.y - y, d = length(dx, dy) + 1e-4F;
        // How much cloud lies between here and the light, from three taps towards it.
        float between = 0;
        constexpr struct {
          float reach, weight;
        } taps[] = {{0.018F, 0.5F}, {0.05F, 0.32F}, {0.11F, 0.18F}};
        for (const auto& tap : taps) {
          const float k = tap.reach * canvas.unit_px() / d;
          between += tap.weight * pixels::sample(mass, px + dx * k, py + dy * k);
        }
        const float blocked = smooth(threshold - 0.2F, threshold + look.softness * 4.0F, between);
        const float near = exp_fast(-d / 0.6F);
        const float light = clamp01((1 - blocked * 0.92F) * (0.45F + 0.75F * near) + near * 0.12F);
        Ink c = mix(dark, middle, smooth(0.0F, 0.5F, light));
        c = mix(c, bright, smooth(0.42F, 1.0F, light));
        const float fade = smooth(0.0F, 0.07F, stage.horizon - y) * (1 - 0.74F * stage.hush(x, y));
        colour = mix(colour, c, clamp01(density * 1.05F) * fade * look.opacity);
        const float rim = density * (1 - density) * 4 * near * fade * (1 - blocked);
        colour = screen(colour, inks.light, rim * 0.34F);
      },
      0, bottom);
}

}  // namespace onesheet::illustrator

// Layered paper: the picture's tones as sheets cut with a knife, each casting its shadow on the next.
#include <algorithm>
#include <array>
#include <cmath>

#include "models/illustrator/styles/styles.h"
#include "pixels/blur.h"

namespace onesheet::illustrator {

void treat_layered_paper(Stage& stage) {
  Canvas& canvas = stage.canvas;
  const auto& inks = stage.inks;
  const float unit = canvas.unit_px();
  const pixels::Plane tone = tones(stage, 0.0034F);
  const std::array<Ink, 6> sheets = {mix(mix(inks.light, kWhite, 0.2F), Ink{0.97F, 0.93F, 0.84F}, 0.4F),
                                     mix(inks.horizon, inks.light, 0.3F),
                                     mix(inks.horizon, inks.sky_middle, 0.4F),
                                     inks.sky_middle,
                                     mix(inks.sky_middle, inks.shade, 0.55F),
                                     mix(inks.shade, inks.sky_top, 0.15F)};
  const std::array<float, 5> cuts = {0.84F, 0.66F, 0.48F, 0.3F, 0.14F};
  const auto& fine = canvas.tiles().fine(canvas.runner());
  const auto& rough = canvas.tiles().rough(canvas.runner());
  canvas.paint([&](float, float, Ink& colour) { colour = sheets[0]; });
  pixels::Plane cover(canvas.width_px(), canvas.height_px());
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    const auto k = static_cast<float>(i);
    base::for_each_index(canvas.runner(), static_cast<std::size_t>(cover.height()), [&](std::size_t row) {
      const int py = static_cast<int>(row);
      for (int px = 0; px < cover.width(); ++px) {
        const float x = (static_cast<float>(px) + 0.5F) / unit, y = (static_cast<float>(py) + 0.5F) / unit;
        // An unsteady hand, the same along the whole edge of a sheet.
        const float hand = rough.at(x * 0.5F + 0.21F * k, y * 0.5F) * 0.012F;
        cover.at(px, py) = clamp01((cuts[i] + hand - tone.at(px, py)) * 26.0F + 0.5F);
      }
    });
    pixels::Plane shadow = cover;
    pixels::blur(shadow, 0.0055F * unit, canvas.runner());
    const int dx = static_cast<int>(std::lround(0.003F * unit)),
              dy = static_cast<int>(std::lround(0.006F * unit));
    canvas.lay(shadow, dx, dy, {0.04F, 0.03F, 0.04F}, 0.34F);
    canvas.lay(cover, 0, 0, sheets[i + 1], 1);
  }
  canvas.paint([&](float x, float y, Ink& colour) {
    colour = colour * (1 + 0.014F * fine.at(x * 0.6F, y * 0.6F) + 0.008F * fine.at(x * 1.6F, y * 1.6F));
  });
  settle_words(stage, sheets[5], sheets[0]);
}

}  // namespace onesheet::illustrator

// Engraving: parallel lines that swell with the tone and bend over the forms, crossed where it is dark.
#include <cmath>

#include "models/illustrator/styles/styles.h"
#include "pixels/blur.h"

namespace onesheet::illustrator {

void treat_engraving(Stage& stage) {
  Canvas& canvas = stage.canvas;
  const pixels::Plane tone = tones(stage, 0.0009F);
  pixels::Plane relief = tone;
  pixels::blur(relief, 0.03F * canvas.unit_px(), canvas.runner());
  const Ink ink = mix(stage.inks.shade, stage.inks.sky_middle, 0.14F) * 0.75F;
  const Ink paper = mix(mix(stage.inks.light, stage.inks.horizon, 0.12F), Ink{0.96F, 0.93F, 0.85F}, 0.72F);
  const auto& soft = canvas.tiles().soft(canvas.runner());
  const auto& fine = canvas.tiles().fine(canvas.runner());
  constexpr float kPitch = 0.0062F;
  canvas.paint([&](float x, float y, Ink& colour) {
    const float px = x * canvas.unit_px(), py = y * canvas.unit_px();
    const float dark = 1 - std::pow(pixels::sample(tone, px, py), 0.85F);
    const float bend = pixels::sample(relief, px, py) * 0.085F + soft.at(x * 0.25F, y * 0.25F) * 0.004F;
    const float wobble = fine.at(x * 0.9F, y * 0.9F) * 0.0002F;
    const float first =
        stripe(canvas, (y + bend + 0.05F * x + wobble) / kPitch, clamp01(dark * 1.18F - 0.06F), kPitch);
    const float second = stripe(canvas, (x * 0.82F - y * 0.57F + bend * 0.7F + wobble) / kPitch,
                                0.7F * smooth(0.52F, 0.9F, dark), kPitch);
    const float third = stripe(canvas, (x * 0.82F + y * 0.57F - bend * 0.6F) / kPitch,
                               0.8F * smooth(0.78F, 0.97F, dark), kPitch);
    float cover = 1 - (1 - first) * (1 - second) * (1 - third);
    cover = std::max(cover, smooth(0.93F, 0.985F, dark));
    const Ink sheet = paper * (1 + 0.012F * fine.at(x * 0.5F, y * 0.5F));
    colour = mix(sheet, ink, cover * 0.96F);
  });
  settle_words(stage, ink, paper);
}

}  // namespace onesheet::illustrator

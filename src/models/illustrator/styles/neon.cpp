// Neon: the picture's outlines as glass tubes, alight in the dark.
#include <cmath>

#include "models/illustrator/styles/styles.h"
#include "pixels/blur.h"

namespace onesheet::illustrator {

void treat_neon(Stage& stage) {
  Canvas& canvas = stage.canvas;
  const auto& inks = stage.inks;
  const int w = canvas.width_px(), h = canvas.height_px();
  const pixels::Plane tone = tones(stage, 0.0022F);
  // How steep the tone is, in tones per sheet unit; a tube follows each crest of it.
  const float step = std::max(1.0F, 0.0016F * canvas.unit_px());
  pixels::Plane steep(w, h);
  base::for_each_index(canvas.runner(), static_cast<std::size_t>(h), [&](std::size_t row) {
    const auto y = static_cast<float>(row) + 0.5F;
    float* out = steep.row(static_cast<int>(row));
    for (int x = 0; x < w; ++x) {
      const float fx = static_cast<float>(x) + 0.5F;
      const float gx = pixels::sample(tone, fx + step, y) - pixels::sample(tone, fx - step, y),
                  gy = pixels::sample(tone, fx, y + step) - pixels::sample(tone, fx, y - step);
      out[x] = length(gx, gy) * canvas.unit_px() / (2 * step) * 0.0035F;
    }
  });
  pixels::Plane around = steep;
  pixels::blur(around, 0.0045F * canvas.unit_px(), canvas.runner());
  const auto vivid = [](Ink c, float want) {
    const float l = luma(c);
    Ink v{clamp01(l + (c.r - l) * 1.9F), clamp01(l + (c.g - l) * 1.9F), clamp01(l + (c.b - l) * 1.9F)};
    const float top = std::max({v.r, v.g, v.b, 0.05F});
    return mix(v * (1 / top), kWhite, want);
  };
  const Ink one = vivid(inks.accent, 0.05F);
  Ink two = vivid(mix(inks.horizon, inks.sky_middle, 0.4F), 0.05F);
  if (std::fabs(one.r - two.r) + std::fabs(one.g - two.g) + std::fabs(one.b - two.b) < 0.5F)
    two = Ink{one.b, one.r, one.g};  // a palette of one hue still wants two tubes
  const Ink dark = mix(mix(inks.sky_top, inks.shade, 0.5F), Ink{0.015F, 0.012F, 0.035F}, 0.75F);
  const auto& soft = canvas.tiles().soft(canvas.runner());
  pixels::Picture lamps(w, h);
  base::for_each_index(canvas.runner(), static_cast<std::size_t>(h), [&](std::size_t row) {
    const int py = static_cast<int>(row);
    const float y = (static_cast<float>(py) + 0.5F) / canvas.unit_px();
    for (int px = 0; px < w; ++px) {
      const float x = (static_cast<float>(px) + 0.5F) / canvas.unit_px();
      const float crest = steep.at(px, py) - 0.72F * around.at(px, py);
      const float tube = smooth(0.02F, 0.1F, crest) * (1 - 0.85F * stage.hush(x, y));
      const Ink c = mix(
          one, two, smooth(-0.5F, 0.5F, soft.at(x * 0.35F, y * 0.35F) + (y / stage.tall() - 0.55F) * 2.2F));
      lamps.r.at(px, py) = c.r * tube;
      lamps.g.at(px, py) = c.g * tube;
      lamps.b.at(px, py) = c.b * tube;
    }
  });
  pixels::Picture halo = lamps;
  pixels::blur(halo, 0.006F * canvas.unit_px(), canvas.runner());
  pixels::Picture air = halo;
  pixels::blur(air, 0.035F * canvas.unit_px(), canvas.runner());
  canvas.paint([&](float x, float y, Ink& colour) {
    const auto px = static_cast<int>(x * canvas.unit_px()), py = static_cast<int>(y * canvas.unit_px());
    const auto at = [&](const pixels::Picture& p) {
      return Ink{p.r.at(px, py), p.g.at(px, py), p.b.at(px, py)};
    };
    // What is not glass stays in the dark, whatever the hour of the picture.
    const float seen = std::min(0.4F, 0.16F / std::max(0.05F, luma(colour)));
    Ink c = mix(dark, colour * seen, 0.5F);
    const Ink tube = at(lamps);
    c = screen(c, at(air), 2.2F);
    c = screen(c, at(halo), 1.5F);
    c = screen(c, tube, 1.0F);
    const float core = smooth(0.55F, 1.0F, std::max({tube.r, tube.g, tube.b}));
    colour = mix(c, kWhite, core * 0.55F);
  });
  stage.guide.palette.accent = mix(one, kWhite, 0.25F);
  settle_words(stage, dark, mix(two, kWhite, 0.8F));
}

}  // namespace onesheet::illustrator

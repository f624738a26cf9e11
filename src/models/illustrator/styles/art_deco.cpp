// Art deco: a few airbrushed steps from night to gold, rays from the light, a stepped frame.
#include <algorithm>
#include <array>
#include <cmath>

#include "models/illustrator/styles/styles.h"

namespace onesheet::illustrator {

void treat_art_deco(Stage& stage) {
  Canvas& canvas = stage.canvas;
  const auto& inks = stage.inks;
  const pixels::Plane tone = tones(stage, 0.0024F);
  const float wide = stage.wide(), tall = stage.tall(), unit = canvas.unit_px();
  const Ink gold{0.86F, 0.69F, 0.36F}, cream{0.97F, 0.91F, 0.76F};
  const Ink night = mix(mix(inks.shade, inks.sky_top, 0.5F), Ink{0.02F, 0.035F, 0.06F}, 0.55F);
  const auto deep = [](Ink c, float want) { return luma(c) > want ? c * (want / luma(c)) : c; };
  const std::array<Ink, 6> ramp = {night,
                                   mix(night, deep(inks.sky_middle, 0.3F), 0.55F),
                                   deep(mix(inks.sky_middle, inks.horizon, 0.3F), 0.36F),
                                   mix(deep(inks.horizon, 0.5F), gold, 0.45F),
                                   mix(gold, inks.light, 0.25F),
                                   mix(cream, inks.light, 0.3F)};
  const float lx = stage.light.x, ly = std::clamp(stage.light.y, 0.0F, tall);
  constexpr float kRays = 44;
  canvas.paint([&](float x, float y, Ink& colour) {
    float t = pixels::sample(tone, x * unit, y * unit);
    // Rays in the sky only: what stands before it stays whole.
    const float d = length(x - lx, y - ly);
    const float turn = std::atan2(y - ly, x - lx) / 6.2831853F * kRays;
    const float saw = std::fabs(turn - std::floor(turn) - 0.5F);
    const float ray = clamp01((0.25F - saw) * 6.2831853F * d / kRays * unit + 0.5F);
    t += (ray - 0.5F) * 0.1F * smooth(stage.horizon + 0.01F, stage.horizon - 0.03F, y) *
         smooth(0.2F, 0.4F, t) * smooth(1.4F, 0.3F, d);
    const float scaled = clamp01(t) * (static_cast<float>(ramp.size()) - 0.001F);
    const auto step = static_cast<std::size_t>(scaled);
    const float within = scaled - static_cast<float>(step);
    // Each step is flat at its foot and airbrushed towards the next; its edge is as sharp as the sheet
    // allows.
    const float crisp = smooth(0.93F, 1.0F, within);
    Ink c = mix(ramp[step] * 0.9F, ramp[step], within);
    if (step + 1 < ramp.size()) c = mix(c, ramp[step + 1] * 0.9F, crisp);
    colour = c;
    // Frame: two lines, their corners stepped inwards.
    const float ex = std::min(x, wide - x), ey = std::min(y, tall - y);
    const auto frame = [&](float inset, float notch, float thick) {
      const float outer = std::min(std::min(ex, ey) - inset, std::max(ex, ey) - inset - notch);
      return clamp01((thick - std::fabs(outer)) * unit + 0.5F);
    };
    const float line = std::max(frame(0.02F, 0.035F, 0.0016F), frame(0.03F, 0.05F, 0.0007F));
    colour = mix(colour, gold, line);
    const float margin = std::min(std::min(ex, ey) - 0.02F, std::max(ex, ey) - 0.055F);
    colour = mix(colour, night, canvas.edge(-margin - 0.0016F));
  });
  stage.guide.palette.accent = gold;
  settle_words(stage, night, cream);
}

}  // namespace onesheet::illustrator

// Woodcut: a key block in black, cut with strokes that run away from the light, over two flat colours.
#include <cmath>

#include "models/illustrator/styles/styles.h"
#include "pixels/blur.h"

namespace onesheet::illustrator {

void treat_woodcut(Stage& stage) {
  Canvas& canvas = stage.canvas;
  const pixels::Plane tone = tones(stage, 0.0016F);
  pixels::Plane broad = tone;
  pixels::blur(broad, 0.012F * canvas.unit_px(), canvas.runner());
  const auto& inks = stage.inks;
  const Ink key = mix(inks.shade, Ink{0.03F, 0.025F, 0.03F}, 0.6F);
  const Ink paper = mix(mix(inks.light, inks.horizon, 0.2F), Ink{0.95F, 0.89F, 0.76F}, 0.55F);
  const auto vivid = [](Ink c) {
    const float l = luma(c);
    return Ink{clamp01(l + (c.r - l) * 1.35F), clamp01(l + (c.g - l) * 1.35F),
               clamp01(l + (c.b - l) * 1.35F)};
  };
  Ink first = vivid(mix(inks.horizon, inks.accent, 0.25F)), second = vivid(inks.sky_middle);
  if (luma(first) > 0.72F) first = first * (0.72F / luma(first));
  if (luma(second) < 0.22F) second = mix(second, kWhite, (0.22F - luma(second)) * 1.1F);
  const auto& soft = canvas.tiles().soft(canvas.runner());
  const auto& rough = canvas.tiles().rough(canvas.runner());
  const float lx = std::clamp(stage.light.x, 0.0F, stage.wide()),
              ly = std::clamp(stage.light.y, 0.0F, stage.tall());
  canvas.paint([&](float x, float y, Ink& colour) {
    const float px = x * canvas.unit_px(), py = y * canvas.unit_px();
    const float dark = 1 - pixels::sample(tone, px, py);
    const float grain = rough.at(x * 0.9F, y * 2.4F);
    // Two colour blocks under the key, cut roughly along the tones.
    const float field = 1 - pixels::sample(broad, px, py) + grain * 0.02F;
    Ink c = mix(paper, first, canvas.edge((field - 0.27F) * 0.02F));
    c = mix(c, second, canvas.edge((field - 0.56F) * 0.02F));
    c = c * (1 + 0.025F * grain);
    // Strokes: rings about the light, broken and tapering as a gouge leaves them.
    const float d = length(x - lx, y - ly) + 0.012F * soft.at(x * 0.4F, y * 0.4F) + 0.0016F * grain;
    constexpr float kPitch = 0.0135F;
    const float row = std::floor(d / kPitch);
    const float along = std::atan2(y - ly, x - lx) * (4.0F + row * 0.6F) + row * 2.4F;
    const float taper = 0.82F + 0.3F * std::sin(along);
    const float share = clamp01((dark - 0.34F) * 1.75F * taper);
    float cover = stripe(canvas, d / kPitch, share, kPitch);
    cover = std::max(cover, smooth(0.845F, 0.87F, dark + grain * 0.006F));
    cover *= 1 - smooth(0.22F, 0.18F, dark);
    colour = mix(c, key, cover);
  });
  settle_words(stage, key, paper);
}

}  // namespace onesheet::illustrator

// Screen print: five flat inks laid one over another, dots where two tones meet, each screen a hair off.
#include <algorithm>
#include <array>
#include <cmath>

#include "models/illustrator/styles/styles.h"

namespace onesheet::illustrator {

void treat_screen_print(Stage& stage) {
  Canvas& canvas = stage.canvas;
  const auto& inks = stage.inks;
  const pixels::Plane tone = tones(stage, 0.0012F);
  auto random = canvas.random("screen print");
  // From paper to key: the palette's hues, pulled apart in brightness so that each ink shows.
  const auto at_luma = [](Ink ink, float want) {
    const float l = luma(ink);
    return l > want ? ink * (want / std::max(l, 0.02F))
                    : mix(ink, kWhite, (want - l) / std::max(0.05F, 1 - l));
  };
  const Ink warm = mix(inks.horizon, inks.accent, 0.35F);
  struct Screen {
    Ink ink;
    float from;  // darker tones than this are inked
    float angle, dx, dy;
  };
  const Ink paper = at_luma(mix(inks.light, Ink{0.97F, 0.92F, 0.82F}, 0.5F), 0.9F);
  const auto off = [&] { return random.between(-0.0016F, 0.0016F); };
  const std::array<Screen, 4> screens = {
      {{at_luma(warm, 0.64F), 0.80F, 0.26F, off(), off()},
       {at_luma(mix(inks.horizon, inks.sky_middle, 0.55F), 0.42F), 0.58F, 1.31F, off(), off()},
       {at_luma(inks.sky_middle, 0.22F), 0.36F, 0.79F, off(), off()},
       {at_luma(mix(inks.shade, inks.sky_top, 0.3F), 0.05F), 0.17F, 0.52F, 0, 0}}};
  constexpr float kPitch = 0.0066F, kSpan = 0.085F;  // dots, and the tones they bridge
  const float crisp = std::min(14.0F, std::max(1.0F, kPitch * canvas.unit_px() * 1.2F));
  const auto& fine = canvas.tiles().fine(canvas.runner());
  canvas.paint([&](float x, float y, Ink& colour) {
    Ink c = paper;
    for (const Screen& screen : screens) {
      const float sx = (x + screen.dx) * canvas.unit_px(), sy = (y + screen.dy) * canvas.unit_px();
      const float t = pixels::sample(tone, sx, sy);
      const float want = clamp01((screen.from + kSpan - t) / (2 * kSpan));
      const float u = (x * std::cos(screen.angle) - y * std::sin(screen.angle)) * 6.2831853F / kPitch,
                  v = (x * std::sin(screen.angle) + y * std::cos(screen.angle)) * 6.2831853F / kPitch;
      const float dot = 0.5F + 0.25F * (std::cos(u) + std::cos(v));
      float cover = clamp01((want - dot) * crisp + 0.5F) * smooth(0.0F, 0.06F, want);
      cover = lerp(cover, 1.0F, smooth(0.94F, 1.0F, want));
      // Ink is thinner here and there.
      cover *= 0.985F - 0.05F * clamp01(fine.at(x * 0.8F + screen.angle, y * 0.8F) * 0.5F);
      c = mix(c, screen.ink, cover);
    }
    colour = c;
  });
  settle_words(stage, screens[3].ink, paper);
}

}  // namespace onesheet::illustrator

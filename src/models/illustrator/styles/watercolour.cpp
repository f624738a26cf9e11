// Watercolour: washes that bleed and dry with dark edges, on paper that stays white at the margin.
#include <algorithm>
#include <cmath>

#include "models/illustrator/styles/styles.h"
#include "pixels/blur.h"

namespace onesheet::illustrator {

void treat_watercolour(Stage& stage) {
  Canvas& canvas = stage.canvas;
  const float unit = canvas.unit_px(), wide = stage.wide(), tall = stage.tall();
  const Ink paper{0.975F, 0.962F, 0.93F};
  const auto& soft = canvas.tiles().soft(canvas.runner());
  const auto& rough = canvas.tiles().rough(canvas.runner());
  const auto& fine = canvas.tiles().fine(canvas.runner());
  pixels::Picture wash = canvas.art();
  pixels::blur(wash, 0.0018F * unit, canvas.runner());
  pixels::Picture wet = wash;
  pixels::blur(wet, 0.02F * unit, canvas.runner());
  const float u = canvas.offset("washes");
  canvas.paint([&](float x, float y, Ink& colour) {
    // The brush does not follow the drawing exactly.
    const float wander_x =
                    soft.at(x * 0.9F + u, y * 0.9F) * 0.0028F + rough.at(x * 2.2F, y * 2.2F + u) * 0.0016F,
                wander_y =
                    soft.at(y * 0.9F, x * 0.9F + u) * 0.0028F + rough.at(y * 2.2F + u, x * 2.2F) * 0.0016F;
    const float px = (x + wander_x) * unit, py = (y + wander_y) * unit;
    const Ink near{pixels::sample(wash.r, px, py), pixels::sample(wash.g, px, py),
                   pixels::sample(wash.b, px, py)};
    const Ink far{pixels::sample(wet.r, px, py), pixels::sample(wet.g, px, py),
                  pixels::sample(wet.b, px, py)};
    const float run = smooth(0.4F, 1.4F, soft.at(x * 0.55F + 0.3F, y * 0.55F + u));
    Ink c = mix(near, far, 0.55F * run);
    // Pigment gathers where a wash ends.
    const float rim = luma(far) - luma(near);
    c = c * (1 - 0.35F * smooth(0.02F, 0.2F, std::fabs(rim)));
    // Transparent on white: darks stay lighter than ink, lights are the paper.
    const float l = luma(c);
    c = Ink{clamp01(l + (c.r - l) * 1.3F), clamp01(l + (c.g - l) * 1.3F), clamp01(l + (c.b - l) * 1.3F)};
    const float pool =
        0.86F + 0.13F * soft.at(x * 0.7F, y * 0.7F + 0.4F) + 0.05F * rough.at(x * 1.7F + u, y * 1.7F);
    const float load = lerp(clamp01(pool), 0.93F, 0.6F * smooth(0.35F, 0.1F, l)) *
                       (0.9F + 0.045F * fine.at(x * 0.8F, y * 0.8F));
    c = mix(paper, c, std::clamp(load, 0.0F, 0.96F));
    // A ragged white margin, wider at the foot where the small words stand.
    const float edge = std::min({x, wide - x, y, (tall - y) * 0.8F});
    const float ragged =
        edge - 0.032F + soft.at(x * 0.8F + 0.7F, y * 0.8F) * 0.009F + rough.at(x * 2.0F, y * 2.0F) * 0.004F;
    const float inside = smooth(-0.004F, 0.006F, ragged);
    const float line = exp_fast(-square((ragged - 0.006F) / 0.004F)) * 0.2F;
    c = mix(paper, c * (1 - line), inside);
    const float tooth = fine.at(x * 1.1F, y * 1.1F) * 0.014F;
    colour = {c.r + tooth, c.g + tooth, c.b + tooth};
  });
  const Ink dark = mix(stage.inks.shade, stage.inks.sky_middle, 0.1F) * 0.85F;
  settle_words(stage, dark, paper);
}

}  // namespace onesheet::illustrator

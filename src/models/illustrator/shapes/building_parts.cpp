#include "models/illustrator/shapes/building_parts.h"

namespace onesheet::illustrator {

void lit_window(Sketch& s, float x, float y, float half, float high, Sketch::Head head, float bars_tone) {
  s.lit(0.9F);
  s.window(x - half, y - high, x + half, y, head);
  s.layer(bars_tone);
  s.rect(x - half * 0.09F, y - high, x + half * 0.09F, y);
  s.rect(x - half, y - high * 0.5F, x + half, y - high * 0.5F + half * 0.16F);
  s.rect(x - half * 1.25F, y, x + half * 1.25F, y + half * 0.22F);
}

void dark_window(Sketch& s, float x, float y, float half, float high, Sketch::Head head, float tone) {
  s.layer(tone);
  s.window(x - half, y - high, x + half, y, head);
}

void some_window(Sketch& s, base::SeededRandom& random, float x, float y, float half, float high,
                 Sketch::Head head, float lit_share) {
  if (random.chance(lit_share))
    lit_window(s, x, y, half, high, head, 0.04F);
  else
    dark_window(s, x, y, half, high, head, 0.02F);
}

void cone_roof(Sketch& s, float x, float base_y, float half, float peak_y, float tone) {
  s.layer(tone);
  s.loop({{x, peak_y, kCorner},
          {x + half * 0.42F, base_y + (peak_y - base_y) * 0.42F},
          {x + half * 1.14F, base_y + half * 0.1F, kCorner},
          {x - half * 1.14F, base_y + half * 0.1F, kCorner},
          {x - half * 0.42F, base_y + (peak_y - base_y) * 0.42F}});
  s.line({x, peak_y + 1}, {x, peak_y - half * 0.7F}, half * 0.1F);
  s.circle({x, peak_y - half * 0.3F}, half * 0.12F);
}

void chimney(Sketch& s, float x, float base_y, float top_y, float half) {
  s.layer(0.06F);
  s.rect(x - half, top_y, x + half, base_y);
  s.rect(x - half * 1.4F, top_y, x + half * 1.4F, top_y + half * 0.7F);
  s.rect(x - half * 0.6F, top_y - half * 0.8F, x - half * 0.1F, top_y);
  s.rect(x + half * 0.2F, top_y - half * 0.8F, x + half * 0.7F, top_y);
}

}  // namespace onesheet::illustrator

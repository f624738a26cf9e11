#include "models/illustrator/canvas.h"

#include "pixels/kernels.h"

namespace onesheet::illustrator {

Canvas::Canvas(int width_px, int height_px, std::uint64_t seed, const NoiseTiles& tiles, base::Runner* runner,
               base::Deadline deadline)
    : seed_(seed),
      tiles_(tiles),
      runner_(runner),
      unit_px_(static_cast<float>(std::min(width_px, height_px))),
      deadline_(deadline),
      art_(width_px, height_px) {}

pixels::Picture& Canvas::glow() {
  if (glow_.r.empty()) glow_ = pixels::Picture((width_px() + 3) / 4, (height_px() + 3) / 4);
  return glow_;
}

void Canvas::lay(const pixels::Plane& cover, int left_px, int top_px, Ink ink, float opacity) {
  const int x0 = std::max(0, left_px), x1 = std::min(width_px(), left_px + cover.width());
  const int y0 = std::max(0, top_px), y1 = std::min(height_px(), top_px + cover.height());
  if (x1 <= x0 || y1 <= y0) return;
  base::for_each_index(runner_, static_cast<std::size_t>(y1 - y0), [&](std::size_t i) {
    const int y = y0 + static_cast<int>(i);
    const float* from = cover.row(y - top_px) + (x0 - left_px);
    const auto count = static_cast<std::size_t>(x1 - x0);
    pixels::kernels::mix_row(art_.r.row(y) + x0, from, count, ink.r, opacity);
    pixels::kernels::mix_row(art_.g.row(y) + x0, from, count, ink.g, opacity);
    pixels::kernels::mix_row(art_.b.row(y) + x0, from, count, ink.b, opacity);
  });
}

void Canvas::add_dot(float x, float y, float radius, Ink ink, float strength) {
  constexpr float kSmallest = 0.55F;  // pixels; smaller dots would flicker between sizes
  const float wanted = radius * unit_px_, radius_px = std::max(kSmallest, wanted);
  if (wanted < kSmallest) strength *= square(wanted / kSmallest);
  const float cx = x * unit_px_ - 0.5F, cy = y * unit_px_ - 0.5F;
  const float reach = radius_px * 2.5F;
  const int x0 = std::max(0, static_cast<int>(std::ceil(cx - reach)));
  const int x1 = std::min(width_px() - 1, static_cast<int>(std::floor(cx + reach)));
  const int y0 = std::max(0, static_cast<int>(std::ceil(cy - reach)));
  const int y1 = std::min(height_px() - 1, static_cast<int>(std::floor(cy + reach)));
  for (int py = y0; py <= y1; ++py) {
    for (int px = x0; px <= x1; ++px) {
      const float d2 = square(static_cast<float>(px) - cx) + square(static_cast<float>(py) - cy);
      const float light = exp_fast(-d2 / square(radius_px)) * strength;
      art_.r.at(px, py) += ink.r * light;
      art_.g.at(px, py) += ink.g * light;
      art_.b.at(px, py) += ink.b * light;
    }
  }
}

}  // namespace onesheet::illustrator

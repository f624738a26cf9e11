// What happens to letters between their outline and the paper: shadow, glow, metal, wear. Each effect is mild
// by design: the words must stay the most readable thing on the sheet.
#pragma once

#include <cstdint>
#include <optional>

#include "layout/sheet.h"
#include "pixels/image.h"

namespace onesheet::render {

// One line of type as a window of coverage on the sheet. All lengths of effects follow the cap height, so a
// preview and the print file look alike.
struct TypeLayer {
  int left = 0, top = 0;   // of the window, in sheet pixels; may lie partly outside
  pixels::Plane coverage;  // 0…1
  double cap_px = 0;
  double cap_top_px = 0, baseline_px = 0;  // in sheet pixels
  poster::Ink ink;
  layout::Effect effect = layout::Effect::none;
};

// How far around its ink a line with this effect may change pixels.
int effect_reach_px(layout::Effect effect, double cap_px);

// Edges worn and flecks missing; the pattern depends on the place on the sheet only in units of cap height.
void wear(TypeLayer& layer);

struct Underlay {
  pixels::Plane amount;  // 0…1, same window as the layer
  poster::Ink ink;
  bool screen = false;  // light added instead of ink laid over
};
std::optional<Underlay> underlay_of(const TypeLayer& layer);

// The ink at one row and column of the layer, for effects whose colour changes within a letter.
poster::Ink ink_at(const TypeLayer& layer, int x, int y);

}  // namespace onesheet::render

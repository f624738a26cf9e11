// What happens to letters between their outline and the paper: shadow, glow, metal, wear, depth. Each effect
// is mild by design: the words must stay the most readable thing on the sheet.
#pragma once

#include <cstdint>
#include <vector>

#include "layout/sheet.h"
#include "pixels/image.h"

namespace onesheet::render {

// One line of type as a window of coverage on the sheet. All lengths of effects follow the cap height, so a
// preview and the print file look alike.
struct TypeLayer {
  int left = 0, top = 0;   // of the window, in sheet pixels; may lie partly outside
  pixels::Plane coverage;  // 0…1
  pixels::Plane relief;    // -1…1, away from and towards the light, for effects with bevels; else empty
  double cap_px = 0;
  double cap_top_px = 0, baseline_px = 0;  // in sheet pixels
  poster::Ink ink;
  layout::Effect effect = layout::Effect::none;
  float halo = 0;
};

// How far around its ink a line with this effect may change pixels.
int effect_reach_px(layout::Effect effect, float halo, double cap_px);

// What an effect does to the letters' own shape: edges worn and flecks missing, all but the outline taken
// away, bevels measured. Patterns depend on the place on the sheet only in units of cap height.
void shape_letters(TypeLayer& layer);

struct Underlay {
  pixels::Plane amount;  // 0…1, same window as the layer
  poster::Ink ink;
  bool screen = false;  // light added instead of ink laid over
};
// Nearest the paper first.
std::vector<Underlay> underlays_of(const TypeLayer& layer);

// The ink at one row and column of the layer, for effects whose colour changes within a letter.
poster::Ink ink_at(const TypeLayer& layer, int x, int y);

}  // namespace onesheet::render

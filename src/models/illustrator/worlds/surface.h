// What the ground is made of, seen in perspective and lit from the stage's light: the texture underfoot.
#pragma once

#include "models/illustrator/worlds/worlds.h"

namespace onesheet::illustrator {

struct SurfaceLook {
  Surface kind = Surface::clods;
  float top = 0.5F;       // where the plane ends, sheet units
  float pitch = 0.06F;    // width of one ripple, plate or stone at the foot of the sheet, sheet units
  float strength = 1.0F;  // of light and shade, 0…1
  Ink lit = {}, dark = {};
};

// Light and shade of a surface over ground that is there already. It fades where a form is smaller than a
// pixel of a preview, and where words will stand.
void paint_surface(Stage& stage, const SurfaceLook& look);

}  // namespace onesheet::illustrator

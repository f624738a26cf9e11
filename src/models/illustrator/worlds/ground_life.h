// What lives and lies on the ground between the viewer and the horizon: without it the foot of a sheet is an
// empty ramp. All of it keeps to the corners and thins out where words will stand.
#pragma once

#include "models/illustrator/worlds/worlds.h"

namespace onesheet::illustrator {

// Blades, pebbles, prints, cracks, reeds: what belongs to the setting, on ground or water that begins at
// `top`.
void paint_ground_life(Stage& stage, brief::Setting setting, float top);
// Prints from the foot of the sheet to somebody's feet, on ground that ends at `top`.
void paint_trail(Stage& stage, float top, float to_x, float to_y, Ink dark, Ink lit, float strength);
// A beaten path from the foot of the sheet to a place on the horizon.
void paint_path_across(Stage& stage, float top, float to_x, Ink ink, float strength);

}  // namespace onesheet::illustrator

// What makes a city street deep: facades that run to its end on both sides, and traffic.
#pragma once

#include "models/illustrator/worlds/worlds.h"

namespace onesheet::illustrator {

struct CanyonLook {
  float lights = 0.5F;  // share of lit windows
  bool neon = false;    // signs
};

// The facades above the horizon; what is painted later may mirror them.
void paint_canyon(Stage& stage, const CanyonLook& look);
// Their feet, below the horizon, over the street; then their signs.
void paint_canyon_feet(Stage& stage, const CanyonLook& look);
// Tail-lights going away, headlights coming, and their streaks on the wet ground.
void paint_traffic(Stage& stage, float vanish_x);

// Telegraph poles and their wires along one side of a road; paint_road's geometry.
void paint_poles(Stage& stage, float vanish_x, float bend, float foot_width);

}  // namespace onesheet::illustrator

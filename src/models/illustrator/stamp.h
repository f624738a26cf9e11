// Puts a Shape into a scene: coverage, tone, light from the scene, haze, shadow and mirror image.
#pragma once

#include <optional>

#include "models/illustrator/shapes/shape.h"
#include "models/illustrator/stage.h"

namespace onesheet::illustrator {

// Where a shape goes, in sheet units. `y` is the ground line of what stands and the centre of what flies.
struct Place {
  float x = 0.5F, y = 1.0F, height = 0.2F;
  bool mirrored = false;
  float turn = 0;  // radians, clockwise, about the centre
};

struct StampLook {
  float tone_range = 0.42F;  // how far the drawing's own tones rise above the silhouette
  float rim = 1.0F;          // light along edges that face the light
  float rim_width = 0.012F;  // of the height, at most kRimMax
  float form = 0.3F;         // soft shading across the body
  float relief = 1.0F;       // how far the parts of a large figure stand out from each other
  float haze = 0.0F;         // distance
  float foot_haze = 0.0F;    // the lower part sinks into ground mist
  std::optional<Ink> haze_ink = {}, rim_ink = {}, body = {};
  std::optional<Ink> light_ink = {};  // of lit windows and lamps
  float emission = 1.0F;
  float opacity = 1.0F;
};

poster::Box stamp(Stage& stage, const Shape& shape, const Place& place, const StampLook& look);

// The box the shape will take, as fractions of the sheet.
poster::Box box_of(const Stage& stage, const Shape& shape, const Place& place);

// The form's plain silhouette over the whole window given, in pixels of the canvas.
struct Cutout {
  int left_px = 0, top_px = 0;
  pixels::Plane cover, tone, emission;
  // How far each part bulges towards us, 0 to 1, rounded at its own edges; empty unless asked for.
  pixels::Plane relief;
};
// `margin` and `relief_reach` in sheet units; a reach of 0 leaves the relief out.
Cutout cut_out(const Canvas& canvas, const Shape& shape, const Place& place, float margin,
               float relief_reach = 0);

// Shadow on the ground, away from the light, softening with distance.
void cast_shadow(Stage& stage, const Shape& shape, const Place& place, float strength);
// Darkness where feet or wheels meet the ground.
void contact_shadow(Stage& stage, const Shape& shape, const Place& place, float strength);
// Mirror image on wet ground or water.
void reflect(Stage& stage, const Shape& shape, const Place& place, float strength, float ripple);

}  // namespace onesheet::illustrator

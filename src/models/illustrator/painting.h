// How a picture is made, for the model and for its tests.
#pragma once

#include <string_view>

#include "models/illustrator/canvas.h"
#include "models/illustrator/noise_tiles.h"
#include "models/image_model.h"

namespace onesheet::illustrator {

struct PaintOptions {
  bool grain = true;  // off: for comparing sizes
  std::int64_t canvas_pixels_max = kCanvasPixelsMax;
  std::string_view archetype = {};  // paint this one whatever the brief says; empty: choose
};

base::Result<models::KeyArt> paint_art(const models::ArtRequest& request, base::Deadline deadline,
                                       const NoiseTiles& tiles, const PaintOptions& options = {});

}  // namespace onesheet::illustrator

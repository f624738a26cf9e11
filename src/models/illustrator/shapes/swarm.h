// Many small flyers as one drawing.
#pragma once

#include <cstdint>

#include "models/illustrator/shapes/shape.h"

namespace onesheet::illustrator {

// A loose cloud of the one given: large ones near us, small ones beyond, no two at the same angle, none
// over another. Its `real_height_m` is that of the cloud.
Shape draw_swarm(const Shape& one, std::uint64_t seed);

}  // namespace onesheet::illustrator

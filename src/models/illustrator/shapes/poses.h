// Poses by name. The cast chooses one by what the prompt says the figure does, by its mood and by the seed.
#pragma once

#include <string_view>

#include "models/illustrator/shapes/figure.h"
#include "models/illustrator/shapes/manner.h"

namespace onesheet::illustrator {

struct NamedPose {
  Pose pose;
  float roll = 0;      // degrees the whole body is turned, clockwise
  bool stands = true;  // false: in the air
};

// `usual` gives a plain standing pose. Seen from behind where that reads as well.
NamedPose named_pose(PoseName name);

}  // namespace onesheet::illustrator

#include "models/illustrator/shapes/registry.h"
#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {

void register_creatures(Registry&) {}

}  // namespace onesheet::illustrator

// Gaussian blur, nearly: three box passes each way, so the cost does not depend on the width.
#pragma once

#include "base/runner.h"
#include "pixels/image.h"

namespace onesheet::pixels {

// Edges repeat. Below about 0.3 px there is nothing to do.
void blur(Plane& plane, float sigma_px, base::Runner* runner = nullptr);
void blur(Picture& picture, float sigma_px, base::Runner* runner = nullptr);

}  // namespace onesheet::pixels

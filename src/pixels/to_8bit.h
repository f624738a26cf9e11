// Float picture to bytes.
#pragma once

#include <cstdint>

#include "base/runner.h"
#include "pixels/image.h"

namespace onesheet::pixels {

// Triangular dither of one step keyed by place and seed, so smooth skies do not band.
Image8 to_8bit(const Picture& picture, std::uint64_t seed, base::Runner* runner = nullptr);

// The same, enlarged on the way (Catmull–Rom; Keys 1981 with a = -1/2): rows of the new size are made one at
// a time, so no float picture of that size ever exists. `width` and `height` are not below the picture's.
Image8 to_8bit_enlarged(const Picture& picture, int width, int height, std::uint64_t seed,
                        base::Runner* runner = nullptr);

}  // namespace onesheet::pixels

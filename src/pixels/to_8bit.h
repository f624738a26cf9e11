// Float picture to bytes.
#pragma once

#include <cstdint>

#include "base/runner.h"
#include "pixels/image.h"

namespace onesheet::pixels {

// Triangular dither of one step keyed by place and seed, so smooth skies do not band.
Image8 to_8bit(const Picture& picture, std::uint64_t seed, base::Runner* runner = nullptr);

}  // namespace onesheet::pixels

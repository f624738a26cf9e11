// Pixels as kept beside a poster: lossless, quick to write and to read, read by this program alone.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/error.h"
#include "pixels/image.h"

namespace onesheet::render {

// RGB8 or RGBA8.
base::Result<std::vector<std::uint8_t>> pack_pixels(const pixels::Image8& image);
// bad_request for anything pack_pixels did not write; too_large over poster::kPixelsMax. No more memory is
// taken than the picture needs.
base::Result<pixels::Image8> unpack_pixels(std::span<const std::uint8_t> bytes);

}  // namespace onesheet::render

// JPEG streams for other files to hold, such as PDF: any number of colours, nothing said about them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/error.h"

namespace onesheet::render {

// 8-bit samples, `components` (3 or 4) of each pixel side by side, as they stand: 3 are RGB, coded as YCbCr;
// 4 are inks, coded without conversion. Full resolution of every component.
base::Result<std::vector<std::uint8_t>> encode_jpeg_planes(std::span<const std::uint8_t> samples, int width,
                                                           int height, int components, int quality);

}  // namespace onesheet::render

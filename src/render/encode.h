// Pixels ↔ files, in memory.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "pixels/image.h"
#include "poster/spec.h"

namespace onesheet::render {

// Text stored with the picture: PNG iTXt/tEXt, JPEG comment, WebP XMP where the type has room for it.
using Metadata = std::vector<std::pair<std::string, std::string>>;

// RGB8 or RGBA8 (JPEG drops alpha). PNG is lossless; JPEG and WebP use quality 92.
base::Result<std::vector<std::uint8_t>> encode(const pixels::Image8& image, poster::FileType type,
                                               const Metadata& metadata = {});

// Decodes PNG, JPEG or WebP by its first bytes. bad_request for anything else or for damage; too_large over
// poster::kPixelsMax.
base::Result<pixels::Image8> decode(std::span<const std::uint8_t> bytes);

}  // namespace onesheet::render

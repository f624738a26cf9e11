// Somebody's photograph or still, made upright and sRGB.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/error.h"
#include "pixels/image.h"

namespace onesheet::render {

struct Photo {
  pixels::Image8 image;            // sRGB; RGB or RGBA
  std::vector<std::string> notes;  // what was done to the picture, for its owner
};

// PNG, JPEG or WebP; turned as its Exif orientation says (Exif 2.32, tag 0x0112), converted from its ICC
// profile by relative colorimetry. Errors as decode(). A profile that cannot be read is said in the notes.
base::Result<Photo> decode_photo(std::span<const std::uint8_t> bytes);

}  // namespace onesheet::render

// What a picture file says of itself, read without decoding it.
// Sources: PNG (W3C, third edition) §5 and §11; JPEG (ITU-T T.81) annex B; WebP container specification.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace onesheet::models {

struct PictureHeader {
  std::string_view content_type;  // "image/png", "image/jpeg", "image/webp"
  std::int64_t width_px = 0, height_px = 0;
  bool animated = false;
  bool complete = false;  // the file ends where its format says that it ends
};

// nullopt when the bytes are none of the three types, or too damaged to say a size.
std::optional<PictureHeader> read_picture_header(std::span<const std::uint8_t> bytes);

}  // namespace onesheet::models

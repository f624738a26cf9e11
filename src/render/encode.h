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

// Text stored with the picture: PNG iTXt/tEXt, JPEG comment, XMP in all types (render/xmp.h), where the type
// has room for it.
using Metadata = std::vector<std::pair<std::string, std::string>>;

inline constexpr int kQuality = 92;     // of JPEG, WebP and AVIF, 0 to 100
inline constexpr int kQualityMin = 50;  // no limit on bytes takes it below this
inline constexpr std::uint64_t kBytesLimitMin = poster::kFileLimitMin_bytes;

struct EncodeOptions {
  // The file may have so many bytes; 0: no limit. Quality falls as far as it must, not below kQualityMin.
  std::uint64_t bytes_max = 0;
};

// RGB8 or RGBA8 (JPEG drops alpha), sRGB, and the file says so. PNG is lossless; the others use kQuality.
// Same pixels, same bytes. too_large with the bytes needed when the limit cannot be kept; bad_request for
// AVIF in an edition without it, and for pdf, which is made elsewhere.
base::Result<std::vector<std::uint8_t>> encode(const pixels::Image8& image, poster::FileType type,
                                               const Metadata& metadata = {},
                                               const EncodeOptions& options = {});

// Decodes PNG, JPEG, WebP or AVIF by its first bytes. bad_request for anything else or for damage; too_large
// over poster::kPixelsMax.
base::Result<pixels::Image8> decode(std::span<const std::uint8_t> bytes);

}  // namespace onesheet::render

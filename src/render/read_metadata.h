// The texts that encode() put into a file, read back without decoding the picture.
#pragma once

#include <cstdint>
#include <span>

#include "base/error.h"
#include "render/encode.h"

namespace onesheet::render {

// Texts of one file are read up to this many bytes each; longer ones are left out.
inline constexpr std::size_t kTextReadMax_bytes = 4 << 20;
// Beginnings of properties looked at in one XMP packet; later ones are left out. This program writes fewer
// than ten.
inline constexpr int kPropertiesReadMax = 64;

// PNG: tEXt, zTXt and iTXt; JPEG: comments "Key: value"; in these, WebP and AVIF also the properties
// of an XMP packet in the namespace urn:onesheet:1.0/, after the others. bad_request for what is none of the
// four types; a damaged file gives what could be read.
base::Result<Metadata> read_metadata(std::span<const std::uint8_t> bytes);

}  // namespace onesheet::render

// One pair of functions per file type; encode.cpp chooses among them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/error.h"
#include "pixels/image.h"
#include "render/encode.h"

namespace onesheet::render {

using Bytes = std::vector<std::uint8_t>;

// `small` takes the time that the smallest file needs.
base::Result<Bytes> encode_png(const pixels::Image8& image, const Metadata& metadata, bool small = false);
base::Result<Bytes> encode_jpeg(const pixels::Image8& image, const Metadata& metadata, int quality);
base::Result<Bytes> encode_webp(const pixels::Image8& image, const Metadata& metadata, int quality);
base::Result<Bytes> encode_avif(const pixels::Image8& image, const Metadata& metadata, int quality);

base::Result<pixels::Image8> decode_png(std::span<const std::uint8_t> bytes);
base::Result<pixels::Image8> decode_jpeg(std::span<const std::uint8_t> bytes);
base::Result<pixels::Image8> decode_webp(std::span<const std::uint8_t> bytes);
base::Result<pixels::Image8> decode_avif(std::span<const std::uint8_t> bytes);

// too_large over poster::kPixelsMax, bad_request for an empty picture; asked before pixels are allocated.
base::Result<void> check_picture_size(std::int64_t width, std::int64_t height);
std::unexpected<base::Error> damaged(std::string_view type, std::string_view detail);
std::unexpected<base::Error> cannot_encode(std::string_view type, std::string_view detail);

}  // namespace onesheet::render

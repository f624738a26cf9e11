#include "render/encode.h"

#include <algorithm>

#include "poster/format.h"
#include "render/codecs.h"

namespace onesheet::render {

using base::ErrorKind;

base::Result<void> check_picture_size(std::int64_t width, std::int64_t height) {
  if (width < 1 || height < 1) return base::fail(ErrorKind::bad_request, "The picture is empty.");
  if (width > poster::kPixelsMax || height > poster::kPixelsMax || width * height > poster::kPixelsMax) {
    return base::fail(
        ErrorKind::too_large,
        "The picture has more than " + std::to_string(poster::kPixelsMax / 1'000'000) + " million pixels.");
  }
  return {};
}

std::unexpected<base::Error> damaged(std::string_view type, std::string_view detail) {
  return base::fail(ErrorKind::bad_request, "The " + std::string(type) + " picture is damaged or incomplete.",
                    std::string(detail));
}

std::unexpected<base::Error> cannot_encode(std::string_view type, std::string_view detail) {
  return base::fail(ErrorKind::bug, "The poster could not be written as " + std::string(type) + ".",
                    std::string(detail));
}

base::Result<std::vector<std::uint8_t>> encode(const pixels::Image8& image, poster::FileType type,
                                               const Metadata& metadata) {
  if (image.width < 1 || image.height < 1 || (image.channels != 3 && image.channels != 4) ||
      image.samples.size() != image.stride() * static_cast<std::size_t>(image.height)) {
    return base::fail(ErrorKind::bug, "The poster could not be written.", "not an RGB or RGBA picture");
  }
  switch (type) {
    case poster::FileType::original:  // a picture without a file of its own loses nothing as a PNG
    case poster::FileType::png:
      return encode_png(image, metadata);
    case poster::FileType::jpeg:
      return encode_jpeg(image, metadata);
    case poster::FileType::webp:
      return encode_webp(image, metadata);
  }
  return base::fail(ErrorKind::bug, "The poster could not be written.", "unknown file type");
}

base::Result<pixels::Image8> decode(std::span<const std::uint8_t> bytes) {
  const auto starts_with = [&](std::initializer_list<std::uint8_t> magic, std::size_t at = 0) {
    return bytes.size() >= at + magic.size() &&
           std::equal(magic.begin(), magic.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at));
  };
  if (starts_with({0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})) return decode_png(bytes);
  if (starts_with({0xFF, 0xD8, 0xFF})) return decode_jpeg(bytes);
  if (starts_with({'R', 'I', 'F', 'F'}) && starts_with({'W', 'E', 'B', 'P'}, 8)) return decode_webp(bytes);
  return base::fail(ErrorKind::bad_request, "The picture must be a PNG, JPEG or WebP file.");
}

}  // namespace onesheet::render

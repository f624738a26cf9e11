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

namespace {

base::Result<Bytes> encode_at(const pixels::Image8& image, poster::FileType type, const Metadata& metadata,
                              int quality) {
  switch (type) {
    case poster::FileType::original:  // a picture without a file of its own loses nothing as a PNG
    case poster::FileType::png:
      return encode_png(image, metadata);
    case poster::FileType::jpeg:
      return encode_jpeg(image, metadata, quality);
    case poster::FileType::webp:
      return encode_webp(image, metadata, quality);
    case poster::FileType::avif:
      return encode_avif(image, metadata, quality);
    case poster::FileType::pdf:
      return base::fail(ErrorKind::bad_request, "A PDF cannot be made here; use png, jpeg, webp or avif.");
  }
  return base::fail(ErrorKind::bug, "The poster could not be written.", "unknown file type");
}

std::unexpected<base::Error> does_not_fit(std::uint64_t bytes_max, std::size_t needed, const char* how) {
  return base::fail(ErrorKind::too_large, "The poster does not fit into " + std::to_string(bytes_max) +
                                              " bytes: " + how + " needs " + std::to_string(needed) + ".");
}

// The best quality that fits, by halving; each try is a whole encoding.
base::Result<Bytes> encode_within(const pixels::Image8& image, poster::FileType type,
                                  const Metadata& metadata, std::uint64_t bytes_max) {
  ONESHEET_ASSIGN(Bytes fits, encode_at(image, type, metadata, kQualityMin));
  if (fits.size() > bytes_max) return does_not_fit(bytes_max, fits.size(), "its lowest quality");
  int good = kQualityMin, bad = kQuality;
  while (bad - good > 1) {
    const int quality = (good + bad) / 2;
    ONESHEET_ASSIGN(Bytes bytes, encode_at(image, type, metadata, quality));
    if (bytes.size() <= bytes_max) {
      good = quality;
      fits = std::move(bytes);
    } else {
      bad = quality;
    }
  }
  return fits;
}

}  // namespace

base::Result<std::vector<std::uint8_t>> encode(const pixels::Image8& image, poster::FileType type,
                                               const Metadata& metadata, const EncodeOptions& options) {
  if (image.width < 1 || image.height < 1 || (image.channels != 3 && image.channels != 4) ||
      image.samples.size() != image.stride() * static_cast<std::size_t>(image.height)) {
    return base::fail(ErrorKind::bug, "The poster could not be written.", "not an RGB or RGBA picture");
  }
  if (options.bytes_max != 0 && options.bytes_max < kBytesLimitMin) {
    return base::fail(ErrorKind::bad_request, "The limit on the file's bytes must be at least " +
                                                  std::to_string(kBytesLimitMin) + ".");
  }
  ONESHEET_ASSIGN(Bytes bytes, encode_at(image, type, metadata, kQuality));
  if (options.bytes_max == 0 || bytes.size() <= options.bytes_max) return bytes;
  if (type == poster::FileType::png || type == poster::FileType::original) {
    ONESHEET_ASSIGN(Bytes small, encode_png(image, metadata, true));
    if (small.size() <= options.bytes_max) return small;
    return does_not_fit(options.bytes_max, small.size(), "PNG, which keeps every bit,");
  }
  return encode_within(image, type, metadata, options.bytes_max);
}

base::Result<pixels::Image8> decode(std::span<const std::uint8_t> bytes) {
  const auto starts_with = [&](std::initializer_list<std::uint8_t> magic, std::size_t at = 0) {
    return bytes.size() >= at + magic.size() &&
           std::equal(magic.begin(), magic.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at));
  };
  if (starts_with({0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})) return decode_png(bytes);
  if (starts_with({0xFF, 0xD8, 0xFF})) return decode_jpeg(bytes);
  if (starts_with({'R', 'I', 'F', 'F'}) && starts_with({'W', 'E', 'B', 'P'}, 8)) return decode_webp(bytes);
  if (starts_with({'f', 't', 'y', 'p', 'a', 'v', 'i'}, 4)) return decode_avif(bytes);
  return base::fail(ErrorKind::bad_request, "The picture must be a PNG, JPEG, WebP or AVIF file.");
}

}  // namespace onesheet::render

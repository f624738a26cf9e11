#include "models/remote/picture_header.h"

#include <algorithm>
#include <initializer_list>

namespace onesheet::models {
namespace {

using Bytes = std::span<const std::uint8_t>;

bool has(Bytes bytes, std::size_t at, std::initializer_list<std::uint8_t> magic) {
  return at <= bytes.size() && bytes.size() - at >= magic.size() &&
         std::equal(magic.begin(), magic.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at));
}

// Zero when the bytes end before.
std::uint32_t big_endian(Bytes bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  if (at > bytes.size() || bytes.size() - at < count) return 0;
  for (std::size_t i = 0; i < count; ++i) value = value << 8 | bytes[at + i];
  return value;
}
std::uint32_t little_endian(Bytes bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  if (at > bytes.size() || bytes.size() - at < count) return 0;
  for (std::size_t i = count; i-- > 0;) value = value << 8 | bytes[at + i];
  return value;
}

std::optional<PictureHeader> read_png(Bytes bytes) {
  if (!has(bytes, 12, {'I', 'H', 'D', 'R'})) return std::nullopt;
  PictureHeader header{"image/png", big_endian(bytes, 16, 4), big_endian(bytes, 20, 4)};
  // acTL stands before the first IDAT, so the walk is short; IEND is the last chunk and empty.
  for (std::size_t at = 8; at + 8 <= bytes.size();) {
    if (has(bytes, at + 4, {'a', 'c', 'T', 'L'})) header.animated = true;
    if (has(bytes, at + 4, {'I', 'D', 'A', 'T'})) break;
    at += 12 + static_cast<std::size_t>(big_endian(bytes, at, 4));
  }
  header.complete = bytes.size() >= 45 && has(bytes, bytes.size() - 8, {'I', 'E', 'N', 'D'});
  return header;
}

std::optional<PictureHeader> read_jpeg(Bytes bytes) {
  for (std::size_t at = 2; at + 9 <= bytes.size();) {
    if (bytes[at] != 0xFF) return std::nullopt;
    const std::uint8_t marker = bytes[at + 1];
    if (marker == 0xFF) {  // fill
      ++at;
      continue;
    }
    const bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (frame) {
      PictureHeader header{"image/jpeg", big_endian(bytes, at + 7, 2), big_endian(bytes, at + 5, 2)};
      // Some encoders pad the file after its end.
      const auto tail = bytes.last(std::min<std::size_t>(bytes.size(), 64));
      for (std::size_t i = 0; i + 1 < tail.size(); ++i)
        header.complete = header.complete || (tail[i] == 0xFF && tail[i + 1] == 0xD9);
      return header;
    }
    if (marker == 0xD9 || marker == 0xDA) return std::nullopt;
    const std::uint32_t length = big_endian(bytes, at + 2, 2);
    if (length < 2) return std::nullopt;
    at += 2 + static_cast<std::size_t>(length);
  }
  return std::nullopt;
}

std::optional<PictureHeader> read_webp(Bytes bytes) {
  PictureHeader header{"image/webp"};
  if (has(bytes, 12, {'V', 'P', '8', 'X'})) {
    if (bytes.size() < 30) return std::nullopt;
    header.animated = (bytes[20] & 0x02U) != 0;
    header.width_px = little_endian(bytes, 24, 3) + 1;
    header.height_px = little_endian(bytes, 27, 3) + 1;
  } else if (has(bytes, 12,
                 {
                     'V',
                     'P',
                     '8',
                     'L',
                 }) &&
             has(bytes, 20, {0x2F})) {
    const std::uint32_t packed = little_endian(bytes, 21, 4);
    header.width_px = (packed & 0x3FFFU) + 1;
    header.height_px = ((packed >> 14) & 0x3FFFU) + 1;
  } else if (has(bytes, 12, {'V', 'P', '8', ' '}) && has(bytes, 23, {0x9D, 0x01, 0x2A})) {
    header.width_px = little_endian(bytes, 26, 2) & 0x3FFFU;
    header.height_px = little_endian(bytes, 28, 2) & 0x3FFFU;
  } else {
    return std::nullopt;
  }
  header.complete = bytes.size() >= 8 + static_cast<std::size_t>(little_endian(bytes, 4, 4));
  return header;
}

}  // namespace

std::optional<PictureHeader> read_picture_header(std::span<const std::uint8_t> bytes) {
  std::optional<PictureHeader> header;
  if (has(bytes, 0, {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})) header = read_png(bytes);
  if (has(bytes, 0, {0xFF, 0xD8, 0xFF})) header = read_jpeg(bytes);
  if (has(bytes, 0, {'R', 'I', 'F', 'F'}) && has(bytes, 8, {'W', 'E', 'B', 'P'})) header = read_webp(bytes);
  if (header && (header->width_px < 1 || header->height_px < 1)) return std::nullopt;
  return header;
}

}  // namespace onesheet::models

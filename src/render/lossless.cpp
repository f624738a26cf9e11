#include "render/lossless.h"

#include <zstd.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "render/codecs.h"

namespace onesheet::render {
namespace {

// "1SPX", then width, height and channels as 32-bit little-endian numbers, then one Zstandard frame (RFC
// 8878) of the rows, each but the first as its difference from the one above (PNG's filter "up", which whole
// registers can do at once).
constexpr std::array<std::uint8_t, 4> kMagic{'1', 'S', 'P', 'X'};
constexpr std::size_t kHeader_bytes = 16;
// Grain does not compress; a negative level spends no time on looking for what is not there.
constexpr int kLevel = 1;

void put_u32(std::uint8_t* to, std::uint32_t value) {
  for (int i = 0; i < 4; ++i) to[i] = static_cast<std::uint8_t>(value >> (8 * i));
}

std::uint32_t u32_at(const std::uint8_t* from) {
  std::uint32_t value = 0;
  for (int i = 0; i < 4; ++i) value |= static_cast<std::uint32_t>(from[i]) << (8 * i);
  return value;
}

}  // namespace

base::Result<std::vector<std::uint8_t>> pack_pixels(const pixels::Image8& image) {
  const std::size_t stride = image.stride();
  std::vector<std::uint8_t> rows(image.samples.size());
  for (int y = 0; y < image.height; ++y) {
    const std::uint8_t* row = image.row(y);
    std::uint8_t* to = rows.data() + static_cast<std::size_t>(y) * stride;
    if (y == 0) {
      std::copy_n(row, stride, to);
      continue;
    }
    const std::uint8_t* above = image.row(y - 1);
    for (std::size_t x = 0; x < stride; ++x) to[x] = static_cast<std::uint8_t>(row[x] - above[x]);
  }
  std::vector<std::uint8_t> bytes(kHeader_bytes + ZSTD_compressBound(rows.size()));
  std::ranges::copy(kMagic, bytes.begin());
  put_u32(&bytes[4], static_cast<std::uint32_t>(image.width));
  put_u32(&bytes[8], static_cast<std::uint32_t>(image.height));
  put_u32(&bytes[12], static_cast<std::uint32_t>(image.channels));
  const std::size_t size = ZSTD_compress(bytes.data() + kHeader_bytes, bytes.size() - kHeader_bytes,
                                         rows.data(), rows.size(), kLevel);
  if (ZSTD_isError(size) != 0) return cannot_encode("a kept picture", ZSTD_getErrorName(size));
  bytes.resize(kHeader_bytes + size);
  return bytes;
}

base::Result<pixels::Image8> unpack_pixels(std::span<const std::uint8_t> bytes) {
  if (bytes.size() < kHeader_bytes || !std::ranges::equal(kMagic, bytes.first(kMagic.size())))
    return damaged("kept", "header");
  const std::uint32_t width = u32_at(&bytes[4]), height = u32_at(&bytes[8]), channels = u32_at(&bytes[12]);
  ONESHEET_TRY(check_picture_size(width, height));
  if (channels != 3 && channels != 4) return damaged("kept", "channels");
  const auto packed = bytes.subspan(kHeader_bytes);
  const std::size_t expected = std::size_t{width} * height * channels;
  // Asked before the memory is: a short file must not make us take a large picture's room.
  if (ZSTD_getFrameContentSize(packed.data(), packed.size()) != expected) return damaged("kept", "size");
  pixels::Image8 image(static_cast<int>(width), static_cast<int>(height), static_cast<int>(channels));
  const std::size_t size =
      ZSTD_decompress(image.samples.data(), image.samples.size(), packed.data(), packed.size());
  if (ZSTD_isError(size) != 0 || size != expected) return damaged("kept", "pixels");
  const std::size_t stride = image.stride();
  for (int y = 1; y < image.height; ++y) {
    std::uint8_t* row = image.row(y);
    const std::uint8_t* above = image.row(y - 1);
    for (std::size_t x = 0; x < stride; ++x) row[x] = static_cast<std::uint8_t>(row[x] + above[x]);
  }
  return image;
}

}  // namespace onesheet::render

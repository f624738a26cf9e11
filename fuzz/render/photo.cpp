// Photographs of strangers: pixels, an Exif orientation and a colour profile, any of them damaged. The first
// byte says how the rest is taken: as a file, or as the Exif block (odd) or the profile (even) of a small
// sound JPEG, which gets past the decoder every time.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "render/encode.h"
#include "render/photo.h"

namespace {

using Bytes = std::vector<std::uint8_t>;

// Of three by two pixels, so that a turned picture is known by its sides.
const Bytes& sound_jpeg() {
  static const Bytes kFile = [] {
    const onesheet::pixels::Image8 image(3, 2, 3);
    return std::move(onesheet::render::encode(image, onesheet::poster::FileType::jpeg)).value();
  }();
  return kFile;
}

void add_segment(Bytes& file, std::uint8_t marker, std::string_view name, const std::uint8_t* data,
                 std::size_t size) {
  const std::size_t length = 2 + name.size() + size;
  file.insert(file.end(), {0xFF, marker, static_cast<std::uint8_t>(length >> 8),
                           static_cast<std::uint8_t>(length & 0xFF)});
  file.insert(file.end(), name.begin(), name.end());
  file.insert(file.end(), data, data + size);
}

Bytes file_of(const std::uint8_t* data, std::size_t size) {
  constexpr std::uint8_t kWholeFile = 128;
  const std::uint8_t how = data[0];
  if (how >= kWholeFile) return {data + 1, data + size};
  const Bytes& sound = sound_jpeg();
  Bytes file(sound.begin(), sound.begin() + 2);
  constexpr std::size_t kSegmentMax = 65'000;
  const std::size_t taken = std::min(size - 1, kSegmentMax);
  if (how % 2 == 1) {
    add_segment(file, 0xE1, {"Exif\0\0", 6}, data + 1, taken);
  } else {
    add_segment(file, 0xE2, {"ICC_PROFILE\0\1\1", 14}, data + 1, taken);
  }
  file.insert(file.end(), sound.begin() + 2, sound.end());
  return file;
}

std::uint64_t big_endian(const std::uint8_t* p) {
  return (std::uint64_t{p[0]} << 24) | (std::uint64_t{p[1]} << 16) | (std::uint64_t{p[2]} << 8) | p[3];
}

// Pictures of more pixels are skipped, so that the time is spent on blocks and not on pixels.
bool is_small(const Bytes& file) {
  constexpr std::uint64_t kPixelsMax = 1 << 16;
  if (file.size() > 24 && file[0] == 0x89) return big_endian(&file[16]) * big_endian(&file[20]) <= kPixelsMax;
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onesheet;
  if (size == 0) return 0;
  const Bytes file = file_of(data, size);
  if (!is_small(file)) return 0;
  const auto photo = render::decode_photo(file);
  if (!photo) {
    if (photo.error().kind == base::ErrorKind::bug || photo.error().public_text.empty()) std::abort();
    return 0;
  }
  const pixels::Image8& image = photo->image;
  if (image.width <= 0 || image.height <= 0 ||
      image.samples.size() != image.stride() * static_cast<std::size_t>(image.height))
    std::abort();
  for (const std::string& note : photo->notes) {
    if (note.empty() || note.size() > 200) std::abort();
  }
  return 0;
}

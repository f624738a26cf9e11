// Foreign pictures: any bytes at all. Pictures over a million pixels are skipped, so that minutes are spent
// on parsing and not on pixels.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "render/encode.h"

namespace {

std::uint32_t big_endian(const std::uint8_t* p) {
  return (std::uint32_t{p[0]} << 24) | (std::uint32_t{p[1]} << 16) | (std::uint32_t{p[2]} << 8) | p[3];
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::uint64_t kPixelsMax = 1 << 20;
  // PNG says its size at a fixed place; the other two are small enough at 16 bits a side to be left alone.
  if (size > 24 && data[0] == 0x89 &&
      std::uint64_t{big_endian(data + 16)} * big_endian(data + 20) > kPixelsMax)
    return 0;
  const auto image = onesheet::render::decode({data, size});
  if (image && image->samples.size() != image->stride() * static_cast<std::size_t>(image->height))
    std::abort();
  if (!image && image.error().kind == onesheet::base::ErrorKind::bug) std::abort();
  return 0;
}

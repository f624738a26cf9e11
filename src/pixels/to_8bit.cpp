#include "pixels/to_8bit.h"

#include "base/random.h"
#include "pixels/kernels.h"

namespace onesheet::pixels {

Image8 to_8bit(const Picture& picture, std::uint64_t seed, base::Runner* runner) {
  Image8 image(picture.width(), picture.height(), 3);
  base::for_each_index(runner, static_cast<std::size_t>(picture.height()), [&](std::size_t row) {
    const int y = static_cast<int>(row);
    const auto key = static_cast<std::uint32_t>(base::mix64(seed ^ (0x5EED0000ULL + row)));
    kernels::to_bytes_row(picture.r.row(y), picture.g.row(y), picture.b.row(y), image.row(y),
                          static_cast<std::size_t>(picture.width()), key);
  });
  return image;
}

}  // namespace onesheet::pixels

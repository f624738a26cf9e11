#include "pixels/to_8bit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "base/random.h"
#include "pixels/kernels.h"

namespace onesheet::pixels {
namespace {

// Four neighbours of a place between pixels; they reach at most two pixels over an edge.
struct CubicTap {
  int first = 0;
  std::array<float, 4> weights{};
};

std::vector<CubicTap> cubic_taps(int from, int to) {
  std::vector<CubicTap> taps(static_cast<std::size_t>(to));
  const double step = static_cast<double>(from) / to;
  for (int i = 0; i < to; ++i) {
    const double place = (i + 0.5) * step - 0.5, whole = std::floor(place);
    const auto t = static_cast<float>(place - whole);
    taps[static_cast<std::size_t>(i)] = {
        static_cast<int>(whole) - 1,
        {((-0.5F * t + 1.0F) * t - 0.5F) * t, (1.5F * t - 2.5F) * t * t + 1.0F,
         ((-1.5F * t + 2.0F) * t + 0.5F) * t, (0.5F * t - 0.5F) * t * t}};
  }
  return taps;
}

std::uint32_t row_key(std::uint64_t seed, std::size_t row) {
  return static_cast<std::uint32_t>(base::mix64(seed ^ (0x5EED0000ULL + row)));
}

}  // namespace

Image8 to_8bit(const Picture& picture, std::uint64_t seed, base::Runner* runner) {
  Image8 image(picture.width(), picture.height(), 3);
  base::for_each_index(runner, static_cast<std::size_t>(picture.height()), [&](std::size_t row) {
    const int y = static_cast<int>(row);
    kernels::to_bytes_row(picture.r.row(y), picture.g.row(y), picture.b.row(y), image.row(y),
                          static_cast<std::size_t>(picture.width()), row_key(seed, row));
  });
  return image;
}

Image8 to_8bit_enlarged(const Picture& picture, int width, int height, std::uint64_t seed,
                        base::Runner* runner) {
  Image8 image(width, height, 3);
  if (picture.r.empty() || width <= 0 || height <= 0) return image;
  const auto across = cubic_taps(picture.width(), width), down = cubic_taps(picture.height(), height);
  const auto columns = static_cast<std::size_t>(picture.width()), wide = static_cast<std::size_t>(width);
  constexpr std::size_t kRows = 16;  // per task: its scratch rows are made once
  const std::size_t bands = (static_cast<std::size_t>(height) + kRows - 1) / kRows;
  base::for_each_index(runner, bands, [&](std::size_t band) {
    constexpr std::size_t kBefore = 2, kAfter = 2;  // repeated edges to either side of the mixed row
    std::vector<float> mixed(columns + kBefore + kAfter);
    std::array<std::vector<float>, 3> out;
    for (auto& row : out) row.resize(wide);
    const std::size_t end = std::min(static_cast<std::size_t>(height), (band + 1) * kRows);
    for (std::size_t row = band * kRows; row < end; ++row) {
      const std::array<const Plane*, 3> planes{&picture.r, &picture.g, &picture.b};
      const CubicTap& tap = down[row];
      for (std::size_t channel = 0; channel < 3; ++channel) {
        const auto line = [&](int k) {
          return planes[channel]->row(std::clamp(tap.first + k, 0, picture.height() - 1));
        };
        const float *a = line(0), *b = line(1), *c = line(2), *d = line(3);
        const auto [wa, wb, wc, wd] = tap.weights;
        float* middle = mixed.data() + kBefore;
        for (std::size_t x = 0; x < columns; ++x) middle[x] = a[x] * wa + b[x] * wb + c[x] * wc + d[x] * wd;
        std::fill_n(mixed.begin(), kBefore, middle[0]);
        for (std::size_t x = 0; x < kAfter; ++x) middle[columns + x] = middle[columns - 1];
        for (std::size_t x = 0; x < wide; ++x) {
          const CubicTap& place = across[x];
          const float* from = middle + place.first;
          const auto& w = place.weights;
          out[channel][x] = from[0] * w[0] + from[1] * w[1] + from[2] * w[2] + from[3] * w[3];
        }
      }
      kernels::to_bytes_row(out[0].data(), out[1].data(), out[2].data(), image.row(static_cast<int>(row)),
                            wide, row_key(seed, row));
    }
  });
  return image;
}

}  // namespace onesheet::pixels

#include "pixels/calm_map.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace onesheet::pixels {
namespace {

std::array<float, 256> linear_table() {
  std::array<float, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    const float v = static_cast<float>(i) / 255.0F;
    table[i] = v <= 0.04045F ? v / 12.92F : std::pow((v + 0.055F) / 1.055F, 2.4F);
  }
  return table;
}

// Detail is felt by the eye in display values, brightness for contrast counts in linear light.
struct Pixel {
  float luma = 0, luminance = 0;
};

}  // namespace

CalmMap measure_calm(const Image8& image) {
  CalmMap map;
  if (image.width <= 0 || image.height <= 0) return map;
  const auto linear = linear_table();
  const float cell = std::max(1.0F, static_cast<float>(std::min(image.width, image.height)) / 48.0F);
  map.columns = std::max(1, static_cast<int>(std::lround(static_cast<float>(image.width) / cell)));
  map.rows = std::max(1, static_cast<int>(std::lround(static_cast<float>(image.height) / cell)));
  const auto cells = static_cast<std::size_t>(map.columns) * static_cast<std::size_t>(map.rows);
  map.luminance.assign(cells, 0);
  map.detail.assign(cells, 0);

  // Gradients are taken between means of small blocks, four to a cell side: grain finer than that does not
  // disturb reading, and the answer hardly depends on the picture's resolution.
  const int across = map.columns * 4, down = map.rows * 4;
  std::vector<Pixel> blocks(static_cast<std::size_t>(across) * static_cast<std::size_t>(down));
  for (int by = 0; by < down; ++by) {
    const int y0 = static_cast<int>(static_cast<long long>(by) * image.height / down);
    const int y1 = std::max(y0 + 1, static_cast<int>(static_cast<long long>(by + 1) * image.height / down));
    for (int bx = 0; bx < across; ++bx) {
      const int x0 = static_cast<int>(static_cast<long long>(bx) * image.width / across);
      const int x1 =
          std::max(x0 + 1, static_cast<int>(static_cast<long long>(bx + 1) * image.width / across));
      Pixel sum;
      for (int y = y0; y < std::min(y1, image.height); ++y) {
        const std::uint8_t* p = image.row(y) + static_cast<std::ptrdiff_t>(x0) * image.channels;
        for (int x = x0; x < std::min(x1, image.width); ++x, p += image.channels) {
          const std::uint8_t g = image.channels >= 3 ? p[1] : p[0], b = image.channels >= 3 ? p[2] : p[0];
          sum.luma += (0.2126F * static_cast<float>(p[0]) + 0.7152F * static_cast<float>(g) +
                       0.0722F * static_cast<float>(b)) /
                      255.0F;
          sum.luminance += 0.2126F * linear[p[0]] + 0.7152F * linear[g] + 0.0722F * linear[b];
        }
      }
      const float count = static_cast<float>((x1 - x0) * (y1 - y0));
      blocks[static_cast<std::size_t>(by * across + bx)] = {sum.luma / count, sum.luminance / count};
    }
  }
  for (int by = 0; by < down; ++by) {
    for (int bx = 0; bx < across; ++bx) {
      const auto at = [&](int x, int y) {
        return blocks[static_cast<std::size_t>(std::min(y, down - 1) * across + std::min(x, across - 1))];
      };
      const Pixel here = at(bx, by);
      const float gradient =
          0.5F * (std::fabs(at(bx + 1, by).luma - here.luma) + std::fabs(at(bx, by + 1).luma - here.luma));
      const auto index = static_cast<std::size_t>((by / 4) * map.columns + bx / 4);
      map.luminance[index] += here.luminance / 16.0F;
      map.detail[index] += gradient / 16.0F;
    }
  }
  return map;
}

}  // namespace onesheet::pixels

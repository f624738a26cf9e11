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

std::size_t index_of(const CalmMap& map, int column, int row) {
  return static_cast<std::size_t>(row) * static_cast<std::size_t>(map.columns) +
         static_cast<std::size_t>(column);
}

// Looks at kFine × kFine spots of every cell, a few pixels each at most: fine enough for what disturbs a
// letter, and as much work for a large sheet as for a small one.
void measure_spots(const Image8& image, const std::array<float, 256>& linear, CalmMap& map) {
  constexpr int kFine = 12;
  std::array<float, static_cast<std::size_t>(kFine) * kFine> spots{};
  for (int row = 0; row < map.rows; ++row) {
    for (int column = 0; column < map.columns; ++column) {
      poster::Ink sum;
      for (int i = 0; i < kFine * kFine; ++i) {
        const auto pixel_at = [](int cell, int spot, int cells, int size_px, int half) {
          const long long step = (static_cast<long long>(cell) * kFine + spot) * 2 + half;
          return std::min(size_px - 1, static_cast<int>(step * size_px / (2LL * kFine * cells)));
        };
        float luminance = 0;
        for (const int half : {0, 1}) {
          const int x = pixel_at(column, i % kFine, map.columns, image.width, half);
          const int y = pixel_at(row, i / kFine, map.rows, image.height, half);
          const std::uint8_t* p = image.row(y) + static_cast<std::ptrdiff_t>(x) * image.channels;
          const std::uint8_t g = image.channels >= 3 ? p[1] : p[0], b = image.channels >= 3 ? p[2] : p[0];
          luminance += 0.5F * (0.2126F * linear[p[0]] + 0.7152F * linear[g] + 0.0722F * linear[b]);
          sum.r += static_cast<float>(p[0]);
          sum.g += static_cast<float>(g);
          sum.b += static_cast<float>(b);
        }
        spots[static_cast<std::size_t>(i)] = luminance;
      }
      const auto at = [&](double part) {
        auto* const place = spots.begin() + static_cast<std::ptrdiff_t>(part * (spots.size() - 1));
        std::ranges::nth_element(spots, place);
        return *place;
      };
      const std::size_t index = index_of(map, column, row);
      map.darkest[index] = at(0.06);
      map.brightest[index] = at(0.94);
      constexpr float kScale = 1.0F / (2 * kFine * kFine * 255.0F);
      map.colour[index] = {sum.r * kScale, sum.g * kScale, sum.b * kScale};
    }
  }
}

// Brightness counts more than hue: that is how figures are told from their ground.
float distance_squared(const poster::Ink& a, const poster::Ink& b) {
  const float r = a.r - b.r, g = a.g - b.g, blue = a.b - b.b;
  const float light = 0.3F * r + 0.59F * g + 0.11F * blue;
  const float red_green = r - g, yellow_blue = 0.5F * (r + g) - blue;
  return light * light + 0.3F * red_green * red_green + 0.3F * yellow_blue * yellow_blue;
}

void measure_salience(CalmMap& map) {
  constexpr float kCommon = 0.03F;  // share of the edge from which a colour is ground
  constexpr int kEdge = 2;
  std::vector<poster::Ink> edge;
  for (int row = 0; row < map.rows; ++row) {
    for (int column = 0; column < map.columns; ++column) {
      if (std::min({row, column, map.rows - 1 - row, map.columns - 1 - column}) < kEdge)
        edge.push_back(map.colour[index_of(map, column, row)]);
    }
  }
  // Two colours pass for one within this distance: less in a picture whose edges hardly vary, such as fog.
  poster::Ink mean;
  for (const poster::Ink& ink : edge) mean = {mean.r + ink.r, mean.g + ink.g, mean.b + ink.b};
  const auto edges = static_cast<float>(edge.size());
  mean = {mean.r / edges, mean.g / edges, mean.b / edges};
  std::vector<float> off;  // the median: a few stars are no variety
  off.reserve(edge.size());
  for (const poster::Ink& ink : edge) off.push_back(distance_squared(ink, mean));
  const auto middle = off.begin() + static_cast<std::ptrdiff_t>(off.size() / 2);
  std::ranges::nth_element(off, middle);
  const float alike_within = std::clamp(std::sqrt(*middle), 0.025F, 0.09F);

  std::vector<float> rare(map.colour.size());
  for (std::size_t i = 0; i < rare.size(); ++i) {
    float alike = 0;
    for (const poster::Ink& ink : edge)
      alike += std::exp(-distance_squared(map.colour[i], ink) / (alike_within * alike_within));
    const float share = alike / edges / kCommon;
    rare[i] = 1 / (1 + share * std::sqrt(share));
  }
  // Things are larger than a cell: eyes belong to their face, and a lone odd cell is nothing.
  constexpr int kReach = 1;
  for (int row = 0; row < map.rows; ++row) {
    for (int column = 0; column < map.columns; ++column) {
      float sum = 0, count = 0;
      for (int y = std::max(0, row - kReach); y <= std::min(map.rows - 1, row + kReach); ++y) {
        for (int x = std::max(0, column - kReach); x <= std::min(map.columns - 1, column + kReach); ++x) {
          sum += rare[index_of(map, x, y)];
          ++count;
        }
      }
      map.salience[index_of(map, column, row)] = sum / count;
    }
  }
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
  map.darkest.assign(cells, 0);
  map.brightest.assign(cells, 0);
  map.colour.assign(cells, {});
  map.salience.assign(cells, 0);
  measure_spots(image, linear, map);
  measure_salience(map);

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

#include "pixels/calm_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

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
  constexpr int kFine = 12, kSpots = kFine * kFine;
  constexpr int kOutside = 2 * kSpots * 6 / 100;  // pixels beyond the percentile on each side
  // Two pixels a spot, on its diagonal.
  const auto places = [](int cells, int size_px) {
    std::vector<int> at(static_cast<std::size_t>(cells) * kFine * 2);
    for (std::size_t i = 0; i < at.size(); ++i)
      at[i] = static_cast<int>(i * static_cast<std::size_t>(size_px) / at.size());
    return at;
  };
  const std::vector<int> xs = places(map.columns, image.width), ys = places(map.rows, image.height);
  for (int row = 0; row < map.rows; ++row) {
    for (int column = 0; column < map.columns; ++column) {
      std::array<std::uint16_t, 256> histogram{};  // of the square root of relative luminance
      int red = 0, green = 0, blue = 0;
      for (int spot = 0; spot < kSpots; ++spot) {
        for (const int half : {0, 1}) {
          const auto x = static_cast<std::size_t>((column * kFine + spot % kFine) * 2 + half);
          const auto y = static_cast<std::size_t>((row * kFine + spot / kFine) * 2 + half);
          const std::uint8_t* p = image.row(ys[y]) + static_cast<std::ptrdiff_t>(xs[x]) * image.channels;
          const std::uint8_t g = image.channels >= 3 ? p[1] : p[0], b = image.channels >= 3 ? p[2] : p[0];
          const float luminance = 0.2126F * linear[p[0]] + 0.7152F * linear[g] + 0.0722F * linear[b];
          ++histogram[static_cast<std::size_t>(255 * std::sqrt(std::min(1.0F, luminance)))];
          red += p[0];
          green += g;
          blue += b;
        }
      }
      const std::size_t index = index_of(map, column, row);
      std::size_t low = 0, high = 255;
      for (int below = histogram[low]; below <= kOutside; below += histogram[low]) ++low;
      for (int above = histogram[high]; above <= kOutside; above += histogram[high]) --high;
      const auto squared = [](std::size_t v) { return static_cast<float>(v * v) / (255.0F * 255.0F); };
      map.darkest[index] = squared(low);
      map.brightest[index] = squared(std::min<std::size_t>(255, high + 1));  // buckets are rounded down
      constexpr float kScale = 1.0F / (2 * kSpots * 255.0F);
      map.colour[index] = {static_cast<float>(red) * kScale, static_cast<float>(green) * kScale,
                           static_cast<float>(blue) * kScale};
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

// The colours along the edges of a picture, alike ones counted together.
struct EdgeColour {
  poster::Ink ink;
  float share = 0;
};

std::vector<EdgeColour> edge_colours(const CalmMap& map) {
  constexpr int kEdge = 2;
  constexpr float kSteps = 64;
  std::map<int, EdgeColour> found;
  float count = 0;
  for (int row = 0; row < map.rows; ++row) {
    for (int column = 0; column < map.columns; ++column) {
      if (std::min({row, column, map.rows - 1 - row, map.columns - 1 - column}) >= kEdge) continue;
      const poster::Ink& ink = map.colour[index_of(map, column, row)];
      const auto step = [](float v) { return static_cast<int>(v * kSteps); };
      EdgeColour& same = found[(step(ink.r) << 16) | (step(ink.g) << 8) | step(ink.b)];
      same.share += 1;
      same.ink = poster::mix(same.ink, ink, 1 / same.share);
      ++count;
    }
  }
  std::vector<EdgeColour> colours;
  for (const auto& [step, colour] : found) colours.push_back({colour.ink, colour.share / count});
  return colours;
}

void measure_salience(CalmMap& map) {
  constexpr float kCommon = 0.03F;  // share of the edge from which a colour is ground
  const std::vector<EdgeColour> edge = edge_colours(map);
  // Two colours pass for one within this distance: less in a picture whose edges hardly vary, such as fog.
  poster::Ink mean;
  for (const EdgeColour& e : edge) {
    mean = {mean.r + e.ink.r * e.share, mean.g + e.ink.g * e.share, mean.b + e.ink.b * e.share};
  }
  std::vector<std::pair<float, float>> off;  // distance and share, for the median: a few stars are no variety
  off.reserve(edge.size());
  for (const EdgeColour& e : edge) off.emplace_back(distance_squared(e.ink, mean), e.share);
  std::ranges::sort(off);
  float median = 0, counted = 0;
  for (const auto& [distance, share] : off) {
    median = distance;
    counted += share;
    if (counted >= 0.5F) break;
  }
  const float alike_within = std::clamp(std::sqrt(median), 0.025F, 0.09F);

  std::vector<float> rare(map.colour.size());
  for (std::size_t i = 0; i < rare.size(); ++i) {
    float alike = 0;
    for (const EdgeColour& e : edge) {
      const float apart = distance_squared(map.colour[i], e.ink) / (alike_within * alike_within);
      if (apart < 12) alike += e.share * std::exp(-apart);
    }
    const float share = alike / kCommon;
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

void look_closely(const Image8& image, CalmMap& map) {
  if (map.columns < 1 || map.rows < 1) return;
  const std::size_t cells = map.luminance.size();
  map.darkest.assign(cells, 0);
  map.brightest.assign(cells, 0);
  map.colour.assign(cells, {});
  map.salience.assign(cells, 0);
  measure_spots(image, linear_table(), map);
  measure_salience(map);
}

}  // namespace onesheet::pixels

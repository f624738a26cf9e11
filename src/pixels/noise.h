// Tileable noise. Tiles are made once and sampled in units of the sheet, so a picture does not change with
// its resolution.
#pragma once

#include <cmath>
#include <cstdint>
#include <utility>

#include "base/runner.h"
#include "pixels/image.h"
#include "pixels/kernels.h"

namespace onesheet::pixels {

// A square field that repeats in both directions, mean 0 and deviation 1 unless its maker says otherwise.
class Tile {
 public:
  Tile() = default;
  explicit Tile(Plane values) : values_(std::move(values)) {}
  int side() const { return values_.width(); }
  bool empty() const { return values_.empty(); }
  TileView view() const { return {values_.values().data(), values_.width()}; }
  Plane& plane() { return values_; }
  const Plane& plane() const { return values_; }

  // Bilinear, one unit being one tile.
  float at(float u, float v) const {
    float out = 0;
    const int side_px = values_.width(), wrap = side_px - 1;
    const float x = u * static_cast<float>(side_px), y = v * static_cast<float>(side_px);
    const float left = std::floor(x), top = std::floor(y);
    const float fx = x - left, fy = y - top;
    const int x0 = static_cast<int>(left) & wrap, y0 = static_cast<int>(top) & wrap;
    const int x1 = (x0 + 1) & wrap;
    const float* upper = values_.row(y0);
    const float* lower = values_.row((y0 + 1) & wrap);
    const float a = upper[x0] + (upper[x1] - upper[x0]) * fx;
    const float b = lower[x0] + (lower[x1] - lower[x0]) * fx;
    out = a + (b - a) * fy;
    return out;
  }

 private:
  Plane values_;
};

// Two independent fields whose amplitude falls as frequency^-slope, nothing below `lowest` cycles per tile.
// `side` is a power of two. One complex transform yields both.
std::pair<Tile, Tile> spectral_tiles(int side, float slope, float lowest, std::uint64_t key,
                                     base::Runner* runner = nullptr);

// Ridged multifractal from repeating gradient noise: mountains. Values 0…1.
Tile ridged_tile(int side, int first_cycles, int octaves, float gain, std::uint64_t key,
                 base::Runner* runner = nullptr);

// Smooth curve through random values at whole numbers, about -1…1; for profiles along one axis.
float noise_line(float x, std::uint64_t key);
// Sum of octaves of noise_line, halving in size.
float noise_profile(float x, int octaves, float gain, std::uint64_t key);

}  // namespace onesheet::pixels

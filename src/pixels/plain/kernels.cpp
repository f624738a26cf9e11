#include "pixels/kernels.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace onesheet::pixels::plain {

void mix_row(float* base, const float* cover, std::size_t count, float value, float opacity) {
  for (std::size_t i = 0; i < count; ++i) base[i] = base[i] + (value - base[i]) * (cover[i] * opacity);
}

void screen_row(float* base, const float* cover, std::size_t count, float value) {
  for (std::size_t i = 0; i < count; ++i) base[i] = 1.0F - (1.0F - base[i]) * (1.0F - cover[i] * value);
}

void add_row(float* base, const float* cover, std::size_t count, float value) {
  for (std::size_t i = 0; i < count; ++i) base[i] = base[i] + cover[i] * value;
}

void sample_tile_row(TileView tile, const float* u, const float* v, float* out, std::size_t count) {
  const auto side = static_cast<float>(tile.side);
  const int wrap = tile.side - 1;
  for (std::size_t i = 0; i < count; ++i) {
    const float x = u[i] * side, y = v[i] * side;
    const float left = std::floor(x), top = std::floor(y);
    const float fx = x - left, fy = y - top;
    const int x0 = static_cast<int>(left) & wrap, y0 = static_cast<int>(top) & wrap;
    const int x1 = (x0 + 1) & wrap, y1 = (y0 + 1) & wrap;
    const auto at = [&](int column, int row) {
      return tile.values[static_cast<std::size_t>(row) * static_cast<std::size_t>(tile.side) +
                         static_cast<std::size_t>(column)];
    };
    const float upper = at(x0, y0) + (at(x1, y0) - at(x0, y0)) * fx;
    const float lower = at(x0, y1) + (at(x1, y1) - at(x0, y1)) * fx;
    out[i] = upper + (lower - upper) * fy;
  }
}

void exp_row(const float* in, float* out, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const float t = in[i] * 1.44269504F, kept = std::clamp(t, -126.0F, 126.0F);
    const int power = static_cast<int>(kept < 0 ? kept - 0.5F : kept + 0.5F);
    const float f = (kept - static_cast<float>(power)) * 0.693147181F;
    const float p =
        1.0F + f * (1.0F + f * (0.5F + f * (0.166666667F + f * (0.0416666667F + f * 0.00833333333F))));
    out[i] = t < -126.0F ? 0.0F : p * std::bit_cast<float>((power + 127) << 23);
  }
}

void box_lanes(const float* in, float* out, std::size_t count, std::size_t radius) {
  using kernels::kLanes;
  if (count == 0) return;
  const float scale = 1.0F / static_cast<float>(2 * radius + 1);
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    const auto at = [&](std::ptrdiff_t i) {
      const auto row =
          static_cast<std::size_t>(std::clamp(i, std::ptrdiff_t{0}, static_cast<std::ptrdiff_t>(count) - 1));
      return in[row * kLanes + lane];
    };
    const auto reach = static_cast<std::ptrdiff_t>(radius);
    float sum = 0;
    for (std::ptrdiff_t i = -reach; i <= reach; ++i) sum = sum + at(i);
    for (std::size_t i = 0; i < count; ++i) {
      out[i * kLanes + lane] = sum * scale;
      sum =
          sum + (at(static_cast<std::ptrdiff_t>(i) + reach + 1) - at(static_cast<std::ptrdiff_t>(i) - reach));
    }
  }
}

void to_bytes_row(const float* r, const float* g, const float* b, std::uint8_t* out, std::size_t count,
                  std::uint32_t row_key) {
  const float* const planes[3] = {r, g, b};
  for (std::size_t i = 0; i < count; ++i) {
    // A 32-bit finaliser (Wellons' "lowbias32") over place and channel; the two halves added make a triangle.
    for (std::uint32_t channel = 0; channel < 3; ++channel) {
      std::uint32_t h = row_key + static_cast<std::uint32_t>(i) * 3U + channel;
      h = (h ^ (h >> 16)) * 0x7FEB352DU;
      h = (h ^ (h >> 15)) * 0x846CA68BU;
      h ^= h >> 16;
      const float dither =
          static_cast<float>(static_cast<std::int32_t>((h & 0xFFFFU) + (h >> 16))) * (1.0F / 65536.0F) - 0.5F;
      const float value = planes[channel][i] * 255.0F + dither;
      out[i * 3 + channel] = static_cast<std::uint8_t>(static_cast<int>(std::clamp(value, 0.0F, 255.0F)));
    }
  }
}

}  // namespace onesheet::pixels::plain

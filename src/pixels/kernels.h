// Row kernels: the inner loops of everything that works on pixels. Each has a vector body (Highway, chosen
// for the CPU at run time) and a plain twin in plain/ that a person can read. Both use the same operations in
// the same order without fused multiply-add, so they give the same bytes on every CPU.
#pragma once

#include <cstddef>
#include <cstdint>

#include "pixels/image.h"

namespace onesheet::pixels {

// A square tile that repeats: side is a power of two.
struct TileView {
  const float* values = nullptr;
  int side = 0;
};

namespace kernels {

// base += (value - base) * cover * opacity
void mix_row(float* base, const float* cover, std::size_t count, float value, float opacity);
// base = 1 - (1 - base) * (1 - cover * value)
void screen_row(float* base, const float* cover, std::size_t count, float value);
// base += cover * value
void add_row(float* base, const float* cover, std::size_t count, float value);
// Bilinear look-up of a repeating tile at (u, v), one unit being one tile.
void sample_tile_row(TileView tile, const float* u, const float* v, float* out, std::size_t count);
// e^x, relative error below 1e-5, 0 below about -87: by splitting off the power of two and a polynomial for
// the rest, so that it gives the same bits everywhere. `out` may be `in`.
void exp_row(const float* in, float* out, std::size_t count);
// One box pass over `count` rows of kLanes values each, edges repeated; `radius` rows to either side.
inline constexpr std::size_t kLanes = 16;
void box_lanes(const float* in, float* out, std::size_t count, std::size_t radius);
// One row of three planes to interleaved bytes with triangular dither of one step, keyed by place and seed.
void to_bytes_row(const float* r, const float* g, const float* b, std::uint8_t* out, std::size_t count,
                  std::uint32_t row_key);

}  // namespace kernels

namespace plain {

void exp_row(const float* in, float* out, std::size_t count);
void mix_row(float* base, const float* cover, std::size_t count, float value, float opacity);
void screen_row(float* base, const float* cover, std::size_t count, float value);
void add_row(float* base, const float* cover, std::size_t count, float value);
void sample_tile_row(TileView tile, const float* u, const float* v, float* out, std::size_t count);
void box_lanes(const float* in, float* out, std::size_t count, std::size_t radius);
void to_bytes_row(const float* r, const float* g, const float* b, std::uint8_t* out, std::size_t count,
                  std::uint32_t row_key);

}  // namespace plain
}  // namespace onesheet::pixels

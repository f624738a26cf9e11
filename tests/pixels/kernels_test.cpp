// The vector kernels against their plain twins, on odd sizes: the same bytes, not merely close.
#include "pixels/kernels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "base/random.h"

namespace onesheet::pixels {
namespace {

std::vector<float> random_row(std::size_t count, std::uint64_t seed, float low = -0.2F, float high = 1.2F) {
  base::SeededRandom random(seed);
  std::vector<float> row(count);
  for (float& v : row) v = random.between(low, high);
  return row;
}

const std::size_t kSizes[] = {0, 1, 2, 3, 7, 8, 15, 16, 17, 33, 64, 101, 1000};

TEST(Kernels, MixScreenAddAgreeWithTheirTwins) {
  for (const std::size_t count : kSizes) {
    const auto cover = random_row(count, 1, 0, 1);
    const auto start = random_row(count, 2);
    auto fast = start, slow = start;
    kernels::mix_row(fast.data(), cover.data(), count, 0.3F, 0.7F);
    plain::mix_row(slow.data(), cover.data(), count, 0.3F, 0.7F);
    EXPECT_EQ(fast, slow) << "mix, " << count;
    fast = slow = start;
    kernels::screen_row(fast.data(), cover.data(), count, 0.8F);
    plain::screen_row(slow.data(), cover.data(), count, 0.8F);
    EXPECT_EQ(fast, slow) << "screen, " << count;
    fast = slow = start;
    kernels::add_row(fast.data(), cover.data(), count, 0.4F);
    plain::add_row(slow.data(), cover.data(), count, 0.4F);
    EXPECT_EQ(fast, slow) << "add, " << count;
  }
}

TEST(Kernels, TileSamplingAgreesAndRepeats) {
  const auto values = random_row(64 * 64, 3, -2, 2);
  const TileView tile{values.data(), 64};
  for (const std::size_t count : kSizes) {
    const auto u = random_row(count, 4, -3, 3), v = random_row(count, 5, -3, 3);
    std::vector<float> fast(count), slow(count);
    kernels::sample_tile_row(tile, u.data(), v.data(), fast.data(), count);
    plain::sample_tile_row(tile, u.data(), v.data(), slow.data(), count);
    EXPECT_EQ(fast, slow) << count;
  }
  const float u[2] = {0.25F, 1.25F}, v[2] = {0.5F, -1.5F};
  float out[2];
  kernels::sample_tile_row(tile, u, v, out, 2);
  EXPECT_FLOAT_EQ(out[0], out[1]);
  EXPECT_FLOAT_EQ(out[0], values[32 * 64 + 16]);
}

TEST(Kernels, ExponentialAgreesAndIsNearTheTruth) {
  for (const std::size_t count : kSizes) {
    auto fast = random_row(count, 5, -95, 8);
    if (count > 3) fast[0] = 0, fast[1] = -200, fast[2] = -87.4F, fast[3] = 87.0F;
    auto slow = fast;
    const auto in = fast;
    kernels::exp_row(fast.data(), fast.data(), count);
    plain::exp_row(slow.data(), slow.data(), count);
    EXPECT_EQ(fast, slow) << count;
    for (std::size_t i = 0; i < count; ++i) {
      const double truth = std::exp(static_cast<double>(in[i]));
      EXPECT_NEAR(fast[i], truth, truth * 1e-5 + 2e-38) << in[i];
    }
  }
}

TEST(Kernels, BoxPassAgreesAndKeepsAConstant) {
  for (const std::size_t count : {1UL, 2UL, 5UL, 40UL, 101UL}) {
    for (const std::size_t radius : {0UL, 1UL, 3UL, 40UL}) {
      const auto in = random_row(count * kernels::kLanes, 6);
      std::vector<float> fast(in.size()), slow(in.size());
      kernels::box_lanes(in.data(), fast.data(), count, radius);
      plain::box_lanes(in.data(), slow.data(), count, radius);
      EXPECT_EQ(fast, slow) << count << " rows, radius " << radius;
    }
  }
  const std::vector<float> flat(50 * kernels::kLanes, 0.5F);
  std::vector<float> out(flat.size());
  kernels::box_lanes(flat.data(), out.data(), 50, 7);
  for (const float v : out) EXPECT_NEAR(v, 0.5F, 1e-5F);
}

TEST(Kernels, BytesAgreeAndAreClamped) {
  for (const std::size_t count : kSizes) {
    const auto r = random_row(count, 7), g = random_row(count, 8), b = random_row(count, 9);
    std::vector<std::uint8_t> fast(count * 3), slow(count * 3);
    kernels::to_bytes_row(r.data(), g.data(), b.data(), fast.data(), count, 1234);
    plain::to_bytes_row(r.data(), g.data(), b.data(), slow.data(), count, 1234);
    EXPECT_EQ(fast, slow) << count;
  }
  const float low[1] = {-5}, high[1] = {5}, middle[1] = {0.5F};
  std::uint8_t out[3];
  kernels::to_bytes_row(low, high, middle, out, 1, 0);
  EXPECT_EQ(out[0], 0);
  EXPECT_EQ(out[1], 255);
  EXPECT_NEAR(out[2], 127.5, 1.5);
}

}  // namespace
}  // namespace onesheet::pixels

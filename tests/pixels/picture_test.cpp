#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdlib>

#include "base/random.h"
#include "base/thread_pool.h"
#include "pixels/blur.h"
#include "pixels/calm_map.h"
#include "pixels/noise.h"
#include "pixels/resize.h"
#include "pixels/to_8bit.h"

namespace onesheet::pixels {
namespace {

Plane random_plane(int width, int height, std::uint64_t seed) {
  Plane plane(width, height);
  base::SeededRandom random(seed);
  for (float& v : plane.values()) v = random.unit();
  return plane;
}

bool same(const Plane& a, const Plane& b) {
  return a.width() == b.width() && std::equal(a.values().begin(), a.values().end(), b.values().begin());
}

TEST(Blur, SpreadsAPointByItsSigma) {
  for (const float sigma : {0.7F, 2.0F, 5.0F, 11.0F}) {
    Plane plane(101, 101);
    plane.at(50, 50) = 1;
    blur(plane, sigma);
    double sum = 0, squares = 0;
    for (int y = 0; y < 101; ++y) {
      for (int x = 0; x < 101; ++x) {
        sum += plane.at(x, y);
        squares += static_cast<double>(plane.at(x, y)) * (x - 50) * (x - 50);
      }
    }
    EXPECT_NEAR(sum, 1, 1e-3);
    EXPECT_NEAR(std::sqrt(squares / sum), sigma, 0.12 * sigma) << sigma;
  }
}

TEST(Blur, SameBytesOnAnyNumberOfThreads) {
  const auto runner = base::make_thread_runner(3);
  for (const auto& [w, h] : {std::pair{1, 1}, {3, 70}, {130, 17}}) {
    Plane alone = random_plane(w, h, 5), together = alone;
    blur(alone, 4.3F);
    blur(together, 4.3F, runner.get());
    EXPECT_TRUE(same(alone, together)) << w << "x" << h;
  }
}

TEST(Resize, KeepsTheMeanWhenShrinkingAndTheRangeWhenGrowing) {
  const Plane plane = random_plane(90, 61, 6);
  const auto mean = [](const Plane& p) {
    double sum = 0;
    for (const float v : p.values()) sum += static_cast<double>(v);
    return sum / static_cast<double>(p.values().size());
  };
  EXPECT_NEAR(mean(resize(plane, 30, 20)), mean(plane), 1e-3);
  const Plane large = resize(plane, 200, 151);
  EXPECT_EQ(large.width(), 200);
  for (const float v : large.values()) {
    EXPECT_GE(v, -1e-5F);
    EXPECT_LE(v, 1.00001F);
  }
  EXPECT_TRUE(same(resize(plane, 90, 61), plane));
}

TEST(To8Bit, DitherKeepsTheMeanOfASlowRamp) {
  Picture picture(256, 64);
  for (int y = 0; y < 64; ++y) {
    for (int x = 0; x < 256; ++x) {
      picture.r.at(x, y) = picture.g.at(x, y) = picture.b.at(x, y) =
          (100.0F + static_cast<float>(x) / 256.0F) / 255.0F;
    }
  }
  const auto runner = base::make_thread_runner(2);
  const Image8 image = to_8bit(picture, 9, runner.get());
  EXPECT_EQ(image.samples, to_8bit(picture, 9).samples);
  EXPECT_NE(image.samples, to_8bit(picture, 10).samples);
  double left = 0, right = 0;
  for (int y = 0; y < 64; ++y) {
    for (int x = 0; x < 32; ++x) {
      left += image.row(y)[x * 3];
      right += image.row(y)[(255 - x) * 3];
    }
  }
  EXPECT_NEAR(left / 2048, 100.06, 0.08);
  EXPECT_NEAR(right / 2048, 100.94, 0.08);
}

TEST(To8Bit, EnlargingKeepsRampsEdgesAndConstants) {
  const auto two = base::make_thread_runner(2);
  for (const auto& [w, h, wide, tall] :
       {std::array{7, 5, 11, 8}, {1, 1, 3, 2}, {16, 9, 33, 40}, {3, 8, 3, 8}}) {
    Picture picture(w, h);
    for (int y = 0; y < h; ++y) {
      for (int x = 0; x < w; ++x) {
        picture.r.at(x, y) = (static_cast<float>(x) + 0.5F) / static_cast<float>(w);
        picture.g.at(x, y) = (static_cast<float>(y) + 0.5F) / static_cast<float>(h);
        picture.b.at(x, y) = 0.4F;
      }
    }
    const auto image = to_8bit_enlarged(picture, wide, tall, 3);
    ASSERT_EQ(image.width, wide);
    ASSERT_EQ(image.height, tall);
    EXPECT_EQ(image.samples, to_8bit_enlarged(picture, wide, tall, 3, two.get()).samples);
    for (int y = 0; y < tall; ++y) {
      for (int x = 0; x < wide; ++x) {
        const auto* at = image.row(y) + x * 3;
        EXPECT_NEAR(at[2], 0.4 * 255, 1.01);
        // Away from the edges a cubic keeps a straight line straight.
        const double u = (x + 0.5) / wide, v = (y + 0.5) / tall;
        if (u * w > 1.5 && u * w < w - 1.5) {
          EXPECT_NEAR(at[0], u * 255, 1.6);
        }
        if (v * h > 1.5 && v * h < h - 1.5) {
          EXPECT_NEAR(at[1], v * 255, 1.6);
        }
      }
    }
  }
}

TEST(Noise, SpectralTilesAreNormalisedAndRepeatable) {
  const auto runner = base::make_thread_runner(2);
  const auto [a, b] = spectral_tiles(64, 1.5F, 1, 77);
  const auto [c, d] = spectral_tiles(64, 1.5F, 1, 77, runner.get());
  EXPECT_TRUE(same(a.plane(), c.plane()));
  EXPECT_TRUE(same(b.plane(), d.plane()));
  EXPECT_FALSE(same(a.plane(), b.plane()));
  double sum = 0, squares = 0;
  for (const float v : a.plane().values()) {
    sum += static_cast<double>(v);
    squares += static_cast<double>(v) * static_cast<double>(v);
  }
  EXPECT_NEAR(sum / 4096, 0, 1e-3);
  EXPECT_NEAR(squares / 4096, 1, 1e-2);
  EXPECT_NEAR(a.at(0.3F, 0.7F), a.at(1.3F, -0.3F), 1e-3);
}

TEST(Noise, RidgesLieBetweenZeroAndOneAndJoinAtTheEdge) {
  const Tile tile = ridged_tile(128, 4, 5, 0.5F, 3);
  float low = 1, high = 0;
  for (const float v : tile.plane().values()) {
    low = std::min(low, v);
    high = std::max(high, v);
  }
  EXPECT_FLOAT_EQ(low, 0);
  EXPECT_FLOAT_EQ(high, 1);
  double inside = 0, seam = 0;
  for (int y = 0; y < 128; ++y) {
    inside += std::fabs(static_cast<double>(tile.plane().at(64, y) - tile.plane().at(63, y)));
    seam += std::fabs(static_cast<double>(tile.plane().at(0, y) - tile.plane().at(127, y)));
  }
  EXPECT_LT(seam, inside * 2.5);
}

TEST(CalmMap, FindsTheBusyHalf) {
  Image8 image(480, 240, 3);
  for (int y = 0; y < 240; ++y) {
    for (int x = 0; x < 480; ++x) {
      const std::uint8_t v = x < 240 ? 200 : (((x / 4) + (y / 4)) % 2 != 0 ? 255 : 0);
      for (int c = 0; c < 3; ++c) image.row(y)[x * 3 + c] = v;
    }
  }
  const CalmMap map = measure_calm(image);
  EXPECT_EQ(map.rows, 48);
  EXPECT_EQ(map.columns, 96);
  EXPECT_LT(map.detail_at(10, 20), 0.01F);
  EXPECT_GT(map.detail_at(80, 20), 0.04F);
  EXPECT_NEAR(map.luminance_at(10, 20), 0.578F, 0.01F);
}

TEST(CalmMap, FindsWhatStandsOut) {
  // A bright disc over a horizon between a dark sky and a mid-toned sea; grain over all of it.
  Image8 image(400, 600, 3);
  base::SeededRandom random(4);
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) {
      const bool disc = std::hypot(x - 250, y - 200) < 70;
      const int tone = (disc ? 220 : (y < 380 ? 30 + y / 10 : 110)) + static_cast<int>(random.below(9));
      for (int c = 0; c < 3; ++c) image.row(y)[3 * x + c] = static_cast<std::uint8_t>(tone);
    }
  }
  CalmMap map = measure_calm(image);
  look_closely(image, map);
  const auto salience_at = [&](int x, int y) {
    return map.salience[static_cast<std::size_t>((y * map.rows / image.height) * map.columns +
                                                 x * map.columns / image.width)];
  };
  EXPECT_GT(salience_at(250, 200), 0.9F);
  EXPECT_GT(salience_at(290, 230), 0.9F);
  EXPECT_LT(salience_at(80, 60), 0.1F) << "sky";
  EXPECT_LT(salience_at(250, 330), 0.2F) << "sky under the disc";
  EXPECT_LT(salience_at(200, 520), 0.1F) << "sea";
}

TEST(CalmMap, KeepsSmallBrightSpotsThatAMeanLoses) {
  Image8 image(480, 480, 3);  // lit windows, a tenth of the area
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) {
      const bool lit = x % 12 < 4 && y % 12 < 4;
      for (int c = 0; c < 3; ++c) image.row(y)[3 * x + c] = lit ? 240 : 10;
    }
  }
  CalmMap map = measure_calm(image);
  look_closely(image, map);
  const auto middle = static_cast<std::size_t>(24 * map.columns + 24);
  EXPECT_LT(map.luminance[middle] + map.detail[middle], 0.4F);
  EXPECT_GT(map.brightest[middle], 0.8F);
  EXPECT_LT(map.darkest[middle], 0.01F);
}

TEST(CalmMap, TinyAndEmptyPictures) {
  EXPECT_EQ(measure_calm(Image8()).columns, 0);
  CalmMap map = measure_calm(Image8(16, 16, 3));
  EXPECT_EQ(map.columns, 16);
  EXPECT_FLOAT_EQ(map.luminance_at(15, 15), 0);
  EXPECT_EQ(measure_calm(Image8(1, 1, 4)).rows, 1);
}

}  // namespace
}  // namespace onesheet::pixels

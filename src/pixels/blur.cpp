#include "pixels/blur.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "pixels/kernels.h"

namespace onesheet::pixels {
namespace {

using kernels::kLanes;

// Radii of three boxes whose joint variance is nearest to sigma² (each box of radius r adds (r² + r) / 3).
std::array<std::size_t, 3> box_radii(float sigma_px) {
  const float variance = sigma_px * sigma_px;
  const float ideal = (std::sqrt(1.0F + 4.0F * variance) - 1.0F) / 2.0F;
  const auto small = static_cast<std::size_t>(ideal);
  const auto of = [](std::size_t r) { return static_cast<float>(r * r + r) / 3.0F; };
  std::array<std::size_t, 3> best{small, small, small};
  for (std::size_t larger = 1; larger <= 3; ++larger) {
    std::array<std::size_t, 3> trial{small, small, small};
    for (std::size_t i = 0; i < larger; ++i) trial[i] = small + 1;
    const auto error = [&](const auto& r) { return std::fabs(of(r[0]) + of(r[1]) + of(r[2]) - variance); };
    if (error(trial) < error(best)) best = trial;
  }
  return best;
}

// Below this a box of one pixel is too coarse; a three-tap kernel of the same variance is used instead.
constexpr float kSmallSigma = 1.0F;

void small_blur_lanes(const float* in, float* out, std::size_t count, float sigma_px) {
  const float side = std::min(0.33F, sigma_px * sigma_px / 2.0F);
  for (std::size_t i = 0; i < count; ++i) {
    const float* before = in + (i == 0 ? 0 : i - 1) * kLanes;
    const float* here = in + i * kLanes;
    const float* after = in + std::min(i + 1, count - 1) * kLanes;
    for (std::size_t k = 0; k < kLanes; ++k) {
      out[i * kLanes + k] = here[k] + (before[k] - here[k]) * side + (after[k] - here[k]) * side;
    }
  }
}

void blur_lanes(std::vector<float>& lanes, std::vector<float>& spare, std::size_t count, float sigma_px) {
  if (sigma_px < kSmallSigma) {
    small_blur_lanes(lanes.data(), spare.data(), count, sigma_px);
    lanes.swap(spare);
    return;
  }
  for (const std::size_t radius : box_radii(sigma_px)) {
    if (radius == 0) continue;
    kernels::box_lanes(lanes.data(), spare.data(), count, std::min(radius, count));
    lanes.swap(spare);
  }
}

}  // namespace

void blur(Plane& plane, float sigma_px, base::Runner* runner) {
  if (sigma_px < 0.3F || plane.empty()) return;
  const auto width = static_cast<std::size_t>(plane.width()),
             height = static_cast<std::size_t>(plane.height());

  base::for_each_index(runner, (height + kLanes - 1) / kLanes, [&](std::size_t band) {
    std::vector<float> lanes(width * kLanes), spare(width * kLanes);
    const std::size_t first = band * kLanes, rows = std::min(kLanes, height - first);
    for (std::size_t k = 0; k < kLanes; ++k) {
      const float* from = plane.row(static_cast<int>(first + std::min(k, rows - 1)));
      for (std::size_t x = 0; x < width; ++x) lanes[x * kLanes + k] = from[x];
    }
    blur_lanes(lanes, spare, width, sigma_px);
    for (std::size_t k = 0; k < rows; ++k) {
      float* to = plane.row(static_cast<int>(first + k));
      for (std::size_t x = 0; x < width; ++x) to[x] = lanes[x * kLanes + k];
    }
  });

  base::for_each_index(runner, (width + kLanes - 1) / kLanes, [&](std::size_t band) {
    std::vector<float> lanes(height * kLanes), spare(height * kLanes);
    const std::size_t first = band * kLanes, columns = std::min(kLanes, width - first);
    for (std::size_t y = 0; y < height; ++y) {
      const float* from = plane.row(static_cast<int>(y)) + first;
      for (std::size_t k = 0; k < kLanes; ++k) lanes[y * kLanes + k] = from[std::min(k, columns - 1)];
    }
    blur_lanes(lanes, spare, height, sigma_px);
    for (std::size_t y = 0; y < height; ++y) {
      float* to = plane.row(static_cast<int>(y)) + first;
      for (std::size_t k = 0; k < columns; ++k) to[k] = lanes[y * kLanes + k];
    }
  });
}

void blur(Picture& picture, float sigma_px, base::Runner* runner) {
  blur(picture.r, sigma_px, runner);
  blur(picture.g, sigma_px, runner);
  blur(picture.b, sigma_px, runner);
}

}  // namespace onesheet::pixels

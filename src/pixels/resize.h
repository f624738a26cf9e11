// Changing size: area average when shrinking, bilinear when growing.
#pragma once

#include "base/runner.h"
#include "pixels/image.h"

namespace onesheet::pixels {

Plane resize(const Plane& from, int width, int height, base::Runner* runner = nullptr);
Picture resize(const Picture& from, int width, int height, base::Runner* runner = nullptr);

// Bilinear value at (x, y), pixel centres at .5, edges repeated.
inline float sample(const Plane& plane, float x, float y) {
  const auto hold = [](float v, int size) {
    const float top = static_cast<float>(size - 1);
    v -= 0.5F;
    return v < 0 ? 0.0F : (v > top ? top : v);
  };
  const float px = hold(x, plane.width()), py = hold(y, plane.height());
  const int x0 = static_cast<int>(px), y0 = static_cast<int>(py);
  const int x1 = x0 + 1 < plane.width() ? x0 + 1 : x0, y1 = y0 + 1 < plane.height() ? y0 + 1 : y0;
  const float fx = px - static_cast<float>(x0), fy = py - static_cast<float>(y0);
  const float* upper = plane.row(y0);
  const float* lower = plane.row(y1);
  const float a = upper[x0] + (upper[x1] - upper[x0]) * fx;
  const float b = lower[x0] + (lower[x1] - lower[x0]) * fx;
  return a + (b - a) * fy;
}

}  // namespace onesheet::pixels

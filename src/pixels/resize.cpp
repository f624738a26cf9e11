#include "pixels/resize.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace onesheet::pixels {
namespace {

// For one output position: which inputs, and how much of each.
struct Taps {
  int first = 0;
  std::vector<float> weights;
};

std::vector<Taps> make_taps(int from, int to) {
  std::vector<Taps> taps(static_cast<std::size_t>(to));
  const double scale = static_cast<double>(from) / to;
  for (int i = 0; i < to; ++i) {
    Taps& tap = taps[static_cast<std::size_t>(i)];
    if (scale > 1) {  // shrinking: the share of each input pixel that the output pixel covers
      const double left = i * scale, right = (i + 1) * scale;
      tap.first = static_cast<int>(left);
      const int last = std::min(from - 1, static_cast<int>(std::ceil(right)) - 1);
      for (int k = tap.first; k <= last; ++k) {
        const double share = std::min<double>(right, k + 1) - std::max<double>(left, k);
        tap.weights.push_back(static_cast<float>(share / scale));
      }
    } else {
      const double centre = std::clamp((i + 0.5) * scale - 0.5, 0.0, static_cast<double>(from - 1));
      tap.first = static_cast<int>(centre);
      const auto right = static_cast<float>(centre - tap.first);
      tap.weights.push_back(1 - right);
      if (tap.first + 1 < from) tap.weights.push_back(right);
    }
  }
  return taps;
}

}  // namespace

Plane resize(const Plane& from, int width, int height, base::Runner* runner) {
  if (from.empty() || width <= 0 || height <= 0) return {};
  if (from.width() == width && from.height() == height) return from;
  const auto across = make_taps(from.width(), width), down = make_taps(from.height(), height);
  Plane to(width, height);
  base::for_each_index(runner, static_cast<std::size_t>(height), [&](std::size_t y) {
    const Taps& rows = down[y];
    std::vector<float> mixed(static_cast<std::size_t>(from.width()), 0.0F);
    for (std::size_t k = 0; k < rows.weights.size(); ++k) {
      const float* line = from.row(rows.first + static_cast<int>(k));
      const float weight = rows.weights[k];
      for (std::size_t x = 0; x < mixed.size(); ++x) mixed[x] += line[x] * weight;
    }
    float* out = to.row(static_cast<int>(y));
    for (std::size_t x = 0; x < static_cast<std::size_t>(width); ++x) {
      const Taps& columns = across[x];
      float sum = 0;
      for (std::size_t k = 0; k < columns.weights.size(); ++k) {
        sum += mixed[static_cast<std::size_t>(columns.first) + k] * columns.weights[k];
      }
      out[x] = sum;
    }
  });
  return to;
}

Picture resize(const Picture& from, int width, int height, base::Runner* runner) {
  Picture to;
  to.r = resize(from.r, width, height, runner);
  to.g = resize(from.g, width, height, runner);
  to.b = resize(from.b, width, height, runner);
  return to;
}

}  // namespace onesheet::pixels

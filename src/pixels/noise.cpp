#include "pixels/noise.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

#include "base/random.h"

namespace onesheet::pixels {
namespace {

// Nearly normal (sum of four uniforms), portable and cheap: spectra need no better.
float rough_normal(std::uint64_t bits) {
  float sum = 0;
  for (int i = 0; i < 4; ++i) sum += static_cast<float>((bits >> (16 * i)) & 0xFFFF);
  return (sum / 65536.0F - 2.0F) * 1.7320508F;
}

// Radix-2 transforms (Cooley–Tukey) of kLanes sequences at once: value i of sequence k lies at i * kLanes +
// k, real and imaginary parts apart, so that each butterfly is a few vector instructions.
class Transform {
 public:
  static constexpr std::size_t kLanes = 8;

  explicit Transform(std::size_t count) : count_(count), cos_(count / 2), sin_(count / 2), order_(count) {
    for (std::size_t i = 0; i < count / 2; ++i) {
      const double angle = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(count);
      cos_[i] = static_cast<float>(std::cos(angle));
      sin_[i] = static_cast<float>(std::sin(angle));
    }
    for (std::size_t i = 0, j = 0; i < count; ++i) {
      order_[i] = j;
      std::size_t bit = count >> 1;
      for (; bit != 0 && (j & bit) != 0; bit >>= 1) j ^= bit;
      j |= bit;
    }
  }

  // Where value i must be put before `run`.
  std::size_t place_of(std::size_t i) const { return order_[i]; }

  // Values must stand in the places that place_of names.
  void run(float* real, float* imaginary) const {
    for (std::size_t half = 1; half < count_; half *= 2) {
      const std::size_t step = count_ / (2 * half);
      for (std::size_t block = 0; block < count_; block += 2 * half) {
        for (std::size_t k = 0; k < half; ++k) {
          butterfly(cos_[k * step], sin_[k * step], real + (block + k) * kLanes,
                    imaginary + (block + k) * kLanes, half * kLanes);
        }
      }
    }
  }

 private:
  static void butterfly(float cosine, float sine, float* __restrict real, float* __restrict imaginary,
                        std::size_t apart) {
    float* __restrict far_real = real + apart;
    float* __restrict far_imaginary = imaginary + apart;
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      const float turned_real = far_real[lane] * cosine - far_imaginary[lane] * sine;
      const float turned_imaginary = far_real[lane] * sine + far_imaginary[lane] * cosine;
      far_real[lane] = real[lane] - turned_real;
      far_imaginary[lane] = imaginary[lane] - turned_imaginary;
      real[lane] = real[lane] + turned_real;
      imaginary[lane] = imaginary[lane] + turned_imaginary;
    }
  }

  std::size_t count_;
  std::vector<float> cos_, sin_;
  std::vector<std::size_t> order_;
};

void normalise(Plane& plane) {
  double sum = 0, squares = 0;
  for (const float v : plane.values()) {
    sum += v;
    squares += static_cast<double>(v) * v;
  }
  const double count = static_cast<double>(plane.values().size());
  const double mean = sum / count, deviation = std::sqrt(std::max(1e-20, squares / count - mean * mean));
  for (float& v : plane.values()) v = static_cast<float>((v - mean) / deviation);
}

// Gradient noise on a lattice that repeats after `cycles` cells, about -1…1. The slopes are worked out once.
class Lattice {
 public:
  Lattice(int cycles, std::uint64_t key)
      : cycles_(cycles), slopes_(static_cast<std::size_t>(cycles) * static_cast<std::size_t>(cycles)) {
    for (std::size_t j = 0, at = 0; j < static_cast<std::size_t>(cycles); ++j) {
      for (std::size_t i = 0; i < static_cast<std::size_t>(cycles); ++i, ++at) {
        const std::uint64_t h = base::mix64(key + i * 0x9E3779B1ULL + j * 0x85EBCA77C2B2AE63ULL);
        slopes_[at] = {static_cast<float>(h & 0xFFFF) / 32768.0F - 1.0F,
                       static_cast<float>((h >> 16) & 0xFFFF) / 32768.0F - 1.0F};
      }
    }
  }

  float at(float x, float y) const {
    const float left = std::floor(x), top = std::floor(y);
    const float fx = x - left, fy = y - top;
    const int x0 = cell(static_cast<int>(left)), y0 = cell(static_cast<int>(top));
    const int x1 = x0 + 1 == cycles_ ? 0 : x0 + 1, y1 = y0 + 1 == cycles_ ? 0 : y0 + 1;
    const auto slope = [this](int i, int j, float dx, float dy) {
      const auto& [gx, gy] = slopes_[static_cast<std::size_t>(j) * static_cast<std::size_t>(cycles_) +
                                     static_cast<std::size_t>(i)];
      return gx * dx + gy * dy;
    };
    const auto ease = [](float t) { return t * t * t * (t * (t * 6 - 15) + 10); };
    const float u = ease(fx), v = ease(fy);
    const float a = slope(x0, y0, fx, fy), b = slope(x1, y0, fx - 1, fy);
    const float c = slope(x0, y1, fx, fy - 1), d = slope(x1, y1, fx - 1, fy - 1);
    const float upper = a + (b - a) * u, lower = c + (d - c) * u;
    return (upper + (lower - upper) * v) * 1.4F;
  }

 private:
  int cell(int i) const {
    i %= cycles_;
    return i < 0 ? i + cycles_ : i;
  }

  int cycles_;
  std::vector<std::pair<float, float>> slopes_;
};

}  // namespace

std::pair<Tile, Tile> spectral_tiles(int side, float slope, float lowest, std::uint64_t key,
                                     base::Runner* runner) {
  const auto n = static_cast<std::size_t>(side);
  constexpr std::size_t kSequences = Transform::kLanes;
  const Transform transform(n);
  // The filter is even both ways, so a quarter of it says all.
  const std::size_t quarter = n / 2 + 1;
  std::vector<float> filter(quarter * quarter);
  base::for_each_index(runner, quarter, [&](std::size_t y) {
    for (std::size_t x = 0; x < quarter; ++x) {
      const float f = std::sqrt(static_cast<float>(x) * static_cast<float>(x) +
                                static_cast<float>(y) * static_cast<float>(y));
      filter[y * quarter + x] = f < lowest || f == 0 ? 0.0F : std::pow(f, -slope);
    }
  });
  const auto folded = [n](std::size_t i) { return i <= n / 2 ? i : n - i; };
  // Both tiles at once, as real and imaginary part.
  Plane first(side, side), second(side, side);
  const std::size_t groups = (n + kSequences - 1) / kSequences;
  base::for_each_index(runner, groups, [&](std::size_t group) {
    std::vector<float> real(n * kSequences), imaginary(n * kSequences);
    const std::size_t lanes = std::min(kSequences, n - group * kSequences);
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      const std::size_t y = group * kSequences + lane;
      for (std::size_t x = 0; x < n; ++x) {
        const float amplitude = filter[folded(y) * quarter + folded(x)];
        if (amplitude == 0) continue;
        const std::uint64_t bits = base::mix64(key ^ base::mix64(y * n + x + 1));
        const std::size_t at = transform.place_of(x) * kSequences + lane;
        real[at] = rough_normal(bits) * amplitude;
        imaginary[at] = rough_normal(base::mix64(bits)) * amplitude;
      }
    }
    transform.run(real.data(), imaginary.data());
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      float* a = first.row(static_cast<int>(group * kSequences + lane));
      float* b = second.row(static_cast<int>(group * kSequences + lane));
      for (std::size_t x = 0; x < n; ++x) {
        a[x] = real[x * kSequences + lane];
        b[x] = imaginary[x * kSequences + lane];
      }
    }
  });
  base::for_each_index(runner, groups, [&](std::size_t group) {
    std::vector<float> real(n * kSequences), imaginary(n * kSequences);
    const std::size_t lanes = std::min(kSequences, n - group * kSequences);
    for (std::size_t y = 0; y < n; ++y) {
      const float* a = first.row(static_cast<int>(y)) + group * kSequences;
      const float* b = second.row(static_cast<int>(y)) + group * kSequences;
      std::copy_n(a, lanes, real.data() + transform.place_of(y) * kSequences);
      std::copy_n(b, lanes, imaginary.data() + transform.place_of(y) * kSequences);
    }
    transform.run(real.data(), imaginary.data());
    for (std::size_t y = 0; y < n; ++y) {
      std::copy_n(real.data() + y * kSequences, lanes, first.row(static_cast<int>(y)) + group * kSequences);
      std::copy_n(imaginary.data() + y * kSequences, lanes,
                  second.row(static_cast<int>(y)) + group * kSequences);
    }
  });
  normalise(first);
  normalise(second);
  return {Tile(std::move(first)), Tile(std::move(second))};
}

Tile ridged_tile(int side, int first_cycles, int octaves, float gain, std::uint64_t key,
                 base::Runner* runner) {
  Plane heights(side, side);
  const Lattice warp_x(4, key ^ 0xA1), warp_y(4, key ^ 0xB2);
  std::vector<Lattice> layers;
  for (int octave = 0, cycles = first_cycles; octave < octaves && cycles < side / 2; ++octave, cycles *= 2)
    layers.emplace_back(cycles, key + static_cast<std::uint64_t>(octave));
  base::for_each_index(runner, static_cast<std::size_t>(side), [&](std::size_t y) {
    float* row = heights.row(static_cast<int>(y));
    for (int x = 0; x < side; ++x) {
      const float u = (static_cast<float>(x) + 0.5F) / static_cast<float>(side);
      const float v = (static_cast<float>(y) + 0.5F) / static_cast<float>(side);
      // Warping the place bends the ridges, which otherwise follow the lattice.
      const float wx = warp_x.at(u * 4, v * 4) * 0.045F;
      const float wy = warp_y.at(u * 4, v * 4) * 0.045F;
      float sum = 0, amplitude = 1, weight = 1;
      auto f = static_cast<float>(first_cycles);
      for (const Lattice& layer : layers) {
        const float n = layer.at((u + wx) * f, (v + wy) * f);
        float ridge = 1.0F - std::min(1.0F, std::fabs(n) * 1.35F);
        ridge *= ridge;
        sum += ridge * amplitude * weight;
        weight = std::clamp(ridge * 1.6F, 0.1F, 1.0F);
        amplitude *= gain;
        f *= 2;
      }
      row[x] = sum;
    }
  });
  const auto [low, high] = std::minmax_element(heights.values().begin(), heights.values().end());
  const float bottom = *low, range = std::max(1e-6F, *high - *low);
  for (float& v : heights.values()) v = (v - bottom) / range;
  return Tile(std::move(heights));
}

float noise_line(float x, std::uint64_t key) {
  const float left = std::floor(x);
  const float t = x - left;
  const auto i = static_cast<std::int64_t>(left);
  const auto value = [key](std::int64_t k) {
    return static_cast<float>(base::mix64(key ^ static_cast<std::uint64_t>(k) * 0x9E3779B97F4A7C15ULL) >>
                              40) *
               0x1.0p-23F -
           1.0F;
  };
  const float p0 = value(i - 1), p1 = value(i), p2 = value(i + 1), p3 = value(i + 2);
  return p1 + 0.5F * t * (p2 - p0 + t * (2 * p0 - 5 * p1 + 4 * p2 - p3 + t * (3 * (p1 - p2) + p3 - p0)));
}

float noise_profile(float x, int octaves, float gain, std::uint64_t key) {
  float sum = 0, amplitude = 1;
  for (int i = 0; i < octaves; ++i) {
    sum += noise_line(x, key + static_cast<std::uint64_t>(i)) * amplitude;
    amplitude *= gain;
    x = x * 2.03F + 17.3F;
  }
  return sum;
}

}  // namespace onesheet::pixels

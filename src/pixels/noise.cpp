#include "pixels/noise.h"

#include <algorithm>
#include <complex>
#include <numbers>
#include <vector>

#include "base/random.h"

namespace onesheet::pixels {
namespace {

using Complex = std::complex<float>;

// Nearly normal (sum of four uniforms), portable and cheap: spectra need no better.
float rough_normal(std::uint64_t bits) {
  float sum = 0;
  for (int i = 0; i < 4; ++i) sum += static_cast<float>((bits >> (16 * i)) & 0xFFFF);
  return (sum / 65536.0F - 2.0F) * 1.7320508F;
}

// In-place radix-2 transform (Cooley–Tukey) of `count` values `stride` apart is done on a packed copy, so
// only unit stride is needed here.
class Transform {
 public:
  explicit Transform(std::size_t count) : count_(count), turns_(count / 2), order_(count) {
    for (std::size_t i = 0; i < count / 2; ++i) {
      const double angle = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(count);
      turns_[i] = {static_cast<float>(std::cos(angle)), static_cast<float>(std::sin(angle))};
    }
    for (std::size_t i = 0, j = 0; i < count; ++i) {
      order_[i] = j;
      std::size_t bit = count >> 1;
      for (; bit != 0 && (j & bit) != 0; bit >>= 1) j ^= bit;
      j |= bit;
    }
  }

  void run(Complex* values) const {
    for (std::size_t i = 0; i < count_; ++i) {
      if (order_[i] > i) std::swap(values[i], values[order_[i]]);
    }
    for (std::size_t half = 1; half < count_; half *= 2) {
      const std::size_t step = count_ / (2 * half);
      for (std::size_t block = 0; block < count_; block += 2 * half) {
        for (std::size_t k = 0; k < half; ++k) {
          const Complex w = turns_[k * step], a = values[block + k], b = values[block + half + k];
          // Written out: operator* of std::complex guards against infinities at great cost.
          const Complex turned{b.real() * w.real() - b.imag() * w.imag(),
                               b.real() * w.imag() + b.imag() * w.real()};
          values[block + k] = a + turned;
          values[block + half + k] = a - turned;
        }
      }
    }
  }

 private:
  std::size_t count_;
  std::vector<Complex> turns_;
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

// Gradient noise on a lattice that repeats after `cycles` cells, about -1…1.
float lattice_noise(float x, float y, int cycles, std::uint64_t key) {
  const float left = std::floor(x), top = std::floor(y);
  const float fx = x - left, fy = y - top;
  const auto cell = [cycles](float v) {
    const int i = static_cast<int>(v) % cycles;
    return static_cast<std::uint64_t>(i < 0 ? i + cycles : i);
  };
  const std::uint64_t x0 = cell(left), y0 = cell(top), x1 = cell(left + 1), y1 = cell(top + 1);
  const auto slope = [key](std::uint64_t i, std::uint64_t j, float dx, float dy) {
    const std::uint64_t h = base::mix64(key + i * 0x9E3779B1ULL + j * 0x85EBCA77C2B2AE63ULL);
    const float gx = static_cast<float>(h & 0xFFFF) / 32768.0F - 1.0F;
    const float gy = static_cast<float>((h >> 16) & 0xFFFF) / 32768.0F - 1.0F;
    return gx * dx + gy * dy;
  };
  const auto ease = [](float t) { return t * t * t * (t * (t * 6 - 15) + 10); };
  const float u = ease(fx), v = ease(fy);
  const float a = slope(x0, y0, fx, fy), b = slope(x1, y0, fx - 1, fy);
  const float c = slope(x0, y1, fx, fy - 1), d = slope(x1, y1, fx - 1, fy - 1);
  const float upper = a + (b - a) * u, lower = c + (d - c) * u;
  return (upper + (lower - upper) * v) * 1.4F;
}

}  // namespace

std::pair<Tile, Tile> spectral_tiles(int side, float slope, float lowest, std::uint64_t key,
                                     base::Runner* runner) {
  const auto n = static_cast<std::size_t>(side);
  std::vector<Complex> field(n * n);
  const Transform transform(n);
  const auto frequency = [n](std::size_t i) {
    return static_cast<float>(i <= n / 2 ? i : n - i);  // the filter is even, so the sign does not matter
  };
  base::for_each_index(runner, n, [&](std::size_t y) {
    Complex* row = field.data() + y * n;
    for (std::size_t x = 0; x < n; ++x) {
      const float f = std::sqrt(frequency(x) * frequency(x) + frequency(y) * frequency(y));
      if (f < lowest || f == 0) continue;
      const float amplitude = std::pow(f, -slope);
      const std::uint64_t bits = base::mix64(key ^ base::mix64(y * n + x + 1));
      row[x] = {rough_normal(bits) * amplitude, rough_normal(base::mix64(bits)) * amplitude};
    }
    transform.run(row);
  });
  // Columns, eight at a time so that each cache line is read once.
  Plane first(side, side), second(side, side);
  constexpr std::size_t group = 8;
  base::for_each_index(runner, n / group, [&](std::size_t block) {
    std::vector<Complex> columns(n * group);
    for (std::size_t y = 0; y < n; ++y) {
      for (std::size_t k = 0; k < group; ++k) columns[k * n + y] = field[y * n + block * group + k];
    }
    for (std::size_t k = 0; k < group; ++k) transform.run(columns.data() + k * n);
    for (std::size_t y = 0; y < n; ++y) {
      for (std::size_t k = 0; k < group; ++k) {
        const Complex value = columns[k * n + y];
        first.row(static_cast<int>(y))[block * group + k] = value.real();
        second.row(static_cast<int>(y))[block * group + k] = value.imag();
      }
    }
  });
  normalise(first);
  normalise(second);
  return {Tile(std::move(first)), Tile(std::move(second))};
}

Tile ridged_tile(int side, int first_cycles, int octaves, float gain, std::uint64_t key,
                 base::Runner* runner) {
  Plane heights(side, side);
  base::for_each_index(runner, static_cast<std::size_t>(side), [&](std::size_t y) {
    float* row = heights.row(static_cast<int>(y));
    for (int x = 0; x < side; ++x) {
      const float u = (static_cast<float>(x) + 0.5F) / static_cast<float>(side);
      const float v = (static_cast<float>(y) + 0.5F) / static_cast<float>(side);
      // Warping the place bends the ridges, which otherwise follow the lattice.
      const float wx = lattice_noise(u * 4, v * 4, 4, key ^ 0xA1) * 0.045F;
      const float wy = lattice_noise(u * 4, v * 4, 4, key ^ 0xB2) * 0.045F;
      float sum = 0, amplitude = 1, weight = 1;
      int cycles = first_cycles;
      for (int octave = 0; octave < octaves && cycles < side / 2; ++octave) {
        const auto f = static_cast<float>(cycles);
        const float n =
            lattice_noise((u + wx) * f, (v + wy) * f, cycles, key + static_cast<std::uint64_t>(octave));
        float ridge = 1.0F - std::min(1.0F, std::fabs(n) * 1.35F);
        ridge *= ridge;
        sum += ridge * amplitude * weight;
        weight = std::clamp(ridge * 1.6F, 0.1F, 1.0F);
        amplitude *= gain;
        cycles *= 2;
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

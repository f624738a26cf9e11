// Picture buffers. Values are display-referred sRGB unless a name says otherwise.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace onesheet::pixels {

// One plane of floats, row after row without padding.
class Plane {
 public:
  Plane() = default;
  Plane(int width, int height, float value = 0)
      : width_(width),
        height_(height),
        values_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), value) {}
  int width() const { return width_; }
  int height() const { return height_; }
  bool empty() const { return values_.empty(); }
  float* row(int y) {
    return values_.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width_);
  }
  const float* row(int y) const {
    return values_.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width_);
  }
  float& at(int x, int y) { return row(y)[x]; }
  float at(int x, int y) const { return row(y)[x]; }
  std::span<float> values() { return values_; }
  std::span<const float> values() const { return values_; }

 private:
  int width_ = 0, height_ = 0;
  std::vector<float> values_;
};

// Three float planes, nominally 0 to 1 (may overshoot while a picture is being made).
struct Picture {
  Plane r, g, b;
  Picture() = default;
  Picture(int width, int height) : r(width, height), g(width, height), b(width, height) {}
  int width() const { return r.width(); }
  int height() const { return r.height(); }
};

// Interleaved 8-bit samples, RGB (3) or RGBA (4, straight alpha), rows without padding.
struct Image8 {
  int width = 0, height = 0, channels = 3;
  std::vector<std::uint8_t> samples;
  Image8() = default;
  Image8(int w, int h, int c)
      : width(w),
        height(h),
        channels(c),
        samples(static_cast<std::size_t>(w) * static_cast<std::size_t>(h) * static_cast<std::size_t>(c)) {}
  std::size_t stride() const { return static_cast<std::size_t>(width) * static_cast<std::size_t>(channels); }
  std::uint8_t* row(int y) { return samples.data() + static_cast<std::size_t>(y) * stride(); }
  const std::uint8_t* row(int y) const { return samples.data() + static_cast<std::size_t>(y) * stride(); }
};

}  // namespace onesheet::pixels

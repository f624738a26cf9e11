// Small pictures made by arithmetic, and the pack loaded once for all tests of the program.
#pragma once

#include <cstdint>

#include "base/random.h"
#include "pixels/image.h"
#include "render/font_pack.h"

namespace onesheet::render {

inline const FontPack& fonts() {
  static const std::unique_ptr<FontPack> pack = std::move(load_font_pack()).value();
  return *pack;
}

inline pixels::Image8 flat(int width, int height, std::uint8_t r, std::uint8_t g, std::uint8_t b,
                           int channels = 3) {
  pixels::Image8 image(width, height, channels);
  for (std::size_t i = 0; i < image.samples.size(); i += static_cast<std::size_t>(channels)) {
    image.samples[i] = r;
    image.samples[i + 1] = g;
    image.samples[i + 2] = b;
    if (channels == 4) image.samples[i + 3] = 255;
  }
  return image;
}

// A smooth picture with grain: what posters look like to an encoder.
inline pixels::Image8 grainy(int width, int height, int channels = 3, std::uint64_t seed = 1) {
  pixels::Image8 image(width, height, channels);
  base::SeededRandom random(seed);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      std::uint8_t* p = image.row(y) + static_cast<std::ptrdiff_t>(x) * channels;
      for (int c = 0; c < channels; ++c) {
        const float v =
            40 + 160.0F * static_cast<float>(y) / static_cast<float>(height) + 10.0F * static_cast<float>(c);
        p[c] = static_cast<std::uint8_t>(v + 8 * random.unit());
      }
    }
  }
  return image;
}

}  // namespace onesheet::render

// Arithmetic on inks and the few curves every painter uses. All inline: they run once per pixel.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>

#include "poster/ink.h"

namespace onesheet::illustrator {

using poster::Ink;
using poster::mix;

constexpr Ink kWhite{1, 1, 1};

constexpr Ink operator*(Ink a, float k) { return {a.r * k, a.g * k, a.b * k}; }
constexpr Ink operator+(Ink a, Ink b) { return {a.r + b.r, a.g + b.g, a.b + b.b}; }
constexpr float clamp01(float v) { return v < 0 ? 0.0F : (v > 1 ? 1.0F : v); }
constexpr float lerp(float a, float b, float t) { return a + (b - a) * t; }
// Brightness as seen, on display values: enough to compare inks while painting.
constexpr float luma(Ink a) { return 0.2126F * a.r + 0.7152F * a.g + 0.0722F * a.b; }

constexpr float smooth(float from, float to, float x) {
  const float t = clamp01((x - from) / (to - from));
  return t * t * (3 - 2 * t);
}

// Light over paint: never darkens, never overshoots.
constexpr Ink screen(Ink under, Ink light, float amount) {
  const auto one = [amount](float u, float l) { return 1 - (1 - u) * (1 - clamp01(l * amount)); };
  return {one(clamp01(under.r), light.r), one(clamp01(under.g), light.g), one(clamp01(under.b), light.b)};
}

// e^x by splitting off the power of two and a polynomial for the rest (relative error below 3e-6). The
// library's expf picks different code per CPU; this gives the same bits everywhere.
inline float exp_fast(float x) {
  const float t = x * 1.44269504F;
  if (t < -126.0F) return 0.0F;
  const float whole = t > 126.0F ? 126.0F : t;
  const int power = static_cast<int>(whole < 0 ? whole - 0.5F : whole + 0.5F);
  const float f = (whole - static_cast<float>(power)) * 0.693147181F;
  const float p =
      1.0F + f * (1.0F + f * (0.5F + f * (0.166666667F + f * (0.0416666667F + f * 0.00833333333F))));
  return p * std::bit_cast<float>((power + 127) << 23);
}

constexpr float square(float v) { return v * v; }
// e^(-(d / width)²)
inline float bell(float d, float width) { return exp_fast(-square(d / width)); }

inline float length(float x, float y) { return std::sqrt(x * x + y * y); }

}  // namespace onesheet::illustrator

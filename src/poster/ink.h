// Colour as poster people speak of it: a handful of inks. Values are sRGB, display-referred, 0 to 1.
#pragma once

#include <cmath>
#include <string>

namespace onesheet::poster {

struct Ink {
  float r = 0, g = 0, b = 0;
  bool operator==(const Ink&) const = default;
};

constexpr Ink ink_from_hex(unsigned rgb) {
  return {static_cast<float>((rgb >> 16) & 255) / 255.0F, static_cast<float>((rgb >> 8) & 255) / 255.0F,
          static_cast<float>(rgb & 255) / 255.0F};
}

constexpr Ink mix(Ink a, Ink b, float t) {
  return {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t};
}

// Relative luminance, WCAG 2.2 (sRGB linearised, Rec. 709 weights), 0 to 1.
inline float relative_luminance(Ink ink) {
  const auto linear = [](float v) {
    return v <= 0.04045F ? v / 12.92F : std::pow((v + 0.055F) / 1.055F, 2.4F);
  };
  return 0.2126F * linear(ink.r) + 0.7152F * linear(ink.g) + 0.0722F * linear(ink.b);
}

// WCAG 2.2 contrast ratio, 1 to 21.
inline float contrast_ratio(Ink a, Ink b) {
  const float la = relative_luminance(a), lb = relative_luminance(b);
  return (std::fmax(la, lb) + 0.05F) / (std::fmin(la, lb) + 0.05F);
}

// The eight inks a poster is drawn and set with.
struct Palette {
  std::string name;
  Ink sky_top, sky_middle, horizon;  // from zenith down
  Ink light;                         // the one light: sun, moon, lamp
  Ink shade;                         // darkest form
  Ink accent;                        // one saturated note, also for the release line
  Ink text;                          // title and credits
  Ink ground;                        // what text stands on: `text` on `ground` is at least 4.5:1
};

}  // namespace onesheet::poster

// Named poster sizes. Pixel sizes are what a screen file has; print adds dots per inch, bleed and marks
// later.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/error.h"

namespace onesheet::poster {

struct Size {
  int width_px = 0;
  int height_px = 0;
  bool operator==(const Size&) const = default;
};

// Limits on the size of one poster (docs/limits.md).
inline constexpr int kSideMin_px = 16;
inline constexpr int kSideMax_px = 8192;
inline constexpr std::int64_t kPixelsMax = 40'000'000;
// Width to height, both ways: beyond this no layout of ours reads well.
inline constexpr int kAspectMax = 4;

struct Format {
  std::string name;         // "poster-2x3"; a custom size is "WxH"
  std::string description;  // one line for people
  Size size;
  // Free margin on each side as a fraction of the shorter side; text stays inside.
  double safe_margin = 0.05;
};

std::span<const Format> known_formats();
inline constexpr std::string_view kDefaultFormat = "poster-2x3";
// What the tutorial's route makes when nothing is asked: 1280 × 720.
inline constexpr std::string_view kTutorialFormat = "landscape-16x9";

// A known name, or "WxH" in pixels ("600x900"). bad_request otherwise, naming what is allowed.
base::Result<Format> parse_format(std::string_view text);

}  // namespace onesheet::poster

#include "poster/format.h"

#include <array>
#include <charconv>
#include <cmath>

#include "base/utf8.h"

namespace onesheet::poster {
namespace {

const std::array<Format, 9> kFormats{{
    {"poster-2x3", "2:3 poster for media libraries and the web", {1000, 1500}, 0.05},
    {"poster-2x3-large", "2:3 poster, large (Prime Video, Plex, Posterizarr)", {2000, 3000}, 0.05},
    {"one-sheet", "US one-sheet, 27 x 40 in at 100 dpi", {2700, 4000}, 0.05},
    {"uk-quad", "UK quad, 40 x 30 in at 100 dpi", {4000, 3000}, 0.05},
    {"a3", "ISO A3 at 150 dpi", {1754, 2480}, 0.05},
    {"square", "1:1 for social feeds", {1080, 1080}, 0.05},
    {"story", "9:16 for stories and phones", {1080, 1920}, 0.07},
    {"landscape-16x9", "16:9, the tutorial's size", {1280, 720}, 0.05},
    {"backdrop", "16:9 backdrop (TMDB, Plex)", {1920, 1080}, 0.05},
}};

base::Result<Format> custom_size(int width_px, int height_px) {
  const auto wrong = [&](const std::string& why) {
    return base::fail(
        base::ErrorKind::bad_request,
        "The size " + std::to_string(width_px) + "x" + std::to_string(height_px) + " cannot be made: " + why);
  };
  if (width_px < kSideMin_px || height_px < kSideMin_px || width_px > kSideMax_px ||
      height_px > kSideMax_px) {
    return wrong("each side must be " + std::to_string(kSideMin_px) + " to " + std::to_string(kSideMax_px) +
                 " pixels.");
  }
  if (static_cast<std::int64_t>(width_px) * height_px > kPixelsMax) {
    return wrong("a poster has at most " + std::to_string(kPixelsMax / 1'000'000) + " million pixels.");
  }
  if (width_px > kAspectMax * height_px || height_px > kAspectMax * width_px) {
    return wrong("one side may be at most " + std::to_string(kAspectMax) + " times the other.");
  }
  return Format{
      std::to_string(width_px) + "x" + std::to_string(height_px), "custom size", {width_px, height_px}, 0.05};
}

}  // namespace

std::span<const Format> known_formats() { return kFormats; }

base::Result<Format> parse_format(std::string_view text) {
  const std::string name = base::lower_ascii(base::trim(text));
  for (const Format& format : kFormats) {
    if (format.name == name) return format;
  }
  const auto cross = name.find('x');
  if (cross != std::string::npos && cross > 0 && cross + 1 < name.size() && name.size() <= 21 &&
      name.find_first_not_of("0123456789x") == std::string::npos &&
      name.find('x', cross + 1) == std::string::npos) {
    const auto side = [](std::string_view digits) {
      int value = 0;
      const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
      return result.ec == std::errc{} ? value : kSideMax_px + 1;  // too many digits is too large
    };
    return custom_size(side(std::string_view(name).substr(0, cross)),
                       side(std::string_view(name).substr(cross + 1)));
  }
  std::string names;
  for (const Format& format : kFormats) names += format.name + ", ";
  return base::fail(base::ErrorKind::bad_request,
                    "There is no such format; use " + names + "or a size in pixels such as 600x900.");
}

}  // namespace onesheet::poster

// Print files: a picture with type over it → PDF with trim, bleed and marks.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/error.h"
#include "render/encode.h"
#include "render/outlines.h"

namespace onesheet::print {

inline constexpr std::size_t kProfileBytesMax = 8'000'000;
inline constexpr int kArtQuality = 95;  // of the JPEG streams inside

struct PrintSheet {
  // The sheet with its bleed, in pixels; bleed_px of them on each side lie beyond the trim.
  const render::OutlinedType& type;
  int bleed_px = 0;
  double trim_width_in = 0, trim_height_in = 0;
  double bleed_in = 0;  // what the printer is told; at most what bleed_px covers
  bool marks = false;   // crop marks outside the bleed
  // ICC profile of a press, CMYK: colours are converted to it (relative colorimetry, black point
  // compensation). Empty: sRGB.
  std::vector<std::uint8_t> cmyk_profile;
  render::Metadata metadata;
};

class Press {
 public:
  virtual ~Press() = default;
  // The same sheet gives the same bytes. bad_request for a profile that is none, or not of a CMYK press.
  virtual base::Result<std::vector<std::uint8_t>> pdf(const PrintSheet& sheet) const = 0;
  // Asked before the work. bad_request as above; too_large over kProfileBytesMax.
  virtual base::Result<void> check_profile(const std::vector<std::uint8_t>& profile) const = 0;
};

}  // namespace onesheet::print

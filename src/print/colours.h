// sRGB → the colours of the file.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/error.h"
#include "pixels/image.h"
#include "poster/ink.h"

namespace onesheet::print {

class Colours {
 public:
  // Empty: sRGB stays as it is. Errors as Press::check_profile.
  static base::Result<Colours> open(std::span<const std::uint8_t> cmyk_profile);
  Colours(Colours&&) noexcept;
  Colours& operator=(Colours&&) noexcept;
  ~Colours();

  int components() const { return transform_ ? 4 : 3; }
  const std::string& profile_name() const { return name_; }  // of the press; empty for sRGB
  // Samples side by side, row after row.
  std::vector<std::uint8_t> convert(const pixels::Image8& rgb) const;
  // 0…1; the first components() count. Black type is black ink alone: four inks never register well enough
  // for small letters.
  std::array<double, 4> convert(const poster::Ink& ink) const;

 private:
  Colours() = default;
  struct Transform;
  std::unique_ptr<Transform> transform_;
  std::string name_;
};

}  // namespace onesheet::print

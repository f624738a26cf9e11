// A caller's SVG as pixels.
#pragma once

#include <cstdint>
#include <span>

#include "base/error.h"
#include "pixels/image.h"

namespace onesheet::render {

inline constexpr int kSvgSideMax_px = 4096;  // of the picture made
inline constexpr int kSvgProcessor_s = 3;    // of processor time for one picture
inline constexpr int kSvgWait_ms = 10'000;   // and by the clock
inline constexpr int kSvgMemory_MiB = 1024;  // of address space
inline constexpr int kSvgFileMax_MiB = 64;   // of the picture on its way here

// Whether a file begins as an SVG does: with "<svg" behind what XML puts before it.
bool looks_like_svg(std::span<const std::uint8_t> bytes);

// As large as fits a square of `side_px`, four channels. librsvg draws it in a process of its own, which ends
// within the bounds above; what the file refers to outside itself is not there. bad_request for anything that
// cannot be drawn, and where librsvg's program is not installed.
base::Result<pixels::Image8> draw_svg(std::span<const std::uint8_t> bytes, int side_px);

}  // namespace onesheet::render

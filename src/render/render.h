// Key art + Sheet → finished pixels.
#pragma once

#include <cstdint>
#include <span>

#include "base/error.h"
#include "base/runner.h"
#include "layout/layout.h"
#include "layout/sheet.h"
#include "pixels/image.h"
#include "render/font_pack.h"

namespace onesheet::render {

// A caller's picture of the title: RGBA with something transparent, or RGB (which then is a plate).
// bad_request or too_large otherwise. PNG, JPEG or WebP, or an SVG, which is drawn as large as fits a square
// of `svg_side_px`: give the sheet's width, as no title is shown wider.
inline constexpr int kTitleLogoSideMax_px = 8192;
inline constexpr int kSvgSide_px = 2000;
base::Result<pixels::Image8> read_title_logo(std::span<const std::uint8_t> bytes,
                                             int svg_side_px = kSvgSide_px);
// A mark for the row under the credits: a PNG or WebP with something transparent, or an SVG. bad_request or
// too_large otherwise.
base::Result<layout::Logo> read_logo(std::span<const std::uint8_t> bytes, int svg_side_px = kSvgSide_px / 4);
// What layout needs to know of a picture of the title.
layout::TitleLogo describe_title_logo(const pixels::Image8& logo);

// Returns the art with the type set on it; pixels away from type and scrims are untouched. `art` must have
// the sheet's size. `title_logo` is what the sheet keeps room for, if it does. Deterministic.
base::Result<pixels::Image8> set_type(const pixels::Image8& art, const layout::Sheet& sheet,
                                      const FontPack& fonts, base::Runner* runner = nullptr,
                                      const pixels::Image8* title_logo = nullptr);

}  // namespace onesheet::render

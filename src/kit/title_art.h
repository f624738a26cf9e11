// The title alone, on nothing.
#pragma once

#include "base/error.h"
#include "poster/format.h"
#include "service/poster_service.h"

namespace onesheet::kit {

// What a store's dark ground is taken to be, and the contrast that a title needs on it (WCAG 2.2, large
// type).
inline constexpr poster::Ink kDarkGround{0.05F, 0.05F, 0.05F};
inline constexpr float kTitleArtContrastMin = 4.5F;

// The title of a drawn poster, as large as the format takes it, in RGBA on a transparent ground, set as it is
// on the poster; letters too dark for a dark ground take the brightest ink of the poster's palette.
// bad_request when the poster has no title.
base::Result<pixels::Image8> title_art(const service::Redrawn& poster, const poster::Format& format);

// Share of the format that the title's ink would span, 0 to 1: of several settings the one that fills most.
double title_coverage(const layout::Sheet& sheet, const poster::Format& format);

// Contrast on kDarkGround of what is seen of a picture with alpha, on average; 1: nothing is seen.
float contrast_on_dark(const pixels::Image8& art);

}  // namespace onesheet::kit

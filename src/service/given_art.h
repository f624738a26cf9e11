// A caller's own picture as key art.
#pragma once

#include <cstdint>
#include <span>

#include "base/error.h"
#include "brief/brief.h"
#include "models/image_model.h"
#include "poster/format.h"

namespace onesheet::service {

// What PosterRecord::model and a recipe say of a poster that no model drew.
inline constexpr std::string_view kGivenArt = "art";

// Upright, in sRGB, covering `size`: the overhang is cropped equally on both sides, and the notes say so.
// Transparency is laid over the palette's ground. Errors: bad_request for what is no still PNG, JPEG or WebP
// or has a side under models::kPictureSideMin_px, too_large.
base::Result<models::KeyArt> given_art(std::span<const std::uint8_t> file, const brief::Brief& brief,
                                       poster::Size size, base::Runner* runner);

}  // namespace onesheet::service

// What a service sent, made into key art of the size asked for.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/error.h"
#include "brief/brief.h"
#include "models/image_model.h"
#include "pixels/image.h"
#include "poster/art_guide.h"

namespace onesheet::models {

// PNG, JPEG or WebP bytes to pixels; render has the codecs, wiring hands them in.
using DecodePicture = std::function<base::Result<pixels::Image8>(std::span<const std::uint8_t>)>;

// Pictures with a side below this are placeholders or mistakes.
inline constexpr int kPictureSideMin_px = 32;
// No model paints larger ones; strangers may not make us decode more.
inline constexpr std::int64_t kPicturePixelsMax = 40'000'000;

// The bytes as key art: refused before decoding when animated, cut short, under kPictureSideMin_px or over
// kPicturePixelsMax; else decoded and fitted, with what was done added to `notes`. With request.keep_file
// the file itself, not decoded. Errors: upstream, the details for the operator alone.
base::Result<KeyArt> key_art_from(std::vector<std::uint8_t> bytes, const ArtRequest& request,
                                  const DecodePicture& decode, std::vector<std::string> notes);

// Scales so that the picture covers width × height and crops the overhang equally on both sides; never
// stretches. Transparency is laid over `under`. Appends to `notes` what was done, if anything.
pixels::Image8 fit_picture(const pixels::Image8& picture, int width_px, int height_px, poster::Ink under,
                           std::vector<std::string>& notes, base::Runner* runner);

// What a foreign picture lets the typesetter know: the brief's palette and voice, no zones.
poster::ArtGuide foreign_guide(const brief::Brief& brief);

}  // namespace onesheet::models

// What models over the network share: how a brief is put into words for them, and how what they send is made
// to fit.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/error.h"
#include "brief/brief.h"
#include "models/image_model.h"
#include "pixels/image.h"

namespace onesheet::models {

struct ArtPrompt {
  std::string prompt;
  std::string negative;  // what must not be in the picture
};

// Asks for textless key art with calm space where the words will go. With `raw` the caller's words go as they
// are.
ArtPrompt art_prompt(const brief::Brief& brief, int width_px, int height_px, bool words_will_follow,
                     bool raw);

// PNG, JPEG or WebP bytes to pixels; render has the codecs, wiring hands them in.
using DecodePicture = std::function<base::Result<pixels::Image8>(std::span<const std::uint8_t>)>;

// Scales so that the picture covers width × height and crops the overhang equally on both sides; never
// stretches. Appends to `notes` what was done, if anything.
pixels::Image8 fit_picture(const pixels::Image8& picture, int width_px, int height_px,
                           std::vector<std::string>& notes, base::Runner* runner);

// What a foreign picture lets the typesetter know: the brief's palette and voice, no zones.
poster::ArtGuide foreign_guide(const brief::Brief& brief);

// Everything the prompt named counts as asked for: a model gives no account of what it drew.
void name_what_was_asked(const brief::Brief& brief, KeyArt& art);

}  // namespace onesheet::models

// The picture without its words, kept beside a poster so that the words can change and the picture not.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "models/image_model.h"
#include "service/logos.h"
#include "service/recipe.h"

namespace onesheet::service {

// Colours and places of a guide are near 0 to 1; what lies further out than this, either way, is damage.
inline constexpr double kGuideNumberMax = 100;

struct KeptArt {
  Recipe recipe;                               // of the poster it lies beside
  models::KeyArt art;                          // without notes; the image empty until unpack_image
  std::vector<std::uint8_t> font, title_logo;  // what the caller sent for the type; empty: nothing
  std::vector<std::uint8_t> packed_image;      // by render::pack_pixels
  LogoFiles logos;                             // for the row under the credits
};

// One file: "1SHTART1", then five sections, each a 32-bit little-endian length and so many bytes: recipe
// (JSON), guide (JSON), font, title logo, packed image; behind them one more for each logo.
std::vector<std::uint8_t> write_kept_art(const KeptArt& kept);
// bad_request for anything else than what write_kept_art wrote: the file lies in a store that others may
// write to.
base::Result<KeptArt> read_kept_art(std::span<const std::uint8_t> bytes);

// "posters/01k….png" → "art/01k….art", with the same prefix before both.
std::string kept_art_key(std::string_view poster_key);

}  // namespace onesheet::service

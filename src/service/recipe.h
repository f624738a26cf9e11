// The recipe: everything needed to make the same poster again, kept inside the file itself. It holds no time
// and no id, so the same recipe gives the same file.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "models/image_model.h"
#include "poster/spec.h"
#include "render/encode.h"

namespace onesheet::service {

inline constexpr int kRecipeVersion = 2;
// The longest one this program writes is shorter: all texts of a Spec at their limits, escaped.
inline constexpr std::size_t kRecipeBytesMax = 2'000'000;

// The words that were set, where the Spec left their choice to us.
struct SetWords {
  std::string title, tagline;
};

struct Recipe {
  int version = kRecipeVersion;
  std::string program;  // the version of Onesheet that wrote it
  poster::Spec spec;    // as asked for, with its seed and the model that drew
  SetWords set;
  std::string brief;  // the edited brief it was made from, as JSON; empty: what its prompt means
  // Files that the poster was made of and the recipe does not hold: "art", "font", "title_logo", "logos".
  std::vector<std::string> attached;
  std::vector<std::uint64_t> sheet;  // of a contact sheet: the seeds of its pictures, in their order
};

// One JSON object. Its members are those of the API's request for a poster, and besides: "recipe" (the
// version), "onesheet", "width", "height", "set", "attached", and the whole "brief" when it was edited.
std::string recipe_text(const Recipe& recipe, const models::KeyArt& art);

// Reads what recipe_text wrote, of this version and of version 1. bad_request for anything else, with one
// sentence; a newer version is named as such.
base::Result<Recipe> read_recipe(std::string_view text);

// The recipe in a poster's file (PNG, JPEG or WebP), or the text itself when `bytes` are JSON.
base::Result<Recipe> recipe_in(std::span<const std::uint8_t> bytes);

// How the picture came about, as a term of IPTC's vocabulary of digital source types (docs/files.md says
// why).
std::string_view source_type_of(std::string_view model, bool with_words);

// What goes into the picture file: title, prompt and recipe.
render::Metadata metadata_for(const Recipe& recipe, const models::KeyArt& art);

}  // namespace onesheet::service

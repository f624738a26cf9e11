// The recipe: everything needed to make the same poster again, kept inside the file itself. It holds no time
// and no id, so the same recipe gives the same file.
#pragma once

#include <string>
#include <string_view>

#include "models/image_model.h"
#include "poster/spec.h"
#include "render/encode.h"

namespace onesheet::service {

inline constexpr int kRecipeVersion = 1;

// One JSON object. `spec` is as asked for, with its seed filled in; `title` and `tagline` are the words set.
std::string recipe_text(const poster::Spec& spec, const std::string& title, const std::string& tagline,
                        const models::KeyArt& art);

// How the picture came about, as a term of IPTC's vocabulary of digital source types (docs/files.md says
// why).
std::string_view source_type_of(std::string_view model, bool with_words);

// What goes into the picture file: title, prompt and recipe.
render::Metadata metadata_for(const poster::Spec& spec, const std::string& title, const std::string& tagline,
                              const models::KeyArt& art);

}  // namespace onesheet::service

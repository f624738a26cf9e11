// The embedded image model: draws a Brief by rules, without weights, network or files.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/image_model.h"

namespace onesheet::illustrator {

// Deterministic: same brief, size and seed give the same bytes on any run and with any Runner.
std::unique_ptr<models::ImageModel> make_illustrator();

// A name a caller may ask for, and in one line what it gives.
struct Choice {
  std::string_view name, description;
};
// What ArtRequest::archetype takes, sorted by name. One that cannot show a prompt is bad_request for it.
std::span<const Choice> archetype_names();
// What ArtRequest::style takes; the first is used when none is asked for. Palettes: brief::palettes().
std::span<const Choice> style_names();

// Archetypes that suit a brief, in the order in which successive seeds take them. Never empty.
std::vector<std::string> eligible_archetypes(const brief::Brief& brief);

}  // namespace onesheet::illustrator

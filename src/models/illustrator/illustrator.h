// The embedded image model: draws a Brief by rules, without weights, network or files.
#pragma once

#include <memory>

#include "models/image_model.h"

namespace onesheet::illustrator {

// Deterministic: same brief, size and seed give the same bytes on any run and with any Runner.
std::unique_ptr<models::ImageModel> make_illustrator();

// Archetypes that suit a brief, best first (the seed rotates among them). Never empty.
std::vector<std::string> eligible_archetypes(const brief::Brief& brief);

}  // namespace onesheet::illustrator

// How a person of the brief is shown: the pose the prompt's verbs, the mood and the seed ask for.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "brief/brief.h"
#include "models/illustrator/shapes/manner.h"

namespace onesheet::illustrator {

// Whether the prompt holds one of the words, each a whole word or a run of them; letter case does not count.
bool prompt_says(const brief::Brief& brief, std::initializer_list<std::string_view> words);

// `index` counts the members of one subject: no two neighbours pose alike. Pure.
Manner manner_of(const brief::Brief& brief, const brief::Subject& subject, int index, std::uint64_t seed);

}  // namespace onesheet::illustrator

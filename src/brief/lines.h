// Titles and taglines written by hand, each with the conditions under which it is true of a brief.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "brief/brief.h"
#include "brief/lexicon_types.h"

namespace onesheet::brief {

using Condition = ConditionIn<Heap>;
using Line = LineIn<Heap>;

// nullopt when a condition cannot be read. Concepts are not looked up here.
std::optional<std::vector<Condition>> parse_conditions(std::string_view text);

bool holds(const Condition& condition, const Brief& brief);
bool holds(const ConditionIn<Packed>& condition, const Brief& brief);
// How many conditions a line has when all hold, else 0: the more, the better it fits.
std::size_t fit(const Line& line, const Brief& brief);
std::size_t fit(const LineIn<Packed>& line, const Brief& brief);

}  // namespace onesheet::brief

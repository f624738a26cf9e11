// "Did you mean …?" for mistyped commands, flags and names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onesheet::cli {

// The candidate nearest to what was typed; empty when none is near enough to be helpful.
std::string nearest(std::string_view typed, const std::vector<std::string>& candidates);

}  // namespace onesheet::cli

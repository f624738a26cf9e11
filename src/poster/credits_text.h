// Credits as people type them:
//
//     Northlight Pictures presents
//     A film by: Mara Ellison
//     Idris Vane, Lena Okafor
//     with Tom Hallbrook
//     Produced by: Ines Calder, Joon Park
//     Directed by Ida Sand
//
// One credit a line, in contract order. Before a colon stands the role, after it names parted by commas.
// Without a colon a line that holds "by" has its role up to there, one that begins with "with", "and",
// "starring", "featuring" or "introducing" has that word as its role, and any other is names alone.
#pragma once

#include <string_view>

#include "base/error.h"
#include "poster/credits.h"

namespace onesheet::poster {

inline constexpr std::size_t kCreditsTextBytesMax = std::size_t{64} << 10;

// What comes back passes check(Credits). Empty lines count for nothing. Errors name the line.
base::Result<Credits> parse_credits_text(std::string_view text);

}  // namespace onesheet::poster

// ULID (github.com/ulid/spec): 48 bits of milliseconds, 80 random bits, 26 characters of Crockford base 32.
// Sorting the texts sorts by time of creation.
#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"

namespace onesheet::base {

// Lower-case, so that it reads well in URLs and file names.
std::string make_ulid(WallTime time);
// 26 characters of the alphabet, first one '0'..'7'; either case.
bool looks_like_ulid(std::string_view text);

}  // namespace onesheet::base

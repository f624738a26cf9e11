// A page's cursor: opaque to callers, the id of the last poster shown to us. Poster ids are ULIDs, so going
// on below an id stays right while newer posters arrive.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace onesheet::catalogue {

inline constexpr int kPageMax = 100;

std::string cursor_after(std::string_view last_id);
// The id to go on below; empty for the empty cursor (the first page). bad_request for a cursor not ours.
base::Result<std::string> read_cursor(std::string_view cursor);
// bad_request outside 1 … kPageMax.
base::Result<void> check_page_limit(int limit);

}  // namespace onesheet::catalogue

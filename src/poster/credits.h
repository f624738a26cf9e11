// The people on the poster, as the billing block needs them: contract order is the caller's order.
#pragma once

#include <string>
#include <vector>

#include "base/error.h"

namespace onesheet::poster {

struct Credit {
  std::string role;                // "directed by"; empty for names that stand alone (principal cast)
  std::vector<std::string> names;  // at least one
};

struct Credits {
  std::vector<Credit> lines;
  bool empty() const { return lines.empty(); }
};

inline constexpr std::size_t kCreditsMax = 60;  // lines
inline constexpr std::size_t kNamesPerCreditMax = 20;
inline constexpr std::size_t kCreditTextMax = 120;  // code points of one role or name

// bad_request when a limit is passed, a name is empty, or a text is not clean UTF-8.
base::Result<void> check(const Credits& credits);

}  // namespace onesheet::poster

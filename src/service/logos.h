// The marks of companies and festivals that a caller sends for the row under the credits.
#pragma once

#include <cstdint>
#include <vector>

#include "base/error.h"
#include "layout/layout.h"

namespace onesheet::service {

inline constexpr std::size_t kLogosMax = 6, kLogoBytesMax = 1'000'000;  // of each

using LogoFiles = std::vector<std::vector<std::uint8_t>>;

// too_large over a limit.
base::Result<void> check_logos(const LogoFiles& files);
// bad_request or too_large, saying which of them is no logo.
base::Result<std::vector<layout::Logo>> read_logos(const LogoFiles& files, int sheet_width_px);

}  // namespace onesheet::service

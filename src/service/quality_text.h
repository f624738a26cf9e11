// What was measured of a poster's words, as it is kept and shown.
#pragma once

#include <string>

#include "render/inspect.h"

namespace onesheet::service {

// {"title_contrast", "tagline_contrast", "billing_contrast", "overlap", "inside_safe_area",
// "title_cap_px_at_200x300", "title_width_share", "billing_to_title", "holds"}, numbers with two decimals.
std::string quality_text(const render::Quality& quality);

}  // namespace onesheet::service

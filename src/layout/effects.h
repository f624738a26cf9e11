// The effects a caller may ask for, by name.
#pragma once

#include <span>
#include <string_view>

#include "base/error.h"
#include "layout/sheet.h"

namespace onesheet::layout {

// In the order of a menu: "plain", "shadow", "glow", "letterpress", "chrome", "distressed", "neon", "block",
// "gold", "outline", "cut-out".
std::span<const std::string_view> effect_names();
std::string_view name_of(Effect effect);
// bad_request listing the names.
base::Result<Effect> parse_effect(std::string_view name);

}  // namespace onesheet::layout

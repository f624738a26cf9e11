#include "layout/effects.h"

#include <algorithm>
#include <array>
#include <string>

namespace onesheet::layout {
namespace {

// In the order of the enumeration.
constexpr std::array<std::string_view, 11> kNames{"plain",  "shadow",     "glow",   "letterpress",
                                                  "chrome", "distressed", "neon",   "block",
                                                  "gold",   "outline",    "cut-out"};
static_assert(kNames.size() == static_cast<std::size_t>(Effect::cut_out) + 1);

}  // namespace

std::span<const std::string_view> effect_names() { return kNames; }

std::string_view name_of(Effect effect) { return kNames[static_cast<std::size_t>(effect)]; }

base::Result<Effect> parse_effect(std::string_view name) {
  const auto found = std::ranges::find(kNames, name);
  if (found != kNames.end()) return static_cast<Effect>(found - kNames.begin());
  std::string names;
  for (const std::string_view known : kNames) names += (names.empty() ? "" : ", ") + std::string(known);
  return base::fail(base::ErrorKind::bad_request, "There is no such effect; use one of " + names + ".");
}

}  // namespace onesheet::layout

// Roles: which body, pose, clothes and thing in hand make a cowboy, a nun, an astronaut. The table is
// roles.cpp.
#pragma once

#include <span>
#include <string_view>

#include "models/illustrator/shapes/figure.h"

namespace onesheet::illustrator {

struct Role {
  std::string_view id;
  const Build& (*build)();
  Pose (*pose)();
  Outfit outfit;
  std::string_view prop;  // what they hold unless the prompt says otherwise; may be empty
  int prop_hand = 1;      // 0 left, 1 right
  View look = View::back;
};

std::span<const Role> roles();

}  // namespace onesheet::illustrator

// Roles: which body, pose, clothes and thing in hand make a cowboy, a nun, an astronaut. The table is
// roles.cpp.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "models/illustrator/shapes/figure.h"
#include "models/illustrator/shapes/registry.h"

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

std::span<const Role> roles();        // all of them
std::span<const Role> story_roles();  // those of legend, history, stage and altar

// A role as this seed dresses it and with what the prompt gives it to hold; nullopt for people whose pose is
// their trade (performers, athletes) and for beings.
struct Costume {
  const Role* role = nullptr;
  const Build* build = nullptr;
  Outfit outfit;
  std::string_view prop;  // may be empty
};
std::optional<Costume> costume_of(const Request&);

// Bends the arm of that hand (0 left, 1 right) as the thing is carried.
void carry(Pose&, std::string_view prop, int hand);

}  // namespace onesheet::illustrator

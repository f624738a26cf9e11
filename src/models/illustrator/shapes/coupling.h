// Two shapes drawn as one: who rides, carries, embraces, holds hands or walks a dog.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "models/illustrator/shapes/shape.h"

namespace onesheet::illustrator {

enum class Coupling {
  riding,         // the first on, in or at the wheel of the second
  carrying,       // the first carries the second: on the shoulders, in the arms or on the back
  embracing,      // both hold each other
  holding_hands,  // side by side
  leading         // the first walks the second on a lead
};

struct Partner {
  std::string_view concept_id;
  std::string_view prop = {};  // what they hold; may be empty
  int count = 1;               // two may share a boat (`shared_by_two`); more are not drawn
};

// Whether two may sit in it, face to face.
bool shared_by_two(std::string_view mount_id);

// One shape of both, or nullopt where we have no honest drawing of it. Its `real_height_m` is that of the
// whole, its facing and stance those of what stands on the ground.
std::optional<Shape> draw_coupling(Coupling, const Partner& first, const Partner& second, std::uint64_t seed);

}  // namespace onesheet::illustrator

// What can be held. Each drawing has the hand at the origin, y down, +x away from the body; one unit is a
// hundredth of a grown body (about 1.75 cm).
#pragma once

#include <span>
#include <string_view>

#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {

struct Held {
  std::string_view name;
  void (*draw)(Sketch&);
  // upright: as drawn, whatever the arm does; along: continues the forearm.
  enum class Hang { upright, along } hang = Hang::upright;
};

std::span<const Held> held_tools();   // tools and weapons (held_tools.cpp)
std::span<const Held> held_things();  // everything else (held_things.cpp)

}  // namespace onesheet::illustrator

#include <algorithm>

#include "models/illustrator/shapes/figure.h"
#include "models/illustrator/shapes/held.h"

namespace onesheet::illustrator {
namespace {

const Held* find_held(std::string_view prop) {
  for (const std::span<const Held> table : {held_tools(), held_things()}) {
    const auto at = std::ranges::find(table, prop, &Held::name);
    if (at != table.end()) return &*at;
  }
  return nullptr;
}

}  // namespace

bool can_hold(std::string_view prop) { return find_held(prop) != nullptr; }

Sketch held_thing(std::string_view prop) {
  Sketch s;
  if (const Held* held = find_held(prop)) held->draw(s);
  return s;
}

void draw_held(Sketch& sketch, std::string_view prop, Point hand, float scale, float side,
               float forearm_radians) {
  const Held* held = find_held(prop);
  if (held == nullptr) return;
  Sketch s;
  held->draw(s);
  const float turn = held->hang == Held::Hang::along ? -forearm_radians - side * 0.1F : 0;
  sketch.add(s, turn_scale_move(turn, side * scale, scale, hand.x, hand.y));
}

}  // namespace onesheet::illustrator

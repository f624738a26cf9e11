// What can be ridden, sat on, driven or stood in, and where on its drawing.
#pragma once

#include <string_view>

#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {

struct Mount {
  enum class How {
    astride,  // legs round it; only the near one shows
    bars,     // both legs show, hands on handlebars, nothing else held
    chair,    // sits side-on, thighs level, feet before
    throne,   // sits facing us
    bench,    // sits with the back to us, seen above and below the backrest
    inside,   // sits within; the mount's side is in front
    deck,     // stands within; the rail is in front
    bust,     // head and shoulders at a window
    broom     // lies along a broom in the air; the mount's own drawing is not used
  };
  std::string_view id;
  How how = How::astride;
  // In the mount's unit space, as it is drawn.
  Point seat, hands, foot;
  float rider = 1;    // height of a grown rider, standing, in heights of the mount
  bool fits = false;  // made to the rider's measure: a child has a child's bicycle
  float lean = 6;     // of the rider's back, degrees forward
  Point mouth{};      // the bit: reins run from the hands to it; none at (0, 0)
};

// Null if nothing is known of how to sit on it.
const Mount* find_mount(std::string_view concept_id);

}  // namespace onesheet::illustrator

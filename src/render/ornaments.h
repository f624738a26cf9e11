// What is drawn beside letters: rules, the frame of the rating, laurels. Our own outlines, so that print
// files can hold them as vectors.
#pragma once

#include "layout/sheet.h"
#include "pixels/path.h"

namespace onesheet::render {

// In sheet pixels, inside the ornament's area; to be filled non-zero.
pixels::Path ornament_outline(const layout::Ornament& ornament);

}  // namespace onesheet::render

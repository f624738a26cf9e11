// Windows, roofs and chimneys that several buildings share.
#pragma once

#include "base/random.h"
#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {

// A sash window: warm glass behind dark bars.
void lit_window(Sketch& s, float x, float y, float half, float high, Sketch::Head head, float bars_tone);
void dark_window(Sketch& s, float x, float y, float half, float high, Sketch::Head head, float tone);
// Lit or dark, by chance: an inhabited house has some of each.
void some_window(Sketch& s, base::SeededRandom& random, float x, float y, float half, float high,
                 Sketch::Head head, float lit_share);
void cone_roof(Sketch& s, float x, float base_y, float half, float peak_y, float tone);
void chimney(Sketch& s, float x, float base_y, float top_y, float half);

}  // namespace onesheet::illustrator

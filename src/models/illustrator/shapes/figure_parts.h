// Parts of the dressed figure that figure_body.cpp puts together; nobody else's business.
#pragma once

#include "models/illustrator/shapes/figure.h"

namespace onesheet::illustrator {

// A crease in cloth: a sliver that starts and ends in nothing.
void crease(Sketch& s, Point a, Point b, float width);
// A coat, robe, gown or dress below the waist: `half` wide at the hem at height `hem_y`.
void skirt(Sketch& s, const Bones& b, float from_t, float waist_half, float hip_half, float half, float hem_y,
           float tone, int folds, bool vent);
// The same garment of someone who sits, seen from the side: over the thighs, down the shins as far as
// `reach` of the leg (0.5 the knee, 1 the foot), and, for a coat, its tails behind.
void lap(Sketch& s, const Bones& b, float waist_half, float hip_half, float reach, float tone, bool tails);
// A cape of someone who rides: it streams behind.
void streaming_cape(Sketch& s, const Bones& b, const Outfit& o);
void cape(Sketch& s, const Bones& b, const Outfit& o, bool over);
void feathered_wings(Sketch& s, const Bones& b);
void trappings(Sketch& s, const Bones& b, const Outfit& o);

}  // namespace onesheet::illustrator

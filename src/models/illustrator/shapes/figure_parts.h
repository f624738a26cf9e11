// Parts of the dressed figure that figure_body.cpp puts together; nobody else's business.
#pragma once

#include "models/illustrator/shapes/figure.h"

namespace onesheet::illustrator {

void draw_leg(Sketch& s, const Bones& b, int side, const Outfit& o, float tone);
// Plain trousers of one who faces us or turns the back: both legs and the seat in one mass, with shoes.
void draw_trousers(Sketch& s, const Bones& b, const Outfit& o);
// The parts of an arm: the sleeve (or bare arm) goes into the current layer, the others bring their own.
void draw_sleeve(Sketch& s, const Bones& b, int side, const Outfit& o);
void draw_hand_and_cuff(Sketch& s, const Bones& b, int side, const Outfit& o);
void sleeve_folds(Sketch& s, const Bones& b, int side, float tone);
void draw_arm(Sketch& s, const Bones& b, int side, const Outfit& o, float tone);
// A crease in cloth: a sliver that starts and ends in nothing.
void crease(Sketch& s, Point a, Point b, float width);
// A coat, robe, gown or dress below the waist: `half` wide at the hem at height `hem_y`.
struct Skirt {
  float from_t = 0.66F, waist_half = 0, hip_half = 0, half = 0, hem_y = 0;
  int folds = 4;
  bool vent = false;
};
// The outline goes into the current layer; the folds bring their own.
void skirt(Sketch& s, const Bones& b, const Skirt& skirt);
void skirt_folds(Sketch& s, const Bones& b, const Skirt& skirt, float tone);
// The same garment of someone who sits, seen from the side: over the thighs, down the shins as far as
// `reach` of the leg (0.5 the knee, 1 the foot), and, for a coat, its tails behind.
void lap(Sketch& s, const Bones& b, float waist_half, float hip_half, float reach, float tone, bool tails);
// A cape of someone who rides: it streams behind.
void streaming_cape(Sketch& s, const Bones& b, const Outfit& o);
void cape(Sketch& s, const Bones& b, const Outfit& o, bool over);
void feathered_wings(Sketch& s, const Bones& b);
// The ribbon round a hat, in head units.
void hat_band(Sketch& s, float half, float top, float bottom, float tone);
// Crowns, helms, hoods, veils and the like; false if the hat is none of them.
bool story_hat(Sketch& s, Hat hat, View view, float tone);
void trappings(Sketch& s, const Bones& b, const Outfit& o);

}  // namespace onesheet::illustrator

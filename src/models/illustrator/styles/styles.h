// Styles: how a picture is made rather than what it shows. A style names the archetypes that are made that
// way already, treats any finished picture as a print of its kind, or both. Treatments work in sheet units
// and draw no random numbers per pixel, so a preview looks like the finished print.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "models/illustrator/stage.h"

namespace onesheet::illustrator {

struct Style {
  std::string_view name;                     // as callers ask for it: "screen-print"
  std::string_view description;              // one line for people
  std::vector<std::string_view> archetypes;  // it is one of these when nobody asks for another; empty: any
  void (*treat)(Stage&);                     // of the finished picture, before grain; null: left as painted
};

// The first is the one used when none is asked for.
std::span<const Style> styles();

// --- treatments, one file each
void treat_screen_print(Stage&);
void treat_engraving(Stage&);
void treat_woodcut(Stage&);
void treat_neon(Stage&);
void treat_watercolour(Stage&);
void treat_art_deco(Stage&);
void treat_layered_paper(Stage&);

// --- shared by them (styles.cpp)

// Tones of the picture, 0 black … 1 white, stretched so that 2 % of the sheet are at either end. Softened
// by `softness` sheet units, which also removes what no print could hold.
pixels::Plane tones(const Stage& stage, float softness);
// Coverage of a stripe pattern: `phase` in stripes, `share` of each that is inked. Fades to its mean where a
// stripe is smaller than a pixel.
float stripe(const Canvas& canvas, float phase, float share, float pitch);
// Tells the typesetter which inks stand out on the treated title zone.
void settle_words(Stage& stage, Ink dark, Ink light);

}  // namespace onesheet::illustrator

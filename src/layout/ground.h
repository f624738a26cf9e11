// What lies under the words: contrast against the key art, before and after a scrim.
#pragma once

#include <vector>

#include "layout/sheet.h"
#include "pixels/calm_map.h"
#include "poster/art_guide.h"
#include "poster/ink.h"

namespace onesheet::layout {

class Ground {
 public:
  // `foreign`: art of another hand than the illustrator's, or any that proved hard to read on: its small
  // bright and dark spots count one by one.
  Ground(const pixels::CalmMap& calm, int width_px, int height_px, bool foreign = false);

  // Range of relative luminance under and closely around a rectangle, its single worst spots left out and the
  // texture inside a cell counted in; optionally with scrims over it.
  struct Tone {
    double darkest = 0, brightest = 0;  // scrims included
    double mean = 0, detail = 0;        // of the bare art
    double salience = 0;                // share of the area that holds something that stands out
    double clutter = 0;                 // mean range of display values within a cell, of foreign art
  };
  Tone tone(const Rect& area, const std::vector<Scrim>& scrims = {}) const;

  poster::Ink mean_colour() const { return mean_colour_; }

  // WCAG contrast of the ink against the least favourable tone.
  static double contrast(const poster::Ink& ink, const Tone& tone);

 private:
  int columns_ = 0, rows_ = 0;
  // Per cell, display-referred: scrims mix there, and order is the same as in luminance.
  std::vector<float> dark_, bright_;
  std::vector<float> luminance_, detail_, salience_;
  poster::Ink mean_colour_{0.5F, 0.5F, 0.5F};
  double width_px_, height_px_;
};

}  // namespace onesheet::layout

// Numbers read off a finished poster's pixels, by means of our own that share nothing with render's inspect.
#pragma once

#include <map>

#include "base/error.h"
#include "layout/sheet.h"
#include "pixels/image.h"
#include "poster/format.h"
#include "render/font_pack.h"

namespace onesheet::gallery {

// WCAG 2.2 contrast by role.
struct RoleContrast {
  double worst_tenth =
      0;  // the ink of each glyph with the worst tenth of all the rings of a line; worst line
  double worst_letter = 0;  // the same with the worst tenth of one letter's own ring; worst letter
};

// Where the letters are is learnt by setting the same lines in white on black; what they look like is read
// from `finished`. A ring is what lies within `ring_px` of a letter and not on any letter: 6 pixels of a
// sheet 1000 pixels wide. Letters are told apart in strips one cap height wide.
base::Result<std::map<layout::Role, RoleContrast>> measure_contrast(const pixels::Image8& finished,
                                                                    const layout::Sheet& sheet,
                                                                    const render::FontPack& fonts);

// Share of pixels whose surroundings (7 × 7, at a quarter of a sheet 1000 pixels wide) deviate by less than
// 0.04 in luma, 0 to 1.
double low_detail_share(const pixels::Image8& image);

// Lines whose ink leaves the format's margin, and pairs of lines whose ink boxes share some area.
struct BoxFaults {
  int outside = 0, overlapping = 0;
};
BoxFaults find_box_faults(const layout::Sheet& sheet, const poster::Format& format);

// Mean structural similarity of luma over 8 × 8 windows (Wang et al. 2004), −1 to 1. Sizes must agree.
double structural_similarity(const pixels::Image8& a, const pixels::Image8& b);

}  // namespace onesheet::gallery

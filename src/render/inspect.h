// Measures a finished poster: can its words be read, and are they where they belong?
#pragma once

#include <vector>

#include "base/error.h"
#include "layout/sheet.h"
#include "pixels/image.h"
#include "render/font_pack.h"

namespace onesheet::render {

struct LineQuality {
  layout::Role role = layout::Role::title;
  // WCAG contrast of a glyph's own pixels with the ring around it, the 5th percentile of the ring, of the
  // worst glyph of the line. Glyphs whose strokes are thinner than a pixel are judged by their ink.
  double contrast_worst_glyph = 0;
  // The same against all the rings of the line together, their 10th percentile: one star beside one letter
  // does not make a line unreadable.
  double contrast_worst_tenth = 0;
  bool inside_safe_area = false;
};

struct TypeQuality {
  std::vector<LineQuality> lines;                 // in the order of the sheet
  double title_contrast = 0, small_contrast = 0;  // worst of their lines; 0 when there are none
  bool inside_safe_area = true;
  double overlap_px = 0;  // area shared by the ink boxes of any two lines
};

// `safe_margin` as in poster::Format.
base::Result<TypeQuality> inspect(const pixels::Image8& finished, const layout::Sheet& sheet,
                                  double safe_margin, const FontPack& fonts);

}  // namespace onesheet::render

// Measures a finished poster: can its words be read, and are they where they belong?
#pragma once

#include <span>
#include <vector>

#include "base/error.h"
#include "layout/sheet.h"
#include "pixels/image.h"
#include "poster/art_guide.h"
#include "poster/format.h"
#include "render/font_pack.h"

namespace onesheet::render {

struct LineQuality {
  layout::Role role = layout::Role::title;
  // WCAG contrast of a glyph's own pixels with the ring around it, the 5th percentile of the ring or of its
  // inner half, whichever is worse, of the worst glyph of the line. Of glyphs whose strokes are thinner than
  // a pixel the ground's part is taken off their fullest pixels.
  double contrast_worst_glyph = 0;
  // The same against all the rings of the line together, their 10th percentile: one star beside one letter
  // does not make a line unreadable.
  double contrast_worst_tenth = 0;
  // The worst glyph against the worst tenth of its own ring.
  double contrast_worst_glyph_tenth = 0;
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

// What a poster's answer says about its words, measured on the finished pixels. Contrasts are WCAG 2.2
// ratios, 1 to 21; 0 where there are no such words.
struct Quality {
  double title_contrast = 0;    // worst glyph against the worst tenth of the ring around it
  double tagline_contrast = 0;  // worst line against the worst tenth of the rings around its glyphs
  double billing_contrast = 0;  // likewise, of everything else: credits, release, rating, laurels
  double overlap = 0;           // share of the words' area that lies on other words or on a subject's box
  bool inside_safe_area = true;
  double title_cap_px_at_200x300 = 0;  // average cap height, once the poster is a thumbnail 300 pixels high
  double title_width_share = 0;        // of the sheet's width
  double billing_to_title = 0;         // cap heights of names and title
};

// What every poster keeps to.
inline constexpr double kTitleContrast = 4.5, kSmallContrast = 3;
inline bool holds(const Quality& quality) {
  const auto at_least = [](double contrast, double goal) { return contrast == 0 || contrast >= goal; };
  return at_least(quality.title_contrast, kTitleContrast) &&
         at_least(quality.tagline_contrast, kSmallContrast) &&
         at_least(quality.billing_contrast, kSmallContrast) && quality.inside_safe_area;
}

// Sheets of more than about 1000 pixels on the shorter side are measured reduced to that: what is read is the
// same. `title_logo` lies where the sheet says, if it does; a logo's contrast is that of its box's
// surroundings.
base::Result<Quality> measure_quality(const pixels::Image8& finished, const layout::Sheet& sheet,
                                      const poster::Format& format, std::span<const poster::Box> subjects,
                                      const FontPack& fonts, const pixels::Image8* title_logo = nullptr);

}  // namespace onesheet::render

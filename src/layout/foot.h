// What stands at the foot of a poster: laurels, the billing block and, below it, rating and release line.
#pragma once

#include <algorithm>
#include <vector>

#include "base/error.h"
#include "layout/frame.h"
#include "layout/layout.h"
#include "layout/sheet.h"
#include "layout/text_measure.h"
#include "poster/credits.h"

namespace onesheet::layout {

// Cap heights as shares of the reference length.
inline constexpr double kBillingCap = 0.0105;     // a little over the 0.9 % that still reads on a screen
inline constexpr double kBillingCapMax = 0.0145;  // larger credits compete with the tagline
inline constexpr double kBillingCapMin = 0.0084;  // long credits may shrink to this
inline constexpr double kReleaseCap = 0.0135;

struct Foot {
  std::vector<TextLine> lines;  // placed, not inked, as are the
  std::vector<Ornament> ornaments;
  std::vector<PlacedLogo> logos;
  double billing_cap_px = 0;     // of the names; 0 without credits
  bool billing_is_full = false;  // the credits are as large as their room allows
  double top_px = 0;             // of the topmost line; without lines, where the lowest may end
};

// Areas to be inked together: one letter each of the whole that lines of one role make up.
std::vector<Rect> areas_of(const std::vector<TextLine>& lines);
// Likewise, with those of the logos.
std::vector<Rect> areas_of(const Foot& foot);

// No credits, no block: people are never invented. bad_request when the credits cannot be read on this sheet.
base::Result<Foot> set_foot(const Frame& frame, const Words& words, double billing_cap_px,
                            double release_cap_px, const std::string& language, const TextMeasure& measure);

// Share of the reference length up to which names may grow when guild practice asks for this ratio to the
// title: at 35 % they would otherwise leave no title worth the name.
constexpr double billing_cap_most(double billing_to_title) {
  return kBillingCapMax * std::min(1.0 + 2.5 * std::max(0.0, billing_to_title - 0.15), 1.5);
}

}  // namespace onesheet::layout

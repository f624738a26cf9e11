// What stands at the foot of a poster: the billing block and, below it, the release line.
#pragma once

#include <vector>

#include "base/error.h"
#include "layout/frame.h"
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
  std::vector<TextLine> lines;   // placed, not inked
  double billing_cap_px = 0;     // of the names; 0 without credits
  bool billing_is_full = false;  // the credits are as large as their room allows
  double top_px = 0;             // of the topmost line; without lines, where the lowest may end
};

// No credits, no block: people are never invented. bad_request when the credits cannot be read on this sheet.
base::Result<Foot> set_foot(const Frame& frame, const poster::Credits& credits, const std::string& release,
                            double billing_cap_px, double release_cap_px, const TextMeasure& measure);

}  // namespace onesheet::layout

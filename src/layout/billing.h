// The billing block: condensed credits in two sizes, names full, roles half, lines brought to one width.
#pragma once

#include <vector>

#include "base/error.h"
#include "layout/sheet.h"
#include "layout/text_measure.h"
#include "poster/credits.h"

namespace onesheet::layout {

struct BillingBlock {
  // Baselines count from the top of the block, x from its centre line.
  std::vector<TextLine> items;
  int line_count = 0;
  double width_px = 0, height_px = 0;
  double cap_px = 0;  // of the names
};

// Names at this cap height in at most `lines_max` lines no wider than `width_px`; an empty block when they do
// not fit. bad_request when a character cannot be set.
base::Result<BillingBlock> set_billing(const poster::Credits& credits, double cap_px, double width_px,
                                       int lines_max, const TextMeasure& measure,
                                       const std::string& language = {});

}  // namespace onesheet::layout

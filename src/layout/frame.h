// The sheet in the measures that layout thinks in.
#pragma once

#include <algorithm>
#include <cmath>

#include "poster/format.h"

namespace onesheet::layout {

struct Frame {
  double width_px = 0, height_px = 0;
  // What type sizes are shares of: the sheet's height; on wide sheets the geometric mean of its sides (a 16:9
  // picture is read from as near as a poster), and never more than 1.8 widths.
  double reference_px = 0;
  double margin_px = 0;  // the safe area
  double head_px = 0;    // where words at the head may begin
  double side_px = 0;    // kept free left and right: type that touches the safe area looks squeezed
  // Kept free above and below: the safe area, or a store's own band where that is larger.
  double top_px = 0, bottom_px = 0;

  explicit Frame(const poster::Format& format)
      : width_px(format.size.width_px), height_px(format.size.height_px) {
    const double tall = width_px > height_px ? std::sqrt(width_px * height_px) : height_px;
    reference_px = std::min(tall, 1.8 * width_px);
    margin_px = format.safe_margin * std::min(width_px, height_px);
    side_px = std::max(margin_px, 0.06 * width_px);
    top_px = std::max(margin_px, static_cast<double>(format.keep_out_top_px));
    bottom_px = std::max(margin_px, static_cast<double>(format.keep_out_bottom_px));
    head_px = std::max(top_px, 0.045 * height_px);
  }
};

}  // namespace onesheet::layout

#include "layout/bands.h"

#include <algorithm>

namespace onesheet::layout {

Scrim band_around(const Rect& whole, const Room& room, const Frame& frame, bool foreign) {
  using poster::TitlePlace;
  Scrim band;
  const double pad = 0.015 * frame.reference_px, below = frame.height_px + 1;
  band.top_px = room.place == TitlePlace::top || room.column ? -1 : whole.top_px - pad;
  band.bottom_px = room.place == TitlePlace::bottom || room.column ? below : whole.bottom_px + pad;
  band.feather_px = (foreign ? 0.26 : (room.place == TitlePlace::middle ? 0.12 : 0.16)) * frame.reference_px;
  if (!room.column) return band;
  band.side_feather_px = 0.22 * frame.width_px;
  if (room.place == TitlePlace::left_column) {
    band.right_px = whole.right_px;
  } else {
    band.left_px = whole.left_px;
  }
  return band;
}

Scrim band_under(const Foot& foot, const Frame& frame, bool foreign) {
  Scrim band;
  band.top_px = foot.top_px - 0.012 * frame.reference_px;
  band.bottom_px = frame.height_px + 1;
  band.feather_px = (foreign ? 0.16 : 0.09) * frame.reference_px;
  return band;
}

Scrim band_over(double bottom_px, const Frame& frame) {
  Scrim band;
  band.top_px = -1;
  band.bottom_px = bottom_px;
  band.feather_px = 0.09 * frame.reference_px;
  return band;
}

Rect inside(const Scrim& scrim, const Frame& frame) {
  return {std::max(0.0, scrim.left_px), std::max(0.0, scrim.top_px), std::min(frame.width_px, scrim.right_px),
          std::min(frame.height_px, scrim.bottom_px)};
}

}  // namespace onesheet::layout

// The shape of the shade under words.
#pragma once

#include "layout/foot.h"
#include "layout/frame.h"
#include "layout/rooms.h"
#include "layout/sheet.h"

namespace onesheet::layout {

// Around words that take up `whole`. A scrim reads as light falling off when it runs out of the sheet, as a
// bar when it does not. `foreign`: art of another hand, whose shade fades further.
Scrim band_around(const Rect& whole, const Room& room, const Frame& frame, bool foreign);
Scrim band_under(const Foot& foot, const Frame& frame, bool foreign);
// Under laurels at the head of the sheet, down to `bottom_px`.
Scrim band_over(double bottom_px, const Frame& frame);

// The part of the sheet that a scrim covers fully.
Rect inside(const Scrim& scrim, const Frame& frame);

}  // namespace onesheet::layout

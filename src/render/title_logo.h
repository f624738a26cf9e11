// A picture of the title laid on the poster.
#pragma once

#include "base/runner.h"
#include "layout/sheet.h"
#include "pixels/image.h"

namespace onesheet::render {

// Fills `area` with the picture, over what is there; `tint`: an ink in place of its colours.
void paint_logo(pixels::Image8& image, const pixels::Image8& logo, const layout::Rect& area,
                base::Runner* runner, const poster::Ink* tint = nullptr);

}  // namespace onesheet::render

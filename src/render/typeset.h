// Key art + words → finished pixels whose words can be read: laid out, set, measured, and laid out again with
// more caution where the measure falls short.
#pragma once

#include "base/error.h"
#include "base/runner.h"
#include "layout/layout.h"
#include "pixels/image.h"
#include "render/font_pack.h"
#include "render/inspect.h"

namespace onesheet::render {

struct Typeset {
  layout::Sheet sheet;
  pixels::Image8 image;
  Quality quality;
};

// Errors are those of layout::lay_out. `request.caution` is where it starts. Deterministic. `title_logo` must
// be given when the request has one.
base::Result<Typeset> typeset(const pixels::Image8& art, layout::LayoutRequest request, const FontPack& fonts,
                              base::Runner* runner = nullptr, const pixels::Image8* title_logo = nullptr);

}  // namespace onesheet::render

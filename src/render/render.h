// Key art + Sheet → finished pixels.
#pragma once

#include "base/error.h"
#include "base/runner.h"
#include "layout/sheet.h"
#include "pixels/image.h"
#include "render/font_pack.h"

namespace onesheet::render {

// Returns the art with the type set on it; pixels away from type and scrims are untouched. `art` must have
// the sheet's size. Deterministic.
base::Result<pixels::Image8> set_type(const pixels::Image8& art, const layout::Sheet& sheet,
                                      const FontPack& fonts, base::Runner* runner = nullptr);

}  // namespace onesheet::render

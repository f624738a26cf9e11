// Type for print: letters as outlines over a picture of everything else.
#pragma once

#include <vector>

#include "base/error.h"
#include "base/runner.h"
#include "layout/sheet.h"
#include "pixels/image.h"
#include "pixels/path.h"
#include "render/font_pack.h"
#include "render/type_effects.h"

namespace onesheet::render {

// One line of type.
struct OutlinedLine {
  layout::Role role = layout::Role::title;
  pixels::Path path;  // in pixels of the sheet, y downward
  poster::Ink ink;
  // What fills the letters when it is more than one ink (metal, gold): opaque, to be clipped by `path`. Its
  // top left corner lies at (left_px, top_px) of the sheet. Empty: `ink` alone.
  pixels::Image8 fill;
  int left_px = 0, top_px = 0;
};

struct OutlinedType {
  // The art with all that lies below letters (scrims, shadows, glows), and the letters that are no plain
  // outline: worn ones, and those of a caller's own title logo.
  pixels::Image8 under;
  std::vector<OutlinedLine> lines;
  int lines_in_picture = 0;  // how many lines are letters of `under`
};

// Errors as set_type. The same sheet and art drawn as outlines over `under` look as set_type draws them.
base::Result<OutlinedType> outline_type(const pixels::Image8& art, const layout::Sheet& sheet,
                                        const FontPack& fonts, base::Runner* runner = nullptr,
                                        const pixels::Image8* title_logo = nullptr);

// set_type without the faces of some lines; what lies below these is painted all the same.
base::Result<pixels::Image8> set_type_but(const pixels::Image8& art, const layout::Sheet& sheet,
                                          const std::vector<bool>& faces_left_out, const FontPack& fonts,
                                          base::Runner* runner, const pixels::Image8* title_logo);

// The window of a line whose outline is `path`, its letters not yet shaped by an effect.
TypeLayer layer_of(const layout::TextLine& line, const pixels::Path& path);

}  // namespace onesheet::render

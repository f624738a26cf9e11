// The fonts compiled into the program. Nothing is read from the machine, so a poster looks the same
// everywhere.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "layout/text_measure.h"
#include "pixels/path.h"

namespace onesheet::render {

struct FaceInfo {
  std::string name;     // "bebas-neue"
  std::string family;   // "Bebas Neue"
  std::string licence;  // SPDX id
};

class FontPack : public layout::TextMeasure {
 public:
  virtual std::vector<FaceInfo> faces() const = 0;
  // Outlines of a shaped line, origin at its left end on the baseline, in pixels, y downward.
  virtual base::Result<pixels::Path> outline(std::string_view utf8, const layout::TextStyle& style) const = 0;
  // The same outlines, one path for each glyph, left to right.
  virtual base::Result<std::vector<pixels::Path>> glyph_outlines(std::string_view utf8,
                                                                 const layout::TextStyle& style) const = 0;
};

// Loads the embedded pack; fails with `bug` only if the build is broken.
base::Result<std::unique_ptr<FontPack>> load_font_pack();

}  // namespace onesheet::render

// Text → glyphs in visual order: direction (FriBidi), script runs, a face for each run, HarfBuzz.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "layout/text_measure.h"
#include "pixels/path.h"

namespace onesheet::render {

// One font of the pack, ready to shape. Reading it from many threads is safe: HarfBuzz objects do not change
// once made.
class Face {
 public:
  // The bytes must outlive the face. `bug` when they are no font.
  static base::Result<Face> open(std::string_view name, std::span<const std::uint8_t> bytes);
  Face(Face&&) noexcept;
  Face& operator=(Face&&) noexcept;
  ~Face();

  std::string_view name() const { return name_; }
  bool has(char32_t code_point) const;
  // Of one em: the height of H, or of a letter of the font's own script that stands as tall.
  double cap_height_em() const { return cap_height_em_; }
  struct Inside;  // HarfBuzz's objects
  const Inside& inside() const { return *inside_; }

 private:
  Face() = default;
  std::string_view name_;
  double cap_height_em_ = 0.7;
  Inside* inside_ = nullptr;
};

struct PlacedGlyph {
  const Face* face = nullptr;
  std::uint32_t glyph = 0;
  double x_px = 0, y_px = 0;  // origin of the glyph, y downward
  std::uint32_t cluster = 0;  // index of the first code point it stands for
};

struct ShapedLine {
  std::vector<PlacedGlyph> glyphs;  // left to right as seen
  double advance_px = 0;
};

// `wanted` is used wherever it can; `others` are asked in order for what it lacks. bad_request naming the
// character that none of them has.
base::Result<ShapedLine> shape_line(std::string_view utf8, const layout::TextStyle& style, const Face& wanted,
                                    std::span<const Face> others);

// Outlines with the origin at the line's left end on the baseline.
pixels::Path outline_of(const ShapedLine& line, const layout::TextStyle& style);
pixels::Path outline_of(const PlacedGlyph& glyph, const layout::TextStyle& style);

struct InkBox {
  double left_px = 0, top_px = 0, right_px = 0, bottom_px = 0;  // y downward from the baseline
  bool empty = true;
};
InkBox ink_of(const ShapedLine& line, const layout::TextStyle& style);

// Characters that ask for no glyph of their own: joiners, direction marks, variation selectors.
bool is_invisible(char32_t code_point);

}  // namespace onesheet::render

// The fonts compiled into the program. Nothing is read from the machine, so a poster looks the same
// everywhere.
#pragma once

#include <cstdint>
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
  std::vector<std::string>
      voices;  // genres whose titles it sets ("thriller"); none: it stands in for scripts
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

// A caller's own font: TTF or OTF (TrueType or CFF outlines), or the first font of a collection.
inline constexpr std::size_t kOwnFontBytesMax = std::size_t{16} << 20;
// The face's name in a pack made by with_own_face, for layout::TypeWishes::font.
inline constexpr std::string_view kOwnFace = "own";

// The pack with the font in `bytes` as one more face, for titles alone: it sets nothing it has no glyph for,
// and no other face asks it. bad_request or too_large, in one sentence, for what is no usable font.
base::Result<std::shared_ptr<const FontPack>> with_own_face(std::shared_ptr<const FontPack> pack,
                                                            std::vector<std::uint8_t> bytes);

// Loads the embedded pack; fails with `bug` only if the build is broken.
base::Result<std::unique_ptr<FontPack>> load_font_pack();

}  // namespace onesheet::render

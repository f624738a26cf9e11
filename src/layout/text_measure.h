// What layout needs to know about type; render implements it with real fonts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "poster/art_guide.h"

namespace onesheet::layout {

struct TextStyle {
  std::string face;        // name in the font pack ("bebas-neue")
  double size_px = 16;     // em size
  double tracking_em = 0;  // added after every cluster but the last
  double stretch = 1;      // horizontal scale; billing blocks use about 0.6
};

struct TextExtent {
  double advance_px = 0;     // from origin to the end, tracking included
  double ink_top_px = 0;     // above the baseline, positive up
  double ink_bottom_px = 0;  // below the baseline, positive down
  double cap_height_px = 0;  // of the face at this size
};

class TextMeasure {
 public:
  virtual ~TextMeasure() = default;
  // bad_request naming the character when no font of the pack has a glyph for it. Thread-safe.
  virtual base::Result<TextExtent> measure(std::string_view utf8, const TextStyle& style) const = 0;
  // Faces that suit a voice, best first; never empty.
  virtual std::vector<std::string> title_faces(poster::TypeVoice voice) const = 0;
  virtual std::string tagline_face(poster::TypeVoice voice) const = 0;
  virtual std::string billing_face() const = 0;
};

}  // namespace onesheet::layout

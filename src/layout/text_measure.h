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
  double tracking_em = 0;  // added after every cluster but the last; never inside joined scripts
  double stretch = 1;      // horizontal scale; billing blocks use about 0.6
  std::string language;    // BCP 47; empty: from the script
};

struct TextExtent {
  double advance_px = 0;     // from origin to the end, tracking included
  double ink_top_px = 0;     // above the baseline, positive up
  double ink_bottom_px = 0;  // below the baseline, positive down
  double cap_height_px =
      0;  // of the face at this size; of the script's own tall letters where it has no capitals
  double ink_left_px = 0;  // where the ink starts and ends, from the origin: what the eye centres by
  double ink_right_px = 0;
};

// How a face wants to be used as a title; what a typographer knows about it and its numbers do not say.
struct FaceManner {
  enum class Case { upper, as_given };
  Case letter_case = Case::upper;
  double tracking_em = 0.04;     // for a title of ordinary length
  double tracking_max_em = 0.3;  // how far a short title may be opened
  double width_goal = 0.8;       // of the sheet's width
  double cap_goal = 0.07;        // cap height to aim for, of the sheet's reference length (layout.cpp)
  double cap_max = 0.12;
  double leading = 0.35;            // gap between lines, in cap heights
  bool lines_to_one_width = false;  // poster-bill manner: each line fills the measure
  bool delicate = false;            // hairlines that drown in a busy ground
  bool solid = false;               // strokes wide enough for depth, bevels, outlines and stacks of words
  bool one_word_a_line = false;     // wished, where lines go to one width
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
  // Whether the face itself, without help from another, has every character.
  virtual bool covers(std::string_view face, std::string_view utf8) const = 0;
  // The face of the pack that sets this text best when none of a voice's own does; `like` tells the weight to
  // match, `language` (may be empty) whose forms of shared characters are meant.
  virtual std::string script_face(std::string_view utf8, poster::TypeVoice like,
                                  std::string_view language) const = 0;
  virtual FaceManner manner(std::string_view face) const = 0;
  // Faces that a caller may ask for by name.
  virtual std::vector<std::string> face_names() const = 0;
};

}  // namespace onesheet::layout

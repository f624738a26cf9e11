// What key art tells the typesetter. All rectangles are fractions of the sheet: x right, y down, 0 to 1.
#pragma once

#include <string>
#include <vector>

#include "poster/ink.h"

namespace onesheet::poster {

struct Box {
  float left = 0, top = 0, right = 0, bottom = 0;
  float width() const { return right - left; }
  float height() const { return bottom - top; }
  bool operator==(const Box&) const = default;
};

// How the words sit: the art's archetype knows where it left room.
enum class TitlePlace { top, bottom, middle, left_column, right_column };

// Which voice the title speaks in; the font pack maps it to faces.
enum class TypeVoice {
  drama,
  thriller,
  action,
  sci_fi,
  fantasy,
  horror,
  romance,
  comedy,
  family,
  western,
  noir,
  neon,
  documentary
};

struct ArtGuide {
  Palette palette;
  TypeVoice voice = TypeVoice::drama;
  std::vector<TitlePlace> places;  // best first; empty: no opinion (foreign art)
  Box title_zone;                  // quiet band for the best place; all zeros: no opinion
  std::vector<Box> subjects;       // words must not cover these
};

}  // namespace onesheet::poster

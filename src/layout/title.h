// The title treatment: which line breaks, which sizes, how much air between the letters.
#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "layout/text_measure.h"

namespace onesheet::layout {

struct SetLine {
  std::string text;
  TextStyle style;
  TextExtent extent;
  double baseline_px = 0;  // below the top of the block
  bool small = false;      // a line of small words in a lockup ("OF THE")
};

struct TitleBlock {
  std::vector<SetLine> lines;
  double width_px = 0, height_px = 0;  // of the ink
  double cap_mean_px = 0;              // average over the letters, as the guilds count
  // How far from the ideal of its face; 0 is perfect, above about 1.5 a designer would wince.
  double cost = 0;
};

struct TitleRoom {
  double width_px = 0, height_px = 0;  // at most
  double sheet_width_px = 0;           // what width goals refer to
  double reference_px = 0;             // what cap goals refer to
  double cap_limit_px = 0;             // of the tallest line
  bool column = false;                 // set narrow: fill the room rather than a share of the sheet
};

// The text is already in the case the face wants. bad_request when a character cannot be set.
base::Result<TitleBlock> fit_title(const std::string& text, const std::string& face, const TitleRoom& room,
                                   const TextMeasure& measure);

}  // namespace onesheet::layout

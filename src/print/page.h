// The page in points (1/72 in), as PDF measures it: boxes, marks, and what is drawn.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "print/colours.h"
#include "print/press.h"

namespace onesheet::print {

struct PageBox {
  double left_pt = 0, bottom_pt = 0, right_pt = 0, top_pt = 0;
};

// Crop marks: how long, how thick, how far from the trim at least (more where the bleed is wider).
inline constexpr double kMarkLength_in = 0.25;
inline constexpr double kMarkGap_in = 0.125;
inline constexpr double kMarkWidth_pt = 0.25;

struct Page {
  PageBox media, bleed, trim;
};

Page page_of(const PrintSheet& sheet);

// Operators of the page's content (ISO 32000-1, §8). Names of resources: /Art, /Fill0 …, colour space /Own
// for RGB, and /All for marks.
std::string content_of(const PrintSheet& sheet, const Page& page, const Colours& colours);

// "12.345", without trailing zeros, whatever the locale.
std::string number_text(double value);

}  // namespace onesheet::print

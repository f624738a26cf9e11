// The tagline: small, spaced or italic, in as few balanced lines as its room allows.
#pragma once

#include <string>

#include "base/error.h"
#include "layout/text_measure.h"
#include "layout/title.h"

namespace onesheet::layout {

struct TaglineRoom {
  double wish_px = 0, most_px = 0;  // widths: of a line, and the outermost
  double reference_px = 0;
  double cap_limit_px = 0;  // keeps the title the largest text
};

// `face` is the voice's own; `at_home` says whether it speaks the text's script.
base::Result<TitleBlock> set_tagline(const std::string& text, const std::string& face, bool at_home,
                                     const TaglineRoom& room, const TextMeasure& measure,
                                     const std::string& language = {});

}  // namespace onesheet::layout

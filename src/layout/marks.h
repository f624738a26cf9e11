// Small things drawn with words in them: the rating's box and festival laurels.
#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "layout/frame.h"
#include "layout/sheet.h"
#include "layout/text_measure.h"
#include "poster/spec.h"

namespace onesheet::layout {

using poster::kLaurelsMax;
using poster::kRatingMax;
inline constexpr std::size_t kLaurelLinesMax = 4;
inline constexpr std::size_t kLaurelLineMax = 48;  // characters of one line

// Placed from (0, 0), the upper left corner, not inked; empty without words.
struct Marks {
  std::vector<TextLine> lines;
  std::vector<Ornament> ornaments;
  double width_px = 0, height_px = 0;
  void move(double dx_px, double dy_px);
};

// A neutral frame around the words: the marks of rating boards are trademarks that callers bring themselves.
base::Result<Marks> set_rating(const std::string& words, double cap_px, const TextMeasure& measure);

// Up to kLaurelsMax wreaths in as many rows as they need. bad_request over a limit.
base::Result<Marks> set_laurels(const std::vector<std::string>& laurels, const Frame& frame,
                                const std::string& language, const TextMeasure& measure);

}  // namespace onesheet::layout

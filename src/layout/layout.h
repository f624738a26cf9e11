// Places the words: title treatment, tagline, billing block, release line.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "layout/sheet.h"
#include "layout/text_measure.h"
#include "pixels/calm_map.h"
#include "poster/art_guide.h"
#include "poster/credits.h"
#include "poster/format.h"
#include "poster/spec.h"

namespace onesheet::layout {

// The mark of a company or a festival, for the row under the billing block.
struct Logo {
  std::shared_ptr<const pixels::Image8> picture;  // four channels, without empty borders
  bool one_tone = false;                          // its shape says all: it may take the ink of the credits
};

struct Words {
  std::string title;  // empty: none
  std::string tagline;
  poster::Credits credits;
  std::string release;
  std::string rating;                // words of the rating box; empty: no box
  std::vector<std::string> laurels;  // lines separated by \n within one
  std::vector<Logo> logos;           // from left to right
  // Nobody asked for this title (it was made from the prompt): leave it out where it cannot be read.
  bool title_optional = false;
};

// What the caller chose about the type; empty: chosen by genre and seed. bad_request for unknown names.
struct TypeWishes {
  std::string font, effect, language;
  poster::Variant variant = poster::Variant::payoff;
  double billing_to_title = 0.15;  // cap heights
};

// A picture of the title that stands in place of its letters.
struct TitleLogo {
  int width_px = 0, height_px = 0;  // only their ratio counts
  poster::Ink ink;                  // mean of what shows
};

struct LayoutRequest {
  const Words& words;
  const poster::Format& format;
  const poster::ArtGuide& guide;
  const pixels::CalmMap& calm;  // of the key art; looked at closely when the guide names no places
  std::uint64_t seed = 0;       // chooses among equally good faces
  TypeWishes wishes = {};
  std::optional<TitleLogo> title_logo = {};
  // Contrast is aimed at this many times what is promised: raised when the finished pixels fall short, as the
  // map of the art is coarse.
  double caution = 1;
};

// Under this many pixels on the shorter side no face can be read.
inline constexpr int kWordsSideMin_px = 120;
inline constexpr int kBillingLinesMax = 6;
// WCAG 2.2 contrast: 1.4.3 for ordinary text, and for large text such as a title.
inline constexpr double kContrastGoal = 4.5;
inline constexpr double kTitleContrastMin = 3.0;

// Everything inside the safe area, no line over another, the title the largest text. Fails with bad_request
// when the words cannot be set legibly at this size (it says which) or hold a character no font has.
base::Result<Sheet> lay_out(const LayoutRequest& request, const TextMeasure& measure);

}  // namespace onesheet::layout

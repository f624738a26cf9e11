// Places the words: title treatment, tagline, billing block, release line.
#pragma once

#include <cstdint>

#include "base/error.h"
#include "layout/sheet.h"
#include "layout/text_measure.h"
#include "pixels/calm_map.h"
#include "poster/art_guide.h"
#include "poster/credits.h"
#include "poster/format.h"

namespace onesheet::layout {

struct Words {
  std::string title;  // empty: none
  std::string tagline;
  poster::Credits credits;
  std::string release;
};

struct LayoutRequest {
  const Words& words;
  const poster::Format& format;
  const poster::ArtGuide& guide;
  const pixels::CalmMap& calm;  // of the key art
  std::uint64_t seed = 0;       // chooses among equally good faces
};

// Everything inside the safe area, no line over another, the title the largest text. Fails with bad_request
// when the words cannot be set legibly at this size (it says which) or hold a character no font has.
base::Result<Sheet> lay_out(const LayoutRequest& request, const TextMeasure& measure);

}  // namespace onesheet::layout

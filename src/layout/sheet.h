// A laid-out poster: every line of type with its place, in pixels of the final sheet, and what lies under it.
#pragma once

#include <string>
#include <vector>

#include "layout/text_measure.h"
#include "poster/ink.h"

namespace onesheet::layout {

enum class Role { title, tagline, billing, release };

enum class Effect { none, soft_shadow, glow, letterpress, metal, distressed };

struct TextLine {
  Role role = Role::title;
  std::string text;
  TextStyle style;
  double x_px = 0;  // left end of the line (layout has done the centring)
  double baseline_px = 0;
  TextExtent extent;
  poster::Ink ink;
  Effect effect = Effect::none;
};

// A soft darkening or lightening under type, full width, fading out over `feather_px` above and below.
struct Scrim {
  double top_px = 0, bottom_px = 0, feather_px = 0;
  poster::Ink ink;
  float strength = 0;  // 0…1
};

struct Sheet {
  int width_px = 0, height_px = 0;
  std::vector<Scrim> scrims;  // painted before any type
  std::vector<TextLine> lines;
};

}  // namespace onesheet::layout

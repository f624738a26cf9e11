// A laid-out poster: every line of type with its place, in pixels of the final sheet, and what lies under it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "layout/text_measure.h"
#include "pixels/image.h"
#include "poster/ink.h"

namespace onesheet::layout {

enum class Role { title, tagline, billing, release, rating, laurel };

// What happens to the letters of a title between outline and paper; effects.h has their names.
enum class Effect {
  none,
  soft_shadow,
  glow,
  letterpress,
  metal,
  distressed,
  neon,     // a lit tube with its light on the wall
  block,    // letters with depth, to the lower right
  gold,     // foil: bevelled edges catch the light
  outline,  // the edge alone, on what lies behind
  cut_out   // paper letters casting a hard shadow
};

struct TextLine {
  Role role = Role::title;
  std::string text;
  TextStyle style;
  double x_px = 0;  // left end of the line (layout has done the centring)
  double baseline_px = 0;
  TextExtent extent;
  poster::Ink ink;
  Effect effect = Effect::none;
  float halo =
      0;  // 0…1: a soft breath of the other tone close around the letters, where the ground is unruly
};

// A soft darkening or lightening under type: full inside the rectangle, fading out over the feathers around
// it. Edges far outside the sheet make a side of it full to the border.
struct Scrim {
  double top_px = 0, bottom_px = 0, feather_px = 0;
  double left_px = -1e9, right_px = 1e9, side_feather_px = 1;
  poster::Ink ink;
  float strength = 0;  // 0…1
};

// How much of the scrim's ink lies at a point: a smooth step over each feather.
inline double scrim_amount(const Scrim& scrim, double x_px, double y_px) {
  const auto fade = [](double v, double low, double high, double feather) {
    const double outside = v < low ? low - v : (v > high ? v - high : 0.0);
    const double reach = feather < 1 ? 1.0 : feather;
    const double t = outside >= reach ? 0.0 : 1 - outside / reach;
    return t * t * (3 - 2 * t);
  };
  return scrim.strength * fade(y_px, scrim.top_px, scrim.bottom_px, scrim.feather_px) *
         fade(x_px, scrim.left_px, scrim.right_px, scrim.side_feather_px);
}

struct Rect {
  double left_px = 0, top_px = 0, right_px = 0, bottom_px = 0;
  double width_px() const { return right_px - left_px; }
  double height_px() const { return bottom_px - top_px; }
};

// What is drawn beside letters, by our own outlines.
struct Ornament {
  enum class Kind { rule, frame, laurel_left, laurel_right };
  Kind kind = Kind::rule;
  Rect area;
  poster::Ink ink;
};

// A caller's picture among the words: the mark of a company or a festival.
struct PlacedLogo {
  std::shared_ptr<const pixels::Image8> picture;  // four channels
  Rect area;
  bool tinted = false;  // `ink` in place of its colours
  poster::Ink ink;
};

struct Sheet {
  int width_px = 0, height_px = 0;
  std::vector<Scrim> scrims;  // painted before any type
  std::vector<Ornament> ornaments;
  std::vector<TextLine> lines;
  std::vector<PlacedLogo> logos;
  std::optional<Rect>
      title_logo;  // where the caller's picture of the title goes; there are no title lines then
};

// Where the ink of a line lies on the sheet.
inline Rect ink_rect(const TextLine& line) {
  return {line.x_px + line.extent.ink_left_px, line.baseline_px - line.extent.ink_top_px,
          line.x_px + line.extent.ink_right_px, line.baseline_px + line.extent.ink_bottom_px};
}

}  // namespace onesheet::layout

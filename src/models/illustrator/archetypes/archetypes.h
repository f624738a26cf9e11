// Composition schemes. Each says how well it suits a brief and paints it; each leaves a quiet band for words
// and reports where its subjects are.
#pragma once

#include <span>
#include <string_view>

#include "models/illustrator/cast.h"
#include "models/illustrator/stage.h"

namespace onesheet::illustrator {

// What a stranger takes two posters to have in common at first sight. Neighbouring seeds change it.
enum class Family { small, large, pair, place, print, framed, collage, form };

struct Archetype {
  std::string_view name;         // as callers ask for it: "lone-figure-disc"
  std::string_view description;  // one line for people
  Family family;
  // Whether it can show this brief at all; it may then be asked for by name.
  bool (*can)(const brief::Brief&, const Cast&);
  // 0: would not be chosen; 1: made for it. The seed walks through all within kFits of the best (choice.h).
  float (*score)(const brief::Brief&, const Cast&);
  void (*paint)(Stage&, Cast&);
};

std::span<const Archetype> archetypes();

// One file each.
extern const Archetype kLoneFigureDisc, kPromontory, kWaterlineSplit, kCityStreet, kForestCorridor,
    kRoadToHorizon, kFaceOff, kSkyFlight, kIcon, kCutPaper, kDoubleExposure, kSilhouettes, kSpacePlanet,
    kSpotlight, kLandscape, kAbstract, kBackToCamera, kBackToBack, kLoomingGiant, kLongShadow, kVastSky,
    kDiagonalRidge, kWindowFrame, kNegativeSpace, kPhotoGrid, kTypeOnly, kSeaChart, kOneEye, kHeadsInSky,
    kEnsemble, kDeepWater, kTitleOverFace;

// --- what an archetype can need (common.cpp)
bool needs_nobody(const brief::Brief&, const Cast&);   // paints with or without subjects
bool needs_someone(const brief::Brief&, const Cast&);  // at least one drawable subject
bool needs_one_lead(const brief::Brief&, const Cast&);
bool needs_two_standing(const brief::Brief&, const Cast&);  // a pair, or two subjects, on their feet
bool needs_building(const brief::Brief&, const Cast&);

// --- shared by them (common.cpp)

// The quiet band for the title, as fractions of the sheet, and the other places in order.
void title_at(Stage& stage, poster::TitlePlace place, poster::Box zone,
              std::initializer_list<poster::TitlePlace> others = {});
// Top band above a scene; on a wide sheet a column at the left.
void title_above(Stage& stage, float bottom = 0.24F);
void title_below(Stage& stage, float top = 0.72F);
// Where the subject stands across the sheet: the middle, or right of it where the title takes a column.
float focus_x(const Stage& stage);
bool brief_has(const brief::Brief& brief, std::initializer_list<brief::Setting> settings);
bool brief_is(const brief::Brief& brief, std::initializer_list<brief::Genre> genres);
bool lead_is(const Cast& cast, std::initializer_list<brief::Kind> kinds);
// How well flat, place-less pictures suit: lower where the prompt asks for a place, an hour or weather.
float placelessness(const brief::Brief& brief);

// Inks of a flat, printed picture, taken from the palette; text on paper is at least 4.5:1.
struct FlatInks {
  Ink paper, sheet, ink, accent, text;
};
FlatInks flat_inks(Stage& stage);
// Prints a cut-out flat. colour_of(tone, emission) gives the ink of a place, tone and emission 0…1; keep(x,
// y), in sheet units, how much of it is printed there, 0…1.
template <class ColourOf, class Keep>
void print_cutout(Canvas& canvas, const Cutout& cut, const ColourOf& colour_of, const Keep& keep) {
  for (int y = 0; y < cut.cover.height(); ++y) {
    const int py = y + cut.top_px;
    if (py < 0 || py >= canvas.height_px()) continue;
    for (int x = 0; x < cut.cover.width(); ++x) {
      const int px = x + cut.left_px;
      if (px < 0 || px >= canvas.width_px() || cut.cover.at(x, y) <= 0) continue;
      const float a = cut.cover.at(x, y) * keep((static_cast<float>(px) + 0.5F) / canvas.unit_px(),
                                                (static_cast<float>(py) + 0.5F) / canvas.unit_px());
      if (a <= 0) continue;
      const Ink c = colour_of(cut.tone.at(x, y), cut.emission.empty() ? 0.0F : cut.emission.at(x, y));
      float& r = canvas.art().r.at(px, py);
      float& g = canvas.art().g.at(px, py);
      float& b = canvas.art().b.at(px, py);
      r += (c.r - r) * a;
      g += (c.g - g) * a;
      b += (c.b - b) * a;
    }
  }
}
// One flat cut-out of a shape: its tones in two steps of ink.
poster::Box print_shape(Stage& stage, const Shape& shape, const Place& place, Ink ink, Ink middle, Ink light);
// Brighter air behind somebody, where the picture is too dark to see them; nothing where it is bright.
void light_behind(Stage& stage, float x, float foot, float height);
// A thin moon; `lit` -1: its left side shines, 1: its right.
void paint_crescent(Stage& stage, float x, float y, float radius, float lit);

}  // namespace onesheet::illustrator

#include <algorithm>

#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/worlds/worlds.h"

namespace onesheet::illustrator {

using brief::Setting;
using poster::TitlePlace;

std::span<const Archetype> archetypes() {
  static const Archetype all[] = {
      kLoneFigureDisc, kPromontory,   kWaterlineSplit, kCityStreet,    kForestCorridor, kRoadToHorizon,
      kFaceOff,        kSkyFlight,    kIcon,           kCutPaper,      kDoubleExposure, kSilhouettes,
      kSpacePlanet,    kSpotlight,    kLandscape,      kAbstract,      kBackToCamera,   kBackToBack,
      kLoomingGiant,   kLongShadow,   kVastSky,        kDiagonalRidge, kWindowFrame,    kNegativeSpace,
      kPhotoGrid,      kTypeOnly,     kSeaChart,       kOneEye,        kHeadsInSky,     kEnsemble,
      kDeepWater,      kTitleOverFace};
  return all;
}

bool needs_nobody(const brief::Brief&, const Cast&) { return true; }

bool needs_someone(const brief::Brief&, const Cast& cast) { return !cast.empty(); }

bool needs_one_lead(const brief::Brief&, const Cast& cast) {
  return !cast.empty() && cast.lead().count() == 1;
}

bool needs_two_standing(const brief::Brief&, const Cast& cast) {
  const auto stands = [](const Actor& a) {
    return a.shape.stands && a.subject->kind != brief::Kind::building &&
           a.subject->kind != brief::Kind::plant;
  };
  if (cast.empty() || !stands(cast.lead())) return false;
  return (cast.actors.size() == 1 && cast.lead().count() == 2) ||
         (cast.actors.size() >= 2 && stands(cast.actors[1]));
}

bool needs_building(const brief::Brief&, const Cast& cast) {
  return cast.find(brief::Kind::building) != nullptr;
}

void title_at(Stage& stage, TitlePlace place, poster::Box zone, std::initializer_list<TitlePlace> others) {
  stage.guide.title_zone = zone;
  stage.guide.places = {place};
  stage.guide.places.insert(stage.guide.places.end(), others.begin(), others.end());
}

void title_above(Stage& stage, float bottom) {
  if (stage.canvas.is_wide())
    title_at(stage, TitlePlace::left_column, {0.05F, 0.26F, 0.46F, 0.7F},
             {TitlePlace::top, TitlePlace::bottom});
  else
    title_at(stage, TitlePlace::top, {0.07F, 0.05F, 0.93F, bottom}, {TitlePlace::bottom});
}

void title_below(Stage& stage, float top) {
  if (stage.canvas.is_wide())
    title_at(stage, TitlePlace::left_column, {0.05F, 0.3F, 0.46F, 0.74F},
             {TitlePlace::bottom, TitlePlace::top});
  else
    title_at(stage, TitlePlace::bottom, {0.07F, top, 0.93F, top + 0.15F}, {TitlePlace::top});
}

float focus_x(const Stage& stage) {
  return stage.wide() * (stage.canvas.is_wide() && stage.words_will_follow ? 0.69F : 0.5F);
}

bool brief_has(const brief::Brief& brief, std::initializer_list<Setting> settings) {
  return std::ranges::find(settings, brief.setting) != settings.end();
}

bool brief_is(const brief::Brief& brief, std::initializer_list<brief::Genre> genres) {
  return std::ranges::find(genres, brief.genre) != genres.end();
}

bool lead_is(const Cast& cast, std::initializer_list<brief::Kind> kinds) {
  return !cast.empty() && std::ranges::find(kinds, cast.lead().subject->kind) != kinds.end();
}

float placelessness(const brief::Brief& brief) {
  float score = 1;
  // Space is as empty as paper.
  if (brief.setting != Setting::unspecified) score *= brief.setting == Setting::space ? 0.85F : 0.55F;
  if (brief.time != brief::TimeOfDay::unspecified) score *= 0.8F;
  if (brief.weather != brief::Weather::clear) score *= 0.7F;
  return score;
}

FlatInks flat_inks(Stage& stage) {
  const auto& inks = stage.inks;
  auto random = stage.canvas.random("flat inks");
  const Ink cream = mix(mix(inks.light, kWhite, 0.25F), Ink{0.96F, 0.92F, 0.83F}, 0.6F);
  const Ink dark = mix(inks.shade, inks.sky_top, luma(inks.sky_top) < 0.25F ? 0.35F : 0.0F);
  const auto colourful = [](Ink c) { return std::max({c.r, c.g, c.b}) - std::min({c.r, c.g, c.b}); };
  const Ink strong =
      colourful(inks.accent) > 0.35F
          ? inks.accent
          : (colourful(inks.sky_middle) > colourful(inks.horizon) ? inks.sky_middle : inks.horizon);
  FlatInks flat{};
  flat.ink = dark;
  switch (random.below(4)) {
    case 0:
      flat.paper = cream;
      flat.sheet = strong;
      flat.accent = inks.horizon;
      break;
    case 1:
      flat.paper = mix(inks.sky_middle, dark, 0.12F);
      flat.sheet = mix(inks.horizon, inks.light, 0.5F);
      flat.accent = strong;
      break;
    case 2:
      flat.paper = strong;
      flat.sheet = cream;
      flat.accent = inks.horizon;
      break;
    default:
      flat.paper = dark;
      flat.sheet = mix(inks.horizon, inks.light, 0.35F);
      flat.accent = strong;
      break;
  }
  // The emblem must stand out from its sheet, the sheet from the paper.
  for (int i = 0; i < 12 && poster::contrast_ratio(flat.ink, flat.sheet) < 4.2F; ++i) {
    flat.sheet = mix(flat.sheet, cream, 0.2F);
    flat.ink = mix(flat.ink, {0.03F, 0.02F, 0.03F}, 0.2F);
  }
  for (int i = 0; i < 10 && poster::contrast_ratio(flat.paper, flat.sheet) < 1.35F; ++i)
    flat.paper = mix(flat.paper, luma(flat.sheet) > 0.6F ? inks.sky_middle * 0.8F : cream, 0.25F);
  const bool dark_text =
      poster::contrast_ratio(flat.ink, flat.paper) >= poster::contrast_ratio(cream, flat.paper);
  flat.text = dark_text ? flat.ink : cream;
  for (int i = 0; i < 20 && poster::contrast_ratio(flat.text, flat.paper) < 5.2F; ++i)
    flat.paper = mix(flat.paper, dark_text ? cream : Ink{0.02F, 0.02F, 0.03F}, 0.12F);
  auto& palette = stage.guide.palette;
  palette.text = flat.text;
  palette.ground = flat.paper;
  if (poster::contrast_ratio(palette.accent, flat.paper) < 3.0F) palette.accent = flat.text;
  return flat;
}

poster::Box print_shape(Stage& stage, const Shape& shape, const Place& place, Ink ink, Ink middle,
                        Ink light) {
  Canvas& canvas = stage.canvas;
  print_cutout(
      canvas, cut_out(canvas, shape, place, 0),
      [&](float tone, float emission) {
        Ink c = mix(ink, middle, smooth(0.25F, 0.31F, tone));
        c = mix(c, light, smooth(0.56F, 0.62F, tone));
        return mix(c, light, emission);
      },
      [](float, float) { return 1.0F; });
  return box_of(stage, shape, place);
}

void light_behind(Stage& stage, float x, float foot, float height) {
  Canvas& canvas = stage.canvas;
  float sum = 0;
  constexpr int kSteps = 8;
  for (int i = 0; i < kSteps; ++i) {
    for (int k = 0; k < kSteps; ++k) {
      const float px = x + height * 0.4F * (static_cast<float>(i) / (kSteps - 1) - 0.5F),
                  py = foot - height * (static_cast<float>(k) + 0.5F) / kSteps;
      sum += luma(canvas.at(std::clamp(px, 0.01F, stage.wide() - 0.01F),
                            std::clamp(py, 0.01F, stage.tall() - 0.01F)));
    }
  }
  const float want = luma(mix(stage.inks.shade, stage.inks.sky_middle, 0.08F)) + 0.24F,
              mean = sum / (kSteps * kSteps);
  if (mean >= want) return;
  const float strength = std::min(0.5F, (want - mean) * 2.0F), cy = foot - height * 0.55F,
              reach = height * 0.9F + 0.08F;
  const Ink glow = mix(stage.inks.horizon, stage.inks.light, 0.4F);
  canvas.paint(
      [&](float px, float py, Ink& colour) {
        const float d = square((px - x) / (reach * 1.25F)) + square((py - cy) / (reach * 0.72F));
        colour = screen(colour, glow, strength * exp_fast(-d));
      },
      cy - reach * 2, foot + reach);
}

void paint_crescent(Stage& stage, float x, float y, float radius, float lit) {
  Canvas& canvas = stage.canvas;
  const Ink ink = mix(stage.inks.light, kWhite, 0.4F);
  canvas.paint(
      [&](float px, float py, Ink& colour) {
        const float d = length(px - x, py - y);
        // The dark part lies a third of the moon aside and keeps the horns thin.
        const float shade = length(px - x + lit * radius * 0.42F, py - y + radius * 0.12F);
        const float cover = canvas.edge(radius - d) * (1 - canvas.edge(radius * 0.97F - shade));
        colour =
            screen(colour, stage.inks.light, 0.3F * exp_fast(-std::max(0.0F, d - radius) / (radius * 1.3F)));
        colour = mix(colour, ink, cover);
      },
      y - radius * 8, y + radius * 8);
}

}  // namespace onesheet::illustrator

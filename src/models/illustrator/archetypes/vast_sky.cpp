// A low horizon, someone tiny on it, and the sky for the rest of the sheet.
#include <algorithm>

#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/backdrop.h"

namespace onesheet::illustrator {
namespace {

using brief::Kind;
using brief::Setting;

bool can(const brief::Brief&, const Cast& cast) {
  return cast.empty() ||
         (cast.lead().habitat != Habitat::underwater && cast.lead().habitat != Habitat::space);
}

float score(const brief::Brief& brief, const Cast& cast) {
  if (!can(brief, cast) || brief_has(brief, {Setting::underwater, Setting::space, Setting::interior,
                                             Setting::city, Setting::forest, Setting::jungle}))
    return 0;
  if (cast.empty() && brief.weather == brief::Weather::fog) return 0.5F;  // fog hides a sky
  if (cast.empty())
    return brief.setting == Setting::unspecified && brief.time == brief::TimeOfDay::unspecified ? 0.55F
                                                                                                : 0.85F;
  if (lead_is(cast, {Kind::object, Kind::food, Kind::celestial})) return 0;
  float s = cast.lead().shape.stands ? 0.74F : 0.5F;
  if (is_stormy(brief) || brief.time == brief::TimeOfDay::night) s += 0.1F;
  return s;
}

void paint(Stage& stage, Cast& cast) {
  auto random = stage.canvas.random("vast sky");
  Canvas& canvas = stage.canvas;
  const float tall = stage.tall(), wide = stage.wide();
  const bool wide_sheet = canvas.is_wide(), tall_sheet = canvas.is_tall();
  if (wide_sheet)
    title_at(stage, poster::TitlePlace::top, {0.1F, 0.12F, 0.9F, 0.4F}, {poster::TitlePlace::left_column});
  else
    title_at(stage, poster::TitlePlace::top,
             {0.07F, tall_sheet ? 0.12F : 0.08F, 0.93F, tall_sheet ? 0.32F : 0.28F});
  const float side = random.chance(0.5F) ? -1.0F : 1.0F;
  const float x = wide * (0.5F + side * random.between(0.08F, 0.22F));
  stage.horizon = tall * (tall_sheet ? 0.775F : 0.8F);
  const bool stormy = is_stormy(stage.brief);
  stage.light = {wide * 0.5F - side * random.between(0.1F, 0.3F),
                 stage.horizon - random.between(0.02F, 0.14F)};
  Setting setting = setting_for(stage);
  if (!cast.empty() && cast.lead().habitat == Habitat::water_surface) setting = Setting::sea;
  if (setting == Setting::interior || setting == Setting::underwater || setting == Setting::city)
    setting = Setting::field;
  BackdropLook look{.setting = setting, .has_disc = !stage.heavens.empty(), .relief = 0.5F};
  look.disc = {.x = stage.light.x, .y = stage.horizon - 0.4F, .radius = 0.085F, .sink = 0.1F};
  const Backdrop place = paint_backdrop(stage, look);
  // What fills the sky: stars, a thin moon, or light that falls through the clouds.
  if (!stormy && stage.night && stage.heavens.empty()) {
    paint_stars(stage, 2.2F, stage.horizon, true);
    paint_crescent(stage, wide * 0.5F - side * 0.25F, tall * 0.47F, 0.055F, -side);
  } else if (!stage.night || stormy) {
    CloudLook tower{
        .cover = stormy ? 0.6F : 0.46F, .scale = 0.6F, .softness = 0.5F, .opacity = 0.8F, .layer = 3};
    paint_clouds(stage, tower);
    auto shafts = canvas.random("shafts");
    const float from_x = wide * 0.5F - side * 0.1F;
    for (int i = 0; i < 5; ++i) {
      const float angle = 1.5708F + shafts.between(-0.34F, 0.34F);
      paint_beam(stage, from_x + shafts.between(-0.16F, 0.16F), tall * 0.36F, angle,
                 shafts.between(0.05F, 0.11F), tall * 0.52F, shafts.between(0.07F, 0.15F));
    }
  }
  if (!place.water)
    paint_wayside(stage, setting, setting == Setting::coast ? stage.horizon + 0.085F : stage.horizon + 0.004F,
                  cast.empty() ? wide * 0.5F - side : x);
  if (!cast.empty()) {
    CastSpot spot{.x = x,
                  .foot = stage.horizon + tall * 0.035F,
                  .height = std::clamp(lead_height(cast.lead()) * 0.85F, 0.15F, 0.26F),
                  .width_max = 0.6F,
                  .air = tall * 0.56F,
                  .far_foot = stage.horizon + 0.008F,
                  .reflective = place.reflective,
                  .islets = place.water || setting == Setting::coast};
    if (lead_is(cast, {Kind::building, Kind::plant})) spot.height = 0.26F;
    if (place.water && cast.lead().habitat != Habitat::water_surface) {
      paint_skerry(
          stage, spot.x, spot.foot,
          std::clamp(0.5F * spot.height * cast.lead().shape.aspect * static_cast<float>(cast.lead().count()),
                     0.09F, 0.3F));
      spot.reflective = false;
      spot.shadows = false;
    }
    if (!place.ledge.empty()) {
      const auto column = static_cast<std::size_t>(
          std::clamp(spot.x * canvas.unit_px(), 0.0F, static_cast<float>(place.ledge.size() - 1)));
      spot.foot = place.ledge[column] + 0.008F;
      spot.shadows = false;
    }
    light_behind(stage, spot.x, spot.foot, spot.height);
    place_cast(stage, cast, spot);
  }
  paint_weather(stage);
  finish(stage, {.bloom = 0.36F, .vignette = 0.34F, .contrast = 0.1F, .foot_from = 0.84F});
}

}  // namespace

const Archetype kVastSky{
    "vast-sky",    "A low horizon, someone tiny on it, and sky for the rest of the sheet.",
    Family::small, can,
    score,         paint};

}  // namespace onesheet::illustrator

// A place with nobody in it: for prompts that name a place, an hour or a mood and no one we can draw.
#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/backdrop.h"

namespace onesheet::illustrator {
namespace {

using brief::Setting;

float score(const brief::Brief& brief, const Cast& cast) {
  if (!cast.empty()) return 0;
  if (brief_has(brief, {Setting::interior})) return 0.3F;  // mountains are no courtroom
  if (brief_has(brief, {Setting::city, Setting::forest, Setting::jungle, Setting::space, Setting::underwater,
                        Setting::road}))
    return 0.7F;
  if (brief.setting != Setting::unspecified) return 1.0F;
  if (brief.weather != brief::Weather::clear || brief.time != brief::TimeOfDay::unspecified) return 0.95F;
  // A place nobody named must at least be one that the genre lives in.
  return brief_is(brief,
                  {brief::Genre::western, brief::Genre::war, brief::Genre::fantasy, brief::Genre::adventure,
                   brief::Genre::sci_fi, brief::Genre::horror, brief::Genre::romance})
             ? 0.85F
             : 0.5F;
}

// Flat layers one behind another, each paler: the manner of a park poster.
void paint_layers(Stage& stage, float from, bool pines) {
  const float tall = stage.tall();
  constexpr int kLayers = 7;
  for (int i = 0; i < kLayers; ++i) {
    const auto k = static_cast<float>(i);
    const float t = k / (kLayers - 1);
    const float y = from + (tall * 0.93F - from) * std::pow(t, 1.15F);
    const Profile line =
        hill_profile(stage, y, (0.075F - 0.03F * t) * (i == 0 ? 1.5F : 1.0F), 1.5F + 0.5F * k, 60 + i);
    const Ink deep = mix(stage.inks.shade, stage.inks.sky_middle, 0.14F);
    const Ink ink = mix(mix(stage.haze(), stage.inks.sky_middle, 0.3F), deep, std::pow(t, 0.8F));
    if (pines && i >= 3)
      paint_pines(stage, line, 0.02F + 0.05F * t, 0.05F + 0.11F * t, 46 - 5 * i, ink, 20 + i);
    paint_ridge(stage, line, ink, 0.35F * (1 - t), 0.55F * (1 - t));
    if (i + 1 < kLayers) paint_fog(stage, y + 0.045F, 0.035F, 0.34F * (1 - t * 0.6F), 20 + i);
  }
}

void paint(Stage& stage, Cast&) {
  auto random = stage.canvas.random("landscape");
  const float tall = stage.tall(), focus = focus_x(stage);
  title_above(stage, 0.24F);
  Setting setting = setting_for(stage);
  if (setting == Setting::unspecified || setting == Setting::interior || setting == Setting::underwater)
    setting = Setting::mountains;
  const bool layered =
      (setting == Setting::mountains || setting == Setting::field || setting == Setting::forest ||
       setting == Setting::jungle || setting == Setting::sky) &&
      (random.chance(0.55F) || stage.brief.weather == brief::Weather::fog);
  stage.horizon = tall * (layered ? 0.58F : random.between(0.6F, 0.66F));
  const float radius = random.between(0.13F, 0.24F);
  BackdropLook look{.setting = setting};
  look.disc = {.x = focus + random.between(-0.12F, 0.12F),
               .y = stage.horizon - radius * random.between(0.9F, 1.5F),
               .radius = radius,
               .sink = 0.25F};
  stage.light = {look.disc.x, look.disc.y};
  if (is_stormy(stage.brief)) stage.light.y = stage.horizon - 0.08F;
  if (layered) {
    look.near_ground = false;
    look.relief = 0.9F;
    paint_backdrop(stage, look);
    paint_layers(stage, stage.horizon - 0.05F,
                 setting != Setting::field || stage.brief.weather == brief::Weather::fog);
  } else {
    paint_backdrop(stage, look);
  }
  if (random.chance(0.6F) && !is_stormy(stage.brief))
    paint_birds(stage, look.disc.x + 0.12F, look.disc.y - 0.04F, 0.09F, 8,
                mix(stage.inks.shade, stage.inks.sky_middle, 0.3F));
  paint_weather(stage);
  finish(stage, {.bloom = 0.36F, .vignette = 0.3F, .contrast = 0.09F});
}

}  // namespace

const Archetype kLandscape{"landscape", "A place with nobody in it.", Family::place, needs_nobody, score,
                           paint};

}  // namespace onesheet::illustrator

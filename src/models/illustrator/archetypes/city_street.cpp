// A wet street between lit façades, someone in the pool of light.
#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/backdrop.h"

namespace onesheet::illustrator {
namespace {

using brief::Genre;
using brief::Kind;
using brief::Setting;

float score(const brief::Brief& brief, const Cast& cast) {
  const bool urban = brief_has(brief, {Setting::city});
  const bool noirish = brief_is(brief, {Genre::noir, Genre::neon});
  if (!cast.empty() && cast.lead().habitat == Habitat::underwater) return 0;
  if (cast.find(Habitat::water_surface) != nullptr) return 0;  // no ship in a street, however wet
  if (urban) return lead_is(cast, {Kind::building}) ? 0.72F : 1.0F;
  if (noirish && brief.setting == Setting::unspecified) return 0.9F;
  if (brief_is(brief, {Genre::action, Genre::thriller}) && brief.setting == Setting::unspecified &&
      lead_is(cast, {Kind::person, Kind::vehicle}))
    return 0.72F;
  return 0;
}

void paint(Stage& stage, Cast& cast) {
  auto random = stage.canvas.random("street");
  const float wide = stage.wide(), tall = stage.tall();
  title_above(stage, 0.2F);
  const bool neon = brief_is(stage.brief, {Genre::neon});
  stage.horizon = tall * random.between(0.62F, 0.66F);
  const float focus = focus_x(stage);
  const bool stormy = is_stormy(stage.brief);
  const float radius = random.between(0.2F, 0.27F);
  const Disc disc{.x = focus,
                  .y = stage.horizon - radius * random.between(0.9F, 1.35F),
                  .radius = radius,
                  .kind = disc_kind_for(stage),
                  .sink = 0.15F};
  stage.light = {focus, stage.horizon - 0.08F};
  paint_sky(stage, 0.9F);
  if (stage.night && !stormy) paint_stars(stage, 0.7F, stage.horizon * 0.8F, false);
  if (!stormy) paint_heavenly(stage, disc);
  paint_clouds(stage, {.cover = stormy ? 0.55F : 0.3F, .opacity = stormy ? 0.8F : 0.4F});
  if (stage.brief.weather == brief::Weather::storm)
    paint_lightning(stage, wide * 0.24F, 0.05F, stage.horizon * 0.8F, 0);
  const bool dark = stage.night || luma(stage.inks.sky_middle) < 0.3F || neon;
  paint_city(stage,
             {.height = stage.canvas.is_tall() ? 0.82F : 0.62F, .lights = dark ? 0.5F : 0.22F, .neon = neon});
  if (stage.brief.setting == Setting::city) stage.drawn.emplace_back(brief::name_of(Setting::city));
  if (stage.brief.time != brief::TimeOfDay::unspecified)
    stage.drawn.emplace_back(brief::name_of(stage.brief.time));

  // A named landmark stands at the end of the street, two stand beside each other.
  const auto is_building = [](const Actor& actor) { return actor.subject->kind == Kind::building; };
  const auto landmarks = static_cast<float>(std::ranges::count_if(cast.actors, is_building));
  float nth = 0;
  for (Actor& actor : cast.actors) {
    if (!is_building(actor)) continue;
    StampLook look{.tone_range = 0.4F, .rim = 0.6F, .haze = 0.16F, .foot_haze = 0.55F};
    float h = std::min(0.62F * std::min(tall, 1.3F), 0.6F / std::max(0.15F, actor.shape.aspect));
    const float x = focus + 0.3F * std::min(1.0F, stage.wide()) * (nth - (landmarks - 1) / 2);
    place_actor(stage, actor, {x, stage.horizon + 0.006F, nth == 0 ? h : 0.8F * h}, look, nullptr);
    nth += 1;
  }
  paint_wet_street(stage, stormy ? 1.1F : 0.95F);

  paint_street_lamps(stage, focus);

  Cast rest;
  for (Actor& actor : cast.actors) {
    if (!actor.placed) rest.actors.push_back(std::move(actor));
  }
  if (!rest.empty()) {
    CastSpot spot{.x = focus,
                  .foot = tall * (stage.canvas.is_tall() ? 0.8F : 0.86F),
                  .height = lead_height(rest.lead()) * 1.12F,
                  .width_max = 0.78F};
    spot.air = tall * 0.34F;
    spot.far_foot = stage.horizon;
    spot.reflective = true;
    // A pool of light behind, or dark figures vanish in a dark street.
    const Ink warm = mix(stage.inks.horizon, stage.inks.light, 0.35F);
    const float py = spot.foot - spot.height * 0.35F;
    stage.canvas.paint(
        [&](float x, float y, Ink& colour) {
          colour =
              screen(colour, warm, 0.5F * exp_fast(-square((x - focus) / 0.3F) - square((y - py) / 0.13F)));
        },
        py - 0.4F, py + 0.4F);
    spot.look.rim = 1.15F;
    spot.look.rim_ink = mix(stage.inks.horizon, stage.inks.light, 0.4F);
    place_cast(stage, rest, spot);
  }
  paint_weather(stage);
  finish(stage, {.bloom = 0.46F, .vignette = 0.34F, .contrast = 0.1F, .saturation = 1.08F});
}

}  // namespace

const Archetype kCityStreet{"city-wet-street",
                            "A wet street between lit facades, someone in the pool of light.",
                            Family::place,
                            needs_nobody,
                            score,
                            paint};

}  // namespace onesheet::illustrator

// A road that runs to where the light is.
#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/backdrop.h"

namespace onesheet::illustrator {
namespace {

using brief::Kind;
using brief::Setting;

float score(const brief::Brief& brief, const Cast& cast) {
  if (brief_has(brief, {Setting::road})) return 1.0F;
  if (cast.empty() || brief_has(brief, {Setting::sea, Setting::underwater, Setting::space, Setting::ice,
                                        Setting::sky, Setting::interior, Setting::city, Setting::forest}))
    return 0;
  if (lead_is(cast, {Kind::vehicle}) && cast.lead().habitat == Habitat::land) return 0.9F;
  return 0;
}

void paint(Stage& stage, Cast& cast) {
  auto random = stage.canvas.random("road");
  const float wide = stage.wide(), tall = stage.tall();
  title_above(stage, 0.22F);
  stage.horizon = tall * random.between(0.57F, 0.61F);
  const float focus = focus_x(stage);
  const float radius = random.between(0.17F, 0.25F);
  BackdropLook look{.setting = brief_has(stage.brief, {Setting::unspecified, Setting::road})
                                   ? (random.chance(0.6F) ? Setting::desert : Setting::mountains)
                                   : stage.brief.setting};
  look.disc = {
      .x = focus, .y = stage.horizon - radius * random.between(0.35F, 0.85F), .radius = radius, .sink = 0.3F};
  stage.light = {focus, stage.horizon - 0.05F};
  look.disc.kind = disc_kind_for(stage);
  look.kind_given = true;
  if (look.disc.kind == DiscKind::planet) stage.light.x = focus + 0.55F;
  paint_backdrop(stage, look);
  if (stage.brief.setting == Setting::road) stage.drawn.emplace_back(brief::name_of(Setting::road));
  const float bend = stage.canvas.is_wide() ? 0.0F : random.between(-0.35F, 0.35F);
  paint_road(stage, focus, bend);
  if (!cast.empty()) {
    CastSpot spot{.x = focus,
                  .foot = tall * (stage.canvas.is_tall() ? 0.775F : 0.82F),
                  .height = lead_height(cast.lead()) * 0.95F,
                  .width_max = 0.62F};
    const float t = (spot.foot - stage.horizon) / (tall - stage.horizon);
    spot.x = lerp(focus, wide * 0.5F, t) + bend * t * (1 - t) * 0.5F;
    if (stage.canvas.is_wide()) spot.x = lerp(spot.x, focus, 0.5F);
    spot.air = tall * 0.36F;
    spot.far_foot = stage.horizon + 0.01F;
    spot.look.tone_range = 0.42F;
    spot.look.rim = 1.1F;
    place_cast(stage, cast, spot);
  }
  paint_weather(stage);
  finish(stage, {.bloom = 0.36F, .vignette = 0.34F, .contrast = 0.1F});
}

}  // namespace

const Archetype kRoadToHorizon{
    "road-to-horizon", "A road that runs to the vanishing point.", Family::place, needs_nobody, score, paint};

}  // namespace onesheet::illustrator

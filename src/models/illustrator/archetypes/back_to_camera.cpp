// Someone large, seen from behind, looking at what is to come.
#include <algorithm>

#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/backdrop.h"

namespace onesheet::illustrator {
namespace {

using brief::Genre;
using brief::Kind;
using brief::Setting;

bool can(const brief::Brief&, const Cast& cast) {
  return lead_is(cast, {Kind::person, Kind::creature}) && cast.lead().count() == 1 &&
         cast.lead().shape.stands && cast.lead().shape.aspect < 0.9F;
}

float score(const brief::Brief& brief, const Cast& cast) {
  if (brief_has(brief, {Setting::underwater, Setting::space})) return 0;
  // From behind a thing held is hidden; whoever is known by it is shown otherwise.
  float s = cast.lead().shape.facing == Facing::front ? 0.86F : 0.7F;
  if (brief_is(brief,
               {Genre::action, Genre::thriller, Genre::noir, Genre::western, Genre::war, Genre::adventure}))
    s += 0.1F;
  for (std::size_t i = 1; i < cast.actors.size(); ++i) {  // a thing would hang in the air far off
    if (cast.actors[i].subject->kind == Kind::object || cast.actors[i].subject->kind == Kind::food)
      return 0.3F;
  }
  if (cast.actors.size() > 1 && cast.actors[1].subject->relation == brief::Relation::riding) return 0;
  return s;
}

void paint(Stage& stage, Cast& cast) {
  auto random = stage.canvas.random("back to camera");
  const float tall = stage.tall(), wide = stage.wide();
  const bool tall_sheet = stage.canvas.is_tall(), wide_sheet = stage.canvas.is_wide();
  title_above(stage, tall_sheet ? 0.215F : 0.19F);
  const float side = random.chance(0.5F) ? -1.0F : 1.0F;
  const float focus = wide_sheet ? focus_x(stage) : wide * 0.5F + side * random.between(0.0F, 0.1F);
  stage.horizon = tall * random.between(0.56F, 0.62F);
  Setting setting = setting_for(stage);
  if (setting == Setting::interior || setting == Setting::underwater) setting = Setting::city;
  if (setting == Setting::sea || setting == Setting::swamp) setting = Setting::coast;
  stage.light = {focus - side * random.between(0.05F, 0.22F), stage.horizon - 0.1F};
  BackdropLook look{.setting = setting, .relief = 1.15F};
  const float radius = random.between(0.09F, 0.15F);
  look.has_disc = random.chance(0.45F) || !stage.heavens.empty();
  look.disc = {.x = stage.light.x, .y = stage.horizon - radius * 0.7F, .radius = radius, .sink = 0.4F};
  const Backdrop place = paint_backdrop(stage, look);
  paint_glow(stage, stage.light.x, stage.light.y, 0.34F, stage.lit(), 0.35F);

  const float foot = tall * (tall_sheet ? 0.86F : 0.95F);
  const float h = std::min(tall * (tall_sheet ? random.between(0.53F, 0.6F) : 0.68F),
                           0.72F * std::min(wide, 1.0F) / std::max(0.25F, cast.lead().shape.aspect));
  // Who else there is stands far off, where the eye goes.
  Cast rest;
  for (std::size_t i = 1; i < cast.actors.size(); ++i) rest.actors.push_back(std::move(cast.actors[i]));
  if (!rest.empty()) {
    const Actor& other = rest.lead();
    const bool flies = !other.shape.stands;
    const float size = std::clamp(height_beside(cast.lead(), other, 0.2F), 0.16F, 0.4F);
    CastSpot far{.x = std::clamp(focus - side * 0.3F, 0.2F, wide - 0.2F),
                 .foot = flies ? tall * 0.4F + size * 0.6F : stage.horizon + 0.06F,
                 .height = size,
                 .width_max = 0.5F,
                 .air = tall * 0.38F,
                 .far_foot = stage.horizon + 0.02F,
                 .reflective = place.reflective,
                 .look = {.haze = 0.22F}};
    place_cast(stage, rest, far);
    paint_fog(stage, stage.horizon + 0.07F, 0.03F, 0.3F, 4);
  }
  CastSpot near{.x = focus, .foot = foot, .height = h, .reflective = place.reflective};
  const StampLook style{.tone_range = 0.34F, .rim = 1.25F, .rim_width = 0.008F, .form = 0.45F};
  place_actor(stage, cast.lead(), {focus, foot, h, random.chance(0.5F)}, style, &near);
  paint_weather(stage);
  finish(stage, {.bloom = 0.38F, .vignette = 0.36F, .contrast = 0.11F, .foot_from = 0.82F});
}

}  // namespace

const Archetype kBackToCamera{"back-to-camera",
                              "Someone large, from behind, before what is to come.",
                              Family::large,
                              can,
                              score,
                              paint};

}  // namespace onesheet::illustrator

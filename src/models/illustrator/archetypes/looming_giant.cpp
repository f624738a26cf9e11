// Something huge in the haze, someone small before it.
#include <algorithm>

#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/backdrop.h"
#include "models/illustrator/worlds/ground_life.h"

namespace onesheet::illustrator {
namespace {

using brief::Bulk;
using brief::Genre;
using brief::Kind;
using brief::Relation;
using brief::Setting;

// Which of the cast is the giant: what the prompt says, else what nature or genre makes large.
std::size_t giant_of(const brief::Brief& brief, const Cast& cast) {
  std::size_t best = cast.actors.size();
  float most = 0;
  for (std::size_t i = 0; i < cast.actors.size(); ++i) {
    const Actor& a = cast.actors[i];
    if (a.subject->kind == Kind::food || a.subject->kind == Kind::celestial || a.count() > 1 ||
        !a.shape.iconic)
      continue;
    // A taxi is no monster, unless the prompt says so.
    if (a.subject->kind == Kind::vehicle && a.habitat == Habitat::land && a.subject->bulk != Bulk::giant)
      continue;
    float size = a.shape.real_height_m;
    if (a.subject->bulk == Bulk::giant) size += 100;
    if (a.subject->bulk == Bulk::large) size += 6;
    if (a.subject->kind == Kind::creature) size += 5;
    if (a.subject->relation == Relation::behind || a.subject->relation == Relation::above) size += 4;
    if (a.subject->kind == Kind::building) size = std::min(size, 2.0F);
    if (a.subject->kind == Kind::person && !brief_is(brief, {Genre::thriller, Genre::horror, Genre::noir}))
      size *= 0.5F;
    if (size > most) {
      most = size;
      best = i;
    }
  }
  return best;
}

bool can(const brief::Brief& brief, const Cast& cast) { return giant_of(brief, cast) < cast.actors.size(); }

float score(const brief::Brief& brief, const Cast& cast) {
  if (brief_has(brief, {Setting::space})) return 0;
  const std::size_t index = giant_of(brief, cast);
  if (index >= cast.actors.size()) return 0;
  const Actor& giant = cast.actors[index];
  if (giant.subject->kind == Kind::building || giant.subject->kind == Kind::object) return 0;
  if (brief_has(brief, {Setting::underwater, Setting::interior}) ||
      (giant.habitat == Habitat::underwater && brief_has(brief, {Setting::ice, Setting::sea})))
    return 0;
  // A ship needs water under it.
  if (giant.habitat == Habitat::water_surface && !brief_has(brief, {Setting::sea, Setting::coast})) return 0;
  if (giant.subject->relation == Relation::riding || giant.subject->relation == Relation::versus) return 0;
  if (giant.subject->bulk == Bulk::giant) return 1.0F;
  if (cast.actors.size() > 1) {
    if (giant.subject->relation == Relation::above || giant.subject->relation == Relation::behind)
      return 0.95F;
    return giant.subject->kind == Kind::person ? 0.5F : 0.78F;
  }
  if (giant.subject->kind == Kind::creature) return 0.9F;
  return giant.subject->kind == Kind::animal && giant.shape.real_height_m > 0.7F ? 0.62F : 0.0F;
}

void paint(Stage& stage, Cast& cast) {
  auto random = stage.canvas.random("giant");
  const float tall = stage.tall(), wide = stage.wide();
  const bool tall_sheet = stage.canvas.is_tall();
  const bool floats = !cast.actors[giant_of(stage.brief, cast)].shape.stands;
  const bool low = tall_sheet && random.chance(0.5F);
  if (low)
    title_below(stage, 0.755F);
  else
    title_above(stage, tall_sheet ? 0.2F : 0.18F);
  const float focus = focus_x(stage);
  stage.horizon = tall * (low ? random.between(0.6F, 0.64F) : random.between(0.66F, 0.7F));
  Setting setting = setting_for(stage);
  if (setting == Setting::interior || setting == Setting::underwater) setting = Setting::field;
  if (setting == Setting::sea || setting == Setting::swamp) setting = Setting::coast;
  stage.light = {focus, stage.horizon - 0.22F};
  BackdropLook look{.setting = setting, .has_disc = !stage.heavens.empty(), .relief = 0.75F};
  look.disc = {.x = focus, .y = stage.horizon - 0.3F, .radius = 0.2F, .sink = 0.4F};
  const std::size_t index = giant_of(stage.brief, cast);
  Actor giant = std::move(cast.actors[index]);
  // Behind the land: sky first, then the giant, then hills over its feet.
  const Backdrop place = paint_backdrop(stage, look);
  paint_glow(stage, focus, stage.horizon - 0.3F, 0.5F, stage.lit(), 0.5F);
  const float ceiling = tall * (low ? 0.05F : tall_sheet ? 0.21F : 0.08F);
  const float aspect = std::max(0.2F, giant.shape.aspect);
  const float room = std::min(wide, 1.05F) * 0.96F;
  const float h = std::min({(stage.horizon - ceiling) * (floats ? 0.62F : 1.0F), room / aspect});
  const bool mirrored = giant.shape.facing != Facing::front && random.chance(0.5F);
  StampLook veil{.tone_range = 0.4F,
                 .rim = 0.9F,
                 .rim_width = 0.006F,
                 .form = 0.4F,
                 .haze = floats ? 0.2F : 0.34F,
                 .foot_haze = floats ? 0.0F : 0.92F};
  veil.body = mix(stage.inks.shade, stage.inks.sky_middle, 0.3F);
  const Place at{focus + random.between(-0.03F, 0.03F),
                 floats ? lerp(ceiling, stage.horizon, 0.4F) : stage.horizon + 0.035F, h, mirrored};
  place_actor(stage, giant, at, veil, nullptr);
  if (!floats) {
    paint_fog(stage, stage.horizon + 0.01F, 0.07F, 0.75F, 7);
    if (!place.reflective && place.ledge.empty()) {
      const Profile line = hill_profile(stage, stage.horizon + 0.035F, 0.016F, 2.2F, 91);
      const Ink ink = mix(stage.haze(), mix(stage.inks.shade, stage.inks.sky_middle, 0.25F), 0.7F);
      if (setting != Setting::desert && setting != Setting::planet)
        paint_pines(stage, line, 0.03F, 0.07F, 30, ink, 9);
      paint_ridge(stage, line, ink, 0.4F, 0.5F);
      // The hills reach to the foot of the sheet: the ground before them is laid again.
      const bool sand = setting == Setting::desert || setting == Setting::planet || setting == Setting::road;
      const float near = stage.horizon + 0.055F;
      paint_ground(stage, {.soil = setting == Setting::snow                                     ? Soil::snow
                                   : sand                                                       ? Soil::sand
                                   : setting == Setting::mountains || setting == Setting::coast ? Soil::earth
                                                                                                : Soil::grass,
                           .top = near,
                           .stones = setting == Setting::planet});
      paint_ground_life(stage, setting == Setting::coast ? Setting::field : setting, near);
      paint_fog(stage, near, 0.03F, 0.5F, 8);
    }
  }
  Cast rest;
  for (std::size_t i = 0; i < cast.actors.size(); ++i) {
    if (i != index) rest.actors.push_back(std::move(cast.actors[i]));
  }
  if (!rest.empty()) {
    CastSpot spot{.x = focus + random.between(-0.08F, 0.08F),
                  .foot = tall * (low          ? 0.725F
                                  : tall_sheet ? 0.81F
                                               : 0.86F),
                  .height = std::min(lead_height(rest.lead()) * 0.72F, 0.26F),
                  .width_max = 0.62F,
                  .air = tall * 0.5F,
                  .far_foot = stage.horizon + 0.012F,
                  .reflective = place.reflective};
    if (!place.ledge.empty()) {
      const auto column = static_cast<std::size_t>(
          std::clamp(spot.x * stage.canvas.unit_px(), 0.0F, static_cast<float>(place.ledge.size() - 1)));
      spot.foot = place.ledge[column] + 0.008F;
      spot.shadows = false;
    }
    light_behind(stage, spot.x, spot.foot, spot.height);
    place_cast(stage, rest, spot);
  }
  paint_weather(stage);
  finish(stage, {.bloom = 0.36F, .vignette = 0.34F, .contrast = 0.1F, .foot_from = low ? 0.7F : 0.8F});
}

}  // namespace

const Archetype kLoomingGiant{"looming-giant", "Something huge in the haze, someone small before it.",
                              Family::large,   can,
                              score,           paint};

}  // namespace onesheet::illustrator

// Two against each other, or for each other, with the light between them.
#include <algorithm>

#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/backdrop.h"

namespace onesheet::illustrator {
namespace {

using brief::Kind;
using brief::Relation;
using brief::Setting;

bool can_face(const Actor& a) {
  const Kind k = a.subject->kind;
  return k != Kind::building && k != Kind::plant && k != Kind::celestial &&
         a.habitat != Habitat::underwater && a.habitat != Habitat::water_surface;
}

float score(const brief::Brief& brief, const Cast& cast) {
  if (cast.empty() || !can_face(cast.lead()) || brief_has(brief, {Setting::underwater})) return 0;
  if (brief_has(brief, {Setting::interior})) return 0;
  const bool pair = cast.lead().count() == 2 && cast.actors.size() == 1;
  const bool two = cast.actors.size() == 2 && can_face(cast.actors[1]) && cast.lead().count() == 1 &&
                   cast.actors[1].count() == 1;
  if (two && cast.actors[1].subject->relation == Relation::versus) return 1.0F;
  if (pair && lead_is(cast, {Kind::person, Kind::animal, Kind::creature})) return 0.92F;
  if (two && brief_is(brief, {brief::Genre::romance, brief::Genre::action, brief::Genre::western}))
    return 0.8F;
  if (two && cast.actors[1].subject->relation == Relation::beside && cast.actors[1].shape.stands &&
      cast.lead().shape.stands)
    return 0.66F;
  return 0;
}

void paint(Stage& stage, Cast& cast) {
  auto random = stage.canvas.random("face off");
  const float wide = stage.wide(), tall = stage.tall();
  title_above(stage, 0.2F);
  const bool wide_sheet = stage.canvas.is_wide();
  stage.horizon = tall * random.between(0.655F, 0.69F);
  const float focus = focus_x(stage);
  const float radius = wide_sheet ? 0.34F : stage.canvas.is_tall() ? 0.36F : 0.29F;
  Setting setting = setting_for(stage);
  if (setting == Setting::sea || setting == Setting::swamp || setting == Setting::interior ||
      setting == Setting::underwater)
    setting = Setting::coast;
  BackdropLook look{.setting = setting, .relief = 0.8F};
  look.disc = {
      .x = focus, .y = stage.horizon - radius * random.between(0.6F, 0.85F), .radius = radius, .sink = 0.2F};
  stage.light = {focus, look.disc.y + radius * 0.3F};
  if (is_stormy(stage.brief)) stage.light.y = stage.horizon - 0.12F;
  const Backdrop place = paint_backdrop(stage, look);

  float foot = tall * (stage.canvas.is_tall() ? 0.775F : 0.84F);
  if (!place.ledge.empty()) foot = *std::ranges::min_element(place.ledge) + 0.03F;
  CastSpot ground{.foot = foot, .reflective = place.reflective};
  StampLook style;
  style.rim = 1.15F;
  const float reach = std::min(0.235F, wide * 0.235F);
  for (int i = 0; i < 2; ++i) {
    const bool same = cast.actors.size() == 1;
    Actor& actor = same ? cast.lead() : cast.actors[static_cast<std::size_t>(i)];
    const Shape& shape = same ? actor.shape_for(i) : actor.shape;
    float h = std::min(0.42F, 0.42F / std::max(0.2F, shape.aspect));
    if (!same && i == 1)
      h = std::clamp(height_beside(cast.lead(), actor,
                                   std::min(0.42F, 0.42F / std::max(0.2F, cast.lead().shape.aspect))),
                     0.2F, std::min(0.56F, 0.46F / std::max(0.2F, shape.aspect)));
    const Facing inwards = i == 0 ? Facing::right : Facing::left;
    Place p{focus + (i == 0 ? -reach : reach), foot, h};
    if (!shape.stands) p.y = foot - h * 0.8F;
    p.mirrored = shape.facing != Facing::front ? shape.facing != inwards : i == 1;
    if (shape.stands) {
      if (ground.reflective)
        reflect(stage, shape, p, 0.6F, 0.05F);
      else
        cast_shadow(stage, shape, p, 0.6F);
      contact_shadow(stage, shape, p, 0.75F);
    }
    stage.guide.subjects.push_back(stamp(stage, shape, p, style));
    credit(stage, actor);
  }
  paint_weather(stage);
  finish(stage, {.bloom = 0.36F, .vignette = 0.3F, .contrast = 0.1F});
}

}  // namespace

const Archetype kFaceOff{
    "face-off",   "Two against each other, or for each other, with the light between them.",
    Family::pair, needs_two_standing,
    score,        paint};

}  // namespace onesheet::illustrator

// A small figure before a vast disc: the oldest trick of the adventure poster.
#include <algorithm>

#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/backdrop.h"

namespace onesheet::illustrator {
namespace {

using brief::Kind;
using brief::Setting;

float score(const brief::Brief& brief, const Cast& cast) {
  if (cast.empty() || cast.find(Habitat::underwater) != nullptr) return 0;
  if (cast.lead().habitat == Habitat::water_surface &&
      !brief_has(brief, {Setting::sea, Setting::coast, Setting::unspecified}))
    return 0.6F;
  if (brief_has(brief, {Setting::underwater, Setting::interior})) return 0.25F;
  if (lead_is(cast, {Kind::building, Kind::plant})) return 0.4F;
  if (lead_is(cast, {Kind::celestial})) return 0.1F;
  if (lead_is(cast, {Kind::object, Kind::food})) return 0.45F;
  float s = lead_is(cast, {Kind::vehicle}) ? 0.7F : 0.85F;
  if (!cast.lead().shape.stands && cast.lead().habitat != Habitat::water_surface) s -= 0.15F;
  if (brief.setting != Setting::unspecified) s += 0.1F;
  if (brief_has(brief, {Setting::forest, Setting::city, Setting::jungle})) s -= 0.15F;
  return s;
}

void paint(Stage& stage, Cast& cast) {
  auto random = stage.canvas.random("lone figure");
  const float tall = stage.tall();
  title_above(stage, stage.canvas.is_tall() ? 0.235F : 0.2F);
  const bool square = !stage.canvas.is_wide() && !stage.canvas.is_tall();
  stage.horizon = tall * random.between(0.615F, 0.655F);
  const float focus = focus_x(stage);
  const float form = random.unit();
  float radius = (square ? 0.23F : 0.3F) * (form < 0.45F ? 1.0F : form < 0.75F ? 1.22F : 0.7F);
  if (stage.canvas.is_wide()) radius = std::min(radius, 0.33F);
  const float side = random.chance(0.5F) ? -1.0F : 1.0F;
  const float off = form < 0.6F ? 0.0F : side * 0.13F;
  Setting setting = setting_for(stage);
  if (cast.lead().habitat == Habitat::water_surface) setting = Setting::sea;
  if (setting == Setting::underwater || setting == Setting::interior) setting = Setting::field;
  BackdropLook look{.setting = setting};
  look.disc = {.x = focus + off,
               .y = stage.horizon - radius * (form < 0.75F ? 0.62F : 1.5F),
               .radius = radius,
               .sink = 0.25F};
  stage.light = {look.disc.x, look.disc.y + radius * 0.2F};
  look.disc.kind = disc_kind_for(stage);
  look.kind_given = true;
  if (look.disc.kind == DiscKind::planet) stage.light = {look.disc.x - side * 0.62F, stage.horizon - 0.12F};
  if (is_stormy(stage.brief)) stage.light.y = stage.horizon - 0.06F;
  const Backdrop place = paint_backdrop(stage, look);

  CastSpot spot{.x = focus - off * 0.6F,
                .foot = tall * (stage.canvas.is_tall() ? 0.795F : 0.82F),
                .height = lead_height(cast.lead()),
                .width_max = stage.canvas.is_wide() ? 0.9F : 0.74F};
  spot.air = std::max(0.3F * tall, look.disc.y - radius * 0.1F);
  spot.far_foot = stage.horizon + 0.012F;
  spot.reflective = place.reflective;
  spot.islets = place.water || setting == Setting::coast;
  if (place.water) {
    if (cast.lead().habitat == Habitat::water_surface) {
      spot.foot = stage.horizon + 0.11F;
    } else {
      // A flat rock to stand on.
      Profile rock(static_cast<std::size_t>(stage.canvas.width_px()));
      const auto rough = hill_profile(stage, 0, 0.006F, 8, 3);
      for (std::size_t i = 0; i < rock.size(); ++i) {
        const float x = (static_cast<float>(i) + 0.5F) / stage.canvas.unit_px();
        const float d = std::fabs(x - spot.x) / 0.3F;
        rock[i] = spot.foot - 0.006F + 0.26F * d * d * d + rough[i] * (0.3F + d);
      }
      paint_rock(stage, rock, 0.5F, 0);
      spot.reflective = false;
      spot.shadows = false;
    }
  }
  if (!place.ledge.empty()) {
    const auto column = static_cast<std::size_t>(
        std::clamp(spot.x * stage.canvas.unit_px(), 0.0F, static_cast<float>(place.ledge.size() - 1)));
    spot.foot = place.ledge[column] + 0.008F;
    spot.shadows = false;
  }
  place_cast(stage, cast, spot);
  if (!stage.brief.no_people && stage.brief.genre != brief::Genre::sci_fi && !stage.night &&
      random.chance(0.35F)) {
    paint_birds(stage, look.disc.x + side * radius * 0.7F, look.disc.y - radius * 0.5F, 0.1F, 7,
                mix(stage.inks.shade, stage.inks.sky_middle, 0.3F));
  }
  paint_weather(stage);
  finish(stage, {.bloom = 0.36F, .vignette = 0.32F, .contrast = 0.1F});
}

}  // namespace

const Archetype kLoneFigureDisc{
    "lone-figure-disc", "A small figure before a vast disc.", Family::small, needs_someone, score, paint};

}  // namespace onesheet::illustrator

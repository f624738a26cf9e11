// A small figure before a vast disc: the oldest trick of the adventure poster.
#include <algorithm>
#include <array>

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
  float s = lead_is(cast, {Kind::vehicle}) ? 0.62F : 0.68F;
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
  const float focus = focus_x(stage);
  const float side = random.chance(0.5F) ? -1.0F : 1.0F;
  // How disc, horizon and figure stand to each other.
  enum Form { behind, vast, low_sun, high_and_small, thin_moon, glow };
  Form form = std::array{behind, vast, low_sun, high_and_small, thin_moon, glow}[random.below(6)];
  if (form == thin_moon && (!stage.night || !stage.heavens.empty())) form = high_and_small;
  if (form == glow && !stage.heavens.empty()) form = low_sun;
  stage.horizon =
      tall * (form == low_sun || form == glow ? random.between(0.64F, 0.69F) : random.between(0.58F, 0.645F));
  const float most = stage.canvas.is_wide() ? 0.36F : square ? 0.3F : 0.46F;
  float radius = 0.0F, rise = 0.0F, off = 0.0F, aside = 0.0F;  // rise: of the centre above the horizon
  switch (form) {
    case behind:
      radius = std::min(most, random.between(0.24F, 0.32F));
      rise = radius * 0.62F;
      break;
    case vast:
      radius = std::min(most, 0.44F);
      rise = radius * random.between(0.2F, 0.45F);
      off = side * 0.1F;
      aside = 0.16F;
      break;
    case low_sun:
      radius = random.between(0.12F, 0.17F);
      rise = radius * 0.15F;
      aside = random.between(0.0F, 0.06F);
      break;
    case high_and_small:
      radius = random.between(0.07F, 0.11F);
      rise = tall * 0.24F;
      off = side * random.between(0.14F, 0.22F);
      aside = random.between(0.08F, 0.16F);
      break;
    case thin_moon:
    case glow:
      rise = 0.03F;
      off = side * random.between(0.05F, 0.2F);
      aside = random.between(0.02F, 0.14F);
      break;
  }
  Setting setting = setting_for(stage);
  if (cast.lead().habitat == Habitat::water_surface) setting = Setting::sea;
  if (setting == Setting::underwater || setting == Setting::interior) setting = Setting::field;
  BackdropLook look{.setting = setting};
  look.has_disc = form != thin_moon && form != glow;
  look.disc = {.x = focus + off,
               .y = stage.horizon - rise,
               .radius = std::max(radius, 0.05F),
               .sink = form == low_sun ? 0.1F : 0.25F};
  stage.light = {look.disc.x, look.disc.y + radius * 0.2F};
  look.disc.kind = disc_kind_for(stage);
  look.kind_given = true;
  if (look.disc.kind == DiscKind::planet) stage.light = {look.disc.x - side * 0.62F, stage.horizon - 0.12F};
  if (is_stormy(stage.brief)) stage.light.y = stage.horizon - 0.06F;
  const Backdrop place = paint_backdrop(stage, look);

  if (form == thin_moon && !is_stormy(stage.brief))
    paint_crescent(stage, focus + off, stage.horizon - tall * 0.25F, 0.06F, -side);

  CastSpot spot{.x = focus - side * aside,
                .foot = tall * (stage.canvas.is_tall() ? 0.795F : 0.82F),
                .height = lead_height(cast.lead()),
                .width_max = stage.canvas.is_wide() ? 0.9F : 0.74F};
  spot.air = std::max(0.3F * tall, std::min(look.disc.y - radius * 0.1F, stage.horizon - 0.16F));
  spot.far_foot = stage.horizon + 0.012F;
  spot.reflective = place.reflective;
  spot.islets = place.water || setting == Setting::coast;
  if (place.water) {
    if (cast.lead().habitat == Habitat::water_surface) {
      spot.foot = stage.horizon + 0.11F;
    } else {
      const float half = std::max(
          0.1F, 0.5F * spot.height * cast.lead().shape.aspect * static_cast<float>(cast.lead().count()));
      paint_skerry(stage, spot.x, spot.foot, std::min(half, 0.3F));
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
  if (!place.water && random.chance(0.7F))
    paint_wayside(stage, setting, setting == Setting::coast ? stage.horizon + 0.085F : stage.horizon + 0.004F,
                  spot.x);
  light_behind(stage, spot.x, spot.foot, spot.height);
  place_cast(stage, cast, spot);
  if (!stage.brief.no_people && stage.brief.genre != brief::Genre::sci_fi && !stage.night &&
      random.chance(0.35F)) {
    paint_birds(stage, look.disc.x + side * std::max(radius, 0.15F) * 0.7F,
                look.disc.y - std::max(radius, 0.2F) * 0.5F, 0.1F, 7,
                mix(stage.inks.shade, stage.inks.sky_middle, 0.3F));
  }
  paint_weather(stage);
  finish(stage, {.bloom = 0.36F, .vignette = 0.32F, .contrast = 0.1F});
}

}  // namespace

const Archetype kLoneFigureDisc{
    "lone-figure-disc", "A small figure before a vast disc.", Family::small, needs_someone, score, paint};

}  // namespace onesheet::illustrator

// A company in a row on a dark ridge under a great sky.
#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/backdrop.h"

namespace onesheet::illustrator {
namespace {

using brief::Kind;
using brief::Setting;

float score(const brief::Brief& brief, const Cast& cast) {
  if (cast.empty() || cast.lead().habitat == Habitat::underwater ||
      cast.lead().habitat == Habitat::water_surface)
    return 0;
  if (brief_has(brief, {Setting::underwater, Setting::space, Setting::interior, Setting::city, Setting::sea,
                        Setting::ice, Setting::planet}))
    return 0;
  if (!cast.lead().shape.stands || lead_is(cast, {Kind::object, Kind::food, Kind::celestial, Kind::building}))
    return 0;
  int heads = 0;
  for (const Actor& a : cast.actors) heads += a.count();
  float s = heads >= 3 ? 0.95F : heads == 2 ? 0.74F : 0.7F;
  if (brief_is(brief,
               {brief::Genre::war, brief::Genre::family, brief::Genre::western, brief::Genre::adventure}))
    s += 0.05F;
  if (brief_has(brief, {Setting::field, Setting::desert, Setting::mountains})) s += 0.03F;
  if (brief_has(brief, {Setting::forest, Setting::snow, Setting::coast})) s -= 0.12F;
  return s;
}

void paint(Stage& stage, Cast& cast) {
  auto random = stage.canvas.random("silhouettes");
  const float tall = stage.tall(), unit = stage.canvas.unit_px();
  title_above(stage, 0.25F);
  const bool wide_sheet = stage.canvas.is_wide();
  const float focus = focus_x(stage);
  stage.horizon = tall * 0.7F;
  const float radius = random.between(0.13F, 0.22F), side = random.chance(0.5F) ? -1.0F : 1.0F;
  BackdropLook look{
      .setting = stage.brief.setting == Setting::unspecified ? Setting::field : stage.brief.setting,
      .relief = 0.8F,
      .near_ground = false};
  look.disc = {
      .x = focus + side * 0.16F, .y = tall * random.between(0.5F, 0.58F), .radius = radius, .sink = 0.3F};
  stage.light = {look.disc.x, look.disc.y};
  paint_backdrop(stage, look);
  // Ridges behind ridges, the last one black.
  for (int i = 0; i < 3; ++i) {
    const auto k = static_cast<float>(i);
    const Profile line = hill_profile(stage, tall * (0.655F + 0.028F * k), 0.022F, 1.1F + 0.5F * k, 40 + i);
    paint_ridge(stage, line,
                mix(stage.haze(), mix(stage.inks.shade, stage.inks.sky_middle, 0.4F), 0.25F + 0.2F * k), 0.3F,
                0.4F);
    paint_fog(stage, tall * (0.67F + 0.028F * k), 0.03F, 0.22F, i);
  }
  const Ink black = mix(stage.inks.shade, stage.inks.sky_middle, 0.03F);
  Profile ridge(static_cast<std::size_t>(stage.canvas.width_px()));
  const Profile rough = hill_profile(stage, 0, 0.0055F, 5, 44);
  const float crest = tall * (stage.canvas.is_tall() ? 0.755F : 0.78F);
  for (std::size_t i = 0; i < ridge.size(); ++i) {
    const float x = (static_cast<float>(i) + 0.5F) / unit;
    ridge[i] = crest + 0.05F * square((x - focus) / 0.6F) + rough[i];
  }
  const auto foot_at = [&](float x) {
    return ridge[static_cast<std::size_t>(std::clamp(x * unit, 0.0F, static_cast<float>(ridge.size() - 1)))];
  };

  CastSpot spot{.x = focus,
                .foot = foot_at(focus) + 0.008F,
                .height = std::min(lead_height(cast.lead()) * 1.02F, 0.34F),
                .width_max = wide_sheet ? 0.95F : 0.84F,
                .shadows = false};
  spot.air = tall * 0.36F;
  spot.far_foot = tall * 0.7F;
  spot.look = {.tone_range = 0.12F, .rim = 1.0F, .rim_width = 0.016F, .form = 0.1F};
  spot.look.body = black;
  const bool bare = brief_has(stage.brief, {Setting::desert, Setting::planet, Setting::ice, Setting::snow});
  paint_hillside(stage, ridge, bare ? Soil::sand : Soil::grass, black);
  place_cast(stage, cast, spot);
  if (!is_stormy(stage.brief) && random.chance(0.6F))
    paint_birds(stage, focus - side * 0.25F, tall * 0.4F, 0.1F, 8,
                mix(stage.inks.shade, stage.inks.sky_middle, 0.3F));
  paint_weather(stage);
  finish(stage, {.bloom = 0.36F, .vignette = 0.3F, .contrast = 0.1F});
}

}  // namespace

const Archetype kSilhouettes{"silhouettes-on-horizon",
                             "A company in a row on a dark ridge under a great sky.",
                             Family::small,
                             needs_someone,
                             score,
                             paint};

}  // namespace onesheet::illustrator

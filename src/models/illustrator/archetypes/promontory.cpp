// A building on a headland or hill against the sky, with someone small before it.
#include <cmath>
#include <numbers>

#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/backdrop.h"

namespace onesheet::illustrator {
namespace {

using brief::Kind;
using brief::Setting;

const Actor* building_of(const Cast& cast) { return cast.find(Kind::building); }

float score(const brief::Brief& brief, const Cast& cast) {
  if (cast.empty() || building_of(cast) == nullptr) return 0;
  if (brief_has(brief, {Setting::underwater, Setting::space, Setting::interior})) return 0.3F;
  const bool leads =
      lead_is(cast, {Kind::building}) || cast.lead().subject->concept_id == "lighthouse_keeper";
  if (brief_has(brief, {Setting::city})) return leads ? 0.6F : 0.35F;
  return leads ? 1.0F : 0.82F;
}

bool by_the_sea(const brief::Brief& brief, const Actor& building) {
  return brief_has(brief, {Setting::sea, Setting::coast}) ||
         (building.subject->concept_id == "lighthouse" &&
          !brief_has(brief, {Setting::desert, Setting::forest, Setting::city, Setting::field}));
}

// The middle of the highest lit part: where a lighthouse has its lamp.
bool find_lamp(const Shape& shape, pixels::Point& lamp) {
  bool found = false;
  float highest = 0;
  for (const Layer& layer : shape.layers) {
    if (!layer.emissive) continue;
    const auto box = layer.path.bounds();
    if (!found || box.top < highest) {
      highest = box.top;
      lamp = {(box.left + box.right) * 0.5F, (box.top + box.bottom) * 0.5F};
      found = true;
    }
  }
  return found;
}

void paint(Stage& stage, Cast& cast) {
  auto random = stage.canvas.random("promontory");
  const float wide = stage.wide(), tall = stage.tall(), unit = stage.canvas.unit_px();
  title_above(stage, tall > 1.12F ? 0.22F : 0.17F);
  Actor* building = nullptr;
  for (Actor& actor : cast.actors) {
    if (actor.subject->kind == Kind::building && building == nullptr) building = &actor;
  }
  const bool sea = by_the_sea(stage.brief, *building), wide_sheet = stage.canvas.is_wide();
  stage.horizon = tall * 0.66F;
  const float side = random.chance(0.5F) && !wide_sheet ? -1.0F : 1.0F;
  const float x = wide_sheet ? wide * 0.7F : wide * (0.5F + 0.09F * side);
  const bool stormy = is_stormy(stage.brief);

  const float aspect = std::max(0.12F, building->shape.aspect);
  float height = (aspect < 0.6F ? 0.6F : 0.46F) * (tall > 1.12F ? 1.0F : 0.82F);
  height = std::min(height, 0.6F * std::min(wide, 1.15F) / aspect);
  const float top = tall * (sea ? 0.70F : 0.715F);

  const float radius = std::min(0.27F, height * 0.62F);
  BackdropLook look{.setting = sea ? Setting::sea : stage.brief.setting};
  if (!sea && brief_has(stage.brief, {Setting::unspecified, Setting::sea, Setting::coast, Setting::city,
                                      Setting::interior, Setting::underwater}))
    look.setting = Setting::forest;
  look.disc = {.x = x - side * 0.05F, .y = top - height * 0.72F, .radius = radius};
  look.near_ground = sea;
  stage.light = stormy ? Light{x - side * 0.24F, stage.horizon - 0.07F} : Light{look.disc.x, look.disc.y};
  paint_backdrop(stage, look);
  if (sea && stage.brief.setting == Setting::coast) stage.drawn.emplace_back(brief::name_of(Setting::coast));

  // The headland: flat where the building stands, falling away to one side, broken at the edge.
  const float half = std::max(0.12F, aspect * height * 0.5F + 0.05F);
  Profile land(static_cast<std::size_t>(stage.canvas.width_px()));
  const Profile rough = hill_profile(stage, 0, 0.011F, 9, 9);
  for (std::size_t i = 0; i < land.size(); ++i) {
    const float px = (static_cast<float>(i) + 0.5F) / unit, d = (px - x) * side;
    // d < 0 is the seaward side.
    float y = top;
    if (sea) {
      const float out = std::max(0.0F, -d - half - 0.10F);
      y += 0.55F * std::pow(out / 0.2F, 1.6F) * 0.4F + 0.05F * smooth(half, half + 0.1F, -d);
      y -= 0.05F * smooth(half, half + 0.3F, d);
    } else {
      const float out = std::max(0.0F, std::fabs(d) - half);
      y += 0.2F * (1 - exp_fast(-square(out / 0.24F)));
    }
    const float calm = 1 - 0.85F * bell(d, half * 0.9F);
    land[i] = y + rough[i] * calm;
  }
  StampLook towering{
      .tone_range = 0.45F, .rim = 0.9F, .rim_width = 0.012F, .form = 0.35F, .foot_haze = 0.12F};
  towering.body = mix(stage.inks.shade, stage.inks.sky_middle, 0.16F);
  const Place place{x, top + 0.008F, height, side < 0 && building->shape.facing != Facing::front};
  pixels::Point lamp;
  const bool beacon = building->subject->concept_id == "lighthouse" && find_lamp(building->shape, lamp);
  const float lamp_x = x + lamp.x * height * (place.mirrored ? -1.0F : 1.0F),
              lamp_y = place.y + lamp.y * height;
  if (beacon) {
    constexpr float pi = std::numbers::pi_v<float>;
    const float lean = random.between(0.10F, 0.2F);
    paint_beam(stage, lamp_x, lamp_y, side > 0 ? pi - lean * 0.9F : lean * 0.9F, 0.1F, 1.15F, 0.85F);
    paint_beam(stage, lamp_x, lamp_y, side > 0 ? -lean * 0.5F : pi + lean * 0.5F, 0.1F, 0.8F, 0.6F);
  }
  stage.guide.subjects.push_back(stamp(stage, building->shape, place, towering));
  credit(stage, *building);
  if (beacon) paint_glow(stage, lamp_x, lamp_y, 0.05F, stage.inks.light, 0.85F);
  paint_rock(stage, land, 0.62F, 0);

  // Everyone else stands small at the brink, so that the building is large.
  CastSpot spot{.x = x - side * (half + 0.075F),
                .height = 0.125F,
                .width_max = 0.3F,
                .air = tall * 0.3F,
                .shadows = false};
  const auto column =
      static_cast<std::size_t>(std::clamp(spot.x * unit, 0.0F, static_cast<float>(land.size() - 1)));
  spot.foot = land[column] + 0.006F;
  spot.look.rim = 1.1F;
  spot.look.rim_width = 0.035F;
  Cast others;
  for (Actor& actor : cast.actors) {
    if (!actor.placed) others.actors.push_back(std::move(actor));
  }
  if (!others.empty()) {
    if (others.lead().habitat == Habitat::air || others.lead().habitat == Habitat::space ||
        !others.lead().shape.stands) {
      const float h = std::min(0.22F, 0.4F / std::max(0.4F, others.lead().shape.aspect));
      spot.x = wide_sheet ? wide * 0.5F : x - side * 0.3F;
      spot.foot = tall * 0.36F;
      spot.height = h;
      if (others.lead().habitat == Habitat::water_surface || others.lead().habitat == Habitat::underwater)
        spot.foot = stage.horizon + 0.09F, spot.height = 0.1F, spot.x = x - side * 0.34F;
    } else {
      spot.height *= std::clamp(others.lead().shape.real_height_m / 1.7F, 0.75F, 1.5F);
    }
    place_cast(stage, others, spot);
  }
  if (brief_is(stage.brief, {brief::Genre::horror}) || brief_has(stage.brief, {Setting::graveyard})) {
    const Ink black = mix(stage.inks.shade, stage.inks.sky_middle, 0.03F);
    const float h = 0.78F * std::min(tall, 1.3F);
    paint_path(stage, bare_tree_path(stage.canvas.seed()),
               {h * side, 0, 0, h, side > 0 ? 0.05F : wide - 0.05F, tall * 0.95F}, black, 1);
    paint_birds(stage, look.disc.x - side * 0.08F, look.disc.y, 0.13F, 9, black);
  }
  paint_fog(stage, tall * 0.8F, 0.05F, 0.3F, 8);
  paint_weather(stage);
  finish(stage, {.bloom = 0.4F, .vignette = 0.36F, .contrast = 0.1F, .foot_fade = 0.85F});
}

}  // namespace

const Archetype kPromontory{"structure-on-promontory", score, paint};

}  // namespace onesheet::illustrator

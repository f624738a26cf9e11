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
  // What lives under water is no company for a building on a cliff.
  if (brief_has(brief, {Setting::underwater}) && cast.find(Habitat::underwater) != nullptr) return 0;
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

// A dark mound with a path that winds down to us, and what stands at its foot.
void paint_hill(Stage& stage, const Profile& land, float door_x, float top) {
  const auto& inks = stage.inks;
  const float tall = stage.tall(), wide = stage.wide();
  Ink earth = mix(inks.shade, inks.sky_middle, 0.13F);
  if (brief_has(stage.brief, {Setting::snow, Setting::ice}) || stage.brief.weather == brief::Weather::snow)
    earth = mix(mix(inks.horizon, inks.sky_middle, 0.4F), kWhite, 0.15F);
  if (brief_has(stage.brief, {Setting::desert}))
    earth = mix(mix(inks.sky_middle, inks.horizon, 0.3F), inks.shade, 0.3F);
  paint_ridge(stage, land, earth, 0.9F, 0);
  const float drift = door_x > wide * 0.5F ? -0.14F : 0.14F;
  const Ink gravel = mix(earth, stage.lit(), 0.4F);
  stage.canvas.paint(
      [&](float x, float y, Ink& colour) {
        const float t = (y - top) / (tall - top);
        if (t <= 0) return;
        const float middle =
            door_x + drift * t + 0.085F * std::sin(t * 7.4F) * (1 - 0.25F * t) * smooth(0.0F, 0.2F, t);
        const float half = 0.005F + 0.085F * std::pow(t, 1.5F);
        const float cover = smooth(half * 1.25F, half * 0.75F, std::fabs(x - middle));
        colour = mix(colour, gravel, cover * 0.62F * (1 - 0.8F * smooth(0.2F, 0.95F, t)));
      },
      top);
  const Ink black = mix(inks.shade, inks.sky_middle, 0.04F);
  const bool eerie =
      brief_is(stage.brief, {brief::Genre::horror}) || brief_has(stage.brief, {Setting::graveyard});
  if (eerie) {
    pixels::Path fence;
    const float foot = tall * 0.925F, high = 0.075F, gate = door_x + drift * 0.9F;
    for (float x = -0.01F; x < wide + 0.02F; x += 0.0185F) {
      if (std::fabs(x - gate) < 0.085F) continue;
      fence.add_rect(x - 0.0012F, foot - high, x + 0.0012F, foot + 0.02F);
      fence.add_polygon({{x - 0.0036F, foot - high}, {x, foot - high - 0.013F}, {x + 0.0036F, foot - high}});
    }
    for (const float y : {foot - high * 0.82F, foot - high * 0.18F}) {
      fence.add_rect(-0.01F, y - 0.0013F, gate - 0.085F, y + 0.0013F);
      fence.add_rect(gate + 0.085F, y - 0.0013F, wide + 0.01F, y + 0.0013F);
    }
    for (const float x : {gate - 0.088F, gate + 0.088F}) {
      fence.add_rect(x - 0.009F, foot - high * 1.25F, x + 0.009F, foot + 0.03F);
      fence.add_rect(x - 0.012F, foot - high * 1.32F, x + 0.012F, foot - high * 1.24F);
    }
    paint_path(stage, fence, {}, black, 1);
    paint_grass(stage, foot - 0.002F, 0.03F, black, 4);
  } else {
    const Profile near = hill_profile(stage, tall * 0.93F, 0.012F, 2.0F, 51);
    if (!brief_has(stage.brief, {Setting::desert})) paint_pines(stage, near, 0.06F, 0.15F, 9, black, 31);
    paint_ridge(stage, near, black, 0, 0);
  }
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
  height *= std::clamp(0.45F + 0.05F * building->shape.real_height_m, 0.62F, 1.0F);  // a cottage is no castle
  height = std::min(height, 0.6F * std::min(wide, 1.15F) / aspect);
  // What is itself a mountain stands on the plain, far and huge, not on a hill.
  const bool vast = !sea && aspect > 0.75F && building->shape.real_height_m > 60;
  if (vast) height = std::min(0.62F, 0.8F * std::min(wide, 1.3F) / aspect);
  const float top = vast ? stage.horizon + 0.014F : tall * (sea ? 0.70F : 0.715F);

  const float radius = std::min(0.27F, height * 0.62F);
  BackdropLook look{.setting = sea ? Setting::sea : stage.brief.setting};
  if (!sea && brief_has(stage.brief, {Setting::unspecified, Setting::sea, Setting::coast, Setting::city,
                                      Setting::interior, Setting::underwater}))
    look.setting = Setting::forest;
  look.disc = {.x = x - side * 0.05F, .y = top - height * 0.72F, .radius = radius};
  look.near_ground = sea || vast || look.setting != Setting::forest;
  if (vast) look.relief = 0.5F;
  stage.light = stormy ? Light{x - side * 0.24F, stage.horizon - 0.07F} : Light{look.disc.x, look.disc.y};
  paint_backdrop(stage, look);
  if (sea && stage.brief.setting == Setting::coast) stage.drawn.emplace_back(brief::name_of(Setting::coast));

  const bool crag =
      !sea &&
      (brief_is(stage.brief, {brief::Genre::fantasy, brief::Genre::adventure}) ||
       building->subject->concept_id == "castle" || building->subject->concept_id == "fortress") &&
      !brief_has(stage.brief, {Setting::desert, Setting::field, Setting::graveyard});
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
    } else if (crag) {
      const float out = std::max(0.0F, std::fabs(d) - half + 0.03F);
      y += 0.34F * (1 - exp_fast(-std::pow(out / 0.17F, 1.35F))) - 0.02F * bell(out - 0.05F, 0.03F);
    } else {
      const float out = std::max(0.0F, std::fabs(d) - half * 0.8F);
      y += 0.045F * (1 - exp_fast(-square(out / 0.13F))) + 0.17F * smooth(0.0F, 0.8F, out);
    }
    const float calm = 1 - 0.85F * bell(d, half * 0.9F);
    land[i] = y + rough[i] * calm * (crag ? 1.5F : sea ? 1.0F : 0.45F);
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
    paint_beam(stage, lamp_x, lamp_y, side > 0 ? pi - lean * 0.9F : lean * 0.9F, 0.085F, 1.4F, 1.0F);
    paint_beam(stage, lamp_x, lamp_y, side > 0 ? -lean * 0.5F : pi + lean * 0.5F, 0.085F, 1.0F, 0.8F);
  }
  stage.guide.subjects.push_back(stamp(stage, building->shape, place, towering));
  credit(stage, *building);
  if (beacon) {
    paint_glow(stage, lamp_x, lamp_y, 0.022F, mix(stage.inks.light, kWhite, 0.3F), 1.0F);
    paint_glow(stage, lamp_x, lamp_y, 0.085F, stage.inks.light, 0.6F);
  }
  if (vast)
    paint_fog(stage, top + 0.01F, 0.02F, 0.5F, 9);
  else if (sea || crag)
    paint_rock(stage, land, 0.62F, 0);
  else
    paint_hill(stage, land, x, top);

  // Everyone else stands small at the brink, so that the building is large.
  CastSpot spot{.x = x - side * (half + 0.075F),
                .height = 0.125F,
                .width_max = 0.3F,
                .air = tall * 0.3F,
                .shadows = false};
  const auto column =
      static_cast<std::size_t>(std::clamp(spot.x * unit, 0.0F, static_cast<float>(land.size() - 1)));
  spot.foot = land[column] + 0.006F;
  if (vast) {
    spot.foot = tall * (stage.canvas.is_tall() ? 0.79F : 0.84F);
    spot.x = focus_x(stage) - (wide_sheet ? 0.0F : side * 0.05F);
    spot.height = 0.2F;
    spot.width_max = 0.6F;
    spot.shadows = true;
  }
  spot.look.rim = 1.1F;
  spot.look.rim_width = 0.035F;
  Cast others;
  for (Actor& actor : cast.actors) {
    if (!actor.placed) others.actors.push_back(std::move(actor));
  }
  if (!others.empty()) {
    if (others.lead().habitat == Habitat::air || others.lead().habitat == Habitat::space ||
        !others.lead().shape.stands) {
      spot.height = std::min(0.3F, 0.46F / std::max(0.4F, others.lead().shape.aspect));
      spot.x = wide_sheet ? wide * 0.55F : wide * 0.5F - side * 0.1F;
      spot.foot = top - height * 0.62F;
      spot.width_max = 0.86F;
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

const Archetype kPromontory{"structure-on-promontory",
                            "A building on a rock or a hill, under a great sky.",
                            Family::place,
                            needs_building,
                            score,
                            paint};

}  // namespace onesheet::illustrator

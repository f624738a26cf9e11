// Seen from high up: bare ground to the top of the sheet, a figure and its long shadow.
#include <algorithm>
#include <array>

#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/backdrop.h"
#include "models/illustrator/worlds/ground_life.h"
#include "pixels/blur.h"

namespace onesheet::illustrator {
namespace {

using brief::Kind;
using brief::Setting;

bool can(const brief::Brief&, const Cast& cast) {
  return !cast.empty() && cast.lead().shape.stands && cast.lead().count() <= 3 &&
         cast.lead().shape.aspect < 2.2F && !lead_is(cast, {Kind::celestial});
}

float score(const brief::Brief& brief, const Cast& cast) {
  if (!can(brief, cast)) return 0;
  if (brief_has(brief,
                {Setting::underwater, Setting::space, Setting::sea, Setting::swamp, Setting::interior,
                 Setting::forest, Setting::jungle, Setting::mountains, Setting::city, Setting::coast}) ||
      is_stormy(brief))
    return 0;
  if (cast.actors.size() > 2 || lead_is(cast, {Kind::building, Kind::plant})) return 0;
  // An object standing about on bare ground says nothing.
  if (lead_is(cast, {Kind::object, Kind::food})) return 0;
  float s = lead_is(cast, {Kind::person, Kind::animal, Kind::creature}) ? 0.72F : 0.66F;
  if (brief_has(brief, {Setting::desert, Setting::snow, Setting::road, Setting::planet, Setting::ice}))
    s += 0.12F;
  return s;
}

// The silhouette laid down towards the viewer, `stretch` times as long as the thing is high.
void lay_shadow(Stage& stage, const Shape& shape, const Place& place, float stretch, float lean, Ink ink) {
  Canvas& canvas = stage.canvas;
  const float unit = canvas.unit_px();
  const Cutout cut = cut_out(canvas, shape, place, 0.03F);
  if (cut.cover.empty()) return;
  pixels::Plane soft = cut.cover;
  pixels::blur(soft, 0.03F * place.height * unit, canvas.runner());
  canvas.paint(
      [&](float x, float y, Ink& colour) {
        const float along = (y - place.y) / stretch;
        if (along < 0) return;
        const float sx = x - lean * (y - place.y), sy = place.y - along;
        const float px = sx * unit - static_cast<float>(cut.left_px),
                    py = sy * unit - static_cast<float>(cut.top_px);
        if (px < 0 || py < 0 || px >= static_cast<float>(cut.cover.width()) ||
            py >= static_cast<float>(cut.cover.height()))
          return;
        const float t = clamp01(along / place.height);
        const float cover =
            lerp(pixels::sample(cut.cover, px, py), pixels::sample(soft, px, py), smooth(0.0F, 0.8F, t));
        colour = mix(colour, ink, cover * (0.8F - 0.42F * t));
      },
      place.y - 0.002F, place.y + stretch * place.height * 1.1F);
}

void paint(Stage& stage, Cast& cast) {
  auto random = stage.canvas.random("long shadow");
  Canvas& canvas = stage.canvas;
  const float tall = stage.tall(), wide = stage.wide();
  const bool wide_sheet = canvas.is_wide(), tall_sheet = canvas.is_tall();
  if (wide_sheet)
    title_at(stage, poster::TitlePlace::left_column, {0.05F, 0.3F, 0.44F, 0.74F},
             {poster::TitlePlace::bottom});
  else
    title_at(stage, poster::TitlePlace::bottom,
             {0.07F, tall_sheet ? 0.72F : 0.74F, 0.93F, tall_sheet ? 0.87F : 0.9F});
  const float side = random.chance(0.5F) ? -1.0F : 1.0F;
  const float focus = wide_sheet ? wide * 0.7F : wide * (0.5F + side * random.between(0.05F, 0.14F));
  stage.horizon = tall * random.between(0.1F, 0.16F);
  stage.light = {focus + side * 0.12F, stage.horizon - 0.05F};
  paint_sky(stage, 1.1F);
  paint_clouds(stage, {.cover = 0.4F, .scale = 1.5F, .opacity = 0.7F});
  const Setting setting = setting_for(stage);
  // Where the ground ends there is land still: without it ground and sky are one ramp.
  if (setting == Setting::snow || setting == Setting::mountains || setting == Setting::ice)
    paint_terrain(stage,
                  {.height = 0.5F, .valley = 0.3F, .snow = setting == Setting::mountains ? 0.5F : -1.0F});
  else
    paint_terrain(stage, {.height = 0.32F, .valley = 0.2F, .spread = 0.16F});
  GroundLook ground{.eye_height = 0.42F, .light_pool = 0.95F, .swell = 0.5F};
  switch (setting) {
    case Setting::desert:
    case Setting::planet:
      ground.soil = Soil::sand;
      ground.stones = setting == Setting::planet;
      ground.surface =
          setting == Setting::planet || random.chance(0.45F) ? Surface::plates : Surface::ripples;
      break;
    case Setting::snow:
    case Setting::mountains:
      ground.soil = Soil::snow;
      break;
    case Setting::ice:
      ground.soil = Soil::ice;
      ground.surface = Surface::plates;
      break;
    case Setting::road:
    case Setting::city:
      ground.soil = Soil::earth;
      ground.surface = Surface::cobbles;
      break;
    default:
      ground.soil = Soil::earth;
      ground.surface = std::array{Surface::plates, Surface::clods, Surface::cobbles}[random.below(3)];
      break;
  }
  ground.texture = 1.4F;
  if (ground.surface == Surface::cobbles || ground.surface == Surface::plates) ground.swell = 0.06F;
  paint_ground(stage, ground);
  if (setting == stage.brief.setting && setting != Setting::unspecified &&
      (ground.soil != Soil::earth || setting == Setting::field || setting == Setting::road))
    stage.drawn.emplace_back(brief::name_of(setting));
  if (stage.brief.time != brief::TimeOfDay::unspecified)
    stage.drawn.emplace_back(brief::name_of(stage.brief.time));
  // The low light lies on the ground in a broad path.
  canvas.paint(
      [&](float x, float y, Ink& colour) {
        const float down = (y - stage.horizon) / tall;
        const float spread = 0.2F + 0.5F * down;
        const float pool = exp_fast(-square((x - stage.light.x) / spread)) * exp_fast(-down * 1.6F);
        colour = screen(colour, mix(stage.inks.horizon, stage.inks.light, 0.45F), pool * 0.42F);
        colour =
            mix(colour, mix(stage.inks.ground, stage.inks.shade, 0.5F), 0.3F * smooth(0.45F, 1.0F, down));
      },
      stage.horizon);
  const Ink dark = mix(stage.inks.shade, stage.inks.sky_middle, 0.08F);
  const float foot = tall * (wide_sheet ? 0.5F : tall_sheet ? 0.4F : 0.42F);
  Actor& lead = cast.lead();
  const int count = std::min(lead.count(), 3);
  const float aspect = std::max(0.22F, lead.shape.aspect);
  const float h = std::min({tall * (wide_sheet ? 0.34F : 0.22F),
                            0.6F * std::min(wide, 1.0F) / (aspect * (0.3F + static_cast<float>(count)))});
  const float stretch = std::min(1.75F, (tall * (wide_sheet ? 0.95F : 0.71F) - foot) / h),
              lean = -side * random.between(0.12F, 0.3F);
  struct One {
    Actor* actor;
    const Shape* shape;
    Place place;
  };
  std::vector<One> all;
  for (int i = 0; i < count; ++i) {
    const auto k = static_cast<float>(i) - static_cast<float>(count - 1) * 0.5F;
    all.push_back({&lead,
                   &lead.shape_for(i),
                   {focus + k * h * (aspect + 0.25F), foot + 0.02F * static_cast<float>(i % 2), h,
                    random.chance(0.5F)}});
  }
  float beside = focus + (static_cast<float>(count) * 0.5F * (aspect + 0.25F) * h + 0.05F) * -side;
  for (std::size_t i = 1; i < cast.actors.size(); ++i) {
    Actor& other = cast.actors[i];
    const float size = std::min(height_beside(lead, other, h), 0.34F / std::max(0.3F, other.shape.aspect));
    const float half = size * other.shape.aspect * 0.5F;
    Place place{beside - side * half, foot - 0.015F, size};
    if (!other.shape.stands) place.y = foot - size * 0.9F;
    place.x = std::clamp(place.x, half + 0.03F, wide - half - 0.03F);
    place.mirrored =
        other.shape.facing != Facing::front && (other.shape.facing == Facing::left) == (side < 0);
    beside = place.x - side * (half + 0.04F);
    all.push_back({&other, &other.shape, place});
  }
  for (const One& one : all) {
    if (one.shape->stands) {
      lay_shadow(stage, *one.shape, one.place, stretch, lean, dark);
      contact_shadow(stage, *one.shape, one.place, 0.7F);
    }
  }
  if (lead_is(cast, {Kind::person, Kind::animal}) &&
      (ground.soil == Soil::snow || ground.soil == Soil::sand) &&
      ground.surface.value_or(Surface::ripples) != Surface::plates)
    paint_trail(stage, stage.horizon, all.front().place.x, foot, mix(dark, stage.inks.sky_middle, 0.45F),
                stage.lit(), 0.5F);
  for (const One& one : all) {
    stage.guide.subjects.push_back(stamp(
        stage, *one.shape, one.place, {.tone_range = 0.4F, .rim = 1.3F, .rim_width = 0.014F, .form = 0.4F}));
    credit(stage, *one.actor);
  }
  paint_weather(stage);
  finish(stage,
         {.bloom = 0.34F, .vignette = 0.38F, .contrast = 0.1F, .foot_from = tall_sheet ? 0.7F : 0.78F});
}

}  // namespace

const Archetype kLongShadow{"long-shadow", "Seen from high up: bare ground, a figure and its long shadow.",
                            Family::place, can,
                            score,         paint};

}  // namespace onesheet::illustrator

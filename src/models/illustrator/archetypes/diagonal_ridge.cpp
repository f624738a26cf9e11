// A slope across the sheet and someone on their way up it.
#include <algorithm>
#include <cmath>
#include <vector>

#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/backdrop.h"

namespace onesheet::illustrator {
namespace {

using brief::Genre;
using brief::Kind;
using brief::Setting;

bool can(const brief::Brief&, const Cast& cast) {
  return !cast.empty() && cast.lead().shape.stands && cast.lead().habitat == Habitat::land;
}

float score(const brief::Brief& brief, const Cast& cast) {
  if (!can(brief, cast) || lead_is(cast, {Kind::object, Kind::food, Kind::celestial}) ||
      brief_has(brief, {Setting::underwater, Setting::space, Setting::sea, Setting::interior, Setting::city,
                        Setting::road}))
    return 0;
  if (cast.lead().shape.aspect > 2.6F) return 0;  // trains do not climb
  float s = 0.76F;
  if (brief_has(brief, {Setting::mountains, Setting::snow, Setting::desert, Setting::planet})) s += 0.14F;
  if (brief_is(brief, {Genre::adventure, Genre::western, Genre::fantasy})) s += 0.06F;
  if (cast.lead().count() > 4) s -= 0.1F;
  return s;
}

void paint(Stage& stage, Cast& cast) {
  auto random = stage.canvas.random("diagonal");
  Canvas& canvas = stage.canvas;
  const float tall = stage.tall(), wide = stage.wide(), unit = canvas.unit_px();
  const bool wide_sheet = canvas.is_wide(), tall_sheet = canvas.is_tall();
  // On a wide sheet the slope rises to the right, away from the words.
  const float up = wide_sheet || random.chance(0.5F) ? 1.0F : -1.0F;
  title_above(stage, tall_sheet ? 0.25F : 0.2F);
  stage.horizon = tall * 0.72F;
  const float low_side = wide * 0.5F - up * wide * 0.24F;
  const int sky = static_cast<int>(random.below(3));  // sun behind the slope, a small high disc, none
  const float radius = sky == 0 ? random.between(0.16F, 0.24F) : 0.075F;
  Setting setting = setting_for(stage);
  if (brief_has(stage.brief, {Setting::unspecified}))
    setting = random.chance(0.5F) ? Setting::mountains : Setting::desert;
  if (setting == Setting::coast || setting == Setting::city || setting == Setting::swamp)
    setting = Setting::mountains;
  BackdropLook look{.setting = setting,
                    .has_disc = sky != 2 || !stage.heavens.empty(),
                    .relief = 0.9F,
                    .near_ground = false};
  look.disc = {.x = sky == 0 ? wide * (0.5F + up * 0.06F) : low_side,
               .y = tall * (sky == 0 ? 0.5F : 0.4F),
               .radius = radius,
               .sink = 0.2F};
  stage.light = {look.disc.x, look.disc.y};
  paint_backdrop(stage, look);
  // Three slopes, the nearest dark; each a little steeper.
  const float crest_at = tall * (tall_sheet ? 0.60F : 0.56F);
  const auto slope = [&](int layer, float base, float steep, float amplitude) {
    Profile line = hill_profile(stage, 0, amplitude, 3.2F, 80 + layer);
    for (std::size_t i = 0; i < line.size(); ++i) {
      const float x = (static_cast<float>(i) + 0.5F) / unit, t = (x - wide * 0.5F) * up;
      line[i] += base - steep * t - 0.05F * std::sin(t * 3.2F);
    }
    return line;
  };
  const Ink near_ink = mix(stage.inks.shade, stage.inks.sky_middle, 0.07F);
  const float steep = wide_sheet ? 0.26F : 0.42F;
  paint_ridge(stage, slope(0, crest_at + 0.02F, steep * 0.55F, 0.012F), mix(stage.haze(), near_ink, 0.4F),
              0.5F, 0.5F);
  paint_fog(stage, crest_at + 0.12F, 0.07F, 0.4F, 2);
  Profile ridge = slope(1, crest_at + 0.08F, steep, 0.0075F);
  const float x = wide_sheet ? wide * 0.7F : wide * (0.5F + up * random.between(-0.08F, 0.1F));
  const auto foot_at = [&](float at) {
    return ridge[static_cast<std::size_t>(std::clamp(at * unit, 0.0F, static_cast<float>(ridge.size() - 1)))];
  };
  // A step in the slope where somebody stands: level under people and buildings, half as steep under wheels
  // and paws. Without it one foot hangs in the air and the other is buried.
  const auto cut_step = [&](float at, float half, float lean) {
    const float level = foot_at(at);
    for (std::size_t i = 0; i < ridge.size(); ++i) {
      const float off = (static_cast<float>(i) + 0.5F) / unit - at;
      const float share = smooth(half * 1.7F + 0.02F, half * 1.02F, std::fabs(off));
      if (share > 0) ridge[i] = lerp(ridge[i], level - up * lean * off, share);
    }
  };
  Actor& lead = cast.lead();
  const bool building = lead_is(cast, {Kind::building, Kind::plant});
  const float h =
      std::min(building ? 0.34F : lead_height(lead) * 0.92F, 0.34F / std::max(0.3F, lead.shape.aspect));
  const StampLook style{.tone_range = 0.16F, .rim = 1.0F, .rim_width = 0.014F, .form = 0.2F};
  struct Standing {
    Actor* actor;
    const Shape* shape;
    Place place;
  };
  std::vector<Standing> all;
  // Wheels and paws follow the slope a little, people and buildings stand upright.
  const auto lean_of = [&](const Actor& actor, const Shape& shape) {
    return actor.subject->kind == Kind::person || actor.subject->kind == Kind::building ||
                   actor.subject->kind == Kind::plant || shape.aspect <= 0.9F
               ? 0.0F
               : steep * 0.45F;
  };
  const auto stand = [&](Actor& actor, const Shape& shape, Place place) {
    const float lean = lean_of(actor, shape), half = place.height * shape.aspect * 0.5F;
    cut_step(place.x, actor.subject->kind == Kind::person ? half * 0.72F : half, lean);
    place.y = foot_at(place.x) + 0.005F;
    place.turn = -up * std::atan(lean);
    place.mirrored =
        shape.facing != Facing::front ? (shape.facing == Facing::left) == (up > 0) : all.size() % 2 == 1;
    all.push_back({&actor, &shape, place});
  };
  // One after another up the slope.
  const int count = std::min(lead.count(), 6);
  float at = x - up * static_cast<float>(count - 1) * 0.5F * h * (lead.shape.aspect + 0.3F);
  for (int i = 0; i < count; ++i) {
    stand(lead, lead.shape_for(i), {at, 0, h * (1 - 0.04F * static_cast<float>(i % 3))});
    at += up * h * (lead.shape.aspect + 0.3F);
  }
  // The others: below on the slope, or in the open sky.
  float down = x - up * (static_cast<float>(count) * 0.5F * h * (lead.shape.aspect + 0.3F) + 0.06F);
  for (std::size_t i = 1; i < cast.actors.size(); ++i) {
    Actor& other = cast.actors[i];
    float size = std::clamp(height_beside(lead, other, h), 0.08F, 0.36F);
    size = std::min(size, 0.36F / std::max(0.3F, other.shape.aspect));
    if (!other.shape.stands && other.habitat != Habitat::land) {
      Place place{low_side + up * 0.1F, tall * 0.42F, size};
      place.mirrored =
          other.shape.facing != Facing::front && (other.shape.facing == Facing::left) == (up > 0);
      StampLook look_other = style;
      look_other.haze = 0.14F;
      place_actor(stage, other, place, look_other, nullptr);
      continue;
    }
    const float half = size * other.shape.aspect * 0.5F;
    const float beside = std::clamp(down - up * half, half + 0.02F, wide - half - 0.02F);
    stand(other, other.shape, {beside, 0, size});
    down = beside - up * (half + 0.04F);
  }
  if (setting == Setting::snow || setting == Setting::mountains || setting == Setting::planet ||
      setting == Setting::ice)
    paint_rock(stage, ridge, 0.62F, 1);
  else
    paint_hillside(stage, ridge, setting == Setting::desert ? Soil::sand : Soil::grass, near_ink);
  for (const Standing& one : all) {
    if (one.actor == &lead) {
      stage.guide.subjects.push_back(stamp(stage, *one.shape, one.place, style));
      credit(stage, lead);
    } else {
      place_actor(stage, *one.actor, one.place, style, nullptr);
    }
  }
  paint_weather(stage);
  finish(stage, {.bloom = 0.36F, .vignette = 0.3F, .contrast = 0.1F});
}

}  // namespace

const Archetype kDiagonalRidge{"diagonal-ridge",
                               "A slope across the sheet and someone on their way up it.",
                               Family::small,
                               can,
                               score,
                               paint};

}  // namespace onesheet::illustrator

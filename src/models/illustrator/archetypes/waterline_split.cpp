// Above and below the waterline.
#include <algorithm>

#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/backdrop.h"
#include "pixels/noise.h"

namespace onesheet::illustrator {
namespace {

using brief::Kind;
using brief::Setting;

bool can(const brief::Brief& brief, const Cast& cast) {
  return cast.empty() || cast.find(Habitat::underwater) != nullptr ||
         cast.find(Habitat::water_surface) != nullptr ||
         brief_has(brief, {Setting::underwater, Setting::sea});
}

float score(const brief::Brief& brief, const Cast& cast) {
  // A whale above a city is in the sky.
  if (!brief_has(brief, {Setting::unspecified, Setting::sea, Setting::underwater, Setting::ice,
                         Setting::coast, Setting::snow}))
    return 0;
  if (cast.empty()) return brief_has(brief, {Setting::underwater}) ? 0.9F : 0;
  if (cast.find(Habitat::underwater) != nullptr) {
    if (cast.lead().habitat == Habitat::underwater) return 1;
    // A dog and a goldfish are not at sea.
    return brief.setting == Setting::unspecified && cast.lead().habitat == Habitat::land ? 0 : 0.9F;
  }
  if (brief_has(brief, {Setting::underwater})) return 0.95F;
  if (cast.lead().habitat == Habitat::water_surface) return 0.3F;
  return 0;
}

// Someone still without a place who is said to be giant or is more than twice as long as `one`; nullptr when
// there is nobody.
Actor* larger_than(Cast& cast, const Actor& one) {
  const auto length = [](const Actor& actor) {
    return actor.shape.real_height_m * std::max(1.0F, actor.shape.aspect);
  };
  for (Actor& other : cast.actors) {
    if (other.placed || &other == &one) continue;
    if (other.subject->bulk == brief::Bulk::giant || length(other) > 2 * length(one)) return &other;
  }
  return nullptr;
}

void paint(Stage& stage, Cast& cast) {
  auto random = stage.canvas.random("waterline");
  const float wide = stage.wide(), tall = stage.tall();
  title_below(stage, 0.72F);
  const bool wide_sheet = stage.canvas.is_wide();
  bool ice = brief_has(stage.brief, {Setting::ice, Setting::snow});
  for (const auto& word : stage.brief.understood) {  // "beneath the arctic ice" is under water, and under ice
    ice = ice || word == "ice" || word == "arctic" || word.find(" ice") != std::string::npos ||
          word.find("arctic") != std::string::npos || word.find("frozen") != std::string::npos;
  }
  const float surface = tall * (wide_sheet ? 0.27F : random.between(0.26F, 0.3F));
  stage.horizon = surface;
  const float focus = focus_x(stage);
  stage.light = {focus + random.between(-0.12F, 0.12F), surface * 0.55F};
  paint_sky(stage, 0.8F);
  if (stage.night) {
    paint_stars(stage, 1, surface, false);
    paint_heavenly(
        stage, {.x = stage.light.x + 0.16F, .y = surface * 0.45F, .radius = 0.07F, .kind = DiscKind::moon});
  } else if (!is_stormy(stage.brief)) {
    paint_heavenly(stage, {.x = stage.light.x, .y = surface * 0.86F, .radius = 0.085F, .sink = 0.4F});
  }
  paint_clouds(stage, {.cover = is_stormy(stage.brief) ? 0.6F : 0.36F, .opacity = 0.7F});
  if (ice) {
    paint_terrain(stage, {.height = 0.8F, .valley = 0.3F, .spread = 0.22F, .snow = -1});
    if (stage.night) paint_aurora(stage, surface);
  }
  if (stage.brief.weather == brief::Weather::storm) {
    paint_lightning(stage, wide * 0.78F, 0.02F, surface, 0);
    stage.drawn.emplace_back(brief::name_of(brief::Weather::storm));
  }

  // What floats is painted before the water, which then hides its keel.
  Actor* below = cast.find(Habitat::underwater);
  std::vector<Actor*> surfaced;
  for (Actor& actor : cast.actors) surfaced.push_back(&actor);
  std::ranges::stable_sort(surfaced, {}, [](const Actor* a) { return a->habitat == Habitat::water_surface; });
  for (Actor* each : surfaced) {
    Actor& actor = *each;
    if (&actor == below ||
        (below == nullptr && &actor == &cast.lead() && actor.habitat != Habitat::water_surface))
      continue;
    StampLook look{.tone_range = 0.4F, .rim = 0.8F};
    if (actor.habitat == Habitat::water_surface) {
      float h = below == nullptr ? 0.26F : 0.15F;
      h = std::min({h, 0.5F / std::max(0.3F, actor.shape.aspect), surface * 0.8F});
      place_actor(stage, actor,
                  {focus + (below == nullptr ? 0.0F : 0.1F),
                   surface + (actor.shape.stands ? h * 0.1F : -h * 0.32F), h},
                  look, nullptr);
    } else if (actor.habitat == Habitat::air || actor.habitat == Habitat::space) {
      place_actor(stage, actor, {focus - 0.22F, surface * 0.5F, std::min(0.14F, 0.3F / actor.shape.aspect)},
                  look, nullptr);
    } else if (ice && actor.shape.stands) {
      place_actor(stage, actor, {focus - 0.2F, surface + 0.004F, 0.085F}, look, nullptr);
    } else if (below != nullptr && actor.subject->kind == Kind::person && actor.shape.stands) {
      // On deck if there is a boat, else on a rock in the water.
      const Actor* boat = cast.find(Habitat::water_surface);
      const float h = 0.1F;
      if (boat != nullptr) {
        const float deck = std::min({0.15F, 0.5F / std::max(0.3F, boat->shape.aspect), surface * 0.8F});
        place_actor(stage, actor,
                    {focus + 0.1F - deck * boat->shape.aspect * 0.34F, surface - deck * 0.02F, deck * 0.42F},
                    look, nullptr);
      } else {
        const float ix = focus - 0.2F;
        Profile rock(static_cast<std::size_t>(stage.canvas.width_px()));
        const auto rough = hill_profile(stage, 0, 0.004F, 11, 5);
        for (std::size_t i = 0; i < rock.size(); ++i) {
          const float d = ((static_cast<float>(i) + 0.5F) / stage.canvas.unit_px() - ix) / 0.1F;
          rock[i] = surface - 0.022F + 0.045F * d * d * d * d + rough[i];
        }
        place_actor(stage, actor, {ix, surface - 0.018F, h}, look, nullptr);
        paint_rock(stage, rock, 0.5F, 0);
      }
    } else if (actor.subject->kind == Kind::building) {
      const float h = std::min(0.2F, 0.34F / std::max(0.2F, actor.shape.aspect));
      Profile island(static_cast<std::size_t>(stage.canvas.width_px()));
      const float ix = focus - 0.24F;
      const auto rough = hill_profile(stage, 0, 0.006F, 9, 4);
      for (std::size_t i = 0; i < island.size(); ++i) {
        const float d = ((static_cast<float>(i) + 0.5F) / stage.canvas.unit_px() - ix) / 0.14F;
        island[i] = surface - 0.035F + 0.06F * d * d * d * d + rough[i];
      }
      place_actor(stage, actor, {ix, surface - 0.03F, std::min(h, surface * 0.75F)}, look, nullptr);
      paint_rock(stage, island, 0.5F, 0);
    }
  }
  paint_deep(stage,
             {.surface = surface,
              .ice = ice,
              .dark = stage.night || brief_is(stage.brief, {brief::Genre::horror, brief::Genre::thriller})});
  stage.drawn.emplace_back(
      brief::name_of(ice && stage.brief.setting == Setting::ice ? Setting::ice : Setting::underwater));

  if (stage.brief.setting == Setting::sea) stage.drawn.emplace_back(brief::name_of(Setting::sea));

  // Sea-bed ridges fade in the distance at the foot.
  const Ink water = water_ink(stage);
  const Ink murk = mix(mix(stage.inks.shade, Ink{0.0F, 0.03F, 0.05F}, 0.5F), water, 0.2F);
  for (int i = 0; i < 2; ++i) {
    const auto k = static_cast<float>(i);
    Profile bed = hill_profile(stage, tall * (0.86F + 0.06F * k), 0.045F, 2.2F + k, 12 + i);
    paint_ridge(stage, bed, murk * (0.85F - 0.4F * k), 0, 0);
  }

  // The one below, large, lit from above.
  const Ink rim = mix(mix(water, stage.inks.light, 0.5F), Ink{0.7F, 0.98F, 0.93F}, 0.5F);
  StampLook deep{.tone_range = 0.42F, .rim = 0.95F, .rim_width = 0.05F, .form = 0.7F, .haze = 0.06F};
  deep.body = mix(murk, stage.inks.shade, 0.3F);
  deep.rim_ink = rim;
  deep.haze_ink = water * 0.55F;
  stage.light = {focus, surface - 0.3F};
  const float middle = lerp(surface, tall, wide_sheet ? 0.5F : 0.44F);
  if (below == nullptr && !cast.empty() && !cast.lead().placed) below = &cast.lead();
  if (below != nullptr) {
    const float aspect = std::max(0.25F, below->shape.aspect);
    const int count = std::min(below->count(), 5);
    float h = std::min(0.72F / aspect, wide_sheet ? 0.4F : 0.5F);
    if (wide_sheet) h = std::min(h, 0.86F / aspect);
    if (count > 1) h *= 0.62F;
    float lead_x = focus, lead_y = middle;
    // A whale and its diver: what is many times longer fills the water, and the small one is small beside it.
    if (Actor* giant = larger_than(cast, *below); giant != nullptr && count == 1) {
      const float its = std::max(0.25F, giant->shape.aspect);
      StampLook vast = deep;
      vast.haze = 0.14F;
      Place above{focus - 0.03F, middle - 0.12F * std::min(1.0F, tall),
                  std::min(0.84F / its, wide_sheet ? 0.3F : 0.4F)};
      if (giant->shape.stands) above.y += above.height * 0.5F;
      place_actor(stage, *giant, above, vast, nullptr);
      h = std::min(0.17F / aspect, 0.16F);
      lead_x = focus + 0.14F;
      lead_y = middle + 0.17F * std::min(1.0F, tall);
    }
    for (int i = count - 1; i >= 0; --i) {
      const auto k = static_cast<float>(i);
      Place place{lead_x, lead_y, h * (1 - 0.16F * k)};
      if (count > 1) {
        place.x = focus + (i % 2 == 0 ? -1.0F : 1.0F) * 0.17F * (k > 0 ? 1.0F : 0.4F) + 0.05F * k;
        place.y = middle + (k - 1) * 0.15F;
      }
      if (below->shape.stands) place.y += place.height * 0.5F;
      StampLook one = deep;
      one.haze = 0.06F + 0.14F * k;
      place_actor(stage, *below, place, one, nullptr);
    }
    // Anyone who has found no place yet swims nearby, small.
    float off = -1;
    for (Actor& actor : cast.actors) {
      if (actor.placed) continue;
      const float other = std::clamp(height_beside(*below, actor, h), 0.08F,
                                     actor.subject->kind == Kind::creature ? 0.44F : 0.3F);
      Place place{focus + off * std::min(0.3F, wide * 0.3F),
                  middle + (off < 0 ? -0.2F : 0.24F) * std::min(1.0F, tall),
                  std::min(other, 0.35F / actor.shape.aspect)};
      if (actor.shape.stands) place.y += place.height * 0.5F;
      place_actor(stage, actor, place, deep, nullptr);
      off = -off;
    }
    paint_bubbles(stage, focus + 0.1F, middle + 0.16F, 0.16F, 90);
  } else {
    paint_bubbles(stage, focus, middle, 0.2F, 60);
  }
  if (stage.brief.weather == brief::Weather::snow) paint_snowfall(stage, 0.2F);
  // Words stand on the deep.
  auto& palette = stage.guide.palette;
  palette.ground = stage.inks.ground = murk * 0.5F;
  if (poster::contrast_ratio(palette.text, palette.ground) < 7)
    palette.text = mix(stage.inks.light, kWhite, 0.5F);
  if (poster::contrast_ratio(palette.accent, palette.ground) < 4.5F) palette.accent = palette.text;
  finish(stage, {.bloom = 0.3F, .vignette = 0.34F, .contrast = 0.1F, .foot_fade = 0.8F, .foot_from = 0.66F});
}

}  // namespace

const Archetype kWaterlineSplit{
    "waterline-split", "Above the water and below it at once.", Family::place, can, score, paint};

}  // namespace onesheet::illustrator

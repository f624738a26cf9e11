// Great profiles in the clouds above a small scene.
#include <algorithm>
#include <cmath>

#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/backdrop.h"
#include "models/illustrator/shapes/portrait.h"

namespace onesheet::illustrator {
namespace {

using brief::Genre;
using brief::Kind;
using brief::Setting;

struct Head {
  const Actor* who = nullptr;
  Portrait portrait;
};

// The people of the cast, at most two.
std::vector<Head> heads(const Cast& cast, std::uint64_t seed) {
  std::vector<Head> out;
  for (const Actor& a : cast.actors) {
    for (int i = 0; i < std::min(a.count(), 2) && out.size() < 2; ++i) {
      if (const auto portrait = portrait_of(*a.subject, i, seed)) out.push_back({&a, *portrait});
    }
  }
  return out;
}

bool can(const brief::Brief&, const Cast& cast) { return !heads(cast, 0).empty(); }

float score(const brief::Brief& brief, const Cast& cast) {
  if (!can(brief, cast) || !lead_is(cast, {Kind::person})) return 0;
  if (brief_has(brief, {Setting::underwater, Setting::space, Setting::interior})) return 0;
  // A helmet or a mask is who they are; a bare profile would be somebody else.
  if (!portrait_of(*cast.lead().subject, 0, 0)) return 0;
  float s = 0.76F;
  if (brief_is(brief, {Genre::drama, Genre::romance, Genre::adventure, Genre::war, Genre::fantasy}))
    s = 0.86F;
  if (heads(cast, 0).size() == 2) s += 0.06F;
  if (cast.lead().count() > 2) s -= 0.3F;
  return s;
}

void paint(Stage& stage, Cast& cast) {
  auto random = stage.canvas.random("heads");
  Canvas& canvas = stage.canvas;
  const float wide = stage.wide(), tall = stage.tall();
  const bool wide_sheet = canvas.is_wide(), tall_sheet = canvas.is_tall();
  const float focus = focus_x(stage);
  stage.horizon = tall * (tall_sheet ? 0.76F : 0.78F);
  if (wide_sheet)
    title_above(stage);
  else
    title_at(stage, poster::TitlePlace::middle,
             {0.08F, tall_sheet ? 0.565F : 0.53F, 0.92F, tall_sheet ? 0.675F : 0.64F},
             {poster::TitlePlace::bottom, poster::TitlePlace::top});
  const float side = random.chance(0.5F) ? -1.0F : 1.0F;
  const auto who = heads(cast, canvas.seed());
  const bool two = who.size() > 1;
  stage.light = {two ? focus : focus - side * 0.3F, tall * 0.3F};
  Setting setting = setting_for(stage);
  if (setting == Setting::sea) setting = Setting::coast;
  BackdropLook look{.setting = setting, .has_disc = !stage.heavens.empty(), .relief = 0.5F};
  look.disc = {.x = stage.light.x, .y = tall * 0.2F, .radius = 0.07F, .sink = 0.2F};
  const Backdrop place = paint_backdrop(stage, look);
  paint_glow(stage, stage.light.x, stage.light.y, 0.5F, stage.lit(), 0.6F);

  const float h =
      std::min({tall * (wide_sheet ? 0.66F : 0.47F), (two ? 0.62F : 0.9F) * std::min(wide, 1.1F)});
  const float foot = tall * (wide_sheet ? 0.72F : 0.55F);
  poster::Box all{1, 1, 0, 0};
  for (std::size_t i = 0; i < who.size(); ++i) {
    const Shape head = draw_portrait(who[i].portrait, base::mix64(canvas.seed() + i));
    const float size = h * (i == 0 ? 1.0F : 0.93F);
    Place at{focus, foot + (i == 0 ? 0.0F : 0.02F), size, side > 0};
    if (two) {
      // Either brow to brow, or both looking one way, the second behind the first.
      const bool facing = (base::mix64(canvas.seed() ^ 5) & 1) == 0;
      const float dir = i == 0 ? -1.0F : 1.0F;
      at.x = focus + dir * h * (facing ? 0.4F : 0.26F);
      at.mirrored = facing ? i == 0 : side > 0;
      if (!facing && i == 1) at.y += h * 0.03F;
    }
    StampLook veil{.tone_range = 0.34F,
                   .rim = 1.5F,
                   .rim_width = 0.008F,
                   .form = 0.55F,
                   .relief = 0.4F,
                   .haze = i == 0 && !two ? 0.26F : 0.32F,
                   .foot_haze = 1.0F};
    veil.body = mix(stage.inks.shade, stage.inks.sky_middle, 0.22F);
    veil.haze_ink = mix(stage.inks.sky_middle, stage.inks.horizon, 0.45F);
    const auto box = stamp(stage, head, at, veil);
    all = {std::min(all.left, box.left), std::min(all.top, box.top), std::max(all.right, box.right),
           std::max(all.bottom, box.bottom)};
  }
  all.bottom = std::min(all.bottom, tall_sheet ? 0.5F : 0.48F);  // the shoulders are cloud already
  stage.guide.subjects.push_back(all);
  // The shoulders end in cloud.
  const auto& soft = canvas.tiles().soft(canvas.runner());
  const auto& rough = canvas.tiles().rough(canvas.runner());
  const float u = canvas.offset("cloud of shoulders");
  const Ink cloud = mix(mix(stage.inks.sky_middle, stage.inks.horizon, 0.6F), stage.inks.light, 0.12F);
  canvas.paint(
      [&](float x, float y, Ink& colour) {
        const float n = soft.at(x * 0.45F + u, y * 0.8F) * 0.05F + rough.at(x * 0.9F, y * 1.5F + u) * 0.02F;
        const float band = smooth(foot - 0.27F * h, foot - 0.09F * h, y + std::max(n, -0.045F)) *
                           smooth(stage.horizon + 0.02F, stage.horizon - 0.16F, y - n * 0.5F);
        const float puff =
            0.5F + 0.22F * soft.at(x * 0.35F + u, y * 0.7F) + 0.08F * rough.at(x * 0.8F, y * 1.6F + u);
        colour =
            mix(colour, mix(cloud, stage.inks.light, 0.22F * clamp01(puff) * (1 - stage.hush(x, y) * 0.6F)),
                band);
      },
      foot - 0.5F * h, stage.horizon + 0.1F);
  // The scene at the base: everybody, small.
  CastSpot spot{.x = focus,
                .foot = tall * (tall_sheet ? 0.83F : 0.88F),
                .height = std::min(0.17F, lead_height(cast.lead()) * 0.6F),
                .width_max = 0.66F,
                .air = stage.horizon - 0.06F,
                .far_foot = stage.horizon + 0.01F,
                .reflective = place.reflective,
                .islets = place.water};
  if (!place.ledge.empty()) {
    const auto column = static_cast<std::size_t>(
        std::clamp(spot.x * canvas.unit_px(), 0.0F, static_cast<float>(place.ledge.size() - 1)));
    spot.foot = place.ledge[column] + 0.008F;
    spot.shadows = false;
  }
  if (place.water) {
    Profile rock(static_cast<std::size_t>(canvas.width_px()));
    for (std::size_t i = 0; i < rock.size(); ++i) {
      const float d = std::fabs((static_cast<float>(i) + 0.5F) / canvas.unit_px() - spot.x) / 0.26F;
      rock[i] = spot.foot - 0.004F + 0.2F * d * d * d;
    }
    paint_rock(stage, rock, 0.5F, 0);
    spot.reflective = spot.shadows = false;
  }
  place_cast(stage, cast, spot);
  paint_weather(stage);
  finish(stage, {.bloom = 0.36F, .vignette = 0.3F, .contrast = 0.1F, .foot_from = 0.86F});
}

}  // namespace

const Archetype kHeadsInSky{"heads-in-the-sky",
                            "Great profiles in the clouds above a small scene.",
                            Family::collage,
                            can,
                            score,
                            paint};

}  // namespace onesheet::illustrator

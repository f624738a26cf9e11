// Something large in the air over a wide land or a sea of cloud.
#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/backdrop.h"
#include "pixels/noise.h"

namespace onesheet::illustrator {
namespace {

using brief::Setting;

bool flies(const Actor& a) { return a.habitat == Habitat::air || a.habitat == Habitat::space; }

float score(const brief::Brief& brief, const Cast& cast) {
  if (cast.empty() || brief_has(brief, {Setting::underwater, Setting::interior})) return 0;
  const bool leads = flies(cast.lead()) && cast.lead().subject->kind != brief::Kind::celestial &&
                     cast.lead().subject->kind != brief::Kind::object &&
                     cast.lead().subject->kind != brief::Kind::food;
  if (leads) return brief_has(brief, {Setting::space, Setting::city}) ? 0.72F : 1.0F;
  if (brief_has(brief, {Setting::sky}) && flies(cast.lead())) return 1.0F;
  return 0;
}

bool can(const brief::Brief&, const Cast& cast) { return !cast.empty() && flies(cast.lead()); }

// A floor of cloud seen from above, billow behind billow.
void paint_cloud_sea(Stage& stage, float from) {
  const float tall = stage.tall();
  const std::uint64_t key = base::mix64(stage.canvas.seed() ^ base::hash_name("cloud sea"));
  const auto& soft = stage.canvas.tiles().soft(stage.canvas.runner());
  const auto& rough = stage.canvas.tiles().rough(stage.canvas.runner());
  const Ink bright = mix(mix(stage.inks.horizon, stage.inks.light, 0.6F), kWhite, 0.15F),
            dark = mix(stage.inks.sky_middle, stage.inks.shade, 0.25F);
  constexpr int kRows = 9;
  for (int i = 0; i < kRows; ++i) {
    const auto k = static_cast<float>(i);
    const float t = k / (kRows - 1), base_y = from + (tall * 1.06F - from) * t * t * 0.92F + 0.012F;
    const float size = 0.012F + 0.085F * t, frequency = 7.5F / (0.5F + 4.0F * t);
    const float veil = 0.85F * (1 - t) * (1 - t);
    stage.canvas.paint(
        [&](float x, float y, Ink& colour) {
          float bumps = 0, f = frequency, a = 1;
          for (int octave = 0; octave < 4; ++octave) {
            const float n =
                pixels::noise_line(x * f + 13.7F * k, key + static_cast<std::uint64_t>(i * 8 + octave));
            bumps += a * (1 - std::fabs(n) * 1.4F);  // billows: round tops, sharp valleys
            f *= 2.1F;
            a *= 0.46F;
          }
          const float line = base_y - bumps * size * 0.55F;
          const float depth = y - line;
          if (depth < -0.01F) return;
          const float fuzz = soft.at(x * 0.9F + 0.17F * k, y * 1.4F) * 0.004F +
                             rough.at(x * 1.8F, y * 2.4F + 0.1F * k) * 0.0035F;
          const float cover = smooth(-0.003F, 0.004F + 0.016F * t, depth + fuzz * (0.4F + t));
          if (cover <= 0) return;
          const float puff = soft.at(x * 0.7F + 0.3F * k, depth * 1.5F) * 0.12F +
                             rough.at(x * 1.6F + 0.2F * k, depth * 2.2F) * 0.09F;
          const float near = exp_fast(-std::fabs(x - stage.light.x) / 0.7F);
          const float light =
              clamp01(0.95F * exp_fast(-depth / (size * 1.4F)) * (0.4F + 0.6F * near) + 0.12F + puff);
          Ink c = mix(dark, bright, light);
          c = mix(c, stage.haze(), veil);
          colour = mix(colour, c, cover);
        },
        base_y - size * 1.4F);
  }
}

void paint(Stage& stage, Cast& cast) {
  auto random = stage.canvas.random("flight");
  const float wide = stage.wide(), tall = stage.tall();
  const bool wide_sheet = stage.canvas.is_wide();
  stage.horizon = tall * (wide_sheet ? 0.7F : 0.62F);
  const float focus = focus_x(stage);
  const float side = random.chance(0.5F) ? -1.0F : 1.0F;
  const bool low_title = stage.canvas.is_tall();
  if (low_title)
    title_below(stage, 0.735F);
  else
    title_above(stage, 0.2F);
  stage.light = {focus + side * 0.2F, stage.horizon - 0.16F};
  const Setting wanted = stage.brief.setting;
  bool grounded = false;
  for (const Actor& a : cast.actors) grounded = grounded || (a.shape.stands && !flies(a));
  const bool over_clouds =
      wanted == Setting::sky || (wanted == Setting::unspecified && !grounded && random.chance(0.5F));
  BackdropLook look{.setting = over_clouds ? Setting::sky : setting_for(stage)};
  if (look.setting == Setting::city || look.setting == Setting::interior ||
      look.setting == Setting::graveyard || look.setting == Setting::underwater)
    look.setting = wanted == Setting::city ? Setting::city : Setting::mountains;
  look.disc = {.x = stage.light.x, .y = stage.light.y, .radius = random.between(0.08F, 0.15F), .sink = 0.2F};
  if (stage.night) look.disc.radius = 0.17F;
  look.near_ground = !over_clouds;
  if (over_clouds) {
    stage.horizon = tall * (wide_sheet ? 0.64F : 0.6F);
    paint_sky(stage, 1.0F);
    if (stage.night) paint_stars(stage, 1.2F, stage.horizon, true);
    look.disc.kind = disc_kind_for(stage);
    if (!is_stormy(stage.brief)) paint_heavenly(stage, look.disc);
    paint_clouds(stage, {.cover = is_stormy(stage.brief) ? 0.6F : 0.34F, .opacity = 0.75F});
    if (stage.brief.weather == brief::Weather::storm)
      paint_lightning(stage, wide * 0.5F - side * 0.3F, 0.04F, stage.horizon, 0);
    paint_cloud_sea(stage, stage.horizon - 0.02F);
    if (wanted == Setting::sky) stage.drawn.emplace_back(brief::name_of(Setting::sky));
    if (stage.brief.time != brief::TimeOfDay::unspecified)
      stage.drawn.emplace_back(brief::name_of(stage.brief.time));
  } else {
    paint_backdrop(stage, look);
  }

  Actor& lead = cast.lead();
  const float aspect = std::max(0.25F, lead.shape.aspect);
  const float h = std::min({(wide_sheet ? 0.98F : 0.8F) / aspect, 0.5F * std::min(tall, 1.25F)}) *
                  (lead.count() > 1 ? 0.6F : 1.0F);
  const float y = tall * (wide_sheet ? 0.4F : low_title ? 0.32F : 0.42F);
  const int count = std::min(lead.count(), 7);
  StampLook style{.tone_range = 0.42F, .rim = 1.1F, .form = 0.5F};
  for (int i = count - 1; i >= 0; --i) {
    const auto k = static_cast<float>(i);
    const Shape& shape = lead.shape_for(i);
    Place place{focus - side * 0.03F, y, h};
    if (i > 0) {  // the others in loose formation behind, smaller and paler
      const float wing = i % 2 == 0 ? 1.0F : -1.0F, rank = static_cast<float>((i + 1) / 2);
      place.x += wing * rank * 0.21F;
      place.y += -0.1F * rank + 0.08F * wing;
      place.height = h * (1 - 0.2F * rank);
    }
    place.mirrored = shape.facing != Facing::front && ((shape.facing == Facing::left) != (side < 0));
    place.turn = (place.mirrored ? 1.0F : -1.0F) * (shape.facing == Facing::left ? -1.0F : 1.0F) *
                 (shape.facing == Facing::front ? 0.0F : 0.06F);
    if (shape.stands) place.y += place.height * 0.5F;
    StampLook one = style;
    one.haze = 0.03F + 0.07F * k;
    stage.guide.subjects.push_back(stamp(stage, shape, place, one));
  }
  credit(stage, lead);
  Cast rest;
  for (Actor& actor : cast.actors) {
    if (!actor.placed) rest.actors.push_back(std::move(actor));
  }
  if (!rest.empty()) {
    CastSpot spot{.x = focus - side * 0.2F,
                  .foot = tall * 0.765F,
                  .height = lead_height(rest.lead()) * 0.62F,
                  .width_max = 0.5F};
    if (rest.lead().habitat == Habitat::water_surface) spot.foot = stage.horizon + 0.1F;
    spot.air = tall * 0.5F;
    spot.far_foot = stage.horizon + 0.02F;
    spot.shadows = !over_clouds;
    place_cast(stage, rest, spot);
  }
  paint_weather(stage);

  finish(stage, {.bloom = 0.36F,
                 .vignette = 0.32F,
                 .contrast = 0.1F,
                 .foot_fade = 0.85F,
                 .foot_from = low_title ? 0.68F : 0.8F});
}

}  // namespace

const Archetype kSkyFlight{"sky-flight",  "Something large in the air over a wide land or a sea of cloud.",
                           Family::place, can,
                           score,         paint};

}  // namespace onesheet::illustrator

// Trees on both sides, light at the end, someone between them.
#include <cmath>

#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/backdrop.h"
#include "models/illustrator/worlds/ground_life.h"

namespace onesheet::illustrator {
namespace {

using brief::Kind;
using brief::Setting;

float score(const brief::Brief& brief, const Cast& cast) {
  if (!cast.empty() && cast.lead().habitat == Habitat::underwater) return 0;
  if (!brief_has(brief, {Setting::forest, Setting::jungle})) return 0;
  return lead_is(cast, {Kind::building}) ? 0.85F : 1.0F;
}

struct Depth {
  float haze, opening, low, high, foot;
  int count;
};

// Trees of one distance, left and right of the opening.
void paint_row(Stage& stage, const Depth& row, float focus, int layer, bool trunks) {
  auto random = stage.canvas.random("trees");
  for (int i = 0; i < layer * 29; ++i) random.next();
  const Ink ink = mix(mix(stage.inks.shade, stage.inks.sky_middle, 0.06F),
                      mix(stage.haze(), stage.inks.light, 0.12F), row.haze);
  pixels::Path groves[2];  // mirrored outlines turn the other way round and must not share a path
  for (int i = 0; i < row.count; ++i) {
    const float side = i % 2 == 0 ? -1.0F : 1.0F;
    const float reach = side < 0 ? focus : stage.wide() - focus;
    const float t = (static_cast<float>(i / 2) + random.unit()) / (static_cast<float>(row.count) * 0.5F);
    const float x = focus + side * (row.opening + t * std::max(0.15F, reach - row.opening + 0.08F));
    const float h = random.between(row.low, row.high);
    const float y = row.foot + random.between(0.0F, 0.03F) + 0.03F * t;
    const bool mirrored = random.chance(0.5F);
    const float width = (mirrored ? -h : h) * (trunks ? 1.0F : random.between(0.85F, 1.15F));
    groves[mirrored ? 1 : 0].append(
        trunks ? trunk_path(random.next() % 31) : pine_path(random.next() % 29, 12 + layer * 4),
        {width, 0, 0, h, x, y});
  }
  for (const auto& grove : groves) paint_path(stage, grove, {}, ink, 1);
}

void paint(Stage& stage, Cast& cast) {
  auto random = stage.canvas.random("forest");
  const float wide = stage.wide(), tall = stage.tall();
  title_above(stage, 0.21F);
  stage.horizon = tall * 0.68F;
  const float focus = focus_x(stage);
  stage.light = {focus, tall * 0.5F};
  const bool trunks = random.chance(0.4F) || stage.brief.setting == Setting::jungle;
  const auto& inks = stage.inks;
  const Ink glow = mix(inks.horizon, inks.light, 0.5F);
  const Ink upper = mix(inks.sky_middle, inks.sky_top, 0.35F);
  const auto& drift = stage.canvas.tiles().soft(stage.canvas.runner());
  stage.canvas.paint([&](float x, float y, Ink& colour) {
    const float t = y / tall;
    Ink c = mix(upper, mix(inks.horizon, inks.sky_middle, 0.25F), smooth(0.0F, 0.5F, t));
    c = mix(c, glow, smooth(0.35F, 0.68F, t));
    c = mix(c, mix(inks.shade, inks.sky_middle, 0.35F), smooth(0.7F, 1.0F, t));
    const float d = length(x - focus, (y - stage.light.y) * 0.8F);
    c = screen(c, inks.light, 0.55F * exp_fast(-d * 3.2F));
    colour = c * (1 + 0.03F * drift.at(x * 0.3F, y * 0.3F));
  });
  if (stage.night) {
    paint_stars(stage, 0.7F, tall * 0.5F, false);
    paint_heavenly(stage,
                   {.x = focus, .y = tall * 0.36F, .radius = 0.13F, .kind = DiscKind::moon, .glow = 0.8F});
  } else if (random.chance(0.6F)) {
    paint_heavenly(stage, {.x = focus, .y = tall * 0.46F, .radius = 0.12F, .sink = 0.7F});
  }
  const Depth rows[] = {{0.80F, 0.03F, 0.26F, 0.42F, tall * 0.655F, 22},
                        {0.62F, 0.07F, 0.38F, 0.6F, tall * 0.675F, 18},
                        {0.44F, 0.13F, 0.55F, 0.85F, tall * 0.705F, 14},
                        {0.24F, 0.22F, 0.8F, 1.15F, tall * 0.76F, 10}};
  for (int i = 0; i < 4; ++i) {
    const Depth& row = rows[i];
    const Profile floor = hill_profile(stage, row.foot, 0.008F, 4, 20 + i);
    Ink ground =
        mix(mix(inks.shade, inks.sky_middle, 0.1F), mix(stage.haze(), inks.light, 0.1F), row.haze * 0.92F);
    if (stage.brief.weather == brief::Weather::snow || stage.brief.setting == Setting::snow) {
      ground = mix(ground, mix(mix(inks.horizon, inks.light, 0.4F), kWhite, 0.2F), 0.3F + 0.3F * row.haze);
    }
    paint_row(stage, row, focus, i, trunks);
    paint_ridge(stage, floor, ground, 0.25F, 0.1F);
    paint_fog(stage, row.foot + 0.005F, 0.035F, 0.38F - 0.05F * static_cast<float>(i), i);
  }
  // A path of light on the ground.
  const float path_top = rows[0].foot;
  stage.canvas.paint(
      [&](float x, float y, Ink& colour) {
        const float t = (y - path_top) / (tall - path_top);
        colour = screen(colour, glow, 0.5F * bell(x - focus, 0.04F + 0.24F * t) * exp_fast(-t * 2.6F));
      },
      path_top);
  if (!stage.night) paint_shafts(stage, focus, stage.light.y, tall * 0.46F, 0.55F);
  paint_ground_life(stage, Setting::forest, rows[2].foot);
  if (stage.brief.setting == Setting::forest || stage.brief.setting == Setting::jungle)
    stage.drawn.emplace_back(brief::name_of(stage.brief.setting));
  if (stage.brief.time != brief::TimeOfDay::unspecified)
    stage.drawn.emplace_back(brief::name_of(stage.brief.time));

  if (!cast.empty()) {
    CastSpot spot{
        .x = focus,
        .foot = tall * (stage.canvas.is_tall() ? 0.785F : 0.82F),
        .height = lead_height(cast.lead()) * (cast.lead().subject->kind == Kind::building ? 0.8F : 0.95F),
        .width_max = 0.56F};
    spot.air = tall * 0.42F;
    spot.far_foot = rows[2].foot;
    spot.look.foot_haze = 0.08F;
    spot.look.rim = 1.1F;
    place_cast(stage, cast, spot);
  }
  // The nearest trees frame the sheet, nearly black; grass hides their feet.
  const Depth nearest{0.02F,
                      stage.canvas.is_wide() ? 0.5F : 0.4F,
                      1.2F * std::min(tall, 1.3F),
                      1.6F * std::min(tall, 1.3F),
                      tall * 0.93F,
                      stage.canvas.is_wide() ? 7 : 4};
  paint_row(stage, nearest, focus, 5, true);
  if (stage.brief.setting == Setting::jungle) {
    // Fronds hang in from the corners and stand at the foot.
    auto leaves = stage.canvas.random("fronds");
    for (int layer = 0; layer < 2; ++layer) {
      pixels::Path fronds[2];
      for (int i = 0; i < 9; ++i) {
        const float side = i % 2 == 0 ? -1.0F : 1.0F, edge = side < 0 ? -0.04F : wide + 0.04F;
        const bool low = i % 4 >= 2;
        const float size = leaves.between(0.3F, 0.5F) * (layer == 0 ? 0.85F : 1.0F),
                    turn = leaves.between(-0.5F, 0.5F);
        const float y = low ? tall * leaves.between(0.86F, 1.02F)
                            : tall * leaves.between(layer == 0 ? 0.16F : -0.02F, 0.3F);
        const float c = std::cos(turn) * size, s = std::sin(turn) * size;
        fronds[side < 0 ? 0 : 1].append(
            frond_path(leaves.next() % 17),
            {-side * c, side * s, low ? -std::fabs(s) - 0.3F * size : s, c, edge, y});
      }
      for (const auto& some : fronds)
        paint_path(stage, some, {},
                   mix(mix(inks.shade, inks.sky_middle, 0.05F), stage.haze(), layer == 0 ? 0.2F : 0.0F), 1);
    }
  }
  paint_grass(stage, tall * 0.94F, 0.05F, mix(inks.shade, inks.sky_middle, 0.05F), 0);
  if (!brief_is(stage.brief, {brief::Genre::horror})) {
    for (int i = 0; i < static_cast<int>(40 * wide); ++i) {
      const float x = random.unit() * wide, y = random.between(tall * 0.4F, tall * 0.9F), s = random.unit();
      stage.canvas.add_dot(x, y, 0.001F + 0.0022F * s * s, inks.light, 0.35F);
    }
  }
  paint_weather(stage);
  finish(stage, {.bloom = 0.34F, .vignette = 0.36F, .contrast = 0.09F});
}

}  // namespace

const Archetype kForestCorridor{"forest-corridor",
                                "Trees on both sides, someone far down between them.",
                                Family::place,
                                needs_nobody,
                                score,
                                paint};

}  // namespace onesheet::illustrator

// Form alone, for prompts with nothing to draw: ripples, ridge lines, a tunnel of discs.
#include <cmath>

#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/worlds/worlds.h"
#include "pixels/noise.h"

namespace onesheet::illustrator {
namespace {

using brief::Setting;

float score(const brief::Brief& brief, const Cast& cast) {
  if (!cast.empty()) return 0.05F;  // always possible, so that a picture can always be made
  // Pure form says nothing of a place or its weather: where one was named, that is the picture.
  if (brief.weather != brief::Weather::clear) return 0.05F;
  if (brief_is(brief, {brief::Genre::action, brief::Genre::war})) return 0.35F;  // something happens there
  return brief_has(brief, {Setting::unspecified, Setting::interior}) ? 0.95F : 0.2F;
}

// Rings that break up towards one side, like a memory.
void paint_rings(Stage& stage, const FlatInks& flat, float cx, float cy, float radius) {
  Canvas& canvas = stage.canvas;
  const auto& soft = canvas.tiles().soft(canvas.runner());
  const auto& rough = canvas.tiles().rough(canvas.runner());
  const float u = canvas.offset("rings");
  canvas.paint([&](float x, float y, Ink& colour) {
    const float dx = x - cx, dy = y - cy, d = length(dx, dy) + soft.at(x * 0.5F + u, y * 0.5F) * 0.004F;
    if (d > radius + 0.01F) return;
    const float pitch = 0.0185F, ring = d / pitch, saw = std::fabs(ring - std::floor(ring) - 0.5F);
    const float broken =
        smooth(-0.35F, 0.95F,
               dx / radius * 0.8F - dy / radius * 0.35F + 0.34F * soft.at(x * 0.8F + u, y * 0.8F) +
                   0.2F * rough.at(x * 1.4F, y * 1.4F + u));
    const float width = 0.27F * (1 - broken);
    const float line = clamp01((width - saw) * pitch * canvas.unit_px() + 0.5F) * smooth(0.0F, 0.03F, width);
    colour = mix(colour, mix(flat.sheet, flat.accent, smooth(-radius, radius, dy)),
                 line * canvas.edge(radius - d));
  });
}

// Lines one before another, rising in the middle.
void paint_lines(Stage& stage, const FlatInks& flat, float cx, float top, float bottom, float half) {
  Canvas& canvas = stage.canvas;
  const std::uint64_t key = base::mix64(canvas.seed() ^ base::hash_name("lines"));
  constexpr int kLines = 42;
  Profile line(static_cast<std::size_t>(canvas.width_px()));
  for (int i = 0; i < kLines; ++i) {
    const float t = (static_cast<float>(i) + 0.5F) / kLines, y = lerp(top, bottom, t);
    for (std::size_t px = 0; px < line.size(); ++px) {
      const float x = (static_cast<float>(px) + 0.5F) / canvas.unit_px(), d = (x - cx) / half;
      const float swell = exp_fast(-square(d / 0.46F)) * (0.4F + 0.6F * std::sin(3.14159F * t));
      const float n = pixels::noise_profile(x * 9.0F, 4, 0.55F, key + static_cast<std::uint64_t>(i) * 31);
      line[px] = y - swell * 0.075F * std::max(0.0F, n + 0.55F) - 0.0014F * n;
    }
    const Ink ink = mix(flat.sheet, flat.accent, t);
    canvas.paint(
        [&](float x, float py, Ink& colour) {
          if (std::fabs(x - cx) > half + 0.01F) return;
          const float on = line[std::min(line.size() - 1, static_cast<std::size_t>(x * canvas.unit_px()))];
          const float inside = canvas.edge(half - std::fabs(x - cx));
          colour = mix(colour, flat.paper, canvas.edge(py - on) * inside * (py < y + 0.012F ? 1.0F : 0.0F));
          const float stroke = clamp01((0.0016F - std::fabs(py - on)) * canvas.unit_px() + 0.5F);
          colour = mix(colour, ink,
                       stroke * inside * (0.35F + 0.65F * exp_fast(-square((x - cx) / (half * 0.8F)))));
        },
        y - 0.22F, y + 0.013F);
  }
}

// Discs within discs, drifting, the innermost the light.
void paint_tunnel(Stage& stage, const FlatInks& flat, float cx, float cy, float radius) {
  Canvas& canvas = stage.canvas;
  auto random = canvas.random("tunnel");
  const float turn = random.unit() * 6.28F;
  constexpr int kDiscs = 11;
  canvas.paint([&](float x, float y, Ink& colour) {
    for (int i = 0; i < kDiscs; ++i) {
      const auto k = static_cast<float>(i);
      const float r = radius * std::pow(0.82F, k);
      const float ox = cx + std::cos(turn + k * 0.42F) * 0.011F * k,
                  oy = cy + std::sin(turn + k * 0.42F) * 0.011F * k;
      const float d = length(x - ox, y - oy);
      const float shade = exp_fast(-std::max(0.0F, d - r) / 0.012F) * (d > r ? 0.22F : 0.0F);
      colour = mix(colour, flat.ink, shade * (i > 0 ? 1.0F : 0.6F));
      const float t = k / (kDiscs - 1);
      const Ink layer = mix(mix(flat.sheet, flat.ink, 0.85F), mix(flat.accent, flat.sheet, t), t);
      colour = mix(colour, i + 1 == kDiscs ? mix(stage.inks.light, kWhite, 0.3F) : layer, canvas.edge(r - d));
    }
  });
}

// Long swells of colour, dune behind dune.
void paint_swells(Stage& stage, const FlatInks& flat, float top, float bottom) {
  Canvas& canvas = stage.canvas;
  const std::uint64_t key = base::mix64(canvas.seed() ^ base::hash_name("swells"));
  const auto& fine = canvas.tiles().fine(canvas.runner());
  constexpr int kSwells = 8;
  const auto& inks = stage.inks;
  for (int i = 0; i < kSwells; ++i) {
    const float t = (static_cast<float>(i) + 1) / kSwells;
    Profile line(static_cast<std::size_t>(canvas.width_px()));
    for (std::size_t px = 0; px < line.size(); ++px) {
      const float x = (static_cast<float>(px) + 0.5F) / canvas.unit_px();
      line[px] =
          lerp(top, bottom, t * t * 0.9F + 0.06F) -
          (0.035F + 0.06F * t) * pixels::noise_profile(x * (1.35F - 0.5F * t) + 3.1F * static_cast<float>(i),
                                                       2, 0.35F, key + static_cast<std::uint64_t>(i));
    }
    const Ink body = mix(mix(inks.horizon, inks.sky_middle, 0.3F), mix(inks.shade, inks.sky_middle, 0.12F),
                         std::pow(t, 0.85F));
    const Ink crest = mix(body, inks.light, 0.42F * (1 - 0.5F * t));
    canvas.paint(
        [&](float x, float y, Ink& colour) {
          const float depth =
              y - line[std::min(line.size() - 1, static_cast<std::size_t>(x * canvas.unit_px()))];
          const float cover = canvas.edge(depth);
          if (cover <= 0) return;
          const float near = 0.35F + 0.65F * exp_fast(-std::fabs(x - stage.light.x) * 1.8F);
          Ink c = mix(body, crest, exp_fast(-depth / (0.03F + 0.05F * t)) * near);
          c = c * (1 + 0.012F * fine.at(x * 1.2F, y * 1.2F));
          colour = mix(colour, c, cover);
        },
        top - 0.2F);
  }
  (void)flat;
}

void paint(Stage& stage, Cast&) {
  auto random = stage.canvas.random("abstract");
  Canvas& canvas = stage.canvas;
  const float wide = stage.wide(), tall = stage.tall();
  const bool wide_sheet = canvas.is_wide();
  const float cx = wide_sheet ? wide * 0.69F : wide * 0.5F, cy = wide_sheet ? tall * 0.5F : tall * 0.41F;
  const float radius = std::min(0.37F, tall * 0.36F);
  const int form = static_cast<int>(random.below(4));
  if (form == 3) {
    stage.horizon = tall * 0.6F;
    stage.light = {cx, tall * 0.47F};
    paint_sky(stage, 1.0F);
    if (stage.night) paint_stars(stage, 0.9F, stage.horizon, true);
    const float r = random.between(0.14F, 0.22F);
    paint_disc(stage, {.x = cx,
                       .y = tall * 0.47F,
                       .radius = r,
                       .kind = stage.night ? DiscKind::moon : DiscKind::sun,
                       .sink = 0.2F});
    const FlatInks none{};
    paint_swells(stage, none, tall * 0.56F, tall * 0.98F);
    title_above(stage, 0.24F);
    finish(stage, {.bloom = 0.34F, .vignette = 0.28F, .contrast = 0.08F});
    return;
  }
  FlatInks flat = flat_inks(stage);
  if (form < 2) {  // fine lines need strong inks
    if (poster::contrast_ratio(flat.sheet, flat.paper) < 2.4F) flat.sheet = flat.text;
    if (poster::contrast_ratio(flat.accent, flat.paper) < 2.4F) flat.accent = flat.sheet;
  }
  const auto& soft = canvas.tiles().soft(canvas.runner());
  canvas.paint([&](float x, float y, Ink& colour) {
    const float d = length(x - cx, y - cy);
    colour = mix(flat.paper, mix(flat.paper, flat.sheet, 0.5F), 0.22F * exp_fast(-d / 0.5F)) *
             (1 + 0.015F * soft.at(x * 0.3F, y * 0.3F));
  });
  if (form == 0)
    paint_rings(stage, flat, cx, cy, radius);
  else if (form == 1)
    paint_lines(stage, flat, cx, cy - radius * 0.95F, cy + radius * 1.05F, std::min(0.4F, wide * 0.4F));
  else
    paint_tunnel(stage, flat, cx, cy, radius);
  stage.guide.subjects.push_back(
      {(cx - radius) / wide, (cy - radius) / tall, (cx + radius) / wide, (cy + radius) / tall});
  if (wide_sheet)
    title_at(stage, poster::TitlePlace::left_column, {0.05F, 0.26F, 0.46F, 0.74F});
  else
    title_at(stage, poster::TitlePlace::bottom,
             {0.08F, tall > 1.12F ? 0.72F : 0.78F, 0.92F, tall > 1.12F ? 0.86F : 0.92F},
             {poster::TitlePlace::top});
  finish(stage, {.bloom = 0.06F,
                 .vignette = 0.1F,
                 .contrast = 0.02F,
                 .grain = 0.02F,
                 .saturation = 1,
                 .paper = 1,
                 .foot_fade = 0});
}

}  // namespace

const Archetype kAbstract{"abstract",   "Form alone: ripples, ridge lines, a tunnel of discs.",
                          Family::form, needs_nobody,
                          score,        paint};

}  // namespace onesheet::illustrator

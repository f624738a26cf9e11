// Nothing but a ground made for large type: bars, arcs, stripes, a single field.
#include <algorithm>
#include <cmath>

#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/worlds/worlds.h"

namespace onesheet::illustrator {
namespace {

using brief::Genre;
using brief::Setting;

float score(const brief::Brief& brief, const Cast& cast) {
  if (!cast.empty() || (brief.setting != Setting::unspecified && brief.setting != Setting::interior))
    return 0;
  float s = 0.9F;
  if (brief_is(brief, {Genre::documentary, Genre::comedy, Genre::drama, Genre::thriller})) s = 1.0F;
  if (brief.weather != brief::Weather::clear) s -= 0.2F;
  return s;
}

void paint(Stage& stage, Cast&) {
  auto random = stage.canvas.random("type only");
  Canvas& canvas = stage.canvas;
  const float wide = stage.wide(), tall = stage.tall();
  const bool wide_sheet = canvas.is_wide();
  FlatInks flat = flat_inks(stage);
  const auto& inks = stage.inks;
  const auto apart = [&](Ink c, float least) {
    for (int i = 0; i < 10 && poster::contrast_ratio(c, flat.paper) < least; ++i)
      c = mix(c, luma(flat.paper) > 0.4F ? flat.ink : Ink{0.97F, 0.94F, 0.86F}, 0.18F);
    return c;
  };
  const Ink one = apart(flat.sheet == flat.paper ? flat.accent : flat.sheet, 1.7F),
            two = apart(flat.accent, 1.5F), three = apart(mix(inks.sky_middle, inks.horizon, 0.3F), 1.4F);
  const std::uint32_t form = random.below(5);
  const float top = tall * 0.3F, bottom = tall * 0.66F;  // the words' own band
  const float phase = random.unit();
  const bool flip = random.chance(0.5F);
  canvas.paint([&](float x, float y, Ink& colour) {
    Ink c = flat.paper;
    const float fx = flip ? wide - x : x;
    switch (form) {
      case 0: {  // bars that grow thinner towards the words, above and below
        const auto bars = [&](float d, Ink ink) {
          if (d < 0) return;
          const float pitch = 0.062F, n = std::floor(d / pitch), share = 0.16F + 0.13F * n;
          const float at = d / pitch - n;
          c = mix(c, ink,
                  clamp01((std::min(0.94F, share) - at) * pitch * canvas.unit_px() + 0.5F) *
                      clamp01(at * pitch * canvas.unit_px() + 0.5F));
        };
        bars(top - 0.02F - y, one);
        bars(y - bottom - 0.1F * tall, mix(flat.paper, two, 0.55F));
        break;
      }
      case 1: {  // quarter circles in a grid, above the words
        const float side = wide_sheet ? tall * 0.25F : wide / 4;
        const float band = wide_sheet ? top : top;
        if (y < std::floor(band / side + 0.35F) * side) {
          const float gx = std::floor(fx / side), gy = std::floor(y / side);
          const std::uint64_t cell =
              base::mix64(canvas.seed() ^ static_cast<std::uint64_t>(gx * 31 + gy * 7 + 3));
          const float u = fx - gx * side, v = y - gy * side;
          const float ox = (cell & 1) != 0 ? 0.0F : side, oy = (cell & 2) != 0 ? 0.0F : side;
          const Ink a = (cell >> 2) % 3 == 0 ? one : (cell >> 2) % 3 == 1 ? two : three;
          const Ink b = (cell >> 5) % 3 == 0   ? flat.paper
                        : (cell >> 5) % 3 == 1 ? mix(flat.paper, a, 0.3F)
                                               : flat.paper;
          const float d = length(u - ox, v - oy);
          c = mix(b, a, canvas.edge(side - d));
          if ((cell >> 8) % 3 == 0) c = mix(c, b, canvas.edge(side * 0.5F - d));
        }
        break;
      }
      case 2: {  // one great disc leaving the sheet
        const float r = 0.62F * std::min(wide, 1.15F), cx = wide * (0.22F + 0.1F * phase), cy = tall * 0.12F;
        const float d = length(fx - cx, y - cy);
        c = mix(c, mix(one, two, smooth(cy - r, cy + r, y)), canvas.edge(r - d) * (1 - 0.0F));
        c = mix(c, flat.paper, canvas.edge(y - top + 0.01F) * 0.86F * canvas.edge(r - d));
        break;
      }
      case 3: {  // stripes across a corner
        const float t = (fx + y - tall * 0.1F) / 1.41421F, reach = 0.42F * std::min(wide, 1.2F);
        if (t < reach) {
          const float pitch = reach / 5, n = std::floor(t / pitch), at = t / pitch - n;
          const Ink ink = static_cast<int>(n) % 3 == 0 ? one : static_cast<int>(n) % 3 == 1 ? two : three;
          c = mix(c, ink,
                  clamp01((0.72F - at) * pitch * canvas.unit_px() + 0.5F) *
                      clamp01(at * pitch * canvas.unit_px() + 0.5F));
        }
        const float low = (wide - fx + tall - y - 0.02F) / 1.41421F;
        if (low < reach * 0.42F) {
          const float pitch = reach / 5, at = low / pitch - std::floor(low / pitch);
          c = mix(c, mix(flat.paper, one, 0.5F), clamp01((0.3F - at) * pitch * canvas.unit_px() + 0.5F));
        }
        break;
      }
      default: {  // one saturated field within a broad margin
        const float e = std::min({x, wide - x, y, tall - y});
        c = mix(flat.paper, mix(flat.paper, one, 0.16F), canvas.edge(e - 0.05F));
        c = mix(c, flat.text, clamp01((0.0016F - std::fabs(e - 0.05F)) * canvas.unit_px() + 0.5F));
        const float dot = length(fx - wide * 0.5F, y - top * 0.62F);
        c = mix(c, two, canvas.edge(0.075F - dot));
        break;
      }
    }
    colour = c;
  });
  title_at(stage, poster::TitlePlace::middle,
           {wide_sheet ? 0.12F : 0.08F, top / tall + 0.02F, wide_sheet ? 0.88F : 0.92F,
            bottom / tall + (form == 0 ? 0.06F : 0.08F)},
           {poster::TitlePlace::bottom});
  stage.light = {wide * 0.5F, tall * 0.2F};
  finish(stage, {.bloom = 0,
                 .vignette = 0.05F,
                 .contrast = 0.02F,
                 .grain = 0.022F,
                 .saturation = 1,
                 .paper = 1.2F,
                 .foot_fade = 0});
}

}  // namespace

const Archetype kTypeOnly{
    "type-only",  "Bars, arcs or one field of colour, made for large type and nothing else.",
    Family::form, needs_nobody,
    score,        paint};

}  // namespace onesheet::illustrator

// An old chart: coasts, soundings, a dashed course, and what it leads to drawn among the lines.
#include <algorithm>
#include <cmath>

#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/backdrop.h"

namespace onesheet::illustrator {
namespace {

using brief::Genre;
using brief::Setting;

float score(const brief::Brief& brief, const Cast& cast) {
  if (cast.empty() || !brief_has(brief, {Setting::unspecified, Setting::sea, Setting::coast,
                                         Setting::underwater, Setting::ice}))
    return 0;
  // What sails looks drawn on a chart; people, fish and cities look cut out and dropped there.
  if (cast.actors.size() > 2 ||
      brief_is(brief, {Genre::romance, Genre::noir, Genre::horror, Genre::comedy, Genre::documentary}))
    return 0;
  float s = cast.lead().habitat == Habitat::water_surface ? 0.8F : 0;
  const std::string& id = cast.lead().subject->concept_id;
  if (id.contains("treasure") || id.contains("map") || id.contains("compass") || id.contains("ship"))
    s = std::max(s, 0.9F);
  if (is_stormy(brief) || brief.time == brief::TimeOfDay::night) s *= 0.8F;
  return s;
}

void paint(Stage& stage, Cast& cast) {
  auto random = stage.canvas.random("chart");
  Canvas& canvas = stage.canvas;
  const float wide = stage.wide(), tall = stage.tall();
  const bool wide_sheet = canvas.is_wide(), tall_sheet = canvas.is_tall();
  const auto& inks = stage.inks;
  const Ink ink = mix(mix(inks.shade, inks.sky_middle, 0.2F), Ink{0.12F, 0.07F, 0.04F}, 0.45F);
  const Ink paper = mix(mix(inks.light, inks.horizon, 0.3F), Ink{0.93F, 0.86F, 0.7F}, 0.62F);
  const Ink land = mix(paper, mix(inks.horizon, inks.accent, 0.3F), 0.34F),
            sea = mix(paper, inks.sky_middle, 0.16F);
  const Ink red =
      luma(inks.accent) < 0.6F ? mix(inks.accent, Ink{0.65F, 0.1F, 0.07F}, 0.35F) : Ink{0.66F, 0.13F, 0.08F};
  const float cx = wide_sheet ? wide * 0.71F : wide * 0.5F, cy = wide_sheet ? tall * 0.5F : tall * 0.4F;
  const auto& soft = canvas.tiles().soft(canvas.runner());
  const auto& twin = canvas.tiles().soft_twin(canvas.runner());
  const auto& rough = canvas.tiles().rough(canvas.runner());
  const auto& fine = canvas.tiles().fine(canvas.runner());
  const float u = random.unit(), v = random.unit();
  // How far above the sea a place lies: noise, held down in the middle so that there is open water.
  const auto height = [&](float x, float y) {
    const float d = length((x - cx) / 0.5F, (y - cy) / (wide_sheet ? 0.42F : 0.5F * std::min(tall, 1.3F)));
    return soft.at(x * 0.33F + u, y * 0.33F + v) * 0.55F + rough.at(x * 0.55F + v, y * 0.55F + u) * 0.09F +
           1.15F * (d - 1.0F);
  };
  const float inner = 0.035F;
  const float rose_x = wide_sheet ? wide * 0.53F : wide * 0.19F,
              rose_y = wide_sheet ? tall * 0.2F : tall * (tall_sheet ? 0.62F : 0.6F), rose_r = 0.085F;
  constexpr float kRhumbs = 16;
  canvas.paint([&](float x, float y, Ink& colour) {
    const float stain = 1 - 0.05F * clamp01(0.5F + 0.5F * soft.at(x * 0.5F, y * 0.5F)) -
                        0.03F * clamp01(twin.at(x * 0.9F + u, y * 0.9F)) + 0.012F * fine.at(x, y);
    const float edge = std::min({x, wide - x, y, tall - y});
    Ink c = paper * stain;
    const float frame = edge - inner;
    if (frame > 0) {
      const float n = height(x, y);
      const float gx = height(x + 0.004F, y) - n, gy = height(x, y + 0.004F) - n;
      const float slope = length(gx, gy) / 0.004F + 0.5F;
      const float shore = n / slope;  // about the distance to the coast in sheet units, land positive
      const float on_land = canvas.edge(shore);
      c = mix(sea * stain, land * stain, on_land);
      c = mix(c, ink, 0.85F * clamp01((0.0013F - std::fabs(shore)) * canvas.unit_px() + 0.5F));
      if (shore < 0) {
        // Water lines: they follow the coast and thin out to sea.
        const float pitch = 0.0075F, k = -shore / pitch, saw = std::fabs(k - std::floor(k) - 0.5F);
        c = mix(c, mix(inks.sky_middle, ink, 0.5F),
                0.5F * clamp01((0.06F - saw) * pitch * canvas.unit_px() + 0.5F) * exp_fast(-k / 3.2F));
        // Rhumb lines from the rose.
        const float a = std::atan2(y - rose_y, x - rose_x) / 6.2831853F * kRhumbs,
                    d = length(x - rose_x, y - rose_y);
        const float off = std::fabs(a - std::floor(a + 0.5F)) * 6.2831853F / kRhumbs * d;
        if (d > rose_r) c = mix(c, ink, 0.22F * clamp01((0.0006F - off) * canvas.unit_px() + 0.5F));
      } else {
        // Hills as short strokes, deeper inland.
        const float hatch =
            std::fabs((x * 0.8F + y * 1.6F) / 0.011F - std::floor((x * 0.8F + y * 1.6F) / 0.011F) - 0.5F);
        c = mix(c, ink,
                0.28F * smooth(0.55F, 1.5F, rough.at(x * 1.3F + u, y * 1.3F)) *
                    clamp01((0.11F - hatch) * 0.011F * canvas.unit_px() + 0.5F) *
                    smooth(0.01F, 0.05F, shore));
      }
    }
    // Border with its scale of black and white.
    const bool upright = std::min(x, wide - x) < std::min(y, tall - y);
    const float along = (upright ? y : x) / 0.05F;
    const float scale =
        clamp01((0.25F - std::fabs(along - std::floor(along) - 0.5F)) * 0.05F * canvas.unit_px() + 0.5F);
    const float band = canvas.edge(edge - inner + 0.013F) * canvas.edge(inner - 0.006F - edge);
    c = mix(c, mix(paper, ink, scale), band * 0.9F);
    for (const float at : {inner - 0.014F, inner - 0.006F, inner})
      c = mix(c, ink, 0.85F * clamp01((0.0008F - std::fabs(edge - at)) * canvas.unit_px() + 0.5F));
    c = c *
        (1 - 0.22F * smooth(0.5F, 0.95F, length((x - wide * 0.5F) / wide, (y - tall * 0.5F) / tall) * 1.25F));
    colour = c;
  });
  // Compass rose.
  pixels::Path dark_points, pale_points;
  for (int i = 0; i < 16; ++i) {
    const float a = static_cast<float>(i) * 0.39269908F, r = rose_r * (i % 4 == 0   ? 1.0F
                                                                       : i % 2 == 0 ? 0.68F
                                                                                    : 0.42F);
    const float w = rose_r * 0.16F, b = a + 0.39269908F * 0.9F, e = a - 0.39269908F * 0.9F;
    const pixels::Point tip{rose_x + std::sin(a) * r, rose_y - std::cos(a) * r}, hub{rose_x, rose_y};
    dark_points.add_polygon({hub, {rose_x + std::sin(b) * w, rose_y - std::cos(b) * w}, tip});
    pale_points.add_polygon({hub, tip, {rose_x + std::sin(e) * w, rose_y - std::cos(e) * w}});
  }
  paint_path(stage, pale_points, {}, paper, 1);
  paint_path(stage, dark_points, {}, ink, 0.9F);
  canvas.paint(
      [&](float x, float y, Ink& colour) {
        const float d = length(x - rose_x, y - rose_y);
        for (const float r : {rose_r * 0.5F, rose_r * 0.56F})
          colour = mix(colour, ink, 0.6F * clamp01((0.0007F - std::fabs(d - r)) * canvas.unit_px() + 0.5F));
      },
      rose_y - rose_r, rose_y + rose_r);
  // The course: dashes on a long curve, and a cross where it ends.
  const float end_x = cx + (wide_sheet ? 0.3F : 0.29F) * std::min(wide, 1.0F),
              end_y = cy + (wide_sheet ? 0.26F : 0.2F);
  const float ax = rose_x + 0.03F, ay = rose_y - rose_r * 1.6F;
  pixels::Path dashes;
  for (int i = 0; i < 26; ++i) {
    const auto on = [&](float t) {
      const float s = 1 - t;
      return pixels::Point{s * s * ax + 2 * s * t * (cx - 0.05F) + t * t * end_x,
                           s * s * ay + 2 * s * t * (end_y + 0.14F) + t * t * end_y};
    };
    const auto p = on(static_cast<float>(i) / 26), q = on((static_cast<float>(i) + 0.55F) / 26);
    dashes.add_capsule(p, 0.0021F, q, 0.0021F);
  }
  paint_path(stage, dashes, {}, red, 0.9F);
  pixels::Path cross;
  cross.add_capsule({end_x - 0.02F, end_y - 0.02F}, 0.0042F, {end_x + 0.02F, end_y + 0.02F}, 0.0042F);
  cross.add_capsule({end_x + 0.02F, end_y - 0.02F}, 0.0042F, {end_x - 0.02F, end_y + 0.02F}, 0.0042F);
  paint_path(stage, cross, {}, red, 0.95F);
  // Lead in the open water, others about it, each on a breath of bare paper.
  float side = 1;
  const float lead_h =
      std::min({0.36F, tall * 0.36F, 0.5F * std::min(wide, 1.0F) / std::max(0.3F, cast.lead().shape.aspect)});
  for (std::size_t i = 0; i < cast.actors.size(); ++i) {
    Actor& actor = cast.actors[i];
    const int count = i == 0 ? std::min(actor.count(), 3) : 1;
    for (int k = 0; k < count; ++k) {
      const Shape& shape = actor.shape_for(k);
      float h = i == 0 ? lead_h * (count > 1 ? 0.62F : 1.0F)
                       : std::clamp(height_beside(cast.lead(), actor, lead_h), 0.1F, 0.22F);
      if (i > 0) h = std::min(h, 0.24F / std::max(0.3F, shape.aspect));
      Place place{i == 0 ? cx + (static_cast<float>(k) - static_cast<float>(count - 1) * 0.5F) * h *
                                    (shape.aspect + 0.1F)
                         : cx + side * 0.28F * std::min(wide, 1.0F),
                  i == 0 ? cy - 0.02F : cy - side * 0.24F, h};
      place.mirrored = shape.facing == Facing::left && i == 0;
      if (shape.stands) place.y += h * 0.5F;
      if (shape.stands && i == 0) {
        // A few waves or a tuft of ground below, so that nobody hangs in the air.
        pixels::Path waves;
        const float half = h * shape.aspect * 0.5F + 0.03F;
        for (int w = 0; w < 3; ++w) {
          const float yw = place.y + 0.004F + 0.011F * static_cast<float>(w),
                      hw = half * (1 - 0.22F * static_cast<float>(w));
          for (float x = -hw; x < hw; x += 0.03F)
            waves.add_capsule({place.x + x, yw}, 0.0012F, {place.x + x + 0.019F, yw - 0.003F}, 0.0012F);
        }
        paint_path(stage, waves, {}, ink, 0.65F);
      }
      stage.guide.subjects.push_back(print_shape(stage, shape, place, ink, mix(ink, paper, 0.45F), paper));
    }
    credit(stage, actor);
    if (i > 0) side = -side;
  }
  if (stage.brief.setting == Setting::sea || stage.brief.setting == Setting::coast)
    stage.drawn.emplace_back(brief::name_of(stage.brief.setting));
  // A bare label for the title.
  const poster::Box zone =
      wide_sheet ? poster::Box{0.06F, 0.3F, 0.43F, 0.72F}
                 : poster::Box{0.09F, tall_sheet ? 0.73F : 0.74F, 0.91F, tall_sheet ? 0.865F : 0.89F};
  canvas.paint([&](float x, float y, Ink& colour) {
    const float e = std::min(
        {x - (zone.left - 0.02F) * wide, (zone.right + 0.02F) * wide - x, y - zone.top * tall + 0.022F,
         (tall_sheet && !wide_sheet ? tall - inner : zone.bottom * tall + 0.022F) - 0.02F - y});
    colour = mix(colour, paper * (1 + 0.01F * fine.at(x, y)), canvas.edge(e) * 0.94F);
    for (const float at : {0.0F, 0.006F})
      colour =
          mix(colour, ink,
              0.8F * clamp01(((at > 0 ? 0.0006F : 0.0013F) - std::fabs(e - at)) * canvas.unit_px() + 0.5F));
  });
  auto& palette = stage.guide.palette;
  palette.ground = paper;
  palette.text = ink;
  for (int i = 0; i < 10 && poster::contrast_ratio(palette.text, paper) < 7; ++i)
    palette.text = palette.text * 0.8F;
  palette.accent = poster::contrast_ratio(red, paper) >= 4.5F ? red : palette.text;
  title_at(stage, wide_sheet ? poster::TitlePlace::left_column : poster::TitlePlace::bottom, zone);
  finish(stage, {.bloom = 0,
                 .vignette = 0.05F,
                 .contrast = 0.02F,
                 .grain = 0.02F,
                 .saturation = 1,
                 .paper = 1.3F,
                 .foot_fade = 0});
}

}  // namespace

const Archetype kSeaChart{"sea-chart",   "An old chart with a dashed course and what it leads to.",
                          Family::print, needs_someone,
                          score,         paint};

}  // namespace onesheet::illustrator

// A grid of small pictures of the same few things: a mosaic, or strips from a photo booth.
#include <algorithm>
#include <cmath>

#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/worlds/worlds.h"

namespace onesheet::illustrator {
namespace {

using brief::Genre;

float score(const brief::Brief& brief, const Cast& cast) {
  if (cast.empty()) return 0;
  float s = 0.6F;
  if (brief_is(brief, {Genre::comedy, Genre::drama, Genre::thriller, Genre::romance, Genre::documentary,
                       Genre::family}))
    s += 0.12F;
  if (cast.actors.size() > 1 || cast.lead().count() > 1) s += 0.1F;
  return s * placelessness(brief);
}

struct Cell {
  float left, top, right, bottom;  // sheet units
};

// One small picture: a flat ground, something behind, a subject whole or near.
void paint_cell(Stage& stage, const Cell& cell, const Shape& shape, int kind, bool mirrored, Ink ground,
                Ink ink, Ink mid) {
  Canvas& canvas = stage.canvas;
  const float w = cell.right - cell.left, h = cell.bottom - cell.top;
  const auto inside = [&](float x, float y) {
    return canvas.edge(std::min({x - cell.left, cell.right - x, y - cell.top, cell.bottom - y}));
  };
  const float sun_x = cell.left + w * (mirrored ? 0.32F : 0.68F), sun_y = cell.top + h * 0.36F,
              sun_r = std::min(w, h) * 0.24F;
  canvas.paint(
      [&](float x, float y, Ink& colour) {
        const float in = inside(x, y);
        if (in <= 0) return;
        Ink c = ground;
        if (kind % 3 == 1) c = mix(c, mid, 0.85F * canvas.edge(sun_r - length(x - sun_x, y - sun_y)));
        if (kind % 3 == 2) c = mix(c, mix(ground, mid, 0.5F), canvas.edge(y - (cell.top + h * 0.62F)));
        colour = mix(colour, c, in);
      },
      cell.top - 0.01F, cell.bottom + 0.01F);
  const float aspect = std::max(0.2F, shape.aspect);
  const bool near = kind % 2 == 1 && shape.stands && aspect < 1.3F;
  float size = std::min(h * 0.8F, w * 0.86F / aspect);
  if (near) size = std::min(h * 1.75F, w * 1.5F / aspect);
  Place place{cell.left + w * 0.5F, cell.bottom - h * 0.09F, size, mirrored};
  if (near) place.y = cell.top + h * 0.14F + size;  // head and shoulders
  if (!shape.stands) place.y = cell.top + h * 0.5F;
  print_cutout(
      canvas, cut_out(canvas, shape, place, 0),
      [&](float tone, float emission) {
        Ink c = mix(ink, mix(ink, ground, 0.4F), smooth(0.25F, 0.31F, tone));
        c = mix(c, mix(ground, kWhite, 0.1F), smooth(0.56F, 0.62F, tone));
        return mix(c, ground, emission);
      },
      inside);
}

void paint(Stage& stage, Cast& cast) {
  auto random = stage.canvas.random("grid");
  Canvas& canvas = stage.canvas;
  const float wide = stage.wide(), tall = stage.tall();
  const bool wide_sheet = canvas.is_wide(), tall_sheet = canvas.is_tall();
  const FlatInks flat = flat_inks(stage);
  canvas.paint([&](float, float, Ink& colour) { colour = flat.paper; });
  const bool booth = random.chance(0.4F) && cast.actors.size() <= 2;
  const float gap = 0.016F, margin = 0.06F;
  std::vector<Cell> cells;
  const float left = wide_sheet ? wide * 0.47F : margin, right = wide - margin;
  const float top = margin, bottom = wide_sheet ? tall * 0.84F : tall * (tall_sheet ? 0.7F : 0.7F);
  if (booth && !wide_sheet) {
    // Two strips, a little askew in height.
    const float strip = std::min((right - left - 0.06F) * 0.5F, (bottom - top) * 0.42F);
    const float slip = random.between(-0.03F, 0.03F);
    for (int s = 0; s < 2; ++s) {
      const float x0 = wide * 0.5F + (s == 0 ? -strip - 0.025F : 0.025F);
      const float y0 = top + (s == 0 ? std::max(0.0F, slip) : std::max(0.0F, -slip)),
                  y1 = bottom - 0.03F + (s == 0 ? std::min(0.0F, slip) : std::min(0.0F, -slip));
      canvas.paint([&](float x, float y, Ink& colour) {
        const float e = std::min({x - x0, x0 + strip - x, y - y0, y1 - y});
        colour = mix(colour, mix(Ink{0.97F, 0.95F, 0.9F}, flat.sheet, 0.06F), canvas.edge(e));
        colour = mix(colour, flat.ink, 0.25F * clamp01((0.0008F - std::fabs(e)) * canvas.unit_px() + 0.5F));
      });
      constexpr int kShots = 4;
      const float shot = (y1 - y0 - gap) / kShots;
      for (int i = 0; i < kShots; ++i) {
        const float y = y0 + gap + shot * static_cast<float>(i);
        cells.push_back({x0 + gap, y, x0 + strip - gap, y + shot - gap});
      }
    }
  } else {
    const int columns = wide_sheet            ? 3
                        : random.chance(0.5F) ? 3
                                              : 2,
              rows = wide_sheet     ? 2
                     : columns == 3 ? (tall_sheet ? 3 : 2)
                                    : (tall_sheet ? 3 : 2);
    const float cw = (right - left - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns),
                ch = (bottom - top - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows);
    for (int r = 0; r < rows; ++r) {
      for (int c = 0; c < columns; ++c) {
        const float x = left + (cw + gap) * static_cast<float>(c),
                    y = top + (ch + gap) * static_cast<float>(r);
        cells.push_back({x, y, x + cw, y + ch});
      }
    }
  }
  // Grounds that stand out from the sheet and carry the ink.
  const auto& inks = stage.inks;
  std::vector<Ink> grounds;
  for (const Ink c :
       {flat.sheet, mix(inks.horizon, inks.light, 0.25F), mix(inks.sky_middle, inks.light, 0.35F),
        inks.accent, mix(flat.sheet, flat.accent, 0.5F)}) {
    Ink g = c;
    for (int i = 0; i < 8 && poster::contrast_ratio(g, flat.ink) < 3; ++i) g = mix(g, kWhite, 0.2F);
    grounds.push_back(g);
  }
  // Who is in which cell: everyone in turn, never the same picture side by side.
  std::vector<const Shape*> shapes;
  for (Actor& a : cast.actors) {
    for (int i = 0; i < std::min(a.count(), 3); ++i) shapes.push_back(&a.shape_for(i));
  }
  const auto first = random.below(static_cast<std::uint32_t>(grounds.size()));
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Shape& shape = *shapes[i % shapes.size()];
    const Ink ground = grounds[(i * 2 + first + i / grounds.size()) % grounds.size()];
    paint_cell(stage, cells[i], shape, static_cast<int>((i + i / shapes.size() + random.below(2) * 2) % 6),
               random.chance(0.5F), ground, flat.ink, grounds[(i * 2 + first + 2) % grounds.size()]);
  }
  for (Actor& a : cast.actors) credit(stage, a);
  stage.guide.subjects.push_back({left / wide, top / tall, right / wide, bottom / tall});
  if (wide_sheet)
    title_at(stage, poster::TitlePlace::left_column, {0.04F, 0.24F, 0.42F, 0.76F});
  else
    title_at(stage, poster::TitlePlace::bottom, {0.07F, 0.73F, 0.93F, tall_sheet ? 0.87F : 0.9F});
  finish(stage, {.bloom = 0,
                 .vignette = 0.04F,
                 .contrast = 0.02F,
                 .grain = 0.022F,
                 .saturation = 1,
                 .paper = 1,
                 .foot_fade = 0});
}

}  // namespace

const Archetype kPhotoGrid{"photo-grid",    "A grid of small pictures, or strips from a photo booth.",
                           Family::collage, needs_someone,
                           score,           paint};

}  // namespace onesheet::illustrator

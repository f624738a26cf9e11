// Cut paper in the manner of the late 1950s: a few flat shapes, knife-edged, one over another.
#include <cmath>

#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/worlds/worlds.h"
#include "pixels/blur.h"

namespace onesheet::illustrator {
namespace {

using brief::Genre;
using brief::Kind;

float score(const brief::Brief& brief, const Cast& cast) {
  if (cast.empty()) return 0;
  float s = 0.62F;
  if (brief_is(brief, {Genre::thriller, Genre::noir, Genre::comedy, Genre::drama})) s = 0.82F;
  if (lead_is(cast, {Kind::object, Kind::animal, Kind::food})) s += 0.1F;
  if (lead_is(cast, {Kind::building})) s -= 0.12F;
  if (!cast.lead().shape.iconic) s -= 0.3F;
  s -= 0.06F * static_cast<float>(cast.actors.size() - 1);
  return s * placelessness(brief);
}

// Straight cuts with a slightly unsteady hand.
std::vector<pixels::Point> cut_edges(base::SeededRandom& random, const std::vector<pixels::Point>& corners,
                                     float unsteady, int cuts) {
  std::vector<pixels::Point> out;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const auto a = corners[i], b = corners[(i + 1) % corners.size()];
    const float d = length(b.x - a.x, b.y - a.y) + 1e-6F, nx = -(b.y - a.y) / d, ny = (b.x - a.x) / d;
    for (int k = 0; k < cuts; ++k) {
      const float t =
          (static_cast<float>(k) + (k > 0 ? random.between(-0.3F, 0.3F) : 0.0F)) / static_cast<float>(cuts);
      const float off = k > 0 ? random.normal() * unsteady : 0.0F;
      out.push_back({a.x + (b.x - a.x) * t + nx * off, a.y + (b.y - a.y) * t + ny * off});
    }
  }
  return out;
}

void drop_shadow(Stage& stage, pixels::Plane cover, int left, int top, float dx, float dy, float softness,
                 float strength) {
  pixels::blur(cover, softness * stage.canvas.unit_px(), stage.canvas.runner());
  const float unit = stage.canvas.unit_px();
  stage.canvas.lay(cover, left + static_cast<int>(std::lround(dx * unit)),
                   top + static_cast<int>(std::lround(dy * unit)), {0.05F, 0.03F, 0.03F}, strength);
}

void lay_sheet(Stage& stage, const std::vector<pixels::Point>& corners, Ink ink) {
  Canvas& canvas = stage.canvas;
  pixels::Path path;
  path.add_polygon(corners);
  const float k = canvas.unit_px();
  auto cover = pixels::fill_coverage(path, {k, 0, 0, k, 0, 0}, canvas.width_px(), canvas.height_px());
  drop_shadow(stage, cover, 0, 0, 0.004F, 0.007F, 0.008F, 0.32F);
  canvas.lay(cover, 0, 0, ink, 1);
}

// The drawing re-cut with straight knife strokes: curves become a few chords.
pixels::Path knife_cut(const pixels::Path& path, float tolerance) {
  pixels::Path out;
  std::size_t next = 0;
  pixels::Point at{}, start{}, kept{};
  bool open = false;
  const auto cut_to = [&](pixels::Point p) {
    if (length(p.x - kept.x, p.y - kept.y) < tolerance) return;
    out.line_to(p);
    kept = p;
  };
  for (const auto verb : path.verbs()) {
    switch (verb) {
      case pixels::Path::Verb::move:
        at = start = kept = path.points()[next++];
        out.move_to(at);
        open = true;
        break;
      case pixels::Path::Verb::line:
        at = path.points()[next++];
        cut_to(at);
        break;
      case pixels::Path::Verb::cubic: {
        const auto a = path.points()[next], b = path.points()[next + 1], c = path.points()[next + 2];
        next += 3;
        const float span =
            length(a.x - at.x, a.y - at.y) + length(b.x - a.x, b.y - a.y) + length(c.x - b.x, c.y - b.y);
        const int pieces = std::clamp(static_cast<int>(span / (tolerance * 2.2F)), 1, 24);
        for (int i = 1; i <= pieces; ++i) {
          const float t = static_cast<float>(i) / static_cast<float>(pieces), s = 1 - t;
          cut_to({s * s * s * at.x + 3 * s * s * t * a.x + 3 * s * t * t * b.x + t * t * t * c.x,
                  s * s * s * at.y + 3 * s * s * t * a.y + 3 * s * t * t * b.y + t * t * t * c.y});
        }
        at = c;
        break;
      }
      case pixels::Path::Verb::close:
        if (open) out.close();
        at = start;
        break;
    }
  }
  return out;
}

Shape knife_cut(const Shape& shape, float tolerance) {
  Shape cut = shape;
  for (Layer& layer : cut.layers) layer.path = knife_cut(layer.path, tolerance);
  return cut;
}

void lay_figure(Stage& stage, const Shape& shape, const Place& place, Ink ink, Ink middle, Ink light) {
  const Cutout cut = cut_out(stage.canvas, shape, place, 0.02F);
  drop_shadow(stage, cut.cover, cut.left_px, cut.top_px, 0.005F, 0.008F, 0.006F, 0.4F);
  stage.guide.subjects.push_back(print_shape(stage, shape, place, ink, middle, light));
}

void paint(Stage& stage, Cast& cast) {
  auto random = stage.canvas.random("cut paper");
  Canvas& canvas = stage.canvas;
  const float wide = stage.wide(), tall = stage.tall();
  const bool wide_sheet = canvas.is_wide();
  const FlatInks flat = flat_inks(stage);
  canvas.paint([&](float, float, Ink& colour) { colour = flat.paper; });
  const float cx = wide_sheet ? wide * 0.7F : wide * 0.5F;
  const float art_bottom = wide_sheet ? tall * 0.93F : tall * 0.68F, art_top = tall * 0.07F;
  const float half = wide_sheet ? 0.42F : 0.42F * wide;
  const int form = static_cast<int>(random.below(4));
  const float middle_y = (art_top + art_bottom) * 0.5F, r = std::min(half, (art_bottom - art_top) * 0.5F);
  if (form == 0) {
    lay_sheet(stage,
              cut_edges(random,
                        {{cx - half, art_top},
                         {cx + half, art_top + 0.025F},
                         {cx + half * 0.96F, art_bottom - 0.02F},
                         {cx - half * 0.95F, art_bottom}},
                        0.007F, 6),
              flat.sheet);
  } else if (form == 1) {
    const float lean = random.chance(0.5F) ? 0.17F : -0.17F;
    const float from = wide_sheet ? wide * 0.45F : -0.05F;
    lay_sheet(stage,
              cut_edges(random,
                        {{from, tall * 0.22F + lean * 0.5F},
                         {wide + 0.05F, tall * 0.22F - lean * 0.5F},
                         {wide + 0.05F, art_bottom - lean * 0.3F},
                         {from, art_bottom + lean * 0.3F}},
                        0.008F, 6),
              flat.sheet);
  } else if (form == 2) {
    std::vector<pixels::Point> round;
    for (int i = 0; i < 19; ++i) {
      const float a = 6.2831853F * static_cast<float>(i) / 19.0F,
                  q = r * 1.0F * (1 + random.normal() * 0.028F);
      round.push_back({cx + q * std::cos(a), middle_y + q * std::sin(a)});
    }
    lay_sheet(stage, round, flat.sheet);
  } else {  // bars coming down, a hand's breadth apart
    const int bars = 5;
    for (int i = 0; i < bars; ++i) {
      const float w = 2 * half / bars, x = cx - half + w * static_cast<float>(i);
      const float top = art_top - 0.02F + random.between(0.0F, 0.09F),
                  bottom = art_bottom - random.between(0.0F, 0.12F);
      lay_sheet(stage,
                cut_edges(random,
                          {{x + w * 0.08F, top},
                           {x + w * 0.9F, top + random.between(-0.02F, 0.02F)},
                           {x + w * 0.93F, bottom},
                           {x + w * 0.05F, bottom + random.between(-0.02F, 0.02F)}},
                          0.004F, 4),
                flat.sheet);
    }
  }
  Actor& lead = cast.lead();
  const int count = std::min(lead.count(), 4);
  const float aspect = std::max(0.2F, lead.shape.aspect);
  float h = std::min((art_bottom - art_top) * 0.8F,
                     1.62F * half / (aspect * (1 + 0.75F * static_cast<float>(count - 1))));
  if (form == 2) h = std::min(h, 1.75F * r / std::sqrt(1 + aspect * aspect) * 1.1F);
  // Dark ink on dark paper would vanish: the figure then keeps within its sheet.
  const bool inside = poster::contrast_ratio(flat.ink, flat.paper) < 2.2F;
  if (inside && form == 1) h = std::min(h, (art_bottom - tall * 0.22F) * 0.74F);
  if (inside && form == 3) h = std::min(h, (art_bottom - art_top) * 0.66F);
  const float band = (tall * 0.22F + art_bottom) * 0.5F;
  const float foot = form == 2             ? middle_y + h * 0.5F
                     : inside && form == 1 ? band + h * 0.5F
                     : inside              ? middle_y + h * 0.5F
                                           : std::max(middle_y + h * 0.5F, art_bottom - 0.05F * tall);
  const Ink middle = mix(flat.ink, flat.sheet, 0.32F), light = flat.sheet;
  for (int i = 0; i < count; ++i) {
    const Shape shape = knife_cut(lead.shape_for(i), 0.014F);
    Place place{cx + (static_cast<float>(i) - static_cast<float>(count - 1) * 0.5F) * h * aspect * 0.9F, foot,
                h};
    if (!shape.stands) place.y = form == 2 ? middle_y : lerp(middle_y, foot - h * 0.5F, 0.3F);
    place.mirrored =
        count == 2 && (shape.facing == Facing::front ? i == 1 : (shape.facing == Facing::left) == (i == 0));
    lay_figure(stage, shape, place, flat.ink, middle, light);
  }
  credit(stage, lead);
  float side = random.chance(0.5F) ? 1.0F : -1.0F;
  for (std::size_t i = 1; i < cast.actors.size(); ++i) {
    Actor& other = cast.actors[i];
    const Shape shape = knife_cut(other.shape, 0.018F);
    const float size = std::min(std::clamp(height_beside(lead, other, h), 0.15F, 0.3F),
                                0.34F / std::max(0.3F, shape.aspect));
    const bool high = !shape.stands;
    Place place{cx + side * half * 0.66F, high ? art_top + 0.2F : std::min(foot + 0.035F, art_bottom + 0.03F),
                size};
    place.mirrored = shape.facing != Facing::front && (shape.facing == Facing::right) == (side > 0);
    const Ink own = poster::contrast_ratio(flat.accent, flat.sheet) > 2.2F &&
                            poster::contrast_ratio(flat.accent, flat.paper) > 1.8F
                        ? flat.accent
                        : flat.ink;
    lay_figure(stage, shape, place, own, mix(own, flat.sheet, 0.4F), flat.sheet);
    credit(stage, other);
    side = -side;
  }
  if (wide_sheet)
    title_at(stage, poster::TitlePlace::left_column, {0.05F, 0.22F, 0.43F, 0.78F});
  else
    title_at(stage, poster::TitlePlace::bottom, {0.08F, 0.72F, 0.92F, 0.86F});
  finish(stage, {.bloom = 0,
                 .vignette = 0.07F,
                 .contrast = 0.02F,
                 .grain = 0.02F,
                 .saturation = 1.0F,
                 .paper = 1.3F,
                 .foot_fade = 0});
}

}  // namespace

const Archetype kCutPaper{"cut-paper",   "A few flat knife-edged shapes, one over another.",
                          Family::print, needs_someone,
                          score,         paint};

}  // namespace onesheet::illustrator

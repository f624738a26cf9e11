// One emblem on a disc with rays, printed flat on paper.
#include <cmath>

#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/worlds/worlds.h"
#include "pixels/blur.h"

namespace onesheet::illustrator {
namespace {

using brief::Kind;

float score(const brief::Brief& brief, const Cast& cast) {
  if (cast.empty()) return 0;
  const Actor& lead = cast.lead();
  if (!lead.shape.iconic) return 0.2F;
  float s = lead_is(cast, {Kind::object, Kind::food, Kind::plant, Kind::celestial}) ? 1.0F
            : lead_is(cast, {Kind::animal, Kind::vehicle, Kind::creature})          ? 0.86F
                                                                                    : 0.66F;
  if (brief_is(brief, {brief::Genre::comedy, brief::Genre::family, brief::Genre::documentary})) s += 0.08F;
  if (brief_is(brief, {brief::Genre::horror})) s -= 0.08F;
  s -= 0.08F * static_cast<float>(cast.actors.size() - 1);
  return s * placelessness(brief);
}

void paint(Stage& stage, Cast& cast) {
  auto random = stage.canvas.random("icon");
  Canvas& canvas = stage.canvas;
  const float wide = stage.wide(), tall = stage.tall();
  const bool wide_sheet = canvas.is_wide(), square = !wide_sheet && !canvas.is_tall();
  const FlatInks flat = flat_inks(stage);
  const float cx = wide_sheet ? wide * 0.7F : wide * 0.5F;
  const float cy = wide_sheet ? tall * 0.5F : square ? tall * 0.41F : tall * 0.43F;
  const float radius = wide_sheet ? 0.39F : square ? 0.32F : 0.385F;
  const int pattern = static_cast<int>(random.below(3));
  const float rays = 14.0F + static_cast<float>(random.below(3)) * 4.0F, phase = random.unit();
  const Ink ray = mix(flat.paper, flat.sheet, 0.2F), top = mix(flat.sheet, kWhite, 0.16F),
            bottom = mix(flat.sheet, flat.accent, 0.42F);
  stage.light = {cx, cy};
  canvas.paint([&](float x, float y, Ink& colour) {
    const float dx = x - cx, dy = y - cy, d = length(dx, dy);
    Ink c = mix(flat.paper, mix(flat.paper, flat.ink, 0.12F), smooth(0.2F, 1.2F, y / tall));
    if (pattern == 0) {  // sun rays
      const float turn = (std::atan2(dy, dx) / 6.2831853F + phase) * rays;
      const float saw = std::fabs(turn - std::floor(turn) - 0.5F);
      const float stripe = clamp01((0.25F - saw) * 6.2831853F * d / rays * canvas.unit_px() + 0.5F);
      c = mix(c, ray, stripe * smooth(radius * 2.7F, radius * 0.9F, d));
    } else if (pattern == 1) {  // rings spreading
      const float ring = (d - radius) / 0.052F;
      const float saw = std::fabs(ring - std::floor(ring) - 0.5F);
      if (d > radius)
        c = mix(c, ray,
                clamp01((saw - 0.36F) * 0.052F * canvas.unit_px() + 0.5F) * smooth(radius * 2.4F, radius, d));
    } else {  // a second, larger disc
      c = mix(c, mix(flat.paper, flat.sheet, 0.16F), canvas.edge(radius * 1.28F - d));
    }
    const float t = clamp01((dy + radius) / (2 * radius));
    c = mix(c, mix(top, bottom, t), canvas.edge(radius - d));
    c = mix(c, flat.ink,
            clamp01((0.0016F - std::fabs(d - radius * 1.055F)) * canvas.unit_px() + 0.5F) * 0.85F);
    colour = c;
  });

  // The emblem: the lead large, the others smaller at its sides.
  Actor& lead = cast.lead();
  const float aspect = std::max(0.2F, lead.shape.aspect);
  const int count = std::min(lead.count(), 3);
  const bool company = cast.actors.size() > 1;
  const float spread = count == 1 ? 1.0F : 0.62F;
  const float fit = 1.46F;
  // The largest box of this aspect within the disc.
  float h = fit * 2 * radius * spread / std::sqrt(1 + aspect * aspect) * 0.72F;
  if (count > 1) h = std::min(h, 1.86F * radius / (aspect * (1 + 0.86F * static_cast<float>(count - 1))));
  if (lead.shape.stands) h = std::min(h, 1.72F * radius);  // heads stay within the disc
  if (company) h *= 0.86F;
  const Ink middle = mix(flat.ink, flat.sheet, 0.36F), light = mix(flat.sheet, kWhite, 0.3F);
  const bool stands =
      lead.shape.stands && lead.subject->kind != Kind::object && lead.subject->kind != Kind::food;
  const float foot = stands ? std::min(cy + radius * 0.72F, cy + h * 0.5F + 0.02F) : cy + h * 0.5F;
  if (stands) {
    // Ground: the foot of the disc in ink, cut by a straight line.
    canvas.paint(
        [&](float x, float y, Ink& colour) {
          const float d = length(x - cx, y - cy);
          const float mask = canvas.edge(radius - d) * canvas.edge(y - foot + 0.004F);
          colour = mix(colour, mix(flat.ink, flat.sheet, 0.1F), mask);
        },
        foot - 0.01F, cy + radius + 0.01F);
  }
  // Several overlap a little and are kept apart by a line of the disc's own ink.
  const float pace = h * aspect * 0.86F;
  for (int i = 0; i < count; ++i) {
    const Shape& shape = lead.shape_for(i);
    Place place{cx + (static_cast<float>(i) - static_cast<float>(count - 1) * 0.5F) * pace,
                shape.stands ? foot : cy, h};
    if (shape.stands && !stands) place.y = cy + h * 0.5F;
    place.mirrored =
        count > 1 && (shape.facing == Facing::front ? i == 1 : (shape.facing == Facing::left) == (i == 0));
    if (i > 0) {
      const Cutout cut = cut_out(canvas, shape, place, 0.02F);
      pixels::Plane halo = cut.cover;
      pixels::blur(halo, 0.003F * canvas.unit_px(), canvas.runner());
      for (float& v : halo.values()) v = smooth(0.02F, 0.1F, v);
      canvas.lay(halo, cut.left_px, cut.top_px, mix(top, bottom, 0.55F), 1);
    }
    stage.guide.subjects.push_back(print_shape(stage, shape, place, flat.ink, middle, light));
  }
  credit(stage, lead);
  float side = random.chance(0.5F) ? 1.0F : -1.0F;
  for (std::size_t i = 1; i < cast.actors.size(); ++i) {
    Actor& other = cast.actors[i];
    const bool high = !other.shape.stands;
    const float size = std::min(std::clamp(height_beside(lead, other, h), 0.14F, 0.34F),
                                0.36F / std::max(0.3F, other.shape.aspect));
    Place place{cx + side * radius * (high ? 0.5F : 0.8F), high ? cy - radius * 0.62F : cy + radius * 0.98F,
                size};
    if (other.shape.stands && other.subject->kind == Kind::building) place.y = foot;
    const Shape& shape = other.shape;
    place.mirrored = shape.facing != Facing::front && (shape.facing == Facing::right) == (side > 0);
    // A halo of paper keeps it apart from the emblem.
    const Cutout cut = cut_out(canvas, shape, place, 0.03F);
    pixels::Plane halo = cut.cover;
    pixels::blur(halo, 0.006F * canvas.unit_px(), canvas.runner());
    for (float& v : halo.values()) v = smooth(0.03F, 0.12F, v);
    canvas.lay(halo, cut.left_px, cut.top_px, high ? mix(top, bottom, 0.2F) : flat.paper, 1);
    const bool on_dark = poster::contrast_ratio(flat.ink, flat.paper) < 3;
    const Ink ink = high ? flat.ink : on_dark ? flat.sheet : flat.ink;
    stage.guide.subjects.push_back(print_shape(stage, shape, place, ink,
                                               mix(ink, high ? flat.sheet : flat.paper, 0.4F),
                                               high ? light : mix(flat.paper, ink, 0.15F)));
    credit(stage, other);
    side = -side;
  }
  // A thin border, as on a printed sheet.
  canvas.paint([&](float x, float y, Ink& colour) {
    const float e = std::min({x, y, wide - x, tall - y});
    colour =
        mix(colour, flat.text, clamp01((0.0013F - std::fabs(e - 0.022F)) * canvas.unit_px() + 0.5F) * 0.7F);
  });
  if (wide_sheet)
    title_at(stage, poster::TitlePlace::left_column, {0.05F, 0.24F, 0.45F, 0.76F});
  else
    title_at(stage, poster::TitlePlace::bottom,
             {0.08F, square ? 0.76F : 0.72F, 0.92F, square ? 0.9F : 0.855F}, {poster::TitlePlace::top});
  finish(stage, {.bloom = 0,
                 .vignette = 0.1F,
                 .contrast = 0.02F,
                 .grain = 0.02F,
                 .saturation = 1.0F,
                 .paper = 1,
                 .foot_fade = 0});
}

}  // namespace

const Archetype kIcon{"icon",        "One emblem on a disc with rays, printed flat on paper.",
                      Family::print, needs_someone,
                      score,         paint};

}  // namespace onesheet::illustrator

// Two who will not look at each other, on two fields of colour.
#include <algorithm>
#include <cmath>

#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/worlds/worlds.h"

namespace onesheet::illustrator {
namespace {

using brief::Genre;
using brief::Kind;

bool can(const brief::Brief& brief, const Cast& cast) {
  if (!needs_two_standing(brief, cast)) return false;
  const auto fits = [](const Actor& a) {
    return (a.subject->kind == Kind::person || a.subject->kind == Kind::creature ||
            a.subject->kind == Kind::animal) &&
           a.shape.aspect < 1.7F;
  };
  return fits(cast.lead()) && (cast.actors.size() == 1 || fits(cast.actors[1]));
}

float score(const brief::Brief& brief, const Cast& cast) {
  if (!can(brief, cast)) return 0;
  if (cast.actors.size() > 2 || (cast.actors.size() == 2 && cast.lead().count() + cast.actors[1].count() > 2))
    return 0;
  if (cast.actors.size() == 2 && cast.actors[1].subject->relation == brief::Relation::riding) return 0;
  float s = 0.8F * (0.65F + 0.35F * placelessness(brief));
  if (brief_is(brief, {Genre::comedy, Genre::romance, Genre::family, Genre::action})) s += 0.16F;
  return s;
}

void paint(Stage& stage, Cast& cast) {
  auto random = stage.canvas.random("back to back");
  Canvas& canvas = stage.canvas;
  const float wide = stage.wide(), tall = stage.tall();
  const bool wide_sheet = canvas.is_wide(), tall_sheet = canvas.is_tall();
  const FlatInks flat = flat_inks(stage);
  const float cx = wide_sheet ? wide * 0.7F : wide * 0.5F;
  const float lean = random.between(-0.1F, 0.1F);
  const bool below = tall_sheet && random.chance(0.5F);
  const float foot = tall * (!tall_sheet ? 0.92F : below ? 0.68F : 0.84F);
  // Two papers meet along a leaning line between them.
  const Ink left = flat.paper;
  Ink right = flat.sheet;
  if (poster::contrast_ratio(left, right) < 1.5F) right = mix(flat.paper, flat.ink, 0.35F);
  const float edge_left = wide_sheet ? wide * 0.44F : -1.0F;
  canvas.paint([&](float x, float y, Ink& colour) {
    const float line = cx + lean * (y - foot);
    Ink c = mix(left, right, canvas.edge(x - line));
    if (wide_sheet) c = mix(flat.paper, c, canvas.edge(x - edge_left));
    // Ground: one band across both, so that nobody floats.
    const bool over = y > foot - 0.012F;
    if (over && below) c = flat.paper;
    if (over && !below) c = mix(c, flat.ink, 0.16F * canvas.edge(y - foot + 0.012F));
    colour = c;
  });
  const float room = foot - tall * (below ? 0.06F : tall_sheet ? 0.26F : 0.1F);
  float h[2];
  const Shape* shapes[2];
  Actor* actors[2];
  for (int i = 0; i < 2; ++i) {
    const bool same = cast.actors.size() == 1;
    actors[i] = same ? &cast.lead() : &cast.actors[static_cast<std::size_t>(i)];
    shapes[i] = same ? &actors[i]->shape_for(i) : &actors[i]->shape;
    h[i] = std::min(room, 0.47F * std::min(wide, 1.0F) / std::max(0.22F, shapes[i]->aspect));
  }
  if (cast.actors.size() > 1)
    h[1] = std::clamp(height_beside(cast.lead(), cast.actors[1], h[0]), room * 0.5F, h[1]);
  for (int i = 0; i < 2; ++i) {
    const float dir = i == 0 ? -1.0F : 1.0F;
    const float half = h[i] * std::max(0.2F, shapes[i]->aspect) * 0.5F;
    Place place{cx + dir * (half * 0.92F + 0.004F), foot, h[i]};
    place.mirrored =
        shapes[i]->facing == Facing::front ? i == 1 : (shapes[i]->facing == Facing::right) == (i == 0);
    const Ink back = i == 0 ? left : right;
    // Ink that stands out from its own paper; what is light on the drawing takes the other's paper.
    Ink ink = flat.ink;
    if (poster::contrast_ratio(ink, back) < 2.6F) ink = i == 0 ? right : left;
    if (poster::contrast_ratio(ink, back) < 2.0F)
      ink = luma(back) > 0.4F ? Ink{0.05F, 0.05F, 0.07F} : Ink{0.95F, 0.92F, 0.85F};
    const Ink other = i == 0 ? right : left;
    stage.guide.subjects.push_back(
        print_shape(stage, *shapes[i], place, ink, mix(ink, other, 0.45F), mix(other, ink, 0.08F)));
    credit(stage, *actors[i]);
  }
  if (wide_sheet)
    title_at(stage, poster::TitlePlace::left_column, {0.05F, 0.24F, 0.42F, 0.76F});
  else if (below)
    title_at(stage, poster::TitlePlace::bottom, {0.08F, 0.72F, 0.92F, 0.86F}, {poster::TitlePlace::top});
  else
    title_at(stage, poster::TitlePlace::top, {0.08F, 0.05F, 0.92F, tall_sheet ? 0.22F : 0.12F},
             {poster::TitlePlace::bottom});
  finish(stage, {.bloom = 0,
                 .vignette = 0.06F,
                 .contrast = 0.02F,
                 .grain = 0.02F,
                 .saturation = 1,
                 .paper = 1,
                 .foot_fade = 0});
}

}  // namespace

const Archetype kBackToBack{"back-to-back", "Two who will not look at each other, on two fields of colour.",
                            Family::pair,   can,
                            score,          paint};

}  // namespace onesheet::illustrator

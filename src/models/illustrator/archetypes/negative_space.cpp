// Two readings of one sheet: what is ink above is paper below, or one form cut out of another.
#include <algorithm>
#include <cmath>

#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/worlds/worlds.h"

namespace onesheet::illustrator {
namespace {

using brief::Genre;
using brief::Kind;

bool can(const brief::Brief&, const Cast& cast) { return !cast.empty() && cast.lead().shape.iconic; }

float score(const brief::Brief& brief, const Cast& cast) {
  if (!can(brief, cast) || cast.lead().count() > 2) return 0;
  float s = 0.74F;
  if (brief_is(brief, {Genre::thriller, Genre::drama, Genre::noir, Genre::horror, Genre::sci_fi})) s += 0.12F;
  if (cast.actors.size() == 2) s += 0.06F;
  if (cast.actors.size() > 2) s -= 0.25F;
  return s * placelessness(brief);
}

// Prints a shape in one ink where `keep` says, so that two inks can share one outline.
template <class Keep>
poster::Box print_part(Stage& stage, const Shape& shape, const Place& place, Ink ink, Ink light,
                       const Keep& keep) {
  Canvas& canvas = stage.canvas;
  print_cutout(
      canvas, cut_out(canvas, shape, place, 0),
      [&](float tone, float emission) {
        return mix(mix(ink, light, 0.9F * smooth(0.3F, 0.36F, tone)), light, emission);
      },
      keep);
  return box_of(stage, shape, place);
}

// The shape upside down, hanging from the line it stood on.
Shape turned_over(const Shape& shape) {
  Shape out = shape;
  for (Layer& layer : out.layers) layer.path = layer.path.transformed({1, 0, 0, -1, 0, 0});
  return out;
}

void paint(Stage& stage, Cast& cast) {
  auto random = stage.canvas.random("negative space");
  Canvas& canvas = stage.canvas;
  const float wide = stage.wide(), tall = stage.tall();
  const bool wide_sheet = canvas.is_wide(), tall_sheet = canvas.is_tall();
  FlatInks flat = flat_inks(stage);
  // Two inks only, far apart.
  const Ink paper = flat.paper;
  Ink ink = poster::contrast_ratio(flat.ink, paper) > poster::contrast_ratio(flat.sheet, paper) ? flat.ink
                                                                                                : flat.sheet;
  for (int i = 0; i < 12 && poster::contrast_ratio(ink, paper) < 5; ++i)
    ink = mix(ink, luma(paper) > 0.35F ? Ink{0.03F, 0.03F, 0.04F} : Ink{0.98F, 0.95F, 0.88F}, 0.2F);
  const float cx = wide_sheet ? wide * 0.7F : wide * 0.5F;
  Actor& lead = cast.lead();
  Actor* other = cast.actors.size() > 1 ? &cast.actors[1] : nullptr;
  const float aspect = std::max(0.2F, lead.shape.aspect);
  // A broad body can hold another form.
  const bool holds = other != nullptr && aspect > 0.75F && lead.subject->kind != Kind::person &&
                     other->shape.iconic && random.chance(0.6F);
  const auto settle = [&](Ink ground) {
    auto& palette = stage.guide.palette;
    palette.ground = ground;
    palette.text = luma(ground) > luma(ink) || ground == paper ? ink : paper;
    if (poster::contrast_ratio(palette.text, ground) < 4.5F) palette.text = ground == paper ? ink : paper;
    if (poster::contrast_ratio(palette.accent, ground) < 4.5F) palette.accent = palette.text;
  };
  if (holds) {
    canvas.paint([&](float, float, Ink& colour) { colour = paper; });
    const float h = std::min(0.86F * std::min(wide, 1.05F) / aspect, tall * (wide_sheet ? 0.8F : 0.56F));
    const float foot = wide_sheet ? tall * 0.9F : tall * 0.66F;
    const Place at{cx, lead.shape.stands ? foot : foot - h * 0.5F, h};
    stage.guide.subjects.push_back(
        print_part(stage, lead.shape, at, ink, ink, [](float, float) { return 1.0F; }));
    const float oa = std::max(0.25F, other->shape.aspect);
    const float size = std::min(h * 0.42F, h * aspect * 0.3F / oa);
    // Where the body is thickest: the middle of what is covered, weighed by depth inside.
    const Cutout cut = cut_out(canvas, lead.shape, at, 0);
    double sx = 0, sy = 0, sum = 0;
    for (int y = 0; y < cut.cover.height(); y += 2) {
      int run = 0;
      for (int x = 0; x < cut.cover.width(); ++x) {
        run = cut.cover.at(x, y) > 0.5F ? run + 1 : 0;
        if (run == 0) continue;
        const double weight = static_cast<double>(run) * run;
        sx += weight * (x - run * 0.5);
        sy += weight * y;
        sum += weight;
      }
    }
    const float mx = (static_cast<float>(sx / std::max(1.0, sum)) + static_cast<float>(cut.left_px)) /
                     canvas.unit_px(),
                my = (static_cast<float>(sy / std::max(1.0, sum)) + static_cast<float>(cut.top_px)) /
                     canvas.unit_px();
    Place in{mx, other->shape.stands ? my + size * 0.5F : my, size};
    print_part(stage, other->shape, in, paper, paper, [](float, float) { return 1.0F; });
    credit(stage, lead);
    credit(stage, *other);
    settle(paper);
    if (wide_sheet)
      title_at(stage, poster::TitlePlace::left_column, {0.05F, 0.24F, 0.43F, 0.76F});
    else
      title_at(stage, poster::TitlePlace::bottom, {0.08F, 0.715F, 0.92F, 0.86F}, {poster::TitlePlace::top});
  } else {
    const bool card =
        lead.shape.stands && ((other != nullptr && other->shape.stands) || random.chance(0.45F));
    if (card) {
      // A line across the sheet; above it one stands, below it the other hangs, ink and paper exchanged.
      const float line = tall * (wide_sheet ? 0.52F : tall_sheet ? 0.42F : 0.42F);
      canvas.paint([&](float x, float y, Ink& colour) {
        const bool art = !wide_sheet || x > wide * 0.46F;
        colour = mix(paper, ink, art ? canvas.edge(y - line) : 0.0F);
        if (wide_sheet) colour = mix(paper, ink, canvas.edge(y - line) * canvas.edge(x - wide * 0.46F));
      });
      const Shape below = turned_over(other != nullptr && other->shape.stands ? other->shape : lead.shape);
      const float room = std::min(line - tall * 0.06F, tall * (wide_sheet ? 0.42F : 0.3F));
      const float h = std::min(room, 0.8F * std::min(wide, 1.0F) / aspect);
      Place up{cx, line + (lead.shape.stands ? 0.0F : -h * 0.55F), h};
      const float h2 =
          std::min(std::min(room, tall * 0.3F), 0.8F * std::min(wide, 1.0F) / std::max(0.2F, below.aspect));
      const bool same = other == nullptr || !other->shape.stands;
      Place down{cx, line, same ? h : std::min(h2, 1.25F * height_beside(lead, *other, h))};
      if (!below.stands)
        down.y = line + h * 0.55F + h;  // held by its middle, drawn below its own ground line
      stage.guide.subjects.push_back(
          print_part(stage, lead.shape, up, ink, paper, [](float, float) { return 1.0F; }));
      print_part(stage, below, down, paper, ink, [](float, float) { return 1.0F; });
      const float low = down.y + (below.stands ? down.height : 0.0F);
      stage.guide.subjects.push_back(
          {(cx - 0.2F) / wide, line / tall, (cx + 0.2F) / wide, std::min(1.0F, low / tall)});
      credit(stage, lead);
      if (!same) credit(stage, *other);
      settle(wide_sheet ? paper : ink);
      if (wide_sheet)
        title_at(stage, poster::TitlePlace::left_column, {0.04F, 0.24F, 0.41F, 0.76F});
      else
        title_at(stage, poster::TitlePlace::bottom,
                 {0.08F, tall_sheet ? 0.745F : 0.76F, 0.92F, tall_sheet ? 0.87F : 0.9F});
    } else {
      // The sheet in two halves, the figure across both.
      const float lean = random.between(-0.22F, 0.22F), cy = tall * (wide_sheet ? 0.52F : 0.4F);
      const float bottom = wide_sheet ? tall : tall * 0.7F;
      const auto right = [&](float x, float y) {
        return canvas.edge((x - cx + lean * (y - cy)) / std::sqrt(1 + lean * lean));
      };
      canvas.paint([&](float x, float y, Ink& colour) {
        float half = right(x, y);
        if (wide_sheet) half *= 1;
        colour = mix(paper, ink, half);
        if (!wide_sheet) colour = mix(colour, paper, canvas.edge(y - bottom));
        if (wide_sheet) colour = mix(paper, colour, canvas.edge(x - wide * 0.3F));
      });
      const float h = std::min({tall * (wide_sheet ? 0.74F : 0.52F), 0.78F * std::min(wide, 1.0F) / aspect});
      Place at{cx, lead.shape.stands ? cy + h * 0.5F : cy, h, random.chance(0.5F)};
      const int count = std::min(lead.count(), 2);
      for (int i = 0; i < count; ++i) {
        Place one = at;
        if (count > 1) {
          one.height = h * 0.72F;
          one.y = cy + h * 0.4F;
          one.x = cx + (i == 0 ? -0.5F : 0.5F) * one.height * (aspect + 0.1F);
          one.mirrored = i == 1;
        }
        const Shape& shape = lead.shape_for(i);
        stage.guide.subjects.push_back(
            print_part(stage, shape, one, ink, paper, [&](float x, float y) { return 1 - right(x, y); }));
        print_part(stage, shape, one, paper, ink, [&](float x, float y) { return right(x, y); });
      }
      credit(stage, lead);
      for (std::size_t i = 1; i < cast.actors.size(); ++i) {  // small, on the ink side or the paper side
        Actor& small = cast.actors[i];
        const float dir = i % 2 == 1 ? 1.0F : -1.0F, sa = std::max(0.25F, small.shape.aspect);
        const float size = std::min(0.16F, 0.24F / sa);
        Place place{cx + dir * 0.34F * std::min(wide, 1.0F),
                    small.shape.stands ? at.y + (lead.shape.stands ? 0.0F : h * 0.5F) : cy - h * 0.34F, size};
        print_part(stage, small.shape, place, dir > 0 ? paper : ink, dir > 0 ? ink : paper,
                   [](float, float) { return 1.0F; });
        stage.guide.subjects.push_back(box_of(stage, small.shape, place));
        credit(stage, small);
      }
      settle(paper);
      if (wide_sheet)
        title_at(stage, poster::TitlePlace::left_column, {0.04F, 0.24F, 0.4F, 0.76F});
      else
        title_at(stage, poster::TitlePlace::bottom, {0.08F, 0.735F, 0.92F, 0.87F});
    }
  }
  finish(stage, {.bloom = 0,
                 .vignette = 0.04F,
                 .contrast = 0.02F,
                 .grain = 0.02F,
                 .saturation = 1,
                 .paper = 1.1F,
                 .foot_fade = 0});
}

}  // namespace

const Archetype kNegativeSpace{"negative-space",
                               "Two readings: ink and paper exchanged, or one form cut from another.",
                               Family::print,
                               can,
                               score,
                               paint};

}  // namespace onesheet::illustrator

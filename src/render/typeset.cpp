#include "render/typeset.h"

#include <algorithm>
#include <optional>

#include "pixels/calm_map.h"
#include "render/render.h"

namespace onesheet::render {
namespace {

using layout::Role;

// First more of what layout does by itself, then a halo as well.
struct Try {
  double caution;
  float halo;
};
constexpr Try kTries[] = {{1, 0}, {1.25, 0.35F}, {1.6, 0.6F}, {2.2, 0.85F}, {3, 1}};

// 0 when everything holds; how far, in shares of what is promised, the worst falls short.
double shortfall(const Quality& q) {
  const auto lacking = [](double contrast, double goal) {
    return contrast == 0 ? 0.0 : std::max(0.0, 1 - contrast / goal);
  };
  return std::max({lacking(q.title_contrast, kTitleContrast), lacking(q.tagline_contrast, kSmallContrast),
                   lacking(q.billing_contrast, kSmallContrast)});
}

// A halo only for words that were not read.
void add_halo(layout::Sheet& sheet, const Quality& before, float halo) {
  for (layout::TextLine& line : sheet.lines) {
    const bool lacks = line.role == Role::title     ? before.title_contrast < kTitleContrast
                       : line.role == Role::tagline ? before.tagline_contrast < kSmallContrast
                                                    : before.billing_contrast < kSmallContrast;
    if (lacks) line.halo = halo;
  }
}

}  // namespace

base::Result<Typeset> typeset(const pixels::Image8& art, layout::LayoutRequest request, const FontPack& fonts,
                              base::Runner* runner, const pixels::Image8* title_logo) {
  const double caution = request.caution;
  std::optional<Typeset> best;
  pixels::CalmMap closer;
  Quality before;
  for (const Try& attempt : kTries) {
    request.caution = caution * attempt.caution;
    // Spots that the mean of their surroundings hides count one by one from the second try on.
    if (best && closer.columns == 0) {
      closer = pixels::measure_calm(art);
      pixels::look_closely(art, closer);
    }
    Typeset made;
    ONESHEET_ASSIGN(made.sheet, layout::lay_out({.words = request.words,
                                                 .format = request.format,
                                                 .guide = request.guide,
                                                 .calm = best ? closer : request.calm,
                                                 .seed = request.seed,
                                                 .wishes = request.wishes,
                                                 .title_logo = request.title_logo,
                                                 .caution = request.caution},
                                                fonts));
    if (attempt.halo > 0) add_halo(made.sheet, before, attempt.halo);
    ONESHEET_ASSIGN(made.image, set_type(art, made.sheet, fonts, runner, title_logo));
    ONESHEET_ASSIGN(made.quality, measure_quality(made.image, made.sheet, request.format,
                                                  request.guide.subjects, fonts, title_logo));
    before = made.quality;
    if (!best || shortfall(made.quality) < shortfall(best->quality)) best = std::move(made);
    if (shortfall(best->quality) <= 0) break;
  }
  return std::move(*best);
}

}  // namespace onesheet::render

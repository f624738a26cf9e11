#include "gallery/poster_maker.h"

#include <cmath>
#include <stdexcept>

#include "models/illustrator/illustrator.h"
#include "pixels/calm_map.h"
#include "render/typeset.h"

namespace onesheet::gallery {
namespace {

poster::Credits sample_credits() {
  return {{{"", {"Ada Lindqvist", "Tomas Reyes", "Ngozi Okafor"}},
           {"casting by", {"Marit Solheim"}},
           {"music by", {"Jonas Weil"}},
           {"edited by", {"Priya Raman"}},
           {"director of photography", {"Luca Ferraro"}},
           {"produced by", {"Hanna Brandt", "Samuel Osei"}},
           {"written by", {"Clara Voss"}},
           {"directed by", {"Ilse Marchetti"}}}};
}

}  // namespace

PosterMaker::PosterMaker() : model_(illustrator::make_illustrator()) {
  auto fonts = render::load_font_pack();
  if (!fonts) throw std::runtime_error(base::describe(fonts.error()));
  fonts_ = std::move(*fonts);
}

base::Result<GalleryPoster> PosterMaker::make(const Expectation& expected, const Wish& wish) const {
  GalleryPoster made;
  made.brief = brief::understand(expected.prompt);
  ONESHEET_ASSIGN(made.format, poster::parse_format(expected.format));
  made.format.size.width_px = static_cast<int>(std::lround(made.format.size.width_px * wish.scale));
  made.format.size.height_px = static_cast<int>(std::lround(made.format.size.height_px * wish.scale));
  ONESHEET_ASSIGN(made.art, model_->paint({.brief = made.brief,
                                           .width_px = made.format.size.width_px,
                                           .height_px = made.format.size.height_px,
                                           .seed = wish.seed},
                                          base::Deadline::never()));
  layout::Words words;
  words.title =
      !expected.title.empty() ? expected.title : made.brief.quoted_title.value_or(made.brief.suggested_title);
  if (!wish.title_alone) {
    words.tagline = made.brief.suggested_tagline;
    if (expected.format == poster::kDefaultFormat && expected.number % 3 != 0) {
      words.credits = sample_credits();
      words.release = "In cinemas 12 March";
    }
  }
  const pixels::CalmMap calm = pixels::measure_calm(made.art.image);
  ONESHEET_ASSIGN(render::Typeset set, render::typeset(made.art.image,
                                                       {.words = words,
                                                        .format = made.format,
                                                        .guide = made.art.guide,
                                                        .calm = calm,
                                                        .seed = wish.seed,
                                                        .wishes = {.font = wish.font, .effect = wish.effect}},
                                                       *fonts_));
  made.sheet = std::move(set.sheet);
  made.finished = std::move(set.image);
  made.quality = set.quality;
  return made;
}

base::Result<models::KeyArt> PosterMaker::paint_small(const Expectation& expected, std::uint64_t seed) const {
  const brief::Brief brief = brief::understand(expected.prompt);
  return model_->paint({.brief = brief, .width_px = 100, .height_px = 150, .seed = seed},
                       base::Deadline::never());
}

}  // namespace onesheet::gallery

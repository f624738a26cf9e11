// One poster of the gallery, made by the rooms themselves: prompt → brief → art → words on it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/error.h"
#include "gallery/expectations.h"
#include "layout/sheet.h"
#include "models/image_model.h"
#include "render/font_pack.h"
#include "render/inspect.h"

namespace onesheet::gallery {

struct GalleryPoster {
  brief::Brief brief;
  models::KeyArt art;  // textless
  poster::Format format;
  layout::Sheet sheet;
  pixels::Image8 finished;
  render::Quality quality;
};

struct Wish {
  std::uint64_t seed = 1;
  double scale = 1;          // of the format's pixels
  std::string font, effect;  // empty: the program's own choice
  bool title_alone = false;  // neither tagline nor credits
};

class PosterMaker {
 public:
  PosterMaker();  // throws std::runtime_error when the font pack is broken
  // Portrait posters, but each third, get a billing block and a release line, as a finished one-sheet has.
  base::Result<GalleryPoster> make(const Expectation& expected, const Wish& wish) const;
  // The art's name alone and its palette's, from a small picture.
  base::Result<models::KeyArt> paint_small(const Expectation& expected, std::uint64_t seed) const;
  const render::FontPack& fonts() const { return *fonts_; }

 private:
  std::unique_ptr<models::ImageModel> model_;
  std::unique_ptr<render::FontPack> fonts_;
};

}  // namespace onesheet::gallery

// A small laid-out poster with every effect that a title can have.
#pragma once

#include <stdexcept>

#include "layout/effects.h"
#include "layout/layout.h"
#include "pixels/calm_map.h"
#include "render/outlines.h"
#include "render/pictures.h"

namespace onesheet::print {

inline layout::Sheet laid_out(const pixels::Image8& art, std::string title, std::string effect = {}) {
  layout::Words words;
  words.title = std::move(title);
  words.tagline = "Someone has to stay awake";
  words.release = "In cinemas 12 March";
  poster::ArtGuide guide;
  guide.palette.text = poster::ink_from_hex(0xF2ECDC);
  guide.palette.ground = poster::ink_from_hex(0x0A1220);
  guide.palette.accent = poster::ink_from_hex(0xE8A33D);
  guide.palette.light = poster::ink_from_hex(0xFFFFFF);
  guide.places = {poster::TitlePlace::top};
  poster::Format format;
  format.size = {art.width, art.height};
  layout::TypeWishes wishes;
  wishes.effect = std::move(effect);
  return layout::lay_out({words, format, guide, pixels::measure_calm(art), 3, wishes}, render::fonts())
      .value();
}

}  // namespace onesheet::print

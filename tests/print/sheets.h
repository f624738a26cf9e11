// A small laid-out poster with every effect that a title can have.
#pragma once

#include <fstream>
#include <stdexcept>

#include "layout/effects.h"
#include "layout/layout.h"
#include "pixels/calm_map.h"
#include "print/press.h"
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

using Bytes = std::vector<std::uint8_t>;

// A CMYK profile that Debian's ghostscript brings.
inline Bytes press_profile() {
  std::ifstream file("/usr/share/color/icc/ghostscript/default_cmyk.icc", std::ios::binary);
  return Bytes(std::istreambuf_iterator<char>(file), {});
}

struct Sample {
  render::OutlinedType type;
  PrintSheet sheet{.type = type};
  pixels::Image8 art = render::grainy(424, 624);  // 4 x 6 in at 100 dpi with 12 pixels of bleed
  layout::Sheet laid;                             // its words
  explicit Sample(const std::string& effect = "plain") : Sample(render::grainy(424, 624), effect) {}
  Sample(pixels::Image8 picture, const std::string& effect) : art(std::move(picture)) {
    laid = laid_out(render::grainy(400, 600), "Tide", effect);
    laid.width_px = 424;
    laid.height_px = 624;
    for (auto& line : laid.lines) {
      line.x_px += 12;
      line.baseline_px += 12;
    }
    laid.scrims.clear();
    type = std::move(render::outline_type(art, laid, render::fonts())).value();
    sheet.bleed_px = 12;
    sheet.trim_width_in = 4;
    sheet.trim_height_in = 6;
    sheet.bleed_in = 0.12;
    sheet.metadata = {{"Title", "Tide"}, {"Software", "Onesheet"}, {"DigitalSourceType", "algorithmicMedia"}};
  }
};

}  // namespace onesheet::print

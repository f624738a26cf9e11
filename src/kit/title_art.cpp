#include "kit/title_art.h"

#include <algorithm>

#include "render/render.h"

namespace onesheet::kit {
namespace {

// Room for shadows and light around the letters, a part of the format's height.
constexpr double kAround = 0.07;

layout::Rect joined(const layout::Rect& a, const layout::Rect& b) {
  return {std::min(a.left_px, b.left_px), std::min(a.top_px, b.top_px), std::max(a.right_px, b.right_px),
          std::max(a.bottom_px, b.bottom_px)};
}

// Sheet → format: scaled and moved.
struct Placing {
  double scale = 1, dx_px = 0, dy_px = 0;
  double x(double px) const { return px * scale + dx_px; }
  double y(double px) const { return px * scale + dy_px; }
};

Placing placing_of(const layout::Rect& ink, const poster::Format& format) {
  const double around = std::max(kAround, format.safe_margin) * format.size.height_px;
  const double width = format.size.width_px - 2 * around, height = format.size.height_px - 2 * around;
  Placing placing;
  placing.scale = std::min(width / ink.width_px(), height / ink.height_px());
  placing.dx_px = (format.size.width_px - (ink.left_px + ink.right_px) * placing.scale) / 2;
  placing.dy_px = (format.size.height_px - (ink.top_px + ink.bottom_px) * placing.scale) / 2;
  return placing;
}

layout::TextLine placed(layout::TextLine line, const Placing& by) {
  line.x_px = by.x(line.x_px);
  line.baseline_px = by.y(line.baseline_px);
  line.style.size_px *= by.scale;
  for (double* length : {&line.extent.advance_px, &line.extent.ink_top_px, &line.extent.ink_bottom_px,
                         &line.extent.cap_height_px, &line.extent.ink_left_px, &line.extent.ink_right_px}) {
    *length *= by.scale;
  }
  line.halo = 0;  // a repair for the ground that is not there
  return line;
}

// Of the title's lines, or of the caller's own logo; empty without a title.
layout::Rect ink_of(const layout::Sheet& sheet) {
  if (sheet.title_logo) return *sheet.title_logo;
  layout::Rect ink;
  for (const layout::TextLine& line : sheet.lines) {
    if (line.role != layout::Role::title) continue;
    ink = ink.width_px() <= 0 ? layout::ink_rect(line) : joined(ink, layout::ink_rect(line));
  }
  return ink;
}

// Rules beside a small first word belong to the title.
bool belongs_to(const layout::Ornament& ornament, const layout::Rect& title) {
  return ornament.kind == layout::Ornament::Kind::rule && ornament.area.top_px >= title.top_px &&
         ornament.area.bottom_px <= title.bottom_px;
}

poster::Ink bright(const poster::Ink& ink, const poster::Palette& palette) {
  if (poster::contrast_ratio(ink, kDarkGround) >= kTitleArtContrastMin) return ink;
  poster::Ink best = palette.text;
  for (const poster::Ink& other : {palette.ground, palette.light}) {
    if (poster::relative_luminance(other) > poster::relative_luminance(best)) best = other;
  }
  const bool enough = poster::contrast_ratio(best, kDarkGround) >= kTitleArtContrastMin;
  return enough ? best : poster::Ink{1, 1, 1};
}

}  // namespace

double title_coverage(const layout::Sheet& sheet, const poster::Format& format) {
  const layout::Rect ink = ink_of(sheet);
  if (ink.width_px() <= 0 || ink.height_px() <= 0) return 0;
  const double scale = placing_of(ink, format).scale;
  return ink.width_px() * scale * ink.height_px() * scale /
         (static_cast<double>(format.size.width_px) * format.size.height_px);
}

float contrast_on_dark(const pixels::Image8& art) {
  double seen = 0, luminance = 0;
  for (int y = 0; y < art.height; ++y) {
    const std::uint8_t* pixel = art.row(y);
    for (int x = 0; x < art.width; ++x, pixel += art.channels) {
      // Letters, not the shadows and the light around them.
      if (art.channels == 4 && pixel[3] < 250) continue;
      seen += 1;
      luminance += static_cast<double>(poster::relative_luminance(poster::ink_from_hex(
          static_cast<unsigned>(pixel[0]) << 16U | static_cast<unsigned>(pixel[1]) << 8U | pixel[2])));
    }
  }
  if (seen == 0) return 1;
  return static_cast<float>((luminance / seen + 0.05) /
                            (static_cast<double>(poster::relative_luminance(kDarkGround)) + 0.05));
}

base::Result<pixels::Image8> title_art(const service::Redrawn& poster, const poster::Format& format) {
  const layout::Rect ink = ink_of(poster.sheet);
  if (ink.width_px() <= 0 || ink.height_px() <= 0)
    return base::fail(base::ErrorKind::bad_request, "The poster has no title to make title art of.");
  const Placing by = placing_of(ink, format);
  const auto area = [&by](const layout::Rect& r) {
    return layout::Rect{by.x(r.left_px), by.y(r.top_px), by.x(r.right_px), by.y(r.bottom_px)};
  };
  layout::Sheet sheet;
  sheet.width_px = format.size.width_px;
  sheet.height_px = format.size.height_px;
  if (poster.sheet.title_logo) {
    sheet.title_logo = area(ink);
  } else {
    const poster::Palette& palette = poster.art.guide.palette;
    for (const layout::TextLine& line : poster.sheet.lines) {
      if (line.role != layout::Role::title) continue;
      sheet.lines.push_back(placed(line, by));
      sheet.lines.back().ink = bright(line.ink, palette);
    }
    for (const layout::Ornament& ornament : poster.sheet.ornaments) {
      if (belongs_to(ornament, ink))
        sheet.ornaments.push_back({ornament.kind, area(ornament.area), bright(ornament.ink, palette)});
    }
  }
  const pixels::Image8 nothing(sheet.width_px, sheet.height_px, 4);
  return render::set_type(nothing, sheet, *poster.fonts, nullptr,
                          sheet.title_logo ? &poster.title_logo : nullptr);
}

}  // namespace onesheet::kit

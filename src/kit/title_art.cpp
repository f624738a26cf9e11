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

}  // namespace

base::Result<pixels::Image8> title_art(const service::Redrawn& poster, const poster::Format& format) {
  std::vector<layout::TextLine> lines;
  std::ranges::copy_if(poster.sheet.lines, std::back_inserter(lines),
                       [](const layout::TextLine& line) { return line.role == layout::Role::title; });
  layout::Rect ink;
  if (poster.sheet.title_logo) {
    ink = *poster.sheet.title_logo;
    lines.clear();
  } else if (!lines.empty()) {
    ink = layout::ink_rect(lines.front());
    for (const layout::TextLine& line : lines) ink = joined(ink, layout::ink_rect(line));
  }
  if (ink.width_px() <= 0 || ink.height_px() <= 0)
    return base::fail(base::ErrorKind::bad_request, "The poster has no title to make title art of.");
  const Placing by = placing_of(ink, format);
  layout::Sheet sheet;
  sheet.width_px = format.size.width_px;
  sheet.height_px = format.size.height_px;
  for (const layout::TextLine& line : lines) sheet.lines.push_back(placed(line, by));
  if (poster.sheet.title_logo) {
    sheet.title_logo =
        layout::Rect{by.x(ink.left_px), by.y(ink.top_px), by.x(ink.right_px), by.y(ink.bottom_px)};
  }
  const pixels::Image8 nothing(sheet.width_px, sheet.height_px, 4);
  return render::set_type(nothing, sheet, *poster.fonts, nullptr,
                          sheet.title_logo ? &poster.title_logo : nullptr);
}

}  // namespace onesheet::kit

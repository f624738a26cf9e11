#include <algorithm>
#include <cmath>

#include "poster/ink.h"
#include "render/inspect.h"
#include "render/render.h"

namespace onesheet::render {
namespace {

using layout::Rect;
using layout::Role;

constexpr int kMeasuredSide_px = 1000;

// Every `by` × `by` pixels as one.
pixels::Image8 reduced(const pixels::Image8& from, int by) {
  pixels::Image8 to(from.width / by, from.height / by, 3);
  const int area = by * by;
  for (int y = 0; y < to.height; ++y) {
    std::uint8_t* out = to.row(y);
    for (int x = 0; x < to.width; ++x) {
      for (int c = 0; c < 3; ++c) {
        int sum = 0;
        for (int dy = 0; dy < by; ++dy) {
          const std::uint8_t* in =
              from.row(y * by + dy) + static_cast<std::ptrdiff_t>(x) * by * from.channels;
          for (int dx = 0; dx < by; ++dx) sum += in[dx * from.channels + c];
        }
        out[x * 3 + c] = static_cast<std::uint8_t>((sum + area / 2) / area);
      }
    }
  }
  return to;
}

layout::Sheet reduced(layout::Sheet sheet, int by) {
  const double s = 1.0 / by;
  sheet.width_px /= by;
  sheet.height_px /= by;
  for (layout::TextLine& line : sheet.lines) {
    line.style.size_px *= s;
    line.x_px *= s;
    line.baseline_px *= s;
    line.extent = {line.extent.advance_px * s,    line.extent.ink_top_px * s,  line.extent.ink_bottom_px * s,
                   line.extent.cap_height_px * s, line.extent.ink_left_px * s, line.extent.ink_right_px * s};
  }
  return sheet;
}

double shared_area(const Rect& a, const Rect& b) {
  const double w = std::min(a.right_px, b.right_px) - std::max(a.left_px, b.left_px);
  const double h = std::min(a.bottom_px, b.bottom_px) - std::max(a.top_px, b.top_px);
  return w > 0 && h > 0 ? w * h : 0;
}

// The logo's own mean ink against what lies close around its box.
double logo_contrast(const pixels::Image8& finished, const Rect& box, const pixels::Image8& logo) {
  const double ink = poster::relative_luminance(describe_title_logo(logo).ink);
  const double reach = std::max(3.0, 0.08 * box.height_px());
  std::vector<double> ratios;
  const int top = std::max(0, static_cast<int>(box.top_px - reach));
  const int bottom = std::min(finished.height, static_cast<int>(box.bottom_px + reach));
  const int left = std::max(0, static_cast<int>(box.left_px - reach));
  const int right = std::min(finished.width, static_cast<int>(box.right_px + reach));
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) {
      if (x >= box.left_px && x < box.right_px && y >= box.top_px && y < box.bottom_px) continue;
      const std::uint8_t* p = finished.row(y) + static_cast<std::ptrdiff_t>(x) * finished.channels;
      const double l =
          poster::relative_luminance({static_cast<float>(p[0]) / 255.0F, static_cast<float>(p[1]) / 255.0F,
                                      static_cast<float>(p[2]) / 255.0F});
      ratios.push_back((std::max(l, ink) + 0.05) / (std::min(l, ink) + 0.05));
    }
  }
  if (ratios.empty()) return 0;
  const auto tenth = ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() / 10);
  std::ranges::nth_element(ratios, tenth);
  return *tenth;
}

void measure_sizes(const layout::Sheet& sheet, Quality& quality) {
  double title = 0, letters = 0, names = 0, left = 1e9, right = -1e9;
  for (const layout::TextLine& line : sheet.lines) {
    if (line.role == Role::billing) names = std::max(names, line.extent.cap_height_px);
    if (line.role != Role::title) continue;
    const auto count = static_cast<double>(line.text.size());
    title += line.extent.cap_height_px * count;
    letters += count;
    const Rect r = layout::ink_rect(line);
    left = std::min(left, r.left_px);
    right = std::max(right, r.right_px);
  }
  if (sheet.title_logo) {
    left = sheet.title_logo->left_px;
    right = sheet.title_logo->right_px;
  }
  if (right > left) quality.title_width_share = (right - left) / sheet.width_px;
  if (letters <= 0) return;
  quality.title_cap_px_at_200x300 = title / letters * 300 / sheet.height_px;
  if (names > 0) quality.billing_to_title = names / (title / letters);
}

double overlap_of(const layout::Sheet& sheet, std::span<const poster::Box> subjects) {
  std::vector<Rect> boxes;
  for (const layout::TextLine& line : sheet.lines) boxes.push_back(layout::ink_rect(line));
  if (sheet.title_logo) boxes.push_back(*sheet.title_logo);
  double whole = 0, shared = 0;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    whole += boxes[i].width_px() * boxes[i].height_px();
    for (std::size_t j = 0; j < i; ++j) shared += shared_area(boxes[i], boxes[j]);
    for (const poster::Box& subject : subjects) {
      shared += shared_area(boxes[i], {subject.left * sheet.width_px, subject.top * sheet.height_px,
                                       subject.right * sheet.width_px, subject.bottom * sheet.height_px});
    }
  }
  return whole > 0 ? std::min(1.0, shared / whole) : 0;
}

void lower(double& worst, double contrast) { worst = worst == 0 ? contrast : std::min(worst, contrast); }

}  // namespace

base::Result<Quality> measure_quality(const pixels::Image8& finished, const layout::Sheet& sheet,
                                      const poster::Format& format, std::span<const poster::Box> subjects,
                                      const FontPack& fonts, const pixels::Image8* title_logo) {
  Quality quality;
  const int by = std::max(1, std::min(finished.width, finished.height) / kMeasuredSide_px);
  TypeQuality type;
  if (by > 1) {
    ONESHEET_ASSIGN(type, inspect(reduced(finished, by), reduced(sheet, by), format.safe_margin, fonts));
  } else {
    ONESHEET_ASSIGN(type, inspect(finished, sheet, format.safe_margin, fonts));
  }
  quality.inside_safe_area = type.inside_safe_area;
  for (const LineQuality& line : type.lines) {
    switch (line.role) {
      case Role::title:
        lower(quality.title_contrast, line.contrast_worst_glyph_tenth);
        break;
      case Role::tagline:
        lower(quality.tagline_contrast, line.contrast_worst_tenth);
        break;
      case Role::billing:
      case Role::release:
      case Role::rating:
      case Role::laurel:
        lower(quality.billing_contrast, line.contrast_worst_tenth);
        break;
    }
  }
  if (sheet.title_logo && title_logo != nullptr)
    quality.title_contrast = logo_contrast(finished, *sheet.title_logo, *title_logo);
  quality.overlap = overlap_of(sheet, subjects);
  measure_sizes(sheet, quality);
  return quality;
}

}  // namespace onesheet::render

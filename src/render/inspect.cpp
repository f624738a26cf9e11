#include "render/inspect.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "pixels/blur.h"
#include "poster/ink.h"

namespace onesheet::render {
namespace {

double luminance_at(const pixels::Image8& image, int x, int y) {
  static const std::array<float, 256> grey = [] {
    std::array<float, 256> made{};
    for (std::size_t i = 0; i < made.size(); ++i) {
      const float v = static_cast<float>(i) / 255.0F;
      made[i] = poster::relative_luminance({v, v, v});
    }
    return made;
  }();
  const std::uint8_t* p = image.row(y) + static_cast<std::ptrdiff_t>(x) * image.channels;
  return 0.2126 * static_cast<double>(grey[p[0]]) + 0.7152 * static_cast<double>(grey[p[1]]) +
         0.0722 * static_cast<double>(grey[p[2]]);
}

double ratio(double a, double b) { return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05); }

// Coverage of `path` over the sheet's window that starts at (left, top).
pixels::Plane cover(const pixels::Path& path, const layout::TextLine& line, int left, int top, int width,
                    int height) {
  return pixels::fill_coverage(path,
                               pixels::Affine::scale_then_move(1, 1, static_cast<float>(line.x_px - left),
                                                               static_cast<float>(line.baseline_px - top)),
                               width, height);
}

void add_ink(const pixels::Path& path, const layout::TextLine& line, pixels::Plane& inked) {
  if (path.empty()) return;
  const auto bounds = path.bounds();
  const int left = std::max(0, static_cast<int>(std::floor(line.x_px + bounds.left)) - 1);
  const int top = std::max(0, static_cast<int>(std::floor(line.baseline_px + bounds.top)) - 1);
  const int right = std::min(inked.width(), static_cast<int>(std::ceil(line.x_px + bounds.right)) + 1);
  const int bottom =
      std::min(inked.height(), static_cast<int>(std::ceil(line.baseline_px + bounds.bottom)) + 1);
  if (right <= left || bottom <= top) return;
  const pixels::Plane own = cover(path, line, left, top, right - left, bottom - top);
  for (int y = 0; y < own.height(); ++y) {
    for (int x = 0; x < own.width(); ++x) {
      float& ink = inked.at(left + x, top + y);
      ink = std::max(ink, own.at(x, y));
    }
  }
}

double percentile(std::vector<double>& values, double part) {
  if (values.empty()) return 21;
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(static_cast<double>(values.size() - 1) * part);
  std::ranges::nth_element(values, at);
  return *at;
}

struct GlyphContrast {
  double twentieth = 21,
         tenth = 21;  // percentiles of the ring; 21, the most there is, for glyphs without ink
};

// `inked`: coverage of the sheet by all its type. Adds the
// contrast with each pixel of the ring to `line_ratios`.
GlyphContrast glyph_contrast(const pixels::Image8& image, const layout::TextLine& line,
                             const pixels::Path& glyph, const pixels::Plane& inked,
                             std::vector<double>& line_ratios) {
  if (glyph.empty()) return {};
  const double ring_px = std::max(2.0, line.extent.cap_height_px * 0.16);
  const auto bounds = glyph.bounds();
  const int pad = static_cast<int>(std::ceil(ring_px)) + 2;
  const int left = std::max(0, static_cast<int>(std::floor(line.x_px + bounds.left)) - pad);
  const int top = std::max(0, static_cast<int>(std::floor(line.baseline_px + bounds.top)) - pad);
  const int right = std::min(image.width, static_cast<int>(std::ceil(line.x_px + bounds.right)) + pad);
  const int bottom =
      std::min(image.height, static_cast<int>(std::ceil(line.baseline_px + bounds.bottom)) + pad);
  if (right <= left || bottom <= top) return {};
  const pixels::Plane own = cover(glyph, line, left, top, right - left, bottom - top);
  pixels::Plane near = own;
  pixels::blur(near, static_cast<float>(ring_px / 2.2));

  double fill = 0, weight = 0;
  for (int y = 0; y < own.height(); ++y) {
    for (int x = 0; x < own.width(); ++x) {
      if (own.at(x, y) < 0.97F) continue;
      fill += luminance_at(image, left + x, top + y);
      weight += 1;
    }
  }
  // Of an outline the inside is ground as well.
  if (line.effect == layout::Effect::outline) weight = 0;
  fill = weight > 3 ? fill / weight : static_cast<double>(poster::relative_luminance(line.ink));
  std::vector<double> ratios;
  for (int y = 0; y < own.height(); ++y) {
    for (int x = 0; x < own.width(); ++x) {
      // Pixels that letters touch only in part are edge, not ground.
      if (inked.at(left + x, top + y) > 0.004F || near.at(x, y) < 0.02F) continue;
      ratios.push_back(ratio(fill, luminance_at(image, left + x, top + y)));
    }
  }
  line_ratios.insert(line_ratios.end(), ratios.begin(), ratios.end());
  return {percentile(ratios, 0.05), percentile(ratios, 0.1)};
}

}  // namespace

base::Result<TypeQuality> inspect(const pixels::Image8& finished, const layout::Sheet& sheet,
                                  double safe_margin, const FontPack& fonts) {
  if (finished.width != sheet.width_px || finished.height != sheet.height_px) {
    return base::fail(base::ErrorKind::bug, "The poster and the layout are not of one size.");
  }
  TypeQuality quality;
  const double margin = safe_margin * std::min(sheet.width_px, sheet.height_px) - 0.5;
  std::vector<layout::Rect> rects;
  pixels::Plane inked(sheet.width_px, sheet.height_px);
  for (const layout::TextLine& line : sheet.lines) {
    ONESHEET_ASSIGN(const pixels::Path path, fonts.outline(line.text, line.style));
    add_ink(path, line, inked);
  }
  for (const layout::TextLine& line : sheet.lines) {
    ONESHEET_ASSIGN(const std::vector<pixels::Path> glyphs, fonts.glyph_outlines(line.text, line.style));
    LineQuality q;
    q.role = line.role;
    q.contrast_worst_glyph = q.contrast_worst_glyph_tenth = 21;
    std::vector<double> ratios;
    for (const pixels::Path& glyph : glyphs) {
      const GlyphContrast contrast = glyph_contrast(finished, line, glyph, inked, ratios);
      q.contrast_worst_glyph = std::min(q.contrast_worst_glyph, contrast.twentieth);
      q.contrast_worst_glyph_tenth = std::min(q.contrast_worst_glyph_tenth, contrast.tenth);
    }
    q.contrast_worst_tenth = percentile(ratios, 0.1);
    const layout::Rect r = layout::ink_rect(line);
    q.inside_safe_area = r.left_px >= margin && r.top_px >= margin && r.right_px <= sheet.width_px - margin &&
                         r.bottom_px <= sheet.height_px - margin;
    quality.inside_safe_area = quality.inside_safe_area && q.inside_safe_area;
    double& worst = line.role == layout::Role::title ? quality.title_contrast : quality.small_contrast;
    worst = worst == 0 ? q.contrast_worst_glyph : std::min(worst, q.contrast_worst_glyph);
    for (const layout::Rect& other : rects) {
      const double w = std::min(r.right_px, other.right_px) - std::max(r.left_px, other.left_px);
      const double h = std::min(r.bottom_px, other.bottom_px) - std::max(r.top_px, other.top_px);
      if (w > 0 && h > 0) quality.overlap_px += w * h;
    }
    rects.push_back(r);
    quality.lines.push_back(q);
  }
  return quality;
}

}  // namespace onesheet::render

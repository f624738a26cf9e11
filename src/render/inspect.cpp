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

double to_display(double linear) {
  return linear <= 0.0031308 ? linear * 12.92 : 1.055 * std::pow(linear, 1 / 2.4) - 0.055;
}
double to_linear(double display) {
  return display <= 0.04045 ? display / 12.92 : std::pow((display + 0.055) / 1.055, 2.4);
}

// What a letter's own pixels show, where none is ink alone: `luminance` of a pixel that ink covers in part,
// the ground's part taken off. The inverse of how set_type lays light and dark letters on.
double bare_ink(double luminance, double ground, double covered) {
  if (luminance >= ground) return std::min(1.0, ground + (luminance - ground) / covered);
  const double under = to_display(ground);
  return to_linear(std::max(0.0, under + (to_display(luminance) - under) / covered));
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

// Mean ink of a letter whose strokes are thinner than a pixel, by its fullest pixels.
double thin_ink(const pixels::Image8& image, const pixels::Plane& own, int left, int top, float least,
                double ground) {
  double sum = 0, weight = 0;
  for (int y = 0; y < own.height(); ++y) {
    for (int x = 0; x < own.width(); ++x) {
      const float covered = own.at(x, y);
      if (covered < std::max(least, 0.2F)) continue;
      sum += bare_ink(luminance_at(image, left + x, top + y), ground, static_cast<double>(covered));
      weight += 1;
    }
  }
  return weight > 0 ? sum / weight : ground;
}

// Of the blurred coverage, at the outer end of a ring and half way to it beside a straight edge.
constexpr float kRingOuter = 0.02F, kRingInner = 0.15F;

struct GlyphContrast {
  double twentieth = 21,
         tenth = 21;  // percentiles of the ring; 21, the most there is, for glyphs without ink
};

// `inked`: coverage of the sheet by all its type. Adds the contrast with each pixel of the ring to
// `line_ratios`. The inner half of the ring is judged by itself as well: what hugs the letters hides them
// most.
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

  std::vector<double> grounds, inner_grounds;
  double fill = 0, weight = 0;
  float most = 0;
  for (int y = 0; y < own.height(); ++y) {
    for (int x = 0; x < own.width(); ++x) {
      const float covered = own.at(x, y);
      most = std::max(most, covered);
      if (covered >= 0.97F) {
        fill += luminance_at(image, left + x, top + y);
        weight += 1;
      }
      // Pixels that letters touch only in part are edge, not ground.
      if (inked.at(left + x, top + y) > 0.004F || near.at(x, y) < kRingOuter) continue;
      grounds.push_back(luminance_at(image, left + x, top + y));
      if (near.at(x, y) >= kRingInner) inner_grounds.push_back(grounds.back());
    }
  }
  // Of an outline the inside is ground as well.
  if (line.effect == layout::Effect::outline) {
    fill = static_cast<double>(poster::relative_luminance(line.ink));
  } else if (weight > 3) {
    fill /= weight;
  } else {
    fill = thin_ink(image, own, left, top, 0.8F * most, percentile(grounds, 0.5));
  }
  const auto ratios_of = [&](const std::vector<double>& of) {
    std::vector<double> ratios;
    ratios.reserve(of.size());
    for (const double ground : of) ratios.push_back(ratio(fill, ground));
    return ratios;
  };
  std::vector<double> ratios = ratios_of(grounds), inner = ratios_of(inner_grounds);
  line_ratios.insert(line_ratios.end(), ratios.begin(), ratios.end());
  return {std::min(percentile(ratios, 0.05), percentile(inner, 0.05)),
          std::min(percentile(ratios, 0.1), percentile(inner, 0.1))};
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

#include "gallery/pixel_numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "layout/frame.h"
#include "poster/ink.h"
#include "render/render.h"

namespace onesheet::gallery {
namespace {

constexpr double kRing = 6.0 / 1000;  // of the sheet's width
constexpr float kInk = 0.85F;         // coverage from which a pixel is ink alone
constexpr float kPaper = 0.0015F;     // and up to which it is none

float linear_of(float display) {
  return display <= 0.04045F ? display / 12.92F : std::pow((display + 0.055F) / 1.055F, 2.4F);
}
double display_of(double linear) {
  return linear <= 0.0031308 ? linear * 12.92 : 1.055 * std::pow(linear, 1 / 2.4) - 0.055;
}

double luminance_at(const pixels::Image8& image, int x, int y) {
  const std::uint8_t* p = image.row(y) + static_cast<std::ptrdiff_t>(x) * image.channels;
  return poster::relative_luminance({static_cast<float>(p[0]) / 255.0F, static_cast<float>(p[1]) / 255.0F,
                                     static_cast<float>(p[2]) / 255.0F});
}

double contrast(double a, double b) { return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05); }

// White letters are laid on in linear light: what a byte says of the cover must be read as light, too.
float coverage_at(const pixels::Image8& letters, int x, int y) {
  static const std::array<float, 256> table = [] {
    std::array<float, 256> made{};
    for (std::size_t i = 0; i < made.size(); ++i) made[i] = linear_of(static_cast<float>(i) / 255.0F);
    return made;
  }();
  return table[letters.row(y)[static_cast<std::ptrdiff_t>(x) * 3]];
}

// The ink of a pixel that ink covers in part, the ground's part taken off. Light letters are laid on in
// linear light and dark ones in display values.
double ink_of(double luminance, double ground, double covered) {
  if (luminance >= ground) return std::min(1.0, ground + (luminance - ground) / covered);
  const double under = display_of(ground);
  const double display = under + (display_of(luminance) - under) / covered;
  return linear_of(static_cast<float>(std::max(0.0, display)));
}

double quantile(std::vector<double>& values, double share) {
  const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::ranges::nth_element(values, values.begin() + at);
  return values[static_cast<std::size_t>(at)];
}

struct Window {
  int left, top, right, bottom;  // pixels, right and bottom outside
};

Window window_of(const layout::Rect& rect, double around, const layout::Sheet& sheet) {
  return {std::max(0, static_cast<int>(rect.left_px - around)),
          std::max(0, static_cast<int>(rect.top_px - around)),
          std::min(sheet.width_px, static_cast<int>(rect.right_px + around) + 1),
          std::min(sheet.height_px, static_cast<int>(rect.bottom_px + around) + 1)};
}

// Pixels of a window that lie within `reach` of ink and hold none of their own.
std::vector<bool> ring_of(const pixels::Image8& letters, const Window& w, int reach) {
  const int width = w.right - w.left, height = w.bottom - w.top;
  const auto covered = [&](int x, int y) { return coverage_at(letters, x + w.left, y + w.top); };
  const auto at = [&](int x, int y) {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
  };
  std::vector<bool> along(static_cast<std::size_t>(width) * static_cast<std::size_t>(height)),
      ring(along.size());
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      if (covered(x, y) < 0.5F) continue;
      for (int i = std::max(0, x - reach); i <= std::min(width - 1, x + reach); ++i) along[at(i, y)] = true;
    }
  }
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      if (!along[at(x, y)]) continue;
      for (int i = std::max(0, y - reach); i <= std::min(height - 1, y + reach); ++i) {
        if (covered(x, i) <= kPaper) ring[at(x, i)] = true;
      }
    }
  }
  return ring;
}

}  // namespace

base::Result<std::map<layout::Role, RoleContrast>> measure_contrast(const pixels::Image8& finished,
                                                                    const layout::Sheet& sheet,
                                                                    const render::FontPack& fonts) {
  layout::Sheet bare{.width_px = sheet.width_px, .height_px = sheet.height_px, .lines = sheet.lines};
  for (layout::TextLine& line : bare.lines) {
    line.effect = layout::Effect::none;
    line.ink = {1, 1, 1};
  }
  const pixels::Image8 black(sheet.width_px, sheet.height_px, 3);
  ONESHEET_ASSIGN(const pixels::Image8 letters, render::set_type(black, bare, fonts));

  const int reach = std::max(2, static_cast<int>(std::lround(kRing * sheet.width_px)));
  std::map<layout::Role, RoleContrast> found;
  for (const layout::TextLine& line : sheet.lines) {
    const Window w = window_of(ink_rect(line), reach + 2, sheet);
    const auto ring = ring_of(letters, w, reach);
    const int width = w.right - w.left;
    const int strip = std::max(4, static_cast<int>(line.extent.cap_height_px));
    std::vector<double> of_line;
    double worst_letter = 99;
    for (int left = w.left; left < w.right; left += strip) {
      std::vector<double> ink, around;
      float most = 0;
      for (int y = w.top; y < w.bottom; ++y) {
        for (int x = left; x < std::min(left + strip, w.right); ++x) {
          const auto i = static_cast<std::size_t>(y - w.top) * static_cast<std::size_t>(width) +
                         static_cast<std::size_t>(x - w.left);
          if (ring[i]) around.push_back(luminance_at(finished, x, y));
          most = std::max(most, coverage_at(letters, x, y));
        }
      }
      if (around.size() < 8) continue;
      const double ground = quantile(around, 0.5);
      // Strokes thinner than a pixel have no pixel that is ink alone: from the fullest ones the ground's part
      // is taken off.
      const float least = std::min(kInk, 0.8F * most);
      for (int y = w.top; y < w.bottom; ++y) {
        for (int x = left; x < std::min(left + strip, w.right); ++x) {
          const float covered = coverage_at(letters, x, y);
          if (covered < least || covered < 0.3F) continue;
          ink.push_back(ink_of(luminance_at(finished, x, y), ground, static_cast<double>(covered)));
        }
      }
      if (ink.size() < 4) continue;
      // What an effect leaves of the ground inside a letter (an outline, a worn fleck) is no ink: of the two
      // ends of the letter's pixels the one that stands out more is.
      const double dark = quantile(ink, 0.25), light = quantile(ink, 0.75);
      const double letter = contrast(dark, ground) > contrast(light, ground) ? dark : light;
      std::vector<double> ratios;
      ratios.reserve(around.size());
      for (const double one : around) ratios.push_back(contrast(letter, one));
      of_line.insert(of_line.end(), ratios.begin(), ratios.end());
      worst_letter = std::min(worst_letter, quantile(ratios, 0.1));
    }
    if (of_line.empty()) continue;
    RoleContrast& role = found.try_emplace(line.role, RoleContrast{99, 99}).first->second;
    role.worst_tenth = std::min(role.worst_tenth, quantile(of_line, 0.1));
    role.worst_letter = std::min(role.worst_letter, worst_letter);
  }
  return found;
}

double low_detail_share(const pixels::Image8& image) {
  const int cell = std::max(1, image.width / 250);
  const int width = image.width / cell, height = image.height / cell;
  pixels::Plane luma(width, height);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      float sum = 0;
      for (int dy = 0; dy < cell; ++dy) {
        for (int dx = 0; dx < cell; ++dx) {
          const std::uint8_t* p =
              image.row(y * cell + dy) + static_cast<std::ptrdiff_t>(x * cell + dx) * image.channels;
          sum += 0.299F * static_cast<float>(p[0]) + 0.587F * static_cast<float>(p[1]) +
                 0.114F * static_cast<float>(p[2]);
        }
      }
      luma.at(x, y) = sum / (255.0F * static_cast<float>(cell * cell));
    }
  }
  int calm = 0, all = 0;
  for (int y = 3; y + 3 < height; ++y) {
    for (int x = 3; x + 3 < width; ++x) {
      double sum = 0, squares = 0;
      for (int dy = -3; dy <= 3; ++dy) {
        for (int dx = -3; dx <= 3; ++dx) {
          const double v = luma.at(x + dx, y + dy);
          sum += v;
          squares += v * v;
        }
      }
      const double mean = sum / 49;
      calm += std::sqrt(std::max(0.0, squares / 49 - mean * mean)) < 0.04 ? 1 : 0;
      ++all;
    }
  }
  return all == 0 ? 0 : static_cast<double>(calm) / all;
}

BoxFaults find_box_faults(const layout::Sheet& sheet, const poster::Format& format) {
  const layout::Frame frame(format);
  constexpr double kHair = 0.75;  // pixels: ink boxes are whole outlines, pixels are rounded
  BoxFaults faults;
  for (std::size_t i = 0; i < sheet.lines.size(); ++i) {
    const layout::Rect a = ink_rect(sheet.lines[i]);
    if (a.left_px < frame.margin_px - kHair || a.right_px > frame.width_px - frame.margin_px + kHair ||
        a.top_px < frame.margin_px - kHair || a.bottom_px > frame.height_px - frame.margin_px + kHair) {
      ++faults.outside;
    }
    for (std::size_t j = i + 1; j < sheet.lines.size(); ++j) {
      const layout::Rect b = ink_rect(sheet.lines[j]);
      if (std::min(a.right_px, b.right_px) - std::max(a.left_px, b.left_px) > kHair &&
          std::min(a.bottom_px, b.bottom_px) - std::max(a.top_px, b.top_px) > kHair) {
        ++faults.overlapping;
      }
    }
  }
  return faults;
}

double structural_similarity(const pixels::Image8& a, const pixels::Image8& b) {
  constexpr int kSide = 8;
  constexpr double kC1 = 0.01 * 255 * 0.01 * 255, kC2 = 0.03 * 255 * 0.03 * 255;
  const auto luma = [](const pixels::Image8& image, int x, int y) {
    const std::uint8_t* p = image.row(y) + static_cast<std::ptrdiff_t>(x) * image.channels;
    return 0.299 * p[0] + 0.587 * p[1] + 0.114 * p[2];
  };
  double total = 0;
  int windows = 0;
  for (int top = 0; top + kSide <= a.height; top += kSide / 2) {
    for (int left = 0; left + kSide <= a.width; left += kSide / 2) {
      double sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0;
      for (int y = top; y < top + kSide; ++y) {
        for (int x = left; x < left + kSide; ++x) {
          const double va = luma(a, x, y), vb = luma(b, x, y);
          sa += va;
          sb += vb;
          saa += va * va;
          sbb += vb * vb;
          sab += va * vb;
        }
      }
      constexpr double n = kSide * kSide;
      const double ma = sa / n, mb = sb / n;
      const double va = saa / n - ma * ma, vb = sbb / n - mb * mb, cov = sab / n - ma * mb;
      total += (2 * ma * mb + kC1) * (2 * cov + kC2) / ((ma * ma + mb * mb + kC1) * (va + vb + kC2));
      ++windows;
    }
  }
  return windows == 0 ? 1 : total / windows;
}

}  // namespace onesheet::gallery

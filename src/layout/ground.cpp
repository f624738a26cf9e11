#include "layout/ground.h"

#include <algorithm>
#include <cmath>

namespace onesheet::layout {
namespace {

double to_display(double linear) {
  return linear <= 0.0031308 ? linear * 12.92 : 1.055 * std::pow(linear, 1 / 2.4) - 0.055;
}
double to_linear(double display) {
  return display <= 0.04045 ? display / 12.92 : std::pow((display + 0.055) / 1.055, 2.4);
}

}  // namespace

Ground::Ground(const pixels::CalmMap& calm, int width_px, int height_px, bool foreign)
    : columns_(calm.columns),
      rows_(calm.rows),
      luminance_(calm.luminance),
      detail_(calm.detail),
      width_px_(width_px),
      height_px_(height_px) {
  dark_.reserve(luminance_.size());
  bright_.reserve(luminance_.size());
  for (std::size_t i = 0; i < luminance_.size(); ++i) {
    const double luminance = luminance_[i], detail = detail_[i];
    double dark = std::max(0.0, luminance - detail), bright = std::min(1.0, luminance + detail);
    if (foreign && i < calm.darkest.size()) {
      dark = std::min(dark, static_cast<double>(calm.darkest[i]));
      bright = std::max(bright, static_cast<double>(calm.brightest[i]));
    }
    dark_.push_back(static_cast<float>(to_display(dark)));
    bright_.push_back(static_cast<float>(to_display(bright)));
  }
  // Large letters must not average away a small figure, so each cell decides for itself.
  for (const float salience : calm.salience) {
    const float t = std::clamp((salience - 0.3F) / 0.4F, 0.0F, 1.0F);
    salience_.push_back(t * t * (3 - 2 * t));
  }
  if (calm.colour.empty()) return;
  poster::Ink sum;
  for (const poster::Ink& ink : calm.colour) sum = {sum.r + ink.r, sum.g + ink.g, sum.b + ink.b};
  const auto count = static_cast<float>(calm.colour.size());
  mean_colour_ = {sum.r / count, sum.g / count, sum.b / count};
}

Ground::Tone Ground::tone(const Rect& area, const std::vector<Scrim>& scrims) const {
  if (columns_ < 1 || rows_ < 1) return {0, 1, 0.5, 0};  // nothing known: both extremes
  const auto cell = [](double v, double size_px, int count) {
    return std::clamp(static_cast<int>(v / size_px * count), 0, count - 1);
  };
  const double around = (area.bottom_px - area.top_px) * 0.3;
  const int from_x = cell(area.left_px - around, width_px_, columns_);
  const int to_x = cell(area.right_px + around, width_px_, columns_);
  const int from_y = cell(area.top_px - around, height_px_, rows_);
  const int to_y = cell(area.bottom_px + around, height_px_, rows_);

  std::vector<float> scrim_tones;
  scrim_tones.reserve(scrims.size());
  for (const Scrim& scrim : scrims) {
    // A grey of the scrim's luminance stands for its ink: exact for grey art, near for the rest.
    scrim_tones.push_back(static_cast<float>(to_display(poster::relative_luminance(scrim.ink))));
  }
  std::vector<float> low, high;
  Tone tone;
  for (int row = from_y; row <= to_y; ++row) {
    const double y = (row + 0.5) / rows_ * height_px_;
    for (int column = from_x; column <= to_x; ++column) {
      const auto i = static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                     static_cast<std::size_t>(column);
      float dark = dark_[i], bright = bright_[i];
      for (std::size_t s = 0; s < scrims.size(); ++s) {
        const double x = (column + 0.5) / columns_ * width_px_;
        const auto amount = static_cast<float>(scrim_amount(scrims[s], x, y));
        dark += (scrim_tones[s] - dark) * amount;
        bright += (scrim_tones[s] - bright) * amount;
      }
      low.push_back(dark);
      high.push_back(bright);
      tone.mean += luminance_[i];
      tone.detail += detail_[i];
      if (i < salience_.size()) tone.salience += salience_[i];
      tone.clutter += bright_[i] - dark_[i];
    }
  }
  const auto count = static_cast<double>(low.size());
  tone.mean /= count;
  tone.detail /= count;
  tone.salience /= count;
  tone.clutter /= count;
  const auto at = [&](std::vector<float>& values, double part) {
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(part * (count - 1));
    std::ranges::nth_element(values, place);
    return to_linear(static_cast<double>(*place));
  };
  tone.darkest = at(low, 0.04);
  tone.brightest = at(high, 0.96);
  return tone;
}

double Ground::contrast(const poster::Ink& ink, const Tone& tone) {
  const double l = poster::relative_luminance(ink);
  const auto ratio = [](double a, double b) { return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05); };
  // An ink within the range meets its own tone somewhere.
  if (l >= tone.darkest && l <= tone.brightest) return 1;
  return std::min(ratio(l, tone.darkest), ratio(l, tone.brightest));
}

}  // namespace onesheet::layout

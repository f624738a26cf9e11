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

Ground::Ground(const pixels::CalmMap& calm, int width_px, int height_px)
    : calm_(calm), width_px_(width_px), height_px_(height_px) {}

Ground::Tone Ground::tone(const Rect& area, const std::vector<Scrim>& scrims) const {
  if (calm_.columns < 1 || calm_.rows < 1) return {0, 1, 0.5, 0};  // nothing known: both extremes
  const auto cell = [](double v, double size_px, int count) {
    return std::clamp(static_cast<int>(v / size_px * count), 0, count - 1);
  };
  const double around = (area.bottom_px - area.top_px) * 0.3;
  const int from_x = cell(area.left_px - around, width_px_, calm_.columns);
  const int to_x = cell(area.right_px + around, width_px_, calm_.columns);
  const int from_y = cell(area.top_px - around, height_px_, calm_.rows);
  const int to_y = cell(area.bottom_px + around, height_px_, calm_.rows);

  std::vector<double> low, high;
  Tone tone;
  for (int row = from_y; row <= to_y; ++row) {
    const double y = (row + 0.5) / calm_.rows * height_px_;
    for (int column = from_x; column <= to_x; ++column) {
      const double x = (column + 0.5) / calm_.columns * width_px_;
      const double luminance = calm_.luminance_at(column, row);
      const double detail = calm_.detail_at(column, row);
      double dark = std::max(0.0, luminance - detail), bright = std::min(1.0, luminance + detail);
      double mean = luminance;
      for (const Scrim& scrim : scrims) {
        const double amount = scrim_amount(scrim, x, y);
        if (amount <= 0) continue;
        // A grey of the scrim's luminance stands for its ink: exact for grey art, near for the rest.
        const double ink = to_display(poster::relative_luminance(scrim.ink));
        for (double* value : {&dark, &bright, &mean}) {
          *value = to_linear(to_display(*value) + (ink - to_display(*value)) * amount);
        }
      }
      low.push_back(dark);
      high.push_back(bright);
      tone.mean += mean;
      tone.detail += detail;
    }
  }
  const auto count = static_cast<double>(low.size());
  tone.mean /= count;
  tone.detail /= count;
  std::ranges::sort(low);
  std::ranges::sort(high);
  const auto at = [&](const std::vector<double>& sorted, double part) {
    return sorted[static_cast<std::size_t>(part * (count - 1))];
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

// What is painted on. Painters think in sheet units, never in pixels: one unit is the shorter side of the
// sheet, x runs from 0 to wide(), y from 0 (top) to tall(). So a preview looks like the finished print.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "base/clock.h"
#include "base/random.h"
#include "base/runner.h"
#include "models/illustrator/ink_math.h"
#include "models/illustrator/noise_tiles.h"
#include "pixels/image.h"
#include "pixels/resize.h"

namespace onesheet::illustrator {

// A larger sheet is painted at this many pixels and enlarged (docs/decisions/0019-big-sheets.md): a 27 × 40
// in one-sheet at 150 dpi, which is what printers ask for at that size.
inline constexpr std::int64_t kCanvasPixelsMax = 24'300'000;

class Canvas {
 public:
  // Once the deadline is over nothing more is painted: nobody will look at the picture.
  Canvas(int width_px, int height_px, std::uint64_t seed, const NoiseTiles& tiles, base::Runner* runner,
         base::Deadline deadline = base::Deadline::never());

  int width_px() const { return art_.width(); }
  int height_px() const { return art_.height(); }
  float unit_px() const { return unit_px_; }
  float wide() const { return static_cast<float>(width_px()) / unit_px_; }
  float tall() const { return static_cast<float>(height_px()) / unit_px_; }
  bool is_wide() const { return wide() > 1.12F; }  // landscape, not merely squarish
  bool is_tall() const { return tall() > 1.12F; }
  std::uint64_t seed() const { return seed_; }
  base::Runner* runner() const { return runner_; }
  const NoiseTiles& tiles() const { return tiles_; }
  base::SeededRandom random(std::string_view purpose) const { return base::SeededRandom(seed_, purpose); }
  // A place in a noise tile that belongs to this poster and purpose.
  float offset(std::string_view purpose) const { return random(purpose).unit(); }

  pixels::Picture& art() { return art_; }
  const pixels::Picture& art() const { return art_; }
  // Light that spreads in the final bloom, at a quarter of the resolution.
  pixels::Picture& glow();
  bool has_glow() const { return !glow_.r.empty(); }
  void drop_glow() { glow_ = {}; }

  // Coverage of an edge: `inside` is the signed distance into the form, in units.
  float edge(float inside) const { return clamp01(inside * unit_px_ + 0.5F); }
  // The colour at a place, edges repeated.
  Ink at(float x, float y) const {
    const float px = x * unit_px_, py = y * unit_px_;
    return {pixels::sample(art_.r, px, py), pixels::sample(art_.g, px, py), pixels::sample(art_.b, px, py)};
  }

  // Calls painter(x, y, Ink& colour) for every pixel between two heights.
  template <class Painter>
  void paint(const Painter& painter, float top = -1.0F, float bottom = 1e6F) {
    const int first = row_of(top), last = row_of_end(bottom);
    if (last <= first || deadline_.expired()) return;
    const auto bands = static_cast<std::size_t>((last - first + kBandRows - 1) / kBandRows);
    const float step = 1.0F / unit_px_;
    base::for_each_index(runner_, bands, [&](std::size_t band) {
      const int from = first + static_cast<int>(band) * kBandRows, to = std::min(last, from + kBandRows);
      for (int row = from; row < to; ++row) {
        float* r = art_.r.row(row);
        float* g = art_.g.row(row);
        float* b = art_.b.row(row);
        const float y = (static_cast<float>(row) + 0.5F) * step;
        for (int column = 0; column < width_px(); ++column) {
          Ink colour{r[column], g[column], b[column]};
          painter((static_cast<float>(column) + 0.5F) * step, y, colour);
          r[column] = colour.r;
          g[column] = colour.g;
          b[column] = colour.b;
        }
      }
    });
  }

  // Lays an ink over the art where the plane (a window of the sheet) covers it.
  void lay(const pixels::Plane& cover, int left_px, int top_px, Ink ink, float opacity);
  // A soft round dot of light; energy is kept when it is smaller than a pixel.
  void add_dot(float x, float y, float radius, Ink ink, float strength);

 private:
  static constexpr int kBandRows = 8;
  int row_of(float y) const {
    return static_cast<int>(std::clamp(y * unit_px_, 0.0F, static_cast<float>(height_px())));
  }
  int row_of_end(float y) const {
    return static_cast<int>(std::clamp(y * unit_px_ + 1.0F, 0.0F, static_cast<float>(height_px())));
  }

  std::uint64_t seed_;
  const NoiseTiles& tiles_;
  base::Runner* runner_;
  float unit_px_;
  base::Deadline deadline_;
  pixels::Picture art_, glow_;
};

}  // namespace onesheet::illustrator

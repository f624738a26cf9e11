// Where on a picture words can be read: a coarse grid of brightness, detail and of what stands out.
#pragma once

#include <vector>

#include "pixels/image.h"
#include "poster/ink.h"

namespace onesheet::pixels {

struct CalmMap {
  int columns = 0, rows = 0;
  std::vector<float> luminance;  // mean relative luminance per cell, 0…1
  std::vector<float> detail;     // mean absolute luminance gradient per cell, 0…1; calm is below about 0.04
  // The rest is empty until look_closely has filled it.
  // Nearly the darkest and the brightest spots of a cell, relative luminance: its 6th and 94th percentile.
  // What `detail` averages away (a lit window, a star, a thin stripe) is still there.
  std::vector<float> darkest, brightest;
  std::vector<poster::Ink> colour;  // mean per cell, display values
  // How little a cell is like what runs along the picture's edges, 0…1. Skies, seas, walls and forests run on
  // to an edge; a face, a figure or a planet seldom does.
  std::vector<float> salience;
  float luminance_at(int column, int row) const {
    return luminance[static_cast<std::size_t>(row * columns + column)];
  }
  float detail_at(int column, int row) const {
    return detail[static_cast<std::size_t>(row * columns + column)];
  }
};

// Cells are about 1/48 of the shorter side.
CalmMap measure_calm(const Image8& image);

// For pictures that come without a guide: `map` is measure_calm's of the same image.
void look_closely(const Image8& image, CalmMap& map);

}  // namespace onesheet::pixels

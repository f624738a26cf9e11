// Where on a picture words can be read: a coarse grid of brightness and detail.
#pragma once

#include <vector>

#include "pixels/image.h"

namespace onesheet::pixels {

struct CalmMap {
  int columns = 0, rows = 0;
  std::vector<float> luminance;  // mean relative luminance per cell, 0…1
  std::vector<float> detail;     // mean absolute luminance gradient per cell, 0…1; calm is below about 0.04
  float luminance_at(int column, int row) const {
    return luminance[static_cast<std::size_t>(row * columns + column)];
  }
  float detail_at(int column, int row) const {
    return detail[static_cast<std::size_t>(row * columns + column)];
  }
};

// Cells are about 1/48 of the shorter side.
CalmMap measure_calm(const Image8& image);

}  // namespace onesheet::pixels

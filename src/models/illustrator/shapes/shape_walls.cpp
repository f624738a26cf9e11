// Parts of walls that Sketch knows: windows, gables, battlements.
#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {

void Sketch::windows(float left, float top, float right, float bottom, int columns, int rows, float gap,
                     bool arched) {
  const float cell_w = (right - left) / static_cast<float>(columns);
  const float cell_h = (bottom - top) / static_cast<float>(rows);
  for (int row = 0; row < rows; ++row)
    for (int column = 0; column < columns; ++column) {
      const float x = left + cell_w * (static_cast<float>(column) + gap / 2);
      const float y = top + cell_h * (static_cast<float>(row) + gap / 2);
      window(x, y, x + cell_w * (1 - gap), y + cell_h * (1 - gap), arched ? Head::round : Head::flat);
    }
}

void Sketch::window(float left, float top, float right, float bottom, Head head) {
  const float half = (right - left) / 2;
  const float middle = left + half;
  if (head == Head::flat) {
    rect(left, top, right, bottom);
  } else if (head == Head::round) {
    loop({{left, bottom, kCorner},
          {left, top + half, kCorner},
          {left + half * 0.3F, top + half * 0.29F},
          {middle, top},
          {right - half * 0.3F, top + half * 0.29F},
          {right, top + half, kCorner},
          {right, bottom, kCorner}});
  } else {
    loop({{left, bottom, kCorner},
          {left, top + half * 1.6F},
          {left + half * 0.4F, top + half * 0.65F},
          {middle, top, kCorner},
          {right - half * 0.4F, top + half * 0.65F},
          {right, top + half * 1.6F},
          {right, bottom, kCorner}});
  }
}

void Sketch::gable(float left, float right, float base_y, float peak_y, float eaves) {
  const float drop = (base_y - peak_y) / ((right - left) / 2) * eaves;
  polygon({{left - eaves, base_y + drop}, {(left + right) / 2, peak_y}, {right + eaves, base_y + drop}});
}

void Sketch::battlements(float left, float right, float base_y, float merlon_height, int merlons) {
  const float unit = (right - left) / static_cast<float>(2 * merlons - 1);
  for (int i = 0; i < merlons; ++i) {
    const float x = left + unit * static_cast<float>(2 * i);
    rect(x, base_y - merlon_height, x + unit, base_y + merlon_height * 0.2F);
  }
}

}  // namespace onesheet::illustrator

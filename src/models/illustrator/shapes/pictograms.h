// Curated silhouettes compiled into the program (assets/pictograms). The file is text:
//
//   onesheet-pictograms 1
//   shape horse right stands 1.75        id, facing (left, right, front), stands or floats, real height in
//   metres layer 0.055                          tone of the contours that follow, painted over those before
//   M x y | L x y | C x1 y1 x2 y2 x y | Z    one a line, whole numbers, y down; M begins a contour, Z ends it
//   end
#pragma once

#include <string_view>
#include <vector>

#include "base/error.h"
#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {

struct Pictogram {
  std::string_view id;
  std::string_view body;  // its lines, from "layer" on
  Facing facing = Facing::front;
  bool stands = true;
  float real_height_m = 1;
};

// Finds the shapes of a pictogram file; reads their head lines only.
base::Result<std::vector<Pictogram>> list_pictograms(std::string_view text);

// Reads one shape's contours; any line out of place is an error.
base::Result<Shape> read_pictogram(const Pictogram& pictogram);

// The shapes compiled into the program.
const std::vector<Pictogram>& embedded_pictograms();
// One of them by id, drawn; empty if there is none of that id.
Shape draw_pictogram(std::string_view id);

}  // namespace onesheet::illustrator

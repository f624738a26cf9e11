// Key art such as foreign models send it: no guide, no promise kept. Each picture is made to be hard on words
// in its own way.
#pragma once

#include <ostream>
#include <string_view>
#include <vector>

#include "pixels/image.h"
#include "poster/art_guide.h"

namespace onesheet::testing_parts {

struct ForeignPicture {
  std::string_view name;
  std::string_view prompt;            // what a caller might have asked for
  std::vector<poster::Box> subjects;  // what a viewer would not want covered
};

inline void PrintTo(const ForeignPicture& picture, std::ostream* out) { *out << picture.name; }

const std::vector<ForeignPicture>& foreign_pictures();

// The same bytes for the same name and size.
pixels::Image8 paint_foreign(std::string_view name, int width_px, int height_px);

}  // namespace onesheet::testing_parts

// Where on the sheet a title may go.
#pragma once

#include <vector>

#include "layout/frame.h"
#include "layout/sheet.h"
#include "poster/art_guide.h"

namespace onesheet::layout {

struct Room {
  poster::TitlePlace place = poster::TitlePlace::top;
  Rect area;
  bool column = false;          // set flush, beside the picture's subject
  double cost = 0;              // 0: just what the art asks for
  std::vector<double> anchors;  // share of the free height above the words, best first
  double height_px() const { return area.bottom_px - area.top_px; }
  double width_px() const { return area.right_px - area.left_px; }
};

// Best first, never empty. `bottom_px`: where words above the foot must end.
std::vector<Room> rooms_for(const Frame& frame, const poster::ArtGuide& guide, double bottom_px);

}  // namespace onesheet::layout

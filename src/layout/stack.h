// Title and tagline as one thing to place.
#pragma once

#include <optional>
#include <vector>

#include "layout/frame.h"
#include "layout/rooms.h"
#include "layout/sheet.h"
#include "layout/title.h"

namespace onesheet::layout {

struct Stack {
  TitleBlock title, tagline;  // of no height: not there
  bool is_logo = false;       // the title is a picture, of the block's width and height
  bool tagline_first = false;
  bool rules = false;  // beside the small words of a lockup
  double gap_px = 0;
  bool has_title() const { return title.height_px > 0; }
  double height_px() const {
    const bool both = has_title() && tagline.height_px > 0;
    return title.height_px + tagline.height_px + (both ? gap_px : 0.0);
  }
};

struct PlacedStack {
  std::vector<TextLine> lines;  // not inked
  std::optional<Rect> logo;
  std::vector<Rect> rules;
};

// Heights to try the stack at: the anchors of the room, best first, then just over the head and just under
// the foot of each subject (shares of the sheet), which an anchor might touch. Empty: it does not fit.
std::vector<double> tops_in(const Stack& stack, const Room& room, const Frame& frame,
                            const std::vector<poster::Box>& subjects);

// With its upper edge at `top_px`: centred in the room, or flush with its outer side in a column.
PlacedStack place_stack(const Stack& stack, const Room& room, const Frame& frame, double top_px);

// The picture of a title, as large as the room and the sheet bear.
TitleBlock fit_logo(double aspect, const TitleRoom& room);

}  // namespace onesheet::layout

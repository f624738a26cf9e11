// Lambda's container holds the program alone, so there is no librsvg to ask.
#include "render/svg.h"

namespace onesheet::render {

base::Result<pixels::Image8> draw_svg(std::span<const std::uint8_t> /*bytes*/, int /*side_px*/) {
  return base::fail(base::ErrorKind::bad_request,
                    "This edition of Onesheet reads no SVG; send a PNG with a transparent ground.");
}

}  // namespace onesheet::render

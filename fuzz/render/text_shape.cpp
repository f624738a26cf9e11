// Titles from strangers: any text must be set or refused in words.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "render/font_pack.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto fonts = std::move(onesheet::render::load_font_pack()).value();
  if (size < 2 || size > 400) return 0;
  static const auto faces = fonts->faces();
  const onesheet::layout::TextStyle style{faces[data[0] % faces.size()].name, 40, (data[1] % 5) * 0.1, 1};
  const std::string_view text(reinterpret_cast<const char*>(data) + 2, size - 2);
  const auto extent = fonts->measure(text, style);
  const auto path = fonts->outline(text, style);
  if (extent.has_value() != path.has_value()) std::abort();
  if (extent && !std::isfinite(extent->advance_px)) std::abort();
  if (!extent && extent.error().kind != onesheet::base::ErrorKind::bad_request) std::abort();
  return 0;
}

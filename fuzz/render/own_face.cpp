// Font files from strangers: any bytes must end in a title or in a sentence. A first byte below 128 patches a
// sound font (three bytes of place, one of value, and so on), which gets further than bytes from nowhere.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <vector>

#include "render/font_pack.h"

namespace {

std::vector<std::uint8_t> sound_font() {
  std::ifstream file(ONESHEET_SOURCE_DIR "/assets/fonts/nosifer/nosifer.ttf", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<std::uint8_t> font_of(const std::uint8_t* data, std::size_t size) {
  if (size == 0 || data[0] >= 128) return {data + (size > 0 ? 1 : 0), data + size};
  static const std::vector<std::uint8_t> kSound = sound_font();
  std::vector<std::uint8_t> font = kSound;
  for (std::size_t i = 1; i + 3 < size && !font.empty(); i += 4) {
    const std::size_t place = data[i] << 16 | data[i + 1] << 8 | data[i + 2];
    font[place % font.size()] = data[i + 3];
  }
  return font;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onesheet;
  static const std::shared_ptr<const render::FontPack> pack = std::move(render::load_font_pack()).value();
  const auto own = render::with_own_face(pack, font_of(data, size));
  if (!own) {
    if (own.error().public_text.empty()) std::abort();
    return 0;
  }
  const layout::TextStyle style{std::string(render::kOwnFace), 90, 0.02, 1};
  for (const char* text : {"The Last Keeper", "HOME", "AVA fi"}) {
    const auto extent = (*own)->measure(text, style);
    if (!extent && extent.error().kind != base::ErrorKind::bad_request) std::abort();
    if (extent && !std::isfinite(extent->ink_right_px)) std::abort();
    static_cast<void>((*own)->outline(text, style));
  }
  return 0;
}

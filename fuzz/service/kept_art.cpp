// The picture kept beside a poster lies in a store that others may write to: any bytes end in a picture or in
// a sentence. A first byte below 128 says that the rest is a guide between a sound recipe and a sound
// picture.
#include "service/kept_art.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "render/lossless.h"

namespace {

using namespace onesheet;
using Bytes = std::vector<std::uint8_t>;

void add_section(Bytes& file, std::span<const std::uint8_t> section) {
  for (int i = 0; i < 4; ++i) file.push_back(static_cast<std::uint8_t>(section.size() >> (8 * i)));
  file.insert(file.end(), section.begin(), section.end());
}

Bytes file_with(std::span<const std::uint8_t> guide) {
  static const std::string kRecipe =
      service::recipe_text({.spec = poster::default_spec("a lighthouse in a storm")}, {});
  static const Bytes kPicture = std::move(render::pack_pixels(pixels::Image8(3, 2, 3))).value();
  constexpr std::string_view kMagic = "1SHTART1";
  Bytes file(kMagic.begin(), kMagic.end());
  add_section(file, {reinterpret_cast<const std::uint8_t*>(kRecipe.data()), kRecipe.size()});
  add_section(file, guide);
  add_section(file, {});
  add_section(file, {});
  add_section(file, kPicture);
  return file;
}

void require(bool promise) {
  if (!promise) std::abort();
}

void check_error(const base::Error& error) {
  require(error.kind == base::ErrorKind::bad_request || error.kind == base::ErrorKind::too_large);
  require(!error.public_text.empty());
}

void check_box(const poster::Box& box) {
  for (const float side : {box.left, box.top, box.right, box.bottom}) require(std::isfinite(side));
}

// Width and height of a packed picture, 32-bit little-endian each at bytes 4 and 8.
bool is_small(std::span<const std::uint8_t> packed) {
  constexpr std::uint64_t kPixelsMax = 1 << 20;
  const auto side = [&](std::size_t at) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value |= std::uint64_t{packed[at + i]} << (8 * i);
    return value;
  };
  return packed.size() < 12 || side(4) * side(8) <= kPixelsMax;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::span<const std::uint8_t> rest(data + 1, size - 1);
  const auto kept = service::read_kept_art(data[0] < 128 ? file_with(rest) : Bytes(rest.begin(), rest.end()));
  if (!kept) {
    check_error(kept.error());
    return 0;
  }
  check_box(kept->art.guide.title_zone);
  for (const poster::Box& box : kept->art.guide.subjects) check_box(box);
  // What was read is written as something that is read, and means the same.
  const Bytes written = service::write_kept_art(*kept);
  const auto again = service::read_kept_art(written);
  require(again && service::write_kept_art(*again) == written);
  if (!is_small(kept->packed_image)) return 0;
  const auto image = render::unpack_pixels(kept->packed_image);
  if (!image) check_error(image.error());
  return 0;
}

// Any bytes as a picture file: a header that was read has a size and a type.
#include "models/remote/picture_header.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto header = onesheet::models::read_picture_header({data, size});
  if (header && (header->width_px < 1 || header->height_px < 1 || header->content_type.empty())) std::abort();
  return 0;
}

// Any text as a Bedrock model's answer: a picture, or an error that is the service's and not ours.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "models/bedrock/dialect.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using onesheet::base::ErrorKind;
  const auto picture = onesheet::bedrock::picture_in({reinterpret_cast<const char*>(data), size});
  if (!picture && picture.error().kind != ErrorKind::upstream && picture.error().kind != ErrorKind::refused)
    std::abort();
  return 0;
}

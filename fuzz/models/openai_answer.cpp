// Any text as an image server's answer, good or bad: bytes, a URL, or an error that is the server's.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "models/openai/requests.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto found = onesheet::openai::picture_in(text);
  if (found && found->bytes.empty() == found->url.empty()) std::abort();
  if (!found && found.error().kind != onesheet::base::ErrorKind::upstream) std::abort();
  (void)onesheet::openai::error_of(500, text);
  return 0;
}

// Events as anybody who may invoke the function can write them: never a crash, and what is read is a request
// the gateway can be given.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "doors/lambda/event.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto event = onesheet::lambda::read_event(text, {});
  if (!event) {
    if (event.error().public_text.empty()) std::abort();
    return 0;
  }
  if (!event->head.target.starts_with('/')) std::abort();
  return 0;
}

// Credits typed by strangers: read, or refused in words.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "poster/credits_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onesheet;
  const auto credits = poster::parse_credits_text({reinterpret_cast<const char*>(data), size});
  if (credits ? !poster::check(*credits).has_value() : credits.error().public_text.empty()) std::abort();
  return 0;
}

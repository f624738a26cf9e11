// Range, ETag lists and dates of strangers. The first eight bytes are the object's size.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "aws/time_text.h"
#include "doors/s3api/conditions.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onesheet::doors::s3;
  std::uint64_t bytes = 0;
  if (size < sizeof bytes) return 0;
  std::memcpy(&bytes, data, sizeof bytes);
  const std::string_view header{reinterpret_cast<const char*>(data) + sizeof bytes, size - sizeof bytes};

  const RangeAnswer answer = resolve_range(header, bytes);
  if (answer.kind == RangeKind::part) {
    // At least one byte, and none beyond the end; written so that nothing can wrap around.
    if (answer.range.length == 0 || answer.range.offset >= bytes ||
        answer.range.length > bytes - answer.range.offset) {
      std::abort();
    }
  }
  const auto date = onesheet::aws::parse_http_date(header);
  if (date && onesheet::aws::http_date(*date).substr(4) != header.substr(4)) std::abort();
  const onesheet::base::WallTime modified{std::chrono::milliseconds{1'767'323'045'000}};
  (void)evaluate({.if_match = header}, "etag", modified);
  (void)evaluate({.if_none_match = header}, "etag", modified);
  (void)evaluate({.if_modified_since = header}, "etag", modified);
  return 0;
}

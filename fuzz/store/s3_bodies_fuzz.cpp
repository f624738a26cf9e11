// What an S3 server says in XML: never a crash, and no entry without a key.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "store/s3/bodies.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onesheet::store::s3;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto page = parse_list(text)) {
    for (const auto& object : page->objects) {
      if (object.key.empty()) std::abort();
    }
  }
  (void)is_completion(completion_body({{parse_upload_id(text), ""}}));
  (void)is_completion(text);
  return 0;
}

// The Authorization header: whatever parses must be usable, and say the same when written out again.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "aws/presented.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onesheet::aws;
  const auto presented = parse_authorization({reinterpret_cast<const char*>(data), size});
  if (!presented) return 0;
  const std::vector<std::string_view> names{presented->signed_names.begin(), presented->signed_names.end()};
  const std::string again = std::string{kAlgorithm} + " Credential=" + presented->access_key_id + '/' +
                            presented->scope.text() + ",SignedHeaders=" + join_names(names) +
                            ",Signature=" + presented->signature;
  const auto reparsed = parse_authorization(again);
  if (!reparsed || reparsed->signed_names != presented->signed_names ||
      reparsed->access_key_id != presented->access_key_id || reparsed->signature != presented->signature) {
    std::abort();
  }
  return 0;
}

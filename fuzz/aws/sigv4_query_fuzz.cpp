// A request target of a stranger: canonical forms must be stable, and both versions of presigned queries
// survive anything.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "aws/presented.h"
#include "aws/sigv2.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onesheet::aws;
  const std::string_view target{reinterpret_cast<const char*>(data), size};
  const std::size_t question = target.find('?');
  const std::string_view path = target.substr(0, question);
  const QueryList query =
      parse_query(question == std::string_view::npos ? std::string_view{} : target.substr(question + 1));

  // What is canonical stays as it is when it is read and written once more.
  const std::string canonical = canonical_query(query);
  if (canonical_query(parse_query(canonical)) != canonical) std::abort();
  const std::string s3_path = canonical_path(path, PathRule::s3);
  if (canonical_path(s3_path, PathRule::s3) != s3_path) std::abort();
  const std::string normalized = canonical_path(path, PathRule::normalized);
  if (normalized.empty() || normalized.front() != '/') std::abort();

  if (const auto presented = parse_presigned(query)) {
    const std::vector<std::string_view> names{presented->signed_names.begin(), presented->signed_names.end()};
    const std::string request = canonical_request("GET", s3_path, canonical_query(query, "X-Amz-Signature"),
                                                  {{"Host", "127.0.0.1"}}, names, kUnsignedPayload);
    if (string_to_sign(presented->time, presented->scope.text(), request).size() < 64) std::abort();
    if (presented->expires > kPresignMax) std::abort();
  }
  if (sigv2_string_to_sign({"GET", "1", "", path, query, {}}).empty()) std::abort();
  return 0;
}

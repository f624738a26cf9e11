// The XML documents clients send. Unknown elements are ignored, as S3 does; what is missing or wrong is
// MalformedXML.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "doors/s3api/s3_error.h"

namespace onesheet::doors::s3 {

// A completion of 10,000 parts with checksums, or 1,000 keys of 1,024 escaped bytes, fits.
inline constexpr std::uint64_t kXmlBytesMax = 4 * 1024 * 1024;
inline constexpr std::size_t kDeleteKeysMax = 1000;

struct DeleteRequest {
  std::vector<std::string> keys;
  bool quiet = false;
};

struct PartClaim {
  int number = 0;
  std::string etag;                              // without quotes
  std::map<std::string, std::string> checksums;  // "crc32" → base64
};

Outcome<DeleteRequest> read_delete_request(std::string_view xml);
// 1 to 10,000 parts, ascending: InvalidPartOrder otherwise.
Outcome<std::vector<PartClaim>> read_complete_request(std::string_view xml);
// The LocationConstraint, empty when there is no body or none in it.
Outcome<std::string> read_create_bucket_request(std::string_view xml);

}  // namespace onesheet::doors::s3

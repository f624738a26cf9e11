// What a request claims about who sent it: the parsed Authorization header or query parameters of Signature
// Version 4. Nothing here says that the claim is true.
#pragma once

#include <chrono>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "aws/canonical.h"
#include "aws/sigv4.h"

namespace onesheet::aws {

inline constexpr std::size_t kSignedNamesMax = 128;

struct Presented {
  std::string access_key_id;
  Scope scope;
  std::vector<std::string> signed_names;  // lower-case, in the order given; HTTP/2's ":authority" may be one
  std::string signature;
  // In the query only:
  std::string time;  // X-Amz-Date
  std::chrono::seconds expires{0};
  std::string session_token;
};

enum class PresentedProblem {
  missing_parameter,
  unsupported_algorithm,
  bad_credential,      // not key/day/region/service/aws4_request
  bad_signed_headers,  // empty, too many, or a name that is no header name
  bad_signature_text,  // not 64 lower-case hex digits
  bad_time,            // not 20150830T123600Z
  expires_not_a_number,
  expires_negative,
  expires_too_long,
};

// `header`: "AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…", with or without spaces after the
// commas, in any order.
std::expected<Presented, PresentedProblem> parse_authorization(std::string_view header);

// The X-Amz-* parameters of a presigned URL.
std::expected<Presented, PresentedProblem> parse_presigned(const QueryList& query);

}  // namespace onesheet::aws

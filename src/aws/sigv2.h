// AWS Signature Version 2 for S3, in the query only: what plain boto3 still makes of generate_presigned_url.
// Rules: "Signing and authenticating REST requests" in the S3 developer guide (HMAC-SHA1).
#pragma once

#include <string>
#include <string_view>

#include "aws/canonical.h"

namespace onesheet::aws {

struct SigV2Request {
  std::string_view method;
  std::string_view expires;  // as written in the query
  std::string_view bucket;   // of a virtual-host request; empty when the path begins with the bucket
  std::string_view path;     // as on the request line
  const QueryList& query;
  const HeaderList& headers;
};

// content-md5, content-type and x-amz-* are taken from the headers, else from the query, where boto3 puts
// them.
std::string sigv2_string_to_sign(const SigV2Request& request);
std::string sigv2_signature(std::string_view secret_access_key, std::string_view string_to_sign);  // base64

}  // namespace onesheet::aws

// One request, taken apart: which bucket, which key, which parameters.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aws/canonical.h"
#include "doors/s3api/s3_error.h"
#include "http/server.h"

namespace onesheet::doors::s3 {

struct S3Request {
  http::RequestHead head;
  aws::QueryList query;
  std::string bucket;         // empty: the service itself
  std::string key;            // empty: the bucket itself
  bool virtual_host = false;  // the bucket came from Host
  std::string request_id;

  bool is_head() const { return head.method == "HEAD"; }
  std::optional<std::string_view> header(std::string_view name) const { return head.headers.find(name); }
  std::optional<std::string_view> parameter(std::string_view name) const;
  // A header, else the query parameter of that name: presigned requests move x-amz-* into the query.
  std::optional<std::string_view> header_or_parameter(std::string_view name) const;
  std::string resource() const;  // "/bucket/key", decoded, for error documents
};

// "<bucket>.<one of hosts>[:port]" → bucket; empty for path style.
std::string_view bucket_in_host(std::string_view host, const std::vector<std::string>& hosts);

// Fills bucket and key from Host and path. Errors: InvalidURI, KeyTooLongError.
Outcome<void> take_apart(S3Request& request, const std::vector<std::string>& virtual_hosts);

// Digits only, at most `max`; nullopt otherwise.
std::optional<std::uint64_t> parse_number(std::string_view text, std::uint64_t max);

}  // namespace onesheet::doors::s3

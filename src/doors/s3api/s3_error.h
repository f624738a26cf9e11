// An answer that says no, in S3's words. Each function below is one row of S3's list of error responses.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "http/server.h"

namespace onesheet::doors::s3 {

struct S3Error {
  int status = 500;
  std::string code;
  std::string message;
  std::vector<std::pair<std::string, std::string>> elements;  // after Message, in this order
  std::vector<std::pair<std::string, std::string>> headers;
  std::string operator_text = {};  // for the log alone
};

template <class T>
using Outcome = std::expected<T, S3Error>;

S3Error access_denied(std::string message = "Access Denied");
S3Error invalid_argument(std::string message, std::string name = {}, std::string value = {});
S3Error invalid_request(std::string message);
S3Error not_implemented(std::string header = {});
S3Error method_not_allowed(std::string method, std::string resource_type);
S3Error malformed_xml();
S3Error no_such_bucket(std::string bucket);
S3Error no_such_key(std::string key);
S3Error no_such_upload(std::string upload_id);
S3Error precondition_failed(std::string condition);
S3Error entity_too_large(std::uint64_t proposed, std::uint64_t allowed);
S3Error incomplete_body();
S3Error missing_content_length();
S3Error bad_digest(std::string message);

// For failures that say nothing about the request: a full disk, a busy queue, a bug.
S3Error from_error(const base::Error& error);

// The finished answer. Answers to HEAD have no body.
http::Response error_response(const S3Error& error, std::string_view resource, std::string_view request_id,
                              bool is_head);

}  // namespace onesheet::doors::s3

#include "doors/s3api/s3_error.h"

#include "base/encoding.h"
#include "doors/s3api/xml_text.h"

namespace onesheet::doors::s3 {

using base::ErrorKind;

S3Error access_denied(std::string message) { return {403, "AccessDenied", std::move(message), {}, {}}; }

S3Error invalid_argument(std::string message, std::string name, std::string value) {
  S3Error error{400, "InvalidArgument", std::move(message), {}, {}};
  if (!name.empty()) {
    error.elements = {{"ArgumentName", std::move(name)}, {"ArgumentValue", std::move(value)}};
  }
  return error;
}

S3Error invalid_request(std::string message) { return {400, "InvalidRequest", std::move(message), {}, {}}; }

S3Error not_implemented(std::string header) {
  S3Error error{
      501, "NotImplemented", "A header you provided implies functionality that is not implemented", {}, {}};
  if (!header.empty()) error.elements.emplace_back("Header", std::move(header));
  return error;
}

S3Error method_not_allowed(std::string method, std::string resource_type) {
  return {405,
          "MethodNotAllowed",
          "The specified method is not allowed against this resource.",
          {{"Method", std::move(method)}, {"ResourceType", std::move(resource_type)}},
          {}};
}

S3Error malformed_xml() {
  return {400,
          "MalformedXML",
          "The XML you provided was not well-formed or did not validate against our published schema",
          {},
          {}};
}

S3Error no_such_bucket(std::string bucket) {
  return {
      404, "NoSuchBucket", "The specified bucket does not exist", {{"BucketName", std::move(bucket)}}, {}};
}

S3Error no_such_key(std::string key) {
  return {404, "NoSuchKey", "The specified key does not exist.", {{"Key", std::move(key)}}, {}};
}

S3Error no_such_upload(std::string upload_id) {
  return {404,
          "NoSuchUpload",
          "The specified upload does not exist. The upload ID may be invalid, or the upload may have been "
          "aborted or completed.",
          {{"UploadId", std::move(upload_id)}},
          {}};
}

S3Error precondition_failed(std::string condition) {
  return {412,
          "PreconditionFailed",
          "At least one of the pre-conditions you specified did not hold",
          {{"Condition", std::move(condition)}},
          {}};
}

S3Error entity_too_large(std::uint64_t proposed, std::uint64_t allowed) {
  return {400,
          "EntityTooLarge",
          "Your proposed upload exceeds the maximum allowed size",
          {{"ProposedSize", std::to_string(proposed)}, {"MaxSizeAllowed", std::to_string(allowed)}},
          {}};
}

S3Error incomplete_body() {
  return {400, "IncompleteBody", "The request body terminated unexpectedly", {}, {}};
}

S3Error missing_content_length() {
  return {411, "MissingContentLength", "You must provide the Content-Length HTTP header.", {}, {}};
}

S3Error bad_digest(std::string message) { return {400, "BadDigest", std::move(message), {}, {}}; }

namespace {

S3Error by_kind(const base::Error& error) {
  switch (error.kind) {
    case ErrorKind::bad_request:
      return {400, "InvalidRequest", error.public_text, {}, {}};
    case ErrorKind::unauthorized:
    case ErrorKind::forbidden:
      return access_denied();
    case ErrorKind::not_found:
      return {404, "NoSuchKey", "The specified key does not exist.", {}, {}};
    case ErrorKind::conflict:
      return {
          409,
          "OperationAborted",
          "A conflicting conditional operation is currently in progress against this resource. Please try "
          "again.",
          {},
          {}};
    case ErrorKind::too_large:
      return {400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size", {}, {}};
    case ErrorKind::busy:
      return {503, "SlowDown", "Please reduce your request rate.", {}, {{"Retry-After", "1"}}};
    case ErrorKind::out_of_space:
      // Not a code of Amazon's, whose disks do not fill; 507 is what WebDAV and other stores use.
      return {507, "InsufficientStorage", "There is no space left to store the object.", {}, {}};
    case ErrorKind::timed_out:
      return {
          400,
          "RequestTimeout",
          "Your socket connection to the server was not read from or written to within the timeout period.",
          {},
          {}};
    case ErrorKind::upstream:
    case ErrorKind::refused:
      return {503, "ServiceUnavailable", "Service is unable to handle request.", {}, {{"Retry-After", "1"}}};
    case ErrorKind::cancelled:
    case ErrorKind::bug:
      break;
  }
  return {500, "InternalError", "We encountered an internal error. Please try again.", {}, {}};
}

}  // namespace

S3Error from_error(const base::Error& error) {
  S3Error translated = by_kind(error);
  translated.operator_text = error.operator_text;
  return translated;
}

http::Response error_response(const S3Error& error, std::string_view resource, std::string_view request_id,
                              bool is_head) {
  http::Response response;
  response.status = error.status;
  response.headers.add("x-amz-request-id", std::string{request_id});
  for (const auto& [name, value] : error.headers) response.headers.add(name, value);
  if (is_head || error.status == 304) return response;
  response.headers.add("Content-Type", "application/xml");

  // Errors alone carry no namespace.
  std::string& body = response.body;
  const auto leaf = [&body](std::string_view name, std::string_view text) {
    body += '<';
    body += name;
    body += '>';
    body += base::xml_escape(text);
    body += "</";
    body += name;
    body += '>';
  };
  body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>";
  leaf("Code", error.code);
  leaf("Message", error.message);
  for (const auto& [name, value] : error.elements) leaf(name, value);
  leaf("Resource", resource);
  leaf("RequestId", request_id);
  leaf("HostId", "onesheet");
  body += "</Error>";
  return response;
}

}  // namespace onesheet::doors::s3

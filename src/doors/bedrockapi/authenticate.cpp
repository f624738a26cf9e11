#include "doors/bedrockapi/authenticate.h"

#include <algorithm>
#include <vector>

#include "aws/canonical.h"
#include "aws/digest.h"
#include "aws/time_text.h"
#include "base/utf8.h"

namespace onesheet::doors::bedrock_api {
namespace {

using aws::PresentedProblem;
using std::unexpected;

Failure missing_token() {
  return {403, "MissingAuthenticationTokenException", "Missing Authentication Token", {}};
}

Failure incomplete(std::string message) {
  return {400, "IncompleteSignatureException", std::move(message), {}};
}

Failure invalid_signature(std::string message) {
  return {403, "InvalidSignatureException", std::move(message), {}};
}

Failure unknown_key() {
  return {403, "UnrecognizedClientException", "The security token included in the request is invalid.", {}};
}

Failure unreadable(PresentedProblem problem) {
  switch (problem) {
    case PresentedProblem::unsupported_algorithm:
      return incomplete("Unsupported AWS 'algorithm': use AWS4-HMAC-SHA256 or a bearer token.");
    case PresentedProblem::bad_credential:
      return incomplete(
          "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term.");
    case PresentedProblem::bad_signed_headers:
      return incomplete(
          "Authorization header requires 'SignedHeaders' to be a list of lower-case header names.");
    case PresentedProblem::bad_signature_text:
      return incomplete("Authorization header requires 'Signature' to be 64 lower-case hexadecimal digits.");
    case PresentedProblem::missing_parameter:
    case PresentedProblem::bad_time:
    case PresentedProblem::expires_not_a_number:
    case PresentedProblem::expires_negative:
    case PresentedProblem::expires_too_long:
      break;
  }
  return incomplete(
      "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' "
      "parameter. "
      "Authorization header requires 'SignedHeaders' parameter.");
}

// The time a request says it was signed at; both headers are legal, x-amz-date wins.
std::optional<base::WallTime> time_of(const http::RequestHead& head) {
  if (const auto amz_date = head.headers.find("x-amz-date")) return aws::parse_basic_time(*amz_date);
  const auto date = head.headers.find("date");
  if (!date) return std::nullopt;
  const auto parsed = aws::parse_http_date(*date);
  return parsed ? parsed : aws::parse_basic_time(*date);
}

std::optional<Failure> check_skew(base::WallTime sent, base::WallTime now, std::chrono::seconds most) {
  const std::string minutes = std::to_string(std::chrono::duration_cast<std::chrono::minutes>(most).count());
  const std::string at = aws::basic_time(sent);
  const std::string here = aws::basic_time(now);
  if (sent + most < now) {
    return invalid_signature("Signature expired: " + at + " is now earlier than " +
                             aws::basic_time(now - most) + " (" + here + " - " + minutes + " min.)");
  }
  if (sent - most > now) {
    return invalid_signature("Signature not yet current: " + at + " is still later than " +
                             aws::basic_time(now + most) + " (" + here + " + " + minutes + " min.)");
  }
  return std::nullopt;
}

// HTTP/2 clients sign the host under this name; the server hands it over as Host.
constexpr std::string_view kAuthority = ":authority";

bool is_signed(const aws::Presented& presented, std::string_view name) {
  return std::ranges::find(presented.signed_names, name) != presented.signed_names.end();
}

// "Bearer" alone is a token that is empty.
std::optional<std::string_view> bearer_in(std::string_view authorization) {
  const auto space = authorization.find(' ');
  if (!base::iequals_ascii(authorization.substr(0, space), "bearer")) return std::nullopt;
  return space == std::string_view::npos ? std::string_view{} : base::trim(authorization.substr(space));
}

}  // namespace

Outcome<std::optional<SignatureClaim>> admit(const http::RequestHead& head, const BedrockDoorOptions& options,
                                             std::string_view bearer_token, base::WallTime now) {
  const auto sent_authorization = head.headers.find("authorization");
  if (!sent_authorization) return unexpected(missing_token());
  const std::string_view authorization = base::trim(*sent_authorization);
  if (const auto token = bearer_in(authorization)) {
    if (aws::equal_in_constant_time(*token, bearer_token)) return std::nullopt;
    return unexpected(Failure{
        403, "AccessDeniedException", "Authentication failed: Please make sure your API Key is valid.", {}});
  }
  const auto presented = aws::parse_authorization(authorization);
  if (!presented) return unexpected(unreadable(presented.error()));
  const auto sent = time_of(head);
  if (!sent) {
    return unexpected(incomplete(
        "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header, well-formed."));
  }
  if (presented->access_key_id != options.access_key_id) return unexpected(unknown_key());
  if (presented->scope.service != "bedrock") {
    return unexpected(invalid_signature("Credential should be scoped to correct service: 'bedrock'."));
  }
  std::string time = aws::basic_time(*sent);
  if (presented->scope.day != std::string_view{time}.substr(0, 8)) {
    return unexpected(
        invalid_signature("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of "
                          "date from HTTP: '" +
                          presented->scope.day + "' != '" + time.substr(0, 8) + "'."));
  }
  if (auto failure = check_skew(*sent, now, options.skew_max)) return unexpected(*std::move(failure));
  if (!is_signed(*presented, "host") && !is_signed(*presented, kAuthority)) {
    return unexpected(
        invalid_signature("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."));
  }
  // A time that was not signed could be moved by whoever caught the request.
  if (!is_signed(*presented, head.headers.find("x-amz-date") ? "x-amz-date" : "date")) {
    return unexpected(invalid_signature("'X-Amz-Date' must be a 'SignedHeader' in the AWS Authorization."));
  }
  return SignatureClaim{*presented, std::move(time)};
}

Outcome<void> verify(const http::RequestHead& head, const SignatureClaim& claim,
                     std::string_view body_sha256_hex, const BedrockDoorOptions& options,
                     aws::SigningKeys& keys) {
  const aws::Presented& presented = claim.presented;
  const std::vector<std::string_view> names{presented.signed_names.begin(), presented.signed_names.end()};
  aws::HeaderList headers = head.headers.fields();
  if (const auto host = head.headers.find("host")) headers.emplace_back(kAuthority, *host);
  // Every service but S3 encodes the path as it was sent once more; the payload line is the body's own hash,
  // whether x-amz-content-sha256 says it or not.
  const std::string canonical = aws::canonical_request(
      head.method, aws::canonical_path(head.path(), aws::PathRule::normalized),
      aws::canonical_query(aws::parse_query(head.query())), headers, names, body_sha256_hex);
  const std::string to_sign = aws::string_to_sign(claim.time, presented.scope.text(), canonical);
  const aws::SigningKey key = keys.get(options.secret_access_key, presented.scope);
  if (aws::equal_in_constant_time(aws::signature_of(key, to_sign), presented.signature)) return {};
  return unexpected(
      invalid_signature("The request signature we calculated does not match the signature you provided. "
                        "Check your AWS Secret Access "
                        "Key and signing method. Consult the service documentation for details."));
}

}  // namespace onesheet::doors::bedrock_api

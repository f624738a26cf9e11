#include "doors/s3api/authenticate.h"

#include <algorithm>
#include <charconv>

#include "aws/presented.h"
#include "aws/sigv2.h"
#include "aws/time_text.h"
#include "base/encoding.h"
#include "base/utf8.h"

namespace onesheet::doors::s3 {
namespace {

using aws::Presented;
using aws::PresentedProblem;
using std::unexpected;

constexpr std::string_view kStreamingSigned = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
constexpr std::string_view kStreamingSignedTrailer = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";
constexpr std::string_view kStreamingUnsignedTrailer = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

std::string hex_bytes(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  hex.reserve(text.size() * 3);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (!hex.empty()) hex += ' ';
    hex += digits[byte >> 4];
    hex += digits[byte & 15];
  }
  return hex;
}

S3Error signature_mismatch(const S3DoorOptions& options, std::string_view provided,
                           const std::string& string_to_sign, const std::string& canonical) {
  S3Error error{
      403,
      "SignatureDoesNotMatch",
      "The request signature we calculated does not match the signature you provided. Check your key "
      "and signing method.",
      {{"AWSAccessKeyId", options.access_key_id},
       {"StringToSign", string_to_sign},
       {"SignatureProvided", std::string{provided}},
       {"StringToSignBytes", hex_bytes(string_to_sign)}},
      {}};
  if (!canonical.empty()) {
    error.elements.emplace_back("CanonicalRequest", canonical);
    error.elements.emplace_back("CanonicalRequestBytes", hex_bytes(canonical));
  }
  return error;
}

S3Error unknown_key(std::string_view access_key_id) {
  return {403,
          "InvalidAccessKeyId",
          "The AWS Access Key Id you provided does not exist in our records.",
          {{"AWSAccessKeyId", std::string{access_key_id}}},
          {}};
}

S3Error query_malformed(std::string message) {
  return {400, "AuthorizationQueryParametersError", std::move(message), {}, {}};
}

S3Error header_malformed(std::string detail) {
  return {400, "AuthorizationHeaderMalformed", "The authorization header is malformed; " + detail, {}, {}};
}

S3Error query_problem(PresentedProblem problem) {
  switch (problem) {
    case PresentedProblem::missing_parameter:
      return query_malformed(
          "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, "
          "X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.");
    case PresentedProblem::unsupported_algorithm:
      return query_malformed("X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256\"");
    case PresentedProblem::bad_credential:
      return query_malformed(
          "Error parsing the X-Amz-Credential parameter; the Credential is mal-formed; expecting "
          "\"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".");
    case PresentedProblem::bad_signed_headers:
      return query_malformed("X-Amz-SignedHeaders must be a list of lower-case header names.");
    case PresentedProblem::bad_time:
      return query_malformed("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
    case PresentedProblem::expires_not_a_number:
      return query_malformed("X-Amz-Expires should be a number");
    case PresentedProblem::expires_negative:
      return query_malformed("X-Amz-Expires must be non-negative");
    case PresentedProblem::expires_too_long:
      return query_malformed(
          "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be "
          "less "
          "than 604800 seconds");
    case PresentedProblem::bad_signature_text:
      break;
  }
  return query_malformed("X-Amz-Signature is malformed.");
}

S3Error header_problem(PresentedProblem problem) {
  switch (problem) {
    case PresentedProblem::unsupported_algorithm:
      return invalid_request(
          "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.");
    case PresentedProblem::missing_parameter:
      return header_malformed(
          "the authorization header requires three components: Credential, SignedHeaders, "
          "and Signature.");
    case PresentedProblem::bad_credential:
      return header_malformed(
          "the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".");
    case PresentedProblem::bad_signed_headers:
      return header_malformed("SignedHeaders must be a list of lower-case header names.");
    case PresentedProblem::bad_signature_text:
      return header_malformed("Signature must be 64 lower-case hexadecimal digits.");
    case PresentedProblem::bad_time:
    case PresentedProblem::expires_not_a_number:
    case PresentedProblem::expires_negative:
    case PresentedProblem::expires_too_long:
      break;  // of the query alone
  }
  return header_malformed("it could not be read.");
}

// Key, region and service of the credential; `malformed` makes the error of the form in use.
template <class Malformed>
std::optional<S3Error> check_scope(const Presented& presented, const S3DoorOptions& options,
                                   std::string_view time, const Malformed& malformed) {
  if (presented.access_key_id != options.access_key_id) return unknown_key(presented.access_key_id);
  if (presented.scope.region != options.region) {
    S3Error error =
        malformed("the region '" + presented.scope.region + "' is wrong; expecting '" + options.region + "'");
    error.elements.emplace_back("Region", options.region);
    return error;
  }
  if (presented.scope.service != "s3") {
    return malformed("incorrect service \"" + presented.scope.service +
                     "\". This endpoint belongs to \"s3\".");
  }
  if (presented.scope.day != time.substr(0, 8)) {
    return malformed("Invalid credential date \"" + presented.scope.day +
                     "\". This date is not the same as X-Amz-Date: \"" + std::string{time.substr(0, 8)} +
                     "\".");
  }
  return std::nullopt;
}

// Whatever x-amz-* header arrives must have been signed, and Host always.
std::optional<S3Error> check_signed_names(const S3Request& request, const Presented& presented) {
  std::string unsigned_names;
  const auto require = [&](const std::string& name) {
    if (std::ranges::find(presented.signed_names, name) != presented.signed_names.end()) return;
    if (!unsigned_names.empty()) unsigned_names += ", ";
    unsigned_names += name;
  };
  require("host");
  for (const auto& [name, value] : request.head.headers.fields()) {
    if (name.size() < 6 || !base::iequals_ascii(std::string_view{name}.substr(0, 6), "x-amz-")) continue;
    require(base::lower_ascii(name));
  }
  if (unsigned_names.empty()) return std::nullopt;
  S3Error error = access_denied("There were headers present in the request which were not signed");
  error.elements.emplace_back("HeadersNotSigned", std::move(unsigned_names));
  return error;
}

std::optional<S3Error> check_payload_hash(std::string_view hash) {
  const bool is_hex = hash.size() == 64 && std::ranges::all_of(hash, [](char c) {
                        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
                      });
  if (is_hex || hash == aws::kUnsignedPayload || hash == kStreamingSigned ||
      hash == kStreamingSignedTrailer || hash == kStreamingUnsignedTrailer) {
    return std::nullopt;
  }
  if (hash.starts_with("STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD")) {
    return not_implemented("x-amz-content-sha256");
  }
  return invalid_argument(
      "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, "
      "STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER or a valid sha256 "
      "value.",
      "x-amz-content-sha256", std::string{hash});
}

Outcome<Authentication> verify(const S3Request& request, const Presented& presented, std::string_view time,
                               std::string_view payload_hash, const S3DoorOptions& options,
                               aws::SigningKeys& keys) {
  const std::vector<std::string_view> names{presented.signed_names.begin(), presented.signed_names.end()};
  const std::string canonical =
      aws::canonical_request(request.head.method, aws::canonical_path(request.head.path(), aws::PathRule::s3),
                             aws::canonical_query(request.query, "X-Amz-Signature"),
                             request.head.headers.fields(), names, payload_hash);
  const std::string scope = presented.scope.text();
  const std::string string_to_sign = aws::string_to_sign(time, scope, canonical);
  const aws::SigningKey key = keys.get(options.secret_access_key, presented.scope);
  if (!aws::equal_in_constant_time(aws::signature_of(key, string_to_sign), presented.signature)) {
    return unexpected(signature_mismatch(options, presented.signature, string_to_sign, canonical));
  }
  Authentication authentication{std::string{payload_hash}, std::nullopt, presented.signature};
  if (payload_hash.starts_with(kStreamingSigned)) {
    authentication.chunk_signer = aws::ChunkSigner{key, std::string{time}, scope};
  }
  return authentication;
}

Outcome<Authentication> authenticate_header(const S3Request& request, std::string_view authorization,
                                            const S3DoorOptions& options, aws::SigningKeys& keys,
                                            base::WallTime now) {
  const bool known_mechanism = authorization.starts_with("AWS4-") || authorization.starts_with("AWS ");
  if (!known_mechanism) {
    return unexpected(invalid_argument("Unsupported Authorization Type", "Authorization", ""));
  }
  const auto presented = aws::parse_authorization(authorization);
  if (!presented) return unexpected(header_problem(presented.error()));

  std::optional<base::WallTime> sent;
  if (const auto amz_date = request.header("x-amz-date")) {
    sent = aws::parse_basic_time(*amz_date);
  } else if (const auto date = request.header("date")) {
    sent = aws::parse_http_date(*date);
    if (!sent) sent = aws::parse_basic_time(*date);
  }
  if (!sent)
    return unexpected(access_denied("AWS authentication requires a valid Date or x-amz-date header"));
  const std::string time = aws::basic_time(*sent);

  if (auto error = check_scope(*presented, options, time, header_malformed)) {
    return unexpected(*std::move(error));
  }
  if (std::chrono::abs(now - *sent) > options.skew_max) {
    const auto skew_ms = std::chrono::duration_cast<std::chrono::milliseconds>(options.skew_max);
    return unexpected(S3Error{403,
                              "RequestTimeTooSkewed",
                              "The difference between the request time and the current time is too large.",
                              {{"RequestTime", time},
                               {"ServerTime", aws::iso_seconds(now)},
                               {"MaxAllowedSkewMilliseconds", std::to_string(skew_ms.count())}},
                              {}});
  }
  const auto payload_hash = request.header("x-amz-content-sha256");
  if (!payload_hash) {
    return unexpected(invalid_request("Missing required header for this request: x-amz-content-sha256"));
  }
  if (auto error = check_payload_hash(*payload_hash)) return unexpected(*std::move(error));
  if (auto error = check_signed_names(request, *presented)) return unexpected(*std::move(error));
  if (request.header("x-amz-security-token")) {
    return unexpected(
        S3Error{400, "InvalidToken", "The provided token is malformed or otherwise invalid.", {}, {}});
  }
  return verify(request, *presented, time, *payload_hash, options, keys);
}

S3Error expired(base::WallTime at, base::WallTime now, std::string_view life_seconds) {
  S3Error error = access_denied("Request has expired");
  if (!life_seconds.empty()) error.elements.emplace_back("X-Amz-Expires", std::string{life_seconds});
  error.elements.emplace_back("Expires", aws::iso_seconds(at));
  error.elements.emplace_back("ServerTime", aws::iso_seconds(now));
  return error;
}

Outcome<Authentication> authenticate_query(const S3Request& request, const S3DoorOptions& options,
                                           aws::SigningKeys& keys, base::WallTime now) {
  const auto presented = aws::parse_presigned(request.query);
  if (!presented) return unexpected(query_problem(presented.error()));
  const auto malformed = [](const std::string& detail) {
    return query_malformed("Error parsing the X-Amz-Credential parameter; " + detail);
  };
  if (auto error = check_scope(*presented, options, presented->time, malformed)) {
    return unexpected(*std::move(error));
  }
  const base::WallTime sent = aws::parse_basic_time(presented->time).value();
  if (sent - now > options.skew_max) return unexpected(access_denied("Request is not valid yet"));
  if (now >= sent + presented->expires) {
    return unexpected(expired(sent + presented->expires, now, std::to_string(presented->expires.count())));
  }
  if (auto error = check_signed_names(request, *presented)) return unexpected(*std::move(error));
  if (!presented->session_token.empty() || request.header("x-amz-security-token")) {
    return unexpected(
        S3Error{400, "InvalidToken", "The provided token is malformed or otherwise invalid.", {}, {}});
  }
  const std::string_view payload_hash =
      request.header_or_parameter("x-amz-content-sha256").value_or(aws::kUnsignedPayload);
  if (auto error = check_payload_hash(payload_hash)) return unexpected(*std::move(error));
  return verify(request, *presented, presented->time, payload_hash, options, keys);
}

Outcome<Authentication> authenticate_query_v2(const S3Request& request, const S3DoorOptions& options,
                                              base::WallTime now) {
  const auto access_key_id = request.parameter("AWSAccessKeyId");
  const auto signature = request.parameter("Signature");
  const auto expires = request.parameter("Expires");
  if (!access_key_id || !signature || !expires) {
    return unexpected(access_denied(
        "Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters"));
  }
  // A number that fits milliseconds since 1970 with room to spare.
  const auto expires_s = parse_number(*expires, 1ULL << 50);
  if (!expires_s) {
    return unexpected(
        access_denied("Invalid date (should be seconds since epoch): " + std::string{*expires}));
  }
  if (*access_key_id != options.access_key_id) return unexpected(unknown_key(*access_key_id));
  // Year 9999 in seconds: later ones are as good as never, and do not fit a date.
  const auto until =
      base::WallTime{std::chrono::seconds{std::min<std::uint64_t>(*expires_s, 253'402'300'799)}};
  if (now >= until) return unexpected(expired(until, now, ""));

  const std::string string_to_sign = aws::sigv2_string_to_sign(
      {request.head.method, *expires, request.virtual_host ? std::string_view{request.bucket} : "",
       request.head.path(), request.query, request.head.headers.fields()});
  const std::string expected = aws::sigv2_signature(options.secret_access_key, string_to_sign);
  if (!aws::equal_in_constant_time(expected, *signature)) {
    return unexpected(signature_mismatch(options, *signature, string_to_sign, ""));
  }
  return Authentication{std::string{aws::kUnsignedPayload}, std::nullopt, std::string{*signature}};
}

}  // namespace

Outcome<Authentication> authenticate(const S3Request& request, const S3DoorOptions& options,
                                     aws::SigningKeys& keys, base::WallTime now) {
  const auto authorization = request.header("authorization");
  const bool v4_query = std::ranges::any_of(request.query, [](const auto& parameter) {
    return parameter.first == "X-Amz-Algorithm" || parameter.first == "X-Amz-Credential" ||
           parameter.first == "X-Amz-Signature";
  });
  const bool v2_query = request.parameter("AWSAccessKeyId") || request.parameter("Signature");
  if (authorization.has_value() + v4_query + v2_query > 1) {
    return unexpected(invalid_argument(
        "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string "
        "parameter or the Authorization header should be specified"));
  }
  if (authorization) return authenticate_header(request, *authorization, options, keys, now);
  if (v4_query) return authenticate_query(request, options, keys, now);
  if (v2_query) return authenticate_query_v2(request, options, now);

  const bool overrides = std::ranges::any_of(
      request.query, [](const auto& parameter) { return parameter.first.starts_with("response-"); });
  if (overrides && request.head.method == "GET" && !request.key.empty()) {
    return unexpected(
        invalid_request("Request specific response headers cannot be used for anonymous GET requests."));
  }
  return unexpected(access_denied());
}

}  // namespace onesheet::doors::s3

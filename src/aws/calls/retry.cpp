#include "aws/calls/retry.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <charconv>
#include <pugixml.hpp>

#include "base/utf8.h"

namespace onesheet::aws {
namespace {

// "ValidationException:http://internal…/" and "com.amazon#ValidationException" both name ValidationException.
std::string bare_code(std::string_view text) {
  text = text.substr(0, text.find(':'));
  const auto hash = text.rfind('#');
  return std::string(base::trim(hash == std::string_view::npos ? text : text.substr(hash + 1)));
}

void read_xml(const std::string& body, ServiceError& error) {
  pugi::xml_document document;
  if (!document.load_buffer(body.data(), body.size())) return;
  error.code = document.select_node("//Code").node().child_value();
  error.message = document.select_node("//Message").node().child_value();
  error.region = document.select_node("//Region").node().child_value();
}

void read_json(const std::string& body, ServiceError& error) {
  boost::system::error_code failed;
  const auto value = boost::json::parse(body, failed);
  if (failed || !value.is_object()) return;
  const auto text = [&](std::string_view name) -> std::string {
    const auto* member = value.get_object().if_contains(name);
    return member != nullptr && member->is_string() ? std::string(member->get_string()) : std::string();
  };
  for (const std::string_view name : {"code", "Code", "__type"}) {
    if (error.code.empty()) error.code = bare_code(text(name));
  }
  error.message = text("message").empty() ? text("Message") : text("message");
}

template <std::size_t n>
bool among(const std::array<std::string_view, n>& codes, std::string_view code) {
  return std::ranges::find(codes, code) != codes.end();
}

constexpr std::array<std::string_view, 15> kThrottling{"Throttling",
                                                       "ThrottlingException",
                                                       "ThrottledException",
                                                       "RequestThrottledException",
                                                       "TooManyRequestsException",
                                                       "ProvisionedThroughputExceededException",
                                                       "TransactionInProgressException",
                                                       "RequestLimitExceeded",
                                                       "BandwidthLimitExceeded",
                                                       "LimitExceededException",
                                                       "RequestThrottled",
                                                       "SlowDown",
                                                       "PriorRequestNotComplete",
                                                       "EC2ThrottledException",
                                                       "ModelNotReadyException"};
// A body that did not match its checksum was spoilt on the way: ours is right, so the same again may arrive
// whole.
constexpr std::array<std::string_view, 9> kTransient{
    "RequestTimeout",  "RequestTimeoutException",   "InternalError",
    "InternalFailure", "IDPCommunicationError",     "InternalServerException",
    "BadDigest",       "XAmzContentSHA256Mismatch", "ServiceUnavailableException"};
constexpr std::array<std::string_view, 3> kSkew{"RequestTimeTooSkewed", "RequestExpired",
                                                "RequestInTheFuture"};
constexpr std::array<std::string_view, 3> kExpired{"ExpiredToken", "ExpiredTokenException",
                                                   "TokenRefreshRequired"};

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// Some services name skew only in the words of another error.
bool tells_of_skew(const ServiceError& error) {
  if (among(kSkew, error.code)) return true;
  if (error.code == "InvalidSignatureException" || error.code == "SignatureDoesNotMatch")
    return contains(error.message, "ignature expired") || contains(error.message, "ignature not yet current");
  return error.code == "AccessDenied" && contains(error.message, "Request is not valid yet");
}

std::optional<std::chrono::milliseconds> milliseconds_in(std::string_view text) {
  long long found = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), found);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || found < 0) return std::nullopt;
  return std::chrono::milliseconds{found};
}

}  // namespace

ServiceError service_error(const http::ClientAnswer& answer) {
  ServiceError error;
  error.status = answer.status;
  const std::string body(base::trim(answer.body));
  if (body.starts_with('<')) read_xml(body, error);
  if (body.starts_with('{')) read_json(body, error);
  if (const auto header = answer.headers.find("x-amzn-ErrorType")) error.code = bare_code(*header);
  if (const auto location = answer.headers.find("Location")) error.location = *location;
  if (const auto region = answer.headers.find("x-amz-bucket-region")) error.region = *region;
  if (const auto wait = answer.headers.find("x-amz-retry-after")) error.retry_after = milliseconds_in(*wait);
  return error;
}

Fault fault_of(const ServiceError& error) {
  if (among(kThrottling, error.code)) return Fault::throttling;
  if (among(kTransient, error.code)) return Fault::transient;
  if (tells_of_skew(error)) return Fault::skew;
  if (among(kExpired, error.code)) return Fault::expired;
  if (error.status == 429) return Fault::throttling;
  if (error.status == 500 || error.status == 502 || error.status == 503 || error.status == 504)
    return Fault::transient;
  if (error.status == 409 && error.code == "ConditionalRequestConflict") return Fault::transient;
  return Fault::permanent;
}

std::chrono::milliseconds backoff(Fault fault, int retry, float unit) {
  constexpr double kMost_ms = 20'000;
  const double base_ms = fault == Fault::throttling ? 1'000 : 50;
  const double most = std::min(
      kMost_ms, base_ms * static_cast<double>(1ULL << static_cast<unsigned>(std::clamp(retry, 0, 20))));
  return std::chrono::milliseconds{static_cast<long long>(most * static_cast<double>(unit))};
}

std::chrono::milliseconds wait_time(std::chrono::milliseconds backoff_time,
                                    std::optional<std::chrono::milliseconds> retry_after) {
  constexpr std::chrono::milliseconds kMore{5'000};
  if (!retry_after) return backoff_time;
  return std::clamp(*retry_after, backoff_time, backoff_time + kMore);
}

}  // namespace onesheet::aws

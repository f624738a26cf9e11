#include "aws/calls/retry.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
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
constexpr std::array<std::string_view, 6> kTransient{
    "RequestTimeout",        "RequestTimeoutException", "InternalError",
    "IDPCommunicationError", "InternalServerException", "ServiceUnavailableException"};
constexpr std::array<std::string_view, 3> kSkew{"RequestTimeTooSkewed", "RequestExpired",
                                                "InvalidSignatureException"};

}  // namespace

ServiceError service_error(const http::ClientAnswer& answer) {
  ServiceError error;
  error.status = answer.status;
  const std::string body(base::trim(answer.body));
  if (body.starts_with('<')) read_xml(body, error);
  if (body.starts_with('{')) read_json(body, error);
  if (const auto header = answer.headers.find("x-amzn-ErrorType")) error.code = bare_code(*header);
  return error;
}

Fault fault_of(const ServiceError& error) {
  if (among(kThrottling, error.code)) return Fault::throttling;
  if (among(kTransient, error.code)) return Fault::transient;
  if (error.code == "RequestTimeTooSkewed" || (among(kSkew, error.code) && error.status == 403 &&
                                               error.message.find("ignature expired") != std::string::npos)) {
    return Fault::skew;
  }
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

}  // namespace onesheet::aws

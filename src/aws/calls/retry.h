// Which failures of an AWS service are worth another try, and after how long.
// Source: AWS SDKs and Tools Reference Guide, "Retry behavior" (standard mode).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "http/client.h"

namespace onesheet::aws {

// What a service says went wrong.
struct ServiceError {
  int status = 0;
  std::string code;           // "ThrottlingException", "NoSuchKey"; empty when the answer names none
  std::string message;        // the service's words: for logs only
  std::string location = {};  // of a redirect, as sent
  std::string region = {};    // where S3 says that the bucket lives; empty: it does not say
  // How long the service asks us to wait (x-amz-retry-after); nullopt: it does not say.
  std::optional<std::chrono::milliseconds> retry_after = std::nullopt;
};

// Reads the code from x-amzn-ErrorType, an S3 XML body or a JSON body, in that order; the region from
// x-amz-bucket-region or the body's Region.
ServiceError service_error(const http::ClientAnswer& answer);

enum class Fault {
  permanent,   // trying again changes nothing
  transient,   // may pass: base delay 50 ms
  throttling,  // asked to slow down: base delay 1 s
  skew,        // our clock is off: sign again with the service's time
  expired,     // the session's keys have run out: fetch new ones and sign again
};

Fault fault_of(const ServiceError& error);

// Full jitter: unit × min(20 s, base × 2^retry), with `retry` counting from 0 and `unit` in [0, 1).
std::chrono::milliseconds backoff(Fault fault, int retry, float unit);

// What the service asked for, but no less than the back-off and at most 5 s more.
std::chrono::milliseconds wait_time(std::chrono::milliseconds backoff_time,
                                    std::optional<std::chrono::milliseconds> retry_after);

}  // namespace onesheet::aws

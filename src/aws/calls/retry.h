// Which failures of an AWS service are worth another try, and after how long.
// Source: AWS SDKs and Tools Reference Guide, "Retry behavior" (standard mode).
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "http/client.h"

namespace onesheet::aws {

// What a service says went wrong.
struct ServiceError {
  int status = 0;
  std::string code;     // "ThrottlingException", "NoSuchKey"; empty when the answer names none
  std::string message;  // the service's words: for logs only
};

// Reads the code from x-amzn-ErrorType, an S3 XML body or a JSON body, in that order.
ServiceError service_error(const http::ClientAnswer& answer);

enum class Fault {
  permanent,   // trying again changes nothing
  transient,   // may pass: base delay 50 ms
  throttling,  // asked to slow down: base delay 1 s
  skew,        // our clock is off: sign again with the service's time
};

Fault fault_of(const ServiceError& error);

// Full jitter: unit × min(20 s, base × 2^retry), with `retry` counting from 0 and `unit` in [0, 1).
std::chrono::milliseconds backoff(Fault fault, int retry, float unit);

}  // namespace onesheet::aws

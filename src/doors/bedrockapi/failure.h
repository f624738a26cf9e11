// Bedrock's errors: a status, the code in the header x-amzn-ErrorType, a sentence in the body.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "base/error.h"
#include "http/server.h"

namespace onesheet::doors::bedrock_api {

struct Failure {
  int status = 500;
  std::string code;           // "ValidationException"
  std::string message;        // for the caller
  std::string operator_text;  // for the log
};

template <class T>
using Outcome = std::expected<T, Failure>;

Failure validation(std::string message);
// A body that breaks its model's schema at `pointer` ("#/seed"), in the words Bedrock uses.
Failure malformed(std::string_view pointer, std::string_view what);
Failure throttled();
Failure unavailable();
Failure took_too_long();
Failure model_failed();
Failure internal_error(std::string operator_text);
Failure end_of_life();
// What drawing or the server ran into. `refused` has a form of its own in each family and must not come here.
Failure from_error(const base::Error& error);

http::Response failure_response(const Failure& failure);

}  // namespace onesheet::doors::bedrock_api

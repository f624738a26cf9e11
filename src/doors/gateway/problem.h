// Errors as this door shows them: RFC 9457 problem documents under /v1, API Gateway's own shapes under the
// stage.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "http/server.h"
#include "poster/spec.h"

namespace onesheet::gateway {

// The one switch from kind to status.
int status_for(base::ErrorKind kind);

// Which named limit was passed, so that programs need not read the sentence.
struct Limit {
  std::string_view name;  // "prompt_characters"
  std::uint64_t value = 0;
};
// The first text of a spec that is over its limit; nullopt when none is.
std::optional<Limit> limit_passed(const poster::Spec& spec);

struct Problem {
  int status = 500;
  std::string_view name;  // last part of "/problems/…"; empty: named after the status
  std::string detail;     // one sentence
  std::optional<Limit> limit;
  std::optional<int> retry_after_s;
};

Problem problem_for(const base::Error& error);
http::Response problem_response(const Problem& problem, std::string_view request_id);

// What GET /problems/{name} says about a kind of problem; nullopt for a name that is none of ours.
std::optional<std::string> explain(std::string_view name);

// API Gateway's gateway responses (contracts §8.1). `error_type` becomes x-amzn-ErrorType; empty for an
// answer that came from behind the gateway, which has none.
http::Response gateway_response(int status, std::string_view message, std::string_view error_type);
http::Response missing_authentication_token();
http::Response missing_parameter(std::string_view name);
http::Response too_many_requests(int retry_after_s);
// A failure behind the gateway: callers' mistakes 400 with their sentence, the rest without detail.
http::Response gateway_response_for(const base::Error& error);

}  // namespace onesheet::gateway

#include "doors/gateway/problem.h"

#include <array>

#include "base/encoding.h"
#include "base/utf8.h"

namespace onesheet::gateway {
namespace {

using base::ErrorKind;

// A full queue empties at about one poster a second; asking sooner only queues again.
constexpr int kBusyRetry_s = 2;

struct Kind {
  std::string_view name;
  int status;
  std::string_view title;
  std::string_view help;
};

constexpr std::array kKinds{
    Kind{"bad-request", 400, "The request cannot be understood",
         "Something in the request is wrong; the detail names it and says what is allowed."},
    Kind{"unauthorized", 401, "An API key is needed",
         "Send a key as x-api-key or as a bearer token. The operator makes one with `onesheet keys create`."},
    Kind{"forbidden", 403, "This is not allowed",
         "The key lacks the scope for this, or the request came from a place this service does not answer."},
    Kind{"not-found", 404, "There is nothing here",
         "The path is not part of this API (see /openapi.json), or there is no poster with this id."},
    Kind{"method-not-allowed", 405, "This method is not for this path",
         "The header Allow lists the methods that are."},
    Kind{"conflict", 409, "It clashes with something that is already there",
         "For example a request with the same Idempotency-Key that is still being worked on."},
    Kind{"too-large", 413, "It is too large", "Something is over its limit; the member `limit` names it."},
    Kind{"uri-too-long", 414, "The address is too long",
         "Long prompts belong in the body of POST /v1/posters."},
    Kind{"unsupported-media-type", 415, "The body is not JSON", "Send Content-Type: application/json."},
    Kind{"refused", 422, "The request was understood and refused",
         "An image model declined the prompt, or an Idempotency-Key was used again for another request."},
    Kind{"too-many-requests", 429, "Too many requests",
         "This caller is over its rate. Wait as long as Retry-After says."},
    Kind{"header-too-large", 431, "The headers are too large", "The request's headers are over the limit."},
    Kind{"internal", 500, "Something went wrong on our side",
         "It is a fault of the program. The request id helps its operator to find the log entry."},
    Kind{"upstream", 502, "Something this service depends on failed",
         "The store, the catalogue or an image model did not do its part. Trying again later may help."},
    Kind{"busy", 503, "Too much to do right now", "Wait as long as Retry-After says and try again."},
    Kind{"timed-out", 504, "It took too long", "The poster was not finished in the time allowed."},
    Kind{"request-timeout", 408, "The request took too long to arrive", "Send it again."},
    Kind{"http-version", 505, "This HTTP version is not spoken here", "Use HTTP/1.1."},
    Kind{"out-of-space", 507, "The disk is full", "The operator has to make room."},
};

const Kind& kind_of(const Problem& problem) {
  for (const Kind& kind : kKinds) {
    if (problem.name.empty() ? kind.status == problem.status : kind.name == problem.name) return kind;
  }
  return kKinds[0];
}

std::string quoted(std::string_view text) { return "\"" + base::json_escape(text) + "\""; }

}  // namespace

int status_for(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::bad_request:
      return 400;
    case ErrorKind::unauthorized:
      return 401;
    case ErrorKind::forbidden:
      return 403;
    case ErrorKind::not_found:
      return 404;
    case ErrorKind::conflict:
      return 409;
    case ErrorKind::too_large:
      return 413;
    case ErrorKind::busy:
      return 503;
    case ErrorKind::refused:
      return 422;
    case ErrorKind::out_of_space:
      return 507;
    case ErrorKind::upstream:
      return 502;
    case ErrorKind::timed_out:
      return 504;
    case ErrorKind::cancelled:
      return 503;
    case ErrorKind::bug:
      return 500;
  }
  return 500;
}

std::optional<Limit> limit_passed(const poster::Spec& spec) {
  const auto over = [](std::string_view text, std::size_t most) {
    return base::count_code_points(text).value_or(text.size()) > most;
  };
  if (over(spec.prompt, poster::kPromptMax)) return Limit{"prompt_characters", poster::kPromptMax};
  if (over(spec.title, poster::kTitleMax)) return Limit{"title_characters", poster::kTitleMax};
  if (over(spec.tagline, poster::kTaglineMax)) return Limit{"tagline_characters", poster::kTaglineMax};
  if (over(spec.release, poster::kReleaseMax)) return Limit{"release_characters", poster::kReleaseMax};
  if (spec.credits.lines.size() > poster::kCreditsMax) return Limit{"credit_lines", poster::kCreditsMax};
  for (const poster::Credit& credit : spec.credits.lines) {
    if (credit.names.size() > poster::kNamesPerCreditMax) {
      return Limit{"names_per_credit", poster::kNamesPerCreditMax};
    }
    if (over(credit.role, poster::kCreditTextMax)) return Limit{"credit_characters", poster::kCreditTextMax};
    for (const std::string& name : credit.names) {
      if (over(name, poster::kCreditTextMax)) return Limit{"credit_characters", poster::kCreditTextMax};
    }
  }
  if (over(spec.rating, poster::kRatingMax)) return Limit{"rating_characters", poster::kRatingMax};
  if (spec.laurels.size() > poster::kLaurelsMax) return Limit{"laurels", poster::kLaurelsMax};
  for (const std::string& laurel : spec.laurels) {
    if (over(laurel, poster::kLaurelMax)) return Limit{"laurel_characters", poster::kLaurelMax};
  }
  return std::nullopt;
}

Problem problem_for(const base::Error& error) {
  Problem problem{status_for(error.kind), {}, error.public_text, std::nullopt, std::nullopt};
  if (problem.status == 503) problem.retry_after_s = kBusyRetry_s;
  if (problem.detail.empty()) problem.detail = "Something went wrong on our side.";
  return problem;
}

http::Response problem_response(const Problem& problem, std::string_view request_id) {
  const Kind& kind = kind_of(problem);
  std::string body = "{\"type\":" + quoted("/problems/" + std::string(kind.name)) +
                     ",\"title\":" + quoted(kind.title) + ",\"status\":" + std::to_string(problem.status) +
                     ",\"detail\":" + quoted(problem.detail);
  if (problem.limit) {
    body += ",\"limit\":{\"name\":" + quoted(problem.limit->name) +
            ",\"value\":" + std::to_string(problem.limit->value) + "}";
  }
  if (!request_id.empty()) body += ",\"request_id\":" + quoted(request_id);
  http::Response response;
  response.status = problem.status;
  response.body = body + "}\n";
  response.headers.add("Content-Type", "application/problem+json");
  if (problem.retry_after_s) response.headers.add("Retry-After", std::to_string(*problem.retry_after_s));
  if (problem.status == 401) response.headers.add("WWW-Authenticate", "Bearer realm=\"onesheet\"");
  return response;
}

std::optional<std::string> explain(std::string_view name) {
  for (const Kind& kind : kKinds) {
    if (kind.name == name) return std::string(kind.title) + ".\n\n" + std::string(kind.help) + "\n";
  }
  return std::nullopt;
}

http::Response gateway_response(int status, std::string_view message, std::string_view error_type) {
  http::Response response;
  response.status = status;
  response.body = "{\"message\":" + quoted(message) + "}";
  response.headers.add("Content-Type", "application/json");
  if (!error_type.empty()) response.headers.add("x-amzn-ErrorType", std::string(error_type));
  return response;
}

http::Response missing_authentication_token() {
  return gateway_response(403, "Missing Authentication Token", "MissingAuthenticationTokenException");
}

http::Response missing_parameter(std::string_view name) {
  auto response = gateway_response(400, "", "BadRequestException");
  // With the space after the colon that API Gateway writes here, and only here.
  response.body = "{\"message\": \"Missing required request parameters: [" + std::string(name) + "]\"}";
  return response;
}

http::Response too_many_requests(int retry_after_s) {
  auto response = gateway_response(429, "Too Many Requests", "TooManyRequestsException");
  response.headers.add("Retry-After", std::to_string(retry_after_s));
  return response;
}

http::Response gateway_response_for(const base::Error& error) {
  switch (error.kind) {
    case ErrorKind::bad_request:
    case ErrorKind::too_large:
    case ErrorKind::refused:
      return gateway_response(400, error.public_text, {});
    case ErrorKind::unauthorized:
    case ErrorKind::forbidden:
      return gateway_response(403, "Forbidden", "ForbiddenException");
    case ErrorKind::busy:
      return too_many_requests(kBusyRetry_s);
    case ErrorKind::timed_out:
    case ErrorKind::cancelled:
      return gateway_response(504, "Endpoint request timed out", "InternalServerErrorException");
    case ErrorKind::not_found:
    case ErrorKind::conflict:
    case ErrorKind::out_of_space:
    case ErrorKind::upstream:
    case ErrorKind::bug:
      break;
  }
  return gateway_response(502, "image generation failed", {});
}

}  // namespace onesheet::gateway

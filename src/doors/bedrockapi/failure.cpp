#include "doors/bedrockapi/failure.h"

#include "base/encoding.h"

namespace onesheet::doors::bedrock_api {

Failure validation(std::string message) { return {400, "ValidationException", std::move(message), {}}; }

Failure malformed(std::string_view pointer, std::string_view what) {
  std::string message = "Malformed input request: ";
  message.append(pointer).append(": ").append(what).append(", please reformat your input and try again.");
  return validation(std::move(message));
}

Failure throttled() {
  return {429, "ThrottlingException", "Too many requests, please wait before trying again.", {}};
}

Failure unavailable() {
  return {503,
          "ServiceUnavailableException",
          "The service is temporarily unavailable. Try your request again.",
          {}};
}

Failure took_too_long() {
  return {408,
          "ModelTimeoutException",
          "The request took too long to process. Processing time exceeded the model timeout length.",
          {}};
}

Failure model_failed() {
  return {424, "ModelErrorException", "The request failed due to an error while processing the model.", {}};
}

Failure internal_error(std::string operator_text) {
  return {500, "InternalServerException",
          "The system encountered an unexpected error during processing. Try your request again.",
          std::move(operator_text)};
}

Failure end_of_life() {
  return {404,
          "ResourceNotFoundException",
          "This model version has reached the end of its life. Please refer to the AWS documentation for "
          "more details.",
          {}};
}

Failure from_error(const base::Error& error) {
  const auto logged = [&](Failure failure) {
    failure.operator_text = base::describe(error);
    return failure;
  };
  switch (error.kind) {
    case base::ErrorKind::bad_request:
    case base::ErrorKind::conflict:
      return logged(validation(error.public_text));
    case base::ErrorKind::too_large:
      return logged(validation(error.public_text));
    case base::ErrorKind::unauthorized:
    case base::ErrorKind::forbidden:
    case base::ErrorKind::not_found:
    case base::ErrorKind::refused:
    case base::ErrorKind::upstream:
      return logged(model_failed());
    case base::ErrorKind::busy:
      return logged(throttled());
    case base::ErrorKind::out_of_space:
    case base::ErrorKind::cancelled:
      return logged(unavailable());
    case base::ErrorKind::timed_out:
      return logged(took_too_long());
    case base::ErrorKind::bug:
      break;
  }
  return internal_error(base::describe(error));
}

http::Response failure_response(const Failure& failure) {
  http::Response response;
  response.status = failure.status;
  response.headers.add("Content-Type", "application/json");
  response.headers.add("x-amzn-ErrorType",
                       failure.code + ":http://internal.amazon.com/coral/com.amazon.bedrock/");
  response.body = R"({"message":")" + base::json_escape(failure.message) + '"';
  // The one error with members of its own.
  if (failure.code == "ModelErrorException")
    response.body += R"(,"originalStatusCode":500,"resourceName":"onesheet")";
  response.body += '}';
  return response;
}

}  // namespace onesheet::doors::bedrock_api

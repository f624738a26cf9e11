#include "doors/bedrockapi/answers.h"

#include "base/encoding.h"

namespace onesheet::doors::bedrock_api {
namespace {

using bedrock::Family;

http::Response json_response(std::string body) {
  http::Response response;
  response.headers.add("Content-Type", "application/json");
  response.body = std::move(body);
  return response;
}

bool of_amazon(Family family) {
  return family == Family::nova_canvas || family == Family::titan || family == Family::titan_v2;
}

http::Response without_picture(const Order& order, std::string_view stability_reason,
                               std::string_view sdxl_reason) {
  std::string body;
  if (order.family == Family::stability_sdxl) {
    body = R"({"result":"success","artifacts":[{"seed":)" + std::to_string(order.seed) +
           R"(,"base64":"","finishReason":")" + std::string{sdxl_reason} + R"("}]})";
  } else {
    body = R"({"finish_reasons":[")" + std::string{stability_reason} + R"("]})";
  }
  return json_response(std::move(body));
}

Failure blocked(std::string_view what) {
  return validation("This request has been blocked by our content filters. Please adjust your " +
                    std::string{what} + " to submit a new request.");
}

}  // namespace

http::Response pictures_response(const Order& order, std::span<const Picture> pictures, bool some_filtered) {
  std::size_t bytes = 256;
  for (const Picture& picture : pictures) bytes += picture.size() / 3 * 4 + 16;
  std::string body;
  body.reserve(bytes);
  if (order.family == Family::stability_sdxl) {
    body += R"({"result":"success","artifacts":[{"seed":)" + std::to_string(order.seed) + R"(,"base64":")";
    body += base::base64(pictures.front());
    body += R"(","finishReason":"SUCCESS"}]})";
    return json_response(std::move(body));
  }
  body += '{';
  if (order.family == Family::stability) {
    body += R"("seeds":[)" + std::to_string(order.seed) + R"(],"finish_reasons":[null],)";
  }
  body += R"("images":[)";
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    body += i > 0 ? ",\"" : "\"";
    body += base::base64(pictures[i]);
    body += '"';
  }
  body += ']';
  if (some_filtered)
    body += R"(,"error":"Some of the generated images have been blocked by our content filters.")";
  body += '}';
  return json_response(std::move(body));
}

Outcome<http::Response> marked_response(Marker marker, const Order& order) {
  const bool amazon = of_amazon(order.family);
  switch (marker) {
    case Marker::filtered:
      if (amazon) return std::unexpected(blocked("text prompt"));
      return without_picture(order, "Filter reason: prompt", "CONTENT_FILTERED");
    case Marker::filtered_image:
      if (amazon) return std::unexpected(blocked("input image"));
      return without_picture(order, "Filter reason: input image", "CONTENT_FILTERED");
    case Marker::filtered_output:
    case Marker::filtered_some:
      if (amazon) {
        return json_response(
            R"({"images":[],"error":"All of the generated images have been blocked by our content filters."})");
      }
      return without_picture(order, "Filter reason: output image", "CONTENT_FILTERED");
    case Marker::inference_error:
      if (amazon) return std::unexpected(model_failed());
      return without_picture(order, "Inference error", "ERROR");
    case Marker::end_of_life:
      return std::unexpected(end_of_life());
    case Marker::legacy:
      return std::unexpected(
          Failure{404,
                  "ResourceNotFoundException",
                  "Access denied. This Model is marked by provider as Legacy and you have not been actively "
                  "using the "
                  "model in the last 15 days. Please upgrade to an active model on Amazon Bedrock",
                  {}});
    case Marker::no_access:
      return std::unexpected(Failure{403,
                                     "AccessDeniedException",
                                     "You don't have access to the model with the specified model ID.",
                                     {}});
    case Marker::throttled:
      return std::unexpected(throttled());
    case Marker::quota:
      return std::unexpected(
          Failure{400,
                  "ServiceQuotaExceededException",
                  "Your request exceeds the service quota for your account. You can resubmit later.",
                  {}});
    case Marker::not_ready:
      return std::unexpected(Failure{429,
                                     "ModelNotReadyException",
                                     "The model specified in the request is not ready to serve requests.",
                                     {}});
    case Marker::timed_out:
      return std::unexpected(took_too_long());
    case Marker::unavailable:
      return std::unexpected(unavailable());
    case Marker::internal_error:
      break;
  }
  return std::unexpected(internal_error("asked for by the caller"));
}

}  // namespace onesheet::doors::bedrock_api

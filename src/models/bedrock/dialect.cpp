#include "models/bedrock/dialect.h"

#include <boost/json.hpp>

#include "base/encoding.h"

namespace onesheet::bedrock {
namespace {

using base::ErrorKind;
using base::fail;
namespace json = boost::json;

void add_extra(Family family, const PictureRequest& request, Place place, json::object& to) {
  for (const auto& [member, text] : request.extra) {
    if (place_of(family, member) == place) to[member] = json::parse(text);
  }
}

json::object stability_body(const PictureRequest& request) {
  json::object body{{"prompt", request.prompt}, {"seed", request.seed}, {"output_format", "png"}};
  if (!request.negative_prompt.empty()) body["negative_prompt"] = request.negative_prompt;
  if (request.extra.contains("image")) {
    body["mode"] = "image-to-image";  // takes the shape of its picture
  } else {
    // Text to image is the default of those that know `mode`, and Core does not.
    body["aspect_ratio"] = request.shape.ratio;
  }
  add_extra(Family::stability, request, Place::top, body);
  return body;
}

json::object sdxl_body(const PictureRequest& request) {
  json::array prompts{json::object{{"text", request.prompt}, {"weight", 1}}};
  if (!request.negative_prompt.empty())
    prompts.push_back(json::object{{"text", request.negative_prompt}, {"weight", -1}});
  json::object body{{"text_prompts", std::move(prompts)},
                    {"width", request.shape.size.width},
                    {"height", request.shape.size.height},
                    {"seed", request.seed},
                    {"samples", 1}};
  add_extra(Family::stability_sdxl, request, Place::top, body);
  return body;
}

// Each task has its own object of parameters.
std::string_view parameters_name(std::string_view task) {
  if (task == "COLOR_GUIDED_GENERATION") return "colorGuidedGenerationParams";
  if (task == "IMAGE_VARIATION") return "imageVariationParams";
  return "textToImageParams";
}

json::object amazon_body(const FamilyTraits& traits, const PictureRequest& request) {
  json::object body{{"taskType", "TEXT_IMAGE"}};
  add_extra(traits.family, request, Place::top, body);
  const std::string task(body["taskType"].as_string());
  json::object parameters{{"text", request.prompt}};
  // An empty one is refused.
  if (!request.negative_prompt.empty()) parameters["negativeText"] = request.negative_prompt;
  if (task == "COLOR_GUIDED_GENERATION") {
    constexpr std::size_t kColoursMax = 10;
    json::array colours;
    for (const std::string& colour : request.colours) {
      if (colours.size() < kColoursMax) colours.emplace_back(colour);
    }
    parameters["colors"] = std::move(colours);
  }
  add_extra(traits.family, request, Place::parameters, parameters);
  body[parameters_name(task)] = std::move(parameters);
  json::object config{{"width", request.shape.size.width},
                      {"height", request.shape.size.height},
                      {"quality", "standard"},
                      {"cfgScale", traits.cfg_scale},
                      {"numberOfImages", 1},
                      {"seed", request.seed}};
  add_extra(traits.family, request, Place::config, config);
  body["imageGenerationConfig"] = std::move(config);
  return body;
}

std::unexpected<base::Error> unreadable(std::string detail) {
  return fail(ErrorKind::upstream, "The image model gave an answer we could not use.",
              "bedrock: " + std::move(detail));
}

std::unexpected<base::Error> filtered(std::string_view what) {
  return fail(ErrorKind::refused, "The image model's content filter refused " + std::string(what) +
                                      "; please word the prompt differently.");
}

// A picture is a text, or an object that holds the text under one of the names seen in the wild.
std::string_view picture_text(const json::value& entry) {
  if (entry.is_string()) return entry.get_string();
  if (entry.is_object()) {
    for (const std::string_view name : {"b64", "base64", "bytes", "image", "b64_json"}) {
      const auto* member = entry.get_object().if_contains(name);
      if (member != nullptr && member->is_string()) return member->get_string();
    }
  }
  return {};
}

const json::array* array_in(const json::object& object, std::string_view name) {
  const auto* member = object.if_contains(name);
  return member != nullptr && member->is_array() ? &member->get_array() : nullptr;
}

std::string_view text_in(const json::object& object, std::string_view name) {
  const auto* member = object.if_contains(name);
  return member != nullptr && member->is_string() ? std::string_view(member->get_string())
                                                  : std::string_view{};
}

base::Result<void> check_reasons(const json::object& answer) {
  if (const auto* reasons = array_in(answer, "finish_reasons");
      reasons != nullptr && !reasons->empty() && reasons->front().is_string()) {
    const std::string_view reason = reasons->front().get_string();
    if (reason == "Filter reason: prompt") return filtered("the prompt");
    if (reason == "Filter reason: input image") return filtered("the input picture");
    if (reason.starts_with("Filter reason")) return filtered("the picture it made");
    if (!reason.empty() && reason != "SUCCESS") return unreadable("finish_reasons " + std::string(reason));
  }
  if (const auto* artifacts = array_in(answer, "artifacts");
      artifacts != nullptr && !artifacts->empty() && artifacts->front().is_object()) {
    const std::string_view reason = text_in(artifacts->front().get_object(), "finishReason");
    if (reason == "CONTENT_FILTERED") return filtered("the picture it made");
    if (reason == "ERROR") return unreadable("artifact error");
  }
  return {};
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::string instead_of(std::string_view model_id) {
  const KnownModel* model = find_model(model_id);
  const std::string_view other =
      model != nullptr && !model->replacement.empty() ? model->replacement : kDefaultModel;
  if (model != nullptr && model->id == other) return ".";
  return "; use bedrock/" + std::string(other) + " instead.";
}

}  // namespace

std::string request_body(Family family, const PictureRequest& request) {
  switch (family) {
    case Family::stability:
      return json::serialize(stability_body(request));
    case Family::stability_sdxl:
      return json::serialize(sdxl_body(request));
    case Family::nova_canvas:
    case Family::titan:
    case Family::titan_v2:
      return json::serialize(amazon_body(traits_of(family), request));
  }
  return {};
}

base::Result<std::string> picture_text_in(std::string_view answer_body) {
  boost::system::error_code error;
  const json::value value = json::parse(answer_body, error);
  if (error || !value.is_object()) return unreadable("not JSON");
  const json::object& answer = value.get_object();
  ONESHEET_TRY(check_reasons(answer));
  for (const std::string_view name : {"images", "artifacts", "data"}) {
    const json::array* pictures = array_in(answer, name);
    if (pictures == nullptr) continue;
    for (const json::value& entry : *pictures) {
      const std::string_view text = picture_text(entry);
      if (!text.empty()) return std::string(text);
    }
  }
  // Nova and Titan report blocked pictures with status 200 and a sentence.
  const std::string_view sentence = text_in(answer, "error");
  if (contains(sentence, "blocked by our content filters")) return filtered("the picture it made");
  return unreadable(sentence.empty() ? "no picture in the answer" : std::string(sentence));
}

base::Error not_base64() { return unreadable("the picture is not base64").error(); }

base::Result<std::vector<std::uint8_t>> picture_in(std::string_view answer_body) {
  ONESHEET_ASSIGN(const std::string text, picture_text_in(answer_body));
  auto bytes = base::from_base64(text);
  if (!bytes) return std::unexpected(not_base64());
  return std::move(*bytes);
}

base::Error error_of(int status, std::string_view code, std::string_view message, std::string_view model_id,
                     std::string_view region) {
  const std::string detail =
      "bedrock status " + std::to_string(status) + " " + std::string(code) + ": " + std::string(message);
  const std::string model(model_id);
  const auto made = [&](ErrorKind kind, std::string text) {
    return base::Error{kind, std::move(text), detail};
  };
  if (contains(message, "blocked by our content filters")) {
    return made(ErrorKind::refused,
                "The image model's content filter refused the prompt; please word it differently.");
  }
  if (contains(message, "reached the end of its life")) {
    return made(ErrorKind::upstream, "AWS has retired the model " + model + instead_of(model_id));
  }
  if (contains(message, "marked by provider as Legacy")) {
    return made(ErrorKind::upstream,
                "AWS has locked the legacy model " + model + " for this account" + instead_of(model_id));
  }
  if (code == "AccessDeniedException" || code == "MPAgreementBeingCreated" || code == "FTUFormNotFilled") {
    return made(ErrorKind::upstream,
                "This AWS account has no access to the model " + model +
                    "; ask for it in the Bedrock console, or allow bedrock:InvokeModel on it.");
  }
  if (code == "ResourceNotFoundException" ||
      (code == "ValidationException" && contains(message, "model identifier"))) {
    std::string text = "AWS does not know the model " + model + " in " + std::string(region);
    // Text-to-image models in service live in one region.
    if (region != kDefaultRegion && find_model(model_id) != nullptr &&
        find_model(model_id)->retired_on.empty())
      return made(ErrorKind::upstream, text + "; it is served in " + std::string(kDefaultRegion) + ".");
    return made(ErrorKind::upstream, text + instead_of(model_id));
  }
  if (status == 401 || status == 403)
    return made(ErrorKind::upstream, "AWS refused the credentials for its image model.");
  if (code == "ModelTimeoutException" || status == 408)
    return made(ErrorKind::timed_out, "The image model took too long.");
  if (status == 429 || status == 503 || code == "ServiceQuotaExceededException") {
    return made(ErrorKind::busy, "The image model is busy; try again in a moment.");
  }
  if (code == "ValidationException")
    return made(ErrorKind::upstream, "The image model did not accept the request.");
  return made(ErrorKind::upstream, "The image model failed.");
}

}  // namespace onesheet::bedrock

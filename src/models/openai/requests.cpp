#include "models/openai/requests.h"

#include <algorithm>
#include <boost/json.hpp>
#include <cmath>

#include "base/encoding.h"
#include "base/utf8.h"

namespace onesheet::openai {

using base::ErrorKind;
using base::fail;
namespace json = boost::json;

std::unexpected<base::Error> unusable(std::string detail) {
  return fail(ErrorKind::upstream, "The image server gave an answer we could not use.",
              "image server: " + std::move(detail));
}

namespace {

std::string text_in(const json::object& object, std::string_view name) {
  const auto* member = object.if_contains(name);
  if (member == nullptr) return {};
  if (member->is_string()) return std::string(member->get_string());
  // FastAPI's validation errors are a list of objects.
  return member->is_array() || member->is_object() ? json::serialize(*member) : std::string();
}

bool contains_any(std::string_view text, std::initializer_list<std::string_view> parts) {
  return std::ranges::any_of(
      parts, [&](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

base::Result<Found> inline_picture(std::string_view text) {
  // Some servers send a data URL.
  if (text.starts_with("data:")) {
    const auto comma = text.find(',');
    if (comma == std::string_view::npos || !text.substr(0, comma).ends_with(";base64"))
      return unusable("a data URL that is not base64");
    text = text.substr(comma + 1);
  }
  auto bytes = base::from_base64(text);
  if (!bytes || bytes->empty()) return unusable("the picture is not base64");
  return Found{std::move(*bytes), "", {}};
}

base::Result<Found> picture_at(const json::value& entry) {
  if (entry.is_string()) return inline_picture(entry.get_string());
  if (!entry.is_object()) return unusable("a picture that is neither text nor object");
  const json::object& object = entry.get_object();
  if (const std::string b64 = text_in(object, "b64_json"); !b64.empty()) return inline_picture(b64);
  const std::string url = text_in(object, "url");
  if (url.starts_with("data:")) return inline_picture(url);
  if (!url.empty()) return Found{{}, url, {}};
  return unusable("no picture in the answer");
}

// AUTOMATIC1111 says what it did as JSON within a text.
void note_seed(const json::object& answer, std::vector<std::string>& notes) {
  boost::system::error_code failed;
  const auto info = json::parse(text_in(answer, "info"), failed);
  if (failed || !info.is_object()) return;
  const auto* seed = info.get_object().if_contains("seed");
  if (seed != nullptr && (seed->is_int64() || seed->is_uint64()))
    notes.push_back("the server used seed " + json::serialize(*seed));
}

}  // namespace

ServerModel known_server_model(Dialect dialect, std::string_view model) {
  if (dialect == Dialect::automatic1111) return {{}, 10'000, false};
  if (model == "dall-e-2") return {{{1024, 1024}}, 1'000, true};
  if (model == "dall-e-3") return {{{1024, 1024}, {1024, 1792}, {1792, 1024}}, 4'000, true};
  return {{{1024, 1024}, {1024, 1536}, {1536, 1024}}, 32'000, false};
}

base::Result<std::vector<poster::Size>> parse_sizes(std::string_view text) {
  std::vector<poster::Size> sizes;
  if (base::trim(text) == "any") return sizes;
  while (!text.empty()) {
    const auto comma = text.find(',');
    const std::string_view one = base::trim(text.substr(0, comma));
    const auto format = poster::parse_format(one);
    if (!format || one.find('x') == std::string_view::npos ||
        one.find_first_not_of("0123456789x") != std::string_view::npos) {
      return fail(ErrorKind::bad_request,
                  "The sizes an image server draws must be written as 1024x1024,1024x1536, or any.");
    }
    sizes.push_back(format->size);
    text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
  }
  return sizes;
}

poster::Size nearest_size(const std::vector<poster::Size>& sizes, int width_px, int height_px) {
  if (sizes.empty()) {
    const double scale = std::sqrt(1024.0 * 1024.0 / (static_cast<double>(width_px) * height_px));
    const auto step = [&](int v) {
      return std::clamp(static_cast<int>(std::lround(v * scale / 64)) * 64, 256, 2048);
    };
    return {step(width_px), step(height_px)};
  }
  const double wanted = std::log(static_cast<double>(width_px) / height_px);
  const auto off = [&](poster::Size s) {
    return std::fabs(std::log(static_cast<double>(s.width_px) / s.height_px) - wanted);
  };
  return *std::ranges::min_element(sizes, [&](poster::Size a, poster::Size b) {
    const double by = off(a) - off(b);
    return std::fabs(by) > 1e-9 ? by < 0 : a.width_px > b.width_px;
  });
}

std::string request_body(const ImageServerOptions& options, const ServerModel& model,
                         const ServerRequest& request) {
  json::object body{{"prompt", request.prompt}};
  if (options.dialect == Dialect::openai) {
    body["n"] = 1;
    body["size"] = std::to_string(request.size.width_px) + "x" + std::to_string(request.size.height_px);
    if (!options.model.empty()) body["model"] = options.model;
    if (model.asks_for_base64) body["response_format"] = "b64_json";
  } else {
    body["negative_prompt"] = request.negative_prompt;
    body["width"] = request.size.width_px;
    body["height"] = request.size.height_px;
    body["seed"] = request.seed;
    body["batch_size"] = 1;
    body["n_iter"] = 1;
    if (!options.model.empty())
      body["override_settings"] = json::object{{"sd_model_checkpoint", options.model}};
  }
  for (const auto& [name, text] : options.extra) body[name] = json::parse(text);
  return json::serialize(body);
}

base::Result<Found> picture_in(std::string_view answer_body) {
  boost::system::error_code failed;
  const auto value = json::parse(answer_body, failed);
  if (failed || !value.is_object()) return unusable("not JSON");
  const json::object& answer = value.get_object();
  for (const std::string_view name : {"data", "images"}) {
    const auto* list = answer.if_contains(name);
    if (list == nullptr || !list->is_array() || list->get_array().empty()) continue;
    ONESHEET_ASSIGN(Found found, picture_at(list->get_array().front()));
    note_seed(answer, found.notes);
    return found;
  }
  return unusable("no picture in the answer");
}

base::Error error_of(int status, std::string_view body) {
  std::string code, message;
  boost::system::error_code failed;
  const auto value = json::parse(body, failed);
  if (!failed && value.is_object()) {
    const json::object& whole = value.get_object();
    const auto* error = whole.if_contains("error");
    const json::object& from = error != nullptr && error->is_object() ? error->get_object() : whole;
    code = text_in(from, "code");
    if (code.empty() && error != nullptr && error->is_string()) code = error->get_string();
    for (const std::string_view name : {"message", "detail", "errors"}) {
      if (message.empty()) message = text_in(from, name);
    }
  }
  const std::string detail = "image server status " + std::to_string(status) + " " + code + ": " + message;
  const auto made = [&](ErrorKind kind, std::string text) {
    return base::Error{kind, std::move(text), detail};
  };
  if (code == "content_policy_violation" || code == "moderation_blocked" || code == "content_filter" ||
      contains_any(message, {"safety system", "content policy", "content_policy", "NSFW"})) {
    return made(ErrorKind::refused,
                "The image model's content filter refused the prompt; please word it differently.");
  }
  if (contains_any(code, {"OutOfMemory"}) || contains_any(message, {"out of memory", "OutOfMemory"})) {
    return made(ErrorKind::busy, "The image server's graphics memory is full; try again in a moment.");
  }
  if (code == "insufficient_quota" || code == "billing_hard_limit_reached")
    return made(ErrorKind::upstream, "The account at the image server has no credit left.");
  if (status == 401 || status == 403) return made(ErrorKind::upstream, "The image server refused our key.");
  if (status == 429 || status == 503)
    return made(ErrorKind::busy, "The image server is busy; try again in a moment.");
  if (status == 404 || code == "model_not_found")
    return made(ErrorKind::upstream, "The image server does not know that model or route.");
  if (status >= 300 && status < 400)
    return made(ErrorKind::upstream, "The image server sent us elsewhere; its endpoint must be set exactly.");
  if (status == 400 || status == 422)
    return made(ErrorKind::upstream, "The image server did not accept the request.");
  return made(ErrorKind::upstream, "The image server failed.");
}

}  // namespace onesheet::openai

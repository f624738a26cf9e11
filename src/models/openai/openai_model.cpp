#include "models/openai/openai_model.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <cmath>
#include <thread>

#include "base/encoding.h"
#include "base/random.h"
#include "base/utf8.h"

namespace onesheet::openai {
namespace {

using base::Deadline;
using base::ErrorKind;
using base::fail;
using base::Result;
namespace json = boost::json;

constexpr std::size_t kAnswerBytesMax = 64U << 20U;

struct Size {
  int width, height;
};

// The three sizes every OpenAI-style server takes; the nearest by ratio is asked for and then fitted.
Size openai_size(int width, int height) {
  constexpr std::array<Size, 3> kSizes{{{1024, 1024}, {1024, 1536}, {1536, 1024}}};
  const double wanted = std::log(static_cast<double>(width) / height);
  return *std::ranges::min_element(kSizes, {}, [&](Size s) {
    return std::fabs(std::log(static_cast<double>(s.width) / s.height) - wanted);
  });
}

// Diffusion models want about a megapixel in steps of 64.
Size diffusion_size(int width, int height) {
  const double scale = std::sqrt(1024.0 * 1024.0 / (static_cast<double>(width) * height));
  const auto step = [&](int v) {
    return std::clamp(static_cast<int>(std::lround(v * scale / 64)) * 64, 256, 2048);
  };
  return {step(width), step(height)};
}

std::unexpected<base::Error> unusable(std::string detail) {
  return fail(ErrorKind::upstream, "The image server gave an answer we could not use.",
              "image server: " + std::move(detail));
}

bool content_filter(std::string_view code, std::string_view message) {
  return code == "content_policy_violation" || code == "moderation_blocked" ||
         message.find("safety system") != std::string_view::npos ||
         message.find("content policy") != std::string_view::npos;
}

base::Error error_of(const http::ClientAnswer& answer) {
  std::string code, message;
  boost::system::error_code failed;
  const auto value = json::parse(answer.body, failed);
  if (!failed && value.is_object()) {
    const auto* error = value.get_object().if_contains("error");
    const json::object& from =
        error != nullptr && error->is_object() ? error->get_object() : value.get_object();
    const auto text = [&](std::string_view name) {
      const auto* member = from.if_contains(name);
      return member != nullptr && member->is_string() ? std::string(member->get_string()) : std::string();
    };
    code = text("code");
    message = text("message").empty() ? text("detail") : text("message");
  }
  const std::string detail =
      "image server status " + std::to_string(answer.status) + " " + code + ": " + message;
  if (content_filter(code, message)) {
    return {ErrorKind::refused,
            "The image model's content filter refused the prompt; please word it differently.", detail};
  }
  if (answer.status == 401 || answer.status == 403)
    return {ErrorKind::upstream, "The image server refused our key.", detail};
  if (answer.status == 429 || answer.status == 503)
    return {ErrorKind::busy, "The image server is busy; try again in a moment.", detail};
  if (answer.status == 404)
    return {ErrorKind::upstream, "The image server does not know that model or route.", detail};
  return {ErrorKind::upstream, "The image server failed.", detail};
}

class ImageServerModel final : public models::ImageModel {
 public:
  ImageServerModel(ImageServerOptions options, json::object extra, http::Client& client,
                   models::DecodePicture decode)
      : options_(std::move(options)), extra_(std::move(extra)), client_(client), decode_(std::move(decode)) {}

  models::ModelInfo info() const override {
    return {options_.name,
            options_.dialect == Dialect::openai ? "an OpenAI-style image server"
                                                : "an AUTOMATIC1111-style image server",
            false};
  }

  Result<models::KeyArt> paint(const models::ArtRequest& request, Deadline deadline) override {
    ONESHEET_ASSIGN(const http::ClientAnswer answer, send(request_for(request), deadline));
    ONESHEET_ASSIGN(const auto bytes, picture_in(answer.body, deadline));
    auto picture = decode_(bytes);
    if (!picture) return unusable(base::describe(picture.error()));
    models::KeyArt art;
    art.image = models::fit_picture(*picture, request.width_px, request.height_px, art.notes, request.runner);
    art.guide = models::foreign_guide(request.brief);
    models::name_what_was_asked(request.brief, art);
    return art;
  }

 private:
  http::ClientRequest request_for(const models::ArtRequest& request) const {
    const auto words = models::art_prompt(request.brief, request.width_px, request.height_px,
                                          request.words_will_follow, request.raw_prompt);
    json::object body;
    std::string path;
    if (options_.dialect == Dialect::openai) {
      const Size size = openai_size(request.width_px, request.height_px);
      // There is no negative prompt here, so what must not appear is said in words.
      body = {{"prompt", words.negative.empty() ? words.prompt
                                                : words.prompt + " Do not include: " + words.negative + "."},
              {"n", 1},
              {"size", std::to_string(size.width) + "x" + std::to_string(size.height)}};
      if (!options_.model.empty()) body["model"] = options_.model;
      path = "/v1/images/generations";
    } else {
      const Size size = diffusion_size(request.width_px, request.height_px);
      body = {{"prompt", words.prompt},
              {"negative_prompt", words.negative},
              {"width", size.width},
              {"height", size.height},
              {"seed", request.seed},
              {"batch_size", 1},
              {"n_iter", 1}};
      if (!options_.model.empty())
        body["override_settings"] = json::object{{"sd_model_checkpoint", options_.model}};
      path = "/sdapi/v1/txt2img";
    }
    for (const auto& [name, value] : extra_) body[name] = value;
    http::ClientRequest sent{.method = "POST",
                             .url = options_.endpoint + path,
                             .headers = {},
                             .body = json::serialize(body),
                             .answer_bytes_max = kAnswerBytesMax};
    sent.headers.add("Content-Type", "application/json");
    sent.headers.add("Accept", "application/json");
    if (!options_.api_key.empty()) sent.headers.add("Authorization", "Bearer " + options_.api_key);
    return sent;
  }

  // Repeats only what cannot have been carried out (and billed): refusals for load, connections that never
  // were.
  Result<http::ClientAnswer> send(const http::ClientRequest& request, Deadline deadline) {
    for (int attempt = 1;; ++attempt) {
      auto answer = client_.send(request, deadline);
      if (answer && answer->status < 300) return std::move(*answer);
      const bool repeatable = answer ? answer->status == 429 || answer->status == 503
                                     : answer.error().reached == http::Reached::no;
      const base::Error error = answer ? error_of(*answer) : answer.error().error;
      const auto pause = std::chrono::milliseconds{
          static_cast<int>(500.0F * static_cast<float>(1 << std::min(attempt - 1, 5)) * jitter())};
      if (!repeatable || error.kind == ErrorKind::bad_request || attempt >= options_.attempts_max ||
          pause >= deadline.remaining()) {
        return std::unexpected(error);
      }
      std::this_thread::sleep_for(pause);
    }
  }

  static float jitter() {
    std::uint64_t seed = 0;
    base::secure_random({reinterpret_cast<std::uint8_t*>(&seed), sizeof seed});
    return base::SeededRandom(seed).unit();
  }

  // {"data":[{"b64_json":…}|{"url":…}]} or {"images":["…", …]}.
  Result<std::vector<std::uint8_t>> picture_in(const std::string& body, Deadline deadline) {
    boost::system::error_code failed;
    const auto value = json::parse(body, failed);
    if (failed || !value.is_object()) return unusable("not JSON");
    for (const std::string_view name : {"data", "images"}) {
      const auto* list = value.get_object().if_contains(name);
      if (list == nullptr || !list->is_array() || list->get_array().empty()) continue;
      const json::value& first = list->get_array().front();
      if (first.is_string()) return decoded(first.get_string());
      if (!first.is_object()) break;
      if (const auto* b64 = first.get_object().if_contains("b64_json"); b64 != nullptr && b64->is_string())
        return decoded(b64->get_string());
      if (const auto* url = first.get_object().if_contains("url"); url != nullptr && url->is_string()) {
        return fetched(std::string(url->get_string()), deadline);
      }
    }
    return unusable("no picture in the answer");
  }

  static Result<std::vector<std::uint8_t>> decoded(std::string_view text) {
    // Some servers send a data URL.
    if (text.starts_with("data:")) text = text.substr(std::min(text.size(), text.find(',') + 1));
    auto bytes = base::from_base64(text);
    if (!bytes) return unusable("the picture is not base64");
    return std::move(*bytes);
  }

  // The key is for the API, not for wherever its pictures lie.
  Result<std::vector<std::uint8_t>> fetched(const std::string& url, Deadline deadline) {
    if (!url.starts_with("https://") && !url.starts_with("http://"))
      return unusable("the picture's URL is not http");
    auto answer = client_.send(
        {.method = "GET", .url = url, .headers = {}, .body = "", .answer_bytes_max = kAnswerBytesMax},
        deadline);
    if (!answer) return std::unexpected(answer.error().error);
    if (answer->status != 200)
      return unusable("the picture's URL answered " + std::to_string(answer->status));
    return std::vector<std::uint8_t>(answer->body.begin(), answer->body.end());
  }

  const ImageServerOptions options_;
  const json::object extra_;
  http::Client& client_;
  const models::DecodePicture decode_;
};

bool usable_endpoint(std::string_view url) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (url.starts_with(scheme))
      return url.size() > scheme.size() && url.find_first_of("?#@ \t\r\n") == std::string_view::npos;
  }
  return false;
}

}  // namespace

Result<std::unique_ptr<models::ImageModel>> make_image_server_model(ImageServerOptions options,
                                                                    http::Client& client,
                                                                    models::DecodePicture decode) {
  while (options.endpoint.ends_with('/')) options.endpoint.pop_back();
  // People paste the base URL with or without the version.
  if (options.dialect == Dialect::openai && options.endpoint.ends_with("/v1"))
    options.endpoint.resize(options.endpoint.size() - 3);
  if (!usable_endpoint(options.endpoint)) {
    return fail(ErrorKind::bad_request,
                "The image server's endpoint must be http://host or https://host, with a port if need be.");
  }
  json::object extra;
  for (const auto& [name, text] : options.extra) {
    boost::system::error_code failed;
    extra[name] = json::parse(text, failed);
    if (failed)
      return fail(ErrorKind::bad_request,
                  "The extra field " + name + " for the image server is not JSON; texts need quotes.");
  }
  return std::make_unique<ImageServerModel>(std::move(options), std::move(extra), client, std::move(decode));
}

}  // namespace onesheet::openai

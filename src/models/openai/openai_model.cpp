#include "models/openai/openai_model.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <cstring>
#include <span>
#include <thread>

#include "base/encoding.h"
#include "base/random.h"
#include "models/openai/requests.h"
#include "models/remote/art_prompt.h"

namespace onesheet::openai {
namespace {

using base::Deadline;
using base::ErrorKind;
using base::fail;
using base::Result;

constexpr std::size_t kAnswerBytesMax = 64U << 20U;
constexpr std::size_t kUrlBytesMax = 8192;

bool is_http(std::string_view url) { return url.starts_with("http://") || url.starts_with("https://"); }

// "host" of "http://user@host:80/path".
std::string_view host_in(std::string_view url) {
  url = url.substr(url.find("://") + 3);
  url = url.substr(0, url.find_first_of("/?#"));
  if (const auto at = url.rfind('@'); at != std::string_view::npos) url = url.substr(at + 1);
  if (url.starts_with('[')) return url.substr(0, url.find(']') + 1);
  return url.substr(0, url.find(':'));
}

bool is_link_local(std::span<const std::uint8_t> v4) { return v4[0] == 169 && v4[1] == 254; }

// Image servers stand on private networks, so private addresses are allowed. Link-local ones are not: that
// is where clouds keep their metadata services. Addresses have many spellings, so they are compared as
// numbers; what a name resolves to is not looked at.
bool may_be_link_local(std::string_view host) {
  // The client would decode the one and take the next part of the path for the other.
  if (host.empty() || host.find('%') != std::string_view::npos) return true;
  if (host.starts_with('[')) {
    std::array<std::uint8_t, 16> v6{};
    const std::string text(host.substr(1, host.size() - 2));
    if (::inet_pton(AF_INET6, text.c_str(), v6.data()) != 1) return true;
    constexpr std::array<std::uint8_t, 4> kAmazon{0xFD, 0x00, 0x0E, 0xC2};  // [fd00:ec2::254], [fd00:ec2::23]
    if (std::ranges::equal(std::span(v6).first<4>(), kAmazon)) return true;
    if (v6[0] == 0xFE && (v6[1] & 0xC0U) == 0x80U) return true;
    return is_link_local(std::span(v6).last<4>());  // IPv4 within IPv6 stands at the end, in every form
  }
  while (host.ends_with('.')) host.remove_suffix(1);
  in_addr number{};
  if (::inet_aton(std::string(host).c_str(), &number) == 0) return false;  // a name
  std::array<std::uint8_t, 4> v4{};
  std::memcpy(v4.data(), &number.s_addr, v4.size());
  return is_link_local(v4);
}

float jitter() {
  std::uint64_t seed = 0;
  base::secure_random({reinterpret_cast<std::uint8_t*>(&seed), sizeof seed});
  return base::SeededRandom(seed).unit();
}

class ImageServerModel final : public models::ImageModel {
 public:
  ImageServerModel(ImageServerOptions options, ServerModel server, http::Client& client,
                   models::DecodePicture decode)
      : options_(std::move(options)),
        server_(std::move(server)),
        client_(client),
        decode_(std::move(decode)) {}

  models::ModelInfo info() const override {
    models::ModelInfo info{options_.name,
                           options_.dialect == Dialect::openai ? "An OpenAI-style image server"
                                                               : "An AUTOMATIC1111-style image server",
                           false};
    info.price_usd = options_.price_usd;
    return info;
  }

  Result<models::KeyArt> paint(const models::ArtRequest& request, Deadline deadline) override {
    std::vector<std::string> notes;
    ONESHEET_ASSIGN(const http::ClientRequest asked, request_for(request, notes));
    ONESHEET_ASSIGN(const http::ClientAnswer answer, send(asked, deadline));
    ONESHEET_ASSIGN(Found found, picture_in(answer.body));
    notes.insert(notes.end(), found.notes.begin(), found.notes.end());
    if (!found.url.empty()) {
      ONESHEET_ASSIGN(found.bytes, fetched(found.url, deadline));
    }
    ONESHEET_ASSIGN(models::KeyArt art,
                    models::key_art_from(std::move(found.bytes), request, decode_, std::move(notes)));
    // What the safety checkers of local diffusion servers put in place of a picture they object to.
    if (!art.file && std::ranges::all_of(art.image.samples, [](std::uint8_t v) { return v == 0; })) {
      return fail(
          ErrorKind::refused,
          "The image server answered with a black picture, as its content filter does; please word the "
          "prompt differently.");
    }
    return art;
  }

 private:
  Result<http::ClientRequest> request_for(const models::ArtRequest& request,
                                          std::vector<std::string>& notes) const {
    ONESHEET_ASSIGN(
        const models::ArtPrompt words,
        models::art_prompt(request, {.prompt_max = server_.prompt_max,
                                     .negative_max = server_.prompt_max,
                                     .takes_negative = options_.dialect == Dialect::automatic1111}));
    const poster::Size size = nearest_size(server_.sizes, request.width_px, request.height_px);
    notes.push_back("asked for " + std::to_string(size.width_px) + "x" + std::to_string(size.height_px));
    if (words.shortened) {
      notes.push_back("the prompt was shortened: the model takes " + std::to_string(server_.prompt_max) +
                      " characters");
    }
    http::ClientRequest sent{
        .method = "POST",
        .url = options_.endpoint +
               (options_.dialect == Dialect::openai ? "/v1/images/generations" : "/sdapi/v1/txt2img"),
        .headers = {},
        .body = request_body(options_, server_, {words.prompt, words.negative, size, request.seed}),
        .answer_bytes_max = kAnswerBytesMax};
    sent.send_once = true;  // each picture is paid for
    sent.headers.add("Content-Type", "application/json");
    sent.headers.add("Accept", "application/json");
    if (!options_.api_key.empty()) sent.headers.add("Authorization", authorization());
    return sent;
  }

  std::string authorization() const {
    const bool basic =
        options_.dialect == Dialect::automatic1111 && options_.api_key.find(':') != std::string::npos;
    return basic ? "Basic " + base::base64(base::as_bytes(options_.api_key)) : "Bearer " + options_.api_key;
  }

  // Repeats only what cannot have been carried out (and billed): refusals for load, connections that never
  // were.
  Result<http::ClientAnswer> send(const http::ClientRequest& request, Deadline deadline) {
    for (int attempt = 1;; ++attempt) {
      auto answer = client_.send(request, deadline);
      if (answer && answer->status < 300) return std::move(*answer);
      const bool repeatable = answer ? answer->status == 429 || answer->status == 503
                                     : answer.error().reached == http::Reached::no;
      const base::Error error = answer ? error_of(answer->status, answer->body) : answer.error().error;
      const auto pause = std::chrono::milliseconds{
          static_cast<int>(500.0F * static_cast<float>(1 << std::min(attempt - 1, 5)) * jitter())};
      const bool may_pass = error.kind == ErrorKind::busy || !answer;
      if (!repeatable || !may_pass || error.kind == ErrorKind::bad_request ||
          attempt >= options_.attempts_max || pause >= deadline.remaining()) {
        return std::unexpected(error);
      }
      std::this_thread::sleep_for(pause);
    }
  }

  // Without the key, which is for the API and not for wherever its pictures lie; without redirects.
  Result<std::vector<std::uint8_t>> fetched(std::string url, Deadline deadline) {
    if (url.starts_with('/') && !url.starts_with("//")) url = options_.endpoint + url;
    if (!is_http(url)) return unusable("the picture's URL is not http");
    const bool printable = std::ranges::all_of(url, [](unsigned char c) { return c > 0x20 && c < 0x7F; });
    if (url.size() > kUrlBytesMax || !printable) return unusable("the picture's URL is not a URL");
    if (may_be_link_local(host_in(url))) return unusable("the picture's URL is link-local");
    auto answer = client_.send({.method = "GET",
                                .url = std::move(url),
                                .headers = {},
                                .body = "",
                                .answer_bytes_max = kAnswerBytesMax},
                               deadline);
    if (!answer) return std::unexpected(answer.error().error);
    if (answer->status != 200)
      return unusable("the picture's URL answered " + std::to_string(answer->status));
    return std::vector<std::uint8_t>(answer->body.begin(), answer->body.end());
  }

  const ImageServerOptions options_;
  const ServerModel server_;
  http::Client& client_;
  const models::DecodePicture decode_;
};

bool usable_endpoint(std::string_view url) {
  return is_http(url) && !host_in(url).empty() && url.find_first_of("?#@ \t\r\n") == std::string_view::npos;
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
  for (const auto& [name, text] : options.extra) {
    boost::system::error_code failed;
    (void)boost::json::parse(text, failed);
    if (failed) {
      return fail(ErrorKind::bad_request,
                  "The extra field " + name + " for the image server is not JSON; texts need quotes.");
    }
  }
  ServerModel server = known_server_model(options.dialect, options.model);
  if (!options.sizes.empty()) {
    ONESHEET_ASSIGN(server.sizes, parse_sizes(options.sizes));
  }
  return std::make_unique<ImageServerModel>(std::move(options), std::move(server), client, std::move(decode));
}

}  // namespace onesheet::openai

// The door with a model that only says what it was asked for, driven without a socket: requests are signed as
// clients sign them and handed to the handler the way the HTTP server does it.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json.hpp>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "aws/sigv4.h"
#include "aws/time_text.h"
#include "base/encoding.h"
#include "base/thread_pool.h"
#include "doors/bedrockapi/bearer.h"
#include "doors/bedrockapi/bedrock_door.h"

namespace onesheet::doors {

inline constexpr std::string_view kAccessKey = "AKIDEXAMPLE";
inline constexpr std::string_view kSecret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
inline constexpr std::string_view kHost = "127.0.0.1:8080";
inline constexpr std::string_view kNova = "amazon.nova-canvas-v1:0",
                                  kTitan = "amazon.titan-image-generator-v2:0",
                                  kCore = "stability.stable-image-core-v1:1",
                                  kSd35 = "stability.sd3-5-large-v1:0",
                                  kSdxl = "stability.stable-diffusion-xl-v1";

struct Reply {
  int status = 0;
  http::Headers headers;
  std::string body;
  bool early = false;  // given before the body was read

  std::string header(std::string_view name) const { return std::string{headers.find(name).value_or("")}; }
  std::string code() const {
    const std::string type = header("x-amzn-ErrorType");
    return type.substr(0, type.find(':'));
  }
  boost::json::object json() const { return boost::json::parse(body).as_object(); }
  std::string message() const { return std::string{json().at("message").as_string()}; }
};

struct Sent {
  std::string target;
  std::string body;
  aws::HeaderList headers = {{"Content-Type", "application/json"}, {"Accept", "application/json"}};
  std::string method = "POST";
};

inline std::string invoke_path(std::string_view model, std::string_view operation = "invoke") {
  return "/model/" + base::percent_encode(model) + "/" + std::string{operation};
}

class BedrockDoorTest : public testing::Test {
 protected:
  BedrockDoorTest() { use({}); }

  void use(BedrockDoorOptions options, std::size_t makers = 1, std::size_t queue_max = 4) {
    options.access_key_id = kAccessKey;
    options.secret_access_key = kSecret;
    pool_ = std::make_shared<base::WorkerPool>(makers, queue_max);
    handler_ = make_bedrock_door(
        std::move(options),
        [this](const PictureOrder& order, base::Deadline) -> base::Result<std::vector<std::uint8_t>> {
          {
            const std::lock_guard lock{mutex_};
            orders_.push_back(order);
          }
          if (draw_) return draw_(order);
          const std::string picture = "picture of " + order.prompt + " " + std::to_string(order.seed);
          return std::vector<std::uint8_t>{picture.begin(), picture.end()};
        },
        pool_, clock_, log_);
  }

  std::future<Reply> begin(const Sent& sent) {
    const auto answer = std::make_shared<std::promise<Reply>>();
    auto future = answer->get_future();
    http::RequestHead head;
    head.method = sent.method;
    head.target = sent.target;
    bool has_host = false;
    for (const auto& [name, value] : sent.headers) {
      head.headers.add(name, value);
      has_host = has_host || name == "Host";
    }
    if (!has_host) head.headers.add("Host", std::string{kHost});
    head.content_length = sent.body.size();
    const auto call = handler_->begin(std::move(head));
    const auto reply = [answer](http::Response response, bool early) {
      answer->set_value({response.status, std::move(response.headers), std::move(response.body), early});
    };
    if (auto refusal = call->reject_early()) {
      reply(*std::move(refusal), true);
    } else if (sent.body.size() > call->body_bytes_max()) {
      reply(call->answer_for({base::ErrorKind::too_large, "", ""}), false);
    } else if (auto taken = call->on_body(base::as_bytes(sent.body)); !taken) {
      reply(call->answer_for(taken.error()), false);
    } else {
      call->finish([reply](http::Response response) { reply(std::move(response), false); });
    }
    return future;
  }
  Reply send_raw(const Sent& sent) { return begin(sent).get(); }

  // As boto3 signs: no x-amz-content-sha256, whichever headers are there.
  Sent sign(Sent sent, std::string service = "bedrock", std::string secret = std::string{kSecret}) const {
    aws::Request request{sent.method, sent.target, "", sent.headers};
    request.headers.emplace_back("Host", std::string{kHost});
    const aws::SigningContext context{{std::string{kAccessKey}, std::move(secret), ""},
                                      "us-west-2",
                                      std::move(service),
                                      clock_->now(),
                                      aws::PathRule::normalized};
    const auto result = aws::sign_headers(request, aws::sha256_hex(sent.body), context, false);
    sent.headers.insert(sent.headers.end(), result.added.begin(), result.added.end());
    return sent;
  }
  Reply invoke(std::string_view model, std::string body) {
    return send_raw(sign({invoke_path(model), std::move(body)}));
  }

  // 2026-01-02T03:04:05Z
  std::shared_ptr<base::ManualClock> clock_ =
      std::make_shared<base::ManualClock>(base::WallTime{std::chrono::milliseconds{1'767'323'045'000}});
  std::shared_ptr<base::Log> log_ = std::make_shared<base::NullLog>();
  std::shared_ptr<base::WorkerPool> pool_;
  std::mutex mutex_;
  std::vector<PictureOrder> orders_;
  std::function<base::Result<std::vector<std::uint8_t>>(const PictureOrder&)> draw_;
  std::shared_ptr<http::Handler> handler_;
};

// Bodies as short as each family allows.
inline std::string nova_body(const std::string& text, const std::string& config = "{}") {
  return R"({"taskType":"TEXT_IMAGE","textToImageParams":{"text":")" + text +
         R"("},"imageGenerationConfig":)" + config + "}";
}
inline std::string stability_body(const std::string& prompt, const std::string& more = "") {
  return R"({"prompt":")" + prompt + "\"" + more + "}";
}
inline std::string sdxl_body(const std::string& text, const std::string& more = "") {
  return R"({"text_prompts":[{"text":")" + text + R"("}])" + more + "}";
}

}  // namespace onesheet::doors

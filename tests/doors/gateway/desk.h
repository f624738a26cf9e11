// A gateway without sockets: requests go in as heads and bodies, answers come out.
#pragma once

#include <future>
#include <memory>
#include <string>
#include <vector>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include "base/encoding.h"
#include "base/thread_pool.h"
#include "doors/gateway/gateway.h"
#include "service/parts.h"

namespace onesheet::gateway {

using testing_parts::kNow;
using testing_parts::Studio;

struct Ask {
  std::string method = "GET";
  std::string target;
  std::vector<std::pair<std::string, std::string>> headers = {};
  std::string body = {};
  std::string peer = "127.0.0.1";
};

// Keeps every line logged, to look for what must not be there.
class KeepingLog final : public base::Log {
 public:
  void write(base::LogLevel, std::string_view message,
             std::initializer_list<base::LogField> fields) override {
    const std::lock_guard lock(mutex_);
    text_ += message;
    for (const auto& field : fields) text_ += " " + std::string(field.name) + "=" + field.value;
    text_ += "\n";
  }
  std::string text() const {
    const std::lock_guard lock(mutex_);
    return text_;
  }

 private:
  mutable std::mutex mutex_;
  std::string text_;
};

class Desk {
 public:
  explicit Desk(GatewayOptions options = {}, std::size_t makers = 2, std::size_t queue_max = 8)
      : Desk(Studio{}, std::move(options), makers, queue_max) {}
  Desk(Studio from, GatewayOptions options, std::size_t makers = 2, std::size_t queue_max = 8)
      : studio(std::move(from)),
        pool(std::make_shared<base::WorkerPool>(makers, queue_max)),
        handler(
            make_gateway(std::move(options), studio.service(), studio.catalogue, pool, studio.clock, log)) {}

  // As the server does: refuse early, feed the body, finish.
  std::future<http::Response> begin(const Ask& ask) {
    auto answer = std::make_shared<std::promise<http::Response>>();
    auto future = answer->get_future();
    http::RequestHead head;
    head.method = ask.method;
    head.target = ask.target;
    head.peer = ask.peer;
    for (const auto& [name, value] : ask.headers) head.headers.add(name, value);
    if (!ask.body.empty()) head.content_length = ask.body.size();
    const auto call = handler->begin(std::move(head));
    if (auto refusal = call->reject_early()) {
      answer->set_value(std::move(*refusal));
    } else if (ask.body.size() > call->body_bytes_max()) {
      answer->set_value(call->answer_for({base::ErrorKind::too_large, "The request body is too large.", {}}));
    } else if (auto taken = call->on_body(base::as_bytes(ask.body)); !taken) {
      answer->set_value(call->answer_for(taken.error()));
    } else {
      call->finish([answer](http::Response response) { answer->set_value(std::move(response)); });
    }
    return future;
  }
  http::Response ask(const Ask& ask) { return begin(ask).get(); }
  http::Response get(std::string target) { return ask({.target = std::move(target)}); }
  http::Response post(std::string target, std::string body,
                      std::vector<std::pair<std::string, std::string>> headers = {}) {
    headers.emplace_back("Content-Type", "application/json");
    return ask({"POST", std::move(target), std::move(headers), std::move(body)});
  }

  Studio studio;
  std::shared_ptr<KeepingLog> log = std::make_shared<KeepingLog>();
  std::shared_ptr<base::WorkerPool> pool;
  std::shared_ptr<http::Handler> handler;
};

// A small size, so that tests spend their time on the door.
inline constexpr const char* kSmallPoster =
    R"({"prompt":"a sky called \"Blue\"","format":"160x240","seed":1})";
inline constexpr const char* kSmallQuery = "prompt=a%20sky&format=160x240";

inline std::string header(const http::Response& response, std::string_view name) {
  return std::string(response.headers.find(name).value_or(""));
}
inline boost::json::value json_of(const http::Response& response) {
  return boost::json::parse(response.body);
}
inline std::string text_at(const boost::json::value& object, std::string_view name) {
  const auto& text = object.at(name).as_string();
  return {text.data(), text.size()};
}

}  // namespace onesheet::gateway

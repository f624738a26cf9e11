// A handler for tests: each Call is steered by its request's path and headers, and says what it saw.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "http/raw_client.h"
#include "http/server.h"

namespace onesheet::http::testing {

class EchoHandler final : public Handler {
 public:
  // Paths answered by the test itself; called from finish().
  std::map<std::string, std::function<void(const RequestHead&, std::string body, Respond)>, std::less<>>
      routes;
  std::uint64_t body_bytes_max = 64ULL << 20;
  std::atomic<int> begun = 0, finished = 0, calls_alive = 0;
  std::atomic<std::size_t> largest_piece = 0;

  std::shared_ptr<Call> begin(RequestHead head) override;
  Response answer_for_malformed(int status) override {
    Response response;
    response.status = status;
    response.body = "malformed " + std::to_string(status);
    return response;
  }
};

class EchoCall final : public Call {
 public:
  EchoCall(EchoHandler& handler, RequestHead head) : handler_(handler), head_(std::move(head)) {
    ++handler_.calls_alive;
  }
  ~EchoCall() override { --handler_.calls_alive; }

  std::uint64_t body_bytes_max() const override { return handler_.body_bytes_max; }

  std::optional<Response> reject_early() override {
    if (head_.path() == "/throw-early") throw std::runtime_error("early");
    if (head_.path() != "/forbidden") return std::nullopt;
    Response response;
    response.status = 403;
    response.body = "no";
    return response;
  }

  base::Result<void> on_body(std::span<const std::uint8_t> bytes) override {
    if (head_.path() == "/bad-body")
      return base::fail(base::ErrorKind::bad_request, "This body is not wanted.");
    if (head_.path() == "/throw-body") throw std::runtime_error("body");
    handler_.largest_piece = std::max(handler_.largest_piece.load(), bytes.size());
    body_.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    return {};
  }

  void finish(Respond respond) override {
    ++handler_.finished;
    const auto route = handler_.routes.find(head_.path());
    if (route != handler_.routes.end()) return route->second(head_, std::move(body_), std::move(respond));
    if (head_.path() == "/throw") throw std::runtime_error("finish");
    Response response;
    response.headers.add("Content-Type", "text/plain");
    response.headers.add("X-Method", head_.method);
    response.headers.add("X-Query", std::string{head_.query()});
    response.headers.add("X-Peer", head_.peer);
    response.body = head_.path() == "/echo" ? std::move(body_) : std::string{head_.path()};
    respond(std::move(response));
  }

  Response answer_for(const base::Error& error) override {
    Response response;
    switch (error.kind) {
      case base::ErrorKind::too_large:
        response.status = 413;
        break;
      case base::ErrorKind::bad_request:
        response.status = 400;
        break;
      case base::ErrorKind::timed_out:
        response.status = 408;
        break;
      default:
        response.status = 500;
        break;
    }
    response.body = error.public_text;
    return response;
  }

 private:
  EchoHandler& handler_;
  RequestHead head_;
  std::string body_;
};

inline std::shared_ptr<Call> EchoHandler::begin(RequestHead head) {
  ++begun;
  if (head.path() == "/throw-begin") throw std::runtime_error("begin");
  return std::make_shared<EchoCall>(*this, std::move(head));
}

struct TestServer {
  explicit TestServer(ServerOptions options = {}) {
    auto started = serve(options, handler, log);
    if (!started) throw std::runtime_error(base::describe(started.error()));
    server = std::move(*started);
  }
  RawClient client(int receive_buffer_bytes = 0) { return RawClient{server->port(), receive_buffer_bytes}; }

  base::NullLog log;
  std::shared_ptr<EchoHandler> handler = std::make_shared<EchoHandler>();
  std::unique_ptr<Server> server;
};

}  // namespace onesheet::http::testing

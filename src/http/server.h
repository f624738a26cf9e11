// An HTTP/1.1 server behind a small face, which speaks HTTP/2 where it is asked to. Boost.Beast and nghttp2
// parse; Asio runs the sockets on a few threads. A door implements Handler; nothing of Beast or Asio reaches
// it.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "base/log.h"

namespace onesheet::http {

// Headers in arrival order, names as sent; look-ups ignore case.
class Headers {
 public:
  void add(std::string name, std::string value) { fields_.emplace_back(std::move(name), std::move(value)); }
  void set(std::string_view name, std::string value);                 // replaces all of that name
  std::optional<std::string_view> find(std::string_view name) const;  // the first
  std::vector<std::string_view> find_all(std::string_view name) const;
  const std::vector<std::pair<std::string, std::string>>& fields() const { return fields_; }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

struct RequestHead {
  std::string method;  // "GET"
  std::string target;  // exactly as on the request line: path and query, still encoded
  Headers headers;
  std::string peer;                             // remote address, without port
  std::optional<std::uint64_t> content_length;  // nullopt: none or chunked
  bool chunked = false;
  // Nobody waits for the answer after this. nullopt: as long as the handler's own limits say.
  std::optional<base::Deadline> answer_by = {};

  std::string_view path() const;   // of target, still encoded, without '?'
  std::string_view query() const;  // after the first '?', without it
};

// A body served straight from a file descriptor with sendfile(2). `keep_alive` owns the descriptor.
struct FileSlice {
  int descriptor = -1;
  std::uint64_t offset = 0, length = 0;
  std::shared_ptr<const void> keep_alive;
};

struct Response {
  int status = 200;
  Headers headers;   // Content-Length, Date and Connection are the server's
  std::string body;  // used unless `file` is set
  std::optional<FileSlice> file;
  // For answers to HEAD, and 304: the Content-Length to state although no body follows.
  std::optional<std::uint64_t> stated_length;
};

// How a Call answers: exactly once, from any thread; a second answer is ignored, dropping every copy
// unanswered makes the server answer with answer_for(bug). On the I/O thread the response leaves at once.
using Respond = std::function<void(Response)>;

// One request being handled. Created when the head is complete, fed the body, then finished.
// on_body and finish are called one after another, never at the same time, on an I/O thread: they must not
// block for long; work that computes or waits goes to a WorkerPool and calls `respond` from there.
class Call {
 public:
  virtual ~Call() = default;
  // Bodies above this are cut off: finish is not called, answer_for(too_large) gives the answer.
  virtual std::uint64_t body_bytes_max() const = 0;
  // An answer to give at once, without reading the body (bad credentials, unknown route); called once, first.
  virtual std::optional<Response> reject_early() { return std::nullopt; }
  // A failed result ends the request with answer_for(error).
  virtual base::Result<void> on_body(std::span<const std::uint8_t> bytes) = 0;
  virtual void finish(Respond respond) = 0;
  // The door's own form of an error found by the server or by on_body. `timed_out` may come while work begun
  // by finish is still going on elsewhere; its respond is then ignored.
  virtual Response answer_for(const base::Error& error) = 0;
};

class Handler {
 public:
  virtual ~Handler() = default;
  virtual std::shared_ptr<Call> begin(RequestHead head) = 0;
  // For requests that get no Call. Malformed: 400, 408, 431 or 505; 503 while draining; 500 when begin
  // failed.
  virtual Response answer_for_malformed(int status) = 0;
};

// The slowest a request body may come in on the whole, beyond its first body_stall_timeout.
inline constexpr std::uint64_t kBodyBytesPerSecondMin = 1024;

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  // 0: any free one
  std::size_t threads = 2;
  std::size_t connections_max = 1024;                    // more are accepted and closed at once
  std::size_t header_bytes_max = 32 * 1024;              // request line and headers
  std::chrono::milliseconds head_timeout{15'000};        // to receive a whole head once it has begun
  std::chrono::milliseconds idle_timeout{75'000};        // a new connection, and keep-alive between requests
  std::chrono::milliseconds body_stall_timeout{30'000};  // without a byte of a body moving either way
  std::chrono::milliseconds answer_timeout{300'000};     // from finish to respond
  // HTTP/2 as well, for clients that begin with its preface. Browsers and proxies do not without TLS.
  bool http2 = false;
};

class Server {
 public:
  virtual ~Server() = default;
  virtual std::uint16_t port() const = 0;
  // The first half of drain(): from now on there are no new connections, and new requests on old ones get
  // 503.
  virtual void stop_accepting() = 0;
  // Stops accepting, answers 503 with Connection: close on kept-alive connections, lets requests in flight
  // finish until `grace` is over, then closes. Blocks until done.
  virtual void drain(std::chrono::milliseconds grace) = 0;
};

// Binds and starts. Errors: conflict (the port is taken), forbidden (not allowed to bind it), bad_request
// (address not ours).
base::Result<std::unique_ptr<Server>> serve(const ServerOptions& options, std::shared_ptr<Handler> handler,
                                            base::Log& log);  // `log` outlives the server

std::string_view reason_phrase(int status);

}  // namespace onesheet::http

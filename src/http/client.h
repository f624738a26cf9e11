// An HTTP client behind a small face. It sends exactly what it is given (so that what was signed is what
// travels), follows no redirects, keeps connections, and knows nothing of AWS or retries.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "base/clock.h"
#include "base/error.h"
#include "http/server.h"  // Headers

namespace onesheet::http {

struct ClientAnswer {
  int status = 0;
  Headers headers;  // of the final answer; names as received
  std::string body;
};

// Takes the body of an answer while it arrives, so that a large one is never held whole.
class BodySink {
 public:
  virtual ~BodySink() = default;
  // The head of an answer is here (its body is empty still). True: the body goes to on_body and not into the
  // answer. Called again, to begin anew, when a request is repeated.
  virtual bool wants(const ClientAnswer& head) = 0;
  // An error ends the exchange and becomes its failure.
  virtual base::Result<void> on_body(std::span<const std::uint8_t> bytes) = 0;
};

struct ClientRequest {
  std::string method = "GET";
  std::string url;  // absolute, already encoded; the path is sent as it stands
  Headers headers;  // Host and Content-Length are added when absent; nothing else is
  std::string body;
  std::size_t answer_bytes_max = 64U << 20U;  // more is too_large
  // Sent after `body`, from where it lies: no copy is made. Must outlive the call.
  std::span<const std::uint8_t> body_more = {};
  BodySink* sink = nullptr;  // null: the body is collected in the answer. Must outlive the call.
  // A kept connection may turn out to be dead once the request is on its way. Usually it is replaced and the
  // request sent again; what must not be done twice says so, and gets a failure with Reached::maybe.
  bool send_once = false;
  bool direct = false;  // past any proxy: for addresses that mean this machine's own surroundings
};

// How far a request that failed got: whether trying again may do the thing twice.
enum class Reached {
  no,     // the server never had the whole request: resolving, connecting, TLS
  maybe,  // sent, then silence or a broken connection
};

struct ClientFailure {
  base::Error error;  // upstream, timed_out, too_large, bad_request (a URL we cannot use)
  Reached reached = Reached::maybe;
};

struct ClientOptions {
  std::chrono::milliseconds connect_timeout{3'000};
  std::string ca_file;     // PEM; empty: the system's usual places
  std::string user_agent;  // empty: none
  std::size_t idle_connections_max = 16;
};

// Plain http and https only. Thread-safe.
class Client {
 public:
  virtual ~Client() = default;
  // Any status is an answer; failures are only those of getting one. A kept connection that proves to be dead
  // before a byte of the answer came is replaced once.
  virtual std::expected<ClientAnswer, ClientFailure> send(const ClientRequest& request,
                                                          base::Deadline deadline) = 0;
};

// Over libcurl. Takes a proxy from HTTPS_PROXY and NO_PROXY, as libcurl does.
std::unique_ptr<Client> make_client(ClientOptions options = {});

// Over Boost.Beast's parser and OpenSSL, without libcurl and its closure: for programs that are linked
// statically and live for one caller at a time. Uses no proxy. Of a large file of trusted roots it reads only
// those that a server's certificate names.
std::unique_ptr<Client> make_lean_client(ClientOptions options = {});

}  // namespace onesheet::http

// An HTTP client behind a small face; libcurl does the work. It sends exactly what it is given (so that what
// was signed is what travels), follows no redirects, keeps connections, and knows nothing of AWS or retries.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include "base/clock.h"
#include "base/error.h"
#include "http/server.h"  // Headers

namespace onesheet::http {

struct ClientRequest {
  std::string method = "GET";
  std::string url;  // absolute, already encoded; the path is sent as it stands
  Headers headers;  // Host and Content-Length are added when absent; nothing else is
  std::string body;
  std::size_t answer_bytes_max = 64U << 20U;  // more is too_large
};

struct ClientAnswer {
  int status = 0;
  Headers headers;  // of the final answer; names as received
  std::string body;
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
  // Plain http and https only; a proxy is taken from HTTPS_PROXY and NO_PROXY, as libcurl does.
};

// Thread-safe.
class Client {
 public:
  virtual ~Client() = default;
  // Any status is an answer; failures are only those of getting one.
  virtual std::expected<ClientAnswer, ClientFailure> send(const ClientRequest& request,
                                                          base::Deadline deadline) = 0;
};

std::unique_ptr<Client> make_client(ClientOptions options = {});

}  // namespace onesheet::http

// One TCP connection of the lean client, with TLS or without, and every wait inside a deadline.
#pragma once

#include <netdb.h>
#include <openssl/ssl.h>
#include <sys/uio.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "base/clock.h"
#include "base/error.h"

namespace onesheet::http {

struct Origin {
  bool tls = false;
  std::string host;  // a name, or an address without brackets
  std::string port;
  bool operator==(const Origin&) const = default;
};

class LeanConnection {
 public:
  // Resolves, connects within `connect_timeout`, shakes hands. `tls` is null for http and must outlive the
  // connection. Errors: upstream, timed_out.
  static base::Result<std::unique_ptr<LeanConnection>> open(const Origin& origin, SSL_CTX* tls,
                                                            std::chrono::milliseconds connect_timeout,
                                                            base::Deadline deadline);
  ~LeanConnection();
  LeanConnection(const LeanConnection&) = delete;
  LeanConnection& operator=(const LeanConnection&) = delete;

  // All of it, from where it lies. Errors: upstream, timed_out.
  base::Result<void> write(std::span<const std::uint8_t> head, std::span<const std::uint8_t> body,
                           std::span<const std::uint8_t> more, base::Deadline deadline);
  // At least one byte; 0 when the peer has closed.
  base::Result<std::size_t> read(std::span<std::uint8_t> to, base::Deadline deadline);
  // Nothing has come in since the last answer: neither the peer's goodbye nor bytes nobody asked for.
  bool quiet() const;

  const Origin& origin() const { return origin_; }
  // By the wall's clock: a process that was frozen in between must see the time that passed.
  std::chrono::system_clock::time_point last_used() const { return last_used_; }
  void mark_used() { last_used_ = std::chrono::system_clock::now(); }

 private:
  LeanConnection(Origin origin, int socket) : origin_(std::move(origin)), socket_(socket) {}
  base::Result<void> connect(const addrinfo& address, base::Deadline deadline);
  base::Result<void> shake_hands(SSL_CTX* tls, base::Deadline deadline);
  base::Result<void> wait(short events, base::Deadline deadline) const;
  base::Result<void> write_plain(std::span<iovec> pieces, base::Deadline deadline);
  base::Result<void> write_tls(std::span<const iovec> pieces, base::Deadline deadline);
  // After SSL_* did not succeed: waits for what it wants; 0 when the peer said goodbye.
  base::Result<bool> tls_may_go_on(int result, base::Deadline deadline);

  const Origin origin_;
  int socket_ = -1;
  SSL* tls_ = nullptr;
  std::chrono::system_clock::time_point last_used_;
};

}  // namespace onesheet::http

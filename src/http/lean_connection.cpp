#include "http/lean_connection.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <nss.h>
#include <openssl/err.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstring>
#include <mutex>

#include "http/tls_context.h"

namespace onesheet::http {
namespace {

using base::Deadline;
using base::ErrorKind;
using base::Result;

std::unexpected<base::Error> unreachable(std::string detail) {
  return base::fail(ErrorKind::upstream, "A service we depend on cannot be reached.",
                    "http client: " + std::move(detail));
}

std::unexpected<base::Error> broken(std::string detail) {
  return base::fail(ErrorKind::upstream, "The connection to a service we depend on broke.",
                    "http client: " + std::move(detail));
}

std::string errno_text(const char* what, int number) {
  return std::string(what) + ": " + std::strerror(number);
}

struct AddressesFree {
  void operator()(addrinfo* list) const { ::freeaddrinfo(list); }
};
using Addresses = std::unique_ptr<addrinfo, AddressesFree>;

Result<Addresses> resolve(const Origin& origin) {
  addrinfo hints{};
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
  addrinfo* list = nullptr;
  int failed = ::getaddrinfo(origin.host.c_str(), origin.port.c_str(), &hints, &list);
  if (failed == 0) return Addresses(list);
  // A static program cannot load the host's resolver modules; files and DNS are in the C library itself.
  static std::once_flag built_in_only;
  std::call_once(built_in_only, [] { (void)__nss_configure_lookup("hosts", "files dns"); });
  hints.ai_flags = AI_NUMERICSERV | AI_ADDRCONFIG;
  failed = ::getaddrinfo(origin.host.c_str(), origin.port.c_str(), &hints, &list);
  if (failed != 0) return unreachable("no address of " + origin.host + ": " + ::gai_strerror(failed));
  return Addresses(list);
}

bool is_address(const std::string& host) {
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  return ::inet_pton(AF_INET, host.c_str(), bytes.data()) == 1 ||
         ::inet_pton(AF_INET6, host.c_str(), bytes.data()) == 1;
}

// OpenSSL writes with write(2), which cannot be told to spare us the signal that a closed socket raises.
class NoPipeSignal {
 public:
  NoPipeSignal() {
    ::sigemptyset(&pipe_);
    ::sigaddset(&pipe_, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
  }
  ~NoPipeSignal() {
    const timespec now{};
    if (::sigismember(&before_, SIGPIPE) == 0) {
      while (::sigtimedwait(&pipe_, nullptr, &now) == -1 && errno == EINTR) {
      }
    }
    ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  NoPipeSignal(const NoPipeSignal&) = delete;
  NoPipeSignal& operator=(const NoPipeSignal&) = delete;

 private:
  sigset_t pipe_{}, before_{};
};

iovec piece_of(std::span<const std::uint8_t> bytes) {
  // sendmsg only reads; the struct is shared with recvmsg.
  return {const_cast<std::uint8_t*>(bytes.data()), bytes.size()};
}

}  // namespace

Result<std::unique_ptr<LeanConnection>> LeanConnection::open(const Origin& origin, SSL_CTX* tls,
                                                             std::chrono::milliseconds connect_timeout,
                                                             Deadline deadline) {
  const Deadline connected = Deadline::after(std::min(connect_timeout, deadline.remaining()));
  ONESHEET_ASSIGN(const Addresses addresses, resolve(origin));
  auto last = Result<void>(unreachable("no address of " + origin.host));
  for (const addrinfo* address = addresses.get(); address != nullptr; address = address->ai_next) {
    const int socket =
        ::socket(address->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, address->ai_protocol);
    if (socket < 0) {
      last = unreachable(errno_text("socket", errno));
      continue;
    }
    std::unique_ptr<LeanConnection> made(new LeanConnection(origin, socket));
    last = made->connect(*address, connected);
    if (last && tls != nullptr) last = made->shake_hands(tls, connected);
    if (last) return made;
  }
  return std::unexpected(std::move(last).error());
}

LeanConnection::~LeanConnection() {
  SSL_free(tls_);
  ::close(socket_);
}

Result<void> LeanConnection::connect(const addrinfo& address, Deadline deadline) {
  const int yes = 1;
  ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  ::setsockopt(socket_, SOL_SOCKET, SO_KEEPALIVE, &yes, sizeof yes);  // NAT gateways forget idle flows
  const int idle_s = 60;
  ::setsockopt(socket_, IPPROTO_TCP, TCP_KEEPIDLE, &idle_s, sizeof idle_s);
  if (::connect(socket_, address.ai_addr, address.ai_addrlen) == 0) return {};
  if (errno != EINPROGRESS) return unreachable(errno_text("connect", errno));
  ONESHEET_TRY(wait(POLLOUT, deadline));
  int failed = 0;
  socklen_t size = sizeof failed;
  ::getsockopt(socket_, SOL_SOCKET, SO_ERROR, &failed, &size);
  if (failed != 0) return unreachable(errno_text("connect", failed));
  return {};
}

Result<void> LeanConnection::shake_hands(SSL_CTX* tls, Deadline deadline) {
  const NoPipeSignal quiet;
  tls_ = SSL_new(tls);
  if (tls_ == nullptr || SSL_set_fd(tls_, socket_) != 1) return unreachable("SSL_new: " + last_tls_error());
  X509_VERIFY_PARAM* verify = SSL_get0_param(tls_);
  if (is_address(origin_.host)) {
    X509_VERIFY_PARAM_set1_ip_asc(verify, origin_.host.c_str());
  } else {
    SSL_set_tlsext_host_name(tls_, origin_.host.c_str());
    X509_VERIFY_PARAM_set_hostflags(verify, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    X509_VERIFY_PARAM_set1_host(verify, origin_.host.c_str(), 0);
  }
  for (;;) {
    ERR_clear_error();
    const int result = SSL_connect(tls_);
    if (result == 1) return {};
    const long verified = SSL_get_verify_result(tls_);
    if (verified != X509_V_OK)
      return unreachable("certificate of " + origin_.host + ": " + X509_verify_cert_error_string(verified));
    auto again = tls_may_go_on(result, deadline);
    if (!again && again.error().kind == ErrorKind::timed_out) return std::unexpected(again.error());
    if (!again || !*again)
      return unreachable("TLS: " + (again ? std::string("closed by the peer") : again.error().operator_text));
  }
}

Result<void> LeanConnection::wait(short events, Deadline deadline) const {
  for (;;) {
    pollfd one{socket_, events, 0};
    const bool forever = deadline.at() == std::chrono::steady_clock::time_point::max();
    const auto left = deadline.remaining().count() + 1;
    const int ready = ::poll(&one, 1, forever ? -1 : static_cast<int>(std::min<long long>(left, INT_MAX)));
    if (ready > 0) return {};
    if (ready < 0 && errno != EINTR) return broken(errno_text("poll", errno));
    if (deadline.expired())
      return base::fail(ErrorKind::timed_out, "A service we depend on did not answer in time.",
                        "http client: out of time at " + origin_.host);
  }
}

Result<bool> LeanConnection::tls_may_go_on(int result, Deadline deadline) {
  switch (SSL_get_error(tls_, result)) {
    case SSL_ERROR_WANT_READ:
      ONESHEET_TRY(wait(POLLIN, deadline));
      return true;
    case SSL_ERROR_WANT_WRITE:
      ONESHEET_TRY(wait(POLLOUT, deadline));
      return true;
    case SSL_ERROR_ZERO_RETURN:
      return false;
    case SSL_ERROR_SYSCALL:
      return broken(errno_text("TLS", errno));
    default:
      return broken("TLS: " + last_tls_error());
  }
}

Result<void> LeanConnection::write(std::span<const std::uint8_t> head, std::span<const std::uint8_t> body,
                                   std::span<const std::uint8_t> more, Deadline deadline) {
  std::array<iovec, 3> pieces{piece_of(head), piece_of(body), piece_of(more)};
  return tls_ != nullptr ? write_tls(pieces, deadline) : write_plain(pieces, deadline);
}

Result<void> LeanConnection::write_plain(std::span<iovec> pieces, Deadline deadline) {
  for (;;) {
    while (!pieces.empty() && pieces.front().iov_len == 0) pieces = pieces.subspan(1);
    if (pieces.empty()) return {};
    msghdr message{};
    message.msg_iov = pieces.data();
    message.msg_iovlen = pieces.size();
    ssize_t sent = ::sendmsg(socket_, &message, MSG_NOSIGNAL);
    if (sent < 0) {
      if (errno == EINTR) continue;
      if (errno != EAGAIN && errno != EWOULDBLOCK) return broken(errno_text("send", errno));
      ONESHEET_TRY(wait(POLLOUT, deadline));
      continue;
    }
    for (iovec& piece : pieces) {
      const auto taken = std::min<std::size_t>(piece.iov_len, static_cast<std::size_t>(sent));
      piece.iov_base = static_cast<char*>(piece.iov_base) + taken;
      piece.iov_len -= taken;
      sent -= static_cast<ssize_t>(taken);
    }
  }
}

Result<void> LeanConnection::write_tls(std::span<const iovec> pieces, Deadline deadline) {
  const NoPipeSignal quiet;
  for (const iovec& piece : pieces) {
    const char* from = static_cast<const char*>(piece.iov_base);
    std::size_t left = piece.iov_len;
    while (left > 0) {
      ERR_clear_error();
      std::size_t sent = 0;
      const int result = SSL_write_ex(tls_, from, left, &sent);
      from += sent;
      left -= sent;
      if (result == 1) continue;
      ONESHEET_ASSIGN(const bool again, tls_may_go_on(result, deadline));
      if (!again) return broken("TLS: closed by the peer");
    }
  }
  return {};
}

Result<std::size_t> LeanConnection::read(std::span<std::uint8_t> to, Deadline deadline) {
  if (tls_ != nullptr) {
    const NoPipeSignal quiet;
    for (;;) {
      ERR_clear_error();
      std::size_t got = 0;
      const int result = SSL_read_ex(tls_, to.data(), to.size(), &got);
      if (result == 1) return got;
      ONESHEET_ASSIGN(const bool again, tls_may_go_on(result, deadline));
      if (!again) return 0;
    }
  }
  for (;;) {
    const ssize_t got = ::recv(socket_, to.data(), to.size(), 0);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno == EINTR) continue;
    if (errno != EAGAIN && errno != EWOULDBLOCK) return broken(errno_text("receive", errno));
    ONESHEET_TRY(wait(POLLIN, deadline));
  }
}

bool LeanConnection::quiet() const {
  pollfd one{socket_, POLLIN, 0};
  return ::poll(&one, 1, 0) == 0;
}

}  // namespace onesheet::http

// A server on a free port that does with each connection what a test says; with TLS when given a certificate.
#pragma once

#include <arpa/inet.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace onesheet::http::testing {

class ServerSide {
 public:
  ServerSide(int socket, SSL* tls) : socket_(socket), tls_(tls) {}

  // The head of a request and as much of the body as Content-Length says; empty when the client has gone.
  std::string request() {
    while (text_.find("\r\n\r\n") == std::string::npos) {
      if (!more()) return {};
    }
    const std::size_t head = text_.find("\r\n\r\n") + 4;
    const auto length = text_.find("Content-Length: ");
    const std::size_t body = length < head ? std::stoul(text_.substr(length + 16)) : 0;
    while (text_.size() < head + body) {
      if (!more()) return {};
    }
    std::string whole = text_.substr(0, head + body);
    text_.erase(0, head + body);
    return whole;
  }
  void say(const std::string& text) {
    if (tls_ != nullptr) {
      (void)SSL_write(tls_, text.data(), static_cast<int>(text.size()));
    } else {
      (void)!::send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
    }
  }
  void say_with_length(const std::string& body) {
    say("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  }

 private:
  bool more() {
    std::array<char, 4096> some;
    const auto got = tls_ != nullptr ? SSL_read(tls_, some.data(), static_cast<int>(some.size()))
                                     : static_cast<int>(::recv(socket_, some.data(), some.size(), 0));
    if (got <= 0) return false;
    text_.append(some.data(), static_cast<std::size_t>(got));
    return true;
  }

  int socket_;
  SSL* tls_;
  std::string text_;
};

class ScriptedServer {
 public:
  // `serve` is called for each connection, with its number from 1; when it returns, the connection closes.
  using Serve = std::function<void(ServerSide&, int number)>;

  // `patience`: how long a connection may keep quiet before the server lets go of it.
  explicit ScriptedServer(Serve serve, SSL_CTX* tls = nullptr,
                          std::chrono::milliseconds patience = std::chrono::seconds{5})
      : serve_(std::move(serve)), tls_(tls), patience_(patience) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    (void)::bind(listener_, reinterpret_cast<sockaddr*>(&address), size);
    (void)::listen(listener_, 16);
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { run(); });
  }
  ~ScriptedServer() {
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
  }
  ScriptedServer(const ScriptedServer&) = delete;
  ScriptedServer& operator=(const ScriptedServer&) = delete;

  std::string url(const std::string& path) const {
    return std::string(tls_ != nullptr ? "https://" : "http://") + "localhost:" + std::to_string(port_) +
           path;
  }
  std::uint16_t port() const { return port_; }
  int connections() const { return connections_; }

 private:
  void run() {
    for (int number = 1;; ++number) {
      const int socket = ::accept(listener_, nullptr, nullptr);
      if (socket < 0) return;
      connections_ = number;
      // A client that hangs must not hang the test.
      const timeval patience{patience_.count() / 1000, patience_.count() % 1000 * 1000};
      ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
      SSL* tls = nullptr;
      if (tls_ != nullptr) {
        tls = SSL_new(tls_);
        SSL_set_fd(tls, socket);
      }
      if (tls == nullptr || SSL_accept(tls) == 1) {
        ServerSide side(socket, tls);
        serve_(side, number);
      }
      SSL_free(tls);
      ::close(socket);
    }
  }

  const Serve serve_;
  SSL_CTX* const tls_;
  const std::chrono::milliseconds patience_;
  int listener_ = -1;
  std::uint16_t port_ = 0;
  std::atomic<int> connections_ = 0;
  std::thread thread_;
};

}  // namespace onesheet::http::testing

// A client that sends exactly the bytes a test gives it, and reads what comes back.
#pragma once

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "http/server.h"

namespace onesheet::http::testing {

struct Answer {
  int status = 0;
  Headers headers;
  std::string body;
  std::string header(std::string_view name) const { return std::string{headers.find(name).value_or("")}; }
};

class RawClient {
 public:
  explicit RawClient(std::uint16_t port, int receive_buffer_bytes = 0) {
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval patience{60, 0};  // so that a hanging server fails a test instead of blocking it
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    if (receive_buffer_bytes > 0) {
      ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer_bytes, sizeof receive_buffer_bytes);
    }
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  RawClient(RawClient&& other) noexcept
      : socket_(std::exchange(other.socket_, -1)),
        connected_(other.connected_),
        input_(std::move(other.input_)) {}
  RawClient& operator=(RawClient&&) = delete;
  ~RawClient() { close(); }

  bool connected() const { return connected_; }
  int socket() const { return socket_; }

  // False when the server has closed.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  // One response; nullopt when the connection ends first. A final one unless `interim`.
  std::optional<Answer> read(bool to_head = false, bool interim = false) {
    while (true) {
      const std::size_t end = input_.find("\r\n\r\n");
      if (end == std::string::npos) {
        if (!more()) return std::nullopt;
        continue;
      }
      Answer answer = parse_head(std::string_view{input_}.substr(0, end + 2));
      input_.erase(0, end + 4);
      if (answer.status == 100 && !interim) continue;
      const bool bodiless = to_head || answer.status < 200 || answer.status == 204 || answer.status == 304;
      const std::size_t length = bodiless ? 0 : std::stoul("0" + answer.header("content-length"));
      while (input_.size() < length) {
        if (!more()) return std::nullopt;
      }
      answer.body = input_.substr(0, length);
      input_.erase(0, length);
      return answer;
    }
  }

  // True when the server has closed and nothing is left to read.
  bool at_end() { return input_.empty() && !more(); }

  // True when something, or the end, can be read without waiting.
  bool readable() const {
    char byte = 0;
    return ::recv(socket_, &byte, 1, MSG_PEEK | MSG_DONTWAIT) >= 0;
  }

  void close() {
    if (socket_ >= 0) ::close(std::exchange(socket_, -1));
  }
  void finish_sending() { ::shutdown(socket_, SHUT_WR); }

 private:
  bool more() {
    char bytes[16 * 1024];
    const ssize_t got = ::recv(socket_, bytes, sizeof bytes, 0);
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
      throw std::runtime_error("the server keeps silent");
    if (got <= 0) return false;
    input_.append(bytes, static_cast<std::size_t>(got));
    return true;
  }

  static Answer parse_head(std::string_view head) {
    Answer answer;
    answer.status = std::stoi(std::string{head.substr(9, 3)});
    head.remove_prefix(head.find("\r\n") + 2);
    while (!head.empty()) {
      const std::string_view line = head.substr(0, head.find("\r\n"));
      const std::size_t colon = line.find(": ");
      answer.headers.add(std::string{line.substr(0, colon)}, std::string{line.substr(colon + 2)});
      head.remove_prefix(line.size() + 2);
    }
    return answer;
  }

  int socket_ = -1;
  bool connected_ = false;
  std::string input_;
};

}  // namespace onesheet::http::testing

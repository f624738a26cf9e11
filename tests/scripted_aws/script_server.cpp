#include "scripted_aws/script_server.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <optional>
#include <regex>
#include <thread>

#include "base/utf8.h"
#include "http/server.h"

namespace onesheet::testing {
namespace {

struct Received {
  std::string method, target, body;
  http::Headers headers;
};

// One connection's bytes, cut into requests.
class Incoming {
 public:
  explicit Incoming(int socket) : socket_(socket) {}

  std::optional<Received> next() {
    while (text_.find("\r\n\r\n") == std::string::npos) {
      if (!more()) return std::nullopt;
    }
    Received got;
    const std::size_t head = text_.find("\r\n\r\n") + 4;
    std::string_view lines = std::string_view(text_).substr(0, head - 2);
    const std::string_view first = lines.substr(0, lines.find("\r\n"));
    const auto space = first.find(' '), last = first.rfind(' ');
    got.method = first.substr(0, space);
    got.target = first.substr(space + 1, last - space - 1);
    for (lines.remove_prefix(first.size() + 2); !lines.empty();) {
      const std::string_view line = lines.substr(0, lines.find("\r\n"));
      lines.remove_prefix(line.size() + 2);
      const auto colon = line.find(':');
      got.headers.add(std::string(line.substr(0, colon)), std::string(base::trim(line.substr(colon + 1))));
    }
    const std::size_t length = std::stoul(std::string(got.headers.find("Content-Length").value_or("0")));
    while (text_.size() < head + length) {
      if (!more()) return std::nullopt;
    }
    got.body = text_.substr(head, length);
    text_.erase(0, head + length);
    return got;
  }

  // Returns when the other side has closed.
  void wait_for_end() {
    while (more()) {
    }
  }

 private:
  bool more() {
    std::array<char, 65536> some;
    const auto got = ::recv(socket_, some.data(), some.size(), 0);
    if (got <= 0) return false;
    text_.append(some.data(), static_cast<std::size_t>(got));
    return true;
  }

  int socket_;
  std::string text_;
};

bool found(const std::string& pattern, std::string_view text) {
  return std::regex_search(text.begin(), text.end(), std::regex(pattern));
}

void compare(const Expectation& expect, const Received& got, const std::string& where,
             std::vector<std::string>& problems) {
  const auto differs = [&](const std::string& what, std::string_view is, const std::string& wanted) {
    problems.push_back(where + ": " + what + " is '" + std::string(is) + "', the script has '" + wanted +
                       "'");
  };
  if (!expect.method.empty() && got.method != expect.method) differs("method", got.method, expect.method);
  if (!expect.target.empty() && got.target != expect.target) differs("target", got.target, expect.target);
  for (const auto& [name, pattern] : expect.headers) {
    const auto value = got.headers.find(name);
    if (!value || !found(pattern, *value)) differs(name, value.value_or("absent"), pattern);
  }
  for (const std::string& name : expect.absent) {
    if (const auto value = got.headers.find(name)) differs(name, *value, "absent");
  }
  if (!found(expect.body, got.body)) differs("body", got.body, expect.body);
}

}  // namespace

struct ScriptServer::State {
  int listener = -1;
  std::uint16_t port = 0;
  std::thread acceptor;
  std::vector<std::thread> threads;  // the acceptor's until it has ended
  mutable std::mutex mutex;          // guards what follows
  std::vector<int> sockets;
  std::vector<Step> steps;
  std::size_t played = 0;
  int connections = 0;
  std::vector<std::string> problems;
  std::string received;

  void accept_all() {
    for (;;) {
      const int socket = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
      if (socket < 0) return;
      const int on = 1;
      ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
      {
        const std::lock_guard lock(mutex);
        ++connections;
        sockets.push_back(socket);
      }
      threads.emplace_back([this, socket] { serve(socket); });
    }
  }

  void serve(int socket) {
    Incoming incoming(socket);
    for (bool open = true; open;) {
      const auto got = incoming.next();
      if (!got) break;
      const ScriptedAnswer answer = answer_to(*got);
      if (answer.silence) incoming.wait_for_end();
      open = !answer.silence && say(socket, answer, got->method == "HEAD");
    }
    const std::lock_guard lock(mutex);
    std::erase(sockets, socket);
    ::close(socket);
  }

  ScriptedAnswer answer_to(const Received& got) {
    const std::lock_guard lock(mutex);
    received += got.method + " " + got.target + "\n";
    for (const auto& [name, value] : got.headers.fields())
      received.append(name).append(": ").append(value) += '\n';
    received += got.body.substr(0, 4096) + "\n";
    if (played == steps.size()) {
      problems.push_back("one request too many: " + got.method + " " + got.target);
      return {.status = 599};
    }
    const Step& step = steps[played++];
    const std::size_t before = problems.size();
    compare(step.expect, got, "request " + std::to_string(played), problems);
    return problems.size() == before ? step.answer : ScriptedAnswer{.status = 599};
  }

  // False: the connection is to be closed.
  static bool say(int socket, const ScriptedAnswer& answer, bool head_only) {
    std::this_thread::sleep_for(answer.delay);
    if (answer.status == 0) return false;
    std::string text = "HTTP/1.1 " + std::to_string(answer.status) + " Scripted\r\n";
    for (const auto& [name, value] : answer.headers) text.append(name).append(": ").append(value) += "\r\n";
    if (answer.status != 204) {
      text += "Content-Length: " + std::to_string(answer.length.value_or(answer.body.size())) + "\r\n";
    }
    text += "\r\n";
    if (!head_only) text += answer.body.substr(0, answer.cut_after.value_or(std::string::npos));
    for (std::string_view left = text; !left.empty();) {
      const auto sent = ::send(socket, left.data(), left.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      left.remove_prefix(static_cast<std::size_t>(sent));
    }
    return !answer.cut_after && (head_only || !answer.length || *answer.length <= answer.body.size());
  }
};

ScriptServer::ScriptServer() : state_(std::make_unique<State>()) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  state_->listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  (void)::bind(state_->listener, reinterpret_cast<sockaddr*>(&address), size);
  (void)::listen(state_->listener, 64);
  (void)::getsockname(state_->listener, reinterpret_cast<sockaddr*>(&address), &size);
  state_->port = ntohs(address.sin_port);
  state_->acceptor = std::thread([this] { state_->accept_all(); });
}

ScriptServer::~ScriptServer() {
  ::shutdown(state_->listener, SHUT_RDWR);
  state_->acceptor.join();
  ::close(state_->listener);
  {
    const std::lock_guard lock(state_->mutex);
    for (const int socket : state_->sockets) ::shutdown(socket, SHUT_RDWR);
  }
  for (std::thread& thread : state_->threads) thread.join();
}

std::uint16_t ScriptServer::port() const { return state_->port; }

void ScriptServer::play(std::vector<Step> steps) {
  const std::lock_guard lock(state_->mutex);
  state_->steps = std::move(steps);
}

int ScriptServer::connections() const {
  const std::lock_guard lock(state_->mutex);
  return state_->connections;
}

std::vector<std::string> ScriptServer::problems() const {
  const std::lock_guard lock(state_->mutex);
  auto found = state_->problems;
  for (std::size_t i = state_->played; i < state_->steps.size(); ++i)
    found.push_back("step " + std::to_string(i + 1) + " was never asked for");
  return found;
}

std::string ScriptServer::everything_received() const {
  const std::lock_guard lock(state_->mutex);
  return state_->received;
}

}  // namespace onesheet::testing

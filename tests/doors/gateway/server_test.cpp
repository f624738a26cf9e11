// The gateway behind the real server: what only shows on a socket.
#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <latch>
#include <thread>

#include "doors/gateway/desk.h"

namespace onesheet::gateway {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::string exchange(std::uint16_t port, const std::string& request) {
  const int socket_fd = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string answer;
  if (connect(socket_fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
    static_cast<void>(send(socket_fd, request.data(), request.size(), MSG_NOSIGNAL));
    char buffer[16384];
    for (ssize_t n = 0; (n = recv(socket_fd, buffer, sizeof buffer, 0)) > 0;) {
      answer.append(buffer, static_cast<std::size_t>(n));
    }
  }
  close(socket_fd);
  return answer;
}

std::string request(const std::string& line, const std::string& headers = {}, const std::string& body = {}) {
  return line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers +
         (body.empty() ? "" : "Content-Length: " + std::to_string(body.size()) + "\r\n") + "\r\n" + body;
}

struct Running {
  explicit Running(Desk& at) : desk(at), server(std::move(*http::serve({}, at.handler, *at.log))) {}
  Desk& desk;
  std::unique_ptr<http::Server> server;
  std::string ask(const std::string& text) const { return exchange(server->port(), text); }
};

TEST(GatewayServer, TellsTheWholeStoryOverASocket) {
  Desk desk;
  const Running running(desk);
  const std::string json = "Content-Type: application/json\r\n";
  EXPECT_THAT(running.ask(request("POST /v1/posters", json, kSmallPoster)),
              StartsWith("HTTP/1.1 201 Created"));
  EXPECT_THAT(running.ask(request(std::string("GET /Dev/poster?") + kSmallQuery)),
              HasSubstr(R"({"statusCode":200,"body":"http)"));
  const std::string head = running.ask(request("HEAD /"));
  EXPECT_THAT(head, StartsWith("HTTP/1.1 200 OK"));
  EXPECT_THAT(head, testing::EndsWith("\r\n\r\n"));
  EXPECT_THAT(running.ask(request("POST /v1/posters/x/link", json, std::string(kBodyBytesMax + 1, 'x'))),
              HasSubstr("\"name\":\"body_bytes\""));
  EXPECT_THAT(running.ask(request("DELETE /v1/posters/x", json, "{}")),
              HasSubstr("A DELETE request here takes no body."));
  EXPECT_THAT(running.ask("nonsense\r\n\r\n"), HasSubstr("application/problem+json"));
  EXPECT_THAT(running.ask(request("DELETE /v1/posters/x")), StartsWith("HTTP/1.1 404"));
}

TEST(GatewayServer, DrainingFinishesWhatIsBeingMade) {
  std::latch painting(1), go_on(1);
  Studio studio;
  studio.model->before_painting = [&] {
    painting.count_down();
    go_on.wait();
  };
  Desk desk(studio, {});
  Running running(desk);
  std::string answer;
  std::thread client([&] { answer = running.ask(request(std::string("GET /Dev?") + kSmallQuery)); });
  painting.wait();
  std::thread drain([&] { running.server->drain(std::chrono::seconds(60)); });
  go_on.count_down();
  drain.join();
  client.join();
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 200 OK"));
}

}  // namespace
}  // namespace onesheet::gateway

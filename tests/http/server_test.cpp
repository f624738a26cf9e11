// Starting, serving many, stopping.
#include <arpa/inet.h>
#include <gtest/gtest.h>

#include <thread>

#include "http/echo_handler.h"

namespace onesheet::http {
namespace {

using testing::EchoHandler;
using testing::RawClient;
using testing::TestServer;
using namespace std::chrono_literals;

std::string get(std::string_view target) {
  return "GET " + std::string{target} + " HTTP/1.1\r\nHost: x\r\n\r\n";
}

base::ErrorKind failure(const std::string& address, std::uint16_t port) {
  base::NullLog log;
  ServerOptions options;
  options.address = address;
  options.port = port;
  const auto server = serve(options, std::make_shared<EchoHandler>(), log);
  EXPECT_FALSE(server);
  return server ? base::ErrorKind::bug : server.error().kind;
}

TEST(Serving, SaysWhyItCannotStart) {
  TestServer at;
  EXPECT_EQ(failure("127.0.0.1", at.server->port()), base::ErrorKind::conflict);
  EXPECT_EQ(failure("not an address", 0), base::ErrorKind::bad_request);
  EXPECT_EQ(failure("192.0.2.1", 0), base::ErrorKind::bad_request);  // TEST-NET-1: never ours
}

TEST(Serving, WorksOverIpv6) {
  ServerOptions options;
  options.address = "[::1]";
  base::NullLog log;
  const auto server = serve(options, std::make_shared<EchoHandler>(), log);
  if (!server) GTEST_SKIP() << "this machine has no IPv6";
  const int socket = ::socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in6 address{};
  address.sin6_family = AF_INET6;
  address.sin6_port = htons((*server)->port());
  address.sin6_addr = in6addr_loopback;
  ASSERT_EQ(::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  const std::string request = "GET /a HTTP/1.0\r\n\r\n";
  ASSERT_EQ(::send(socket, request.data(), request.size(), 0), static_cast<ssize_t>(request.size()));
  std::string answer;
  std::array<char, 4096> some;
  for (ssize_t got = 0; (got = ::recv(socket, some.data(), some.size(), 0)) > 0;) {
    answer.append(some.data(), static_cast<std::size_t>(got));
  }
  ::close(socket);
  EXPECT_NE(answer.find("X-Peer: ::1\r\n"), std::string::npos) << answer;
}

TEST(Serving, ManyAtOnce) {
  ServerOptions options;
  options.threads = 3;
  TestServer at{options};
  std::vector<RawClient> clients;
  clients.reserve(200);
  for (int i = 0; i < 200; ++i) clients.push_back(at.client());
  for (int round = 0; round < 5; ++round) {
    for (std::size_t i = 0; i < clients.size(); ++i) {
      ASSERT_TRUE(clients[i].send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n" +
                                  std::to_string(1000 + i)));
    }
    for (std::size_t i = 0; i < clients.size(); ++i) {
      const auto answer = clients[i].read();
      ASSERT_TRUE(answer);
      EXPECT_EQ(answer->body, std::to_string(1000 + i));
    }
  }
}

TEST(Serving, ConnectionsAboveTheLimitAreClosed) {
  ServerOptions options;
  options.connections_max = 2;
  TestServer at{options};
  RawClient first = at.client(), second = at.client();
  ASSERT_TRUE(first.send(get("/a")) && second.send(get("/b")));
  EXPECT_TRUE(first.read() && second.read());
  RawClient third = at.client();
  EXPECT_TRUE(third.at_end());
  first.close();
  // The place becomes free once the server has noticed.
  while (true) {
    RawClient next = at.client();
    if (next.send(get("/c")) && next.read()) break;
  }
  ASSERT_TRUE(second.send(get("/d")));
  EXPECT_EQ(second.read()->body, "/d");
}

TEST(Draining, LetsRequestsInFlightFinishAndRefusesNewOnes) {
  TestServer at;
  std::mutex mutex;
  std::condition_variable changed;
  Respond kept;
  at.handler->routes["/slow"] = [&](auto&, auto&&, Respond respond) {
    const std::lock_guard lock(mutex);
    kept = std::move(respond);
    changed.notify_all();
  };
  const std::uint16_t port = at.server->port();
  RawClient busy = at.client(), idle = at.client();
  ASSERT_TRUE(idle.send(get("/a")));
  ASSERT_TRUE(idle.read());
  ASSERT_TRUE(busy.send(get("/slow") + get("/after")));
  {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return static_cast<bool>(kept); });
  }
  std::thread drainer([&] { at.server->drain(60s); });
  while (RawClient{port}.connected()) std::this_thread::yield();
  ASSERT_TRUE(idle.send(get("/b")));
  const auto refused = idle.read();
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->status, 503);
  EXPECT_EQ(refused->header("connection"), "close");
  Response response;
  response.body = "finished";
  kept(std::move(response));
  const auto answer = busy.read();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "finished");
  EXPECT_EQ(answer->header("connection"), "close");
  drainer.join();
  EXPECT_FALSE(busy.read());  // what was pipelined behind it
  EXPECT_EQ(at.handler->calls_alive, 0);
}

TEST(Draining, EndsIdleConnectionsAtOnceAndMayBeAskedTwice) {
  TestServer at;
  RawClient idle = at.client(), half = at.client();
  ASSERT_TRUE(idle.send(get("/a")) && half.send("GET / HT"));
  ASSERT_TRUE(idle.read());
  at.server->drain(1h);
  EXPECT_TRUE(idle.at_end());
  EXPECT_TRUE(half.at_end());
  at.server->drain(1h);
}

TEST(Draining, CutsOffWhatDoesNotFinishInTime) {
  TestServer at;
  Respond kept;
  std::atomic<bool> begun = false;
  at.handler->routes["/never"] = [&](auto&, auto&&, Respond respond) {
    kept = std::move(respond);
    begun = true;
  };
  RawClient client = at.client();
  ASSERT_TRUE(client.send(get("/never")));
  while (!begun) std::this_thread::yield();
  at.server->drain(1ms);
  EXPECT_FALSE(client.read());
  at.server.reset();
  kept(Response{});  // for nobody, and harmless
}

}  // namespace
}  // namespace onesheet::http

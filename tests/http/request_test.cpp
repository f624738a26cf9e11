// How requests are read: over real sockets, byte for byte as a client sends them.
#include <gtest/gtest.h>

#include "http/echo_handler.h"

namespace onesheet::http {
namespace {

using testing::Answer;
using testing::RawClient;
using testing::TestServer;

constexpr std::string_view kHost = "Host: x\r\n";

std::string get(std::string_view target) {
  return "GET " + std::string{target} + " HTTP/1.1\r\nHost: x\r\n\r\n";
}

TEST(Requests, AreAnsweredOneAfterAnotherOnOneConnection) {
  TestServer at;
  RawClient client = at.client();
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(client.send(get("/a" + std::to_string(i) + "?q=1&r=%20")));
    const auto answer = client.read();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->body, "/a" + std::to_string(i));
    EXPECT_EQ(answer->header("x-query"), "q=1&r=%20");
    EXPECT_EQ(answer->header("x-peer"), "127.0.0.1");
    EXPECT_EQ(answer->header("connection"), "");
    EXPECT_EQ(answer->header("date").size(), 29U);
  }
}

TEST(Requests, SentAtOnceAreAnsweredInOrder) {
  TestServer at;
  RawClient client = at.client();
  std::string all;
  constexpr int kCount = 1000;
  for (int i = 0; i < kCount; ++i) {
    all += i % 2 == 0
               ? get("/" + std::to_string(i))
               : "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n" + std::to_string(10000 + i);
  }
  ASSERT_TRUE(client.send(all));
  for (int i = 0; i < kCount; ++i) {
    const auto answer = client.read();
    ASSERT_TRUE(answer) << i;
    ASSERT_EQ(answer->body, i % 2 == 0 ? "/" + std::to_string(i) : std::to_string(10000 + i));
  }
}

}  // namespace
}  // namespace onesheet::http

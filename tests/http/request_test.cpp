// How requests are read: over real sockets, byte for byte as a client sends them.
#include <gtest/gtest.h>

#include <thread>

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

TEST(Requests, MayArriveByteByByte) {
  TestServer at;
  RawClient client = at.client();
  for (const char c : std::string{
           "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"}) {
    ASSERT_TRUE(client.send({&c, 1}));
  }
  EXPECT_EQ(client.read()->body, "abc");
}

TEST(Requests, EmptyLinesBeforeTheRequestLineAreSkipped) {
  TestServer at;
  RawClient client = at.client();
  ASSERT_TRUE(client.send("\r\n\r\n" + get("/a") + "\r\n" + get("/b")));
  EXPECT_EQ(client.read()->body, "/a");
  EXPECT_EQ(client.read()->body, "/b");
}

TEST(Requests, WithoutKeepAliveEndTheConnection) {
  TestServer at;
  RawClient client = at.client();
  ASSERT_TRUE(client.send("GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n" + get("/b")));
  const auto answer = client.read();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->header("connection"), "close");
  EXPECT_TRUE(client.at_end());
}

TEST(Requests, OfHttp10EndTheConnectionUnlessKeepAliveIsAsked) {
  TestServer at;
  RawClient client = at.client();
  ASSERT_TRUE(client.send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /b HTTP/1.0\r\n\r\n"));
  const auto first = client.read();
  ASSERT_TRUE(first);
  EXPECT_EQ(first->header("connection"), "keep-alive");
  const auto second = client.read();
  ASSERT_TRUE(second);
  EXPECT_EQ(second->body, "/b");
  EXPECT_EQ(second->header("connection"), "close");
  EXPECT_TRUE(client.at_end());
}

TEST(Requests, HeadIsAnsweredWithoutABody) {
  TestServer at;
  RawClient client = at.client();
  ASSERT_TRUE(client.send("HEAD /abc HTTP/1.1\r\nHost: x\r\n\r\n" + get("/b")));
  const auto answer = client.read(true);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->header("content-length"), "4");
  EXPECT_EQ(answer->header("x-method"), "HEAD");
  EXPECT_EQ(client.read()->body, "/b");
}

TEST(Requests, AbsoluteTargetsHaveAPathToo) {
  TestServer at;
  RawClient client = at.client();
  ASSERT_TRUE(
      client.send(get("http://example.org:80/a/b?c=d") + get("http://example.org") + get("/http://x?y")));
  const auto answer = client.read();
  EXPECT_EQ(answer->body, "/a/b");
  EXPECT_EQ(answer->header("x-query"), "c=d");
  EXPECT_EQ(client.read()->body, "/");
  const auto odd = client.read();
  EXPECT_EQ(odd->body, "/http://x");
  EXPECT_EQ(odd->header("x-query"), "y");
}

// ── Bodies
// ──────────────────────────────────────────────────────────────────────────────────────────────────

TEST(Bodies, OfAnyFramingArriveWhole) {
  TestServer at;
  RawClient client = at.client();
  const std::string body(3'000'001, 'b');
  ASSERT_TRUE(client.send("PUT /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3000001\r\n\r\n" + body));
  EXPECT_TRUE(client.read()->body == body);
  std::string chunked = "PUT /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: Chunked\r\n\r\n";
  for (int i = 0; i < 3; ++i) chunked += "F4240;name=\"value\"\r\n" + body.substr(0, 1'000'000) + "\r\n";
  ASSERT_TRUE(client.send(chunked + "1\r\nb\r\n0\r\nX-Trailer: ignored\r\n\r\n" + get("/next")));
  EXPECT_TRUE(client.read()->body == body);
  EXPECT_EQ(client.read()->body, "/next");
  EXPECT_LE(at.handler->largest_piece, 64U * 1024);
  ASSERT_TRUE(client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"));
  EXPECT_EQ(client.read()->body, "");
}

TEST(Bodies, AreAskedForOnlyWhenWanted) {
  TestServer at;
  RawClient client = at.client();
  const std::string head = " HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n";
  ASSERT_TRUE(client.send("PUT /echo" + head));
  EXPECT_EQ(client.read(false, true)->status, 100);
  ASSERT_TRUE(client.send("hello"));
  EXPECT_EQ(client.read(false, true)->body, "hello");
  // Sent already: no need to ask.
  ASSERT_TRUE(client.send("PUT /echo" + head + "again"));
  EXPECT_EQ(client.read(false, true)->body, "again");
  ASSERT_TRUE(client.send("PUT /forbidden" + head));
  const auto refused = client.read(false, true);
  EXPECT_EQ(refused->status, 403);
  EXPECT_EQ(refused->header("connection"), "close");
  EXPECT_TRUE(client.at_end());
}

TEST(Bodies, RefusedEarlyAreDrainedSoThatTheAnswerArrives) {
  TestServer at;
  RawClient client = at.client();
  ASSERT_TRUE(client.send("PUT /forbidden HTTP/1.1\r\nHost: x\r\nContent-Length: 8000000\r\n\r\n"));
  const std::string piece(100'000, 'x');
  for (int i = 0; i < 80; ++i) ASSERT_TRUE(client.send(piece)) << i;
  const auto answer = client.read();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 403);
  EXPECT_EQ(answer->header("connection"), "close");
  EXPECT_EQ(at.handler->finished, 0);
}

TEST(Bodies, RefusedWithoutABodyKeepTheConnection) {
  TestServer at;
  RawClient client = at.client();
  ASSERT_TRUE(client.send(get("/forbidden") + get("/b")));
  EXPECT_EQ(client.read()->status, 403);
  EXPECT_EQ(client.read()->body, "/b");
}

TEST(Bodies, UpToTheLimitAreTakenAndAboveItCutOff) {
  TestServer at;
  at.handler->body_bytes_max = 10;
  for (const bool chunked : {false, true}) {
    RawClient client = at.client();
    const std::string head = "PUT /echo HTTP/1.1\r\nHost: x\r\n";
    const auto body = [&](std::size_t bytes) {
      const std::string text(bytes, 'b');
      return chunked ? head + "Transfer-Encoding: chunked\r\n\r\n" + (bytes == 10 ? "a" : "b") + "\r\n" +
                           text + "\r\n0\r\n\r\n"
                     : head + "Content-Length: " + std::to_string(bytes) + "\r\n\r\n" + text;
    };
    ASSERT_TRUE(client.send(body(10)));
    EXPECT_EQ(client.read()->body, "bbbbbbbbbb");
    ASSERT_TRUE(client.send(body(11)));
    const auto answer = client.read();
    EXPECT_EQ(answer->status, 413);
    EXPECT_EQ(answer->header("connection"), "close");
  }
  EXPECT_EQ(at.handler->finished, 2);
}

TEST(Bodies, RefusedInTheMiddleGetTheirAnswer) {
  TestServer at;
  RawClient client = at.client();
  ASSERT_TRUE(client.send("PUT /bad-body HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n" +
                          std::string(50'000, 'x')));
  const auto answer = client.read();
  EXPECT_EQ(answer->status, 400);
  EXPECT_EQ(answer->body, "This body is not wanted.");
}

TEST(Bodies, BadlyChunkedAreRefused) {
  TestServer at;
  const std::string head = "PUT /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (const std::string& body : {std::string{"x\r\nabc\r\n0\r\n\r\n"}, std::string{"3\r\nabcd\r\n0\r\n\r\n"},
                                  std::string{"3\nabc\r\n0\r\n\r\n"}, std::string{"-3\r\nabc\r\n0\r\n\r\n"},
                                  std::string{"11111111111111111\r\n"},
                                  std::string{"0x3\r\nabc\r\n0\r\n\r\n"}, "3;" + std::string(40'000, 'e')}) {
    RawClient client = at.client();
    ASSERT_TRUE(client.send(head + body)) << body.substr(0, 20);
    const auto answer = client.read();
    ASSERT_TRUE(answer) << body.substr(0, 20);
    EXPECT_EQ(answer->status, 400) << body.substr(0, 20);
    EXPECT_TRUE(client.at_end());
  }
  EXPECT_EQ(at.handler->finished, 0);
}

TEST(Bodies, BrokenOffLeaveNothingBehind) {
  TestServer at;
  {
    RawClient client = at.client();
    ASSERT_TRUE(client.send("PUT /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf"));
    client.finish_sending();
    EXPECT_TRUE(client.at_end());
  }
  {
    RawClient client = at.client();
    ASSERT_TRUE(client.send("PUT /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nha"));
    client.close();
  }
  while (at.handler->begun < 2 || at.handler->calls_alive > 0) std::this_thread::yield();
  EXPECT_EQ(at.handler->finished, 0);
}

// ── What is refused
// ─────────────────────────────────────────────────────────────────────────────────────────

TEST(Malformed, RequestsGetAStatusAndTheEndOfTheConnection) {
  TestServer at;
  using namespace std::string_literals;
  const std::vector<std::pair<std::string, int>> cases = {
      {"nonsense\r\n\r\n", 400},
      {"GET  / HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"GET / a HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"G\x01T / HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"GET /\x07 HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n"s, 400},
      {"GET / HTTP/2.0\r\nHost: x\r\n\r\n", 505},
      {"GET / FTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n Host: x\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: x\nA: b\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: x\r\nA: b\x01\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nno colon\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400},
      {"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 TLS hello\r\n\r\n"s, 400},
  };
  for (const auto& [request, status] : cases) {
    RawClient client = at.client();
    ASSERT_TRUE(client.send(request));
    const auto answer = client.read();
    ASSERT_TRUE(answer) << request;
    EXPECT_EQ(answer->status, status) << request;
    EXPECT_EQ(answer->body, "malformed " + std::to_string(status));
    EXPECT_EQ(answer->header("connection"), "close");
    EXPECT_TRUE(client.at_end());
  }
  EXPECT_EQ(at.handler->begun, 0);
}

TEST(Malformed, FramingsReadInTwoWaysAreRefused) {
  TestServer at;
  for (const char* const headers : {"Content-Length: 3\r\nContent-Length: 4\r\n",
                                    "Content-Length: 3\r\nContent-Length: 3\r\n",
                                    "Content-Length: 3, 3\r\n",
                                    "Content-Length: +3\r\n",
                                    "Content-Length: -1\r\n",
                                    "Content-Length: 0x3\r\n",
                                    "Content-Length: 3 3\r\n",
                                    "Content-Length:\r\n",
                                    "Content-Length: 99999999999999999999\r\n",
                                    "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
                                    "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n",
                                    "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
                                    "Transfer-Encoding: gzip\r\n",
                                    "Transfer-Encoding: gzip, chunked\r\n",
                                    "Transfer-Encoding: chunked, gzip\r\n",
                                    "Transfer-Encoding: xchunked\r\n",
                                    "Transfer-Encoding: chunked, chunked\r\n",
                                    "Transfer-Encoding:\r\n",
                                    "Transfer-Encoding\r\n : chunked\r\n",
                                    "Transfer-Encoding:\r\n chunked\r\n",
                                    "Content-Length:\r\n\t3\r\n",
                                    "Content-Length: 3\r\nX-Note: one\r\n two\r\n",
                                    "Transfer-Encoding: identity\r\n"}) {
    RawClient client = at.client();
    ASSERT_TRUE(client.send("POST /echo HTTP/1.1\r\nHost: x\r\n" + std::string{headers} +
                            "\r\n3\r\nabc\r\n0\r\n\r\n"));
    const auto answer = client.read();
    ASSERT_TRUE(answer) << headers;
    EXPECT_EQ(answer->status, 400) << headers;
    EXPECT_TRUE(client.at_end()) << headers;
  }
  RawClient old = at.client();
  ASSERT_TRUE(old.send("POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"));
  EXPECT_EQ(old.read()->status, 400);
  EXPECT_EQ(at.handler->begun, 0);
}

TEST(Malformed, BodiesThatLookLikeFoldedLinesAreNot) {
  TestServer at;
  RawClient client = at.client();
  const std::string body = "a\r\n b\r\n\tc";
  ASSERT_TRUE(client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(body.size()) +
                          "\r\n\r\n" + body));
  const auto answer = client.read();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
}

TEST(Malformed, HeadsUpToTheLimitAreTakenAndLongerOnesRefused) {
  ServerOptions options;
  options.header_bytes_max = 4096;
  TestServer at{options};
  const auto head_of = [](std::size_t bytes) {
    std::string head = "GET /a HTTP/1.1\r\nHost: x\r\nA: ";
    return head + std::string(bytes - head.size() - 4, 'a') + "\r\n\r\n";
  };
  RawClient client = at.client();
  ASSERT_TRUE(client.send(head_of(4096)));
  EXPECT_EQ(client.read()->status, 200);
  ASSERT_TRUE(client.send(head_of(4097)));
  EXPECT_EQ(client.read()->status, 431);
  EXPECT_TRUE(client.at_end());

  // In lines of their own and one at a time, and as a line that never ends.
  RawClient lines = at.client();
  std::string line = "GET /a HTTP/1.1\r\nHost: x\r\n";
  for (int i = 0; i < 500 && lines.send(line); ++i) line = "Header-" + std::to_string(i) + ": value\r\n";
  const auto answer = lines.read();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 431);
  RawClient endless = at.client();
  (void)endless.send("GET /" + std::string(100'000, 'a'));
  EXPECT_EQ(endless.read()->status, 431);
}

}  // namespace
}  // namespace onesheet::http

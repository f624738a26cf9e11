// How answers leave: from any thread, from memory and from files, within the time allowed.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>

#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/thread_pool.h"
#include "http/echo_handler.h"

namespace onesheet::http {
namespace {

using testing::RawClient;
using testing::TestServer;
using namespace std::chrono_literals;

std::string get(std::string_view target) {
  return "GET " + std::string{target} + " HTTP/1.1\r\nHost: x\r\n\r\n";
}

Response with_body(std::string body) {
  Response response;
  response.body = std::move(body);
  return response;
}

// A file in memory with the given contents.
std::shared_ptr<const int> file_of(std::string_view contents) {
  const int descriptor = ::memfd_create("test", MFD_CLOEXEC);
  EXPECT_EQ(::write(descriptor, contents.data(), contents.size()), static_cast<ssize_t>(contents.size()));
  return {new int(descriptor), [](const int* number) {
            ::close(*number);
            delete number;
          }};
}

Response slice(const std::shared_ptr<const int>& file, std::uint64_t offset, std::uint64_t length) {
  Response response;
  response.file = FileSlice{*file, offset, length, file};
  return response;
}

TEST(Answers, MayComeFromAnotherThread) {
  base::WorkerPool pool(3, 1000);
  TestServer at;
  at.handler->routes["/pool"] = [&](const RequestHead& head, std::string, Respond respond) {
    const std::string text{head.query()};
    ASSERT_TRUE(pool.submit([respond, text] { respond(with_body(text)); }));
  };
  RawClient client = at.client();
  std::string all;
  for (int i = 0; i < 200; ++i) all += get("/pool?" + std::to_string(i)) + get("/" + std::to_string(i));
  ASSERT_TRUE(client.send(all));
  for (int i = 0; i < 200; ++i) {
    EXPECT_EQ(client.read()->body, std::to_string(i));
    EXPECT_EQ(client.read()->body, "/" + std::to_string(i));
  }
}

TEST(Answers, CountOnce) {
  TestServer at;
  at.handler->routes["/twice"] = [](const RequestHead&, std::string, const Respond& respond) {
    respond(with_body("first"));
    respond(with_body("second"));
  };
  RawClient client = at.client();
  ASSERT_TRUE(client.send(get("/twice") + get("/b")));
  EXPECT_EQ(client.read()->body, "first");
  EXPECT_EQ(client.read()->body, "/b");
}

TEST(Answers, NeverGivenAreErrors) {
  TestServer at;
  at.handler->routes["/forget"] = [](const RequestHead&, std::string, const Respond&) {};
  at.handler->routes["/forget-later"] = [](const RequestHead&, std::string, Respond respond) {
    std::thread([respond = std::move(respond)] {}).detach();
  };
  RawClient client = at.client();
  ASSERT_TRUE(client.send(get("/forget") + get("/forget-later") + get("/b")));
  EXPECT_EQ(client.read()->status, 500);
  EXPECT_EQ(client.read()->status, 500);
  EXPECT_EQ(client.read()->body, "/b");
}

TEST(Answers, ExceptionsOfHandlersAreErrors) {
  TestServer at;
  for (const char* const target : {"/throw", "/throw-early", "/throw-begin", "/throw-body"}) {
    RawClient client = at.client();
    ASSERT_TRUE(
        client.send("POST " + std::string{target} + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx"));
    const auto answer = client.read();
    ASSERT_TRUE(answer) << target;
    EXPECT_EQ(answer->status, 500) << target;
  }
  RawClient client = at.client();
  ASSERT_TRUE(client.send(get("/b")));
  EXPECT_EQ(client.read()->status, 200);
}

TEST(Answers, HeadersCannotBreakTheMessage) {
  TestServer at;
  at.handler->routes["/inject"] = [](const RequestHead&, std::string, const Respond& respond) {
    Response response = with_body("x");
    response.headers.add("A", "b\r\nSet-Cookie: stolen=1");
    response.headers.add("B", "b\nEvil: 1");
    response.headers.add("C", std::string{"a\0b", 3});
    response.headers.add("D\r\nEvil", "1");
    response.headers.add("E:", "1");
    response.headers.add("", "1");
    response.headers.add("Content-Length", "99");
    response.headers.add("transfer-encoding", "chunked");
    response.headers.add("Connection", "upgrade");
    response.headers.add("Date", "yesterday");
    response.headers.add("Good", "caf\xC3\xA9");
    respond(std::move(response));
  };
  RawClient client = at.client();
  ASSERT_TRUE(client.send(get("/inject") + get("/b")));
  const auto answer = client.read();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "x");
  ASSERT_EQ(answer->headers.fields().size(), 3U);  // Date, Good, Content-Length
  EXPECT_EQ(answer->header("good"), "caf\xC3\xA9");
  EXPECT_EQ(answer->header("content-length"), "1");
  EXPECT_NE(answer->header("date"), "yesterday");
  EXPECT_EQ(client.read()->body, "/b");
}

TEST(Answers, WithoutABodyStateNoneOrTheLengthGiven) {
  TestServer at;
  at.handler->routes["/status"] = [](const RequestHead& head, std::string, const Respond& respond) {
    Response response = with_body("ignored");
    response.status = std::stoi(std::string{head.query().substr(0, 3)});
    if (head.query().size() > 3) response.stated_length = 12345;
    respond(std::move(response));
  };
  RawClient client = at.client();
  ASSERT_TRUE(client.send(get("/status?204") + get("/status?304") + get("/status?304+") +
                          "HEAD /status?200+ HTTP/1.1\r\nHost: x\r\n\r\n" + get("/b")));
  const auto no_content = client.read();
  EXPECT_EQ(no_content->status, 204);
  EXPECT_FALSE(no_content->headers.find("content-length"));
  EXPECT_FALSE(client.read()->headers.find("content-length"));
  EXPECT_EQ(client.read()->header("content-length"), "12345");
  EXPECT_EQ(client.read(true)->header("content-length"), "12345");
  EXPECT_EQ(client.read()->body, "/b");
}

TEST(Files, AreSentFromTheirOffset) {
  const auto file = file_of("0123456789");
  TestServer at;
  at.handler->routes["/all"] = [&](auto&, auto&&, const Respond& respond) { respond(slice(file, 0, 10)); };
  at.handler->routes["/some"] = [&](auto&, auto&&, const Respond& respond) { respond(slice(file, 3, 4)); };
  at.handler->routes["/none"] = [&](auto&, auto&&, const Respond& respond) { respond(slice(file, 5, 0)); };
  RawClient client = at.client();
  ASSERT_TRUE(client.send(get("/all") + get("/some") + get("/none") +
                          "HEAD /all HTTP/1.1\r\nHost: x\r\n\r\n" + get("/b")));
  EXPECT_EQ(client.read()->body, "0123456789");
  EXPECT_EQ(client.read()->body, "3456");
  const auto none = client.read();
  EXPECT_EQ(none->body, "");
  EXPECT_EQ(none->header("content-length"), "0");
  EXPECT_EQ(client.read(true)->header("content-length"), "10");
  EXPECT_EQ(client.read()->body, "/b");
}

TEST(Files, LargerThanAnyBufferArriveWhole) {
  std::string contents(40'000'000, '\0');
  for (std::size_t i = 0; i < contents.size(); ++i) contents[i] = static_cast<char>(i * 2654435761U >> 24);
  const auto file = file_of(contents);
  std::weak_ptr<const int> watched = file;
  TestServer at;
  at.handler->routes["/large"] = [kept = file](auto&, auto&&, const Respond& respond) {
    respond(slice(kept, 0, 40'000'000));
  };
  RawClient client = at.client(4096);
  ASSERT_TRUE(client.send(get("/large") + get("/b")));
  EXPECT_TRUE(client.read()->body == contents);
  EXPECT_EQ(client.read()->body, "/b");
}

TEST(Files, ShorterThanPromisedEndTheConnection) {
  const auto file = file_of("short");
  TestServer at;
  at.handler->routes["/short"] = [&](auto&, auto&&, const Respond& respond) { respond(slice(file, 0, 10)); };
  RawClient client = at.client();
  ASSERT_TRUE(client.send(get("/short")));
  EXPECT_FALSE(client.read());
}

TEST(Files, AreReleasedWhenTheClientGoes) {
  auto file = file_of(std::string(30'000'000, 'x'));
  const std::weak_ptr<const int> watched = file;
  TestServer at;
  at.handler->routes["/large"] = [kept = std::move(file)](auto&, auto&&, const Respond& respond) mutable {
    respond(slice(kept, 0, 30'000'000));
    kept.reset();
  };
  {
    RawClient client = at.client(4096);
    ASSERT_TRUE(client.send(get("/large")));
    std::array<char, 1000> some;
    ASSERT_GT(::recv(client.socket(), some.data(), some.size(), 0), 0);
  }
  while (!watched.expired()) std::this_thread::yield();
  SUCCEED();
}

// ── Time
// ────────────────────────────────────────────────────────────────────────────────────────────────────

// One limit is short, the others are never reached.
ServerOptions with_short(std::chrono::milliseconds ServerOptions::* limit) {
  ServerOptions options;
  options.*limit = 40ms;
  return options;
}

TEST(Timeouts, EndAHeadThatDoesNotComeToItsEnd) {
  TestServer at{with_short(&ServerOptions::head_timeout)};
  RawClient client = at.client();
  ASSERT_TRUE(client.send("GET / HTTP/1.1\r\nHos"));
  const auto answer = client.read();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 408);
  EXPECT_TRUE(client.at_end());
}

TEST(Timeouts, EndAHeadThatTrickles) {
  ServerOptions options = with_short(&ServerOptions::head_timeout);
  options.header_bytes_max = 16 << 20;  // out of reach at this pace
  TestServer at{options};
  RawClient client = at.client();
  ASSERT_TRUE(client.send("GET / HTTP/1.1\r\nHost: x\r\n"));
  while (!client.readable() && client.send("A: b\r\n")) std::this_thread::sleep_for(1ms);
  EXPECT_EQ(client.read()->status, 408);
}

TEST(Timeouts, EndIdleConnectionsSilently) {
  TestServer at{with_short(&ServerOptions::idle_timeout)};
  RawClient fresh = at.client();
  EXPECT_TRUE(fresh.at_end());
  while (true) {  // until a request came in time
    RawClient used = at.client();
    if (!used.send(get("/a")) || !used.read()) continue;
    EXPECT_TRUE(used.at_end());
    break;
  }
}

TEST(Timeouts, EndABodyThatStalls) {
  TestServer at{with_short(&ServerOptions::body_stall_timeout)};
  RawClient client = at.client();
  ASSERT_TRUE(client.send("PUT /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf"));
  const auto answer = client.read();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 408);
  EXPECT_EQ(answer->body, "The request body stopped arriving.");
}

// Each byte comes in time for itself; all together they would hold the place for as long as the sender likes.
TEST(Timeouts, EndABodyThatOnlyTrickles) {
  TestServer at{with_short(&ServerOptions::body_stall_timeout)};
  RawClient client = at.client();
  ASSERT_TRUE(client.send("PUT /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n"));
  bool open = true;
  for (int i = 0; i < 10'000 && open; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
    open = client.send("x");
  }
  EXPECT_FALSE(open) << "the server took a trickle of 200 bytes a second to the end";
}

TEST(Timeouts, EndTheWaitForAnAnswerAndIgnoreItLater) {
  TestServer at{with_short(&ServerOptions::answer_timeout)};
  Respond kept;
  at.handler->routes["/slow"] = [&](auto&, auto&&, Respond respond) { kept = std::move(respond); };
  RawClient client = at.client();
  ASSERT_TRUE(client.send(get("/slow") + get("/b")));
  const auto answer = client.read();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 408);
  EXPECT_EQ(answer->body, "The answer took too long.");
  kept(with_body("too late"));
  EXPECT_EQ(client.read()->body, "/b");
}

TEST(Timeouts, EndAReaderThatStalls) {
  TestServer at{with_short(&ServerOptions::body_stall_timeout)};
  at.handler->routes["/large"] = [](auto&, auto&&, const Respond& respond) {
    respond(with_body(std::string(50'000'000, 'x')));
  };
  RawClient client = at.client(4096);
  ASSERT_TRUE(client.send(get("/large")));
  while (at.handler->calls_alive == 0) std::this_thread::yield();
  while (at.handler->calls_alive > 0) std::this_thread::yield();  // without this client reading a byte
  EXPECT_FALSE(client.read());
}

}  // namespace
}  // namespace onesheet::http

// What both HTTP clients promise, against a server that misbehaves on demand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

#include <numeric>

#include "base/encoding.h"
#include "http/client.h"
#include "http/scripted_server.h"

namespace onesheet::http {
namespace {

using base::Deadline;
using base::ErrorKind;
using ::testing::HasSubstr;
using testing::ScriptedServer;
using testing::ServerSide;
using ::testing::StartsWith;
using namespace std::chrono_literals;

struct Maker {
  const char* name;
  std::unique_ptr<Client> (*make)(ClientOptions);
};

class HttpClient : public ::testing::TestWithParam<Maker> {
 protected:
  std::unique_ptr<Client> client(ClientOptions options = {}) const {
    return GetParam().make(std::move(options));
  }
};

Deadline soon() { return Deadline::after(5s); }

ClientRequest get(const std::string& url) {
  ClientRequest request;
  request.url = url;
  return request;
}

// Keeps what it is given.
struct Collected final : BodySink {
  bool willing = true;
  int asked = 0, status = 0;
  std::string type, bytes;
  std::size_t stop_after = std::string::npos;

  bool wants(const ClientAnswer& head) override {
    ++asked;
    status = head.status;
    type = head.headers.find("X-Kind").value_or("");
    bytes.clear();
    return willing;
  }
  base::Result<void> on_body(std::span<const std::uint8_t> some) override {
    bytes.append(some.begin(), some.end());
    if (bytes.size() > stop_after) return base::fail(ErrorKind::refused, "Enough.");
    return {};
  }
};

TEST_P(HttpClient, SendsWhatItIsGivenAndLittleElse) {
  std::string seen;
  ScriptedServer server([&](ServerSide& side, int) {
    seen = side.request();
    side.say_with_length("ok");
  });
  ClientRequest request = get(server.url("/a/../b%2Fc?x=%20&y="));
  request.method = "PUT";
  request.headers.add("Authorization", "AWS4-HMAC-SHA256 x");
  request.body = "hello";
  const auto answer = client()->send(request, soon());
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
  EXPECT_EQ(answer->body, "ok");
  EXPECT_THAT(seen, StartsWith("PUT /a/../b%2Fc?x=%20&y= HTTP/1.1\r\n"));
  EXPECT_THAT(seen, HasSubstr("Host: localhost:" + std::to_string(server.port()) + "\r\n"));
  EXPECT_THAT(seen, HasSubstr("Authorization: AWS4-HMAC-SHA256 x\r\n"));
  EXPECT_THAT(seen, HasSubstr("Content-Length: 5\r\n"));
  EXPECT_THAT(seen, ::testing::EndsWith("\r\n\r\nhello"));
  EXPECT_EQ(std::ranges::count(seen, '\n'), 5) << seen;  // no header besides these
}

TEST_P(HttpClient, SendsTheSecondPieceFromWhereItLies) {
  std::vector<std::uint8_t> second(1'500'001);
  std::iota(second.begin(), second.end(), std::uint8_t{0});
  std::string seen;
  ScriptedServer server([&](ServerSide& side, int) {
    for (int i = 0; i < 2; ++i) {
      seen = side.request();
      side.say_with_length("");
    }
  });
  ClientRequest request = get(server.url("/"));
  request.method = "POST";
  request.body = "first;";
  request.body_more = second;
  const auto ours = client();
  for (int i = 0; i < 2; ++i) {
    seen.clear();
    ASSERT_TRUE(ours->send(request, soon()));
    const auto body = seen.find("\r\n\r\n") + 4;
    EXPECT_THAT(seen, HasSubstr("Content-Length: 1500007\r\n"));
    EXPECT_TRUE(seen.substr(body) == "first;" + std::string(second.begin(), second.end()));
  }
  EXPECT_EQ(server.connections(), 1);
}

TEST_P(HttpClient, GivesAnyStatusAsAnAnswerAndFollowsNothing) {
  ScriptedServer server([&](ServerSide& side, int) {
    side.request();
    side.say(
        "HTTP/1.1 307 Temporary Redirect\r\nLocation: /other\r\nX-Two:  a b \r\nContent-Length: "
        "3\r\n\r\nsee");
  });
  const auto answer = client()->send(get(server.url("/")), soon());
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 307);
  EXPECT_EQ(answer->headers.find("location"), "/other");
  EXPECT_EQ(answer->headers.find("x-two"), "a b");
  EXPECT_EQ(answer->body, "see");
}

TEST_P(HttpClient, ReadsChunksAndInterimAnswers) {
  ScriptedServer server([&](ServerSide& side, int) {
    side.request();
    side.say("HTTP/1.1 100 Continue\r\nX-Kind: not this\r\n\r\n");
    side.say("HTTP/1.1 200 OK\r\nX-Kind: chunked\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nab");
    std::this_thread::sleep_for(20ms);
    side.say("cd\r\n3;name=value\r\nefg\r\n0\r\nTrailer: x\r\n\r\n");
    side.request();
    side.say_with_length("second");
  });
  const auto ours = client();
  Collected sink;
  ClientRequest request = get(server.url("/"));
  request.sink = &sink;
  const auto answer = ours->send(request, soon());
  ASSERT_TRUE(answer) << base::describe(answer.error().error);
  EXPECT_EQ(answer->body, "");
  EXPECT_EQ(sink.bytes, "abcdefg");
  EXPECT_EQ(sink.asked, 1);
  EXPECT_EQ(sink.type, "chunked");
  const auto next = ours->send(get(server.url("/")), soon());
  ASSERT_TRUE(next);
  EXPECT_EQ(next->body, "second");
  EXPECT_EQ(server.connections(), 1);
}

TEST_P(HttpClient, AsksTheSinkAndCollectsWhatItDoesNotWant) {
  ScriptedServer server([&](ServerSide& side, int) {
    side.request();
    side.say("HTTP/1.1 400 Bad Request\r\nContent-Length: 4\r\n\r\noops");
    side.request();
    side.say("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  });
  const auto ours = client();
  Collected sink;
  sink.willing = false;
  ClientRequest request = get(server.url("/"));
  request.sink = &sink;
  const auto answer = ours->send(request, soon());
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "oops");
  EXPECT_EQ(sink.status, 400);
  EXPECT_EQ(sink.bytes, "");
  ASSERT_TRUE(ours->send(request, soon()));
  EXPECT_EQ(sink.asked, 2);  // an empty body has a head as well
}

TEST_P(HttpClient, StopsWhenTheSinkHasHadEnough) {
  ScriptedServer server([&](ServerSide& side, int) {
    side.request();
    side.say_with_length(std::string(1'000'000, 'x'));
  });
  Collected sink;
  sink.stop_after = 10;
  ClientRequest request = get(server.url("/"));
  request.sink = &sink;
  const auto answer = client()->send(request, soon());
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().error.kind, ErrorKind::refused);
  EXPECT_EQ(answer.error().error.public_text, "Enough.");
}

TEST_P(HttpClient, HoldsAnswersToTheirLimit) {
  for (const bool chunked : {false, true}) {
    ScriptedServer server([&](ServerSide& side, int) {
      for (int i = 0; i < 2; ++i) {
        side.request();
        if (chunked) {
          side.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n3\r\ndef\r\n0\r\n\r\n");
        } else {
          side.say_with_length("abcdef");
        }
      }
    });
    const auto ours = client();
    ClientRequest request = get(server.url("/"));
    request.answer_bytes_max = 6;
    ASSERT_TRUE(ours->send(request, soon()));
    request.answer_bytes_max = 5;
    const auto answer = ours->send(request, soon());
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().error.kind, ErrorKind::too_large);
  }
}

TEST_P(HttpClient, ReplacesAKeptConnectionThatDied) {
  ScriptedServer server([&](ServerSide& side, int number) {
    if (side.request().empty()) return;
    side.say_with_length(std::to_string(number));
    if (number == 1) side.request();  // and goes away without a word
  });
  const auto ours = client();
  ASSERT_EQ(ours->send(get(server.url("/")), soon())->body, "1");
  ClientRequest request = get(server.url("/"));
  request.method = "POST";
  request.body = "again";
  const auto answer = ours->send(request, soon());
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "2");
}

TEST_P(HttpClient, SendsOnceWhatMustNotBeDoneTwice) {
  std::atomic<int> posts = 0;
  ScriptedServer server(
      [&](ServerSide& side, int number) {
        while (true) {
          const std::string request = side.request();
          if (request.empty()) return;
          if (request.starts_with("POST")) ++posts;
          if (request.starts_with("POST") && number == 1) return;  // without a word
          side.say_with_length(std::to_string(number));
        }
      },
      nullptr, 300ms);
  const auto ours = client();
  ASSERT_EQ(ours->send(get(server.url("/")), soon())->body, "1");
  ClientRequest request = get(server.url("/"));
  request.method = "POST";
  request.body = "a picture, please";
  request.send_once = true;
  const auto answer = ours->send(request, soon());
  EXPECT_EQ(posts, 1);
  EXPECT_TRUE(answer || answer.error().reached == Reached::maybe);
}

TEST_P(HttpClient, SaysHowFarAFailureGot) {
  std::uint16_t closed_port = 0;
  {
    ScriptedServer gone([](ServerSide&, int) {});
    closed_port = gone.port();
  }
  const auto ours = client();
  auto answer = ours->send(get("http://127.0.0.1:" + std::to_string(closed_port) + "/"), soon());
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().error.kind, ErrorKind::upstream);
  EXPECT_EQ(answer.error().reached, Reached::no);

  answer = ours->send(get("http://no-such-host.invalid/"), soon());
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().error.kind, ErrorKind::upstream);
  EXPECT_EQ(answer.error().reached, Reached::no);

  ScriptedServer server([](ServerSide& side, int number) {
    side.request();
    if (number == 1) return;
    side.say("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
  });
  for (int i = 0; i < 2; ++i) {  // no answer at all, then half of one
    answer = ours->send(get(server.url("/")), soon());
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().error.kind, ErrorKind::upstream);
    EXPECT_EQ(answer.error().reached, Reached::maybe);
  }
  EXPECT_EQ(server.connections(), 2);  // a new connection is not replaced
}

TEST_P(HttpClient, GivesUpAtTheDeadline) {
  ScriptedServer server([](ServerSide& side, int) {
    side.request();
    side.request();  // waits for what never comes
  });
  const auto ours = client();
  const auto begun = std::chrono::steady_clock::now();
  const auto answer = ours->send(get(server.url("/")), Deadline::after(100ms));
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().error.kind, ErrorKind::timed_out);
  EXPECT_EQ(answer.error().reached, Reached::maybe);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 4s);
}

TEST_P(HttpClient, RefusesWhatIsNoUrl) {
  for (const char* url : {"", "ftp://localhost/", "http://", "localhost/", "http:///x"}) {
    const auto answer = client()->send(get(url), soon());
    ASSERT_FALSE(answer) << url;
    EXPECT_EQ(answer.error().error.kind, ErrorKind::bad_request) << url;
    EXPECT_EQ(answer.error().reached, Reached::no) << url;
  }
}

TEST_P(HttpClient, ReadsAnswersWithoutABody) {
  ScriptedServer server([](ServerSide& side, int) {
    EXPECT_THAT(side.request(), StartsWith("HEAD "));
    side.say("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
    EXPECT_THAT(side.request(), StartsWith("DELETE "));
    side.say("HTTP/1.1 204 No Content\r\n\r\n");
    EXPECT_THAT(side.request(), StartsWith("GET "));
    side.say("HTTP/1.1 200 OK\r\n\r\nuntil the end");
  });
  const auto ours = client();
  ClientRequest request = get(server.url("/"));
  request.method = "HEAD";
  auto answer = ours->send(request, soon());
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->headers.find("Content-Length"), "1000");
  EXPECT_EQ(answer->body, "");
  request.method = "DELETE";
  answer = ours->send(request, soon());
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 204);
  answer = ours->send(get(server.url("/")), soon());
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "until the end");
  EXPECT_EQ(server.connections(), 1);
}

TEST_P(HttpClient, HearsARefusalInTheMiddleOfALargeBody) {
  ScriptedServer server([](ServerSide& side, int) {
    side.say("HTTP/1.1 413 Too Large\r\nContent-Length: 5\r\nConnection: close\r\n\r\nlarge");
    side.request();
  });
  const std::vector<std::uint8_t> body(200'000, 'x');
  ClientRequest request = get(server.url("/"));
  request.method = "PUT";
  request.body_more = body;
  const auto answer = client()->send(request, soon());
  ASSERT_TRUE(answer) << base::describe(answer.error().error);
  EXPECT_EQ(answer->status, 413);
  EXPECT_EQ(answer->body, "large");
}

TEST_P(HttpClient, AnswersThatAreNotHttpAreFailures) {
  ScriptedServer server([](ServerSide& side, int number) {
    side.request();
    side.say(number == 1 ? "SSH-2.0-OpenSSH_9.2\r\n\r\n"
                         : "HTTP/1.1 200 OK\r\nX: " + std::string(400'000, 'y') + "\r\n\r\n");
  });
  const auto ours = client();
  for (int i = 0; i < 2; ++i) {
    const auto answer = ours->send(get(server.url("/")), soon());
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().error.kind, ErrorKind::upstream);
  }
}

INSTANTIATE_TEST_SUITE_P(Both, HttpClient,
                         ::testing::Values(Maker{"Curl", make_client}, Maker{"Lean", make_lean_client}),
                         [](const auto& one) { return one.param.name; });

TEST(LeanClient, SendsNoHeaderThatCouldAddAnother) {
  ScriptedServer server([](ServerSide& side, int) { side.request(); });
  for (const auto& [name, value] :
       {std::pair{"X", "a\r\nY: b"}, std::pair{"X\r\nY", "b"}, std::pair{"", "b"}}) {
    ClientRequest request = get(server.url("/"));
    request.headers.add(name, value);
    const auto answer = make_lean_client()->send(request, soon());
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().error.kind, ErrorKind::bad_request);
  }
  EXPECT_EQ(server.connections(), 0);
}

}  // namespace
}  // namespace onesheet::http

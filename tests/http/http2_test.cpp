// HTTP/2 by prior knowledge, driven by nghttp2's client side over a socket; and what must not be taken for
// it.
#include "http/http2_session.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/tcp.h>
#include <nghttp2/nghttp2.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <future>
#include <map>
#include <thread>
#include <vector>

#include "http/echo_handler.h"

namespace onesheet::http {
namespace {

using namespace std::chrono_literals;
using testing::Answer;
using testing::TestServer;

ServerOptions with_http2(ServerOptions options = {}) {
  options.http2 = true;
  return options;
}

// Sends requests over one connection and reads until all are answered or the connection ends.
class Http2Client {
 public:
  struct Got : Answer {
    bool complete = false;
    std::uint32_t reset = 0;
    std::string to_send;
    std::size_t sent = 0;
    bool hold_end = false;  // the body never ends
  };

  explicit Http2Client(std::uint16_t port) : wire_(port) {
    const int at_once = 1;  // as HTTP/2 clients do: small frames must not wait for each other
    ::setsockopt(wire_.socket(), IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
    nghttp2_session_callbacks* callbacks = nullptr;
    nghttp2_session_callbacks_new(&callbacks);
    nghttp2_session_callbacks_set_on_header_callback(
        callbacks,
        [](nghttp2_session*, const nghttp2_frame* frame, const std::uint8_t* name, std::size_t name_length,
           const std::uint8_t* value, std::size_t value_length, std::uint8_t, void* user) {
          Got& got = static_cast<Http2Client*>(user)->answers_[frame->hd.stream_id];
          const std::string field{reinterpret_cast<const char*>(name), name_length};
          const std::string text{reinterpret_cast<const char*>(value), value_length};
          if (field == ":status") {
            got.status = std::stoi(text);
          } else {
            got.headers.add(field, text);
          }
          return 0;
        });
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(
        callbacks, [](nghttp2_session*, std::uint8_t, std::int32_t id, const std::uint8_t* data,
                      std::size_t length, void* user) {
          static_cast<Http2Client*>(user)->answers_[id].body.append(reinterpret_cast<const char*>(data),
                                                                    length);
          return 0;
        });
    nghttp2_session_callbacks_set_on_stream_close_callback(
        callbacks, [](nghttp2_session*, std::int32_t id, std::uint32_t code, void* user) {
          Got& got = static_cast<Http2Client*>(user)->answers_[id];
          got.complete = true;
          got.reset = code;
          return 0;
        });
    nghttp2_session_client_new(&session_, callbacks, this);
    nghttp2_session_callbacks_del(callbacks);
    nghttp2_submit_settings(session_, NGHTTP2_FLAG_NONE, nullptr, 0);
  }
  ~Http2Client() { nghttp2_session_del(session_); }
  Http2Client(const Http2Client&) = delete;
  Http2Client& operator=(const Http2Client&) = delete;

  std::int32_t ask(const std::string& method, const std::string& path, std::string body = {},
                   bool hold_end = false, std::vector<std::pair<std::string, std::string>> more = {}) {
    std::vector<std::pair<std::string, std::string>> fields{
        {":method", method}, {":path", path}, {":scheme", "http"}, {":authority", "127.0.0.1:1"}};
    fields.insert(fields.end(), more.begin(), more.end());
    std::vector<nghttp2_nv> list;
    for (auto& [name, value] : fields) {
      list.push_back({reinterpret_cast<std::uint8_t*>(name.data()),
                      reinterpret_cast<std::uint8_t*>(value.data()), name.size(), value.size(),
                      NGHTTP2_NV_FLAG_NONE});
    }
    nghttp2_data_provider provider{{.ptr = this}, read_body};
    const bool has_body = !body.empty() || hold_end;
    const std::int32_t id = nghttp2_submit_request(session_, nullptr, list.data(), list.size(),
                                                   has_body ? &provider : nullptr, nullptr);
    answers_[id].to_send = std::move(body);
    answers_[id].hold_end = hold_end;
    return id;
  }

  // False when the server has closed.
  bool exchange() {
    const std::uint8_t* bytes = nullptr;
    for (ssize_t length = 0; (length = nghttp2_session_mem_send(session_, &bytes)) > 0;) {
      if (!wire_.send({reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length)})) return false;
    }
    std::array<std::uint8_t, 16 * 1024> input;
    const ssize_t got = ::recv(wire_.socket(), input.data(), input.size(), 0);
    if (got <= 0) return false;
    return nghttp2_session_mem_recv(session_, input.data(), static_cast<std::size_t>(got)) >= 0;
  }
  const Got& read(std::int32_t id) {
    while (!answers_[id].complete && exchange()) {
    }
    return answers_[id];
  }
  const Got& get(const std::string& path) { return read(ask("GET", path)); }

 private:
  static ssize_t read_body(nghttp2_session*, std::int32_t id, std::uint8_t* to, std::size_t most,
                           std::uint32_t* flags, nghttp2_data_source* source, void*) {
    Got& got = static_cast<Http2Client*>(source->ptr)->answers_[id];
    const std::size_t size = std::min(most, got.to_send.size() - got.sent);
    std::copy_n(got.to_send.data() + got.sent, size, reinterpret_cast<char*>(to));
    got.sent += size;
    if (size == 0 && got.hold_end) return NGHTTP2_ERR_DEFERRED;
    if (got.sent == got.to_send.size() && !got.hold_end) *flags |= NGHTTP2_DATA_FLAG_EOF;
    return static_cast<ssize_t>(size);
  }

  testing::RawClient wire_;
  nghttp2_session* session_ = nullptr;
  std::map<std::int32_t, Got> answers_;
};

TEST(Http2, AnswersLikeHttp1) {
  TestServer server(with_http2());
  Http2Client client(server.server->port());
  const auto& got = client.get("/a?b=1");
  EXPECT_EQ(got.status, 200);
  EXPECT_EQ(got.body, "/a");
  EXPECT_EQ(got.header("x-method"), "GET");
  EXPECT_EQ(got.header("x-query"), "b=1");
  EXPECT_EQ(got.header("x-peer"), "127.0.0.1");
  EXPECT_EQ(got.header("content-length"), "2");
  EXPECT_NE(got.header("date"), "");
  EXPECT_EQ(got.reset, 0U);
  EXPECT_EQ(client.get("/b").body, "/b");  // the same connection again
}

TEST(Http2, TheAuthorityIsTheHost) {
  TestServer server(with_http2());
  server.handler->routes["/host"] = [](const RequestHead& head, const std::string&, const Respond& respond) {
    Response response;
    response.body = std::string{head.headers.find("host").value_or("none")};
    respond(std::move(response));
  };
  Http2Client client(server.server->port());
  EXPECT_EQ(client.get("/host").body, "127.0.0.1:1");
}

TEST(Http2, BodiesLargerThanEveryWindowGoBothWays) {
  TestServer server(with_http2());
  Http2Client client(server.server->port());
  std::string body(3'000'000, 'x');
  for (std::size_t i = 0; i < body.size(); ++i) body[i] = static_cast<char>('a' + i % 23);
  const auto& got = client.read(client.ask("POST", "/echo", body));
  EXPECT_EQ(got.status, 200);
  EXPECT_TRUE(got.body == body);
}

TEST(Http2, StreamsAreAnsweredInAnyOrder) {
  TestServer server(with_http2());
  std::optional<Respond> held;
  server.handler->routes["/late"] = [&](const RequestHead&, const std::string&, Respond respond) {
    held = std::move(respond);
  };
  Http2Client client(server.server->port());
  const auto late = client.ask("GET", "/late");
  EXPECT_EQ(client.get("/soon").body, "/soon");
  ASSERT_TRUE(held);
  std::thread elsewhere([&] {
    Response response;
    response.body = "late";
    (*held)(std::move(response));
    held.reset();
  });
  EXPECT_EQ(client.read(late).body, "late");
  elsewhere.join();
}

TEST(Http2, DroppedAndThrowingHandlersGetAnswers) {
  TestServer server(with_http2());
  server.handler->routes["/drop"] = [](const RequestHead&, const std::string&, const Respond&) {};
  Http2Client client(server.server->port());
  for (const char* path : {"/drop", "/throw", "/throw-early", "/throw-begin"}) {
    EXPECT_EQ(client.get(path).status, 500) << path;
  }
  EXPECT_EQ(client.read(client.ask("POST", "/throw-body", "x")).status, 500);
  EXPECT_EQ(client.read(client.ask("POST", "/bad-body", "x")).status, 400);
  EXPECT_EQ(client.get("/still").body, "/still");
}

TEST(Http2, EarlyAnswersStopTheUpload) {
  TestServer server(with_http2());
  server.handler->body_bytes_max = 1000;
  Http2Client client(server.server->port());
  EXPECT_EQ(client.read(client.ask("POST", "/forbidden", std::string(500'000, 'x'))).status, 403);
  EXPECT_EQ(client.read(client.ask("POST", "/echo", std::string(1000, 'x'))).status, 200);
  EXPECT_EQ(client.read(client.ask("POST", "/echo", std::string(1001, 'x'))).status, 413);
  EXPECT_EQ(
      client
          .read(client.ask("POST", "/echo", std::string(500'000, 'x'), false, {{"content-length", "500000"}}))
          .status,
      413);
  EXPECT_EQ(client.get("/still").body, "/still");
}

TEST(Http2, HeadsOverTheLimitAreRefused) {
  ServerOptions options = with_http2();
  options.header_bytes_max = 1000;
  TestServer server(options);
  Http2Client client(server.server->port());
  EXPECT_EQ(client.read(client.ask("GET", "/a", {}, false, {{"x", std::string(600, 'a')}})).status, 200);
  EXPECT_EQ(client.read(client.ask("GET", "/a", {}, false, {{"x", std::string(1000, 'a')}})).status, 431);
  EXPECT_EQ(client.get("/still").body, "/still");
}

TEST(Http2, HeadAndFiles) {
  const auto path = std::filesystem::temp_directory_path() / ("onesheet-http2-" + std::to_string(::getpid()));
  std::ofstream{path} << "0123456789";
  TestServer server(with_http2());
  server.handler->routes["/file"] = [&](const RequestHead&, const std::string&, const Respond& respond) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    Response response;
    response.file = FileSlice{
        descriptor, 2, 5, std::shared_ptr<const void>(nullptr, [=](const void*) { ::close(descriptor); })};
    respond(std::move(response));
  };
  Http2Client client(server.server->port());
  EXPECT_EQ(client.get("/file").body, "23456");
  const auto& head = client.read(client.ask("HEAD", "/file"));
  EXPECT_EQ(head.body, "");
  EXPECT_EQ(head.header("content-length"), "5");
  std::filesystem::remove(path);
}

TEST(Http2, BodiesThatStopAndAnswersThatDoNotComeTimeOut) {
  ServerOptions options = with_http2();
  options.body_stall_timeout = 100ms;
  options.answer_timeout = 100ms;
  TestServer server(options);
  std::vector<Respond> held;
  server.handler->routes["/never"] = [&](const RequestHead&, const std::string&, Respond respond) {
    held.push_back(std::move(respond));
  };
  Http2Client client(server.server->port());
  EXPECT_EQ(client.read(client.ask("POST", "/echo", "half", true)).status, 408);
  EXPECT_EQ(client.get("/never").status, 408);
  EXPECT_EQ(client.get("/still").body, "/still");
  held.clear();
}

TEST(Http2, IdleConnectionsAreClosed) {
  ServerOptions options = with_http2();
  options.idle_timeout = 100ms;
  TestServer server(options);
  Http2Client client(server.server->port());
  EXPECT_EQ(client.get("/a").status, 200);
  while (client.exchange()) {
  }
  EXPECT_EQ(server.handler->calls_alive, 0);
}

TEST(Http2, StreamsBeyondTheLimitWaitTheirTurn) {
  TestServer server(with_http2());
  Http2Client client(server.server->port());
  EXPECT_EQ(client.get("/a").status, 200);  // from here on the client knows the limit
  std::vector<std::int32_t> ids;
  for (std::uint32_t i = 0; i < 3 * kHttp2StreamsMax; ++i) ids.push_back(client.ask("GET", "/a"));
  for (const auto id : ids) EXPECT_EQ(client.read(id).status, 200);
}

TEST(Http2, RequestsInFlightAreDrained) {
  TestServer server(with_http2());
  std::promise<Respond> begun;
  server.handler->routes["/slow"] = [&](const RequestHead&, const std::string&, Respond respond) {
    begun.set_value(std::move(respond));
  };
  Http2Client client(server.server->port());
  std::thread elsewhere([&] {
    const Respond respond = begun.get_future().get();
    server.server->stop_accepting();
    Response response;
    response.body = "done";
    respond(std::move(response));
    server.server->drain(10s);
  });
  EXPECT_EQ(client.get("/slow").body, "done");
  elsewhere.join();
  EXPECT_FALSE(client.exchange() && client.exchange() && client.exchange());
}

TEST(Http2, WhatOnlyBeginsLikeItIsHttp1) {
  TestServer server(with_http2());
  auto client = server.client();
  client.send("P");
  std::this_thread::sleep_for(20ms);
  client.send("OST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi");
  EXPECT_EQ(client.read()->body, "hi");
  // Only the beginning of a connection can be a preface.
  client.send(kHttp2Preface);
  EXPECT_GE(client.read()->status, 400);
  auto wrong = server.client();
  wrong.send("PRI * HTTP/2.0\r\nHost: a\r\n\r\n");
  EXPECT_GE(wrong.read()->status, 400);
}

TEST(Http2, NonsenseAfterThePrefaceEndsTheConnection) {
  TestServer server(with_http2());
  auto client = server.client();
  client.send(kHttp2Preface);
  client.send(std::string(1000, '\xff'));
  std::array<char, 4096> input;
  while (::recv(client.socket(), input.data(), input.size(), 0) > 0) {
  }
  EXPECT_EQ(server.handler->begun, 0);
}

TEST(Http2, IsNotSpokenUnlessAskedFor) {
  TestServer server;
  auto client = server.client();
  client.send(kHttp2Preface);
  EXPECT_GE(client.read()->status, 400);
}

}  // namespace
}  // namespace onesheet::http

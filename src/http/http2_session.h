// HTTP/2 on one connection (RFC 9113), in the clear and by prior knowledge: what the AWS SDK for JavaScript
// speaks to Bedrock's runtime. nghttp2 does frames, header compression and flow control (in the .cpp); each
// stream becomes a Call like a request of HTTP/1.1, under the same limits. Bytes in, bytes out: the
// connection does the I/O. Everything here runs on the connection's loop.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "http/io_loop.h"
#include "http/server.h"

namespace onesheet::http {

// What a client sends first.
inline constexpr std::string_view kHttp2Preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
inline constexpr std::uint32_t kHttp2StreamsMax = 32;  // at the same time on one connection

class Http2Session {
 public:
  // How a stream's Call answers: through Connection, which calls answer() on the loop.
  using MakeRespond = std::function<Respond(std::uint64_t stream)>;

  Http2Session(IoLoop& loop, std::string peer, MakeRespond make_respond);
  ~Http2Session();
  Http2Session(const Http2Session&) = delete;
  Http2Session& operator=(const Http2Session&) = delete;

  // From the preface on.
  void feed(std::string_view bytes);
  // Ignored when the stream is over or answered.
  void answer(std::uint64_t stream, Response response);
  void answer_bug(std::uint64_t stream);

  // What to send next, valid until the next call here; empty: nothing for now.
  std::string_view output();
  void sent(std::size_t bytes);
  bool over() const;  // there is nothing more to read or to send

  // When time_out() wants to be called. It gives late requests their answer; false: the connection has been
  // idle too long and is to be closed.
  std::chrono::steady_clock::time_point deadline() const;
  bool time_out(std::chrono::steady_clock::time_point now);

 private:
  struct Stream;
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace onesheet::http

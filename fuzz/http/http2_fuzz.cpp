// HTTP/2 as strangers speak it: any bytes after the preface, cut into packets by their first byte. Nothing
// may crash, and every request that was begun must be let go of.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "http/http2_session.h"

namespace {

using namespace onesheet;

int calls_alive = 0;

class CountedCall final : public http::Call {
 public:
  CountedCall() { ++calls_alive; }
  ~CountedCall() override { --calls_alive; }
  CountedCall(const CountedCall&) = delete;
  CountedCall& operator=(const CountedCall&) = delete;
  std::uint64_t body_bytes_max() const override { return 100; }
  base::Result<void> on_body(std::span<const std::uint8_t>) override { return {}; }
  void finish(http::Respond respond) override {
    http::Response response;
    response.body = "answer";
    respond(std::move(response));
  }
  http::Response answer_for(const base::Error&) override { return {}; }
};

class CountedHandler final : public http::Handler {
 public:
  std::shared_ptr<http::Call> begin(http::RequestHead head) override {
    if (head.path().empty()) std::abort();
    return std::make_shared<CountedCall>();
  }
  http::Response answer_for_malformed(int) override { return {}; }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static base::NullLog log;
  static const auto common =
      std::make_shared<http::Common>(http::ServerOptions{}, std::make_shared<CountedHandler>(), log);
  static const auto loop = std::make_shared<http::IoLoop>(common);
  if (size == 0) return 0;
  const std::size_t packet_bytes = data[0] + 1U;
  std::string_view rest{reinterpret_cast<const char*>(data) + 1, size - 1};
  {
    http::Http2Session* current = nullptr;
    http::Http2Session session(*loop, "192.0.2.1", [&current](std::uint64_t stream) -> http::Respond {
      return [&current, stream](http::Response response) { current->answer(stream, std::move(response)); };
    });
    current = &session;
    session.feed(http::kHttp2Preface);
    while (!rest.empty() && !session.over()) {
      session.feed(rest.substr(0, packet_bytes));
      rest.remove_prefix(std::min(packet_bytes, rest.size()));
      while (!session.output().empty()) session.sent(session.output().size());
    }
    session.time_out(session.deadline());
  }
  if (calls_alive != 0) std::abort();
  return 0;
}

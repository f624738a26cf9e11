// A whole request of a stranger, head and body: nothing unsigned is ever drawn.
// Form: "METHOD target\nName: value\n…\n\nbody".
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/encoding.h"
#include "base/log.h"
#include "doors/bedrockapi/bedrock_door.h"

namespace {

using namespace onesheet;

struct Machine {
  // 2026-01-02T03:04:05Z: the kept requests were signed then, with another secret.
  std::shared_ptr<base::ManualClock> clock =
      std::make_shared<base::ManualClock>(base::WallTime{std::chrono::milliseconds{1'767'323'045'000}});
  std::shared_ptr<base::WorkerPool> makers = std::make_shared<base::WorkerPool>(1, 4);
  std::shared_ptr<http::Handler> handler = doors::make_bedrock_door(
      {.access_key_id = "AKIDEXAMPLE", .secret_access_key = "never in a corpus"},
      [](const doors::PictureOrder&, base::Deadline) -> base::Result<std::vector<std::uint8_t>> {
        std::abort();
      },
      makers, clock, std::make_shared<base::NullLog>());
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Machine machine;
  std::string_view text{reinterpret_cast<const char*>(data), size};
  const auto take_line = [&text] {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    return line;
  };
  http::RequestHead head;
  const std::string_view first = take_line();
  head.method = first.substr(0, first.find(' '));
  head.target = first.find(' ') == std::string_view::npos ? "/" : first.substr(first.find(' ') + 1);
  for (std::string_view line = take_line(); !line.empty(); line = take_line()) {
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos) continue;
    head.headers.add(std::string{line.substr(0, colon)}, std::string{line.substr(colon + 2)});
  }
  const auto call = machine.handler->begin(std::move(head));
  int status = 0;
  if (const auto answer = call->reject_early()) {
    status = answer->status;
  } else {
    if (!call->on_body(base::as_bytes(text))) std::abort();
    call->finish([&status](const http::Response& response) { status = response.status; });
  }
  if (status < 400) std::abort();  // refused, and at once
  return 0;
}

// A whole request head of a stranger, up to the moment its body would be read: nothing unsigned gets in.
// Form: "METHOD target\nName: value\n…".
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/log.h"
#include "base/thread_pool.h"
#include "doors/s3api/s3_door.h"
#include "store/memory/memory_engine.h"

namespace {

using namespace onesheet;

struct Machine {
  // 2026-01-02T03:04:05Z: the kept requests were signed then, with another secret.
  base::ManualClock clock{base::WallTime{std::chrono::milliseconds{1'767'323'045'000}}};
  base::NullLog log;
  base::WorkerPool pool{1, 4};
  std::shared_ptr<http::Handler> handler =
      doors::make_s3_door({.access_key_id = "AKIDEXAMPLE", .secret_access_key = "never in a corpus"},
                          store::make_memory_engine(clock), pool, clock, log);
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
  while (!text.empty()) {
    const std::string_view line = take_line();
    const std::size_t colon = line.find(": ");
    if (colon != std::string_view::npos) {
      head.headers.add(std::string{line.substr(0, colon)}, std::string{line.substr(colon + 2)});
    }
  }
  const auto call = machine.handler->begin(std::move(head));
  const auto answer = call->reject_early();
  if (!answer || answer->status < 400) std::abort();
  return 0;
}

// Requests as strangers send them. Beyond not crashing: what a request says must not depend on how its bytes
// were cut into packets, and an accepted head has one meaning only.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "http/request_parser.h"

namespace {

using onesheet::http::RequestHead;
using onesheet::http::RequestParser;

constexpr std::size_t kHeaderBytesMax = 4096;

struct Parsed {
  bool head_complete = false, complete = false, failed = false;
  RequestHead head;
  std::string body;
};

// Gives the bytes in packets of at most `packet_bytes`, as a connection does.
Parsed parse(std::string_view bytes, std::size_t packet_bytes) {
  RequestParser parser(kHeaderBytesMax);
  Parsed parsed;
  std::string pending;
  while (!parsed.complete && !parsed.failed) {
    if (!parsed.head_complete && !pending.empty()) {
      const auto step = parser.read_head(pending);
      pending.erase(0, step.consumed);
      if (step.outcome == RequestParser::Outcome::failed) {
        parsed.failed = true;
        if (step.status != 400 && step.status != 431 && step.status != 505) std::abort();
      } else if (step.outcome == RequestParser::Outcome::complete) {
        parsed.head_complete = true;
        parsed.complete = !parser.has_body();
        parsed.head = parser.take_head();
        (void)parser.keep_alive();
        continue;
      }
    } else if (parsed.head_complete && !pending.empty()) {
      const auto step = parser.read_body(pending);
      if (step.consumed > pending.size() || step.piece.size() > step.consumed) std::abort();
      parsed.body.append(step.piece);
      pending.erase(0, step.consumed);
      parsed.failed = step.outcome == RequestParser::Outcome::failed;
      parsed.complete = step.outcome == RequestParser::Outcome::complete;
      if (step.consumed > 0) continue;
    }
    if (parsed.failed || parsed.complete || bytes.empty()) break;
    const std::string_view packet = bytes.substr(0, packet_bytes);
    pending.append(packet);
    bytes.remove_prefix(packet.size());
  }
  return parsed;
}

void check(const RequestHead& head) {
  const std::size_t lengths = head.headers.find_all("content-length").size();
  const std::size_t encodings = head.headers.find_all("transfer-encoding").size();
  if (lengths + encodings > 1) std::abort();
  if (head.chunked != (encodings == 1) || head.content_length.has_value() != (lengths == 1)) std::abort();
  if (head.path().empty() || head.path().find('?') != std::string_view::npos) std::abort();
  if (head.target.find_first_of(" \r\n") != std::string::npos) std::abort();
  for (const auto& [name, value] : head.headers.fields()) {
    if (name.empty() || (name + value).find_first_of("\r\n") != std::string::npos) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t packet_bytes = 1 + data[0] % 64;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Parsed whole = parse(bytes, bytes.size() + 1);
  const Parsed cut = parse(bytes, packet_bytes);
  if (whole.head_complete) check(whole.head);
  if (whole.head_complete != cut.head_complete || whole.complete != cut.complete) std::abort();
  if (whole.head_complete && whole.head.target != cut.head.target) std::abort();
  if (whole.head_complete && whole.head.headers.fields() != cut.head.headers.fields()) std::abort();
  if (whole.complete && whole.body != cut.body) std::abort();
  return 0;
}

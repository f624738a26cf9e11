#include "http/request_parser.h"

#include <algorithm>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <string>
#include <utility>

#include "base/utf8.h"

namespace onesheet::http {
namespace {

namespace beast = boost::beast;
using ErrorCode = beast::error_code;

// A chunk's size line with its extensions, or all trailers: nobody sends more than a few hundred bytes.
constexpr std::size_t kChunkOverheadBytesMax = 16 * 1024;

std::string_view std_view(beast::string_view text) { return {text.data(), text.size()}; }

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// Tells "a version we do not speak" from a line that is no request line at all; Beast calls both the same.
bool names_a_version(std::string_view bytes) {
  const std::string_view line = bytes.substr(0, bytes.find("\r\n"));
  return std::ranges::count(line, ' ') == 2 && line.substr(line.rfind(' ')).starts_with(" HTTP/");
}

}  // namespace

// Keeps what Beast finds. Beast is not eager: one put() gives the head, or one piece of the body.
class RequestParser::Beast final : public beast::http::basic_parser<true> {
 public:
  explicit Beast(std::size_t header_bytes_max) {
    header_limit(static_cast<std::uint32_t>(std::min<std::size_t>(header_bytes_max, 0x7FFFFFFF)));
    body_limit(boost::none);  // the Call says how much is too much
    eager(false);
  }

  RequestHead head;
  std::string_view piece;
  int version = 11;
  bool head_done = false;
  std::size_t hosts = 0, lengths = 0, encodings = 0;
  bool framing_clear = true;
  bool expects_continue = false;

 private:
  void on_request_impl(beast::http::verb, beast::string_view method, beast::string_view target,
                       int http_version, ErrorCode&) override {
    head.method = std_view(method);
    head.target = std_view(target);
    version = http_version;
  }
  void on_response_impl(int, beast::string_view, int, ErrorCode&) override {}

  void on_field_impl(beast::http::field field, beast::string_view name, beast::string_view value,
                     ErrorCode&) override {
    if (head_done) return;  // trailers mean nothing to us (RFC 9110 §6.5.1: may be discarded)
    const std::string_view text = base::trim(std_view(value));
    switch (field) {
      case beast::http::field::host:
        ++hosts;
        break;
      case beast::http::field::content_length:
        ++lengths;
        framing_clear = framing_clear && all_digits(text);
        break;
      case beast::http::field::transfer_encoding:
        ++encodings;
        framing_clear = framing_clear && base::iequals_ascii(text, "chunked");
        break;
      case beast::http::field::expect:
        expects_continue = base::iequals_ascii(text, "100-continue");
        break;
      default:
        break;
    }
    head.headers.add(std::string{std_view(name)}, std::string{text});
  }

  void on_header_impl(ErrorCode&) override { head_done = true; }
  void on_body_init_impl(const boost::optional<std::uint64_t>&, ErrorCode&) override {}
  std::size_t on_body_impl(beast::string_view body, ErrorCode&) override {
    piece = std_view(body);
    return body.size();
  }
  void on_chunk_header_impl(std::uint64_t, beast::string_view, ErrorCode&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view body, ErrorCode&) override {
    piece = std_view(body);
    return body.size();
  }
  void on_finish_impl(ErrorCode&) override {}
};

namespace {

// A header line that begins with white space continues the one before (obs-fold). RFC 9112 §5.2 lets a server
// refuse it, and since proxies differ in how they read it, we do. `bytes` are what is left of a head, perhaps
// with a body behind.
bool folds_a_line(std::string_view bytes) {
  if (bytes.starts_with("\r\n")) return false;  // the empty line that ends the head
  const std::string_view head = bytes.substr(0, bytes.find("\r\n\r\n"));
  return head.find("\r\n ") != std::string_view::npos || head.find("\r\n\t") != std::string_view::npos;
}

}  // namespace

RequestParser::RequestParser(std::size_t header_bytes_max)
    : header_bytes_max_(header_bytes_max), beast_(std::make_unique<std::optional<Beast>>()) {
  reset();
}

RequestParser::~RequestParser() = default;

void RequestParser::reset() {
  beast_->emplace(header_bytes_max_);
  head_bytes_ = 0;
}

RequestParser::HeadStep RequestParser::read_head(std::string_view bytes) {
  Beast& parser = **beast_;
  ErrorCode error;
  if (folds_a_line(bytes)) {
    HeadStep folded;
    folded.outcome = Outcome::failed;
    folded.status = 400;
    return folded;
  }
  // Beast's own limit starts anew after every line it has consumed, so the whole head is counted here.
  const std::size_t allowed = std::min(bytes.size(), header_bytes_max_ - head_bytes_);
  HeadStep step;
  step.consumed = parser.put({bytes.data(), allowed}, error);
  head_bytes_ += step.consumed;
  if (error == beast::http::error::need_more) {
    if (allowed < bytes.size() || head_bytes_ + (allowed - step.consumed) >= header_bytes_max_) {
      step.outcome = Outcome::failed;
      step.status = 431;
    }
    return step;
  }
  if (error) {
    step.outcome = Outcome::failed;
    step.status = 400;
    if (error == beast::http::error::header_limit) step.status = 431;
    if (error == beast::http::error::bad_version && names_a_version(bytes)) step.status = 505;
    return step;
  }
  if (!parser.is_header_done()) return step;
  const bool host_clear = parser.hosts == 1 || (parser.hosts == 0 && parser.version == 10);
  const bool framing_clear = parser.framing_clear && parser.lengths + parser.encodings <= 1 &&
                             (parser.encodings == 0 || parser.version == 11);
  step.outcome = host_clear && framing_clear ? Outcome::complete : Outcome::failed;
  step.status = step.outcome == Outcome::failed ? 400 : 0;
  return step;
}

RequestParser::BodyStep RequestParser::read_body(std::string_view bytes) {
  Beast& parser = **beast_;
  parser.piece = {};
  ErrorCode error;
  BodyStep step;
  step.consumed = parser.put({bytes.data(), bytes.size()}, error);
  step.piece = parser.piece;
  const bool endless = error == beast::http::error::need_more && bytes.size() > kChunkOverheadBytesMax;
  if ((error && error != beast::http::error::need_more) || endless) {
    step.outcome = Outcome::failed;
  } else if (parser.is_done()) {
    step.outcome = Outcome::complete;
  }
  return step;
}

RequestHead RequestParser::take_head() {
  Beast& parser = **beast_;
  parser.head.chunked = parser.chunked();
  if (const auto length = parser.content_length()) parser.head.content_length = *length;
  return std::move(parser.head);
}

bool RequestParser::has_body() const { return !(*beast_)->is_done(); }
bool RequestParser::keep_alive() const { return (*beast_)->keep_alive(); }
bool RequestParser::speaks_http_10() const { return (*beast_)->version == 10; }
bool RequestParser::expects_continue() const { return (*beast_)->expects_continue; }

}  // namespace onesheet::http

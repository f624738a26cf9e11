// One HTTP/1.1 request, parsed as its bytes arrive. Beast does the parsing (in the .cpp); what Beast leaves
// open is decided here: the limit holds for the head as a whole, and every framing two parsers could read
// differently is refused, so no request can be smuggled past a proxy in front of us (RFC 9112 §6.3, §11.2).
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

#include "http/server.h"

namespace onesheet::http {

class RequestParser {
 public:
  explicit RequestParser(std::size_t header_bytes_max);
  ~RequestParser();

  enum class Outcome { need_more, complete, failed };

  struct HeadStep {
    Outcome outcome = Outcome::need_more;
    std::size_t consumed = 0;  // of the bytes given; the rest must be given again, followed by more
    int status = 0;            // of `failed`: 400, 431 or 505
  };
  HeadStep read_head(std::string_view bytes);

  struct BodyStep {
    Outcome outcome = Outcome::need_more;
    std::size_t consumed = 0;
    std::string_view piece;  // body bytes, a view into the bytes given
  };
  // After a complete head, until `complete`. A piece may come with any outcome but `failed`.
  BodyStep read_body(std::string_view bytes);

  // After a complete head.
  RequestHead take_head();
  bool has_body() const;    // not yet complete
  bool keep_alive() const;  // what version and Connection ask for
  bool speaks_http_10() const;
  bool expects_continue() const;

  void reset();  // for the next request

 private:
  class Beast;
  std::size_t header_bytes_max_;
  std::unique_ptr<std::optional<Beast>> beast_;
  std::size_t head_bytes_ = 0;  // consumed so far
};

}  // namespace onesheet::http

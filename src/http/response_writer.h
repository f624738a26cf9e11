// Sends one response over a non-blocking socket: head and body in one system call where both lie in memory, a
// file with sendfile(2) behind its head. POSIX only; the connection says when to try again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "http/server.h"

namespace onesheet::http {

class ResponseWriter {
 public:
  struct Framing {
    bool to_head = false;   // the request was HEAD
    bool close = false;     // nothing follows on this connection
    bool http_10 = false;   // the client has to be told when it may reuse the connection
    std::string_view date;  // IMF-fixdate
  };
  // A header no client could read safely (CR, LF or NUL in a value, a name that is no token) and those the
  // server itself sets are left out; returns how many of the former there were.
  std::size_t start(Response response, const Framing& framing);
  void start_continue();  // 100 Continue

  enum class Progress { done, blocked, failed };
  // Sends what the socket takes. `blocked` also after a fair share, so one fast reader starves nobody.
  Progress pump(int socket);
  // Forgets the response, and with it the file; keeps the buffer.
  void clear();

 private:
  Progress pump_memory(int socket);
  Progress pump_file(int socket);

  std::string head_;
  Response response_;
  std::size_t sent_ = 0;  // of head_ and response_.body together
  std::uint64_t file_left_ = 0;
  std::uint64_t file_offset_ = 0;
};

}  // namespace onesheet::http

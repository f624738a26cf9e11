#include "http/response_writer.h"

#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <utility>

#include "base/utf8.h"

namespace onesheet::http {
namespace {

// One turn's share of a file. Twice a large poster, so that a turn is normally enough.
constexpr std::uint64_t kTurnBytes = 4ULL << 20;

bool is_token(std::string_view name) {  // RFC 9110 §5.6.2
  return !name.empty() && std::ranges::all_of(name, [](unsigned char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           std::string_view{"!#$%&'*+-.^_`|~"}.contains(static_cast<char>(c));
  });
}

bool safe_value(std::string_view value) {
  using namespace std::string_view_literals;
  return value.find_first_of("\r\n\0"sv) == std::string_view::npos;
}

bool is_the_servers(std::string_view name) {
  switch (name.size()) {
    case 4:
      return base::iequals_ascii(name, "date");
    case 10:
      return base::iequals_ascii(name, "connection") || base::iequals_ascii(name, "keep-alive");
    case 14:
      return base::iequals_ascii(name, "content-length");
    case 17:
      return base::iequals_ascii(name, "transfer-encoding");
    default:
      return false;
  }
}

void append_number(std::string& to, std::uint64_t number) {
  std::array<char, 20> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  to.append(digits.data(), end);
}

bool would_block(int error) { return error == EAGAIN || error == EWOULDBLOCK; }

}  // namespace

std::size_t ResponseWriter::start(Response response, const Framing& framing) {
  response_ = std::move(response);
  sent_ = 0;
  const int status = response_.status >= 200 && response_.status <= 999 ? response_.status : 500;
  const bool unmodified = status == 304;
  std::uint64_t length = response_.file ? response_.file->length : response_.body.size();
  bool state_length = status != 204;  // RFC 9110 §8.6
  if (status == 204 || unmodified || framing.to_head) {
    state_length = state_length && (!unmodified || response_.stated_length);
    length = response_.stated_length.value_or(length);
    response_.file.reset();
    response_.body.clear();
  }

  head_.clear();
  head_.append("HTTP/1.1 ");
  append_number(head_, static_cast<std::uint64_t>(status));
  head_.append(" ").append(reason_phrase(status)).append("\r\nDate: ").append(framing.date).append("\r\n");
  std::size_t refused = 0;
  for (const auto& [name, value] : response_.headers.fields()) {
    if (is_the_servers(name)) continue;
    if (!is_token(name) || !safe_value(value)) {
      ++refused;
      continue;
    }
    head_.append(name).append(": ").append(value).append("\r\n");
  }
  if (state_length) {
    head_.append("Content-Length: ");
    append_number(head_, length);
    head_.append("\r\n");
  }
  if (framing.close) {
    head_.append("Connection: close\r\n");
  } else if (framing.http_10) {
    head_.append("Connection: keep-alive\r\n");
  }
  head_.append("\r\n");
  file_left_ = response_.file ? response_.file->length : 0;
  file_offset_ = response_.file ? response_.file->offset : 0;
  return refused;
}

void ResponseWriter::start_continue() {
  clear();
  head_ = "HTTP/1.1 100 Continue\r\n\r\n";
}

void ResponseWriter::clear() {
  head_.clear();
  response_ = Response{};
  sent_ = 0;
  file_left_ = 0;
}

ResponseWriter::Progress ResponseWriter::pump(int socket) {
  const std::size_t memory = head_.size() + (response_.file ? 0 : response_.body.size());
  if (sent_ < memory) {
    if (const Progress progress = pump_memory(socket); progress != Progress::done) return progress;
  }
  return file_left_ > 0 ? pump_file(socket) : Progress::done;
}

ResponseWriter::Progress ResponseWriter::pump_memory(int socket) {
  const std::string_view body = response_.file ? std::string_view{} : std::string_view{response_.body};
  // MSG_MORE lets the head travel in the first segment of the file instead of one of its own.
  const int flags = MSG_NOSIGNAL | (file_left_ > 0 ? MSG_MORE : 0);
  while (sent_ < head_.size() + body.size()) {
    std::array<iovec, 2> parts{};
    std::size_t count = 0;
    if (sent_ < head_.size()) parts[count++] = {head_.data() + sent_, head_.size() - sent_};
    const std::size_t body_sent = sent_ > head_.size() ? sent_ - head_.size() : 0;
    if (body_sent < body.size()) {
      parts[count++] = {response_.body.data() + body_sent, body.size() - body_sent};
    }
    msghdr message{};
    message.msg_iov = parts.data();
    message.msg_iovlen = count;
    const ssize_t sent = ::sendmsg(socket, &message, flags);
    if (sent < 0) {
      if (errno == EINTR) continue;
      return would_block(errno) ? Progress::blocked : Progress::failed;
    }
    sent_ += static_cast<std::size_t>(sent);
  }
  return Progress::done;
}

ResponseWriter::Progress ResponseWriter::pump_file(int socket) {
  std::uint64_t turn = kTurnBytes;
  while (file_left_ > 0) {
    if (turn == 0) return Progress::blocked;
    auto offset = static_cast<off_t>(file_offset_);
    const ssize_t sent = ::sendfile(socket, response_.file->descriptor, &offset, std::min(file_left_, turn));
    if (sent < 0) {
      if (errno == EINTR) continue;
      return would_block(errno) ? Progress::blocked : Progress::failed;
    }
    if (sent == 0) return Progress::failed;  // shorter than promised: only closing tells the client
    file_offset_ += static_cast<std::uint64_t>(sent);
    file_left_ -= static_cast<std::uint64_t>(sent);
    turn -= static_cast<std::uint64_t>(sent);
  }
  return Progress::done;
}

}  // namespace onesheet::http

// The part of a connection that speaks HTTP/2: bytes between the socket and the session.
#include <sys/socket.h>

#include <cerrno>

#include "http/connection.h"

namespace onesheet::http {

bool Connection::offers_http2() {
  if (!may_be_http2_) return false;
  const std::string_view got = unread();
  if (got.starts_with(kHttp2Preface)) {
    state_ = State::http2;
    http2_ = std::make_unique<Http2Session>(loop_, peer_,
                                            [this](std::uint64_t stream) { return respond_to(stream); });
  } else if (!kHttp2Preface.starts_with(got)) {
    may_be_http2_ = false;
  }
  return may_be_http2_;
}

Connection::Next Connection::step_http2() {
  if (!unread().empty()) {
    http2_->feed(unread());
    consume(unread().size());
  }
  const std::string_view output = http2_->output();
  deadline_ = http2_->deadline();
  if (!output.empty()) {
    const ssize_t sent = ::send(socket_.native_handle(), output.data(), output.size(), MSG_NOSIGNAL);
    if (sent >= 0) {
      http2_->sent(static_cast<std::size_t>(sent));
      ++reads_this_turn_;  // a turn is bounded in this direction too
      return Next::step;
    }
    if (errno == EINTR) return Next::step;
    // What a client does not take is not followed by more: reading on would only gather more to send.
    if (errno == EAGAIN || errno == EWOULDBLOCK) return Next::wait_to_send;
    close();
    return Next::stop;
  }
  if (http2_->over()) {
    close();
    return Next::stop;
  }
  switch (receive()) {
    case Input::some:
      return Next::step;
    case Input::none:
      return Next::wait_for_frames;
    case Input::ended:
      break;
  }
  close();
  return Next::stop;
}

// An answer runs the connection while it waits for its socket: it must not wait for it twice.
void Connection::wait_once(Socket::wait_type what, bool& waiting) {
  if (waiting) return;
  waiting = true;
  socket_.async_wait(what, [self = shared_from_this(), &waiting](const boost::system::error_code& error) {
    waiting = false;
    if (error == boost::asio::error::operation_aborted) return;
    if (error) return self->close();
    self->run();
  });
}

}  // namespace onesheet::http

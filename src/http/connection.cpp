#include "http/connection.h"

#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <cerrno>
#include <exception>
#include <utility>

namespace onesheet::http {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kHeadBufferBytes = 8 * 1024;   // what an idle connection keeps
constexpr std::size_t kBodyBufferBytes = 64 * 1024;  // the largest piece of a body
// Turns end after so much work, so that one busy client does not hold its loop.
constexpr int kReadsPerTurn = 16;
constexpr int kStepsPerTurn = 256;
// How long and how much of an unwanted body is still read so that the client sees the answer rather than a
// reset (RFC 9112 §9.6).
constexpr std::chrono::milliseconds kLingerTime = 5s;
constexpr std::uint64_t kLingerBytesMax = 32ULL << 20;

// What Respond holds. Dropping it unanswered is an answer too: the client must not wait for nothing.
class AnswerTicket {
 public:
  AnswerTicket(std::shared_ptr<IoLoop> loop, std::weak_ptr<Connection> connection, std::uint64_t request)
      : loop_(std::move(loop)), connection_(std::move(connection)), request_(request) {}
  AnswerTicket(const AnswerTicket&) = delete;
  AnswerTicket& operator=(const AnswerTicket&) = delete;

  ~AnswerTicket() {
    if (used_.exchange(true)) return;
    try {
      boost::asio::dispatch(loop_->context(), [connection = connection_, request = request_] {
        if (const auto alive = connection.lock()) alive->answer_bug(request);
      });
    } catch (...) {  // out of memory: the answer timeout ends the request instead
    }
  }

  void answer(Response response) {
    if (used_.exchange(true)) return;
    boost::asio::dispatch(loop_->context(), [connection = connection_, request = request_,
                                             response = std::move(response)]() mutable {
      if (const auto alive = connection.lock()) alive->answer(request, std::move(response));
    });
  }

 private:
  const std::shared_ptr<IoLoop> loop_;  // keeps the io_context for answers later than the server
  const std::weak_ptr<Connection> connection_;
  const std::uint64_t request_;
  std::atomic<bool> used_ = false;
};

std::string address_of(const Socket& socket) {
  boost::system::error_code error;
  const auto endpoint = socket.remote_endpoint(error);
  if (error) return {};
  const auto address = endpoint.address();
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    return boost::asio::ip::make_address_v4(boost::asio::ip::v4_mapped, address.to_v6()).to_string();
  }
  return address.to_string();
}

}  // namespace

Connection::Connection(IoLoop& loop, Socket socket)
    : loop_(loop),
      common_(loop.common()),
      socket_(std::move(socket)),
      parser_(common_.options.header_bytes_max),
      may_be_http2_(common_.options.http2) {
  ++common_.connections;
  ++loop_.load();
}

Connection::~Connection() {
  if (in_flight_) common_.request_ends();
  --common_.connections;
  --loop_.load();
}

void Connection::start() {
  boost::system::error_code error;
  socket_.native_non_blocking(true, error);
  // Responses are coalesced by hand, so waiting for more (Nagle) would only delay the last segment.
  if (!error) socket_.set_option(boost::asio::ip::tcp::no_delay(true), error);
  if (error) return;  // the client has gone already
  peer_ = address_of(socket_);
  // Whoever connects means to ask something: silence holds a place only as long as a head may take.
  set_deadline(
      std::min<std::chrono::milliseconds>(common_.options.head_timeout, common_.options.idle_timeout));
  loop_.add(shared_from_this());
  run();
}

void Connection::close() {
  if (state_ == State::closed) return;
  state_ = State::closed;
  end_request();
  http2_.reset();
  boost::system::error_code ignored;
  socket_.close(ignored);
  loop_.remove(shared_from_this());
}

void Connection::set_deadline(std::chrono::milliseconds from_now) {
  deadline_ = std::chrono::steady_clock::now() + from_now;
}

// Handlers are ours, but an exception of a library inside one must end a request, not the server.
template <class Action>
bool Connection::guarded(Action action) {
  try {
    action();
    return true;
  } catch (const std::exception& exception) {
    common_.log.error("a request handler threw", {{"what", exception.what()}});
  } catch (...) {
    common_.log.error("a request handler threw", {});
  }
  return false;
}

void Connection::run() {
  if (running_ || state_ == State::closed) return;
  const auto self = shared_from_this();
  running_ = true;
  reads_this_turn_ = 0;
  Next next = Next::step;
  try {
    for (int steps = 0; next == Next::step && steps < kStepsPerTurn && reads_this_turn_ < kReadsPerTurn;
         ++steps) {
      next = step();
    }
  } catch (const std::exception& exception) {
    common_.log.error("a connection failed", {{"what", exception.what()}});
    close();
    next = Next::stop;
  }
  running_ = false;
  const auto resume = [self](const boost::system::error_code& error) {
    if (error == boost::asio::error::operation_aborted) return;  // closed, or a time-out took over
    if (error) return self->close();
    self->run();
  };
  switch (next) {
    case Next::step:
      boost::asio::post(socket_.get_executor(), [self] { self->run(); });
      break;
    case Next::wait_to_read:
      socket_.async_wait(Socket::wait_read, resume);
      break;
    case Next::wait_to_write:
      socket_.async_wait(Socket::wait_write, resume);
      break;
    case Next::wait_for_frames:
      wait_once(Socket::wait_read, waiting_for_frames_);
      break;
    case Next::wait_to_send:
      wait_once(Socket::wait_write, waiting_to_send_);
      break;
    case Next::wait_for_answer:
    case Next::stop:
      break;
  }
}

Connection::Next Connection::step() {
  switch (state_) {
    case State::head:
      return step_head();
    case State::body:
      return step_body();
    case State::waiting:
      return Next::wait_for_answer;
    case State::writing:
      return step_writing();
    case State::lingering:
      return step_lingering();
    case State::http2:
      return step_http2();
    case State::closed:
      return Next::stop;
  }
  return Next::stop;
}

// ── Reading
// ─────────────────────────────────────────────────────────────────────────────────────────────────

void Connection::consume(std::size_t bytes) {
  input_begin_ += bytes;
  if (input_begin_ == input_end_) input_begin_ = input_end_ = 0;
}

Connection::Input Connection::receive() {
  const std::size_t wanted = state_ == State::head ? kHeadBufferBytes : kBodyBufferBytes;
  if (input_begin_ > 0 && input_end_ == input_.size()) {
    input_.erase(0, input_begin_);
    input_end_ -= input_begin_;
    input_begin_ = 0;
  }
  // Grows past `wanted` only while a head is incomplete, whose limit the parser knows.
  if (input_.size() < wanted || input_end_ == input_.size()) {
    input_.resize(std::max(wanted, input_end_ * 2));
  }
  ++reads_this_turn_;
  while (true) {
    const ssize_t got =
        ::recv(socket_.native_handle(), input_.data() + input_end_, input_.size() - input_end_, 0);
    if (got > 0) {
      input_end_ += static_cast<std::size_t>(got);
      return Input::some;
    }
    if (got == 0) return Input::ended;
    if (errno == EINTR) continue;
    return errno == EAGAIN || errno == EWOULDBLOCK ? Input::none : Input::ended;
  }
}

Connection::Next Connection::step_head() {
  const bool perhaps_http2 = offers_http2();
  if (state_ == State::http2) return Next::step;
  // An empty line before the request line is some clients' habit (RFC 9112 §2.2).
  while (!head_begun_ && unread().starts_with("\r\n")) consume(2);
  if (!perhaps_http2 && !unread().empty() && unread() != "\r") {
    if (!head_begun_) {
      head_begun_ = true;
      set_deadline(common_.options.head_timeout);
    }
    const RequestParser::HeadStep head = parser_.read_head(unread());
    consume(head.consumed);
    switch (head.outcome) {
      case RequestParser::Outcome::failed:
        refuse(head.status);
        return Next::step;
      case RequestParser::Outcome::complete:
        begin_call();
        return Next::step;
      case RequestParser::Outcome::need_more:
        break;
    }
  }
  switch (receive()) {
    case Input::some:
      return Next::step;
    case Input::none:
      return Next::wait_to_read;
    case Input::ended:
      break;
  }
  close();
  return Next::stop;
}

void Connection::begin_call() {
  ++request_;
  in_flight_ = true;
  common_.request_begins();
  keep_alive_ = parser_.keep_alive();
  body_done_ = !parser_.has_body();
  body_bytes_ = 0;
  RequestHead head = parser_.take_head();
  head.peer = peer_;
  to_head_ = head.method == "HEAD";
  const std::optional<std::uint64_t> length = head.content_length;
  if (common_.draining) return refuse(503);

  std::optional<Response> early;
  const bool begun = guarded([&] {
    call_ = common_.handler->begin(std::move(head));
    if (call_) early = call_->reject_early();
    if (call_) body_bytes_max_ = call_->body_bytes_max();
  });
  if (!begun || !call_) return refuse(500);
  if (early) return write(std::move(*early));
  if (length.value_or(0) > body_bytes_max_) {
    return fail({base::ErrorKind::too_large, "The request body is too large.", {}});
  }
  if (body_done_) return finish_call();
  body_began_ = std::chrono::steady_clock::now();
  set_deadline(common_.options.body_stall_timeout);
  state_ = State::body;
  if (parser_.expects_continue() && !parser_.speaks_http_10() && unread().empty()) {
    writer_.start_continue();
    continue_then_body_ = true;
    state_ = State::writing;
  }
}

Connection::Next Connection::step_body() {
  while (!unread().empty()) {
    const RequestParser::BodyStep body = parser_.read_body(unread());
    if (body.outcome == RequestParser::Outcome::failed) {
      fail({base::ErrorKind::bad_request, "The request body is not well-formed chunked data.", {}});
      return Next::step;
    }
    body_done_ = body.outcome == RequestParser::Outcome::complete;
    if (!body.piece.empty()) feed_body(body.piece);
    consume(body.consumed);
    if (state_ != State::body) return Next::step;
    if (body_done_) {
      finish_call();
      return Next::step;
    }
    if (body.consumed == 0) break;
  }
  switch (receive()) {
    case Input::some: {
      set_deadline(common_.options.body_stall_timeout);
      // A trickle that never stalls would hold its place for ever: the whole must keep a pace as well.
      const std::chrono::milliseconds earned{body_bytes_ * 1000 / kBodyBytesPerSecondMin};
      deadline_ = std::min(deadline_, body_began_ + common_.options.body_stall_timeout + earned);
      return Next::step;
    }
    case Input::none:
      return Next::wait_to_read;
    case Input::ended:
      break;
  }
  close();
  return Next::stop;
}

void Connection::feed_body(std::string_view piece) {
  body_bytes_ += piece.size();
  if (body_bytes_ > body_bytes_max_) {
    return fail({base::ErrorKind::too_large, "The request body is too large.", {}});
  }
  base::Result<void> taken;
  const bool fed = guarded(
      [&] { taken = call_->on_body({reinterpret_cast<const std::uint8_t*>(piece.data()), piece.size()}); });
  if (!fed) return fail({base::ErrorKind::bug, "Something went wrong on our side.", {}});
  if (!taken) fail(taken.error());
}

void Connection::finish_call() {
  state_ = State::waiting;
  set_deadline(common_.options.answer_timeout);
  // A handler that threw has dropped its ticket or kept it: either way the client gets its answer once.
  guarded([&] { call_->finish(respond_to(request_)); });
}

Respond Connection::respond_to(std::uint64_t request) {
  const auto ticket = std::make_shared<AnswerTicket>(loop_.shared_from_this(), weak_from_this(), request);
  return [ticket](Response response) { ticket->answer(std::move(response)); };
}

// ── Answering
// ───────────────────────────────────────────────────────────────────────────────────────────────

void Connection::answer(std::uint64_t request, Response response) {
  if (http2_) {
    http2_->answer(request, std::move(response));
    return run();
  }
  if (state_ != State::waiting || request != request_) return;
  write(std::move(response));
  run();  // does nothing when finish() answered at once: then run() is what called it
}

void Connection::answer_bug(std::uint64_t request) {
  if (http2_) {
    http2_->answer_bug(request);
    return run();
  }
  if (state_ != State::waiting || request != request_) return;
  common_.log.error("a request was dropped without an answer", {});
  fail({base::ErrorKind::bug, "Something went wrong on our side.", {}});
  run();
}

void Connection::refuse(int status) {
  keep_alive_ = false;
  to_head_ = to_head_ && in_flight_;  // a head that failed says nothing about its method
  Response response;
  response.status = 500;  // should even the handler's answer to this fail
  guarded([&] { response = common_.handler->answer_for_malformed(status); });
  write(std::move(response));
}

void Connection::fail(const base::Error& error) {
  Response response;
  response.status = 500;
  guarded([&] { response = call_->answer_for(error); });
  write(std::move(response));
}

void Connection::write(Response response) {
  // After an unread body the next request's start is unknown; after 503 while draining there is none.
  close_after_ = !keep_alive_ || !body_done_ || common_.draining;
  const std::size_t refused = writer_.start(std::move(response), {.to_head = to_head_,
                                                                  .close = close_after_,
                                                                  .http_10 = parser_.speaks_http_10(),
                                                                  .date = loop_.date()});
  if (refused > 0) {
    common_.log.error("response headers that would break the message were left out",
                      {{"count", std::to_string(refused)}});
  }
  set_deadline(common_.options.body_stall_timeout);
  continue_then_body_ = false;
  state_ = State::writing;
}

Connection::Next Connection::step_writing() {
  switch (writer_.pump(socket_.native_handle())) {
    case ResponseWriter::Progress::blocked:
      // The writer moved what it could, so this is time without progress.
      set_deadline(common_.options.body_stall_timeout);
      return Next::wait_to_write;
    case ResponseWriter::Progress::failed:
      close();
      return Next::stop;
    case ResponseWriter::Progress::done:
      break;
  }
  if (continue_then_body_) {
    continue_then_body_ = false;
    writer_.clear();
    state_ = State::body;
    return Next::step;
  }
  end_request();
  if (!close_after_) {
    parser_.reset();
    head_begun_ = false;
    if (unread().empty() && input_.size() > kHeadBufferBytes) std::string{}.swap(input_);
    set_deadline(common_.options.idle_timeout);
    state_ = State::head;
    return Next::step;
  }
  boost::system::error_code ignored;
  socket_.shutdown(Socket::shutdown_send, ignored);
  set_deadline(std::min(kLingerTime, common_.options.idle_timeout));
  lingered_bytes_ = 0;
  state_ = State::lingering;
  return Next::step;
}

Connection::Next Connection::step_lingering() {
  input_begin_ = input_end_ = 0;
  switch (receive()) {
    case Input::none:
      return Next::wait_to_read;
    case Input::some:
      lingered_bytes_ += input_end_;
      if (lingered_bytes_ < kLingerBytesMax) return Next::step;
      break;
    case Input::ended:
      break;
  }
  close();
  return Next::stop;
}

void Connection::end_request() {
  writer_.clear();
  call_.reset();
  if (std::exchange(in_flight_, false)) common_.request_ends();
}

void Connection::time_out() {
  switch (state_) {
    case State::head:
      if (!head_begun_) return close();
      refuse(408);
      break;
    case State::body:
      fail({base::ErrorKind::timed_out, "The request body stopped arriving.", {}});
      break;
    case State::waiting:
      ++request_;  // the answer, should it still come, is for nobody
      fail({base::ErrorKind::timed_out, "The answer took too long.", {}});
      break;
    case State::writing:
    case State::lingering:
      return close();
    case State::http2:
      if (!http2_->time_out(std::chrono::steady_clock::now())) return close();
      return run();
    case State::closed:
      return;
  }
  // The wait for input that may be under way belongs to the state just left.
  boost::system::error_code ignored;
  socket_.cancel(ignored);
  run();
}

}  // namespace onesheet::http

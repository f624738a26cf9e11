// One client connection: a state machine that reads a head, a body, waits for the answer and writes it, then
// starts over. Everything here runs on the connection's loop.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "http/http2_session.h"
#include "http/io_loop.h"
#include "http/request_parser.h"
#include "http/response_writer.h"
#include "http/server.h"

namespace onesheet::http {

using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;

class Connection final : public std::enable_shared_from_this<Connection> {
 public:
  Connection(IoLoop& loop, Socket socket);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void start();
  void close();
  bool late(std::chrono::steady_clock::time_point now) const { return now >= deadline_; }
  void time_out();
  // The answer to request number `request`; ignored when that one is over.
  void answer(std::uint64_t request, Response response);
  void answer_bug(std::uint64_t request);

 private:
  enum class State { head, body, waiting, writing, lingering, http2, closed };
  enum class Next { step, wait_to_read, wait_to_write, wait_for_answer, wait_for_frames, wait_to_send, stop };
  enum class Input { some, none, ended };

  void run();
  Next step();
  Next step_head();
  Next step_body();
  Next step_writing();
  Next step_lingering();
  Next step_http2();

  // True while what came is, or may still become, the beginning of HTTP/2; begins it when it is.
  bool offers_http2();
  void wait_once(Socket::wait_type what, bool& waiting);

  void begin_call();
  Respond respond_to(std::uint64_t request);
  void feed_body(std::string_view piece);
  void finish_call();
  void refuse(int status);              // a request without a Call
  void fail(const base::Error& error);  // of the Call
  void write(Response response);
  void end_request();

  Input receive();
  std::string_view unread() const { return {input_.data() + input_begin_, input_end_ - input_begin_}; }
  void consume(std::size_t bytes);
  void set_deadline(std::chrono::milliseconds from_now);
  template <class Action>
  bool guarded(Action action);

  IoLoop& loop_;  // outlives the connection: it owns it, and late answers hold only a weak pointer to it
  Common& common_;
  Socket socket_;
  std::string peer_;

  State state_ = State::head;
  bool running_ = false;
  std::chrono::steady_clock::time_point deadline_;

  std::string input_;
  std::size_t input_begin_ = 0, input_end_ = 0;
  int reads_this_turn_ = 0;

  RequestParser parser_;
  std::shared_ptr<Call> call_;
  bool head_begun_ = false;
  std::uint64_t request_ = 0;  // counts up; tells a late answer from a current one
  bool in_flight_ = false;
  bool to_head_ = false;
  bool body_done_ = true;
  bool continue_then_body_ = false;  // what is being written is 100 Continue
  bool keep_alive_ = true;
  bool close_after_ = false;
  std::chrono::steady_clock::time_point body_began_;
  std::uint64_t body_bytes_ = 0, body_bytes_max_ = 0;
  std::uint64_t lingered_bytes_ = 0;
  ResponseWriter writer_;

  bool may_be_http2_;  // nothing has come yet that could not be
  bool waiting_for_frames_ = false, waiting_to_send_ = false;
  std::unique_ptr<Http2Session> http2_;
};

}  // namespace onesheet::http

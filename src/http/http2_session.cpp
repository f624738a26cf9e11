#include "http/http2_session.h"

#include <nghttp2/nghttp2.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <exception>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/utf8.h"

namespace onesheet::http {
namespace {

using Time = std::chrono::steady_clock::time_point;

constexpr std::size_t kOutputBytes = 64 * 1024;  // gathered for one send
constexpr std::size_t kFieldOverhead = 32;       // RFC 9113 §6.5.2: what a field counts for beyond its text

Time now() { return std::chrono::steady_clock::now(); }

std::string_view text_of(const std::uint8_t* bytes, std::size_t length) {
  return {reinterpret_cast<const char*>(bytes), length};
}

// Fields that belong to HTTP/1.1's framing or are ours to set (RFC 9113 §8.2.2).
bool left_out(std::string_view name) {
  for (const std::string_view not_ours : {"connection", "keep-alive", "proxy-connection", "transfer-encoding",
                                          "upgrade", "content-length", "date"}) {
    if (name == not_ours) return true;
  }
  return false;
}

nghttp2_nv field_of(const std::string& name, const std::string& value) {
  // nghttp2 copies both and changes neither; its C interface is not const.
  return {reinterpret_cast<std::uint8_t*>(const_cast<char*>(name.data())),
          reinterpret_cast<std::uint8_t*>(const_cast<char*>(value.data())), name.size(), value.size(),
          NGHTTP2_NV_FLAG_NONE};
}

}  // namespace

struct Http2Session::Stream {
  Stream(std::int32_t stream_id, Common& server) : id(stream_id), common(server) {}
  ~Stream() {
    if (in_flight) common.request_ends();
  }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  enum class Phase { head, body, waiting, answering };

  const std::int32_t id;
  Common& common;
  Phase phase = Phase::head;
  Time began = now(), touched = began;
  bool in_flight = false;
  RequestHead head;
  std::string authority;
  std::size_t head_bytes = 0;
  bool to_head = false;
  std::shared_ptr<Call> call;
  std::uint64_t body_bytes = 0, body_bytes_max = 0;
  Response response;
  std::uint64_t sent = 0;

  std::uint64_t length() const { return response.file ? response.file->length : response.body.size(); }

  Time deadline(const ServerOptions& options) const {
    switch (phase) {
      case Phase::head:
        return began + options.head_timeout;
      case Phase::body: {
        // Neither a body that stands still nor one that trickles keeps its place.
        const std::chrono::milliseconds earned{body_bytes * 1000 / kBodyBytesPerSecondMin};
        return std::min(touched + options.body_stall_timeout, began + options.body_stall_timeout + earned);
      }
      case Phase::waiting:
        return touched + options.answer_timeout;
      case Phase::answering:
        break;
    }
    return touched + options.body_stall_timeout;
  }
};

struct Http2Session::State {
  State(IoLoop& io_loop, std::string client, MakeRespond respond)
      : loop(io_loop), common(io_loop.common()), peer(std::move(client)), make_respond(std::move(respond)) {
    nghttp2_session_callbacks* callbacks = nullptr;
    if (nghttp2_session_callbacks_new(&callbacks) != 0) throw std::bad_alloc{};
    nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks, on_begin_headers);
    nghttp2_session_callbacks_set_on_header_callback(callbacks, on_header);
    nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks, on_frame);
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks, on_data);
    nghttp2_session_callbacks_set_on_frame_send_callback(callbacks, on_sent);
    nghttp2_session_callbacks_set_on_stream_close_callback(callbacks, on_close);
    const int made = nghttp2_session_server_new(&session, callbacks, this);
    nghttp2_session_callbacks_del(callbacks);
    if (made != 0) throw std::bad_alloc{};
    const std::array<nghttp2_settings_entry, 2> settings{
        {{NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, kHttp2StreamsMax},
         {NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE,
          static_cast<std::uint32_t>(common.options.header_bytes_max)}}};
    nghttp2_submit_settings(session, NGHTTP2_FLAG_NONE, settings.data(), settings.size());
  }
  ~State() {
    streams.clear();
    nghttp2_session_del(session);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  Stream* find(std::int32_t id) {
    const auto found = streams.find(id);
    return found == streams.end() ? nullptr : found->second.get();
  }

  // ── What nghttp2 calls. No exception may cross its C code. ──

  template <class Action>
  static int guarded(void* user, Action action) {
    auto& self = *static_cast<State*>(user);
    try {
      action(self);
      return 0;
    } catch (const std::exception& exception) {
      self.common.log.error("a connection failed", {{"what", exception.what()}});
    } catch (...) {
      self.common.log.error("a connection failed", {});
    }
    return NGHTTP2_ERR_CALLBACK_FAILURE;
  }

  static int on_begin_headers(nghttp2_session*, const nghttp2_frame* frame, void* user) {
    return guarded(user, [&](State& self) {
      if (frame->hd.type != NGHTTP2_HEADERS || frame->headers.cat != NGHTTP2_HCAT_REQUEST) return;
      const std::int32_t id = frame->hd.stream_id;
      self.streams[id] = std::make_unique<Stream>(id, self.common);
    });
  }

  static int on_header(nghttp2_session*, const nghttp2_frame* frame, const std::uint8_t* name,
                       std::size_t name_length, const std::uint8_t* value, std::size_t value_length,
                       std::uint8_t, void* user) {
    return guarded(user, [&](State& self) {
      Stream* stream = self.find(frame->hd.stream_id);
      if (stream == nullptr || stream->phase != Stream::Phase::head) return;  // trailers are not used
      stream->head_bytes += name_length + value_length + kFieldOverhead;
      if (stream->head_bytes > self.common.options.header_bytes_max) return;  // 431 when the head is complete
      const std::string_view field = text_of(name, name_length);
      std::string text{text_of(value, value_length)};
      if (field == ":method") {
        stream->head.method = std::move(text);
      } else if (field == ":path") {
        stream->head.target = std::move(text);
      } else if (field == ":authority") {
        stream->authority = std::move(text);
      } else if (!field.starts_with(':')) {
        stream->head.headers.add(std::string{field}, std::move(text));
      }
    });
  }

  static int on_frame(nghttp2_session*, const nghttp2_frame* frame, void* user) {
    return guarded(user, [&](State& self) {
      Stream* stream = self.find(frame->hd.stream_id);
      if (stream == nullptr) return;
      const bool last = (frame->hd.flags & NGHTTP2_FLAG_END_STREAM) != 0;
      if (frame->hd.type == NGHTTP2_HEADERS && stream->phase == Stream::Phase::head) {
        self.begin_call(*stream, last);
      } else if (last && (frame->hd.type == NGHTTP2_DATA || frame->hd.type == NGHTTP2_HEADERS) &&
                 stream->phase == Stream::Phase::body) {
        self.finish_call(*stream);
      }
    });
  }

  static int on_data(nghttp2_session*, std::uint8_t, std::int32_t id, const std::uint8_t* data,
                     std::size_t length, void* user) {
    return guarded(user, [&](State& self) {
      Stream* stream = self.find(id);
      // What comes after an early answer is nobody's.
      if (stream != nullptr && stream->phase == Stream::Phase::body) self.feed_body(*stream, {data, length});
    });
  }

  // An answer that is complete before its request tells the client to stop sending (RFC 9113 §8.1).
  static int on_sent(nghttp2_session* session, const nghttp2_frame* frame, void* user) {
    return guarded(user, [&](State&) {
      const bool ends = (frame->hd.flags & NGHTTP2_FLAG_END_STREAM) != 0 &&
                        (frame->hd.type == NGHTTP2_DATA || frame->hd.type == NGHTTP2_HEADERS);
      if (ends && nghttp2_session_get_stream_remote_close(session, frame->hd.stream_id) == 0) {
        nghttp2_submit_rst_stream(session, NGHTTP2_FLAG_NONE, frame->hd.stream_id, NGHTTP2_NO_ERROR);
      }
    });
  }

  static int on_close(nghttp2_session*, std::int32_t id, std::uint32_t, void* user) {
    return guarded(user, [&](State& self) {
      self.streams.erase(id);
      self.quiet_since = now();
    });
  }

  static ssize_t read_answer(nghttp2_session*, std::int32_t id, std::uint8_t* to, std::size_t most,
                             std::uint32_t* flags, nghttp2_data_source*, void* user) {
    Stream* stream = static_cast<State*>(user)->find(id);
    if (stream == nullptr) return NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE;
    const std::uint64_t length = stream->length();
    std::size_t size = static_cast<std::size_t>(std::min<std::uint64_t>(most, length - stream->sent));
    if (const auto& file = stream->response.file) {
      const ssize_t got =
          ::pread(file->descriptor, to, size, static_cast<off_t>(file->offset + stream->sent));
      if (got <= 0) return NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE;
      size = static_cast<std::size_t>(got);
    } else {
      std::copy_n(stream->response.body.data() + stream->sent, size, reinterpret_cast<char*>(to));
    }
    stream->sent += size;
    stream->touched = now();
    if (stream->sent == length) *flags |= NGHTTP2_DATA_FLAG_EOF;
    return static_cast<ssize_t>(size);
  }

  // ── One request ──

  // Handlers are ours, but an exception of a library inside one must end a request, not the connection.
  template <class Action>
  bool handled(Action action) {
    try {
      action();
      return true;
    } catch (const std::exception& exception) {
      common.log.error("a request handler threw", {{"what", exception.what()}});
    } catch (...) {
      common.log.error("a request handler threw", {});
    }
    return false;
  }

  void begin_call(Stream& stream, bool last) {
    common.request_begins();
    stream.in_flight = true;
    stream.phase = Stream::Phase::body;
    stream.began = stream.touched = now();
    RequestHead& head = stream.head;
    stream.to_head = head.method == "HEAD";
    if (stream.head_bytes > common.options.header_bytes_max) return refuse(stream, 431);
    if (!head.target.starts_with('/') && head.target != "*") return refuse(stream, 400);
    if (common.draining) return refuse(stream, 503);
    head.peer = peer;
    if (!stream.authority.empty()) head.headers.set("Host", stream.authority);
    if (const auto length = head.headers.find("content-length")) {
      std::uint64_t bytes = 0;  // nghttp2 has refused what is no number, and will refuse another length
      std::from_chars(length->data(), length->data() + length->size(), bytes);
      head.content_length = bytes;
    }
    head.chunked = !last && !head.content_length;
    const std::uint64_t announced = head.content_length.value_or(0);
    std::optional<Response> early;
    const bool begun = handled([&] {
      stream.call = common.handler->begin(std::move(head));
      if (stream.call) early = stream.call->reject_early();
      if (stream.call) stream.body_bytes_max = stream.call->body_bytes_max();
    });
    if (!begun || !stream.call) return refuse(stream, 500);
    if (early) return submit(stream, *std::move(early));
    if (announced > stream.body_bytes_max) return fail(stream, too_large());
    if (last) finish_call(stream);
  }

  static base::Error too_large() {
    return {base::ErrorKind::too_large, "The request body is too large.", {}};
  }
  static base::Error bug() { return {base::ErrorKind::bug, "Something went wrong on our side.", {}}; }

  void feed_body(Stream& stream, std::span<const std::uint8_t> piece) {
    stream.touched = now();
    stream.body_bytes += piece.size();
    if (stream.body_bytes > stream.body_bytes_max) return fail(stream, too_large());
    base::Result<void> taken;
    if (!handled([&] { taken = stream.call->on_body(piece); })) return fail(stream, bug());
    if (!taken) fail(stream, taken.error());
  }

  void finish_call(Stream& stream) {
    stream.phase = Stream::Phase::waiting;
    stream.touched = now();
    handled([&] { stream.call->finish(make_respond(static_cast<std::uint64_t>(stream.id))); });
  }

  void refuse(Stream& stream, int status) {
    Response response;
    response.status = status;
    handled([&] { response = common.handler->answer_for_malformed(status); });
    submit(stream, std::move(response));
  }

  void fail(Stream& stream, const base::Error& error) {
    Response response;
    response.status = 500;
    handled([&] { response = stream.call->answer_for(error); });
    submit(stream, std::move(response));
  }

  void submit(Stream& stream, Response response) {
    stream.phase = Stream::Phase::answering;
    stream.touched = now();
    stream.response = std::move(response);
    Response& answer = stream.response;
    const int status = answer.status >= 200 && answer.status <= 999 ? answer.status : 500;
    const bool bodiless = stream.to_head || status == 204 || status == 304;
    const std::uint64_t length = bodiless ? answer.stated_length.value_or(stream.length()) : stream.length();
    std::vector<std::pair<std::string, std::string>> fields{{":status", std::to_string(status)},
                                                            {"date", std::string{loop.date()}}};
    for (const auto& [sent_name, value] : answer.headers.fields()) {
      std::string name = base::lower_ascii(sent_name);
      if (left_out(name)) continue;
      const bool sound =
          nghttp2_check_header_name(reinterpret_cast<const std::uint8_t*>(name.data()), name.size()) != 0 &&
          nghttp2_check_header_value(reinterpret_cast<const std::uint8_t*>(value.data()), value.size()) != 0;
      if (sound) fields.emplace_back(std::move(name), value);
    }
    if (status != 204 && (status != 304 || answer.stated_length)) {
      fields.emplace_back("content-length", std::to_string(length));
    }
    std::vector<nghttp2_nv> list;
    list.reserve(fields.size());
    for (const auto& [name, value] : fields) list.push_back(field_of(name, value));
    nghttp2_data_provider body{{.ptr = nullptr}, read_answer};
    const bool empty = bodiless || stream.length() == 0;
    nghttp2_submit_response(session, stream.id, list.data(), list.size(), empty ? nullptr : &body);
    if (common.draining) {
      nghttp2_submit_goaway(session, NGHTTP2_FLAG_NONE, nghttp2_session_get_last_proc_stream_id(session),
                            NGHTTP2_NO_ERROR, nullptr, 0);
    }
  }

  IoLoop& loop;  // outlives the session, as it owns the connection
  Common& common;
  const std::string peer;
  const MakeRespond make_respond;
  nghttp2_session* session = nullptr;
  std::unordered_map<std::int32_t, std::unique_ptr<Stream>> streams;
  Time quiet_since = now();
  bool broken = false;
  std::string output;
  std::size_t output_sent = 0;
};

Http2Session::Http2Session(IoLoop& loop, std::string peer, MakeRespond make_respond)
    : state_(std::make_unique<State>(loop, std::move(peer), std::move(make_respond))) {}

Http2Session::~Http2Session() = default;

void Http2Session::feed(std::string_view bytes) {
  if (state_->broken) return;
  const auto taken = nghttp2_session_mem_recv(
      state_->session, reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  if (taken < 0) state_->broken = true;
}

void Http2Session::answer(std::uint64_t stream, Response response) {
  Stream* found = state_->find(static_cast<std::int32_t>(stream));
  if (found != nullptr && found->phase == Stream::Phase::waiting) state_->submit(*found, std::move(response));
}

void Http2Session::answer_bug(std::uint64_t stream) {
  Stream* found = state_->find(static_cast<std::int32_t>(stream));
  if (found == nullptr || found->phase != Stream::Phase::waiting) return;
  state_->common.log.error("a request was dropped without an answer", {});
  state_->fail(*found, State::bug());
}

std::string_view Http2Session::output() {
  State& state = *state_;
  if (state.output_sent == state.output.size()) {
    state.output.clear();
    state.output_sent = 0;
    while (!state.broken && state.output.size() < kOutputBytes) {
      const std::uint8_t* bytes = nullptr;
      const auto length = nghttp2_session_mem_send(state.session, &bytes);
      if (length < 0) state.broken = true;
      if (length <= 0) break;
      state.output += text_of(bytes, static_cast<std::size_t>(length));
    }
  }
  return std::string_view{state.output}.substr(state.output_sent);
}

void Http2Session::sent(std::size_t bytes) { state_->output_sent += bytes; }

bool Http2Session::over() const {
  if (state_->output_sent < state_->output.size()) return false;
  return state_->broken || (nghttp2_session_want_read(state_->session) == 0 &&
                            nghttp2_session_want_write(state_->session) == 0);
}

Time Http2Session::deadline() const {
  const ServerOptions& options = state_->common.options;
  if (state_->streams.empty()) return state_->quiet_since + options.idle_timeout;
  Time first = Time::max();
  for (const auto& [id, stream] : state_->streams) first = std::min(first, stream->deadline(options));
  return first;
}

bool Http2Session::time_out(Time at) {
  State& state = *state_;
  if (state.streams.empty()) return false;
  for (const auto& [id, stream] : state.streams) {
    if (at < stream->deadline(state.common.options)) continue;
    switch (stream->phase) {
      case Stream::Phase::body:
        state.fail(*stream, {base::ErrorKind::timed_out, "The request body stopped arriving.", {}});
        break;
      case Stream::Phase::waiting:
        state.fail(*stream, {base::ErrorKind::timed_out, "The answer took too long.", {}});
        break;
      case Stream::Phase::head:
      case Stream::Phase::answering:
        // Half a head stops everything behind it, and whoever does not read will not read this either.
        return false;
    }
  }
  return true;
}

}  // namespace onesheet::http

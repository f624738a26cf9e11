#include "doors/lambda/runtime.h"

#include <algorithm>
#include <charconv>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <utility>

#include "base/encoding.h"

namespace onesheet::lambda {
namespace {

using base::Deadline;
using base::ErrorKind;
using base::fail;
using std::chrono::milliseconds;

constexpr milliseconds kPostWithin{10'000};

std::string url(const RuntimeOptions& options, const std::string& path) {
  return "http://" + options.runtime_api + "/2018-06-01/runtime/" + path;
}

struct Invocation {
  std::string request_id;
  std::string invocation_id;  // echoed when it was given
  std::string trace_id;
  milliseconds time_left{0};
  std::string event;
};

std::string header(const http::ClientAnswer& answer, std::string_view name) {
  return std::string(answer.headers.find(name).value_or(""));
}

// Nothing the service sends is taken for granted: a deadline we cannot read counts as a generous one.
milliseconds time_until(const std::string& deadline_ms) {
  constexpr milliseconds kUnknown{25'000};
  long long at = 0;
  const auto [end, error] = std::from_chars(deadline_ms.data(), deadline_ms.data() + deadline_ms.size(), at);
  if (error != std::errc{} || end != deadline_ms.data() + deadline_ms.size()) return kUnknown;
  const auto now =
      std::chrono::duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  return milliseconds{std::max<long long>(0, at - now)};
}

// Waits for an answer that comes from another thread; outlives the wait, because the answer may come late.
class Waiting {
 public:
  void answer(http::Response response) {
    const std::lock_guard lock(mutex_);
    response_ = std::move(response);
    arrived_.notify_all();
  }
  std::optional<http::Response> wait_for(milliseconds time) {
    std::unique_lock lock(mutex_);
    arrived_.wait_for(lock, time, [this] { return response_.has_value(); });
    return std::exchange(response_, std::nullopt);
  }

 private:
  std::mutex mutex_;  // guards response_
  std::condition_variable arrived_;
  std::optional<http::Response> response_;
};

std::optional<http::Response> handle(Event event, const std::shared_ptr<http::Handler>& handler,
                                     milliseconds time) {
  const auto call = handler->begin(std::move(event.head));
  if (auto refused = call->reject_early()) return refused;
  if (event.body.size() > call->body_bytes_max())
    return call->answer_for({ErrorKind::too_large, "The body is too large.", ""});
  if (!event.body.empty()) {
    if (auto taken = call->on_body(base::as_bytes(event.body)); !taken)
      return call->answer_for(taken.error());
  }
  const auto waiting = std::make_shared<Waiting>();
  // The call stays alive until it has answered, even if that is after we stopped waiting.
  call->finish([waiting, call](http::Response response) { waiting->answer(std::move(response)); });
  return waiting->wait_for(time);
}

Reply serve_one(const Invocation& invocation, const RuntimeOptions& options,
                const std::shared_ptr<http::Handler>& handler, base::Log& log, EventShape& shape) {
  auto event = read_event(invocation.event, options.events);
  if (!event) return failure_reply(shape, 400, event.error().public_text);
  shape = event->shape;
  event->head.headers.add("Host", options.host);
  const auto left = [&](milliseconds kept) { return std::max(milliseconds{0}, invocation.time_left - kept); };
  // The handler gives up first, and says what it was waiting for.
  event->head.answer_by = Deadline::after(left(options.margin));
  const auto response = handle(std::move(*event), handler, left(options.margin / 2));
  if (!response) {
    log.warning("an invocation ran out of time", {{"request_id", invocation.request_id}});
    return failure_reply(shape, 504, "The poster was not finished in the time allowed.");
  }
  Reply reply = reply_to(shape, *response);
  if (reply.body.size() > kReplyBytesMax)
    return failure_reply(shape, 500, "The answer is larger than Lambda can carry.");
  return reply;
}

// Whatever a handler throws spoils this invocation only.
Reply serve_safely(const Invocation& invocation, const RuntimeOptions& options,
                   const std::shared_ptr<http::Handler>& handler, base::Log& log) {
  EventShape shape = EventShape::direct;
  try {
    return serve_one(invocation, options, handler, log, shape);
  } catch (const std::exception& thrown) {
    log.error("a handler threw", {{"request_id", invocation.request_id}, {"what", thrown.what()}});
    return failure_reply(shape, 500, "Something went wrong on our side.");
  }
}

base::Result<Invocation> next(const RuntimeOptions& options, http::Client& client) {
  // No time limit: the process is frozen between events, and any timer would fire on waking.
  const auto answer =
      client.send({.method = "GET", .url = url(options, "invocation/next"), .headers = {}, .body = ""},
                  Deadline::never());
  if (!answer) return std::unexpected(answer.error().error);
  if (answer->status != 200) {
    return fail(answer->status >= 500 ? ErrorKind::bug : ErrorKind::upstream,
                "The Lambda runtime API refused to give an event.",
                "runtime api status " + std::to_string(answer->status));
  }
  Invocation invocation{.request_id = header(*answer, "Lambda-Runtime-Aws-Request-Id"),
                        .invocation_id = header(*answer, "Lambda-Runtime-Invocation-Id"),
                        .trace_id = header(*answer, "Lambda-Runtime-Trace-Id"),
                        .time_left = time_until(header(*answer, "Lambda-Runtime-Deadline-Ms")),
                        .event = answer->body};
  if (invocation.request_id.empty())
    return fail(ErrorKind::upstream, "The Lambda runtime API gave an event without an id.");
  return invocation;
}

base::Result<void> post_reply(const RuntimeOptions& options, http::Client& client,
                              const Invocation& invocation, const Reply& reply) {
  http::ClientRequest request{
      .method = "POST",
      .url = url(options, "invocation/" + base::percent_encode(invocation.request_id) +
                              (reply.failed ? "/error" : "/response")),
      .headers = {},
      .body = reply.body};
  request.headers.add("Content-Type", "application/json");
  if (reply.failed) request.headers.add("Lambda-Runtime-Function-Error-Type", reply.error_type);
  if (!invocation.invocation_id.empty())
    request.headers.add("Lambda-Runtime-Invocation-Id", invocation.invocation_id);
  const auto answer = client.send(request, Deadline::after(kPostWithin));
  if (!answer) return std::unexpected(answer.error().error);
  if (answer->status == 500)
    return fail(ErrorKind::bug, "The Lambda runtime API cannot go on.", "status 500 to a reply");
  if (answer->status >= 300)
    return fail(ErrorKind::upstream, "The Lambda runtime API refused a reply.",
                "status " + std::to_string(answer->status));
  return {};
}

}  // namespace

base::Result<void> run(const RuntimeOptions& options, http::Client& client,
                       const std::shared_ptr<http::Handler>& handler, base::Log& log, const TraceSink& trace,
                       const std::function<bool()>& keep_going) {
  int failures = 0;
  while (!keep_going || keep_going()) {
    auto invocation = next(options, client);
    if (!invocation) {
      // `bug` is the service's own word for "non-recoverable": the process is expected to end.
      if (invocation.error().kind == ErrorKind::bug || ++failures >= options.failures_max)
        return std::unexpected(invocation.error());
      log.warning("no event from the runtime API", {{"error", base::describe(invocation.error())}});
      continue;
    }
    failures = 0;
    if (trace) trace(invocation->trace_id);
    const Reply reply = serve_safely(*invocation, options, handler, log);
    if (auto posted = post_reply(options, client, *invocation, reply); !posted) {
      log.error("a reply was not taken",
                {{"request_id", invocation->request_id}, {"error", base::describe(posted.error())}});
      if (posted.error().kind == ErrorKind::bug) return posted;
    }
  }
  return {};
}

void report_init_error(const RuntimeOptions& options, http::Client& client, const base::Error& error) {
  http::ClientRequest request{.method = "POST", .url = url(options, "init/error"), .headers = {}, .body = {}};
  request.headers.add("Content-Type", "application/json");
  request.headers.add("Lambda-Runtime-Function-Error-Type", "Runtime.InitFailed");
  request.body = R"({"errorMessage":")" + base::json_escape(error.public_text) +
                 R"(","errorType":"Runtime.InitFailed","stackTrace":[]})";
  (void)client.send(request, Deadline::after(kPostWithin));
}

}  // namespace onesheet::lambda

// The Lambda custom runtime loop: ask for an event, hand it to the gateway's handler, send the reply, again.
// Source: Lambda Developer Guide, "Using the Lambda runtime API".
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "base/error.h"
#include "base/log.h"
#include "doors/lambda/event.h"
#include "http/client.h"
#include "http/server.h"

namespace onesheet::lambda {

// Lambda takes at most 6 MB back from a synchronous invocation.
inline constexpr std::size_t kReplyBytesMax = 6'000'000;

struct RuntimeOptions {
  std::string runtime_api;  // AWS_LAMBDA_RUNTIME_API: "127.0.0.1:9001"
  EventOptions events;
  std::string host = "localhost";  // the Host the gateway takes for its own
  // Kept back from the event's deadline, so that the answer is ours and not Lambda's "Task timed out".
  std::chrono::milliseconds margin{500};
  // Failures to reach the runtime API in a row before giving up; 1 is normal after the host froze the
  // process.
  int failures_max = 5;
};

// Told the trace id of each invocation, for the environment variable X-Ray reads; may be empty.
using TraceSink = std::function<void(const std::string& trace_id)>;

// Runs until the runtime API stops answering or says that it cannot go on; the error says which. `keep_going`
// is asked before each event (tests end the loop with it). A handler that fails spoils its own invocation
// only.
base::Result<void> run(const RuntimeOptions& options, http::Client& client,
                       const std::shared_ptr<http::Handler>& handler, base::Log& log,
                       const TraceSink& trace = {}, const std::function<bool()>& keep_going = {});

// Reports a failed start; the process should then end with an error.
void report_init_error(const RuntimeOptions& options, http::Client& client, const base::Error& error);

}  // namespace onesheet::lambda

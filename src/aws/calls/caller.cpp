#include "aws/calls/caller.h"

#include <thread>

#include "aws/time_text.h"
#include "base/random.h"

namespace onesheet::aws {
namespace {

float random_unit() {
  std::uint64_t seed = 0;
  base::secure_random({reinterpret_cast<std::uint8_t*>(&seed), sizeof seed});
  return base::SeededRandom(seed).unit();
}

// Sleeps unless the time left would not outlast it.
bool wait(std::chrono::milliseconds time, base::Deadline deadline) {
  if (time >= deadline.remaining()) return false;
  std::this_thread::sleep_for(time);
  return true;
}

}  // namespace

std::string host_header(std::string_view endpoint) {
  const auto scheme_end = endpoint.find("://");
  const bool tls = endpoint.starts_with("https://");
  std::string host(scheme_end == std::string_view::npos ? endpoint : endpoint.substr(scheme_end + 3));
  host = host.substr(0, host.find('/'));
  const std::string_view own_port = tls ? ":443" : ":80";
  if (host.ends_with(own_port)) host.resize(host.size() - own_port.size());
  return host;
}

Caller::Caller(CallerOptions options, http::Client& client, CredentialKeeper& credentials,
               const base::Clock& clock)
    : options_(std::move(options)), client_(client), credentials_(credentials), clock_(clock) {}

std::expected<http::ClientRequest, base::Error> Caller::prepare(const Call& call, base::Deadline deadline) {
  http::ClientRequest request;
  request.method = call.method;
  request.url = call.endpoint + call.path + (call.query.empty() ? "" : "?" + call.query);
  request.body = call.body;
  request.answer_bytes_max = call.answer_bytes_max;
  HeaderList headers{{"Host", host_header(call.endpoint)}};
  headers.insert(headers.end(), call.headers.begin(), call.headers.end());
  if (!options_.bearer_token.empty()) {
    headers.emplace_back("Authorization", "Bearer " + options_.bearer_token);
  } else {
    ONESHEET_ASSIGN(const TimedCredentials keys, credentials_.get(deadline));
    const base::WallTime now = clock_.now() + std::chrono::milliseconds{skew_ms_.load()};
    const SigningContext context{keys.keys, options_.region, options_.service, now, options_.path_rule};
    const auto added = sign_headers({call.method, call.path, call.query, headers}, sha256_hex(call.body),
                                    context, options_.send_payload_hash);
    headers.insert(headers.end(), added.added.begin(), added.added.end());
  }
  for (auto& [name, value] : headers) request.headers.add(std::move(name), std::move(value));
  return request;
}

void Caller::learn_skew(const http::ClientAnswer& answer) {
  const auto date = answer.headers.find("Date");
  if (!date) return;
  if (const auto theirs = parse_http_date(*date)) skew_ms_ = (*theirs - clock_.now()).count();
}

std::expected<http::ClientAnswer, CallFailure> Caller::send(const Call& call, base::Deadline deadline) {
  CallFailure failure;
  bool skew_learnt = false;
  for (int attempt = 1; attempt <= options_.attempts_max; ++attempt) {
    failure.attempts = attempt;
    if (deadline.expired()) {
      failure.service = {};
      failure.error = {base::ErrorKind::timed_out, "A service we depend on did not answer in time.",
                       "deadline before attempt"};
      return std::unexpected(std::move(failure));
    }
    auto request = prepare(call, deadline);
    if (!request) {
      failure.error = std::move(request).error();
      failure.service = {};
      return std::unexpected(std::move(failure));
    }
    auto answer = client_.send(*request, deadline);
    Fault fault = Fault::transient;
    if (answer) {
      if (answer->status < 400) return std::move(*answer);
      failure.service = service_error(*answer);
      failure.error = {};
      fault = fault_of(failure.service);
      if (fault == Fault::skew && !skew_learnt) {
        skew_learnt = true;
        learn_skew(*answer);
        continue;  // at once, with the right time
      }
      if (fault == Fault::permanent || fault == Fault::skew) return std::unexpected(std::move(failure));
    } else {
      failure.service = {};
      failure.error = std::move(answer.error().error);
      const bool sent = answer.error().reached == http::Reached::maybe;
      if ((sent && !options_.retry_after_silence) || failure.error.kind == base::ErrorKind::too_large ||
          failure.error.kind == base::ErrorKind::bad_request) {
        return std::unexpected(std::move(failure));
      }
    }
    if (attempt < options_.attempts_max && !wait(backoff(fault, attempt - 1, random_unit()), deadline)) break;
  }
  return std::unexpected(std::move(failure));
}

}  // namespace onesheet::aws

#include "aws/calls/caller.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "aws/credentials/safe_address.h"
#include "aws/digest.h"
#include "aws/time_text.h"
#include "base/encoding.h"
#include "base/random.h"

namespace onesheet::aws {
namespace {

float random_unit() {
  std::uint64_t seed = 0;
  base::secure_random({reinterpret_cast<std::uint8_t*>(&seed), sizeof seed});
  return base::SeededRandom(seed).unit();
}

// A service's words may repeat the request they are about: a refused signature is explained with all that was
// signed, the session's token among it.
void hide(std::string& text, std::string_view secret) {
  constexpr std::string_view kInstead = "[hidden]";
  constexpr std::size_t kSecretBytesMin = 8;  // shorter ones are words of a test, and of any sentence
  if (secret.size() < kSecretBytesMin) return;
  for (auto at = text.find(secret); at != std::string::npos; at = text.find(secret, at + kInstead.size()))
    text.replace(at, secret.size(), kInstead);
}

// Sleeps unless the time left would not outlast it.
bool wait(std::chrono::milliseconds time, base::Deadline deadline) {
  if (time >= deadline.remaining()) return false;
  std::this_thread::sleep_for(time);
  return true;
}

std::string payload_hash(const Call& call) {
  if (!call.sha256_hex.empty()) return call.sha256_hex;
  if (call.body_more.empty()) return sha256_hex(call.body);
  Digest digest(DigestKind::sha256);
  digest.update(base::as_bytes(call.body));
  digest.update(call.body_more);
  return base::hex_lower(digest.finish());
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

std::string_view path_prefix(std::string_view endpoint) {
  const auto scheme_end = endpoint.find("://");
  const auto slash = endpoint.find('/', scheme_end == std::string_view::npos ? 0 : scheme_end + 3);
  return slash == std::string_view::npos ? std::string_view{} : endpoint.substr(slash);
}

Caller::Caller(CallerOptions options, http::Client& client, CredentialKeeper& credentials,
               const base::Clock& clock)
    : options_(std::move(options)), client_(client), credentials_(credentials), clock_(clock) {}

std::expected<Caller::Prepared, base::Error> Caller::prepare(const Call& call, base::Deadline deadline) {
  Prepared made;
  http::ClientRequest& request = made.request;
  request.method = call.method;
  request.url = call.endpoint + call.path + (call.query.empty() ? "" : "?" + call.query);
  request.body = call.body;
  request.body_more = call.body_more;
  request.sink = call.sink;
  request.answer_bytes_max = call.answer_bytes_max;
  request.send_once = !options_.retry_after_silence;
  HeaderList headers{{"Host", host_header(call.endpoint)}};
  headers.insert(headers.end(), call.headers.begin(), call.headers.end());
  if (!options_.bearer_token.empty()) {
    // A signature is good for one request; a bearer token is the secret itself.
    if (!keeps_secrets(call.endpoint)) {
      return std::unexpected(
          base::Error{base::ErrorKind::bad_request,
                      "A bearer token is sent over https, or to this machine alone; the endpoint is neither.",
                      "bearer token over plain http"});
    }
    headers.emplace_back("Authorization", "Bearer " + options_.bearer_token);
  } else {
    ONESHEET_ASSIGN(const TimedCredentials found, credentials_.get(deadline));
    made.keys = found.keys;
    const std::string& region = call.region.empty() ? options_.region : call.region;
    const SigningContext context{made.keys, region, options_.service, now(), options_.path_rule};
    const std::string path = std::string(path_prefix(call.endpoint)) + call.path;
    const auto added = sign_headers({call.method, path, call.query, headers}, payload_hash(call), context,
                                    options_.send_payload_hash);
    headers.insert(headers.end(), added.added.begin(), added.added.end());
  }
  for (auto& [name, value] : headers) request.headers.add(std::move(name), std::move(value));
  return made;
}

bool Caller::learn_skew(const http::ClientAnswer& answer) {
  // Less than this cannot be why a service refused: the strictest allow five minutes.
  constexpr std::chrono::minutes kTelling{1};
  const auto date = answer.headers.find("Date");
  if (!date) return false;
  const auto theirs = parse_http_date(*date);
  if (!theirs) return false;
  const bool other = std::chrono::abs(*theirs - now()) > kTelling;
  if (other) skew_ms_ = (*theirs - clock_.now()).count();
  return other;
}

base::Deadline Caller::attempt_deadline(const Call& call, base::Deadline deadline) const {
  if (options_.attempt_time_max.count() == 0) return deadline;
  const auto most =
      options_.attempt_time_max +
      std::chrono::seconds{static_cast<long long>((call.body.size() + call.body_more.size()) >> 20U)};
  return base::Deadline::after(std::min<std::chrono::milliseconds>(most, deadline.remaining()));
}

std::expected<http::ClientAnswer, CallFailure> Caller::send(const Call& call, base::Deadline deadline) {
  CallFailure failure;
  bool skew_learnt = false, keys_renewed = false;
  for (int attempt = 1, retries = 0;; ++attempt) {
    failure.attempts = attempt;
    if (deadline.expired()) {
      failure.service = {};
      failure.error = {base::ErrorKind::timed_out, "A service we depend on did not answer in time.",
                       "deadline before attempt"};
      break;
    }
    auto prepared = prepare(call, deadline);
    if (!prepared) {
      failure.error = std::move(prepared).error();
      failure.service = {};
      break;
    }
    auto answer = client_.send(prepared->request, attempt_deadline(call, deadline));
    Fault fault = Fault::transient;
    if (answer && answer->status / 100 == 2) {
      if (!call.usable || call.usable(*answer)) return std::move(*answer);
      failure.service = {};
      failure.error = {base::ErrorKind::upstream, "A service we depend on gave an answer we could not use.",
                       options_.service + ": its answer is not whole"};
    } else if (answer) {
      failure.service = service_error(*answer);
      failure.error = {};
      for (const std::string& secret :
           {prepared->keys.secret_access_key, prepared->keys.session_token, options_.bearer_token})
        hide(failure.service.message, secret);
      fault = fault_of(failure.service);
      // Both are cured at once or not at all, and cost no attempt.
      if (fault == Fault::skew && !std::exchange(skew_learnt, true) && learn_skew(*answer)) continue;
      if (fault == Fault::expired && !std::exchange(keys_renewed, true) &&
          credentials_.refused(prepared->keys))
        continue;
      // A gateway that lost the service's answer: silence by another name.
      const bool silence = failure.service.status == 502 || failure.service.status == 504;
      if (silence && !options_.retry_after_silence) break;
      if (fault == Fault::permanent || fault == Fault::skew || fault == Fault::expired) break;
    } else {
      failure.service = {};
      failure.error = std::move(answer.error().error);
      const bool sent = answer.error().reached == http::Reached::maybe;
      if ((sent && !options_.retry_after_silence) || failure.error.kind == base::ErrorKind::too_large ||
          failure.error.kind == base::ErrorKind::bad_request)
        break;
    }
    if (++retries >= options_.attempts_max) break;
    const auto time = wait_time(backoff(fault, retries - 1, random_unit()), failure.service.retry_after);
    if (!wait(time, deadline)) break;
  }
  return std::unexpected(std::move(failure));
}

}  // namespace onesheet::aws

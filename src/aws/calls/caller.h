// One signed call to an AWS service, with retries inside the caller's deadline.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "aws/calls/retry.h"
#include "aws/credentials/credentials.h"
#include "aws/sigv4.h"
#include "http/client.h"

namespace onesheet::aws {

struct CallerOptions {
  std::string service;  // signing name: "s3", "bedrock"
  std::string region;
  PathRule path_rule = PathRule::encoded;
  bool send_payload_hash = false;  // S3 insists on x-amz-content-sha256
  int attempts_max = 3;            // tries in all
  // One try may take this long, and a second more for each MiB it sends; zero: the whole deadline.
  std::chrono::milliseconds attempt_time_max{0};
  // A request that was sent and not answered may have been carried out (and billed): try it again?
  bool retry_after_silence = true;
  std::string bearer_token;  // when set, sent instead of a signature
};

struct Call {
  std::string method = "GET";
  std::string endpoint;  // "https://host[:port]"; a path in it comes before `path`, and is signed
  std::string path;      // as on the request line, encoded
  std::string query;     // without '?', encoded
  HeaderList headers;    // besides Host
  std::string body;
  std::size_t answer_bytes_max = 64U << 20U;
  std::string region = {};  // signed for this one; empty: the caller's own
  // Whether an answer of 2xx is whole and says what it should; one that is not is tried again. Null: any is.
  std::function<bool(const http::ClientAnswer&)> usable = {};
  // As in http::ClientRequest; both must outlive the call.
  std::span<const std::uint8_t> body_more = {};
  http::BodySink* sink = nullptr;
  std::string sha256_hex = {};  // of body and body_more, when the caller has it; else it is computed
};

// The last failure of a call: either the service's own answer or the failure to get one.
struct CallFailure {
  ServiceError service;  // status 0: no answer came
  base::Error error;     // when no answer came, or there were no credentials
  int attempts = 0;
};

// Thread-safe. The parts must outlive it.
class Caller {
 public:
  Caller(CallerOptions options, http::Client& client, CredentialKeeper& credentials,
         const base::Clock& clock);
  // A status of 2xx is success; others come back as a failure after the retries they deserve. When the
  // service's clock is another than ours, or the keys have expired, one further try is made with what is
  // right.
  std::expected<http::ClientAnswer, CallFailure> send(const Call& call, base::Deadline deadline);
  // For signing links: the service's time, as far as its answers told.
  base::WallTime now() const { return clock_.now() + std::chrono::milliseconds{skew_ms_.load()}; }
  const CallerOptions& options() const { return options_; }

 private:
  struct Prepared {
    http::ClientRequest request;
    Credentials keys;  // that signed it
  };
  std::expected<Prepared, base::Error> prepare(const Call& call, base::Deadline deadline);
  bool learn_skew(const http::ClientAnswer& answer);  // false: it tells nothing new
  base::Deadline attempt_deadline(const Call& call, base::Deadline deadline) const;

  const CallerOptions options_;
  http::Client& client_;
  CredentialKeeper& credentials_;
  const base::Clock& clock_;
  std::atomic<long long> skew_ms_ = 0;  // the service's clock minus ours
};

// "https://host:port/path" → "host:port", without the scheme's own port.
std::string host_header(std::string_view endpoint);

// "https://host:port/path" → "/path"; empty when there is none.
std::string_view path_prefix(std::string_view endpoint);

}  // namespace onesheet::aws

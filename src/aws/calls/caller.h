// One signed call to an AWS service, with retries inside the caller's deadline.
#pragma once

#include <atomic>
#include <memory>
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
  // A request that was sent and not answered may have been carried out (and billed): try it again?
  bool retry_after_silence = true;
  std::string bearer_token;  // when set, sent instead of a signature
};

struct Call {
  std::string method = "GET";
  std::string endpoint;  // "https://host[:port]", without a path
  std::string path;      // as on the request line, encoded
  std::string query;     // without '?', encoded
  HeaderList headers;    // besides Host
  std::string body;
  std::size_t answer_bytes_max = 64U << 20U;
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
  // A status of 2xx or 3xx is success; 4xx and 5xx come back as a failure after the retries they deserve.
  std::expected<http::ClientAnswer, CallFailure> send(const Call& call, base::Deadline deadline);
  // For signing links: the present credentials.
  base::Result<TimedCredentials> credentials(base::Deadline deadline) { return credentials_.get(deadline); }
  const CallerOptions& options() const { return options_; }

 private:
  std::expected<http::ClientRequest, base::Error> prepare(const Call& call, base::Deadline deadline);
  void learn_skew(const http::ClientAnswer& answer);

  const CallerOptions options_;
  http::Client& client_;
  CredentialKeeper& credentials_;
  const base::Clock& clock_;
  std::atomic<long long> skew_ms_ = 0;  // the service's clock minus ours
};

// "https://host:port" → "host:port", without the scheme's own port.
std::string host_header(std::string_view endpoint);

}  // namespace onesheet::aws

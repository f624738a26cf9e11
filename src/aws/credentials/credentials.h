// Where credentials come from: the AWS chain, each provider behind one face, and a keeper that refreshes
// them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "aws/credentials/environment.h"
#include "aws/credentials/profile.h"
#include "aws/sigv4.h"
#include "base/clock.h"
#include "base/error.h"
#include "http/client.h"

namespace onesheet::aws {

struct TimedCredentials {
  Credentials keys;
  std::optional<base::WallTime> expires_at;  // nullopt: they do not expire, or nobody told us
  // Their provider may be late in renewing them, and services go on taking them meanwhile ("static
  // stability"): true of instance metadata.
  bool outlives_expiry = false;
};

// Errors: unauthorized (the provider is configured but refused or is set up wrongly), upstream, timed_out.
// No text of an error holds a key, a token or a service's body.
class CredentialSource {
 public:
  virtual ~CredentialSource() = default;
  virtual base::Result<TimedCredentials> fetch(base::Deadline deadline) = 0;
};

struct ChainParts {
  Environment environment;
  ProfileFiles files;
  http::Client* client = nullptr;      // outlives the sources
  const base::Clock* clock = nullptr;  // outlives the sources
  std::string region;                  // for STS; empty: us-east-1
};

// One source for each provider; nullptr when the environment does not configure it.
std::unique_ptr<CredentialSource> environment_source(const ChainParts& parts);
std::unique_ptr<CredentialSource> web_identity_source(const ChainParts& parts);
std::unique_ptr<CredentialSource> profile_source(const ChainParts& parts);
std::unique_ptr<CredentialSource> container_source(const ChainParts& parts);
std::unique_ptr<CredentialSource> instance_source(const ChainParts& parts);

// The first provider that is configured, in the order environment, web identity, profile, container, instance
// metadata. A configured provider that fails is reported: falling through would hide the mistake and sign
// with somebody else's keys. An AWS_PROFILE named outright skips the environment's keys, as in the SDKs.
std::unique_ptr<CredentialSource> chain_source(const ChainParts& parts);

// For keys that are simply known.
std::unique_ptr<CredentialSource> fixed_source(Credentials keys);

// Keeps what a source gave and fetches again before it expires: however many threads ask, one fetches, and
// the others go on with what is still good, or wait for it and share what it was told. Thread-safe.
class CredentialKeeper {
 public:
  // Starts to refresh this long before expiry; within `must_refresh` everybody waits for it.
  static constexpr std::chrono::minutes kMayRefresh{15};
  static constexpr std::chrono::minutes kMustRefresh{5};

  CredentialKeeper(std::unique_ptr<CredentialSource> source, const base::Clock& clock);
  ~CredentialKeeper();
  // Errors: those of the source; unauthorized when it gave keys that have expired; timed_out.
  base::Result<TimedCredentials> get(base::Deadline deadline);
  // A service called these keys expired: the next get() fetches, unless somebody has already. False: they are
  // no session's, so that fetching again changes nothing.
  bool refused(const Credentials& keys);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace onesheet::aws

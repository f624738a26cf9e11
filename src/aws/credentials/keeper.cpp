#include <algorithm>
#include <condition_variable>
#include <mutex>

#include "aws/credentials/credentials.h"

namespace onesheet::aws {

struct CredentialKeeper::State {
  std::unique_ptr<CredentialSource> source;
  const base::Clock& clock;
  std::mutex mutex;  // guards everything below
  std::condition_variable fetched;
  std::optional<TimedCredentials> kept;
  base::WallTime kept_since{};
  bool fetching = false;

  // Keys that live shorter than the margins are refreshed in the last quarter of their life, not at every
  // call.
  bool good_for(std::chrono::milliseconds margin) const {
    if (!kept) return false;
    if (!kept->expires_at) return true;
    return *kept->expires_at - clock.now() > std::min(margin, (*kept->expires_at - kept_since) / 4);
  }
};

CredentialKeeper::CredentialKeeper(std::unique_ptr<CredentialSource> source, const base::Clock& clock)
    : state_(new State{std::move(source), clock, {}, {}, std::nullopt, {}, false}) {}

CredentialKeeper::~CredentialKeeper() = default;

base::Result<TimedCredentials> CredentialKeeper::get(base::Deadline deadline) {
  State& s = *state_;
  std::unique_lock lock(s.mutex);
  for (;;) {
    if (s.good_for(kMayRefresh)) return *s.kept;
    if (!s.fetching) break;
    if (s.good_for(kMustRefresh)) return *s.kept;  // somebody is on it; these still serve
    const bool told = deadline.at() == std::chrono::steady_clock::time_point::max()
                          ? (s.fetched.wait(lock), true)
                          : s.fetched.wait_until(lock, deadline.at()) == std::cv_status::no_timeout;
    if (!told) return base::fail(base::ErrorKind::timed_out, "The AWS credentials did not arrive in time.");
  }
  s.fetching = true;
  lock.unlock();
  auto fresh = s.source->fetch(deadline);
  lock.lock();
  s.fetching = false;
  s.fetched.notify_all();
  if (fresh) {
    s.kept = *fresh;
    s.kept_since = s.clock.now();
    return fresh;
  }
  // Static stability: while the provider is down, keys that have not expired go on serving.
  if (s.good_for(std::chrono::milliseconds{0})) return *s.kept;
  return fresh;
}

}  // namespace onesheet::aws

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>

#include "aws/credentials/credentials.h"
#include "aws/credentials/provider_parts.h"
#include "base/random.h"

namespace onesheet::aws {
namespace {

using base::Deadline;
using base::Result;
using std::chrono::milliseconds;

// After a source failed while its last keys still serve.
constexpr std::chrono::seconds kRest{10};

// While a source that may outlive its keys is down: five to ten minutes, so that a fleet does not ask at
// once.
milliseconds long_rest() {
  constexpr std::chrono::minutes kLeast{5};
  std::uint64_t seed = 0;
  base::secure_random({reinterpret_cast<std::uint8_t*>(&seed), sizeof seed});
  return kLeast + milliseconds{static_cast<long long>(base::SeededRandom(seed).unit() * 300'000)};
}

}  // namespace

struct CredentialKeeper::State {
  std::unique_ptr<CredentialSource> source;
  const base::Clock& clock;
  std::mutex mutex;  // guards everything below
  std::condition_variable fetched;
  std::optional<TimedCredentials> kept;
  base::WallTime kept_since{};
  base::WallTime rest_until{};         // the source failed: no new try before, while `kept` serves
  std::optional<base::Error> failure;  // of the last round
  unsigned long rounds = 0;            // fetches that have ended
  bool fetching = false;

  // Keys that live shorter than the margins are refreshed in the last quarter of their life, not at every
  // call.
  bool good_for(milliseconds margin) const {
    if (!kept) return false;
    if (!kept->expires_at) return true;
    return *kept->expires_at - clock.now() > std::min(margin, (*kept->expires_at - kept_since) / 4);
  }
  bool expired() const { return kept && kept->expires_at && *kept->expires_at <= clock.now(); }
  bool resting() const { return clock.now() < rest_until; }
  // Whether the kept keys may be handed out although a refresh is due.
  bool serve() const { return kept && (!expired() || (kept->outlives_expiry && resting())); }

  // Without the lock. A source that threw must not leave the others waiting for it.
  Result<TimedCredentials> fetch(Deadline deadline) const {
    try {
      return source->fetch(deadline);
    } catch (const std::exception& exception) {
      return base::fail(base::ErrorKind::bug, "Something went wrong on our side.",
                        std::string("a credential source threw: ") + exception.what());
    }
  }

  Result<TimedCredentials> settle(Result<TimedCredentials> fresh) {
    if (fresh && fresh->expires_at && *fresh->expires_at <= clock.now() && !fresh->outlives_expiry) {
      fresh = base::fail(base::ErrorKind::unauthorized,
                         "The AWS credentials cannot be used: their provider gave keys that have expired.");
    }
    if (fresh && !fit_a_header(fresh->keys)) {
      fresh =
          base::fail(base::ErrorKind::unauthorized,
                     "The AWS credentials cannot be used: they hold characters that no header can carry.");
    }
    if (fresh) {
      kept = *fresh;
      kept_since = clock.now();
      rest_until = expired() ? clock.now() + long_rest() : base::WallTime{};
      failure.reset();
      return fresh;
    }
    failure = fresh.error();
    if (!kept) return fresh;
    // Static stability: while the provider is down, keys that have not expired go on serving; those of an
    // instance do even longer, for its metadata service may be late in renewing them.
    if (!expired()) {
      rest_until = clock.now() + kRest;
    } else if (kept->outlives_expiry) {
      rest_until = clock.now() + long_rest();
    }
    return serve() ? Result<TimedCredentials>(*kept) : std::move(fresh);
  }
};

CredentialKeeper::CredentialKeeper(std::unique_ptr<CredentialSource> source, const base::Clock& clock)
    : state_(new State{std::move(source), clock, {}, {}, std::nullopt, {}, {}, std::nullopt, 0, false}) {}

CredentialKeeper::~CredentialKeeper() = default;

Result<TimedCredentials> CredentialKeeper::get(Deadline deadline) {
  State& s = *state_;
  std::unique_lock lock(s.mutex);
  for (;;) {
    if (s.good_for(kMayRefresh)) return *s.kept;
    if (s.resting() && s.serve()) return *s.kept;
    if (!s.fetching) break;
    if (s.good_for(kMustRefresh)) return *s.kept;  // somebody is on it; these still serve
    const auto ended = [&s, round = s.rounds] { return s.rounds != round; };
    const bool told = deadline.at() == std::chrono::steady_clock::time_point::max()
                          ? (s.fetched.wait(lock, ended), true)
                          : s.fetched.wait_until(lock, deadline.at(), ended);
    if (!told) return base::fail(base::ErrorKind::timed_out, "The AWS credentials did not arrive in time.");
    // What one thread was told holds for all that waited, or each would wait for the source in turn. But its
    // deadline was its own.
    if (s.failure && !s.serve() && s.failure->kind != base::ErrorKind::timed_out)
      return std::unexpected(*s.failure);
  }
  s.fetching = true;
  lock.unlock();
  auto fresh = s.fetch(deadline);
  lock.lock();
  auto result = s.settle(std::move(fresh));
  s.fetching = false;
  ++s.rounds;
  s.fetched.notify_all();
  return result;
}

bool CredentialKeeper::refused(const Credentials& keys) {
  const std::lock_guard lock(state_->mutex);
  const auto& kept = state_->kept;
  if (kept && kept->keys.access_key_id == keys.access_key_id &&
      kept->keys.session_token == keys.session_token) {
    if (keys.session_token.empty()) return false;
    state_->kept.reset();
    state_->rest_until = {};
  }
  return true;
}

}  // namespace onesheet::aws

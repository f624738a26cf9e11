// Token buckets by caller. Memory is bounded: a bucket that has filled up again says nothing and is dropped.
#pragma once

#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/clock.h"
#include "doors/gateway/gateway.h"

namespace onesheet::gateway {

class RateLimiter {
 public:
  static constexpr std::size_t kCallersMax = 10'000;

  explicit RateLimiter(RateLimit limit) : limit_(limit) {}

  // Takes one token; when there is none, how long until there is (at least a second). A limit of 0 per second
  // refuses nobody. Thread-safe.
  std::optional<std::chrono::seconds> refuse_for(const std::string& caller, base::WallTime now);

 private:
  struct Bucket {
    double tokens = 0;
    base::WallTime at;
  };
  double tokens_at(const Bucket& bucket, base::WallTime now) const;
  void make_room(base::WallTime now);

  const RateLimit limit_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;  // guarded by mutex_
};

// Whom an address's rate belongs to: an IPv4 address itself, of IPv6 the /64 that one customer gets.
std::string caller_of_address(std::string_view address);

}  // namespace onesheet::gateway

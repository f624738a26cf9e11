#include "doors/gateway/rate_limiter.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/encoding.h"

namespace onesheet::gateway {

double RateLimiter::tokens_at(const Bucket& bucket, base::WallTime now) const {
  // A clock set back must not empty buckets.
  const std::chrono::duration<double> passed = std::max(now - bucket.at, base::WallTime::duration{0});
  return std::min(limit_.burst, bucket.tokens + passed.count() * limit_.per_second);
}

std::optional<std::chrono::seconds> RateLimiter::refuse_for(const std::string& caller, base::WallTime now) {
  if (limit_.per_second <= 0) return std::nullopt;
  const std::lock_guard lock(mutex_);
  if (buckets_.size() >= kCallersMax && !buckets_.contains(caller)) make_room(now);
  Bucket& bucket = buckets_.try_emplace(caller, Bucket{limit_.burst, now}).first->second;
  const double tokens = tokens_at(bucket, now);
  const bool allowed = tokens >= 1;
  bucket = {allowed ? tokens - 1 : tokens, now};
  if (allowed) return std::nullopt;
  return std::chrono::seconds(std::max(1L, std::lround(std::ceil((1 - tokens) / limit_.per_second))));
}

void RateLimiter::make_room(base::WallTime now) {
  std::erase_if(buckets_, [&](const auto& entry) { return tokens_at(entry.second, now) >= limit_.burst; });
  // All callers busy at once: forgetting some lets them burst again, which is better than refusing strangers.
  while (buckets_.size() >= kCallersMax) buckets_.erase(buckets_.begin());
}

std::string caller_of_address(std::string_view address) {
  // A dual-stack socket shows IPv4 peers as ::ffff:203.0.113.7 (RFC 4291 §2.5.5.2).
  constexpr std::string_view kMapped = "::ffff:";
  if (address.starts_with(kMapped) && address.find('.') != std::string_view::npos) {
    address.remove_prefix(kMapped.size());
  }
  std::array<std::uint8_t, 16> bytes{};
  const std::string text(address);
  if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return "address:" + text;
  return "network:" + base::hex_lower(std::span(bytes).first(8));
}

}  // namespace onesheet::gateway

#include "doors/gateway/rate_limiter.h"

#include <gtest/gtest.h>

namespace onesheet::gateway {
namespace {

constexpr base::WallTime kStart{std::chrono::milliseconds{1'795'339'800'000}};
using std::chrono::milliseconds;
using std::chrono::seconds;

TEST(RateLimiter, AllowsTheBurstAndThenTheRate) {
  RateLimiter limiter({2, 3});
  for (int i = 0; i < 3; ++i) EXPECT_FALSE(limiter.refuse_for("a", kStart));
  EXPECT_EQ(limiter.refuse_for("a", kStart), seconds(1));
  EXPECT_TRUE(limiter.refuse_for("a", kStart + milliseconds(499)));
  EXPECT_FALSE(limiter.refuse_for("a", kStart + milliseconds(500)));
  EXPECT_TRUE(limiter.refuse_for("a", kStart + milliseconds(500)));
}

TEST(RateLimiter, SaysHowLongToWait) {
  RateLimiter limiter({0.1, 1});
  EXPECT_FALSE(limiter.refuse_for("a", kStart));
  EXPECT_EQ(limiter.refuse_for("a", kStart), seconds(10));
  EXPECT_EQ(limiter.refuse_for("a", kStart + seconds(4)), seconds(6));
  EXPECT_FALSE(limiter.refuse_for("a", kStart + seconds(10)));
}

TEST(RateLimiter, NeverHoldsMoreThanTheBurst) {
  RateLimiter limiter({100, 2});
  EXPECT_FALSE(limiter.refuse_for("a", kStart));
  const auto later = kStart + std::chrono::hours(1);
  EXPECT_FALSE(limiter.refuse_for("a", later));
  EXPECT_FALSE(limiter.refuse_for("a", later));
  EXPECT_TRUE(limiter.refuse_for("a", later));
}

TEST(RateLimiter, AClockSetBackEmptiesNothing) {
  RateLimiter limiter({1, 2});
  EXPECT_FALSE(limiter.refuse_for("a", kStart));
  EXPECT_FALSE(limiter.refuse_for("a", kStart - std::chrono::hours(1)));
  EXPECT_EQ(limiter.refuse_for("a", kStart - std::chrono::hours(1)), seconds(1));
}

TEST(RateLimiter, ARateOfZeroRefusesNobody) {
  RateLimiter limiter({0, 0});
  for (int i = 0; i < 100; ++i) EXPECT_FALSE(limiter.refuse_for("a", kStart));
}

TEST(RateLimiter, ManyCallersDoNotMakeItForgetTheOneOverItsRate) {
  RateLimiter limiter({1, 2});
  // Callers that came once and long ago are full again and make room for new ones.
  for (std::size_t i = 0; i < RateLimiter::kCallersMax - 1; ++i) {
    EXPECT_FALSE(limiter.refuse_for("old" + std::to_string(i), kStart));
  }
  const auto later = kStart + seconds(10);
  EXPECT_FALSE(limiter.refuse_for("busy", later));
  EXPECT_FALSE(limiter.refuse_for("busy", later));
  EXPECT_FALSE(limiter.refuse_for("one more", later));
  EXPECT_TRUE(limiter.refuse_for("busy", later));
}

TEST(RateLimiter, AnIpv6CallerIsItsNetwork) {
  EXPECT_EQ(caller_of_address("2001:db8:1:2::1"), caller_of_address("2001:db8:1:2:ffff::9"));
  EXPECT_NE(caller_of_address("2001:db8:1:2::1"), caller_of_address("2001:db8:1:3::1"));
  EXPECT_NE(caller_of_address("203.0.113.7"), caller_of_address("203.0.113.8"));
  EXPECT_EQ(caller_of_address("::ffff:203.0.113.7"), caller_of_address("203.0.113.7"));
}

}  // namespace
}  // namespace onesheet::gateway

#include "base/clock.h"

#include <gtest/gtest.h>

namespace onesheet::base {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;

TEST(SystemClock, TellsUtcWithinThisCentury) {
  const WallTime now = SystemClock{}.now();
  EXPECT_GT(now, WallTime{std::chrono::sys_days{std::chrono::year{2024} / 1 / 1}});
  EXPECT_LT(now, WallTime{std::chrono::sys_days{std::chrono::year{2100} / 1 / 1}});
}

TEST(ManualClock, StandsStillUntilTold) {
  ManualClock clock{WallTime{milliseconds{1000}}};
  EXPECT_EQ(clock.now(), clock.now());
  clock.advance(milliseconds{250});
  EXPECT_EQ(clock.now().time_since_epoch(), milliseconds{1250});
  clock.set(WallTime{milliseconds{7}});
  EXPECT_EQ(clock.now().time_since_epoch(), milliseconds{7});
}

TEST(Deadline, NeverDoesNotExpireAndFitsALibrarysTimeout) {
  const Deadline never = Deadline::never();
  EXPECT_FALSE(never.expired());
  EXPECT_GT(never.remaining(), hours{24});
  EXPECT_LE(never.remaining().count(), 2'147'483'647);  // a C int of milliseconds
}

TEST(Deadline, InThePastIsExpiredWithNothingLeft) {
  const Deadline past = Deadline::after(milliseconds{-1});
  EXPECT_TRUE(past.expired());
  EXPECT_EQ(past.remaining(), milliseconds{0});
}

TEST(Deadline, InTheFutureHasTimeLeft) {
  const Deadline soon = Deadline::after(hours{1});
  EXPECT_FALSE(soon.expired());
  EXPECT_GT(soon.remaining(), milliseconds{0});
  EXPECT_LE(soon.remaining(), hours{1});
}

}  // namespace
}  // namespace onesheet::base

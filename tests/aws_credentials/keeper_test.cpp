// Keys are refreshed by one thread however many ask, and nobody is handed keys that have expired.
#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <thread>

#include "aws/credentials/credentials.h"

namespace onesheet::aws {
namespace {

using base::Deadline;
using namespace std::chrono_literals;

// Hands out keys that live `life`; notices when two threads fetch at once.
class Source final : public CredentialSource {
 public:
  struct Told {
    std::atomic<int> fetches = 0, at_once = 0, most_at_once = 0;
    std::atomic<bool> broken = false, stable = false, throws = false;
    std::atomic<base::ErrorKind> kind = base::ErrorKind::upstream;
    std::chrono::milliseconds takes{0}, life = 1h;
  };
  Source(Told& told, const base::Clock& clock) : told_(told), clock_(clock) {}
  base::Result<TimedCredentials> fetch(Deadline) override {
    const int now = ++told_.at_once;
    if (now > told_.most_at_once) told_.most_at_once = now;
    std::this_thread::sleep_for(told_.takes);
    const int number = ++told_.fetches;
    --told_.at_once;
    if (told_.throws) throw std::runtime_error("out of something");
    if (told_.broken) return base::fail(told_.kind, "down");
    return TimedCredentials{
        {"AKIA" + std::to_string(number), "s", "t"}, clock_.now() + told_.life, told_.stable};
  }

 private:
  Told& told_;
  const base::Clock& clock_;
};

class KeeperUnderLoad : public ::testing::Test {
 protected:
  std::string id(Deadline deadline = Deadline::never()) {
    const auto got = keeper.get(deadline);
    return got ? got->keys.access_key_id : std::string(base::name_of(got.error().kind));
  }
  template <class Each>
  static void with_threads(int count, Each each) {
    std::vector<std::thread> threads;
    for (int i = 0; i < count; ++i) threads.emplace_back([&each, i] { each(i); });
    for (auto& thread : threads) thread.join();
  }

  Source::Told told;
  base::ManualClock clock{base::WallTime{std::chrono::hours{500'000}}};
  CredentialKeeper keeper{std::make_unique<Source>(told, clock), clock};
};

TEST_F(KeeperUnderLoad, OneThreadFetchesHoweverManyAsk) {
  told.takes = 20ms;
  std::atomic<int> good = 0;
  with_threads(16, [&](int) { good += id() == "AKIA1" ? 1 : 0; });
  EXPECT_EQ(good, 16);
  EXPECT_EQ(told.fetches, 1);
}

TEST_F(KeeperUnderLoad, WhileOneRefreshesTheOthersGoOn) {
  told.takes = 5ms;
  std::atomic<int> bad = 0;
  with_threads(8, [&](int thread) {
    for (int i = 0; i < 200; ++i) {
      if (thread == 0) clock.advance(1min);  // 200 minutes: four or five refreshes
      const auto got = keeper.get(Deadline::never());
      if (!got || !got->expires_at) ++bad;
      if (got && got->keys.session_token != "t") ++bad;
    }
  });
  EXPECT_EQ(bad, 0);
  EXPECT_EQ(told.most_at_once, 1);
  EXPECT_LE(told.fetches, 8);
}

TEST_F(KeeperUnderLoad, WhatOneWasToldHoldsForAllWhoWaited) {
  told.takes = 100ms;
  told.broken = true;
  told.kind = base::ErrorKind::unauthorized;
  std::atomic<int> refused = 0;
  with_threads(8, [&](int) { refused += id() == "unauthorized" ? 1 : 0; });
  EXPECT_EQ(refused, 8);
  EXPECT_LT(told.fetches, 8) << "each asked the source in turn";
}

TEST_F(KeeperUnderLoad, AWaiterKeepsItsOwnDeadline) {
  told.takes = 300ms;
  std::thread fetcher([&] { EXPECT_EQ(id(), "AKIA1"); });
  while (told.at_once == 0) std::this_thread::yield();
  EXPECT_EQ(id(Deadline::after(5ms)), "timed_out");
  fetcher.join();
}

TEST_F(KeeperUnderLoad, ASourceThatIsDownIsLeftInPeaceWhileItsKeysServe) {
  EXPECT_EQ(id(), "AKIA1");
  told.broken = true;
  clock.advance(50min);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(id(), "AKIA1");
  EXPECT_EQ(told.fetches, 2);
  clock.advance(11s);
  EXPECT_EQ(id(), "AKIA1");
  EXPECT_EQ(told.fetches, 3);
  clock.advance(10min);
  EXPECT_EQ(id(), "upstream") << "expired";
}

TEST_F(KeeperUnderLoad, ASourceThatThrowsIsAskedAgain) {
  told.throws = true;
  EXPECT_EQ(id(Deadline::after(100ms)), "bug");
  told.throws = false;
  EXPECT_EQ(id(Deadline::after(100ms)), "AKIA2");
}

TEST_F(KeeperUnderLoad, RefusedKeysAreFetchedAgainOnce) {
  ASSERT_EQ(id(), "AKIA1");
  const Credentials first{"AKIA1", "s", "t"};
  std::atomic<int> renewed = 0;
  with_threads(8, [&](int) { renewed += keeper.refused(first) && id() == "AKIA2" ? 1 : 0; });
  EXPECT_EQ(renewed, 8);
  EXPECT_EQ(told.fetches, 2) << "eight threads were refused the same keys";
}

TEST(KeeperOfFixedKeys, RefusedKeysOfNoSessionStay) {
  const base::SystemClock clock;
  CredentialKeeper keeper(fixed_source({"AKIA", "s", ""}), clock);
  ASSERT_TRUE(keeper.get(Deadline::never()));
  EXPECT_FALSE(keeper.refused({"AKIA", "s", ""}));
  EXPECT_TRUE(keeper.get(Deadline::never()));
}

TEST(KeeperOfFixedKeys, KeysThatNoHeaderCanCarryAreRefused) {
  const base::SystemClock clock;
  for (const Credentials& keys : {Credentials{"AKIA\r\nX: y", "s", ""}, Credentials{"AKIA", "s", "t t"}}) {
    CredentialKeeper keeper(fixed_source(keys), clock);
    EXPECT_FALSE(keeper.get(Deadline::never()));
  }
}

TEST_F(KeeperUnderLoad, KeysThatArriveExpiredAreNotHandedOut) {
  told.life = -1s;
  EXPECT_EQ(id(), "unauthorized");
  told.stable = true;
  EXPECT_EQ(id(), "AKIA2") << "an instance's metadata may be late";
  EXPECT_EQ(id(), "AKIA2") << "and is not asked at every call";
  clock.advance(11min);
  EXPECT_EQ(id(), "AKIA3");
}

TEST_F(KeeperUnderLoad, ShortLivesAreUsedToTheirLastQuarter) {
  told.life = 2min;
  EXPECT_EQ(id(), "AKIA1");
  clock.advance(80s);
  EXPECT_EQ(id(), "AKIA1");
  clock.advance(15s);
  EXPECT_EQ(id(), "AKIA2");
}

}  // namespace
}  // namespace onesheet::aws

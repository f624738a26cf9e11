#include "base/ulid.h"

#include <gtest/gtest.h>

#include <set>

namespace onesheet::base {
namespace {

WallTime at_ms(long long ms) { return WallTime{std::chrono::milliseconds{ms}}; }

// The ULID specification's own example time.
TEST(Ulid, EncodesTheTimeAsTheSpecificationDoes) {
  EXPECT_EQ(make_ulid(at_ms(1469918176385)).substr(0, 10), "01aryz6s41");
  EXPECT_EQ(make_ulid(at_ms(0)).substr(0, 10), "0000000000");
  EXPECT_EQ(make_ulid(at_ms(281474976710655)).substr(0, 10), "7zzzzzzzzz");
}

TEST(Ulid, SortsByTimeAndNeverRepeats) {
  EXPECT_LT(make_ulid(at_ms(1000)), make_ulid(at_ms(1001)));
  EXPECT_LT(make_ulid(at_ms(31)), make_ulid(at_ms(32)));
  std::set<std::string> seen;
  for (int i = 0; i < 2000; ++i) seen.insert(make_ulid(at_ms(5)));
  EXPECT_EQ(seen.size(), 2000U);
}

TEST(Ulid, RecognisesItsOwnAndRefusesOthers) {
  const std::string ulid = make_ulid(at_ms(1'700'000'000'000));
  EXPECT_EQ(ulid.size(), 26U);
  EXPECT_TRUE(looks_like_ulid(ulid));
  EXPECT_TRUE(looks_like_ulid("7ZZZZZZZZZZZZZZZZZZZZZZZZZ"));
  EXPECT_FALSE(looks_like_ulid("8ZZZZZZZZZZZZZZZZZZZZZZZZZ"));  // over 48 bits of time
  EXPECT_FALSE(looks_like_ulid(ulid.substr(1)));
  EXPECT_FALSE(looks_like_ulid(ulid + "0"));
  EXPECT_FALSE(looks_like_ulid(""));
  for (const char letter : {'i', 'l', 'o', 'u', '-', '/', '.', '%'}) {
    std::string other = ulid;
    other[12] = letter;
    EXPECT_FALSE(looks_like_ulid(other)) << other;
  }
}

}  // namespace
}  // namespace onesheet::base

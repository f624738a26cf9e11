#include "doors/s3api/conditions.h"

#include <gtest/gtest.h>

#include "aws/time_text.h"

namespace onesheet::doors::s3 {
namespace {

TEST(S3Range, Parts) {
  const auto part = [](std::string_view header, std::uint64_t bytes) {
    const RangeAnswer answer = resolve_range(header, bytes);
    EXPECT_EQ(answer.kind, RangeKind::part) << header;
    return std::pair{answer.range.offset, answer.range.length};
  };
  using P = std::pair<std::uint64_t, std::uint64_t>;
  EXPECT_EQ(part("bytes=0-0", 10), P(0, 1));
  EXPECT_EQ(part("bytes=2-5", 10), P(2, 4));
  EXPECT_EQ(part("bytes=5-", 10), P(5, 5));
  EXPECT_EQ(part("bytes=9-9", 10), P(9, 1));
  EXPECT_EQ(part("bytes=0-99", 10), P(0, 10));
  EXPECT_EQ(part("bytes=-3", 10), P(7, 3));
  EXPECT_EQ(part("bytes=-30", 10), P(0, 10));
  EXPECT_EQ(part("BYTES= 1-2 ", 10), P(1, 2));
  EXPECT_EQ(part("bytes=0-18446744073709551615", 10), P(0, 10));
  EXPECT_EQ(part("bytes=0-99999999999999999999999", 10), P(0, 10));
}

TEST(S3Range, Unsatisfiable) {
  for (const char* header : {"bytes=10-", "bytes=10-12", "bytes=-0", "bytes=99999999999999999999999-"}) {
    EXPECT_EQ(resolve_range(header, 10).kind, RangeKind::unsatisfiable) << header;
  }
  EXPECT_EQ(resolve_range("bytes=0-", 0).kind, RangeKind::unsatisfiable);
  EXPECT_EQ(resolve_range("bytes=-1", 0).kind, RangeKind::unsatisfiable);
}

TEST(S3Range, OthersAreIgnored) {
  for (const char* header : {"", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=5-2", "bytes=0-1,3-4",
                             "lines=0-1", "bytes=0", "bytes=+1-2", "bytes=0--1", "bytes=1-2-3"}) {
    EXPECT_EQ(resolve_range(header, 10).kind, RangeKind::whole) << header;
  }
}

TEST(S3Conditions, ListsOfEtags) {
  EXPECT_TRUE(etag_listed("\"a\"", "a"));
  EXPECT_TRUE(etag_listed("a", "a"));
  EXPECT_TRUE(etag_listed("\"x\", W/\"a\"", "a"));
  EXPECT_TRUE(etag_listed("*", "a"));
  EXPECT_FALSE(etag_listed("\"ab\"", "a"));
  EXPECT_FALSE(etag_listed("", "a"));
  EXPECT_FALSE(etag_listed("\"", "a"));
}

TEST(S3Conditions, FollowTheOrderOfTheRfc) {
  const auto modified =
      aws::parse_http_date("Fri, 02 Jan 2026 03:04:05 GMT").value() + std::chrono::milliseconds{900};
  const char* before = "Fri, 02 Jan 2026 03:04:04 GMT";
  const char* same = "Fri, 02 Jan 2026 03:04:05 GMT";
  using enum ConditionOutcome;
  const auto outcome = [&](Conditions conditions) { return evaluate(conditions, "e", modified).outcome; };
  EXPECT_EQ(outcome({}), go_on);
  EXPECT_EQ(outcome({.if_match = "\"e\""}), go_on);
  EXPECT_EQ(outcome({.if_match = "\"x\""}), failed);
  EXPECT_EQ(outcome({.if_none_match = "\"e\""}), not_modified);
  EXPECT_EQ(outcome({.if_none_match = "\"x\""}), go_on);
  EXPECT_EQ(outcome({.if_modified_since = same}), not_modified);
  EXPECT_EQ(outcome({.if_modified_since = before}), go_on);
  EXPECT_EQ(outcome({.if_unmodified_since = same}), go_on);
  EXPECT_EQ(outcome({.if_unmodified_since = before}), failed);
  EXPECT_EQ(outcome({.if_match = "\"e\"", .if_unmodified_since = before}), go_on);
  EXPECT_EQ(outcome({.if_none_match = "\"x\"", .if_modified_since = same}), go_on);
  EXPECT_EQ(outcome({.if_modified_since = "yesterday"}), go_on);
}

}  // namespace
}  // namespace onesheet::doors::s3

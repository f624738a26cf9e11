#include "aws/canonical.h"

#include <gtest/gtest.h>

namespace onesheet::aws {
namespace {

TEST(CanonicalPath, NormalizesOutsideS3) {
  EXPECT_EQ(canonical_path("", PathRule::normalized), "/");
  EXPECT_EQ(canonical_path("//a//./b/../c/", PathRule::normalized), "/a/c/");
  EXPECT_EQ(canonical_path("/../..", PathRule::normalized), "/");
  EXPECT_EQ(canonical_path("/a%3Ab", PathRule::normalized), "/a%253Ab");
  EXPECT_EQ(canonical_path("//a/./b", PathRule::encoded), "//a/./b");
}

TEST(CanonicalPath, S3KeepsEveryByteOfTheKey) {
  EXPECT_EQ(canonical_path("/bucket//a/../b%20c", PathRule::s3), "/bucket//a/../b%20c");
  EXPECT_EQ(canonical_path("/a+b(1)", PathRule::s3), "/a%2Bb%281%29");
  EXPECT_EQ(canonical_path("/%e2%82%ac~", PathRule::s3), "/%E2%82%AC~");
  EXPECT_EQ(canonical_path("/100%", PathRule::s3), "/100%25");
}

TEST(CanonicalQuery, SortsEncodesAndFillsIn) {
  EXPECT_EQ(canonical_query(parse_query("b=2&a=3&a=1&c&d=")), "a=1&a=3&b=2&c=&d=");
  EXPECT_EQ(canonical_query(parse_query("p=a/b%20c+d&t=~")), "p=a%2Fb%20c%2Bd&t=~");
  EXPECT_EQ(canonical_query(parse_query("x=1&X-Amz-Signature=abc"), "X-Amz-Signature"), "x=1");
  EXPECT_EQ(canonical_query(parse_query("&&a=b=c&")), "a=b%3Dc");
  EXPECT_EQ(canonical_query(parse_query("a=%zz%4")), "a=%25zz%254");
}

TEST(CanonicalHeaders, TrimJoinAndKeepOrder) {
  const HeaderList headers = {{"A", "  x  y\t z "}, {"b", "1"}, {"a", "2"}};
  std::string text;
  append_canonical_headers(text, headers, std::vector<std::string_view>{"a", "b", "c"});
  EXPECT_EQ(text, "a:x y z,2\nb:1\nc:\n");
}

}  // namespace
}  // namespace onesheet::aws

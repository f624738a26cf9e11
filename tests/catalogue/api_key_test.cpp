#include "catalogue/api_key.h"

#include <gtest/gtest.h>

namespace onesheet::catalogue {
namespace {

constexpr base::WallTime kNow{std::chrono::milliseconds{1'790'000'000'000}};

// FIPS 180-4's own example.
TEST(ApiKey, HashesWithSha256) {
  EXPECT_EQ(hash_secret("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(ApiKey, IssuesDifferentKeysAndKeepsOnlyTheHash) {
  const auto one = issue_key("ci", {"make"}, kNow);
  const auto two = issue_key("ci", {"make"}, kNow);
  ASSERT_TRUE(one && two);
  EXPECT_NE(one->secret, two->secret);
  EXPECT_EQ(one->secret.size(), 4U + 64U);
  EXPECT_EQ(one->key.secret_hash, hash_secret(one->secret));
  EXPECT_EQ(one->key.secret_hash.find(one->secret.substr(4)), std::string::npos);
}

TEST(ApiKey, NamesHaveALimitOnBothSides) {
  EXPECT_TRUE(issue_key(std::string(80, 'n'), {"make"}, kNow));
  EXPECT_FALSE(issue_key(std::string(81, 'n'), {"make"}, kNow));
  EXPECT_FALSE(issue_key("  ", {"make"}, kNow));
  EXPECT_FALSE(issue_key("a\nb", {"make"}, kNow));
  EXPECT_FALSE(issue_key("a\xFF", {"make"}, kNow));
  EXPECT_FALSE(issue_key("ci", {}, kNow));
}

TEST(ApiKey, ReadsScopes) {
  EXPECT_EQ(*parse_scopes("make,read"), (std::vector<std::string>{"make", "read"}));
  EXPECT_EQ(*parse_scopes(" read "), (std::vector<std::string>{"read"}));
  EXPECT_EQ(*parse_scopes("read,read"), (std::vector<std::string>{"read"}));
  for (const char* text : {"", "write", "make,", ",make", "make read"})
    EXPECT_FALSE(parse_scopes(text)) << text;
}

TEST(ApiKey, AllowsOnlyItsScopes) {
  const auto key = issue_key("ci", {"read"}, kNow);
  ASSERT_TRUE(key);
  EXPECT_TRUE(allows(key->key, kScopeRead));
  EXPECT_FALSE(allows(key->key, kScopeMake));
}

}  // namespace
}  // namespace onesheet::catalogue

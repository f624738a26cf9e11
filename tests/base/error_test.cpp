#include "base/error.h"

#include <gtest/gtest.h>

#include <set>

namespace onesheet::base {
namespace {

Result<int> half(int value) {
  if (value % 2 != 0)
    return fail(ErrorKind::bad_request, "The value is odd.", "value=" + std::to_string(value));
  return value / 2;
}

Result<int> quarter(int value) {
  ONESHEET_ASSIGN(const int first, half(value));
  return half(first);
}

Result<void> only_even(int value) {
  ONESHEET_TRY(half(value));
  return {};
}

TEST(Error, KindsHaveDifferentNames) {
  std::set<std::string_view> names;
  const auto last = static_cast<int>(ErrorKind::bug);
  for (int kind = 0; kind <= last; ++kind) names.insert(name_of(static_cast<ErrorKind>(kind)));
  EXPECT_EQ(names.size(), static_cast<std::size_t>(last) + 1);
  EXPECT_EQ(name_of(ErrorKind::out_of_space), "out_of_space");
}

TEST(Error, TravelsThroughTryAndAssign) {
  EXPECT_EQ(quarter(8), 2);
  const auto failed = quarter(6);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().operator_text, "value=3");
  EXPECT_TRUE(only_even(2));
  EXPECT_EQ(only_even(3).error().kind, ErrorKind::bad_request);
}

TEST(Error, DescribesItselfForTheLog) {
  EXPECT_EQ(describe({ErrorKind::busy, "Try later.", ""}), "busy: Try later.");
  EXPECT_EQ(describe({ErrorKind::upstream, "It failed.", "errno 5"}), "upstream: It failed. (errno 5)");
}

}  // namespace
}  // namespace onesheet::base

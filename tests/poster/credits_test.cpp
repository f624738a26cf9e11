#include "poster/credits.h"

#include <gtest/gtest.h>

namespace onesheet::poster {
namespace {

using base::ErrorKind;

Credits lines(std::size_t count) {
  Credits credits;
  credits.lines.assign(count, Credit{"with", {"A. Name"}});
  return credits;
}

TEST(Credits, LineLimit) {
  EXPECT_TRUE(check(Credits{}));
  EXPECT_TRUE(check(lines(kCreditsMax)));
  EXPECT_EQ(check(lines(kCreditsMax + 1)).error().kind, ErrorKind::too_large);
}

TEST(Credits, NamesPerLineLimit) {
  Credits credits = lines(1);
  credits.lines[0].names.assign(kNamesPerCreditMax, "N");
  EXPECT_TRUE(check(credits));
  credits.lines[0].names.push_back("N");
  EXPECT_EQ(check(credits).error().kind, ErrorKind::too_large);
  credits.lines[0].names.clear();
  EXPECT_EQ(check(credits).error().kind, ErrorKind::bad_request);
}

TEST(Credits, TextLimits) {
  Credits credits = lines(1);
  const std::string most(kCreditTextMax, 'x');
  credits.lines[0] = {most, {most}};
  EXPECT_TRUE(check(credits));
  credits.lines[0] = {most + "x", {"N"}};
  EXPECT_EQ(check(credits).error().kind, ErrorKind::too_large);
  credits.lines[0] = {"", {most + "x"}};
  EXPECT_EQ(check(credits).error().kind, ErrorKind::too_large);
}

TEST(Credits, NamesMustBeCleanText) {
  for (const char* name : {"", "  ", "A\nB", "\xFF"}) {
    Credits credits = lines(1);
    credits.lines[0].names[0] = name;
    EXPECT_EQ(check(credits).error().kind, ErrorKind::bad_request) << name;
  }
  EXPECT_TRUE(check(Credits{{Credit{"", {"Zoë Ångström", "宮崎"}}}}));
}

}  // namespace
}  // namespace onesheet::poster

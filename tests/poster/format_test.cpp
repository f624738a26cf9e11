#include "poster/format.h"

#include <gtest/gtest.h>

#include <set>

namespace onesheet::poster {
namespace {

std::string size(long long width, long long height) {
  return std::to_string(width) + "x" + std::to_string(height);
}

TEST(Format, EveryKnownFormatKeepsOurOwnLimits) {
  std::set<std::string> names;
  for (const Format& format : known_formats()) {
    EXPECT_TRUE(names.insert(format.name).second) << format.name;
    EXPECT_FALSE(format.description.empty());
    const auto as_size = parse_format(size(format.size.width_px, format.size.height_px));
    ASSERT_TRUE(as_size) << format.name;
    EXPECT_EQ(as_size->size, format.size);
    EXPECT_EQ(parse_format(format.name)->size, format.size);
    EXPECT_GT(format.safe_margin, 0);
    EXPECT_LT(format.safe_margin, 0.25);
  }
  EXPECT_TRUE(names.contains(std::string{kDefaultFormat}));
}

TEST(Format, TheTutorialsSize) { EXPECT_EQ(parse_format(kTutorialFormat)->size, (Size{1280, 720})); }

TEST(Format, NamesAndSizesAreForgivingAboutCaseAndSpace) {
  EXPECT_EQ(parse_format(" One-Sheet ")->name, "one-sheet");
  const auto custom = parse_format("600X900");
  ASSERT_TRUE(custom);
  EXPECT_EQ(custom->name, "600x900");
  EXPECT_EQ(custom->size, (Size{600, 900}));
}

TEST(Format, SideLimits) {
  EXPECT_TRUE(parse_format(size(kSideMin_px, kSideMin_px)));
  EXPECT_FALSE(parse_format(size(kSideMin_px - 1, kSideMin_px)));
  EXPECT_FALSE(parse_format(size(kSideMin_px, kSideMin_px - 1)));
  EXPECT_TRUE(parse_format(size(kSideMax_px, 4096)));
  EXPECT_FALSE(parse_format(size(kSideMax_px + 1, 4096)));
  EXPECT_FALSE(parse_format(size(4096, kSideMax_px + 1)));
}

TEST(Format, PixelLimit) {
  ASSERT_EQ(kPixelsMax, 40'000'000);
  EXPECT_TRUE(parse_format("8000x5000"));
  EXPECT_FALSE(parse_format("8001x5000"));
  EXPECT_FALSE(parse_format("8192x8192"));
}

TEST(Format, AspectLimit) {
  EXPECT_TRUE(parse_format("400x100"));
  EXPECT_TRUE(parse_format("100x400"));
  EXPECT_FALSE(parse_format("401x100"));
  EXPECT_FALSE(parse_format("100x401"));
}

TEST(Format, NonsenseIsRefusedInOneSentence) {
  for (const char* text :
       {"",        "0x0",     "0x900",     "15x15",    "99999x99999", "99999999999x1", "nan",     "nanxnan",
        "NaNxNaN", "infxinf", "-600x900",  "600x-900", "6e2x900",     "600x900x2",     "x",       "600x",
        "x900",    "600",     "600 x 900", "60.5x90",  "poster",      "../etc",        "600×900", "\xFF"}) {
    const auto parsed = parse_format(text);
    ASSERT_FALSE(parsed) << text;
    EXPECT_EQ(parsed.error().kind, base::ErrorKind::bad_request) << text;
    EXPECT_TRUE(parsed.error().public_text.ends_with('.')) << parsed.error().public_text;
  }
}

}  // namespace
}  // namespace onesheet::poster

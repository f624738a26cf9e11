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
    EXPECT_FALSE(format.source.empty()) << format.name;
    EXPECT_EQ(format.checked.size(), 10U) << format.name;
    EXPECT_LT(format.keep_out_top_px + format.keep_out_bottom_px, format.size.height_px / 2);
    EXPECT_EQ(format.printed(), format.group == "print") << format.name;
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
  ASSERT_EQ(kSideMax_px, 12'288);
  EXPECT_TRUE(parse_format(size(kSideMax_px, 4096)));
  EXPECT_FALSE(parse_format(size(kSideMax_px + 1, 4096)));
  EXPECT_FALSE(parse_format(size(4096, kSideMax_px + 1)));
}

TEST(Format, PixelLimit) {
  ASSERT_EQ(kPixelsMax, 110'000'000);
  EXPECT_TRUE(parse_format("10000x11000"));
  EXPECT_FALSE(parse_format("10001x11000"));
  EXPECT_FALSE(parse_format("12288x12288"));
  // What print asks for: a one-sheet and a UK quad at 300 dpi with 1/8 in of bleed.
  EXPECT_TRUE(parse_format("8175x12075"));
  EXPECT_TRUE(parse_format("12075x9075"));
}

TEST(Format, ServedSizeLimits) {
  const auto served = [](std::string_view text) {
    return check_served_size(parse_format(text).value()).has_value();
  };
  ASSERT_EQ(kServedPixelsMax, 40'000'000);
  EXPECT_TRUE(served("8000x5000"));
  EXPECT_FALSE(served("8001x5000"));
  EXPECT_TRUE(served(size(kServedSideMax_px, 2048)));
  EXPECT_FALSE(served(size(kServedSideMax_px + 1, 3000)));
  EXPECT_FALSE(served(size(3000, kServedSideMax_px + 1)));
  for (const Format& format : known_formats()) EXPECT_TRUE(check_served_size(format)) << format.name;
  const auto refused = check_served_size(parse_format("8100x12000").value());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, base::ErrorKind::bad_request);
  EXPECT_TRUE(refused.error().public_text.ends_with('.'));
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

// What a store or a printer would send back: sizes as their own pages give them (the table's `source`).
TEST(Format, SizesOfPrintersAndStores) {
  const auto named = [](const char* name) { return parse_format(name).value(); };
  EXPECT_EQ(named("one-sheet").size, (Size{2700, 4000}));
  EXPECT_EQ(named("one-sheet-150").size, (Size{4050, 6000}));
  EXPECT_EQ(named("a4").size, (Size{2480, 3508}));
  EXPECT_EQ(named("prime-poster").keep_out_top_px, 240);
  EXPECT_EQ(named("prime-poster").keep_out_bottom_px, 240);
  EXPECT_EQ(named("prime-cover").keep_out_top_px, 160);
  EXPECT_EQ(named("prime-hero").words, WordsAllowed::none);
  EXPECT_EQ(named("hbo-tall").size, (Size{1680, 3636}));
  EXPECT_EQ(named("kinonation-portrait").size, (Size{1575, 2100}));
  EXPECT_EQ(named("tmdb-backdrop").size, (Size{3840, 2160}));
}

TEST(Format, PixelsOfPrintFollowPaperAndDpi) {
  for (const Format& format : known_formats()) {
    if (!format.printed()) continue;
    const auto same = at_dpi(format, format.paper.dpi);
    ASSERT_TRUE(same) << format.name << " " << same.error().public_text;
    EXPECT_EQ(same->size, format.size) << format.name;
  }
  const auto finer = at_dpi(*parse_format("one-sheet"), 150);
  ASSERT_TRUE(finer);
  EXPECT_EQ(finer->size, (Size{4050, 6000}));
  EXPECT_EQ(bleed_px(*finer), 19);
  EXPECT_EQ(size_with_bleed(*finer), (Size{4088, 6038}));
}

TEST(Format, DpiLimits) {
  const Format a4 = *parse_format("a4");
  EXPECT_TRUE(at_dpi(a4, kDpiMin));
  EXPECT_FALSE(at_dpi(a4, kDpiMin - 1));
  EXPECT_FALSE(at_dpi(a4, kDpiMax + 1));
  EXPECT_FALSE(at_dpi(*parse_format("poster-2x3"), 150));
  // What is said to fit does, and one more does not.
  const auto refused = at_dpi(*parse_format("imax-lobby"), kDpiMax);
  ASSERT_FALSE(refused);
  const std::string& text = refused.error().public_text;
  const int fits = std::stoi(text.substr(text.find("at most ") + 8));
  EXPECT_TRUE(at_dpi(*parse_format("imax-lobby"), fits));
  EXPECT_FALSE(at_dpi(*parse_format("imax-lobby"), fits + 1));
  EXPECT_EQ(parse_dpi(" 150 "), 150);
  for (const char* bad : {"", "35", "601", "150dpi", "1e2", "-150", "nan"})
    EXPECT_FALSE(parse_dpi(bad)) << bad;
}

TEST(Format, BleedLimits) {
  EXPECT_EQ(parse_bleed_in("0"), 0);
  EXPECT_EQ(parse_bleed_in("0.125in"), 0.125);
  EXPECT_NEAR(*parse_bleed_in("3 mm"), 3 / 25.4, 1e-9);
  EXPECT_EQ(parse_bleed_in("1in"), kBleedMax_in);
  for (const char* bad : {"", "in", "0.125", "1.01in", "26mm", "-1mm", "nanmm", "infin", "1e0in", "2cm"})
    EXPECT_FALSE(parse_bleed_in(bad)) << bad;
}

TEST(FormatTable, ABrokenLineIsNamed) {
  const std::string good = "x\tscreen\t100\t200\t-\t-\t-\t0.05\t0\t0\tany\tours\t2026-11-28\tA size\n";
  ASSERT_TRUE(formats_from_table(good));
  EXPECT_EQ(formats_from_table(good)->front().size, (Size{100, 200}));
  EXPECT_TRUE(formats_from_table("# comment\n\n")->empty());
  for (const auto& [from, to] : {std::pair{"100", "wide"}, {"any", "some"}, {"\tours", ""}, {"0.05", "x"}}) {
    std::string bad = good;
    bad.replace(bad.find(from), std::string(from).size(), to);
    const auto read = formats_from_table("# one\n" + bad);
    ASSERT_FALSE(read) << bad;
    EXPECT_EQ(read.error().operator_text, "line 2");
  }
  std::string printed = good;
  printed.replace(printed.find("-\t-\t-"), 5, "27x40in\t100\t0.125");
  ASSERT_TRUE(formats_from_table(printed));
  printed.replace(printed.find("27x40in"), 7, "27by40in");
  EXPECT_FALSE(formats_from_table(printed));
}

}  // namespace
}  // namespace onesheet::poster

#include "doors/cli/text.h"

#include <gtest/gtest.h>

namespace onesheet::cli {
namespace {

using std::chrono::seconds;

TEST(Text, SaysSizesAndTimesForPeople) {
  EXPECT_EQ(bytes_text(999), "999 bytes");
  EXPECT_EQ(bytes_text(1000), "1 kB");
  EXPECT_EQ(bytes_text(2'140'000), "2.1 MB");
  EXPECT_EQ(bytes_text(79'000'000'000), "79.0 GB");
  EXPECT_EQ(duration_text(seconds{1}), "1 second");
  EXPECT_EQ(duration_text(seconds{90}), "90 seconds");
  EXPECT_EQ(duration_text(seconds{900}), "15 minutes");
  EXPECT_EQ(duration_text(seconds{3600}), "1 hour");
  EXPECT_EQ(duration_text(seconds{604'800}), "7 days");
  const base::WallTime time{std::chrono::milliseconds{1'795'343'460'999}};
  EXPECT_EQ(time_text(time), "2026-11-22 10:31:00 UTC");
  EXPECT_EQ(time_iso(time), "2026-11-22T10:31:00Z");
}

TEST(Slug, MakesAFileNameOfATitle) {
  EXPECT_EQ(slug("The Last Light"), "the-last-light");
  EXPECT_EQ(slug("Don't Look -- Back!"), "dont-look-back");
  EXPECT_EQ(slug("Amélie / Ødipus"), "amélie-Ødipus");
  EXPECT_EQ(slug("灯台と嵐"), "灯台と嵐");
  EXPECT_EQ(slug(std::string(500, 'x')).size(), 40U);
}

TEST(Slug, IsNeverEmptyNorAPath) {
  for (const char* title : {"", "...", "///", "../..", "-", "\xFF", "\xE2\x80\xAE"})
    EXPECT_EQ(slug(title), "poster") << title;
  EXPECT_EQ(slug("../etc/passwd"), "etc-passwd");
  EXPECT_EQ(slug("-rf"), "rf");
}

TEST(ShellQuoted, SurvivesQuotes) {
  EXPECT_EQ(shell_quoted("plain"), "'plain'");
  EXPECT_EQ(shell_quoted("it's $HOME"), "'it'\\''s $HOME'");
}

}  // namespace
}  // namespace onesheet::cli

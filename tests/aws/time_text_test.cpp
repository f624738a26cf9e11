#include "aws/time_text.h"

#include <gtest/gtest.h>

namespace onesheet::aws {
namespace {

const base::WallTime kTime = base::WallTime{std::chrono::sys_days{std::chrono::year{2015} / 8 / 30}} +
                             std::chrono::hours{12} + std::chrono::minutes{36} +
                             std::chrono::milliseconds{7089};

TEST(TimeText, Writes) {
  EXPECT_EQ(basic_time(kTime), "20150830T123607Z");
  EXPECT_EQ(iso_time(kTime), "2015-08-30T12:36:07.089Z");
  EXPECT_EQ(iso_seconds(kTime), "2015-08-30T12:36:07Z");
  EXPECT_EQ(http_date(kTime), "Sun, 30 Aug 2015 12:36:07 GMT");
}

TEST(TimeText, ReadsWhatItWrites) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(kTime);
  EXPECT_EQ(parse_basic_time(basic_time(kTime)), seconds);
  EXPECT_EQ(parse_http_date(http_date(kTime)), seconds);
}

TEST(TimeText, RefusesEverythingElse) {
  for (const char* text : {"", "20150830T123607", "20150830T123607z", "20150830 123607Z", "20151330T123607Z",
                           "20150230T123607Z", "20150830T243607Z", "20150830T126007Z", "2015083aT123607Z",
                           "20150830T123660Z", " 20150830T123607Z"}) {
    EXPECT_FALSE(parse_basic_time(text)) << text;
  }
  for (const char* text :
       {"", "Sun, 30 Aug 2015 12:36:07 UTC", "Sun, 30 aug 2015 12:36:07 GMT", "Sun, 31 Feb 2015 12:36:07 GMT",
        "Sunday, 30-Aug-15 12:36:07 GMT", "Sun Aug 30 12:36:07 2015"}) {
    EXPECT_FALSE(parse_http_date(text)) << text;
  }
}

}  // namespace
}  // namespace onesheet::aws

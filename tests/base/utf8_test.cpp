#include "base/utf8.h"

#include <gtest/gtest.h>

#include <vector>

namespace onesheet::base {
namespace {

TEST(Utf8, RoundTripsTheEdgesOfEachLength) {
  const std::u32string edges{0x00, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF};
  const std::string bytes = encode_utf8(edges);
  EXPECT_EQ(bytes.size(), 1U + 1 + 2 + 2 + 3 + 3 + 3 + 3 + 4 + 4);
  EXPECT_EQ(decode_utf8(bytes), edges);
  EXPECT_EQ(count_code_points(bytes), edges.size());
}

TEST(Utf8, RefusesWhatRfc3629Forbids) {
  const std::vector<std::string> wrong{
      "\x80",              // lone continuation
      "\xC3",              // cut short
      "\xE2\x82",          // cut short
      "\xF0\x9F\x98",      // cut short
      "\xC0\xAF",          // overlong '/'
      "\xC1\xBF",          // overlong
      "\xE0\x80\xAF",      // overlong
      "\xE0\x9F\xBF",      // overlong
      "\xF0\x80\x80\xAF",  // overlong
      "\xF0\x8F\xBF\xBF",  // overlong
      "\xED\xA0\x80",      // surrogate
      "\xED\xBF\xBF",      // surrogate
      "\xF4\x90\x80\x80",  // above U+10FFFF
      "\xF5\x80\x80\x80",
      "\xFE",
      "\xFF",
      "\xC3(",  // continuation missing
      "ok\xE2\x28\xA1",
  };
  for (const std::string& bytes : wrong) {
    EXPECT_FALSE(valid_utf8(bytes)) << testing::PrintToString(bytes);
    EXPECT_FALSE(decode_utf8(bytes)) << testing::PrintToString(bytes);
    EXPECT_FALSE(count_code_points("fine " + bytes)) << testing::PrintToString(bytes);
  }
  EXPECT_TRUE(valid_utf8(""));
}

TEST(Utf8, CountsCodePointsNotBytes) {
  EXPECT_EQ(count_code_points("é漢😀"), 3U);
  EXPECT_EQ(count_code_points(""), 0U);
}

TEST(Utf8, KnowsControlCharacters) {
  for (const char32_t c : {0x00, 0x09, 0x0A, 0x1F, 0x7F, 0x80, 0x9F})
    EXPECT_TRUE(is_control(c)) << std::hex << static_cast<unsigned>(c);
  for (const char32_t c : {0x20, 0x7E, 0xA0, 0x200F, 0x1F600})
    EXPECT_FALSE(is_control(c)) << std::hex << static_cast<unsigned>(c);
}

TEST(Text, TrimsAndLowersOnlyAscii) {
  EXPECT_EQ(trim(" \t\r\n\v\f word two \n"), "word two");
  EXPECT_EQ(trim(" \n"), "");
  EXPECT_EQ(trim(""), "");
  EXPECT_EQ(trim("\xC2\xA0x"), "\xC2\xA0x");  // a no-break space stays
  EXPECT_EQ(lower_ascii("AZ[É"), "az[É");
  EXPECT_TRUE(iequals_ascii("Content-Type", "content-TYPE"));
  EXPECT_FALSE(iequals_ascii("a", "ab"));
  EXPECT_FALSE(iequals_ascii("É", "é"));
}

}  // namespace
}  // namespace onesheet::base

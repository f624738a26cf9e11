#include "poster/credits_text.h"

#include <gtest/gtest.h>

namespace onesheet::poster {
namespace {

std::string why(std::string_view text) {
  const auto credits = parse_credits_text(text);
  return credits ? "" : credits.error().public_text;
}

TEST(CreditsText, OneCreditALine) {
  const auto credits = parse_credits_text(
      "Northlight Pictures presents\n"
      "A film by: Mara Ellison\r\n"
      "\n"
      "Idris Vane, Lena Okafor\n"
      "with Tom Hallbrook\n"
      "  Produced by:  Ines Calder ,Joon Park,\n"
      "Directed by Ida Sand");
  ASSERT_TRUE(credits) << base::describe(credits.error());
  ASSERT_EQ(credits->lines.size(), 6U);
  EXPECT_EQ(credits->lines[0].role, "");
  EXPECT_EQ(credits->lines[0].names, std::vector<std::string>{"Northlight Pictures presents"});
  EXPECT_EQ(credits->lines[1].role, "A film by");
  EXPECT_EQ(credits->lines[1].names, std::vector<std::string>{"Mara Ellison"});
  EXPECT_EQ(credits->lines[2].names, (std::vector<std::string>{"Idris Vane", "Lena Okafor"}));
  EXPECT_EQ(credits->lines[3].role, "with");
  EXPECT_EQ(credits->lines[4].names, (std::vector<std::string>{"Ines Calder", "Joon Park"}));
  EXPECT_EQ(credits->lines[5].role, "Directed by");
  EXPECT_EQ(credits->lines[5].names, std::vector<std::string>{"Ida Sand"});
}

TEST(CreditsText, WordsThatOnlyBeginAlikeAreNames) {
  const auto credits = parse_credits_text("Withnail Ashby\nAndy Bywater\nAnd Zoë Bell");
  ASSERT_TRUE(credits);
  EXPECT_EQ(credits->lines[0].role, "");
  EXPECT_EQ(credits->lines[1].role, "");
  EXPECT_EQ(credits->lines[2].role, "And");
}

TEST(CreditsText, NothingIsNoCredits) {
  EXPECT_TRUE(parse_credits_text("")->empty());
  EXPECT_TRUE(parse_credits_text(" \n\t\n").value().empty());
  EXPECT_EQ(parse_credits_text("\xEF\xBB\xBFIda Sand")->lines[0].names[0], "Ida Sand");
}

TEST(CreditsText, ErrorsNameTheLine) {
  EXPECT_NE(why("Ida Sand\nDirected by:\n").find("Line 2"), std::string::npos);
  EXPECT_NE(why("Directed by: , ,").find("Line 1"), std::string::npos);
  EXPECT_NE(why("\xFF").find("UTF-8"), std::string::npos);
  EXPECT_FALSE(why("Tab\there\x01").empty());
}

TEST(CreditsText, LimitsOnBothSides) {
  std::string lines;
  for (std::size_t i = 0; i < kCreditsMax; ++i) lines += "Ida Sand\n";
  EXPECT_EQ(why(lines), "");
  EXPECT_FALSE(why(lines + "One More").empty());
  EXPECT_EQ(why(std::string(kCreditsTextBytesMax, '\n')), "");
  EXPECT_FALSE(why(std::string(kCreditsTextBytesMax + 1, '\n')).empty());
}

}  // namespace
}  // namespace onesheet::poster

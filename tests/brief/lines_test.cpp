// Titles and taglines hold for the briefs they are given to.
#include "brief/lines.h"

#include <gtest/gtest.h>

#include <set>

#include "brief/lexicon.h"
#include "brief/title.h"
#include "poster/spec.h"

namespace onesheet::brief {
namespace {

Line line_of(std::string_view conditions) {
  auto when = parse_conditions(conditions);
  EXPECT_TRUE(when) << conditions;
  return {when.value_or(std::vector<Condition>{}), {"x"}};
}

TEST(Lines, ConditionsAreAllToHold) {
  const Brief wolves = understand("three wolves in a snowy forest at night, horror");
  EXPECT_EQ(fit(line_of("horror"), wolves), 1U);
  EXPECT_EQ(fit(line_of("horror is:wolf|fox many"), wolves), 3U);
  EXPECT_EQ(fit(line_of("horror night lead:animal !alone"), wolves), 4U);
  EXPECT_EQ(fit(line_of("horror is:fox"), wolves), 0U);
  EXPECT_EQ(fit(line_of("!horror"), wolves), 0U);
  EXPECT_EQ(fit(line_of("comedy|horror"), wolves), 1U);
  EXPECT_EQ(fit(line_of("versus"), understand("a knight versus a dragon")), 1U);
  EXPECT_EQ(fit(line_of("two"), understand("a girl and a boy")), 1U);
  EXPECT_EQ(fit(line_of("alone"), understand("a girl and a wolf")), 0U);
  EXPECT_EQ(fit(line_of("is:lantern"), understand("a lighthouse keeper")), 1U) << "what is held counts";
  EXPECT_EQ(fit(line_of("first:lantern"), understand("a lighthouse keeper")), 0U);
}

TEST(Lines, RefuseConditionsThatCannotBeRead) {
  for (const char* wrong :
       {"", "spooky", "lead:wolf", "has:wolf", "alone|two", "horror:3:4", "horror|spooky"}) {
    EXPECT_FALSE(parse_conditions(wrong)) << wrong;
  }
}

TEST(Lines, FitOnASheet) {
  const auto expect_short = [](const auto& lines, std::size_t most) {
    std::set<std::string> seen;
    for (const auto& line : lines) {
      EXPECT_FALSE(line.when.empty());
      for (const std::string_view text : line.texts) {
        EXPECT_LE(text.size(), most) << text;
        EXPECT_FALSE(text.empty());
      }
    }
  };
  expect_short(lexicon().title_lines, kSuggestedTitleMax);
  expect_short(lexicon().taglines, 60);
  EXPECT_GE(lexicon().taglines.size(), 200U);
  EXPECT_GE(lexicon().title_lines.size(), 120U);
}

TEST(SuggestedTagline, IsTheGenresOwn) {
  EXPECT_NE(understand("a samurai duel in the rain").suggested_tagline, "The law ends here.");
  EXPECT_EQ(understand("a samurai duel in the rain").genre, Genre::action);
  EXPECT_EQ(understand("a lighthouse").suggested_tagline, "Someone has to stay awake.");
  EXPECT_EQ(understand("an umbrella").suggested_tagline, "") << "none is better than a wrong one";
  EXPECT_EQ(understand("an umbrella").suggested_tagline, understand("an umbrella").suggested_tagline);
}

}  // namespace
}  // namespace onesheet::brief

#include "brief/title.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "base/utf8.h"
#include "brief/brief.h"

namespace onesheet::brief {
namespace {

TEST(QuotedTitle, AfterCalledTitledOrNamed) {
  EXPECT_EQ(understand("A film called \"The Last Light\"").quoted_title, "The Last Light");
  EXPECT_EQ(understand("a story titled 'Don't Look Back' about a runner").quoted_title, "Don't Look Back");
  EXPECT_EQ(understand("a drama named “Salt”").quoted_title, "Salt");
  EXPECT_EQ(understand("un film entitled «La Mer»").quoted_title, "La Mer");
  EXPECT_EQ(understand("ein Film, titled „Der Fluss“").quoted_title, "Der Fluss");
  EXPECT_EQ(understand("title: \"Tide\". A sailor at sea").quoted_title, "Tide");
  EXPECT_EQ(understand("anime called 「夜の海」").quoted_title, "夜の海");
}

TEST(QuotedTitle, AtTheStart) {
  EXPECT_EQ(understand("\"Cold Harbor\", a thriller about a fisherman").quoted_title, "Cold Harbor");
}

TEST(QuotedTitle, NotASpokenLineNorADogsName) {
  EXPECT_FALSE(understand("a man who says \"never again\" to the sea").quoted_title);
  EXPECT_FALSE(understand("a dog called 'Rex' on a beach").quoted_title);
  EXPECT_FALSE(understand("a film called The Last Light").quoted_title);
  EXPECT_FALSE(understand("a film called \"\"").quoted_title);
  EXPECT_FALSE(understand("a film called \"never closed").quoted_title);
}

TEST(QuotedTitle, HoldsEightyCharactersAndNoMore) {
  const std::string longest(80, 'x');
  EXPECT_EQ(understand("a film called \"" + longest + "\"").quoted_title, longest);
  EXPECT_FALSE(understand("a film called \"" + longest + "x\"").quoted_title);
}

TEST(QuotedTitle, ItsWordsAreNotDrawn) {
  const Brief brief = understand("a drama called \"The Wolf\" about a violinist");
  ASSERT_EQ(brief.subjects.size(), 1U);
  EXPECT_EQ(brief.subjects[0].concept_id, "violinist");
}

TEST(QuotedTitle, DrawsFromTheTitleWhenThereIsNothingElse) {
  const Brief brief = understand("a film called \"The Lighthouse\"");
  ASSERT_EQ(brief.subjects.size(), 1U);
  EXPECT_EQ(brief.subjects[0].concept_id, "lighthouse");
  EXPECT_LT(brief.subjects[0].confidence, 1);
}

TEST(SuggestedTitle, KeepsAStrongPhrase) {
  EXPECT_EQ(understand("two lovers meet at the end of the world").suggested_title, "The End of the World");
  EXPECT_EQ(understand("A submarine crew beneath the ice").suggested_title, "Beneath the Ice");
}

TEST(SuggestedTitle, UsesThePromptsOwnAdjective) {
  EXPECT_EQ(understand("the last lighthouse keeper on earth").suggested_title,
            "The Last Lighthouse Keeper on Earth");
  EXPECT_EQ(understand("a broken mirror in an attic").suggested_title, "The Broken Mirror");
}

TEST(SuggestedTitle, NamesTheEvent) {
  EXPECT_EQ(understand("a duel at high noon").suggested_title, "The Duel at High Noon");
}

TEST(SuggestedTitle, MakesTruePlurals) {
  EXPECT_EQ(understand("two lost children").suggested_title, "The Lost Children");
  EXPECT_EQ(understand("three forgotten thieves").suggested_title.ends_with("Thieves"), true);
}

TEST(SuggestedTitle, KeepsAShortPromptThatIsATitle) {
  EXPECT_EQ(understand("City of glass").suggested_title, "City of Glass");
  EXPECT_EQ(understand("a spider web").suggested_title, "The Spider Web");
}

TEST(SuggestedTitle, VariesWithThePrompt) {
  std::set<std::string> titles;
  for (const char* rest : {"howls", "runs at night", "hunts in the dark forest", "waits in the fog, horror",
                           "sleeps", "and the long winter", "watches a village in the snow", "at midnight"}) {
    titles.insert(understand(std::string("a wolf ") + rest).suggested_title);
  }
  EXPECT_GE(titles.size(), 3U);
}

TEST(SuggestedTitle, OfUnreadableScriptsIsTheirOwnWords) {
  EXPECT_EQ(understand("一个孤独的灯塔守护人").suggested_title, "一个孤独的灯塔守护人");
  EXPECT_EQ(understand("رجل وحيد في الصحراء").suggested_title, "رجل وحيد في الصحراء");
  EXPECT_EQ(understand("Одинокий смотритель маяка смотрит на море в ожидании бури").suggested_title,
            "Untitled");
}

TEST(SuggestedTitle, OfNothingIsUntitled) {
  EXPECT_EQ(understand("").suggested_title, "Untitled");
  EXPECT_EQ(understand("?!…").suggested_title, "Untitled");
  EXPECT_EQ(understand("12 34").suggested_title, "Untitled");
}

TEST(SuggestedTitle, IsAlwaysShortAndClean) {
  std::ifstream file(std::string(ONESHEET_SOURCE_DIR) + "/tests/brief/prompts.tsv");
  std::string line;
  int seen = 0;
  while (std::getline(file, line)) {
    const std::string title = understand(line.substr(0, line.find('\t'))).suggested_title;
    const auto points = base::decode_utf8(title);
    ASSERT_TRUE(points) << line;
    EXPECT_GT(points->size(), 0U) << line;
    EXPECT_LE(points->size(), kSuggestedTitleMax) << title;
    EXPECT_TRUE(std::none_of(points->begin(), points->end(), base::is_control)) << line;
    EXPECT_EQ(title.find("  "), std::string::npos) << title;
    EXPECT_NE(title.front(), ' ');
    EXPECT_NE(title.back(), ' ');
    ++seen;
  }
  EXPECT_GE(seen, 100);
}

}  // namespace
}  // namespace onesheet::brief

// understand() never fails, whatever the bytes, and says the same twice.
#include <gtest/gtest.h>

#include <string>

#include "base/random.h"
#include "base/utf8.h"
#include "brief/brief.h"
#include "brief/lexicon.h"
#include "brief/title.h"

namespace onesheet::brief {
namespace {

void expect_sound(const Brief& brief) {
  EXPECT_LE(brief.subjects.size(), kSubjectsMax);
  for (const Subject& one : brief.subjects) {
    EXPECT_GE(one.count, 1);
    EXPECT_LE(one.count, 9);
    EXPECT_GE(one.confidence, kDrawAtLeast);
    EXPECT_FALSE(one.concept_id.empty());
  }
  const auto points = base::count_code_points(brief.suggested_title);
  ASSERT_TRUE(points);
  EXPECT_GT(*points, 0U);
  EXPECT_LE(*points, kSuggestedTitleMax);
  EXPECT_GE(brief.palette_names.size(), 3U);
}

TEST(Robustness, RandomBytes) {
  base::SeededRandom random(7, "bytes");
  for (int round = 0; round < 500; ++round) {
    std::string bytes;
    const auto length = random.below(200);
    for (std::uint32_t i = 0; i < length; ++i) bytes += static_cast<char>(random.below(256));
    expect_sound(understand(bytes));
  }
}

TEST(Robustness, RandomCodePoints) {
  base::SeededRandom random(8, "points");
  for (int round = 0; round < 300; ++round) {
    std::u32string points;
    const auto length = random.below(80);
    for (std::uint32_t i = 0; i < length; ++i) {
      char32_t c = random.below(random.chance(0.5F) ? 0x250 : 0x10FFFF);
      if (c >= 0xD800 && c < 0xE000) c = 'a';
      points.push_back(c);
    }
    expect_sound(understand(base::encode_utf8(points)));
  }
}

TEST(Robustness, RandomWordsOfTheLexicon) {
  std::vector<std::string> words = {",",  ".",       "and",  "the", "a",     "of",
                                    "no", "without", "like", "as",  "three", "'s"};
  for (const auto& [term, meaning] : lexicon().terms) words.push_back(term);
  std::sort(words.begin(), words.end());
  base::SeededRandom random(9, "words");
  for (int round = 0; round < 2000; ++round) {
    std::string prompt;
    const auto length = random.below(14);
    for (std::uint32_t i = 0; i < length; ++i) {
      prompt +=
          words[random.below(random.chance(0.4F) ? 12 : static_cast<std::uint32_t>(words.size()))] + " ";
    }
    const Brief brief = understand(prompt);
    SCOPED_TRACE(prompt);
    expect_sound(brief);
  }
}

TEST(Robustness, TheLongestPrompt) {
  std::string prompt;
  while (prompt.size() + 40 < 10'000) prompt += "a giant wolf behind two \"quoted\" knights, ";
  expect_sound(understand(prompt));
  expect_sound(understand(std::string(10'000, '"')));
  expect_sound(understand(std::string(10'000, 'a')));
  std::string calls;
  while (calls.size() + 10 < 10'000) calls += "called \"x ";
  expect_sound(understand(calls));
}

TEST(Robustness, TheSamePromptGivesTheSameBrief) {
  for (const char* prompt : {"two thieves and a dog in Paris", "quantum tax returns", "🐺"}) {
    const Brief a = understand(prompt), b = understand(prompt);
    EXPECT_EQ(a.suggested_title, b.suggested_title);
    EXPECT_EQ(a.suggested_tagline, b.suggested_tagline);
    EXPECT_EQ(a.palette_names, b.palette_names);
    EXPECT_EQ(a.understood, b.understood);
    ASSERT_EQ(a.subjects.size(), b.subjects.size());
    for (std::size_t i = 0; i < a.subjects.size(); ++i) EXPECT_EQ(a.subjects[i].words, b.subjects[i].words);
  }
}

TEST(Robustness, CapitalsAndAccentsDoNotMatter) {
  EXPECT_EQ(understand("A WOLF IN THE FOREST AT NIGHT").subjects.at(0).concept_id, "wolf");
  EXPECT_EQ(understand("a séance").subjects.at(0).concept_id, "priest");
}

}  // namespace
}  // namespace onesheet::brief

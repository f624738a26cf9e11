// The sources in assets/lexicon must be clean: every vote, concept and colour is known, nothing twice.
#include "brief/lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include <set>

namespace onesheet::brief {
namespace {

TEST(Lexicon, SourcesHaveNothingUnknown) { EXPECT_THAT(lexicon_complaints(), testing::IsEmpty()); }

TEST(Lexicon, IsLargeEnough) {
  EXPECT_GE(concept_count(), 250U);
  std::size_t hand_written = 0;
  for (const auto& [words, term] : lexicon().terms) hand_written += term.plural ? 0 : 1;
  EXPECT_GE(hand_written, 1200U);
  EXPECT_GE(lexicon().emoji_by_first.size(), 80U);
  std::size_t places = 0;
  for (const auto& [words, term] : lexicon().terms) places += term.place_index >= 0 ? 1 : 0;
  EXPECT_GE(places, 40U);
}

TEST(Lexicon, ConceptIdsAreSnakeCase) {
  for (const Concept& one : lexicon().concepts) {
    EXPECT_EQ(one.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"), std::string::npos) << one.id;
  }
}

TEST(Lexicon, EveryConceptCanBeNamed) {
  std::set<int> named;
  for (const auto& [words, term] : lexicon().terms) named.insert(term.concept_index);
  for (std::size_t i = 0; i < lexicon().concepts.size(); ++i) {
    EXPECT_TRUE(named.contains(static_cast<int>(i))) << lexicon().concepts[i].id;
  }
}

// Terms as people write them, each counted once: no plurals, which are made by rule.
TEST(Lexicon, NamesThousandsOfThings) {
  std::ifstream file(std::string(ONESHEET_SOURCE_DIR) + "/assets/lexicon/concepts.tsv");
  std::set<std::string> terms, words;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    const auto begin = line.find('\t', line.find('\t') + 1) + 1;
    std::stringstream list(line.substr(begin, line.find('\t', begin) - begin));
    for (std::string term; std::getline(list, term, ',');) {
      terms.insert(term);
      if (term.find(' ') == std::string::npos) words.insert(term);
    }
  }
  std::cout << terms.size() << " terms, of them " << words.size() << " single words, for "
            << lexicon().concepts.size() << " concepts\n";
  EXPECT_GE(words.size(), 1200U);
  EXPECT_GE(terms.size(), 4000U);
}

// WordNet fills in what nobody wrote down; what somebody wrote down stands.
TEST(Lexicon, KnowsKindsFromWordNet) {
  const auto drawn = [](std::string_view prompt) {
    const Brief brief = understand(prompt);
    return brief.subjects.empty() ? std::string("-") : brief.subjects.front().concept_id;
  };
  EXPECT_EQ(drawn("a cocker spaniel"), "dog");
  EXPECT_EQ(drawn("the neurosurgeon"), "doctor");
  EXPECT_EQ(drawn("two xylophonists"), "man");
  EXPECT_EQ(drawn("a poetess"), "woman");
  EXPECT_EQ(drawn("an old banyan"), "tree");
  EXPECT_EQ(drawn("a detective"), "detective");

  std::ifstream file(std::string(ONESHEET_SOURCE_DIR) + "/assets/lexicon/wordnet.tsv");
  std::size_t terms = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::stringstream list(line.substr(line.find('\t') + 1));
    for (std::string term; std::getline(list, term, ','); ++terms) {
      EXPECT_FALSE(lexicon().verbs.contains(term)) << term;
      EXPECT_FALSE(lexicon().adjectives.contains(term)) << term;
    }
  }
  EXPECT_GE(terms, 3000U);
}

TEST(Lexicon, KnowsFortyPlacesAndMore) {
  std::size_t places = 0, landmarks = 0;
  for (const auto& [words, term] : lexicon().terms) {
    if (term.place_index < 0) continue;
    ++places;
    if (lexicon().places[static_cast<std::size_t>(term.place_index)].concept_index >= 0) ++landmarks;
  }
  EXPECT_GE(places, 300U);
  EXPECT_GE(landmarks, 40U);
}

TEST(Lexicon, MakesRegularPlurals) {
  EXPECT_EQ(plural_of("witch"), "witches");
  EXPECT_EQ(plural_of("spy"), "spies");
  EXPECT_EQ(plural_of("monkey"), "monkeys");
  EXPECT_EQ(plural_of("fisherman"), "fishermen");
  EXPECT_EQ(plural_of("human"), "humans");
  EXPECT_EQ(plural_of("fox"), "foxes");
  EXPECT_EQ(plural_of("lighthouse keeper"), "lighthouse keepers");
}

TEST(Votes, ReadNamesAndWeights) {
  const auto votes = parse_votes("western:5 night");
  ASSERT_TRUE(votes);
  ASSERT_EQ(votes->size(), 2U);
  EXPECT_EQ((*votes)[0].axis, Axis::genre);
  EXPECT_EQ((*votes)[0].weight, 5);
  EXPECT_EQ((*votes)[1].axis, Axis::time);
  EXPECT_EQ((*votes)[1].weight, 3);
}

TEST(Votes, RefuseUnknownNames) {
  EXPECT_FALSE(parse_votes("westerm:5"));
  EXPECT_FALSE(parse_votes("western:many"));
}

TEST(Votes, SnowIsASettingAndSnowfallAWeather) {
  EXPECT_EQ(parse_votes("snow")->front().axis, Axis::setting);
  EXPECT_EQ(parse_votes("snowfall")->front().axis, Axis::weather);
}

TEST(Tally, TheEarlierOfEqualsWins) {
  Tally tally;
  tally.add(Axis::genre, Genre::horror, 4);
  tally.add(Axis::genre, Genre::thriller, 4);
  EXPECT_EQ(tally.winner(Axis::genre, 1), static_cast<unsigned char>(Genre::thriller));
  EXPECT_FALSE(tally.winner(Axis::genre, 5));
}

}  // namespace
}  // namespace onesheet::brief

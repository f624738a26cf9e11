// Tables that lie ready in the program: what the packer put in is found again, and nothing else.
#include "brief/packed.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "brief/lexicon.h"

namespace onesheet::brief {
namespace {

template <class Table>
void expect_whole(const Table& table, const char* name) {
  ASSERT_GT(table.size(), 0U) << name;
  EXPECT_TRUE(std::ranges::is_sorted(table, {}, [](const auto& entry) { return entry.first.view(); }));
  for (const auto& entry : table) {
    ASSERT_FALSE(entry.first.empty()) << name;
    EXPECT_EQ(table.find(entry.first), &entry) << name << ": " << entry.first;
    EXPECT_FALSE(table.contains(std::string(entry.first) + "\x01")) << name << ": " << entry.first;
  }
  EXPECT_FALSE(table.contains("")) << name;
  EXPECT_EQ(table.find("no such word"), table.end()) << name;
}

TEST(PackedTables, HoldWhatWasPutIn) {
  const Lexicon& all = lexicon();
  expect_whole(all.terms, "terms");
  expect_whole(all.first_words, "first words");
  expect_whole(all.emoji_by_first, "emoji");
  expect_whole(all.verbs, "verbs");
  expect_whole(all.function_words, "function words");
  expect_whole(all.adjectives, "adjectives");
  expect_whole(all.foreign_words, "foreign words");
  expect_whole(all.numbers, "numbers");
  expect_whole(all.groups, "groups");
  expect_whole(all.bulks, "bulks");
  expect_whole(all.singular_of, "singular of");
  expect_whole(all.irregular_plurals, "irregular plurals");
}

TEST(PackedTables, IndicesStayInside) {
  const Lexicon& all = lexicon();
  const auto inside = [](int index, std::size_t size) {
    return index >= -1 && index < static_cast<int>(size);
  };
  std::size_t words_max = 0;
  for (const auto& [words, term] : all.terms) {
    EXPECT_TRUE(inside(term.concept_index, all.concepts.size())) << words;
    EXPECT_TRUE(inside(term.event_index, all.events.size())) << words;
    EXPECT_TRUE(inside(term.place_index, all.places.size())) << words;
    EXPECT_TRUE(inside(term.hint_index, all.hints.size())) << words;
    EXPECT_TRUE(inside(term.emblem_index, all.concepts.size())) << words;
    EXPECT_FALSE(term.singular.empty()) << words;
    words_max = std::max(words_max, 1 + static_cast<std::size_t>(std::ranges::count(words.view(), ' ')));
    EXPECT_TRUE(all.first_words.contains(words.view().substr(0, words.find(' ')))) << words;
  }
  EXPECT_EQ(words_max, all.term_words_max);
  for (const Event& event : all.events) {
    EXPECT_FALSE(event.cast.empty());
    for (const CastMember& member : event.cast) EXPECT_LT(member.concept_index, int(all.concepts.size()));
  }
}

TEST(PackedTables, EmptyOnesHoldNothing) {
  const PackedSet none;
  EXPECT_FALSE(none.contains("word"));
  EXPECT_FALSE(none.contains(""));
  const PackedList<int> list;
  EXPECT_TRUE(list.empty());
  EXPECT_EQ(list.begin(), list.end());
}

// The hash is part of the layout: the published test vectors of FNV-1a.
TEST(PackedHash, IsFnv1a) {
  EXPECT_EQ(packed_hash(""), 0x811C9DC5U);
  EXPECT_EQ(packed_hash("a"), 0xE40C292CU);
  EXPECT_EQ(packed_hash("foobar"), 0xBF9CF968U);
}

}  // namespace
}  // namespace onesheet::brief

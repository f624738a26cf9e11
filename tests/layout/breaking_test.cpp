#include "layout/breaking.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "base/random.h"

namespace onesheet::layout {
namespace {

using testing::ElementsAre;

std::vector<std::string> texts(std::string_view utf8) {
  std::vector<std::string> list;
  for (const Piece& piece : pieces_of(utf8)) list.push_back(piece.text);
  return list;
}

TEST(Breaking, LatinBreaksAtSpacesOnly) {
  EXPECT_THAT(texts("  The  Last\tKeeper "), ElementsAre("The", "Last", "Keeper"));
  EXPECT_THAT(texts("Spider-Man"), ElementsAre("Spider-Man"));
  EXPECT_THAT(texts(""), ElementsAre());
  EXPECT_THAT(texts("   "), ElementsAre());
}

TEST(Breaking, JapaneseBreaksBetweenCharactersButNotBeforeStopsOrSmallKana) {
  EXPECT_THAT(texts("東京物語"), ElementsAre("東", "京", "物", "語"));
  EXPECT_THAT(texts("「夜」。"), ElementsAre("「夜」。"));
  EXPECT_THAT(texts("ショー"), ElementsAre("ショー"));
}

TEST(Breaking, JapaneseTitlesBreakBetweenPhrases) {
  const auto phrases = [](std::string_view utf8) {
    std::vector<std::string> list;
    for (const Piece& piece : phrases_of(utf8)) list.push_back(piece.text);
    return list;
  };
  EXPECT_THAT(phrases("クジラの降る夜に"), ElementsAre("クジラの", "降る", "夜に"));
  EXPECT_THAT(phrases("雨の日の猫と私"), ElementsAre("雨の", "日の", "猫と", "私"));
  EXPECT_THAT(phrases("人々の「夜」は長い"), ElementsAre("人々の", "「夜」", "は", "長い"));
  EXPECT_THAT(phrases("東京タワー"), ElementsAre("東京", "タワー"));
  EXPECT_THAT(phrases("さよなら"), ElementsAre("さ", "よ", "な", "ら")) << "one phrase breaks where it must";
  EXPECT_THAT(phrases("竹林深处的剑"), ElementsAre("竹", "林", "深", "处", "的", "剑"));
  EXPECT_THAT(phrases("The Last Keeper"), ElementsAre("The", "Last", "Keeper"));
  EXPECT_TRUE(phrases_of("").empty());
}

TEST(Breaking, KoreanBreaksAtSpaces) { EXPECT_THAT(texts("살인의 추억"), ElementsAre("살인의", "추억")); }

TEST(Breaking, ThaiBreaksBetweenWords) {
  EXPECT_THAT(texts("วิญญาณแห่งสายน้ำ"), ElementsAre("วิญญาณ", "แห่ง", "สายน้ำ"));
  EXPECT_THAT(texts("เมีย"), ElementsAre("เมีย"));
  EXPECT_THAT(texts("รัก แรก"), ElementsAre("รัก", "แรก"));
  EXPECT_THAT(texts("M สายน้ำ 2"), ElementsAre("M", "สายน้ำ", "2"));
}

TEST(Breaking, JoinPutsBackOnlyTheSpacesThatWereThere) {
  const auto pieces = pieces_of("東京 Story of two");
  EXPECT_EQ(join(pieces, 0, pieces.size()), "東京 Story of two");
  EXPECT_EQ(join(pieces, 0, 2), "東京");
  EXPECT_EQ(join(pieces, 1, 1), "");
}

TEST(Breaking, BalanceTakesTheNarrowestWidestLine) {
  EXPECT_THAT(balance({3, 3, 3, 3}, {1, 1, 1, 0}, 2), ElementsAre(2U, 4U));
  EXPECT_THAT(balance({9, 1, 1}, {1, 1, 0}, 2), ElementsAre(1U, 3U));
  EXPECT_THAT(balance({5}, {0}, 1), ElementsAre(1U));
}

TEST(Breaking, BalanceIsNeverBeatenByAnyOtherSplit) {
  base::SeededRandom random(7);
  for (int round = 0; round < 200; ++round) {
    const std::size_t count = 2 + random.below(6);
    std::vector<double> widths, spaces;
    for (std::size_t i = 0; i < count; ++i) {
      widths.push_back(1 + random.below(20));
      spaces.push_back(1);
    }
    const auto widest = [&](std::size_t cut) {
      double a = 0, b = 0;
      for (std::size_t i = 0; i < cut; ++i) a += widths[i] + (i + 1 < cut ? spaces[i] : 0);
      for (std::size_t i = cut; i < count; ++i) b += widths[i] + (i + 1 < count ? spaces[i] : 0);
      return std::max(a, b);
    };
    const double chosen = widest(balance(widths, spaces, 2).front());
    for (std::size_t cut = 1; cut < count; ++cut) EXPECT_LE(chosen, widest(cut) + 1e-6);
  }
}

}  // namespace
}  // namespace onesheet::layout

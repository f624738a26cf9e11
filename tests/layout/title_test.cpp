#include "layout/title.h"

#include <gmock/gmock.h>

#include "layout/fake_type.h"

namespace onesheet::layout {
namespace {

using testing::ElementsAre;

constexpr TitleRoom kRoom{880, 450, 1000, 1500, 1500, false};

base::Result<TitleBlock> fit(const std::string& text, const std::string& face, const TitleRoom& room) {
  const FakeType type;
  ONESHEET_ASSIGN(const TitleFitter fitter, TitleFitter::measure(text, face, type));
  return fitter.fit(room);
}

std::vector<std::string> texts(const TitleBlock& block) {
  std::vector<std::string> list;
  for (const SetLine& line : block.lines) list.push_back(line.text);
  return list;
}

TEST(Title, OneWordFillsTheWidthGoal) {
  // RESONANCE: 9 half ems; the goal is 0.8 of 1000 px: 800 / 4.5 = 177.8 px, capitals 124.4 px (under 0.12
  // R).
  const auto block = fit("RESONANCE", "plain", kRoom);
  ASSERT_TRUE(block);
  ASSERT_EQ(block->lines.size(), 1U);
  EXPECT_NEAR(block->lines[0].style.size_px, 800 / 4.5, 0.01);
  EXPECT_NEAR(block->width_px, 800, 0.1);
  EXPECT_NEAR(block->cap_mean_px, 0.7 * 800 / 4.5, 0.01);
  EXPECT_DOUBLE_EQ(block->lines[0].style.tracking_em, 0);
}

TEST(Title, ShortTitleIsHeldByTheCapLimitAndOpened) {
  // SOIL in capitals of 140 px (200 px type, 400 px wide) is narrower than 56 % of the sheet, so air goes
  // between its letters.
  TitleRoom room = kRoom;
  room.cap_limit_px = 140;
  const auto block = fit("SOIL", "plain", room);
  ASSERT_TRUE(block);
  EXPECT_GT(block->lines[0].style.tracking_em, 0.05);
  EXPECT_NEAR(block->width_px, 560, 1);
}

TEST(Title, SmallWordsGoIntoALockup) {
  const auto block = fit("LORD OF THE RINGS", "block", kRoom);
  ASSERT_TRUE(block);
  EXPECT_THAT(texts(*block), ElementsAre("LORD", "OF THE", "RINGS"));
  EXPECT_TRUE(block->lines[1].small);
  EXPECT_LT(block->lines[1].style.size_px, 0.5 * block->lines[0].style.size_px);
}

TEST(Title, ATitleOfSmallWordsAloneIsSetLarge) {
  const auto block = fit("UP & ON", "plain", kRoom);
  ASSERT_TRUE(block);
  for (const SetLine& line : block->lines) EXPECT_FALSE(line.small);
}

TEST(Title, BillLinesReachOneWidth) {
  const auto block = fit("MAXIMUM OVERDRIVE", "block", kRoom);
  ASSERT_TRUE(block);
  ASSERT_EQ(block->lines.size(), 2U);
  EXPECT_NEAR(block->lines[0].extent.advance_px, block->lines[1].extent.advance_px, 0.5);
}

TEST(Title, LinesNeverTouchAndStayInTheirRoom) {
  for (const char* text :
       {"A, B, C", "ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN", "SUPERCALIFRAGILISTICEXPIALIDOCIOUS",
        "THE UNBEARABLE SLOWNESS OF BEING A NIGHT WATCHMAN IN THE CITY OF LOST UMBRELLAS"}) {
    for (const char* face : {"plain", "block"}) {
      const TitleRoom room{300, 200, 340, 500, 500, false};
      const auto block = fit(text, face, room);
      ASSERT_TRUE(block) << text;
      EXPECT_LE(block->width_px, 300.5) << text;
      EXPECT_LE(block->height_px, 200.5) << text;
      for (std::size_t i = 1; i < block->lines.size(); ++i) {
        const SetLine& above = block->lines[i - 1];
        const SetLine& line = block->lines[i];
        EXPECT_GT(line.baseline_px - line.extent.ink_top_px, above.baseline_px + above.extent.ink_bottom_px)
            << text;
      }
    }
  }
}

TEST(Title, RefusesNothing) {
  const auto block = fit("  ", "plain", kRoom);
  ASSERT_FALSE(block);
  EXPECT_EQ(block.error().kind, base::ErrorKind::bad_request);
}

TEST(Title, RefusesWhatCannotBeSeen) {
  for (const char* text : {"\u200B", "\u200B\u200B\u200B"}) {
    for (const char* face : {"plain", "block"}) {
      const auto block = fit(text, face, kRoom);
      ASSERT_FALSE(block) << face;
      EXPECT_EQ(block.error().kind, base::ErrorKind::bad_request);
      EXPECT_THAT(block.error().public_text, testing::HasSubstr("shows nothing"));
    }
  }
  EXPECT_TRUE(fit("A\u200B", "plain", kRoom));
}

TEST(Title, ALoneArticleIsNoLineOfItsOwn) {
  const FakeType type;
  for (const double width : {300.0, 500.0, 900.0}) {
    const auto fitter = TitleFitter::measure("A YEAR OF SILENCE", "plain", type, "");
    ASSERT_TRUE(fitter);
    TitleRoom room;
    room.width_px = width;
    room.height_px = 500;
    room.sheet_width_px = 1000;
    room.reference_px = 1500;
    room.cap_limit_px = 1500;
    const auto block = fitter->fit(room);
    ASSERT_TRUE(block);
    for (const SetLine& line : block->lines) EXPECT_NE(line.text, "A");
  }
}

}  // namespace
}  // namespace onesheet::layout

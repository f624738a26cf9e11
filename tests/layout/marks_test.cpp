#include "layout/marks.h"

#include <gtest/gtest.h>

#include "layout/fake_type.h"

namespace onesheet::layout {
namespace {

Frame frame_of(int width, int height) {
  poster::Format format;
  format.size = {width, height};
  return Frame(format);
}

TEST(Rating, StandsInItsFrame) {
  const auto mark = set_rating(" pg-13 ", 20, FakeType());
  ASSERT_TRUE(mark);
  ASSERT_EQ(mark->lines.size(), 1U);
  EXPECT_EQ(mark->lines[0].text, "PG-13");
  EXPECT_NEAR(mark->lines[0].extent.cap_height_px, 20, 1e-9);
  const Rect text = ink_rect(mark->lines[0]), frame = mark->ornaments.at(0).area;
  EXPECT_NEAR(text.left_px - frame.left_px, frame.right_px - text.right_px, 1e-6);
  EXPECT_NEAR(text.top_px - frame.top_px, frame.bottom_px - text.bottom_px, 1e-6);
  EXPECT_TRUE(set_rating("  ", 20, FakeType())->lines.empty());
}

TEST(Rating, LimitOnBothSides) {
  EXPECT_TRUE(set_rating(std::string(kRatingMax, 'R'), 20, FakeType()));
  EXPECT_FALSE(set_rating(std::string(kRatingMax + 1, 'R'), 20, FakeType()));
}

TEST(Laurels, StandSideBySideBetweenTheirBranches) {
  const Frame frame = frame_of(1000, 1500);
  const auto marks = set_laurels({"Official Selection\nKino Fest 2026", "Winner\nBest Picture\nNorth"}, frame,
                                 "", FakeType());
  ASSERT_TRUE(marks);
  EXPECT_EQ(marks->lines.size(), 5U);
  ASSERT_EQ(marks->ornaments.size(), 4U);
  for (std::size_t i = 0; i < 2; ++i) {
    const Rect left = marks->ornaments[2 * i].area, right = marks->ornaments[2 * i + 1].area;
    for (const TextLine& line : marks->lines) {
      const Rect r = ink_rect(line);
      const bool between = r.left_px >= left.right_px - 1e-6 && r.right_px <= right.left_px + 1e-6;
      const bool apart = r.right_px <= left.left_px || r.left_px >= right.right_px;
      EXPECT_TRUE(between || apart) << line.text;
    }
  }
  // Centred in the room they are given.
  const double room = 1000 - 2 * frame.side_px;
  EXPECT_NEAR(marks->ornaments.front().area.left_px, room - marks->ornaments.back().area.right_px, 1e-6);
}

TEST(Laurels, TakeMoreRowsOnANarrowSheet) {
  const std::vector<std::string> four(4, "Official Selection\nKino Fest 2026");
  const auto wide = set_laurels(four, frame_of(1920, 1080), "", FakeType());
  const auto narrow = set_laurels(four, frame_of(600, 1500), "", FakeType());
  ASSERT_TRUE(wide && narrow);
  EXPECT_NEAR(wide->height_px, wide->ornaments[0].area.height_px(), 1e-6);
  EXPECT_GT(narrow->height_px, 1.9 * narrow->ornaments[0].area.height_px());
  for (const Ornament& ornament : narrow->ornaments) {
    EXPECT_GE(ornament.area.left_px, -1e-6);
    EXPECT_LE(ornament.area.right_px, narrow->width_px + 1e-6);
  }
}

TEST(Laurels, LimitsOnBothSides) {
  const Frame frame = frame_of(1000, 1500);
  const auto allowed = [&](const std::vector<std::string>& laurels) {
    return set_laurels(laurels, frame, "", FakeType()).has_value();
  };
  EXPECT_TRUE(allowed(std::vector<std::string>(kLaurelsMax, "Winner")));
  EXPECT_FALSE(allowed(std::vector<std::string>(kLaurelsMax + 1, "Winner")));
  EXPECT_TRUE(allowed({"a\nb\nc\nd"}));
  EXPECT_FALSE(allowed({"a\nb\nc\nd\ne"}));
  EXPECT_TRUE(allowed({std::string(kLaurelLineMax, 'w')}));
  EXPECT_FALSE(allowed({std::string(kLaurelLineMax + 1, 'w')}));
  EXPECT_TRUE(allowed({"", " \n "}));
}

}  // namespace
}  // namespace onesheet::layout

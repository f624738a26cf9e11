#include "render/inspect.h"

#include <gtest/gtest.h>

#include "render/pictures.h"
#include "render/render.h"

namespace onesheet::render {
namespace {

layout::TextLine line_of(const char* text, double x, double baseline, poster::Ink ink) {
  layout::TextLine line;
  line.text = text;
  line.style = {"anton", 60, 0.05, 1};
  line.extent = fonts().measure(line.text, line.style).value();
  line.x_px = x;
  line.baseline_px = baseline;
  line.ink = ink;
  return line;
}

layout::Sheet sheet_of(std::vector<layout::TextLine> lines) {
  layout::Sheet sheet;
  sheet.width_px = 400;
  sheet.height_px = 300;
  sheet.lines = std::move(lines);
  return sheet;
}

TEST(Inspect, MeasuresTheContrastThatTheInksHave) {
  const poster::Ink paper = poster::ink_from_hex(0xF0F0F0), ground = poster::ink_from_hex(0x203040);
  const auto sheet = sheet_of({line_of("NIGHT", 100, 180, paper)});
  const auto done = set_type(flat(400, 300, 0x20, 0x30, 0x40), sheet, fonts());
  ASSERT_TRUE(done);
  const auto quality = inspect(*done, sheet, 0.05, fonts());
  ASSERT_TRUE(quality);
  EXPECT_NEAR(quality->title_contrast, static_cast<double>(poster::contrast_ratio(paper, ground)), 0.3);
  EXPECT_TRUE(quality->inside_safe_area);
  EXPECT_EQ(quality->overlap_px, 0);
}

// Hairlines have no pixel that is ink alone, and are judged by their ink all the same.
TEST(Inspect, ReadsTheInkOfStrokesThinnerThanAPixel) {
  const poster::Ink paper = poster::ink_from_hex(0xF0F0F0), night = poster::ink_from_hex(0x203040);
  for (const bool light : {true, false}) {
    layout::TextLine line = line_of("hairline", 60, 150, light ? paper : night);
    line.style = {"italiana", 17, 0.1, 1};
    line.extent = fonts().measure(line.text, line.style).value();
    const auto sheet = sheet_of({line});
    const auto done =
        set_type(light ? flat(400, 300, 0x20, 0x30, 0x40) : flat(400, 300, 0xF0, 0xF0, 0xF0), sheet, fonts());
    ASSERT_TRUE(done);
    // What the layout says of the ink does not count: the pixels do.
    auto claimed = sheet;
    claimed.lines[0].ink = light ? night : paper;
    const auto quality = inspect(*done, claimed, 0.05, fonts());
    ASSERT_TRUE(quality);
    EXPECT_NEAR(quality->title_contrast, static_cast<double>(poster::contrast_ratio(paper, night)), 1.0);
  }
}

// A dark line that hugs the letters is a small part of a wide ring, and what the eye trips over.
TEST(Inspect, JudgesWhatHugsTheLettersByItself) {
  auto art = flat(400, 300, 240, 240, 240);
  const auto sheet = sheet_of({line_of("I", 200, 180, {0, 0, 0})});
  const layout::Rect ink = ink_rect(sheet.lines[0]);
  constexpr int kLength =
      18;  // of some 45 rows: under a twentieth of the whole ring, over one of its inner half
  const auto middle = static_cast<int>((ink.top_px + ink.bottom_px) / 2);
  for (int x : {static_cast<int>(ink.left_px) - 3, static_cast<int>(ink.left_px) - 2}) {
    for (int y = middle - kLength / 2; y < middle + kLength / 2; ++y)
      std::fill_n(art.row(y) + x * 3, 3, std::uint8_t{20});
  }
  const auto done = set_type(art, sheet, fonts());
  ASSERT_TRUE(done);
  const auto quality = inspect(*done, sheet, 0.05, fonts());
  ASSERT_TRUE(quality);
  EXPECT_LT(quality->title_contrast, 2);
}

TEST(Inspect, FindsTheOneGlyphOnBadGround) {
  auto art = flat(400, 300, 10, 10, 20);
  for (int y = 0; y < 300; ++y) {
    for (int x = 250; x < 400; ++x) std::fill_n(art.row(y) + x * 3, 3, std::uint8_t{230});
  }
  const auto sheet = sheet_of({line_of("NIGHTFALL", 60, 180, {1, 1, 1})});
  const auto done = set_type(art, sheet, fonts());
  ASSERT_TRUE(done);
  const auto quality = inspect(*done, sheet, 0.05, fonts());
  ASSERT_TRUE(quality);
  EXPECT_LT(quality->title_contrast, 1.5);
}

TEST(Inspect, SeesOverlapAndTheSafeArea) {
  const auto sheet = sheet_of({line_of("ONE", 100, 180, {1, 1, 1}), line_of("TWO", 110, 190, {1, 1, 1})});
  const auto done = set_type(flat(400, 300, 0, 0, 0), sheet, fonts());
  const auto both = inspect(*done, sheet, 0.05, fonts());
  ASSERT_TRUE(both);
  EXPECT_GT(both->overlap_px, 100);
  const auto outside = sheet_of({line_of("ONE", 5, 180, {1, 1, 1})});
  EXPECT_FALSE(inspect(*done, outside, 0.05, fonts())->inside_safe_area);
  EXPECT_TRUE(inspect(*done, outside, 0.01, fonts())->inside_safe_area);
}

}  // namespace
}  // namespace onesheet::render

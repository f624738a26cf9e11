// Words on pictures that nobody made for them: through the real service, measured on the finished pixels.
#include <gtest/gtest.h>

#include "render/render.h"
#include "service/foreign_making.h"
#include "service/foreign_pictures.h"

namespace onesheet::testing_parts {
namespace {

constexpr double kTitleContrast = 4.5, kSmallContrast = 3;
// Of the area of title and tagline: brushing past hair is no harm, lying on a face is.
constexpr double kCoveredMax = 0.15;

struct Case {
  poster::Size size;
  std::uint64_t seed;
};
constexpr Case kCases[] = {{{480, 720}, 3}, {{800, 450}, 8}, {{540, 540}, 5}};

// The worst title by its worst letter, the worst of the small lines by the worst tenth of its surroundings.
struct Measured {
  double title = 21, small = 21;
};
Measured measured(const render::TypeQuality& quality) {
  Measured m;
  for (const render::LineQuality& line : quality.lines) {
    if (line.role == layout::Role::title) {
      m.title = std::min(m.title, line.contrast_worst_glyph);
    } else {
      m.small = std::min(m.small, line.contrast_worst_tenth);
    }
  }
  return m;
}

// The boxes are those of upright sheets; the lone figure is as wide as its height makes it, whatever the
// sheet.
std::vector<poster::Box> subjects_on(const ForeignPicture& picture, poster::Size size) {
  std::vector<poster::Box> boxes = picture.subjects;
  const float narrower = 2.0F / 3 * static_cast<float>(size.height_px) / static_cast<float>(size.width_px);
  if (picture.name != "figure-low" || narrower >= 1) return boxes;
  for (poster::Box& box : boxes) {
    const float middle = (box.left + box.right) / 2, half = box.width() / 2 * narrower;
    box.left = middle - half;
    box.right = middle + half;
  }
  return boxes;
}

class WordsOnForeignArt : public ::testing::TestWithParam<ForeignPicture> {};

TEST_P(WordsOnForeignArt, AreReadAndCoverNothingThatMatters) {
  const ForeignPicture& picture = GetParam();
  for (const Case& c : kCases) {
    SCOPED_TRACE(std::to_string(c.size.width_px) + "x" + std::to_string(c.size.height_px));
    const auto art = paint_foreign(picture.name, c.size.width_px, c.size.height_px);
    const auto made = make_foreign(
        art, foreign_spec(std::string(picture.prompt), c.size.width_px, c.size.height_px, c.seed));
    ASSERT_TRUE(made) << base::describe(made.error());
    ASSERT_FALSE(made->quality.lines.empty());
    const Measured m = measured(made->quality);
    EXPECT_GE(m.title, kTitleContrast);
    EXPECT_GE(m.small, kSmallContrast);
    EXPECT_TRUE(made->quality.inside_safe_area);
    EXPECT_EQ(made->quality.overlap_px, 0);
    EXPECT_LE(covered(made->sheet, subjects_on(picture, c.size)), kCoveredMax);
  }
}

INSTANTIATE_TEST_SUITE_P(Pictures, WordsOnForeignArt, ::testing::ValuesIn(foreign_pictures()),
                         [](const auto& at) {
                           std::string name(at.param.name);
                           std::erase(name, '-');
                           return name;
                         });

// The foot is shaded for light credits over a dark coat; dark letters just above it would drown in that.
TEST(WordsOnForeignArtTogether, TitleAndFootDoNotWorkAgainstEachOther) {
  auto spec = foreign_spec("an old sailor remembers", 960, 540, 46);
  spec.title = "OX";
  spec.tagline.clear();
  const auto made = make_foreign(paint_foreign("subject-left", 960, 540), spec);
  ASSERT_TRUE(made) << base::describe(made.error());
  const Measured m = measured(made->quality);
  EXPECT_GE(m.title, kTitleContrast);
  EXPECT_GE(m.small, kSmallContrast);
}

// The same measures on sheets laid out as if the art were a plain dark wall: they must be able to fail.
TEST(WordsLaidOutBlindly, OftenCannotBeRead) {
  int unreadable = 0, covering = 0;
  for (const ForeignPicture& picture : foreign_pictures()) {
    const int width = 480, height = 720;
    auto spec = foreign_spec(std::string(picture.prompt), width, height, 3);
    const auto art = paint_foreign(picture.name, width, height);
    const auto wall = pixels::measure_calm(pixels::Image8(width, height, 3));
    const layout::Words words{spec.title, spec.tagline, spec.credits, spec.release};
    const auto guide = models::foreign_guide(brief::understand(spec.prompt));
    const auto sheet = layout::lay_out({words, spec.format, guide, wall, 3}, *shared_fonts());
    ASSERT_TRUE(sheet);
    const auto done = render::set_type(art, *sheet, *shared_fonts());
    ASSERT_TRUE(done);
    const auto quality = render::inspect(*done, *sheet, spec.format.safe_margin, *shared_fonts());
    ASSERT_TRUE(quality);
    const Measured m = measured(*quality);
    unreadable += m.title < kTitleContrast || m.small < kSmallContrast ? 1 : 0;
    covering += covered(*sheet, picture.subjects) > kCoveredMax ? 1 : 0;
  }
  EXPECT_GE(unreadable, 8);
  EXPECT_GE(covering, 1);
}

}  // namespace
}  // namespace onesheet::testing_parts

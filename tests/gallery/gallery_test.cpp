// A small part of the gallery, for ./check: floors under what tests/gallery/run measures in full.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>

#include "gallery/golden.h"
#include "gallery/pixel_numbers.h"
#include "gallery/reports.h"
#include "poster/spec.h"
#include "render/render.h"

namespace onesheet::gallery {
namespace {

const std::string kFolder = std::string(ONESHEET_SOURCE_DIR) + "/tests/gallery/";

const std::vector<Expectation>& prompts() {
  static const auto all = read_expectations(kFolder + "prompts.tsv");
  return all;
}

std::vector<std::string> titles() {
  std::ifstream file(kFolder + "titles.txt");
  std::vector<std::string> all;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line.front() != '#') all.push_back(line);
  }
  return all;
}

TEST(GalleryPrompts, Are120WithTitlesThatFit) {
  EXPECT_EQ(prompts().size(), 120U);
  std::set<int> numbers;
  for (const Expectation& one : prompts()) {
    numbers.insert(one.number);
    poster::Spec spec = poster::default_spec(one.prompt);
    if (!one.title.empty()) {
      spec.title_mode = poster::TitleMode::given;
      spec.title = one.title;
    }
    EXPECT_TRUE(poster::check(spec)) << one.prompt;
    EXPECT_TRUE(poster::parse_format(one.format)) << one.format;
  }
  EXPECT_EQ(numbers.size(), 120U);
}

TEST(GalleryPrompts, AreUnderstood) {
  std::size_t first = 0, all = 0, genre = 0, time = 0;
  for (const Expectation& one : prompts()) {
    const brief::Brief brief = brief::understand(one.prompt);
    std::vector<std::string> as_if_drawn;
    for (const brief::Subject& subject : brief.subjects) as_if_drawn.push_back(subject.concept_id);
    const Verdict verdict = judge(one, brief, as_if_drawn);
    first += verdict.first_subject ? 1U : 0U;
    all += verdict.all_subjects ? 1U : 0U;
    genre += verdict.genre ? 1U : 0U;
    time += verdict.time ? 1U : 0U;
  }
  // Floors a little under docs/quality.md.
  EXPECT_GE(first, 100U);
  EXPECT_GE(all, 80U);
  EXPECT_GE(genre, 100U);
  EXPECT_GE(time, 110U);
}

TEST(GalleryPosters, AreReadableAndKeepTheirMargins) {
  const PosterMaker maker;
  for (std::size_t i = 0; i < prompts().size(); i += 15) {
    const Wish wish{.seed = 2, .scale = 0.4};
    const auto made = maker.make(prompts()[i], wish);
    const PosterNumbers one = measure(prompts()[i], wish, made, maker.fonts());
    ASSERT_EQ(one.error, "") << prompts()[i].prompt;
    if (one.has_title) {
      EXPECT_GE(one.title, 4.5) << prompts()[i].prompt;
    }
    if (one.has_tagline) {
      EXPECT_GE(one.tagline, 3) << prompts()[i].prompt;
    }
    EXPECT_EQ(one.outside, 0) << prompts()[i].prompt;
    EXPECT_EQ(one.overlapping, 0) << prompts()[i].prompt;
  }
}

TEST(GalleryTitles, FitWithoutTouching) {
  const auto all = titles();
  EXPECT_EQ(all.size(), 1000U);
  std::vector<std::string> some;  // the hard ones lead the list
  for (std::size_t i = 0; i < all.size(); i += i < 140 ? 4 : 40) some.push_back(all[i]);
  const PosterMaker maker;
  std::ostringstream complaints;
  EXPECT_TRUE(all_hold(rows_of_titles(maker, std::span(prompts()).first(3), some, complaints)))
      << complaints.str();
}

TEST(GalleryNumbers, TellGoodFromBad) {
  // Half black, half white under white letters: the worst tenth of the ring is the white one.
  const PosterMaker maker;
  layout::Sheet sheet{.width_px = 400, .height_px = 200};
  layout::TextLine line;
  line.text = "ONESHEET";
  line.style = {.face = "anton", .size_px = 80};
  const auto extent = maker.fonts().measure(line.text, line.style);
  ASSERT_TRUE(extent);
  line.extent = *extent;
  line.x_px = 30;
  line.baseline_px = 140;
  line.ink = {1, 1, 1};
  sheet.lines.push_back(line);
  pixels::Image8 black(400, 200, 3);
  const auto readable = render::set_type(black, sheet, maker.fonts());
  ASSERT_TRUE(readable);
  EXPECT_GT(measure_contrast(*readable, sheet, maker.fonts())->at(layout::Role::title).worst_tenth, 18);
  for (int y = 0; y < 200; ++y) std::fill_n(black.row(y), 3 * 120, std::uint8_t{230});
  const auto lost = render::set_type(black, sheet, maker.fonts());
  ASSERT_TRUE(lost);
  EXPECT_LT(measure_contrast(*lost, sheet, maker.fonts())->at(layout::Role::title).worst_tenth, 1.5);

  EXPECT_EQ(find_box_faults(sheet, {.size = {400, 200}}).outside, 0);
  line.x_px = 1;
  sheet.lines.push_back(line);
  EXPECT_EQ(find_box_faults(sheet, {.size = {400, 200}}).outside, 1);
  EXPECT_EQ(find_box_faults(sheet, {.size = {400, 200}}).overlapping, 1);

  EXPECT_NEAR(structural_similarity(*readable, *readable), 1, 1e-9);
  EXPECT_LT(structural_similarity(*readable, *lost), 0.9);
  EXPECT_DOUBLE_EQ(low_detail_share(pixels::Image8(600, 900, 3)), 1);
}

// A change that means to change pictures makes them again and looks at them:
//   build/release/bin/gallery golden tests/golden renew
TEST(GalleryGolden, PostersAreThoseThatWereKept) {
  const PosterMaker maker;
  std::ostringstream out;
  EXPECT_TRUE(run_golden(maker, prompts(), std::string(ONESHEET_SOURCE_DIR) + "/tests/golden", false, out))
      << out.str();
}

TEST(GalleryVerdict, IsStrict) {
  const Expectation& whale = prompts()[4];
  ASSERT_EQ(whale.subjects.front().names.front(), "whale");
  brief::Brief brief = brief::understand("a whale");
  EXPECT_TRUE(judge(whale, brief, {"whale"}).first_subject);
  EXPECT_FALSE(judge(whale, brief, {}).first_subject);
  brief = brief::understand("a whale and a cow");
  EXPECT_EQ(judge(whale, brief, {"whale", "cow"}).forbidden, std::vector<std::string>{"cow"});
}

}  // namespace
}  // namespace onesheet::gallery

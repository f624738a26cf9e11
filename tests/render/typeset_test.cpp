#include "render/typeset.h"

#include <gtest/gtest.h>

#include "layout/effects.h"
#include "pixels/calm_map.h"
#include "render/pictures.h"
#include "render/render.h"

namespace onesheet::render {
namespace {

using poster::TitlePlace;

poster::ArtGuide guide_with(poster::Ink text) {
  poster::ArtGuide guide;
  guide.palette.text = text;
  guide.palette.ground = {0.04F, 0.07F, 0.12F};
  guide.palette.accent = {0.9F, 0.6F, 0.2F};
  guide.palette.light = {1, 1, 1};
  guide.places = {TitlePlace::top};
  return guide;
}

// Evenly dark but for bright spots too few to count in the mean of their surroundings.
pixels::Image8 snow(int width, int height) {
  pixels::Image8 image = flat(width, height, 24, 26, 34);
  base::SeededRandom random(11);
  for (int i = 0; i < width * height / 110; ++i) {
    const int x = static_cast<int>(random.below(static_cast<std::uint32_t>(width - 5)));
    const int y = static_cast<int>(random.below(static_cast<std::uint32_t>(height - 5)));
    for (int dy = 0; dy < 5; ++dy) {
      for (int dx = 0; dx < 5; ++dx) {
        std::uint8_t* p = image.row(y + dy) + static_cast<std::ptrdiff_t>(x + dx) * 3;
        p[0] = p[1] = p[2] = 250;
      }
    }
  }
  return image;
}

layout::Words some_words() {
  return {.title = "Ghost Signal",
          .tagline = "It is already listening",
          .credits = {{{"Directed by", {"Ida Sand"}}, {"", {"Tom Hallbrook", "Lena Okafor"}}}},
          .release = "Coming soon"};
}

TEST(Typeset, RepairsUntilTheWordsCanBeRead) {
  const auto art = snow(400, 600);
  poster::Format format;
  format.size = {400, 600};
  const auto guide = guide_with({0.95F, 0.93F, 0.86F});
  // A map that saw none of it.
  const auto calm = pixels::measure_calm(flat(400, 600, 24, 26, 34));
  const auto words = some_words();
  const layout::LayoutRequest request{
      .words = words, .format = format, .guide = guide, .calm = calm, .seed = 2};

  const auto sheet = layout::lay_out(request, fonts());
  ASSERT_TRUE(sheet);
  const auto once = measure_quality(*set_type(art, *sheet, fonts()), *sheet, format, {}, fonts());
  ASSERT_TRUE(once);
  EXPECT_FALSE(holds(*once)) << once->title_contrast;

  const auto made = typeset(art, request, fonts());
  ASSERT_TRUE(made);
  EXPECT_TRUE(holds(made->quality)) << made->quality.title_contrast << " " << made->quality.tagline_contrast
                                    << " " << made->quality.billing_contrast;
  const auto again = typeset(art, request, fonts());
  EXPECT_EQ(made->image.samples, again->image.samples);
}

TEST(Typeset, EveryEffectCanBeReadOnDarkAndOnLight) {
  for (const std::string_view effect : layout::effect_names()) {
    for (const bool dark : {true, false}) {
      SCOPED_TRACE(std::string(effect) + (dark ? " on dark" : " on light"));
      const auto art = dark ? flat(400, 600, 22, 30, 52) : flat(400, 600, 236, 226, 204);
      poster::Format format;
      format.size = {400, 600};
      const auto guide =
          guide_with(dark ? poster::Ink{0.95F, 0.93F, 0.86F} : poster::Ink{0.1F, 0.09F, 0.08F});
      const auto calm = pixels::measure_calm(art);
      const auto words = some_words();
      layout::LayoutRequest request{
          .words = words, .format = format, .guide = guide, .calm = calm, .seed = 2};
      request.wishes.effect = effect;
      request.wishes.font = "anton";
      const auto made = typeset(art, request, fonts());
      ASSERT_TRUE(made);
      EXPECT_TRUE(holds(made->quality)) << made->quality.title_contrast;
    }
  }
}

TEST(MeasureQuality, KnowsWhatLiesWhere) {
  const auto art = flat(400, 600, 0, 0, 0);
  layout::TextLine line;
  line.text = "HOME";
  line.style = {"anton", 80, 0, 1};
  line.extent = fonts().measure(line.text, line.style).value();
  line.x_px = 100;
  line.baseline_px = 200;
  line.ink = {1, 1, 1};
  layout::TextLine name = line;
  name.role = layout::Role::billing;
  name.style = {"league-gothic", 18, 0, 0.7};
  name.extent = fonts().measure(name.text, name.style).value();
  name.baseline_px = 500;
  layout::Sheet sheet;
  sheet.width_px = 400;
  sheet.height_px = 600;
  sheet.lines = {line, name};
  poster::Format format;
  format.size = {400, 600};
  const auto done = set_type(art, sheet, fonts());
  auto quality = measure_quality(*done, sheet, format, {}, fonts());
  ASSERT_TRUE(quality);
  EXPECT_NEAR(quality->title_contrast, 21, 0.1);
  EXPECT_EQ(quality->tagline_contrast, 0);
  EXPECT_GT(quality->billing_contrast, 10);
  EXPECT_EQ(quality->overlap, 0);
  EXPECT_TRUE(quality->inside_safe_area);
  EXPECT_NEAR(quality->title_cap_px_at_200x300, line.extent.cap_height_px / 2, 1e-6);
  const auto box = layout::ink_rect(line);
  EXPECT_NEAR(quality->title_width_share, box.width_px() / 400, 1e-6);
  EXPECT_NEAR(quality->billing_to_title, name.extent.cap_height_px / line.extent.cap_height_px, 1e-6);

  // A subject that covers the left half of the title.
  const poster::Box head{0, 0, static_cast<float>((box.left_px + box.width_px() / 2) / 400), 0.5F};
  quality = measure_quality(*done, sheet, format, std::span(&head, 1), fonts());
  EXPECT_GT(quality->overlap, 0.4);

  sheet.lines[0].x_px = 2;
  quality = measure_quality(*done, sheet, format, {}, fonts());
  EXPECT_FALSE(quality->inside_safe_area);
}

// A large sheet is measured reduced, and says the same.
TEST(MeasureQuality, DoesNotDependOnTheSize) {
  const auto measured = [](int scale) {
    poster::Format format;
    format.size = {700 * scale, 1050 * scale};
    const auto art = flat(format.size.width_px, format.size.height_px, 60, 60, 90);
    const auto guide = guide_with({0.95F, 0.93F, 0.86F});
    const auto calm = pixels::measure_calm(art);
    const auto words = some_words();
    return typeset(art, {.words = words, .format = format, .guide = guide, .calm = calm, .seed = 2}, fonts())
        ->quality;
  };
  const Quality small = measured(1), large = measured(3);
  EXPECT_NEAR(large.title_contrast, small.title_contrast, 0.6);
  EXPECT_NEAR(large.tagline_contrast, small.tagline_contrast, 0.8);
  EXPECT_NEAR(large.title_cap_px_at_200x300, small.title_cap_px_at_200x300, 0.1);
}

}  // namespace
}  // namespace onesheet::render

#include "render/outlines.h"

#include <gtest/gtest.h>

#include "print/sheets.h"
#include "render/render.h"

namespace onesheet::print {
namespace {

// Draws the outlines over the picture below them, as a printer would.
pixels::Image8 composed(const render::OutlinedType& type) {
  pixels::Image8 image = type.under;
  for (const render::OutlinedLine& line : type.lines) {
    const auto cover = pixels::fill_coverage(line.path, {}, image.width, image.height);
    for (int y = 0; y < image.height; ++y) {
      for (int x = 0; x < image.width; ++x) {
        const float amount = cover.at(x, y);
        if (amount <= 0) continue;
        const bool filled = !line.fill.samples.empty();
        const std::uint8_t* fill = filled ? line.fill.row(y - line.top_px) + 3 * (x - line.left_px) : nullptr;
        const float ink[3] = {filled ? static_cast<float>(fill[0]) : line.ink.r * 255,
                              filled ? static_cast<float>(fill[1]) : line.ink.g * 255,
                              filled ? static_cast<float>(fill[2]) : line.ink.b * 255};
        std::uint8_t* p = image.row(y) + 3 * x;
        for (int c = 0; c < 3; ++c) {
          const auto under = static_cast<float>(p[c]);
          p[c] = static_cast<std::uint8_t>(under + (ink[c] - under) * amount + 0.5F);
        }
      }
    }
  }
  return image;
}

TEST(Outlines, LookAsTheTypeThatIsSet) {
  const auto art = render::flat(600, 900, 20, 30, 50);
  for (const std::string effect :
       {"plain", "shadow", "glow", "letterpress", "chrome", "distressed", "neon", "block", "gold"}) {
    const auto sheet = laid_out(art, "The Last Keeper", effect);
    const auto type = render::outline_type(art, sheet, render::fonts());
    ASSERT_TRUE(type) << effect;
    const auto set = render::set_type(art, sheet, render::fonts());
    ASSERT_TRUE(set);
    EXPECT_EQ(type->lines.size() + static_cast<std::size_t>(type->lines_in_picture), sheet.lines.size());
    const auto drawn = composed(*type);
    double sum = 0;
    for (std::size_t i = 0; i < drawn.samples.size(); ++i) {
      const double d = drawn.samples[i] - set->samples[i];
      sum += d * d;
    }
    // Edges are blended in another light (set_type.cpp), and nothing else differs.
    EXPECT_LT(sum / static_cast<double>(drawn.samples.size()), 20) << effect;
  }
}

TEST(Outlines, WornLettersStayInThePicture) {
  const auto art = render::flat(600, 900, 20, 30, 50);
  const auto worn = render::outline_type(art, laid_out(art, "Tide", "distressed"), render::fonts());
  ASSERT_TRUE(worn);
  EXPECT_GT(worn->lines_in_picture, 0);
  const auto plain = render::outline_type(art, laid_out(art, "Tide", "plain"), render::fonts());
  EXPECT_EQ(plain->lines_in_picture, 0);
  EXPECT_EQ(plain->under.samples, art.samples);
  const auto metal = render::outline_type(art, laid_out(art, "Tide", "chrome"), render::fonts());
  EXPECT_FALSE(metal->lines.front().fill.samples.empty());
}

TEST(Outlines, LieWhereTheLinesLie) {
  const auto art = render::flat(600, 900, 20, 30, 50);
  const auto sheet = laid_out(art, "Tide", "plain");
  const auto type = render::outline_type(art, sheet, render::fonts());
  ASSERT_EQ(type->lines.size(), sheet.lines.size());
  for (std::size_t i = 0; i < sheet.lines.size(); ++i) {
    const layout::Rect ink = layout::ink_rect(sheet.lines[i]);
    const auto bounds = type->lines[i].path.bounds();
    EXPECT_NEAR(bounds.left, ink.left_px, 2);
    EXPECT_NEAR(bounds.bottom, ink.bottom_px, 2);
  }
}

}  // namespace
}  // namespace onesheet::print

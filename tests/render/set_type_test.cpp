#include <gtest/gtest.h>

#include <algorithm>

#include "base/thread_pool.h"
#include "render/pictures.h"
#include "render/render.h"
#include "render/type_effects.h"

namespace onesheet::render {
namespace {

using layout::Effect;

layout::TextLine line_at(double x, double baseline, Effect effect, poster::Ink ink = {1, 1, 1}) {
  layout::TextLine line;
  line.text = "HILL";
  line.style = {"anton", 80, 0, 1};
  line.extent = fonts().measure(line.text, line.style).value();
  line.x_px = x;
  line.baseline_px = baseline;
  line.ink = ink;
  line.effect = effect;
  return line;
}

layout::Sheet sheet_of(int width, int height, std::vector<layout::TextLine> lines) {
  layout::Sheet sheet;
  sheet.width_px = width;
  sheet.height_px = height;
  sheet.lines = std::move(lines);
  return sheet;
}

TEST(SetType, PixelsAwayFromTypeAreUntouched) {
  const auto art = grainy(400, 300);
  for (const Effect effect :
       {Effect::none, Effect::soft_shadow, Effect::glow, Effect::letterpress, Effect::metal,
        Effect::distressed, Effect::neon, Effect::block, Effect::gold, Effect::outline, Effect::cut_out}) {
    const auto line = line_at(120, 180, effect);
    const auto done = set_type(art, sheet_of(400, 300, {line}), fonts());
    ASSERT_TRUE(done);
    const auto box = layout::ink_rect(line);
    const int reach = effect_reach_px(effect, 0, line.extent.cap_height_px);
    int changed = 0;
    for (int y = 0; y < 300; ++y) {
      for (int x = 0; x < 400; ++x) {
        const bool differs = !std::equal(art.row(y) + x * 3, art.row(y) + x * 3 + 3, done->row(y) + x * 3);
        const bool near = x >= box.left_px - reach - 1 && x <= box.right_px + reach + 1 &&
                          y >= box.top_px - reach - 1 && y <= box.bottom_px + reach + 1;
        changed += differs ? 1 : 0;
        EXPECT_TRUE(near || !differs) << x << "," << y;
      }
    }
    EXPECT_GT(changed, 500);
  }
}

TEST(SetType, NothingToSetChangesNothing) {
  const auto art = grainy(200, 100);
  const auto done = set_type(art, sheet_of(200, 100, {}), fonts());
  ASSERT_TRUE(done);
  EXPECT_EQ(done->samples, art.samples);
}

TEST(SetType, LettersTakeTheirInk) {
  const auto art = flat(400, 300, 10, 20, 40);
  const poster::Ink ink = poster::ink_from_hex(0xF2ECDC);
  const auto line = line_at(100, 180, Effect::none, ink);
  const auto done = set_type(art, sheet_of(400, 300, {line}), fonts());
  ASSERT_TRUE(done);
  int full = 0;
  for (std::size_t i = 0; i < done->samples.size(); i += 3) {
    if (done->samples[i] == 0xF2 && done->samples[i + 1] == 0xEC && done->samples[i + 2] == 0xDC) ++full;
  }
  EXPECT_GT(full, 1000);
}

TEST(SetType, ScrimEndsWhereItsFeatherEnds) {
  const auto art = flat(100, 300, 200, 180, 160);
  auto sheet = sheet_of(100, 300, {});
  layout::Scrim scrim;
  scrim.top_px = 200;
  scrim.bottom_px = 301;
  scrim.feather_px = 50;
  scrim.ink = {0, 0, 0};
  scrim.strength = 0.5F;
  sheet.scrims = {scrim};
  const auto done = set_type(art, sheet, fonts());
  ASSERT_TRUE(done);
  for (int y = 0; y < 150; ++y) EXPECT_EQ(done->row(y)[0], 200) << y;
  for (int y = 201; y < 300; ++y) EXPECT_NEAR(done->row(y)[0], 100, 1) << y;
}

TEST(SetType, ScrimIsDitheredNotBanded) {
  // A flat field under a long soft fade: without dither whole rows would share one value.
  const auto art = flat(200, 600, 60, 60, 60);
  auto sheet = sheet_of(200, 600, {});
  layout::Scrim scrim;
  scrim.top_px = 600;
  scrim.bottom_px = 601;
  scrim.feather_px = 590;
  scrim.strength = 0.3F;
  sheet.scrims = {scrim};
  const auto done = set_type(art, sheet, fonts());
  ASSERT_TRUE(done);
  int mixed_rows = 0;
  for (int y = 100; y < 500; ++y) {
    const std::uint8_t* row = done->row(y);
    int differing = 0;
    for (int x = 1; x < 200; ++x) differing += row[x * 3] != row[0] ? 1 : 0;
    mixed_rows += differing > 0 ? 1 : 0;
  }
  EXPECT_GT(mixed_rows, 250);
}

TEST(SetType, SameBytesAloneAndOnManyThreads) {
  const auto art = grainy(500, 400);
  std::vector<layout::TextLine> lines;
  for (int i = 0; i < 6; ++i) {
    lines.push_back(line_at(20 + 70.0 * i, 100 + 40.0 * i, static_cast<Effect>(i)));
  }
  const auto sheet = sheet_of(500, 400, lines);
  const auto pool = base::make_thread_runner(4);
  const auto alone = set_type(art, sheet, fonts()), shared = set_type(art, sheet, fonts(), pool.get());
  ASSERT_TRUE(alone && shared);
  EXPECT_EQ(alone->samples, shared->samples);
}

TEST(SetType, LettersMayHangOverEveryEdge) {
  const auto art = flat(120, 90, 10, 20, 40);
  for (const auto& [x, y] :
       {std::pair{-60.0, 50.0}, {90.0, 50.0}, {10.0, 10.0}, {10.0, 130.0}, {-500.0, -500.0}}) {
    EXPECT_TRUE(set_type(art, sheet_of(120, 90, {line_at(x, y, Effect::glow)}), fonts()));
  }
}

TEST(SetType, TitleArtKeepsItsTransparency) {
  pixels::Image8 clear(400, 300, 4);
  const auto line = line_at(100, 180, Effect::none);
  const auto done = set_type(clear, sheet_of(400, 300, {line}), fonts());
  ASSERT_TRUE(done);
  EXPECT_EQ(done->row(5)[3], 0);
  int opaque = 0;
  for (std::size_t i = 3; i < done->samples.size(); i += 4) opaque += done->samples[i] == 255 ? 1 : 0;
  EXPECT_GT(opaque, 1000);
}

TEST(SetType, RefusesArtOfAnotherSize) {
  const auto done = set_type(flat(100, 100, 0, 0, 0), sheet_of(100, 101, {}), fonts());
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().kind, base::ErrorKind::bug);
}

TEST(SetType, EffectsNeverDarkenLightLettersMuch) {
  // Metal and letterpress shade within a letter; the words must stay the most readable thing on the sheet.
  const auto art = flat(400, 300, 10, 20, 40);
  const poster::Ink ink = poster::ink_from_hex(0xF2ECDC);
  for (const Effect effect : {Effect::metal, Effect::letterpress}) {
    TypeLayer layer;
    layer.ink = ink;
    layer.effect = effect;
    layer.cap_px = 60;
    layer.cap_top_px = 0;
    for (int y = 0; y < 60; ++y) {
      for (int x = 0; x < 60; ++x) {
        EXPECT_GT(poster::relative_luminance(ink_at(layer, x, y)), 0.55F * poster::relative_luminance(ink));
      }
    }
  }
}

}  // namespace
}  // namespace onesheet::render

#include "layout/ground.h"

#include <gtest/gtest.h>

#include "layout/inks.h"

namespace onesheet::layout {
namespace {

using poster::Ink;
using poster::ink_from_hex;

// Left half dark, right half bright.
pixels::CalmMap two_tone() {
  pixels::CalmMap map;
  map.columns = 20;
  map.rows = 30;
  for (int row = 0; row < map.rows; ++row) {
    for (int column = 0; column < map.columns; ++column) {
      map.luminance.push_back(column < 10 ? 0.02F : 0.9F);
      map.detail.push_back(0);
    }
  }
  return map;
}

poster::Palette night() {
  poster::Palette p;
  p.text = ink_from_hex(0xF2ECDC);
  p.ground = ink_from_hex(0x0A1220);
  p.shade = ink_from_hex(0x060A12);
  p.sky_top = ink_from_hex(0x081226);
  p.light = ink_from_hex(0xF3EFDC);
  p.accent = ink_from_hex(0xE8A33D);
  return p;
}

TEST(Ground, ContrastIsThatOfTheWorstPlace) {
  const auto map = two_tone();
  const Ground ground(map, 1000, 1500);
  const Ink white{1, 1, 1}, black{0, 0, 0};
  const auto dark = ground.tone({100, 100, 300, 200}), bright = ground.tone({700, 100, 900, 200});
  EXPECT_NEAR(Ground::contrast(white, dark), 1.05 / 0.07, 0.01);
  EXPECT_NEAR(Ground::contrast(white, bright), 1.05 / 0.95, 0.01);
  EXPECT_NEAR(Ground::contrast(black, bright), 0.95 / 0.05, 0.01);
  const auto both = ground.tone({300, 100, 700, 200});
  EXPECT_NEAR(Ground::contrast(white, both), 1.05 / 0.95, 0.01);
  EXPECT_NEAR(Ground::contrast(black, both), 0.07 / 0.05, 0.01);
  // A grey between the two is met somewhere by its own tone.
  EXPECT_DOUBLE_EQ(Ground::contrast({0.5F, 0.5F, 0.5F}, both), 1);
}

TEST(Ground, DetailWidensTheRange) {
  auto map = two_tone();
  for (float& d : map.detail) d = 0.1F;
  const Ground ground(map, 1000, 1500);
  EXPECT_NEAR(ground.tone({100, 100, 300, 200}).brightest, 0.12, 1e-6);
  EXPECT_NEAR(ground.tone({700, 100, 900, 200}).darkest, 0.8, 1e-6);
}

TEST(Ground, AScrimCountsWhereItLies) {
  const auto map = two_tone();
  const Ground ground(map, 1000, 1500);
  Scrim scrim;
  scrim.top_px = 0;
  scrim.bottom_px = 400;
  scrim.feather_px = 100;
  scrim.ink = {0, 0, 0};
  scrim.strength = 1;
  EXPECT_NEAR(ground.tone({700, 100, 900, 200}, {scrim}).brightest, 0, 1e-6);
  EXPECT_NEAR(ground.tone({700, 800, 900, 900}, {scrim}).brightest, 0.9, 1e-6);
}

TEST(Scrim, FadesSmoothlyAndEndsAtItsFeather) {
  Scrim scrim;
  scrim.top_px = 100;
  scrim.bottom_px = 200;
  scrim.feather_px = 50;
  scrim.strength = 0.8F;
  EXPECT_NEAR(scrim_amount(scrim, 10, 150), 0.8, 1e-6);
  EXPECT_NEAR(scrim_amount(scrim, 10, 225), 0.4, 1e-6);
  EXPECT_GT(scrim_amount(scrim, 10, 249), 0);
  EXPECT_EQ(scrim_amount(scrim, 10, 250), 0);
  EXPECT_EQ(scrim_amount(scrim, 10, 50), 0);
}

TEST(Ground, SmallSpotsCountOnForeignArtAlone) {
  auto map = two_tone();
  map.darkest = map.luminance;
  map.brightest = map.luminance;
  for (float& b : map.brightest) b = std::max(b, 0.7F);
  const Rect area{100, 100, 300, 200};
  EXPECT_NEAR(Ground(map, 1000, 1500).tone(area).brightest, 0.02, 1e-3);
  const auto foreign = Ground(map, 1000, 1500, true).tone(area);
  EXPECT_NEAR(foreign.brightest, 0.7, 1e-3);
  EXPECT_GT(foreign.clutter, 0.5);
}

TEST(Inks, OnForeignArtScrimsTakeItsColourAndDarkeningIsPreferred) {
  auto map = two_tone();
  for (float& l : map.luminance) l = 0.15F;
  for (float& d : map.detail) d = 0.1F;
  const Ground ground(map, 1000, 1500);
  Scrim band;
  band.top_px = 50;
  band.bottom_px = 250;
  const auto answer = Inks(night(), ink_from_hex(0xC07840))
                          .choose(ground, {{100, 100, 300, 200}}, {}, band, 4.5, std::nullopt);
  EXPECT_GT(answer.scrim.strength, 0);
  EXPECT_LT(poster::relative_luminance(answer.scrim.ink), 0.05F);
  EXPECT_GT(answer.scrim.ink.r, 1.5F * answer.scrim.ink.b) << "the picture's own hue";
  // A bright wall needs dark ink and nothing else, whatever the palette would like.
  for (float& l : map.luminance) l = 0.7F;
  for (float& d : map.detail) d = 0;
  const Ground wall(map, 1000, 1500);
  const auto on_wall =
      Inks(night(), ink_from_hex(0xE0D8D0)).choose(wall, {{100, 100, 300, 200}}, {}, band, 4.5, std::nullopt);
  EXPECT_EQ(on_wall.scrim.strength, 0);
  EXPECT_LT(poster::relative_luminance(on_wall.ink), 0.1F);
}

TEST(Inks, KeepsThePalettesTextWhereItIsRead) {
  const auto map = two_tone();
  const Ground ground(map, 1000, 1500);
  const Inks inks(night());
  const auto answer = inks.choose(ground, {{100, 100, 300, 200}}, {}, {}, 4.5, std::nullopt);
  EXPECT_EQ(answer.ink, night().text);
  EXPECT_EQ(answer.scrim.strength, 0);
}

TEST(Inks, ReachesTheGoalOnAnyGround) {
  for (const float luminance : {0.0F, 0.1F, 0.18F, 0.4F, 0.7F, 1.0F}) {
    for (const float detail : {0.0F, 0.05F, 0.3F}) {
      auto map = two_tone();
      for (float& l : map.luminance) l = luminance;
      for (float& d : map.detail) d = detail;
      const Ground ground(map, 1000, 1500);
      Scrim band;
      band.top_px = 50;
      band.bottom_px = 250;
      band.feather_px = 60;
      const Rect area{100, 100, 300, 200};
      const auto answer = Inks(night()).choose(ground, {area}, {}, band, 4.5, std::nullopt);
      std::vector<Scrim> scrims;
      if (answer.scrim.strength > 0) scrims.push_back(answer.scrim);
      EXPECT_GE(Ground::contrast(answer.ink, ground.tone(area, scrims)), 4.5) << luminance << " " << detail;
    }
  }
}

TEST(Inks, AccentYieldsWhenItCannotBeRead) {
  const auto map = two_tone();
  const Ground ground(map, 1000, 1500);
  const Inks inks(night());
  const auto dark = ground.tone({100, 100, 300, 200}), bright = ground.tone({700, 100, 900, 200});
  EXPECT_EQ(inks.accent_or(night().text, dark, 4.5), night().accent);
  EXPECT_EQ(inks.accent_or(ink_from_hex(0x000000), bright, 20), ink_from_hex(0x000000));
}

}  // namespace
}  // namespace onesheet::layout

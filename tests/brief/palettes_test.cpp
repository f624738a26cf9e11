#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "brief/brief.h"

namespace onesheet::brief {
namespace {

TEST(Palettes, TextStandsOutOnItsGround) {
  ASSERT_GE(palettes().size(), 16U);
  for (const auto& palette : palettes()) {
    EXPECT_GE(poster::contrast_ratio(palette.text, palette.ground), 4.5F) << palette.name;
  }
}

TEST(Palettes, LightIsLighterThanShade) {
  for (const auto& palette : palettes()) {
    EXPECT_GT(poster::contrast_ratio(palette.light, palette.shade), 4.5F) << palette.name;
    EXPECT_GT(poster::relative_luminance(palette.light), poster::relative_luminance(palette.shade))
        << palette.name;
  }
}

TEST(Palettes, HaveNamesOfTheirOwn) {
  std::set<std::string> names;
  for (const auto& palette : palettes()) EXPECT_TRUE(names.insert(palette.name).second) << palette.name;
}

TEST(Palettes, AreFoundByNameElseTheFirst) {
  EXPECT_EQ(find_palette("neon").name, "neon");
  EXPECT_EQ(find_palette("no such").name, palettes().front().name);
}

TEST(Palettes, SeveralSuitEveryBrief) {
  for (const char* prompt : {"", "a wolf", "a noir detective at night", "a wedding in Paris", "dinosaurs"}) {
    const auto names = understand(prompt).palette_names;
    EXPECT_GE(names.size(), 3U) << prompt;
    for (const auto& name : names) EXPECT_EQ(find_palette(name).name, name);
  }
}

TEST(Palettes, FollowGenreAndPlace) {
  EXPECT_EQ(understand("a submarine deep under the sea").palette_names.front(), "underwater");
  EXPECT_EQ(understand("two gunslingers in a western").palette_names.front(), "amber_western");
  EXPECT_EQ(understand("cyberpunk city").palette_names.front(), "neon");
  EXPECT_EQ(understand("a hilarious comedy").palette_names.front(), "comedy_yellow");
  EXPECT_THAT(understand("a wolf at night").palette_names, testing::Not(testing::Contains("day")));
}

TEST(Voice, EveryGenreHasOne) {
  EXPECT_EQ(voice_of(Genre::war), poster::TypeVoice::action);
  EXPECT_EQ(voice_of(Genre::documentary), poster::TypeVoice::documentary);
}

TEST(Names, OfEveryEnumAreFilled) {
  for (int i = 0; i <= static_cast<int>(Setting::swamp); ++i) EXPECT_NE(name_of(static_cast<Setting>(i)), "");
  for (int i = 0; i <= static_cast<int>(Genre::adventure); ++i) EXPECT_NE(name_of(static_cast<Genre>(i)), "");
  for (int i = 0; i <= static_cast<int>(Kind::celestial); ++i) EXPECT_NE(name_of(static_cast<Kind>(i)), "");
  EXPECT_EQ(name_of(Genre::sci_fi), "sci_fi");
  EXPECT_EQ(name_of(Relation::versus), "versus");
  EXPECT_EQ(name_of(Weather::dust), "dust");
}

}  // namespace
}  // namespace onesheet::brief

#include "models/illustrator/shapes/portrait.h"

#include <gtest/gtest.h>

#include <string>

#include "extent.h"
#include "models/illustrator/shapes/roles.h"

namespace onesheet::illustrator {
namespace {

brief::Subject person(std::string id, std::string words = {}) {
  if (words.empty()) words = id;
  return {.concept_id = std::move(id), .words = std::move(words), .kind = brief::Kind::person};
}

TEST(Portrait, EveryRoleFillsItsUnitBoxOrHasItsFaceCovered) {
  int covered = 0;
  for (const Role& role : roles()) {
    for (const std::uint64_t seed : {0ULL, 1ULL, 99ULL, ~0ULL}) {
      const auto portrait = portrait_of(person(std::string(role.id)), 0, seed);
      if (!portrait) {
        ++covered;
        continue;
      }
      const Shape shape = draw_portrait(*portrait, seed);
      const Sketch::Box box = extent(shape);
      EXPECT_NEAR(box.bottom, 0, 0.01F) << role.id;
      EXPECT_NEAR(box.top, -1, 0.01F) << role.id;
      EXPECT_NEAR(box.width(), shape.aspect, 0.02F) << role.id;
      EXPECT_EQ(shape.facing, Facing::left);
    }
  }
  EXPECT_GT(covered, 4);
}

TEST(Portrait, ThoseWhoseFaceIsCoveredHaveNone) {
  for (const char* id : {"astronaut", "knight", "samurai", "ninja", "beekeeper"})
    EXPECT_FALSE(portrait_of(person(id), 0, 1)) << id;
  EXPECT_FALSE(portrait_of({.concept_id = "wolf", .kind = brief::Kind::animal}, 0, 1));
}

TEST(Portrait, WordsSayWhoItIs) {
  for (const std::uint64_t seed : {1ULL, 2ULL, 3ULL, 4ULL, 5ULL}) {
    EXPECT_TRUE(portrait_of(person("warrior", "A swordswoman"), 0, seed)->female);
    EXPECT_FALSE(portrait_of(person("warrior", "A warrior and his sword"), 0, seed)->female);
    EXPECT_TRUE(portrait_of(person("old_woman", "Grandma"), 0, seed)->female);
    EXPECT_FALSE(portrait_of(person("old_woman", "Grandma"), 0, seed)->beard);
    EXPECT_EQ(portrait_of(person("man", "a boy"), 0, seed)->age, Portrait::Age::child);
    EXPECT_EQ(portrait_of(person("captain", "The old captain"), 0, seed)->age, Portrait::Age::old);
    // "her" is not said by "weather".
    EXPECT_FALSE(portrait_of(person("man", "the weather man"), 0, seed)->female);
  }
}

TEST(Portrait, HatsAreThoseOfTheRole) {
  EXPECT_EQ(portrait_of(person("cowboy"), 0, 3)->hat, Hat::stetson);
  EXPECT_EQ(portrait_of(person("pirate"), 0, 3)->hat, Hat::tricorn);
}

TEST(Portrait, TwoOfOneSubjectAreNotAlike) {
  for (const char* id : {"man", "woman", "old_man", "old_woman", "girl", "boy"}) {
    for (const std::uint64_t seed : {1ULL, 2ULL, 3ULL}) {
      const auto one = portrait_of(person(id), 0, seed), other = portrait_of(person(id), 1, seed);
      EXPECT_TRUE(one->hair != other->hair || one->beard != other->beard) << id << ' ' << seed;
    }
  }
  const auto one = portrait_of(person("lovers"), 0, 1), other = portrait_of(person("lovers"), 1, 1);
  EXPECT_NE(one->female, other->female);
}

}  // namespace
}  // namespace onesheet::illustrator

#include "models/illustrator/shapes/coupling.h"

#include <gtest/gtest.h>

#include <string>

#include "extent.h"
#include "models/illustrator/shapes/mounts.h"

namespace onesheet::illustrator {
namespace {

void expect_whole(const Shape& shape) {
  ASSERT_FALSE(shape.layers.empty());
  const Sketch::Box box = extent(shape);
  EXPECT_NEAR(box.bottom, 0, 0.01F);
  EXPECT_NEAR(box.top, -1, 0.01F);
  EXPECT_NEAR(box.width(), shape.aspect, 0.02F * std::max(1.0F, shape.aspect));
  EXPECT_LT(box.left, 0);
  EXPECT_GT(box.right, 0);
}

constexpr const char* kMountable[] = {"horse", "unicorn",    "camel",      "elephant", "wolf",
                                      "bear",  "polar_bear", "lion",       "tiger",    "dragon",
                                      "whale", "bicycle",    "motorcycle", "broom",    "throne",
                                      "chair", "car",        "rowboat",    "longship", "sailboat"};

TEST(Couplings, RidersSitOnWhatCarriesThem) {
  for (const char* mount : kMountable)
    for (const char* rider : {"man", "girl", "knight", "witch", "astronaut", "queen"}) {
      SCOPED_TRACE(std::string(rider) + " on " + mount);
      const auto both = draw_coupling(Coupling::riding, {rider}, {mount}, 7);
      ASSERT_TRUE(both.has_value());
      expect_whole(*both);
      const auto alone = draw_shape(mount, "", 7);
      ASSERT_TRUE(alone.has_value());
      // Nobody balances on top: the whole is lower than the two stacked.
      if (std::string(mount) != "broom") {
        EXPECT_LT(both->real_height_m, alone->real_height_m * (1 + 0.95F * find_mount(mount)->rider) + 0.01F);
        EXPECT_GE(both->real_height_m, alone->real_height_m * 0.999F);
        EXPECT_EQ(both->stands, alone->stands);
      }
    }
}

TEST(Couplings, EverySaddleLiesWithinItsMount) {
  for (const char* id : kMountable) {
    const Mount* mount = find_mount(id);
    ASSERT_NE(mount, nullptr) << id;
    if (mount->how == Mount::How::broom) continue;
    const auto shape = draw_shape(id, "", 1);
    ASSERT_TRUE(shape.has_value()) << id;
    EXPECT_LE(std::abs(mount->seat.x), shape->aspect / 2) << id;
    EXPECT_LE(mount->seat.y, 0) << id;
    EXPECT_GE(mount->seat.y, -1) << id;
  }
}

TEST(Couplings, PeopleTogether) {
  for (const Coupling how : {Coupling::embracing, Coupling::holding_hands})
    for (const std::uint64_t seed : {1ULL, 2ULL, 3ULL}) {
      const auto two = draw_coupling(how, {"woman"}, {"man"}, seed);
      ASSERT_TRUE(two.has_value());
      expect_whole(*two);
      EXPECT_TRUE(two->stands);
      EXPECT_TRUE(draw_coupling(how, {"old_man"}, {"girl"}, seed).has_value());
    }
}

TEST(Couplings, TwoShareABoat) {
  const auto one = draw_coupling(Coupling::riding, {"old_man"}, {"rowboat"}, 1);
  const auto two = draw_coupling(Coupling::riding, {"old_man", "", 2}, {"rowboat"}, 1);
  ASSERT_TRUE(one.has_value() && two.has_value());
  expect_whole(*two);
  EXPECT_GT(two->layers.size(), one->layers.size());
  EXPECT_TRUE(shared_by_two("rowboat"));
  EXPECT_FALSE(shared_by_two("bicycle"));
}

TEST(Couplings, Carrying) {
  for (const char* what : {"child", "woman", "cat", "dog", "book", "baby", "sack"}) {
    SCOPED_TRACE(what);
    const auto both = draw_coupling(Coupling::carrying, {"man"}, {what}, 1);
    if (std::string(what) == "sack" || can_draw(what)) {
      ASSERT_TRUE(both.has_value());
      expect_whole(*both);
    }
  }
  // Nobody carries an elephant, nor a child a grown man.
  EXPECT_FALSE(draw_coupling(Coupling::carrying, {"man"}, {"elephant"}, 1).has_value());
  EXPECT_FALSE(draw_coupling(Coupling::carrying, {"girl"}, {"man"}, 1).has_value());
}

TEST(Couplings, OnALead) {
  for (const char* animal : {"dog", "horse", "elephant"}) {
    const auto both = draw_coupling(Coupling::leading, {"woman"}, {animal}, 1);
    ASSERT_TRUE(both.has_value()) << animal;
    expect_whole(*both);
  }
  EXPECT_FALSE(draw_coupling(Coupling::leading, {"woman"}, {"whale"}, 1).has_value());
}

TEST(Couplings, WhatWeCannotDrawTogetherIsNotDrawn) {
  EXPECT_FALSE(draw_coupling(Coupling::riding, {"man"}, {"apple"}, 1).has_value());
  EXPECT_FALSE(draw_coupling(Coupling::riding, {"horse"}, {"man"}, 1).has_value());
  EXPECT_FALSE(draw_coupling(Coupling::embracing, {"man"}, {"piano"}, 1).has_value());
  EXPECT_FALSE(draw_coupling(Coupling::holding_hands, {"nothing"}, {"man"}, 1).has_value());
}

}  // namespace
}  // namespace onesheet::illustrator

#include "poster/ink.h"

#include <gtest/gtest.h>

namespace onesheet::poster {
namespace {

TEST(Ink, ReadsHexAndMixes) {
  EXPECT_EQ(ink_from_hex(0xFF0000), (Ink{1, 0, 0}));
  EXPECT_EQ(ink_from_hex(0x0000FF), (Ink{0, 0, 1}));
  EXPECT_EQ(mix({0, 0, 0}, {1, 1, 1}, 0.25F), (Ink{0.25F, 0.25F, 0.25F}));
}

// WCAG 2.2: black on white is 21:1; #767676 on white is the lightest grey at 4.54:1.
TEST(Ink, ContrastFollowsWcag) {
  const Ink black{0, 0, 0}, white{1, 1, 1};
  EXPECT_NEAR(contrast_ratio(black, white), 21, 1e-3);
  EXPECT_NEAR(contrast_ratio(white, black), 21, 1e-3);
  EXPECT_NEAR(contrast_ratio(white, white), 1, 1e-6);
  EXPECT_NEAR(contrast_ratio(ink_from_hex(0x767676), white), 4.54, 0.005);
}

}  // namespace
}  // namespace onesheet::poster

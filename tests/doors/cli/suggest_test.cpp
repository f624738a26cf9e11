#include "doors/cli/suggest.h"

#include <gtest/gtest.h>

namespace onesheet::cli {
namespace {

const std::vector<std::string> kCommands{"make",    "serve",  "env",    "formats", "models",
                                         "version", "doctor", "config", "keys"};

TEST(Nearest, FindsWhatWasMeant) {
  EXPECT_EQ(nearest("mkae", kCommands), "make");
  EXPECT_EQ(nearest("format", kCommands), "formats");
  EXPECT_EQ(nearest("sever", kCommands), "serve");
  EXPECT_EQ(nearest("docter", kCommands), "doctor");
  EXPECT_EQ(nearest("--tilte", {"--title", "--tagline"}), "--title");
}

TEST(Nearest, StaysSilentWhenNothingIsNear) {
  EXPECT_EQ(nearest("paint", kCommands), "");
  EXPECT_EQ(nearest("x", kCommands), "");
  EXPECT_EQ(nearest("", kCommands), "");
  EXPECT_EQ(nearest(std::string(100'000, 'm'), kCommands), "");
  EXPECT_EQ(nearest("make", {}), "");
}

}  // namespace
}  // namespace onesheet::cli

#include "kit/stores.h"

#include <gtest/gtest.h>

namespace onesheet::kit {
namespace {

TEST(Stores, EveryStoreHasItsFiles) {
  EXPECT_EQ(store_names(),
            (std::vector<std::string>{"prime-video", "hbo-max", "kinonation", "tmdb", "plex"}));
  EXPECT_EQ(assets_of("prime-video")->size(), 5U);
  EXPECT_EQ(assets_of(" HBO-Max ")->size(), 11U);
  EXPECT_EQ(assets_of("all")->size(), known_assets().size());
  for (const Asset& asset : known_assets()) {
    EXPECT_GE(asset.format.size.width_px, asset.min_width_px) << asset.name;
    EXPECT_GE(asset.format.size.height_px, asset.min_height_px) << asset.name;
    EXPECT_EQ(asset.checked.size(), 10U);
    EXPECT_FALSE(asset.source.empty());
    if (asset.format.words == poster::WordsAllowed::logo) {
      EXPECT_EQ(asset.types.front(), poster::FileType::png) << asset.name;
    }
  }
}

TEST(Stores, AnUnknownStoreIsRefusedWithThoseThereAre) {
  const auto refused = assets_of("netflix");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, base::ErrorKind::bad_request);
  EXPECT_NE(refused.error().public_text.find("prime-video"), std::string::npos);
}

TEST(StoreTable, ABrokenLineIsNamed) {
  const std::string good = "s\tcover\tsquare\trequired\tjpeg,png\t10\t0\t0\tsource\t2026-11-28\t-\n";
  ASSERT_TRUE(assets_from_table(good));
  EXPECT_EQ(assets_from_table(good)->front().types.size(), 2U);
  for (const auto& [from, to] :
       {std::pair{"square", "round"}, {"jpeg,", "gif,"}, {"10", "ten"}, {"\t-", ""}}) {
    std::string bad = good;
    bad.replace(bad.find(from), std::string(from).size(), to);
    const auto read = assets_from_table("# one\n" + bad);
    ASSERT_FALSE(read) << bad;
    EXPECT_EQ(read.error().operator_text, "line 2");
  }
}

}  // namespace
}  // namespace onesheet::kit

// What the catalogue over objects does with objects that are not its own, and where it keeps things.
#include "catalogue/objects/objects_catalogue.h"

#include <gtest/gtest.h>

#include "base/encoding.h"
#include "catalogue/objects/texts.h"
#include "contracts/catalogue_samples.h"
#include "store/local/local_store.h"
#include "store/memory/memory_engine.h"

namespace onesheet::catalogue {
namespace {

using base::Deadline;

class ObjectsCatalogueTest : public ::testing::Test {
 protected:
  void put(const std::string& key, std::string_view text) {
    ASSERT_TRUE(store->put(key, base::as_bytes(text), {}, Deadline::never()));
  }
  std::vector<std::string> keys(std::string_view prefix = "") {
    std::vector<std::string> found;
    const auto listing = store->list(prefix, "", store::kListMax, Deadline::never());
    for (const auto& object : listing->objects) found.push_back(object.key);
    return found;
  }

  base::SystemClock clock;
  std::shared_ptr<store::ObjectStore> store =
      std::move(*store::make_local_store(store::make_memory_engine(clock), "onesheet",
                                         {.public_url = "http://127.0.0.1:9000",
                                          .access_key_id = "OSKEY",
                                          .secret_access_key = "secret",
                                          .region = "us-east-1"},
                                         clock));
  std::unique_ptr<Catalogue> catalogue = make_objects_catalogue(store, "club/");
};

TEST_F(ObjectsCatalogueTest, KeepsEverythingUnderItsPrefix) {
  ASSERT_TRUE(catalogue->add(sample_poster()));
  ASSERT_TRUE(catalogue->claim("k", "f", kNoon, kStale));
  for (const std::string& key : keys()) EXPECT_TRUE(key.starts_with("club/catalogue/")) << key;
  EXPECT_EQ(keys().size(), 2U);
  EXPECT_TRUE(make_objects_catalogue(store, "other/")->list("", 10)->posters.empty());
}

TEST_F(ObjectsCatalogueTest, ForeignAndDamagedObjectsAreLeftOut) {
  ASSERT_TRUE(catalogue->add(sample_poster()));
  put("club/catalogue/posters/zzz.json", "not json");
  put("club/catalogue/posters/zzzz.json", R"({"id": 7})");
  put("club/catalogue/posters/zzzzz", "");
  const auto page = catalogue->list("", 10);
  ASSERT_TRUE(page);
  EXPECT_EQ(page->posters.size(), 1U);
}

TEST_F(ObjectsCatalogueTest, AStaleClaimIsTakenOverByOneAloneAndLeavesNoOtherOwner) {
  ASSERT_TRUE(catalogue->claim("k", "f", kNoon, kStale));
  const auto later = kNoon + kStale + std::chrono::seconds{1};
  auto second = make_objects_catalogue(store, "club/");
  EXPECT_EQ(catalogue->claim("k", "f", later, kStale)->kind, ClaimKind::fresh);
  EXPECT_EQ(second->claim("k", "f", later, kStale)->kind, ClaimKind::in_progress);
  EXPECT_EQ(keys("club/catalogue/claims/").size(), 2U);
}

TEST_F(ObjectsCatalogueTest, ASweepIsBounded) {
  for (int i = 0; i < kClaimsSweptMax + 20; ++i)
    ASSERT_TRUE(catalogue->claim("k" + std::to_string(i), "f", kNoon, kStale));
  ASSERT_TRUE(catalogue->forget_claims_before(kNoon + std::chrono::hours{1}));
  EXPECT_EQ(keys("club/catalogue/claims/").size(), 20U);
  ASSERT_TRUE(catalogue->forget_claims_before(kNoon + std::chrono::hours{1}));
  EXPECT_TRUE(keys("club/catalogue/claims/").empty());
}

TEST(CatalogueTexts, ReadBackAsWritten) {
  const PosterRecord record = sample_poster();
  expect_same(*record_in(text_of(record)), record);
  const auto claim = claim_in(text_of(Claim{"f", kNoon, "p"}));
  ASSERT_TRUE(claim);
  EXPECT_EQ(claim->fingerprint, "f");
  EXPECT_EQ(claim->created, kNoon);
  EXPECT_EQ(claim->poster_id, "p");
}

TEST(CatalogueTexts, RefuseOtherTypesAndKeepQuietAboutUnknownMembers) {
  EXPECT_TRUE(record_in(R"({"id": "x", "new_member": {"a": 1}})"));
  for (const char* text :
       {"", "[]", "7", R"({"id": 7})", R"({"id": "x", "drawn": "sky"})", R"({"id": "x", "drawn": [1]})",
        R"({"id": "x", "width_px": 1e99})", R"({"id": ""})", "[[[[[[[[[]]]]]]]]]"}) {
    EXPECT_FALSE(record_in(text)) << text;
  }
}

}  // namespace
}  // namespace onesheet::catalogue

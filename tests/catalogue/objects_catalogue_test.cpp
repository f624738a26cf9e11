// What the catalogue over objects does with objects that are not its own, and where it keeps things.
#include "catalogue/objects/objects_catalogue.h"

#include <gtest/gtest.h>

#include <algorithm>

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

// What an S3 store answers when its own first try arrived and only the answer was lost: the key holds these
// very bytes.
class ForgivingStore final : public store::ObjectStore {
 public:
  explicit ForgivingStore(std::shared_ptr<store::ObjectStore> inner) : inner_(std::move(inner)) {}
  std::string bucket() const override { return inner_->bucket(); }
  std::string link_origin() const override { return inner_->link_origin(); }
  base::Result<void> put(std::string_view key, std::span<const std::uint8_t> bytes,
                         const store::PutOptions& options, Deadline deadline) override {
    auto done = inner_->put(key, bytes, options, deadline);
    if (done || done.error().kind != base::ErrorKind::conflict) return done;
    const auto there = inner_->get(key, deadline);
    return there && std::ranges::equal(*there, bytes) ? base::Result<void>{} : done;
  }
  base::Result<std::vector<std::uint8_t>> get(std::string_view key, Deadline deadline) override {
    return inner_->get(key, deadline);
  }
  base::Result<bool> exists(std::string_view key, Deadline deadline) override {
    return inner_->exists(key, deadline);
  }
  base::Result<store::Listing> list(std::string_view prefix, std::string_view start_after, int limit,
                                    Deadline deadline) override {
    return inner_->list(prefix, start_after, limit, deadline);
  }
  base::Result<void> remove(std::string_view key, Deadline deadline) override {
    return inner_->remove(key, deadline);
  }
  base::Result<store::Link> presign_get(std::string_view key, const store::LinkOptions& options) override {
    return inner_->presign_get(key, options);
  }

 private:
  const std::shared_ptr<store::ObjectStore> inner_;
};

TEST_F(ObjectsCatalogueTest, TwoClaimsOfTheSameMomentAreNotTakenForOne) {
  catalogue = make_objects_catalogue(std::make_shared<ForgivingStore>(store), "club/");
  EXPECT_EQ(catalogue->claim("k", "f", kNoon, kStale)->kind, ClaimKind::fresh);
  EXPECT_EQ(catalogue->claim("k", "f", kNoon, kStale)->kind, ClaimKind::in_progress);
}

TEST_F(ObjectsCatalogueTest, AFinishedClaimCountsAfterTheStaleOneBeforeItWasSwept) {
  ASSERT_TRUE(catalogue->claim("k", "f", kNoon, kStale));
  const auto later = kNoon + kStale + std::chrono::seconds{1};
  ASSERT_EQ(catalogue->claim("k", "f", later, kStale)->kind, ClaimKind::fresh);
  ASSERT_TRUE(catalogue->finish("k", "poster"));
  ASSERT_TRUE(catalogue->forget_claims_before(later));  // the first is older, the second is not
  const auto again = catalogue->claim("k", "f", later, kStale);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->kind, ClaimKind::done);
  EXPECT_EQ(again->poster_id, "poster");
  EXPECT_EQ(catalogue->claim("k", "f", later, kStale)->kind, ClaimKind::done);
}

TEST_F(ObjectsCatalogueTest, PagesGoOnAfterObjectsThatAreNotOurs) {
  ASSERT_TRUE(catalogue->add(sample_poster()));
  put("club/catalogue/posters/", "");  // as consoles make folders
  const auto first = catalogue->list("", 1);
  ASSERT_TRUE(first);
  std::size_t found = first->posters.size();
  if (!first->next_cursor.empty()) {
    const auto second = catalogue->list(first->next_cursor, 1);
    ASSERT_TRUE(second) << second.error().public_text;
    found += second->posters.size();
  }
  EXPECT_EQ(found, 1U);
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

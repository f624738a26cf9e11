// Every promise of catalogue::Catalogue, once; each implementation instantiates the suite with its factory.
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "base/ulid.h"
#include "catalogue/api_key.h"
#include "catalogue/catalogue.h"
#include "catalogue/cursor.h"
#include "contracts/catalogue_samples.h"

namespace onesheet::catalogue {

struct CatalogueUnderTest {
  std::shared_ptr<void> place;  // what it lives in, if anything; goes last
  std::unique_ptr<Catalogue> catalogue;
};
using CatalogueFactory = std::function<CatalogueUnderTest()>;

class CatalogueContract : public testing::TestWithParam<CatalogueFactory> {
 protected:
  CatalogueUnderTest under_test_ = GetParam()();
  Catalogue* catalogue_ = under_test_.catalogue.get();
};

TEST_P(CatalogueContract, FindsWhatWasAdded) {
  const PosterRecord poster = sample_poster();
  ASSERT_TRUE(catalogue_->add(poster));
  const auto found = catalogue_->find(poster.id);
  ASSERT_TRUE(found);
  expect_same(*found, poster);
}

TEST_P(CatalogueContract, KeepsEmptyFieldsEmpty) {
  PosterRecord poster;
  poster.id = base::make_ulid(kNoon);
  ASSERT_TRUE(catalogue_->add(poster));
  const auto found = catalogue_->find(poster.id);
  ASSERT_TRUE(found);
  expect_same(*found, poster);
}

TEST_P(CatalogueContract, RefusesASecondPosterWithTheSameId) {
  const PosterRecord poster = sample_poster();
  ASSERT_TRUE(catalogue_->add(poster));
  const auto again = catalogue_->add(poster);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().kind, base::ErrorKind::conflict);
}

TEST_P(CatalogueContract, SaysNotFoundForAnUnknownPoster) {
  const auto found = catalogue_->find(base::make_ulid(kNoon));
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().kind, base::ErrorKind::not_found);
  const auto removed = catalogue_->remove("no such id");
  ASSERT_FALSE(removed);
  EXPECT_EQ(removed.error().kind, base::ErrorKind::not_found);
}

TEST_P(CatalogueContract, ForgetsARemovedPoster) {
  const PosterRecord poster = sample_poster();
  ASSERT_TRUE(catalogue_->add(poster));
  ASSERT_TRUE(catalogue_->remove(poster.id));
  EXPECT_FALSE(catalogue_->find(poster.id));
  EXPECT_TRUE(catalogue_->list("", 10)->posters.empty());
}

TEST_P(CatalogueContract, ListsNewestFirstInPages) {
  std::vector<std::string> newest_first;
  for (int minute = 0; minute < 5; ++minute) {
    const PosterRecord poster = sample_poster(minute);
    ASSERT_TRUE(catalogue_->add(poster));
    newest_first.insert(newest_first.begin(), poster.id);
  }
  std::vector<std::string> seen;
  std::string cursor;
  std::vector<std::size_t> page_sizes;
  do {
    const auto page = catalogue_->list(cursor, 2);
    ASSERT_TRUE(page);
    for (const auto& poster : page->posters) seen.push_back(poster.id);
    page_sizes.push_back(page->posters.size());
    cursor = page->next_cursor;
  } while (!cursor.empty());
  EXPECT_EQ(seen, newest_first);
  EXPECT_EQ(page_sizes, (std::vector<std::size_t>{2, 2, 1}));
}

TEST_P(CatalogueContract, AFullLastPageHasNoNextCursor) {
  for (int minute = 0; minute < 2; ++minute) ASSERT_TRUE(catalogue_->add(sample_poster(minute)));
  const auto page = catalogue_->list("", 2);
  ASSERT_TRUE(page);
  EXPECT_EQ(page->posters.size(), 2U);
  EXPECT_EQ(page->next_cursor, "");
}

TEST_P(CatalogueContract, PagesStayStableWhilePostersComeAndGo) {
  std::vector<PosterRecord> posters;
  for (int minute = 0; minute < 4; ++minute) {
    posters.push_back(sample_poster(minute));
    ASSERT_TRUE(catalogue_->add(posters.back()));
  }
  const auto first = catalogue_->list("", 2);
  ASSERT_TRUE(first);
  ASSERT_TRUE(catalogue_->add(sample_poster(10)));        // newer than all: belongs to no later page
  ASSERT_TRUE(catalogue_->remove(first->posters[1].id));  // the very one the cursor stands on
  const auto second = catalogue_->list(first->next_cursor, 2);
  ASSERT_TRUE(second);
  ASSERT_EQ(second->posters.size(), 2U);
  EXPECT_EQ(second->posters[0].id, posters[1].id);
  EXPECT_EQ(second->posters[1].id, posters[0].id);
}

TEST_P(CatalogueContract, RefusesLimitsAndCursorsThatAreNotOurs) {
  for (const int limit : {0, -1, 101}) {
    const auto page = catalogue_->list("", limit);
    ASSERT_FALSE(page) << limit;
    EXPECT_EQ(page.error().kind, base::ErrorKind::bad_request);
  }
  EXPECT_TRUE(catalogue_->list("", 1));
  EXPECT_TRUE(catalogue_->list("", 100));
  const std::string ours = cursor_after(base::make_ulid(kNoon));
  EXPECT_TRUE(catalogue_->list(ours, 10));
  for (const std::string& cursor :
       {std::string("x"), ours + "00", ours.substr(2), std::string("' OR 1=1 --"), std::string(4000, 'a')}) {
    const auto page = catalogue_->list(cursor, 10);
    ASSERT_FALSE(page) << cursor;
    EXPECT_EQ(page.error().kind, base::ErrorKind::bad_request);
  }
}

TEST_P(CatalogueContract, AClaimIsFreshOnceThenInProgressThenDone) {
  EXPECT_EQ(catalogue_->claim("k", "f", kNoon, kStale)->kind, ClaimKind::fresh);
  EXPECT_EQ(catalogue_->claim("k", "f", kNoon, kStale)->kind, ClaimKind::in_progress);
  ASSERT_TRUE(catalogue_->finish("k", "poster-1"));
  const auto done = catalogue_->claim("k", "f", kNoon, kStale);
  ASSERT_TRUE(done);
  EXPECT_EQ(done->kind, ClaimKind::done);
  EXPECT_EQ(done->poster_id, "poster-1");
  EXPECT_EQ(catalogue_->claim("other", "f", kNoon, kStale)->kind, ClaimKind::fresh);
}

TEST_P(CatalogueContract, AClaimForOtherContentIsAMismatch) {
  ASSERT_TRUE(catalogue_->claim("k", "f", kNoon, kStale));
  EXPECT_EQ(catalogue_->claim("k", "g", kNoon, kStale)->kind, ClaimKind::mismatch);
  ASSERT_TRUE(catalogue_->finish("k", "poster-1"));
  EXPECT_EQ(catalogue_->claim("k", "g", kNoon, kStale)->kind, ClaimKind::mismatch);
}

TEST_P(CatalogueContract, AReleasedClaimIsFreshAgainButAFinishedOneStays) {
  ASSERT_TRUE(catalogue_->claim("k", "f", kNoon, kStale));
  ASSERT_TRUE(catalogue_->release("k"));
  EXPECT_EQ(catalogue_->claim("k", "g", kNoon, kStale)->kind, ClaimKind::fresh);
  ASSERT_TRUE(catalogue_->finish("k", "poster-1"));
  ASSERT_TRUE(catalogue_->release("k"));
  EXPECT_EQ(catalogue_->claim("k", "g", kNoon, kStale)->kind, ClaimKind::done);
}

TEST_P(CatalogueContract, AnAbandonedClaimBecomesFreshOnlyWhenStale) {
  ASSERT_TRUE(catalogue_->claim("k", "f", kNoon, kStale));
  EXPECT_EQ(catalogue_->claim("k", "f", kNoon + kStale, kStale)->kind, ClaimKind::in_progress);
  const auto later = kNoon + kStale + std::chrono::milliseconds(1);
  EXPECT_EQ(catalogue_->claim("k", "f", later, kStale)->kind, ClaimKind::fresh);
  EXPECT_EQ(catalogue_->claim("k", "f", later + kStale, kStale)->kind, ClaimKind::in_progress);
}

TEST_P(CatalogueContract, OldClaimsAreForgottenAndYoungOnesKept) {
  ASSERT_TRUE(catalogue_->claim("old", "f", kNoon, kStale));
  ASSERT_TRUE(catalogue_->finish("old", "poster-1"));
  ASSERT_TRUE(catalogue_->claim("young", "f", kNoon + std::chrono::hours(1), kStale));
  ASSERT_TRUE(catalogue_->forget_claims_before(kNoon + std::chrono::hours(1)));
  EXPECT_EQ(catalogue_->claim("old", "f", kNoon, kStale)->kind, ClaimKind::fresh);
  EXPECT_EQ(catalogue_->claim("young", "f", kNoon + std::chrono::hours(1), kStale)->kind,
            ClaimKind::in_progress);
}

TEST_P(CatalogueContract, FinishingWhatWasNotClaimedIsNotFound) {
  const auto finished = catalogue_->finish("k", "poster-1");
  ASSERT_FALSE(finished);
  EXPECT_EQ(finished.error().kind, base::ErrorKind::not_found);
}

TEST_P(CatalogueContract, ManyThreadsClaimingOneKeyFindOneOwner) {
  std::atomic<int> fresh = 0, in_progress = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      const auto state = catalogue_->claim("k", "f", kNoon, kStale);
      if (state && state->kind == ClaimKind::fresh) ++fresh;
      if (state && state->kind == ClaimKind::in_progress) ++in_progress;
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(fresh, 1);
  EXPECT_EQ(in_progress, 7);
}

TEST_P(CatalogueContract, ManyThreadsMayAddAndReadAtOnce) {
  std::vector<std::thread> threads;
  std::atomic<int> failures = 0;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&, i] {
      for (int n = 0; n < 5; ++n) {
        const PosterRecord poster = sample_poster(i * 5 + n);
        if (!catalogue_->add(poster)) ++failures;
        if (!catalogue_->find(poster.id)) ++failures;
        if (!catalogue_->list("", 100)) ++failures;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(failures, 0);
  EXPECT_EQ(catalogue_->list("", 100)->posters.size(), 20U);
}

TEST_P(CatalogueContract, FindsAKeyByItsHashUntilItIsRemoved) {
  const auto issued = issue_key("laptop", {"make", "read"}, kNoon);
  ASSERT_TRUE(issued);
  ASSERT_TRUE(catalogue_->add_key(issued->key));
  const auto found = catalogue_->find_key(hash_secret(issued->secret));
  ASSERT_TRUE(found);
  ASSERT_TRUE(found->has_value());
  EXPECT_EQ((*found)->id, issued->key.id);
  EXPECT_EQ((*found)->name, "laptop");
  EXPECT_EQ((*found)->scopes, (std::vector<std::string>{"make", "read"}));
  EXPECT_EQ((*found)->created, kNoon);
  EXPECT_FALSE(catalogue_->find_key(hash_secret("something else"))->has_value());
  EXPECT_EQ(catalogue_->list_keys()->size(), 1U);
  ASSERT_TRUE(catalogue_->remove_key(issued->key.id));
  EXPECT_FALSE(catalogue_->find_key(hash_secret(issued->secret))->has_value());
  EXPECT_EQ(catalogue_->remove_key(issued->key.id).error().kind, base::ErrorKind::not_found);
}

TEST_P(CatalogueContract, RefusesASecondKeyWithTheSameSecret) {
  auto issued = issue_key("laptop", {"make"}, kNoon);
  ASSERT_TRUE(issued);
  ASSERT_TRUE(catalogue_->add_key(issued->key));
  issued->key.id = base::make_ulid(kNoon);
  const auto again = catalogue_->add_key(issued->key);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().kind, base::ErrorKind::conflict);
}

TEST_P(CatalogueContract, AnswersTheReadinessCheck) { EXPECT_TRUE(catalogue_->check()); }

}  // namespace onesheet::catalogue

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <latch>

#include "catalogue/api_key.h"
#include "doors/gateway/desk.h"

namespace onesheet::gateway {
namespace {

using Headers = std::vector<std::pair<std::string, std::string>>;

Headers key(std::string value) { return {{"Idempotency-Key", std::move(value)}}; }

TEST(Idempotency, ARepeatedRequestGivesTheSamePosterWithANewLink) {
  Desk desk;
  const auto first = desk.post("/v1/posters", kSmallPoster, key("k-1"));
  ASSERT_EQ(first.status, 201) << first.body;
  desk.studio.clock->advance(std::chrono::minutes(10));
  const auto again = desk.post("/v1/posters", kSmallPoster, key("k-1"));
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(header(again, "Idempotency-Replayed"), "true");
  EXPECT_EQ(header(again, "Location"), header(first, "Location"));
  EXPECT_EQ(text_at(json_of(again), "expires_at"), "2026-11-22T10:40:00Z");
  EXPECT_EQ(desk.studio.model->paintings, 1);
  EXPECT_EQ(desk.post("/v1/posters", kSmallPoster, key("k-2")).status, 201);
  EXPECT_EQ(desk.studio.model->paintings, 2);
}

TEST(Idempotency, OtherContentUnderTheSameKeyIsRefused) {
  Desk desk;
  ASSERT_EQ(desk.post("/v1/posters", kSmallPoster, key("k")).status, 201);
  EXPECT_EQ(desk.post("/v1/posters", R"({"prompt":"other","format":"160x240"})", key("k")).status, 422);
}

TEST(Idempotency, ARequestStillBeingWorkedOnIsAConflict) {
  std::latch painting(1), go_on(1);
  Studio studio;
  studio.model->before_painting = [&] {
    painting.count_down();
    go_on.wait();
  };
  Desk desk(studio, {});
  auto headers = key("k");
  headers.emplace_back("Content-Type", "application/json");
  const Ask ask{"POST", "/v1/posters", headers, kSmallPoster};
  auto running = desk.begin(ask);
  painting.wait();
  const auto second = desk.ask(ask);
  EXPECT_EQ(second.status, 409);
  EXPECT_NE(header(second, "Retry-After"), "");
  go_on.count_down();
  EXPECT_EQ(running.get().status, 201);
  EXPECT_EQ(desk.ask(ask).status, 200);
  EXPECT_EQ(desk.studio.model->paintings, 1);
}

TEST(Idempotency, AFailedRequestMayBeTriedAgainUnderItsKey) {
  Studio studio;
  studio.model->fail_with = base::Error{base::ErrorKind::upstream, "The model failed.", {}};
  Desk desk(studio, {});
  EXPECT_EQ(desk.post("/v1/posters", kSmallPoster, key("k")).status, 502);
  studio.model->fail_with.reset();
  EXPECT_EQ(desk.post("/v1/posters", kSmallPoster, key("k")).status, 201);
}

TEST(Idempotency, ARefusedBodyClaimsNothing) {
  Desk desk;
  EXPECT_EQ(desk.post("/v1/posters", R"({"prompt":""})", key("k")).status, 400);
  EXPECT_EQ(desk.post("/v1/posters", "{", key("k")).status, 400);
  EXPECT_EQ(desk.post("/v1/posters", kSmallPoster, key("k")).status, 201);
}

TEST(Idempotency, ADeletedPosterIsNotMadeAgainBehindTheCallersBack) {
  Desk desk;
  const auto first = desk.post("/v1/posters", kSmallPoster, key("k"));
  ASSERT_EQ(desk.ask({.method = "DELETE", .target = header(first, "Location")}).status, 204);
  EXPECT_EQ(desk.post("/v1/posters", kSmallPoster, key("k")).status, 409);
}

TEST(Idempotency, KeysAreForgottenAfterADay) {
  Desk desk;
  ASSERT_EQ(desk.post("/v1/posters", kSmallPoster, key("k")).status, 201);
  desk.studio.clock->advance(std::chrono::hours(23));
  EXPECT_EQ(desk.post("/v1/posters", kSmallPoster, key("k")).status, 200);
  desk.studio.clock->advance(std::chrono::hours(2));
  EXPECT_EQ(desk.post("/v1/posters", kSmallPoster, key("k")).status, 201);
}

TEST(Idempotency, TheKeyHasALimitOnBothSides) {
  Desk desk;
  EXPECT_EQ(desk.post("/v1/posters", kSmallPoster, key(std::string(kIdempotencyKeyBytesMax, 'k'))).status,
            201);
  EXPECT_EQ(desk.post("/v1/posters", kSmallPoster, key(std::string(kIdempotencyKeyBytesMax + 1, 'k'))).status,
            400);
  EXPECT_EQ(desk.post("/v1/posters", kSmallPoster, key("a b")).status, 400);
  EXPECT_EQ(desk.post("/v1/posters", kSmallPoster, key("ü")).status, 400);
}

TEST(Idempotency, EachCallerHasKeysOfItsOwn) {
  Studio studio;
  const auto one = *catalogue::issue_key("one", {"make"}, kNow);
  const auto two = *catalogue::issue_key("two", {"make"}, kNow);
  ASSERT_TRUE(studio.catalogue->add_key(one.key));
  ASSERT_TRUE(studio.catalogue->add_key(two.key));
  Desk desk(studio, {.require_keys = true});
  const auto as = [&](const std::string& secret) {
    return desk.post("/v1/posters", kSmallPoster, {{"x-api-key", secret}, {"Idempotency-Key", "k"}}).status;
  };
  EXPECT_EQ(as(one.secret), 201);
  EXPECT_EQ(as(two.secret), 201);
  EXPECT_EQ(as(one.secret), 200);
}

}  // namespace
}  // namespace onesheet::gateway

// Our S3 store against a server nobody here wrote. run.py starts it and says where it is in
// ONESHEET_FOREIGN_S3, with keys in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "aws/calls/caller.h"
#include "base/utf8.h"
#include "contracts/object_store_contract.h"
#include "store/s3/s3_store.h"

namespace onesheet::store {
namespace {

using base::Deadline;
using base::ErrorKind;

std::string variable(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

class ForeignS3 : public ::testing::Test {
 protected:
  void SetUp() override {
    if (endpoint.empty()) GTEST_SKIP() << "SKIPPED: ONESHEET_FOREIGN_S3 names no server";
    // A bucket for each test. Making one is none of the store's business, so it is asked for by hand.
    bucket = std::string("test-") + ::testing::UnitTest::GetInstance()->current_test_info()->name();
    bucket = base::lower_ascii(bucket);
    aws::Caller caller({.service = "s3",
                        .region = "us-east-1",
                        .path_rule = aws::PathRule::s3,
                        .send_payload_hash = true,
                        .bearer_token = {}},
                       *client, keeper, clock);
    aws::Call call;
    call.method = "PUT";
    call.endpoint = endpoint;
    call.path = "/" + bucket;
    const auto made = caller.send(call, soon());
    ASSERT_TRUE(made) << made.error().service.status << made.error().service.code;
  }

  std::unique_ptr<ObjectStore> store(S3StoreOptions options = {}, const base::Clock* other_clock = nullptr) {
    options.bucket = options.bucket.empty() ? bucket : options.bucket;
    options.endpoint = endpoint;
    auto made =
        make_s3_store(std::move(options), *client, keeper, other_clock != nullptr ? *other_clock : clock);
    EXPECT_TRUE(made);
    return std::move(*made);
  }
  http::ClientAnswer fetch(const std::string& url, const std::string& method = "GET") {
    auto answer = client->send({.method = method, .url = url, .headers = {}, .body = ""}, soon());
    EXPECT_TRUE(answer);
    return answer ? std::move(*answer) : http::ClientAnswer{};
  }
  static Deadline soon() { return Deadline::after(std::chrono::seconds{30}); }

  const std::string endpoint = variable("ONESHEET_FOREIGN_S3");
  std::string bucket;
  base::SystemClock clock;
  std::unique_ptr<http::Client> client = http::make_client();
  aws::CredentialKeeper keeper{
      aws::fixed_source({variable("AWS_ACCESS_KEY_ID"), variable("AWS_SECRET_ACCESS_KEY"), ""}), clock};
};

TEST_F(ForeignS3, KeepsEveryPromiseOfAStore) { check_object_store(*store()); }

TEST_F(ForeignS3, LinksWorkUntilTheyExpireAndForNothingElse) {
  auto objects = store();
  ASSERT_TRUE(objects->put("a b~c.png", base::as_bytes("picture"), {.content_type = "image/png"}, soon()));
  const auto link = objects->presign_get("a b~c.png", {.expires = std::chrono::seconds{60},
                                                       .content_disposition = "inline; filename=\"x.png\"",
                                                       .content_type = "image/x-poster"});
  ASSERT_TRUE(link);
  const auto answer = fetch(link->url);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "picture");
  EXPECT_EQ(answer.headers.find("Content-Disposition"), "inline; filename=\"x.png\"");
  EXPECT_EQ(answer.headers.find("Content-Type"), "image/x-poster");

  std::string tampered = link->url;
  tampered.back() = tampered.back() == '0' ? '1' : '0';
  EXPECT_EQ(fetch(tampered).status, 403);
  std::string other_name = link->url;
  other_name.replace(other_name.find("x.png"), 5, "y.png");
  EXPECT_EQ(fetch(other_name).status, 403) << "the overrides are signed";
  EXPECT_EQ(fetch(link->url, "DELETE").status, 403);
  EXPECT_EQ(fetch(link->url.substr(0, link->url.find('?'))).status, 403);

  const base::ManualClock an_hour_ago(clock.now() - std::chrono::hours{1});
  const auto expired =
      store({}, &an_hour_ago)->presign_get("a b~c.png", {.expires = std::chrono::seconds{60}});
  EXPECT_EQ(fetch(expired->url).status, 403);
  const auto lives = store({}, &an_hour_ago)->presign_get("a b~c.png", {.expires = std::chrono::hours{2}});
  EXPECT_EQ(fetch(lives->url).status, 200) << "the same, but it has an hour left";
}

TEST_F(ForeignS3, LargeObjectsGoInPartsAndStayCreateOnly) {
  auto objects = store({.multipart_above_bytes = 6U << 20U, .part_bytes = 5U << 20U});
  std::vector<std::uint8_t> large(11U << 20U);
  for (std::size_t i = 0; i < large.size(); ++i) large[i] = static_cast<std::uint8_t>(i * 31 + (i >> 16));
  ASSERT_TRUE(objects->put("large.png", large, {.content_type = "image/png"}, soon()));
  EXPECT_EQ(objects->get("large.png", soon()).value(), large);
  EXPECT_EQ(objects->put("large.png", large, {}, soon()).error().kind, ErrorKind::conflict);
  const auto link = objects->presign_get("large.png", {});
  EXPECT_EQ(fetch(link->url).headers.find("Content-Type"), "image/png");
}

TEST_F(ForeignS3, ListsKeysThatXmlCannotCarry) {
  auto objects = store();
  std::vector<std::string> keys{"l/\x01", "l/&<>\"'", "l/ ", "l/%2F", "l/\xF0\x9F\x8E\xAC"};
  for (const std::string& key : keys) ASSERT_TRUE(objects->put(key, base::as_bytes("x"), {}, soon())) << key;
  std::ranges::sort(keys);
  std::vector<std::string> found;
  for (bool more = true; more;) {
    const auto page = objects->list("l/", found.empty() ? "" : found.back(), 2, soon());
    ASSERT_TRUE(page) << base::describe(page.error());
    for (const ListedObject& object : page->objects) found.push_back(object.key);
    more = page->more;
    ASSERT_LE(found.size(), keys.size());
  }
  EXPECT_EQ(found, keys);
}

TEST_F(ForeignS3, WrongKeysAndBucketsAreSaidAsSuch) {
  aws::CredentialKeeper wrong{aws::fixed_source({variable("AWS_ACCESS_KEY_ID"), "wrong", ""}), clock};
  auto made = make_s3_store({.bucket = bucket, .endpoint = endpoint}, *client, wrong, clock);
  const auto refused = (*made)->put("k", base::as_bytes("x"), {}, soon());
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().public_text.find("credentials"), std::string::npos);
  EXPECT_NE(refused.error().operator_text.find("SignatureDoesNotMatch"), std::string::npos);
  const auto missing = store({.bucket = "no-such-bucket"})->put("k", base::as_bytes("x"), {}, soon());
  ASSERT_FALSE(missing);
  EXPECT_NE(missing.error().public_text.find("bucket does not exist"), std::string::npos);
}

}  // namespace
}  // namespace onesheet::store

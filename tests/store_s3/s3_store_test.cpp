// The S3 store against a real S3-shaped server over loopback, and its links and addresses against fixed
// clocks.
#include "store/s3/s3_store.h"

#include <gtest/gtest.h>

#include "aws/credentials/provider_parts.h"
#include "aws_credentials/scripted_client.h"
#include "base/thread_pool.h"
#include "contracts/object_store_contract.h"
#include "doors/s3api/s3_door.h"
#include "http/server.h"
#include "store/memory/memory_engine.h"

namespace onesheet::store {
namespace {

using base::Deadline;
using testing::ScriptedClient;

constexpr std::string_view kId = "AKIDEXAMPLE", kSecret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

class AgainstADoor : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(engine->create_bucket("posters"));
    auto door =
        doors::make_s3_door({.access_key_id = std::string(kId), .secret_access_key = std::string(kSecret)},
                            engine, pool, clock, log);
    auto started = http::serve({}, door, log);
    ASSERT_TRUE(started);
    server = std::move(*started);
  }
  void TearDown() override {
    if (server) server->drain(std::chrono::seconds{5});
  }
  std::unique_ptr<ObjectStore> store(std::string secret = std::string(kSecret),
                                     std::string bucket = "posters") {
    keeper = std::make_unique<aws::CredentialKeeper>(
        aws::fixed_source({std::string(kId), std::move(secret), ""}), clock);
    auto made = make_s3_store({.bucket = std::move(bucket),
                               .endpoint = "http://127.0.0.1:" + std::to_string(server->port()),
                               .multipart_above_bytes = 6U << 20U,
                               .part_bytes = 5U << 20U},
                              *client, *keeper, clock);
    EXPECT_TRUE(made);
    return std::move(*made);
  }
  static Deadline soon() { return Deadline::after(std::chrono::seconds{30}); }

  base::SystemClock clock;
  base::NullLog log;
  base::WorkerPool pool{2, 64};
  std::shared_ptr<BucketEngine> engine = make_memory_engine(clock);
  std::unique_ptr<http::Server> server;
  std::unique_ptr<http::Client> client = http::make_client();
  std::unique_ptr<aws::CredentialKeeper> keeper;
};

TEST_F(AgainstADoor, KeepsEveryPromiseOfAStore) { check_object_store(*store()); }

TEST_F(AgainstADoor, LargeObjectsGoInPartsAndStayCreateOnly) {
  auto objects = store();
  std::vector<std::uint8_t> large(11U << 20U);
  for (std::size_t i = 0; i < large.size(); ++i) large[i] = static_cast<std::uint8_t>(i * 31 + (i >> 16));
  ASSERT_TRUE(objects->put("large.png", large, {.content_type = "image/png"}, soon()));
  EXPECT_EQ(objects->get("large.png", soon()).value(), large);
  const auto info = engine->head("posters", "large.png");
  ASSERT_TRUE(info);
  EXPECT_EQ(info->fields.content_type, "image/png");
  EXPECT_NE(info->etag.find("-3"), std::string::npos) << "three parts";
  EXPECT_EQ(objects->put("large.png", large, {}, soon()).error().kind, base::ErrorKind::conflict);
  EXPECT_TRUE(engine->list_uploads("posters")->empty()) << "a refused upload is not left behind";
}

TEST_F(AgainstADoor, LinksWorkWithoutCredentials) {
  auto objects = store();
  ASSERT_TRUE(objects->put("a b~c.png", base::as_bytes("picture"), {}, soon()));
  const auto link = objects->presign_get("a b~c.png", {.expires = std::chrono::seconds{60},
                                                       .content_disposition = "inline; filename=\"x.png\"",
                                                       .content_type = "image/png"});
  ASSERT_TRUE(link);
  const auto answer = client->send({.method = "GET", .url = link->url, .headers = {}, .body = ""}, soon());
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
  EXPECT_EQ(answer->body, "picture");
  EXPECT_EQ(answer->headers.find("Content-Disposition"), "inline; filename=\"x.png\"");
  auto changed = link->url;
  changed.back() = changed.back() == '0' ? '1' : '0';
  EXPECT_EQ(client->send({.method = "GET", .url = changed, .headers = {}, .body = ""}, soon())->status, 403);
}

TEST_F(AgainstADoor, WrongKeysAndMissingBucketsAreUpstreamErrors) {
  EXPECT_EQ(store("wrong")->put("k", base::as_bytes("x"), {}, soon()).error().kind,
            base::ErrorKind::upstream);
  const auto missing = store(std::string(kSecret), "nowhere")->put("k", base::as_bytes("x"), {}, soon());
  EXPECT_EQ(missing.error().kind, base::ErrorKind::upstream);
  EXPECT_NE(missing.error().public_text.find("bucket"), std::string::npos);
}

class Scripted : public ::testing::Test {
 protected:
  std::unique_ptr<ObjectStore> store(S3StoreOptions options,
                                     std::optional<base::WallTime> expires = std::nullopt) {
    class Expiring final : public aws::CredentialSource {
     public:
      explicit Expiring(std::optional<base::WallTime> at) : at_(at) {}
      base::Result<aws::TimedCredentials> fetch(Deadline) override {
        return aws::TimedCredentials{{std::string(kId), std::string(kSecret), "FwoGZXIvYXdzEXAMPLE/Token+=="},
                                     at_};
      }

     private:
      std::optional<base::WallTime> at_;
    };
    keeper = std::make_unique<aws::CredentialKeeper>(std::make_unique<Expiring>(expires), clock);
    options.bucket = options.bucket.empty() ? "onesheet-posters" : options.bucket;
    options.region = "us-west-2";
    auto made = make_s3_store(std::move(options), client, *keeper, clock);
    EXPECT_TRUE(made);
    return std::move(*made);
  }

  ScriptedClient client;
  base::ManualClock clock{*aws::parse_iso_time("2026-01-02T03:04:05Z")};
  std::unique_ptr<aws::CredentialKeeper> keeper;
};

// A presigned GET worked out by an independent implementation.
TEST_F(Scripted, PresignedLinkMatchesTheKnownVector) {
  const auto link = store({})->presign_get("posters/2026/01/02/a b~c.png",
                                           {.expires = std::chrono::seconds{3600},
                                            .content_disposition = "inline; filename=\"poster.png\"",
                                            .content_type = "image/png"});
  ASSERT_TRUE(link);
  EXPECT_TRUE(link->url.starts_with(
      "https://onesheet-posters.s3.us-west-2.amazonaws.com/posters/2026/01/02/a%20b~c.png?"));
  EXPECT_TRUE(
      link->url.ends_with("X-Amz-Signature=93157ffa77c9f7b6b4db088076bf7f9ca45f00dc9ea12f07d8107b9c8f39041c"))
      << link->url;
}

TEST_F(Scripted, ALinkNeverPromisesMoreThanItsCredentials) {
  const auto link =
      store({}, clock.now() + std::chrono::minutes{20})->presign_get("k", {.expires = std::chrono::hours{1}});
  ASSERT_TRUE(link);
  EXPECT_EQ(link->expires_at, clock.now() + std::chrono::minutes{20});
  EXPECT_NE(link->url.find("X-Amz-Expires=1200&"), std::string::npos);
  EXPECT_FALSE(link->may_die_sooner);
  const auto week = store({})->presign_get("k", {.expires = std::chrono::hours{24 * 30}});
  EXPECT_EQ(week->expires_at, clock.now() + std::chrono::hours{24 * 7});
  EXPECT_TRUE(week->may_die_sooner) << "a session token that does not say when it ends";
}

TEST_F(Scripted, AddressesBothStyles) {
  const auto host_of = [](const std::string& url) { return url.substr(0, url.find('?')); };
  EXPECT_EQ(host_of(store({.bucket = "a.b.c"})->presign_get("k", {})->url),
            "https://s3.us-west-2.amazonaws.com/a.b.c/k")
      << "dots break TLS";
  EXPECT_EQ(host_of(store({.endpoint = "http://minio:9000/"})->presign_get("k", {})->url),
            "http://minio:9000/onesheet-posters/k");
  EXPECT_EQ(host_of(store({.endpoint = "http://minio:9000", .public_endpoint = "https://art.example"})
                        ->presign_get("k", {})
                        ->url),
            "https://art.example/onesheet-posters/k");
  EXPECT_EQ(host_of(store({.endpoint = "https://r2.example", .addressing = Addressing::virtual_host})
                        ->presign_get("k", {})
                        ->url),
            "https://onesheet-posters.r2.example/k");
}

TEST_F(Scripted, HostsOfOtherPartitionsAndVariants) {
  const auto link_in = [&](const std::string& region, aws::HostVariant variant) {
    auto made =
        make_s3_store({.bucket = "posters", .region = region, .variant = variant}, client, *keeper, clock);
    const std::string url = (*made)->presign_get("k", {})->url;
    return url.substr(0, url.find('?'));
  };
  (void)store({});
  EXPECT_EQ(link_in("cn-north-1", {}), "https://posters.s3.cn-north-1.amazonaws.com.cn/k");
  EXPECT_EQ(link_in("us-gov-west-1", {}), "https://posters.s3.us-gov-west-1.amazonaws.com/k");
  EXPECT_EQ(link_in("eusc-de-east-1", {}), "https://posters.s3.eusc-de-east-1.amazonaws.eu/k");
  EXPECT_EQ(link_in("us-east-1", {.fips = true}), "https://posters.s3-fips.us-east-1.amazonaws.com/k");
  EXPECT_EQ(link_in("us-east-1", {.dual_stack = true}),
            "https://posters.s3.dualstack.us-east-1.amazonaws.com/k");
  EXPECT_EQ(link_in("us-east-1", {.fips = true, .dual_stack = true}),
            "https://posters.s3-fips.dualstack.us-east-1.amazonaws.com/k");
}

TEST_F(Scripted, AnEndpointsPathIsPartOfWhatIsSigned) {
  client.then(ScriptedClient::says(200, ""));
  auto objects = store({.endpoint = "https://gate.example/s3/"});
  ASSERT_TRUE(objects->put("a b", base::as_bytes("x"), {}, Deadline::after(std::chrono::seconds{5})));
  EXPECT_EQ(client.asked.at(0).url, "https://gate.example/s3/onesheet-posters/a%20b");
  const auto link = objects->presign_get("a b", {});
  EXPECT_EQ(objects->link_origin(), "https://gate.example");
  EXPECT_TRUE(link->url.starts_with("https://gate.example/s3/onesheet-posters/a%20b?")) << link->url;
  const auto plain = store({.endpoint = "https://gate.example"})->presign_get("a b", {});
  EXPECT_NE(link->url.substr(link->url.find("X-Amz-Signature")),
            plain->url.substr(plain->url.find("X-Amz-Signature")));
}

TEST_F(Scripted, ALinkIsMadeWithTheServicesTime) {
  client
      .then(ScriptedClient::says(403, "<Error><Code>RequestTimeTooSkewed</Code></Error>",
                                 {{"Date", "Fri, 02 Jan 2026 05:00:00 GMT"}}))
      .then(ScriptedClient::says(200, ""));
  auto objects = store({});
  ASSERT_TRUE(objects->put("k", base::as_bytes("x"), {}, Deadline::after(std::chrono::seconds{5})));
  const auto link = objects->presign_get("k", {.expires = std::chrono::seconds{60}});
  EXPECT_NE(link->url.find("X-Amz-Date=20260102T050000Z"), std::string::npos);
  EXPECT_EQ(link->expires_at, *aws::parse_iso_time("2026-01-02T05:01:00Z"));
}

TEST_F(Scripted, AListThatHasMoreButNothingToGoOnAfterIsAFailure) {
  client.then(
      ScriptedClient::says(200, "<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>"));
  const auto listed = store({})->list("a/", "", 10, Deadline::after(std::chrono::seconds{5}));
  ASSERT_FALSE(listed);
  EXPECT_EQ(listed.error().kind, base::ErrorKind::upstream);
}

TEST_F(Scripted, ChecksumsCanBeLeftOut) {
  client.then(ScriptedClient::says(200, "")).then(ScriptedClient::says(200, "x"));
  auto objects = store({.send_checksums = false, .check_checksums = false});
  ASSERT_TRUE(objects->put("k", base::as_bytes("x"), {}, Deadline::after(std::chrono::seconds{5})));
  ASSERT_TRUE(objects->get("k", Deadline::after(std::chrono::seconds{5})));
  EXPECT_FALSE(client.asked.at(0).headers.find("x-amz-checksum-crc32"));
  EXPECT_FALSE(client.asked.at(0).headers.find("x-amz-sdk-checksum-algorithm"));
  EXPECT_FALSE(client.asked.at(1).headers.find("x-amz-checksum-mode"));
}

TEST_F(Scripted, SendsEncryptionStorageClassAndChecksum) {
  client.then(ScriptedClient::says(200, ""));
  ASSERT_TRUE(
      store({.server_side_encryption = "aws:kms", .kms_key_id = "key-1", .storage_class = "STANDARD_IA"})
          ->put("k", base::as_bytes("hello"), {.content_type = "image/png"},
                Deadline::after(std::chrono::seconds{5})));
  const auto& headers = client.asked.at(0).headers;
  EXPECT_EQ(headers.find("x-amz-server-side-encryption"), "aws:kms");
  EXPECT_EQ(headers.find("x-amz-storage-class"), "STANDARD_IA");
  EXPECT_EQ(headers.find("x-amz-checksum-crc32"), "NhCmhg==");
  EXPECT_EQ(headers.find("If-None-Match"), "*");
  EXPECT_FALSE(headers.find("x-amz-acl"));
}

// The first try was stored, its answer was lost, the second finds the key taken: by ourselves.
TEST_F(Scripted, ARepeatedPutRecognisesItsOwnObject) {
  client.then(ScriptedClient::breaks(http::Reached::maybe))
      .then(ScriptedClient::says(412, "<Error><Code>PreconditionFailed</Code></Error>"))
      .then(ScriptedClient::says(200, "hello"));
  EXPECT_TRUE(store({})->put("k", base::as_bytes("hello"), {}, Deadline::after(std::chrono::seconds{5})));
  client.then(ScriptedClient::breaks(http::Reached::maybe))
      .then(ScriptedClient::says(412, ""))
      .then(ScriptedClient::says(200, "somebody else's"));
  EXPECT_EQ(
      store({})->put("k", base::as_bytes("hello"), {}, Deadline::after(std::chrono::seconds{5})).error().kind,
      base::ErrorKind::conflict);
}

TEST_F(Scripted, ACompletionThatFailsAfter200IsAFailureAndTheUploadIsAborted) {
  client.then(ScriptedClient::says(404, ""))
      .then(ScriptedClient::says(
          200, "<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>"))
      .then(ScriptedClient::says(200, "", {{"ETag", "\"e1\""}}))
      .then(ScriptedClient::says(200, "<Error><Code>InternalError</Code></Error>"))
      .then(ScriptedClient::says(204, ""));
  const auto put = store({.multipart_above_bytes = 4, .attempts_max = 1})
                       ->put("k", base::as_bytes("hello"), {}, Deadline::after(std::chrono::seconds{5}));
  EXPECT_EQ(put.error().kind, base::ErrorKind::upstream);
  EXPECT_EQ(client.asked.back().method, "DELETE");
}

TEST(S3StoreOptionsTest, RefusesWhatCannotBe) {
  ScriptedClient client;
  base::SystemClock clock;
  aws::CredentialKeeper keeper(aws::fixed_source({"a", "b", ""}), clock);
  EXPECT_FALSE(make_s3_store({.bucket = "UPPER"}, client, keeper, clock));
  EXPECT_FALSE(make_s3_store({.bucket = "ok-bucket", .endpoint = "minio:9000"}, client, keeper, clock));
  for (const std::string endpoint :
       {"http://", "ftp://h", "http://u@h", "http://h/a?b", "http://h/a b", "http://h\\b"})
    EXPECT_FALSE(make_s3_store({.bucket = "ok-bucket", .endpoint = endpoint}, client, keeper, clock))
        << endpoint;
  for (const std::string bucket : {"ab", "-ab", "ab-", ".ab", "a..b", "a_b", "a/b"})
    EXPECT_FALSE(make_s3_store({.bucket = bucket}, client, keeper, clock)) << bucket;
  EXPECT_FALSE(make_s3_store({.bucket = std::string(64, 'a')}, client, keeper, clock));
  EXPECT_TRUE(make_s3_store({.bucket = std::string(63, 'a')}, client, keeper, clock));
  for (const std::string region : {"", "us east", "evil.example/", "US-EAST-1"})
    EXPECT_FALSE(make_s3_store({.bucket = "ok-bucket", .region = region}, client, keeper, clock)) << region;
}

}  // namespace
}  // namespace onesheet::store

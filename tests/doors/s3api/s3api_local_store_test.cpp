// The poster's store on this machine, and that the door honours its links.
#include "store/local/local_store.h"

#include "contracts/object_store_contract.h"
#include "s3api_fixture.h"

namespace onesheet::doors {
namespace {

using namespace std::chrono_literals;

class LocalStore : public S3DoorTest {
 protected:
  base::Result<std::unique_ptr<store::ObjectStore>> make(std::string public_url) {
    return store::make_local_store(
        engine_, "posters",
        {std::move(public_url), std::string{kAccessKey}, std::string{kSecret}, "us-east-1"}, clock_);
  }
  Reply open_link(const std::string& url, const std::string& origin, const std::string& host) {
    EXPECT_TRUE(url.starts_with(origin + "/posters/")) << url;
    return send_raw({"GET", url.substr(origin.size()), {{"Host", host}}});
  }
};

TEST_F(LocalStore, KeepsTheContract) {
  const auto objects = make("http://127.0.0.1:9000");
  ASSERT_TRUE(objects);
  store::check_object_store(**objects);
}

TEST_F(LocalStore, TakesABucketThatIsThere) {
  make_bucket("posters");
  EXPECT_TRUE(make("http://127.0.0.1:9000"));
}

TEST_F(LocalStore, LinksOpenUntilTheyExpire) {
  const auto objects = make("http://127.0.0.1:9000/");
  ASSERT_TRUE(objects);
  store::PutOptions options;
  options.content_type = "image/png";
  ASSERT_TRUE(
      (*objects)->put("posters/a b.png", base::as_bytes("picture"), options, base::Deadline::never()));
  const auto link =
      (*objects)->presign_get("posters/a b.png", {60s, "inline; filename=\"The Last Light.png\"", ""});
  ASSERT_TRUE(link);
  EXPECT_EQ(link->expires_at, clock_.now() + 60s);
  const Reply reply = open_link(link->url, "http://127.0.0.1:9000", "127.0.0.1:9000");
  EXPECT_EQ(reply.body, "picture");
  EXPECT_EQ(reply.header("Content-Type"), "image/png");
  EXPECT_EQ(reply.header("Content-Disposition"), "inline; filename=\"The Last Light.png\"");
  clock_.advance(60s);
  EXPECT_EQ(open_link(link->url, "http://127.0.0.1:9000", "127.0.0.1:9000").element("Message"),
            "Request has expired");
}

TEST_F(LocalStore, DefaultPortsAreNotPartOfTheHost) {
  for (const auto& [url, host] : {std::pair{"https://posters.example", "posters.example"},
                                  {"https://posters.example:443", "posters.example"},
                                  {"http://posters.example:80", "posters.example"},
                                  {"http://posters.example:443", "posters.example:443"},
                                  {"http://[::1]:9000", "[::1]:9000"}}) {
    const auto objects = make(url);
    ASSERT_TRUE(objects) << url;
    store::PutOptions overwrite;
    overwrite.create_only = false;
    ASSERT_TRUE((*objects)->put("k", base::as_bytes("x"), overwrite, base::Deadline::never()));
    EXPECT_EQ(open_link((*objects)->presign_get("k", {})->url, url, host).body, "x") << url;
  }
}

TEST_F(LocalStore, LifeIsClampedAndSaid) {
  const auto objects = make("http://127.0.0.1:9000");
  EXPECT_EQ((*objects)
                ->presign_get("k", {.expires = 604'800s, .content_disposition = {}, .content_type = {}})
                ->expires_at,
            clock_.now() + 604'800s);
  EXPECT_EQ((*objects)
                ->presign_get("k", {.expires = 604'801s, .content_disposition = {}, .content_type = {}})
                ->expires_at,
            clock_.now() + 604'800s);
  EXPECT_EQ((*objects)
                ->presign_get("k", {.expires = 0s, .content_disposition = {}, .content_type = {}})
                ->expires_at,
            clock_.now() + 1s);
}

TEST_F(LocalStore, RefusesAddressesThatAreNone) {
  for (const char* url :
       {"", "127.0.0.1:9000", "ftp://x", "http://", "http://x/path", "http://x?y", "http://a@b"}) {
    EXPECT_FALSE(make(url)) << url;
  }
}

}  // namespace
}  // namespace onesheet::doors

#include <thread>

#include "s3api_fixture.h"

namespace onesheet::doors {
namespace {

class S3Object : public S3DoorTest {
 protected:
  void SetUp() override { make_bucket("b-1"); }
};

TEST_F(S3Object, KeepsWhatIsSentBesideTheBytes) {
  const Reply stored = send({"PUT",
                             "/b-1/k?x-id=PutObject",
                             {{"Content-Type", "image/png"},
                              {"Cache-Control", "max-age=5"},
                              {"Content-Disposition", "inline"},
                              {"Content-Language", "en"},
                              {"Expires", "Thu, 01 Dec 1994 16:00:00 GMT"},
                              {"x-amz-meta-Title", "The Last Light"},
                              {"x-amz-storage-class", "STANDARD_IA"}},
                             "hello"});
  EXPECT_EQ(stored.status, 200);
  EXPECT_EQ(stored.header("ETag"), "\"5d41402abc4b2a76b9719d911017c592\"");
  const Reply got = send({"GET", "/b-1/k"});
  EXPECT_EQ(got.body, "hello");
  EXPECT_EQ(got.header("ETag"), "\"5d41402abc4b2a76b9719d911017c592\"");
  EXPECT_EQ(got.header("Last-Modified"), "Fri, 02 Jan 2026 03:04:05 GMT");
  EXPECT_EQ(got.header("Accept-Ranges"), "bytes");
  EXPECT_EQ(got.header("Content-Type"), "image/png");
  EXPECT_EQ(got.header("Cache-Control"), "max-age=5");
  EXPECT_EQ(got.header("Content-Disposition"), "inline");
  EXPECT_EQ(got.header("Content-Language"), "en");
  EXPECT_EQ(got.header("Expires"), "Thu, 01 Dec 1994 16:00:00 GMT");
  EXPECT_EQ(got.header("x-amz-meta-title"), "The Last Light");
  EXPECT_EQ(got.header("x-amz-storage-class"), "STANDARD_IA");
  const Reply head = send({"HEAD", "/b-1/k"});
  EXPECT_EQ(head.status, 200);
  EXPECT_TRUE(head.body.empty());
  EXPECT_EQ(head.stated_length, 5U);
  EXPECT_EQ(head.header("x-amz-meta-title"), "The Last Light");
}

TEST_F(S3Object, DefaultsToBinary) {
  put("/b-1/k", "x");
  EXPECT_EQ(send({"GET", "/b-1/k"}).header("Content-Type"), "binary/octet-stream");
  EXPECT_EQ(send({"GET", "/b-1/k"}).header("x-amz-storage-class"), "");
}

TEST_F(S3Object, Overrides) {
  put("/b-1/k", "x");
  const Reply reply = send_raw(
      {"GET",
       presign("GET",
               "/b-1/k?response-content-disposition=inline%3B%20filename%3D%22p.png%22&response-content-type="
               "image%2Fpng&response-cache-control=no-store&response-expires=0&response-content-language=de"
               "&response-content-encoding=gzip")});
  EXPECT_EQ(reply.header("Content-Disposition"), "inline; filename=\"p.png\"");
  EXPECT_EQ(reply.header("Content-Type"), "image/png");
  EXPECT_EQ(reply.header("Cache-Control"), "no-store");
  EXPECT_EQ(reply.header("Expires"), "0");
  EXPECT_EQ(reply.header("Content-Language"), "de");
  EXPECT_EQ(reply.header("Content-Encoding"), "gzip");
  const Reply split = send_raw({"GET", presign("GET", "/b-1/k?response-content-type=a%0D%0AX-Evil%3A%201")});
  EXPECT_EQ(split.status, 400);
  EXPECT_EQ(split.code(), "InvalidArgument");
}

TEST_F(S3Object, MissingThings) {
  const Reply key = send({"GET", "/b-1/none"});
  EXPECT_EQ(key.status, 404);
  EXPECT_EQ(key.code(), "NoSuchKey");
  EXPECT_EQ(key.element("Key"), "none");
  EXPECT_EQ(key.element("Message"), "The specified key does not exist.");
  EXPECT_EQ(send({"GET", "/none/k"}).code(), "NoSuchBucket");
  const Reply head = send({"HEAD", "/b-1/none"});
  EXPECT_EQ(head.status, 404);
  EXPECT_TRUE(head.body.empty());
}

TEST_F(S3Object, Ranges) {
  put("/b-1/k", "0123456789");
  const Reply part = send({"GET", "/b-1/k", {{"Range", "bytes=2-4"}}});
  EXPECT_EQ(part.status, 206);
  EXPECT_EQ(part.body, "234");
  EXPECT_EQ(part.header("Content-Range"), "bytes 2-4/10");
  const Reply beyond = send({"GET", "/b-1/k", {{"Range", "bytes=10-"}}});
  EXPECT_EQ(beyond.status, 416);
  EXPECT_EQ(beyond.code(), "InvalidRange");
  EXPECT_EQ(beyond.element("RangeRequested"), "bytes=10-");
  EXPECT_EQ(beyond.element("ActualObjectSize"), "10");
  EXPECT_EQ(beyond.header("Content-Range"), "bytes */10");
  EXPECT_EQ(send({"GET", "/b-1/k", {{"Range", "bytes=0-1,4-5"}}}).status, 200);
  const Reply head = send({"HEAD", "/b-1/k", {{"Range", "bytes=-3"}}});
  EXPECT_EQ(head.status, 206);
  EXPECT_EQ(head.stated_length, 3U);
  const std::string etag = part.header("ETag");
  EXPECT_EQ(send({"GET", "/b-1/k", {{"Range", "bytes=2-4"}, {"If-Range", etag}}}).status, 206);
  EXPECT_EQ(send({"GET", "/b-1/k", {{"Range", "bytes=2-4"}, {"If-Range", "\"other\""}}}).status, 200);
}

TEST_F(S3Object, ReadConditions) {
  put("/b-1/k", "hello");
  const std::string etag = "\"5d41402abc4b2a76b9719d911017c592\"";
  const Reply unchanged = send({"GET", "/b-1/k", {{"If-None-Match", etag}}});
  EXPECT_EQ(unchanged.status, 304);
  EXPECT_TRUE(unchanged.body.empty());
  EXPECT_EQ(unchanged.header("ETag"), etag);
  const Reply failed = send({"GET", "/b-1/k", {{"If-Match", "\"other\""}}});
  EXPECT_EQ(failed.status, 412);
  EXPECT_EQ(failed.code(), "PreconditionFailed");
  EXPECT_EQ(failed.element("Condition"), "If-Match");
  EXPECT_EQ(send({"GET", "/b-1/k", {{"If-Match", etag}}}).status, 200);
  EXPECT_EQ(send({"HEAD", "/b-1/k", {{"If-Match", "\"other\""}}}).status, 412);
}

TEST_F(S3Object, CreateOnly) {
  EXPECT_EQ(send({"PUT", "/b-1/k", {{"If-None-Match", "*"}}, "one"}).status, 200);
  const Reply again = send({"PUT", "/b-1/k", {{"If-None-Match", "*"}}, "two"});
  EXPECT_EQ(again.status, 412);
  EXPECT_EQ(again.code(), "PreconditionFailed");
  EXPECT_EQ(again.element("Message"), "At least one of the pre-conditions you specified did not hold");
  EXPECT_EQ(again.element("Condition"), "If-None-Match");
  EXPECT_EQ(send({"GET", "/b-1/k"}).body, "one");
  const Reply other = send({"PUT", "/b-1/k", {{"If-None-Match", "\"etag\""}}, "two"});
  EXPECT_EQ(other.status, 501);
  EXPECT_EQ(other.code(), "NotImplemented");
}

TEST_F(S3Object, ReplaceOnlyWhatWasSeen) {
  put("/b-1/k", "hello");
  EXPECT_EQ(send({"PUT", "/b-1/k", {{"If-Match", "\"other\""}}, "two"}).element("Condition"), "If-Match");
  EXPECT_EQ(send({"PUT", "/b-1/k", {{"If-Match", "\"5d41402abc4b2a76b9719d911017c592\""}}, "two"}).status,
            200);
  EXPECT_EQ(send({"PUT", "/b-1/none", {{"If-Match", "\"x\""}}, "two"}).code(), "NoSuchKey");
}

TEST_F(S3Object, RefusesFeaturesItWouldDrop) {
  for (const auto& [name, value] : {std::pair{"x-amz-server-side-encryption", "AES256"},
                                    {"x-amz-tagging", "a=b"},
                                    {"x-amz-object-lock-mode", "GOVERNANCE"},
                                    {"x-amz-website-redirect-location", "/x"}}) {
    const Reply reply = send({"PUT", "/b-1/k", {{name, value}}, "x"});
    EXPECT_EQ(reply.status, 501) << name;
    EXPECT_EQ(reply.element("Header"), name);
  }
  EXPECT_EQ(send({"PUT", "/b-1/k", {{"x-amz-acl", "public-read"}}, "x"}).code(),
            "AccessControlListNotSupported");
  EXPECT_EQ(send({"PUT", "/b-1/k", {{"x-amz-grant-read", "id=1"}}, "x"}).code(),
            "AccessControlListNotSupported");
  EXPECT_EQ(send({"PUT", "/b-1/k", {{"x-amz-acl", "private"}}, "x"}).status, 200);
  EXPECT_EQ(send({"PUT", "/b-1/k", {{"x-amz-storage-class", "CHEAP"}}, "x"}).code(), "InvalidStorageClass");
}

TEST_F(S3Object, MetadataLimitOnBothSides) {
  EXPECT_EQ(send({"PUT", "/b-1/k", {{"x-amz-meta-a", std::string(2047, 'v')}}, "x"}).status, 200);
  const Reply reply = send({"PUT", "/b-1/k", {{"x-amz-meta-a", std::string(2048, 'v')}}, "x"});
  EXPECT_EQ(reply.status, 400);
  EXPECT_EQ(reply.code(), "MetadataTooLarge");
}

TEST_F(S3Object, SystemFieldLimitOnBothSides) {
  for (const char* const name :
       {"Cache-Control", "Content-Disposition", "Content-Language", "Content-Encoding", "Expires"}) {
    EXPECT_EQ(send({"PUT", "/b-1/k", {{name, std::string(2048, 'v')}}, "x"}).status, 200) << name;
    const Reply reply = send({"PUT", "/b-1/k", {{name, std::string(2049, 'v')}}, "x"});
    EXPECT_EQ(reply.status, 400) << name;
    EXPECT_EQ(reply.code(), "InvalidArgument") << name;
  }
}

TEST_F(S3Object, KeyLimitOnBothSides) {
  put("/b-1/" + std::string(1024, 'k'), "x");
  const Reply reply = send({"PUT", "/b-1/" + std::string(1025, 'k'), {}, "x"});
  EXPECT_EQ(reply.status, 400);
  EXPECT_EQ(reply.code(), "KeyTooLongError");
  EXPECT_EQ(send({"PUT", "/b-1/%ff", {}, "x"}).code(), "InvalidURI");
  EXPECT_EQ(send({"PUT", "/b-1/a%00b", {}, "x"}).code(), "InvalidURI");
  EXPECT_EQ(send({"PUT", "/b-1/a%zz", {}, "x"}).code(), "InvalidURI");
}

TEST_F(S3Object, Copy) {
  send({"PUT", "/b-1/from%20here", {{"Content-Type", "image/png"}, {"x-amz-meta-a", "1"}}, "hello"});
  const Reply copied = send({"PUT", "/b-1/to", {{"x-amz-copy-source", "/b-1/from%20here"}}});
  EXPECT_EQ(copied.status, 200);
  EXPECT_EQ(copied.element("ETag"), "&quot;5d41402abc4b2a76b9719d911017c592&quot;");
  EXPECT_EQ(send({"GET", "/b-1/to"}).header("Content-Type"), "image/png");
  EXPECT_EQ(send({"GET", "/b-1/to"}).header("x-amz-meta-a"), "1");

  const Reply replaced = send({"PUT",
                               "/b-1/to",
                               {{"x-amz-copy-source", "b-1/to"},
                                {"x-amz-metadata-directive", "REPLACE"},
                                {"Content-Type", "text/plain"}}});
  EXPECT_EQ(replaced.status, 200);
  EXPECT_EQ(send({"GET", "/b-1/to"}).header("Content-Type"), "text/plain");
  EXPECT_EQ(send({"GET", "/b-1/to"}).header("x-amz-meta-a"), "");
  EXPECT_EQ(send({"GET", "/b-1/to"}).body, "hello");

  EXPECT_EQ(send({"PUT", "/b-1/to", {{"x-amz-copy-source", "b-1/to"}}}).code(), "InvalidRequest");
  EXPECT_EQ(send({"PUT", "/b-1/to", {{"x-amz-copy-source", "b-1/none"}}}).code(), "NoSuchKey");
  EXPECT_EQ(send({"PUT", "/b-1/to", {{"x-amz-copy-source", "none/k"}}}).element("BucketName"), "none");
  EXPECT_EQ(send({"PUT", "/b-1/to", {{"x-amz-copy-source", "nokey"}}}).code(), "InvalidArgument");
  EXPECT_EQ(send({"PUT", "/b-1/to", {{"x-amz-copy-source", "b-1/from%20here?versionId=1"}}}).code(),
            "InvalidArgument");
  EXPECT_EQ(
      send({"PUT", "/b-1/x", {{"x-amz-copy-source", "b-1/to"}, {"x-amz-copy-source-if-match", "\"other\""}}})
          .status,
      412);
  EXPECT_EQ(send({"PUT", "/b-1/x", {{"x-amz-copy-source", "b-1/to"}, {"x-amz-metadata-directive", "MAYBE"}}})
                .code(),
            "InvalidArgument");
}

TEST_F(S3Object, DeleteIsAlwaysFine) {
  put("/b-1/k", "x");
  EXPECT_EQ(send({"DELETE", "/b-1/k"}).status, 204);
  EXPECT_EQ(send({"DELETE", "/b-1/k"}).status, 204);
  EXPECT_EQ(send({"DELETE", "/none/k"}).code(), "NoSuchBucket");
}

TEST_F(S3Object, DeleteMany) {
  put("/b-1/a", "x");
  put("/b-1/c%26d", "x");
  const Reply reply =
      send({"POST",
            "/b-1?delete",
            {},
            "<Delete xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Object><Key>a</Key></Object>"
            "<Object><Key>none</Key></Object><Object><Key>c&amp;d</Key></Object></Delete>"});
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.count("<Deleted>"), 3U);
  EXPECT_EQ(send({"GET", "/b-1?list-type=2"}).element("KeyCount"), "0");
  put("/b-1/a", "x");
  const Reply quiet =
      send({"POST", "/b-1?delete", {}, "<Delete><Quiet>true</Quiet><Object><Key>a</Key></Object></Delete>"});
  EXPECT_EQ(quiet.count("<Deleted>"), 0U);
  EXPECT_EQ(send({"GET", "/b-1/a"}).status, 404);
  EXPECT_EQ(send({"POST", "/b-1?delete", {}, "<Delete"}).code(), "MalformedXML");
}

TEST_F(S3Object, AclAndTagsOfAnObject) {
  put("/b-1/k", "x");
  EXPECT_EQ(send({"GET", "/b-1/k?acl"}).element("Permission"), "FULL_CONTROL");
  EXPECT_EQ(send({"GET", "/b-1/k?tagging"}).element("TagSet"), "");
  EXPECT_EQ(send({"GET", "/b-1/none?tagging"}).code(), "NoSuchKey");
  EXPECT_EQ(send({"GET", "/b-1/k?versionId=null"}).body, "x");
  EXPECT_EQ(send({"GET", "/b-1/k?versionId=1"}).code(), "InvalidArgument");
}

TEST_F(S3Object, FullQueueSaysSlowDown) {
  std::promise<void> gate;
  const std::shared_future<void> open = gate.get_future().share();
  // One job per thread, then the whole queue; a thread that took its job later would leave room again.
  std::size_t held = 0;
  for (; held < 2; ++held) ASSERT_TRUE(pool_.submit([open] { open.wait(); }));
  while (pool_.running() < held) std::this_thread::yield();
  while (pool_.submit([open] { open.wait(); })) ++held;
  EXPECT_GE(held, 64U);
  const Reply reply = send({"DELETE", "/b-1/k"});
  EXPECT_EQ(reply.status, 503);
  EXPECT_EQ(reply.code(), "SlowDown");
  EXPECT_EQ(reply.header("Retry-After"), "1");
  EXPECT_EQ(send({"GET", "/b-1/none"}).status, 404);  // reads do not queue
  gate.set_value();
}

}  // namespace
}  // namespace onesheet::doors

#include <set>

#include "s3api_fixture.h"

namespace onesheet::doors {
namespace {

class S3List : public S3DoorTest {
 protected:
  void SetUp() override {
    make_bucket("b-1");
    for (const char* key : {"a", "d/1", "d/2", "e%20f", "z"}) put(std::string{"/b-1/"} + key, "x");
  }
};

TEST_F(S3List, VersionTwo) {
  const Reply reply = send({"GET", "/b-1?list-type=2"});
  EXPECT_EQ(reply.count("<Contents>"), 5U);
  EXPECT_EQ(reply.element("KeyCount"), "5");
  EXPECT_EQ(reply.element("IsTruncated"), "false");
  EXPECT_EQ(reply.element("MaxKeys"), "1000");
  EXPECT_EQ(reply.element("ETag"), "&quot;9dd4e461268c8034f5c8564e155c67a6&quot;");
  EXPECT_EQ(reply.element("Size"), "1");
  EXPECT_EQ(reply.element("StorageClass"), "STANDARD");
  EXPECT_EQ(reply.count("<Owner>"), 0U);
  EXPECT_EQ(send({"GET", "/b-1?list-type=2&fetch-owner=true"}).count("<Owner>"), 5U);
}

TEST_F(S3List, VersionOneIsTheDefault) {
  const Reply reply = send({"GET", "/b-1/?delimiter=&max-keys=2"});
  EXPECT_EQ(reply.count("<Contents>"), 2U);
  EXPECT_EQ(reply.element("IsTruncated"), "true");
  EXPECT_EQ(reply.element("NextMarker"), "(absent)");
  EXPECT_EQ(reply.element("KeyCount"), "(absent)");
  EXPECT_EQ(reply.count("<Owner>"), 2U);
  EXPECT_EQ(send({"GET", "/b-1?marker=d/1"}).element("Key"), "d/2");
}

TEST_F(S3List, DelimiterFoldsPrefixes) {
  const Reply reply = send({"GET", "/b-1?list-type=2&delimiter=/"});
  EXPECT_EQ(reply.count("<Contents>"), 3U);
  EXPECT_NE(reply.body.find("<CommonPrefixes><Prefix>d/</Prefix></CommonPrefixes>"), std::string::npos);
  EXPECT_EQ(reply.element("KeyCount"), "4");
  const Reply page = send({"GET", "/b-1?delimiter=/&max-keys=2"});
  EXPECT_EQ(page.element("NextMarker"), "d/");
  EXPECT_EQ(send({"GET", "/b-1?delimiter=/&marker=d/"}).element("Key"), "e f");
}

TEST_F(S3List, EncodingType) {
  const Reply reply = send({"GET", "/b-1?list-type=2&encoding-type=url&prefix=e%20"});
  EXPECT_EQ(reply.element("Key"), "e%20f");
  EXPECT_EQ(reply.element("Prefix"), "e%20");
  EXPECT_EQ(reply.element("EncodingType"), "url");
  EXPECT_EQ(send({"GET", "/b-1?list-type=2&encoding-type=base64"}).code(), "InvalidArgument");
}

TEST_F(S3List, PagesCoverEverythingOnce) {
  for (const std::string extra : {"", "&delimiter=/"}) {
    std::multiset<std::string> seen;
    std::string token;
    for (int page = 0; page < 10; ++page) {
      const Reply reply =
          send({"GET", "/b-1?list-type=2&max-keys=1" + extra +
                           (token.empty() ? "" : "&continuation-token=" + base::percent_encode(token))});
      ASSERT_EQ(reply.status, 200);
      seen.insert(reply.element("Key") == "(absent)" ? reply.element("CommonPrefixes")
                                                     : reply.element("Key"));
      if (reply.element("IsTruncated") == "false") break;
      token = reply.element("NextContinuationToken");
    }
    EXPECT_EQ(seen.size(), extra.empty() ? 5U : 4U);
    EXPECT_EQ(std::set<std::string>(seen.begin(), seen.end()).size(), seen.size());
  }
}

TEST_F(S3List, BadParameters) {
  EXPECT_EQ(send({"GET", "/b-1?list-type=2&max-keys=-1"}).code(), "InvalidArgument");
  EXPECT_EQ(send({"GET", "/b-1?list-type=2&max-keys=many"}).code(), "InvalidArgument");
  EXPECT_EQ(send({"GET", "/b-1?list-type=2&max-keys=0"}).element("KeyCount"), "0");
  EXPECT_EQ(send({"GET", "/b-1?list-type=2&max-keys=5000"}).element("MaxKeys"), "1000");
  EXPECT_EQ(send({"GET", "/b-1?list-type=2&continuation-token=*"}).code(), "InvalidArgument");
  EXPECT_EQ(send({"GET", "/none?list-type=2"}).code(), "NoSuchBucket");
}

TEST_F(S3List, StartAfter) {
  EXPECT_EQ(send({"GET", "/b-1?list-type=2&start-after=d/1"}).element("Key"), "d/2");
  EXPECT_EQ(send({"GET", "/b-1?list-type=2&start-after=d/1"}).element("StartAfter"), "d/1");
}

}  // namespace
}  // namespace onesheet::doors

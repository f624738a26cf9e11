#include "doors/s3api/s3_request.h"

#include <gtest/gtest.h>

#include "doors/s3api/route.h"

namespace onesheet::doors::s3 {
namespace {

const std::vector<std::string> kHosts = {"localhost", "s3.localhost", "store.example"};

TEST(S3Host, NamesTheBucket) {
  EXPECT_EQ(bucket_in_host("posters.localhost:9000", kHosts), "posters");
  EXPECT_EQ(bucket_in_host("posters.s3.localhost", kHosts), "posters");
  EXPECT_EQ(bucket_in_host("my.dotted.store.example", kHosts), "my.dotted");
  for (const char* host : {"localhost", "localhost:9000", "s3.localhost:1", "127.0.0.1:9000", "[::1]:9000",
                           "", ".localhost", "notlocalhost", "posters.elsewhere"}) {
    EXPECT_EQ(bucket_in_host(host, kHosts), "") << host;
  }
}

S3Request request(const std::string& target, const std::string& host = "127.0.0.1") {
  S3Request result;
  result.head.method = "GET";
  result.head.target = target;
  result.head.headers.add("Host", host);
  return result;
}

TEST(S3Target, IsTakenApart) {
  const auto parts = [](const std::string& target, const std::string& host = "127.0.0.1") {
    S3Request taken = request(target, host);
    EXPECT_TRUE(take_apart(taken, kHosts)) << target;
    return std::pair{taken.bucket, taken.key};
  };
  using P = std::pair<std::string, std::string>;
  EXPECT_EQ(parts("/"), P("", ""));
  EXPECT_EQ(parts("/b"), P("b", ""));
  EXPECT_EQ(parts("/b/"), P("b", ""));
  EXPECT_EQ(parts("/b/k?x=1"), P("b", "k"));
  EXPECT_EQ(parts("/b//k/"), P("b", "/k/"));
  EXPECT_EQ(parts("/b/a+b%2Bc%20d"), P("b", "a+b+c d"));
  EXPECT_EQ(parts("/k/1", "b.localhost"), P("b", "k/1"));
  EXPECT_EQ(parts("/", "B.localhost"), P("b", ""));
}

TEST(S3Target, BadOnesAreRefused) {
  for (const char* target : {"*", "/b/%", "/b/%f", "/b/%C3%28", "/%zz"}) {
    S3Request taken = request(target);
    EXPECT_FALSE(take_apart(taken, kHosts)) << target;
  }
}

TEST(S3Number, ReadsDigitsWithinALimit) {
  EXPECT_EQ(parse_number("10", 10), 10U);
  EXPECT_FALSE(parse_number("11", 10));
  for (const char* text : {"", "-1", "+1", " 1", "1 ", "1.0", "0x1", "99999999999999999999"}) {
    EXPECT_FALSE(parse_number(text, UINT64_MAX)) << text;
  }
}

TEST(S3Route, SubresourcesAreNeverTakenForPlainRequests) {
  const auto routed = [](const std::string& method, const std::string& target) {
    S3Request taken = request(target);
    taken.head.method = method;
    EXPECT_TRUE(take_apart(taken, kHosts));
    return route(taken);
  };
  EXPECT_EQ(routed("PUT", "/b/k"), Operation::put_object);
  EXPECT_EQ(routed("PUT", "/b/k?x-id=PutObject"), Operation::put_object);
  for (const char* target :
       {"/b/k?tagging", "/b/k?acl", "/b/k?retention", "/b/k?legal-hold", "/b/k?partNumber=1"}) {
    EXPECT_EQ(routed("PUT", target).error().status, 501) << target;
  }
  EXPECT_EQ(routed("PUT", "/b/k?partNumber=1&uploadId=u"), Operation::upload_part);
  EXPECT_EQ(routed("PUT", "/b/k?uploadId=u&partNumber=10000"), Operation::upload_part);
  for (const char* number : {"0", "10001", "x", "-1", ""}) {
    EXPECT_EQ(routed("PUT", std::string{"/b/k?uploadId=u&partNumber="} + number).error().code,
              "InvalidArgument");
  }
  EXPECT_EQ(routed("GET", "/b?list-type=2"), Operation::list_objects_v2);
  EXPECT_EQ(routed("GET", "/b?list-type=1"), Operation::list_objects);
}

}  // namespace
}  // namespace onesheet::doors::s3

#include "s3api_fixture.h"

namespace onesheet::doors {
namespace {

class S3Bucket : public S3DoorTest {};

TEST_F(S3Bucket, LifeOfABucket) {
  const Reply made = send({"PUT", "/posters/"});
  EXPECT_EQ(made.status, 200);
  EXPECT_EQ(made.header("Location"), "/posters");
  EXPECT_EQ(send({"HEAD", "/posters"}).header("x-amz-bucket-region"), "us-east-1");
  const Reply list = send({"GET", "/?x-id=ListBuckets"});
  EXPECT_EQ(list.element("Name"), "posters");
  EXPECT_EQ(list.element("CreationDate"), "2026-01-02T03:04:05.000Z");
  EXPECT_NE(list.body.find("<ListAllMyBucketsResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"),
            std::string::npos);
  put("/posters/k", "x");
  const Reply full = send({"DELETE", "/posters"});
  EXPECT_EQ(full.status, 409);
  EXPECT_EQ(full.code(), "BucketNotEmpty");
  EXPECT_EQ(send({"DELETE", "/posters/k"}).status, 204);
  EXPECT_EQ(send({"DELETE", "/posters"}).status, 204);
  const Reply gone = send({"DELETE", "/posters"});
  EXPECT_EQ(gone.status, 404);
  EXPECT_EQ(gone.code(), "NoSuchBucket");
  EXPECT_EQ(gone.element("BucketName"), "posters");
  EXPECT_EQ(gone.element("Message"), "The specified bucket does not exist");
  const Reply head = send({"HEAD", "/posters"});
  EXPECT_EQ(head.status, 404);
  EXPECT_TRUE(head.body.empty());
}

TEST_F(S3Bucket, MakingOnesOwnAgain) {
  make_bucket("b-1");
  EXPECT_EQ(send({"PUT", "/b-1"}).status, 200);
}

TEST_F(S3Bucket, ConfigurationBody) {
  const auto body = [](const std::string& region) {
    return "<CreateBucketConfiguration "
           "xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><LocationConstraint>" +
           region + "</LocationConstraint></CreateBucketConfiguration>";
  };
  EXPECT_EQ(send({"PUT", "/b-1", {}, body("us-east-1")}).status, 200);
  EXPECT_EQ(send({"PUT", "/b-2", {}, body("eu-west-1")}).code(), "IllegalLocationConstraintException");
  EXPECT_EQ(send({"PUT", "/b-3", {}, "<CreateBucketConfiguration/>"}).status, 200);
  EXPECT_EQ(send({"PUT", "/b-4", {}, "not xml"}).code(), "MalformedXML");
  EXPECT_EQ(send({"PUT", "/b-4", {}, "<Other/>"}).code(), "MalformedXML");
}

TEST_F(S3Bucket, BadNames) {
  for (const char* target : {"/ab", "/UPPER", "/under_score", "/-dash", "/192.168.0.1"}) {
    const Reply reply = send({"PUT", target});
    EXPECT_EQ(reply.status, 400) << target;
    EXPECT_EQ(reply.code(), "InvalidBucketName") << target;
  }
}

TEST_F(S3Bucket, PropertiesNobodyTurnedOn) {
  make_bucket("b-1");
  EXPECT_NE(send({"GET", "/b-1?location"})
                .body.find("<LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/"
                           "2006-03-01/\"/>"),
            std::string::npos);
  const Reply policy = send({"GET", "/b-1?policy"});
  EXPECT_EQ(policy.status, 404);
  EXPECT_EQ(policy.code(), "NoSuchBucketPolicy");
  EXPECT_EQ(send({"GET", "/b-1?tagging"}).code(), "NoSuchTagSet");
  EXPECT_EQ(send({"GET", "/b-1?cors"}).code(), "NoSuchCORSConfiguration");
  EXPECT_EQ(send({"GET", "/b-1?lifecycle"}).code(), "NoSuchLifecycleConfiguration");
  EXPECT_EQ(send({"GET", "/b-1?versioning"}).status, 200);
  EXPECT_EQ(send({"GET", "/b-1?acl"}).element("Permission"), "FULL_CONTROL");
  EXPECT_EQ(send({"GET", "/b-1?publicAccessBlock"}).element("BlockPublicPolicy"), "true");
  EXPECT_EQ(send({"GET", "/b-1?versions"}).status, 501);
  EXPECT_EQ(send({"GET", "/b-1?inventory"}).status, 501);
  EXPECT_EQ(send({"GET", "/none?location"}).code(), "NoSuchBucket");
}

TEST_F(S3Bucket, OtherRegionsAreNamed) {
  S3DoorOptions options;
  options.region = "eu-west-1";
  use(options);
  const Reply reply = send({"PUT", "/b-1"});
  EXPECT_EQ(reply.status, 400);
  EXPECT_EQ(reply.element("Region"), "eu-west-1");
}

TEST_F(S3Bucket, WhatIsNotThereSaysSo) {
  make_bucket("b-1");
  for (const Sent& sent :
       {Sent{"PUT", "/b-1?versioning"}, Sent{"PUT", "/b-1?policy"}, Sent{"DELETE", "/b-1?policy"},
        Sent{"POST", "/b-1"}, Sent{"PUT", "/b-1/k?tagging"}, Sent{"GET", "/b-1/k?torrent"},
        Sent{"POST", "/b-1/k?restore"}, Sent{"DELETE", "/b-1/k?tagging"}}) {
    const Reply reply = send(sent);
    EXPECT_EQ(reply.status, 501) << sent.method << sent.target;
    EXPECT_EQ(reply.code(), "NotImplemented");
  }
  EXPECT_EQ(send({"PATCH", "/b-1"}).status, 405);
  EXPECT_EQ(send({"POST", "/"}).status, 405);
  EXPECT_EQ(send({"GET", "/b-1/k"}).code(), "NoSuchKey");
}

}  // namespace
}  // namespace onesheet::doors

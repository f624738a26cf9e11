#include "aws/sigv2.h"

#include <gtest/gtest.h>

namespace onesheet::aws {
namespace {

constexpr std::string_view kSecret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

// "Query string request authentication alternative" in the S3 developer guide.
TEST(SigV2, SampleOfTheGuide) {
  const QueryList query = {{"AWSAccessKeyId", "AKIAIOSFODNN7EXAMPLE"}, {"Expires", "1141889120"}};
  const std::string text =
      sigv2_string_to_sign({"GET", "1141889120", "awsexamplebucket1", "/photos/puppy.jpg", query, {}});
  EXPECT_EQ(text, "GET\n\n\n1141889120\n/awsexamplebucket1/photos/puppy.jpg");
}

// Made with botocore 1.26's generate_presigned_url (signature_version "s3").
TEST(SigV2, AgreesWithBoto3) {
  constexpr std::string_view secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
  const QueryList get = parse_query(
      "response-content-disposition=inline%3B%20filename%3D%22p.png%22&response-content-type=image%2Fpng"
      "&AWSAccessKeyId=AKIDEXAMPLE&Signature=q%2BUK5%2FO9Zkr3PJkosJnzByKr%2BSg%3D&Expires=1767323045");
  const std::string get_text =
      sigv2_string_to_sign({"GET", "1767323045", "", "/posters/a%20b%2Bc~%C3%A9.png", get, {}});
  EXPECT_EQ(get_text,
            "GET\n\n\n1767323045\n/posters/a%20b%2Bc~%C3%A9.png?response-content-disposition=inline; "
            "filename=\"p.png\"&response-content-type=image/png");
  EXPECT_EQ(sigv2_signature(secret, get_text), "q+UK5/O9Zkr3PJkosJnzByKr+Sg=");

  // boto3 puts the headers it signed into the query.
  const QueryList put = parse_query(
      "AWSAccessKeyId=AKIDEXAMPLE&Signature=SyiEENbt05df8XQ6rJp%2B6tXwyxQ%3D&content-type=image%2Fpng"
      "&x-amz-meta-a=x%20y&Expires=1767323045");
  EXPECT_EQ(
      sigv2_signature(secret, sigv2_string_to_sign({"PUT", "1767323045", "", "/posters/a%20b", put, {}})),
      "SyiEENbt05df8XQ6rJp+6tXwyxQ=");
}

TEST(SigV2, TakesAmzNamesFromHeadersThenQuery) {
  const QueryList query =
      parse_query("x-amz-meta-b=2&X-Amz-Meta-A=query&uploads&other=1&content-type=text/plain");
  const HeaderList headers = {{"X-Amz-Meta-A", " one "}, {"x-amz-meta-a", "two"}, {"Content-MD5", "m=="}};
  EXPECT_EQ(sigv2_string_to_sign({"PUT", "9", "b", "/k", query, headers}),
            "PUT\nm==\ntext/plain\n9\nx-amz-meta-a:one,two,query\nx-amz-meta-b:2\n/b/k?uploads");
}

// Whoever holds a link could otherwise add metadata that nobody signed.
TEST(SigV2, EveryRepetitionOfAnAmzNameIsSigned) {
  const auto signed_text = [](std::string_view query) {
    return sigv2_string_to_sign({"PUT", "9", "b", "/k", parse_query(query), {}});
  };
  EXPECT_NE(signed_text("x-amz-meta-role=user"), signed_text("x-amz-meta-role=user&x-amz-meta-role=admin"));
  EXPECT_NE(signed_text("x-amz-meta-role=user"), signed_text("x-amz-meta-role=user&X-Amz-Meta-Role=admin"));
}

TEST(SigV2, SignatureIsBase64HmacSha1) {
  // "Object GET" of the same guide: the published signature of this text.
  EXPECT_EQ(sigv2_signature(kSecret,
                            "GET\n\n\nTue, 27 Mar 2007 19:36:42 +0000\n/awsexamplebucket1/photos/puppy.jpg"),
            "qgk2+6Sv9/oM7G3qLEjTH1a1l1g=");
}

}  // namespace
}  // namespace onesheet::aws

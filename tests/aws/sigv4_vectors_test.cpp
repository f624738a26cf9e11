// Vectors typed in by hand: AWS's published samples and ones computed independently for our own requests.
#include <gtest/gtest.h>

#include "aws/sigv4.h"
#include "aws/time_text.h"
#include "base/encoding.h"

namespace onesheet::aws {
namespace {

using std::chrono::seconds;

SigningContext our_context(std::string service) {
  return {{"AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "FwoGZXIvYXdzEXAMPLE/Token+=="},
          "us-west-2",
          std::move(service),
          parse_basic_time("20260102T030405Z").value(),
          PathRule::encoded};
}

SigningContext s3_context() {
  SigningContext context = our_context("s3");
  context.path_rule = PathRule::s3;
  return context;
}

TEST(SigV4Vectors, BedrockInvokeModel) {
  const std::string body = R"({"taskType":"TEXT_IMAGE","textToImageParams":{"text":"hello"}})";
  ASSERT_EQ(sha256_hex(body), "19c4898345220996be717f33ec23ea82213016a80693e5b83bb0bf6936dc6039");
  const Request request{"POST",
                        "/model/stability.sd3-5-large-v1%3A0/invoke",
                        "",
                        {{"Host", "bedrock-runtime.us-west-2.amazonaws.com"},
                         {"accept", "application/json"},
                         {"content-type", "application/json"}}};
  const auto result = sign_headers(request, sha256_hex(body), our_context("bedrock"), false);
  EXPECT_EQ(sha256_hex(result.signature.canonical_request),
            "3098eabcd85959044935df95255508398018880e60da4b1897ed7c8ca21ef4f6");
  EXPECT_EQ(result.signature.hex, "c9a2c420e902631dcbbf440e5fd5b4f02f69711dabd9ca840e676a0b74f8c4e8");
  EXPECT_NE(result.added.back().second.find(
                "SignedHeaders=accept;content-type;host;x-amz-date;x-amz-security-token,"),
            std::string::npos);
}

TEST(SigV4Vectors, PresignedGetOfTheS3Guide) {
  const SigningContext context{{"AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", ""},
                               "us-east-1",
                               "s3",
                               parse_basic_time("20130524T000000Z").value(),
                               PathRule::s3};
  const Request request{"GET", "/test.txt", "", {{"Host", "examplebucket.s3.amazonaws.com"}}};
  const auto result = presign(request, kUnsignedPayload, context, seconds{86400});
  EXPECT_EQ(result.signature.hex, "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
  EXPECT_EQ(result.query,
            "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%"
            "2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-SignedHeaders=host&X-Amz-Expires=86400"
            "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
}

TEST(SigV4Vectors, PresignedGetOfAPoster) {
  const Request request{"GET",
                        "/posters/2026/01/02/a%20b~c.png",
                        "response-content-disposition=inline%3B%20filename%3D%22poster.png%22&response-"
                        "content-type=image%2Fpng",
                        {{"Host", "onesheet-posters.s3.us-west-2.amazonaws.com"}}};
  const auto result = presign(request, kUnsignedPayload, s3_context(), seconds{3600});
  EXPECT_NE(
      result.signature.canonical_request.find(
          "\nX-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20260102%2Fus-west-2%2Fs3%"
          "2Faws4_request&X-Amz-Date=20260102T030405Z&X-Amz-Expires=3600&X-Amz-Security-Token="
          "FwoGZXIvYXdzEXAMPLE%2FToken%2B%3D%3D&X-Amz-SignedHeaders=host&response-content-disposition=inline%"
          "3B%20filename%3D%22poster.png%22&response-content-type=image%2Fpng\n"),
      std::string::npos);
  EXPECT_EQ(sha256_hex(result.signature.canonical_request),
            "23d9ea6c12ab73869c2e6f39a0032c85e97107f8e25fd52b69fc9c383ed95129");
  EXPECT_EQ(result.signature.hex, "93157ffa77c9f7b6b4db088076bf7f9ca45f00dc9ea12f07d8107b9c8f39041c");
}

TEST(SigV4Vectors, PutOfAPoster) {
  const std::string body = "\x89PNG\r\n";
  ASSERT_EQ(sha256_hex(body), "823ceb99fcef5252333ede1b2202341c3b287b6d47571963e6b0ddf393a24f82");
  const Request request{
      "PUT",
      "/posters/2026/01/02/a%20b~c.png",
      "",
      {{"Host", "onesheet-posters.s3.us-west-2.amazonaws.com"}, {"Content-Type", "image/png"}}};
  const auto result = sign_headers(request, sha256_hex(body), s3_context(), true);
  EXPECT_EQ(result.signature.hex, "74eeeb89a3a9a3433b7e7c85b458130d0907150a50b9b57b5b86c09988c26384");
  EXPECT_NE(result.added.back().second.find(
                "SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date;x-amz-security-token,"),
            std::string::npos);
}

TEST(SigV4, LeavesOutWhatProxiesChange) {
  const HeaderList headers = {{"Host", "h"},
                              {"User-Agent", "u"},
                              {"Expect", "100-continue"},
                              {"Connection", "close"},
                              {"X-Amz-Date", "d"},
                              {"Transfer-Encoding", "chunked"},
                              {"X-Amzn-Trace-Id", "t"},
                              {"Content-Type", "c"},
                              {"TE", "trailers"},
                              {"HOST", "again"}};
  EXPECT_EQ(signable_names(headers), (std::vector<std::string>{"content-type", "host", "x-amz-date"}));
}

TEST(SigningKeys, AreRememberedPerScopeAndSecret) {
  SigningKeys keys;
  const Scope scope{"20150830", "us-east-1", "iam"};
  const std::string secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
  // The example of the IAM guide.
  const std::string expected = "c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9";
  EXPECT_EQ(base::hex_lower(keys.get(secret, scope)), expected);
  EXPECT_EQ(base::hex_lower(keys.get(secret, scope)), expected);
  EXPECT_NE(base::hex_lower(keys.get("other", scope)), expected);
  EXPECT_NE(base::hex_lower(keys.get(secret, {"20150831", "us-east-1", "iam"})), expected);
  EXPECT_NE(base::hex_lower(keys.get(secret, {"20150830", "us-east-2", "iam"})), expected);
  EXPECT_NE(base::hex_lower(keys.get(secret, {"20150830", "us-east-1", "s3"})), expected);
  // Far more scopes than are remembered: still right.
  for (int i = 0; i < 50; ++i) keys.get(secret, {"20150830", "region-" + std::to_string(i), "iam"});
  EXPECT_EQ(base::hex_lower(keys.get(secret, scope)), expected);
}

}  // namespace
}  // namespace onesheet::aws

// Who gets in, and what the others are told.
#include "fixture.h"

namespace onesheet::doors {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::StartsWith;

class BedrockAuth : public BedrockDoorTest {
 protected:
  Sent good() const { return sign({invoke_path(kNova), nova_body("a cat")}); }
  static Sent replaced(Sent sent, const std::string& header, const std::string& from, const std::string& to) {
    for (auto& [name, value] : sent.headers) {
      if (name != header) continue;
      const std::size_t at = value.find(from);
      EXPECT_NE(at, std::string::npos) << value;
      value.replace(at, from.size(), to);
    }
    return sent;
  }
  void expect_refused(const Sent& sent, int status, const std::string& code, const std::string& message) {
    const Reply reply = send_raw(sent);
    EXPECT_EQ(reply.status, status);
    EXPECT_EQ(reply.code(), code);
    EXPECT_THAT(reply.message(), HasSubstr(message));
    EXPECT_EQ(reply.header("Content-Type"), "application/json");
    EXPECT_TRUE(orders_.empty());
  }
};

// Signed elsewhere, by an implementation that agrees with botocore: us-west-2, a session token, no
// x-amz-content-sha256, a model id whose ':' is encoded once on the wire and twice in the signature.
TEST_F(BedrockAuth, AForeignSignatureHolds) {
  Sent sent{"/model/stability.sd3-5-large-v1%3A0/invoke",
            R"({"taskType":"TEXT_IMAGE","textToImageParams":{"text":"hello"}})"};
  sent.headers = {{"Host", "bedrock-runtime.us-west-2.amazonaws.com"},
                  {"Accept", "application/json"},
                  {"Content-Type", "application/json"},
                  {"X-Amz-Date", "20260102T030405Z"},
                  {"X-Amz-Security-Token", "FwoGZXIvYXdzEXAMPLE/Token+=="},
                  {"Authorization",
                   "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/us-west-2/bedrock/aws4_request, "
                   "SignedHeaders=accept;content-type;host;x-amz-date;x-amz-security-token, "
                   "Signature=c9a2c420e902631dcbbf440e5fd5b4f02f69711dabd9ca840e676a0b74f8c4e8"}};
  const Reply reply = send_raw(sent);
  EXPECT_EQ(reply.code(), "ValidationException") << reply.body;  // let in: Nova's body is not Stability's
  sent.body += " ";
  EXPECT_EQ(send_raw(sent).code(), "InvalidSignatureException");
}

TEST_F(BedrockAuth, ASignedRequestIsAnswered) {
  const Reply reply = send_raw(good());
  EXPECT_EQ(reply.status, 200) << reply.body;
  EXPECT_EQ(reply.header("x-amzn-RequestId").size(), 36U);
}

TEST_F(BedrockAuth, HeadersOfTheJavaScriptSdkAreFine) {
  const std::string body = nova_body("a cat");
  EXPECT_EQ(send_raw(sign({invoke_path(kNova),
                           body,
                           {{"content-type", "application/json"},
                            {"accept", "application/json"},
                            {"amz-sdk-invocation-id", "7f8e"},
                            {"amz-sdk-request", "attempt=1; max=3"},
                            {"content-length", std::to_string(body.size())},
                            {"x-amz-user-agent", "aws-sdk-js/3"},
                            {"x-amz-content-sha256", aws::sha256_hex(body)}}}))
                .status,
            200);
}

// Over HTTP/2 the host goes by another name, and that is the name the SDK for JavaScript signs.
TEST_F(BedrockAuth, TheHostMayBeSignedAsHttp2NamesIt) {
  Sent sent{invoke_path(kNova), nova_body("a cat")};
  aws::Request request{sent.method, sent.target, "", sent.headers};
  request.headers.emplace_back(":authority", std::string{kHost});
  const auto result = aws::sign_headers(request, aws::sha256_hex(sent.body),
                                        {{std::string{kAccessKey}, std::string{kSecret}, ""},
                                         "us-east-1",
                                         "bedrock",
                                         clock_->now(),
                                         aws::PathRule::normalized},
                                        false);
  sent.headers.insert(sent.headers.end(), result.added.begin(), result.added.end());
  EXPECT_EQ(send_raw(sent).status, 200);
  sent.headers.emplace_back("Host", "another.example");
  EXPECT_EQ(send_raw(sent).code(), "InvalidSignatureException");
}

TEST_F(BedrockAuth, NobodyUnsignedIsLetIn) {
  const Reply reply = send_raw({invoke_path(kNova), nova_body("a cat")});
  EXPECT_EQ(reply.status, 403);
  EXPECT_EQ(reply.header("x-amzn-ErrorType"),
            "MissingAuthenticationTokenException:http://internal.amazon.com/coral/com.amazon.bedrock/");
  EXPECT_EQ(reply.body, R"({"message":"Missing Authentication Token"})");
  EXPECT_TRUE(reply.early);
}

TEST_F(BedrockAuth, WhatWasAlteredDoesNotMatch) {
  const std::string text =
      "The request signature we calculated does not match the signature you provided. Check your "
      "AWS Secret Access Key and signing method. Consult the service documentation for details.";
  Sent other_body = good();
  other_body.body = nova_body("a dog");
  expect_refused(other_body, 403, "InvalidSignatureException", text);
  Sent other_model = good();
  other_model.target = invoke_path(kTitan);
  expect_refused(other_model, 403, "InvalidSignatureException", text);
  Sent with_query = good();
  with_query.target += "?x=1";
  expect_refused(with_query, 403, "InvalidSignatureException", text);
  expect_refused(replaced(good(), "Accept", "json", "xml"), 403, "InvalidSignatureException", text);
  expect_refused(sign({invoke_path(kNova), nova_body("a cat")}, "bedrock", "another secret"), 403,
                 "InvalidSignatureException", text);
}

TEST_F(BedrockAuth, UnknownKeysAndOtherServicesAreRefusedBeforeTheBody) {
  const Sent unknown = replaced(good(), "Authorization", "AKIDEXAMPLE", "AKIDNOBODY");
  expect_refused(unknown, 403, "UnrecognizedClientException",
                 "The security token included in the request is invalid.");
  EXPECT_TRUE(send_raw(unknown).early);
  expect_refused(sign({invoke_path(kNova), nova_body("a cat")}, "bedrock-runtime"), 403,
                 "InvalidSignatureException", "Credential should be scoped to correct service: 'bedrock'.");
}

TEST_F(BedrockAuth, ClocksMayDifferByFiveMinutes) {
  const Sent sent = good();
  for (const auto shift : {-300s, 300s}) {
    clock_->advance(shift);
    EXPECT_EQ(send_raw(sent).status, 200);
    clock_->advance(-shift);
  }
  orders_.clear();
  clock_->advance(301s);
  expect_refused(
      sent, 403, "InvalidSignatureException",
      "Signature expired: 20260102T030405Z is now earlier than 20260102T030406Z (20260102T030906Z - 5 min.)");
  clock_->advance(-602s);
  expect_refused(sent, 403, "InvalidSignatureException",
                 "Signature not yet current: 20260102T030405Z is still later");
}

TEST_F(BedrockAuth, UnreadableSignaturesAreIncomplete) {
  for (const auto& [from, to] :
       std::vector<std::pair<std::string, std::string>>{{"AWS4-HMAC-SHA256", "AWS4-HMAC-SHA1"},
                                                        {"Credential=", "Credentials="},
                                                        {"/bedrock/aws4_request", "/bedrock"},
                                                        {"SignedHeaders=accept", "SignedHeaders=Accept"},
                                                        {"Signature=", "Signature=X"}}) {
    expect_refused(replaced(good(), "Authorization", from, to), 400, "IncompleteSignatureException", "");
  }
  expect_refused(replaced(good(), "X-Amz-Date", "T", "t"), 400, "IncompleteSignatureException", "X-Amz-Date");
}

TEST_F(BedrockAuth, HostAndTimeMustBeSigned) {
  expect_refused(replaced(good(), "Authorization", ";host;", ";"), 403, "InvalidSignatureException",
                 "'Host'");
  expect_refused(replaced(good(), "Authorization", ";x-amz-date", ""), 403, "InvalidSignatureException",
                 "'X-Amz-Date' must be a 'SignedHeader'");
}

TEST_F(BedrockAuth, TheBearerTokenStandsForThePair) {
  const std::string token = bearer_token_of(kAccessKey, kSecret);
  EXPECT_THAT(token, StartsWith("bedrock-api-key-"));
  EXPECT_EQ(token, bearer_token_of(kAccessKey, kSecret));
  EXPECT_NE(token, bearer_token_of(kAccessKey, "another secret"));
  EXPECT_NE(token, bearer_token_of("another key", kSecret));
  Sent sent{invoke_path(kNova), nova_body("a cat")};
  sent.headers.emplace_back("Authorization", "Bearer " + token);
  EXPECT_EQ(send_raw(sent).status, 200);
  orders_.clear();
  sent.headers.back().second.pop_back();
  expect_refused(sent, 403, "AccessDeniedException", "Please make sure your API Key is valid");
  sent.headers.back().second = "Bearer ";
  expect_refused(sent, 403, "AccessDeniedException", "API Key");
}

}  // namespace
}  // namespace onesheet::doors

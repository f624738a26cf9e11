#include "aws/calls/caller.h"

#include <gtest/gtest.h>

#include "aws/time_text.h"
#include "aws_credentials/scripted_client.h"

namespace onesheet::aws {
namespace {

using base::Deadline;
using testing::ScriptedClient;

class Calls : public ::testing::Test {
 protected:
  Caller caller(CallerOptions options = {}) {
    options.service = "s3";
    options.region = "us-west-2";
    options.send_payload_hash = true;
    return Caller(options, client, keeper, clock);
  }
  static Deadline soon() { return Deadline::after(std::chrono::seconds{20}); }

  ScriptedClient client;
  base::ManualClock clock{*parse_basic_time("20260102T030405Z")};
  CredentialKeeper keeper{fixed_source({"AKIDEXAMPLE", "secret/key", "token/of/session"}), clock};
  Call call{.method = "PUT",
            .endpoint = "https://b.s3.us-west-2.amazonaws.com",
            .path = "/k",
            .query = "",
            .headers = {},
            .body = "hello"};
};

TEST_F(Calls, SignsWhatItSends) {
  client.then(ScriptedClient::says(200, "fine"));
  auto made = caller();
  const auto answer = made.send(call, soon());
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "fine");
  const auto& sent = client.asked.at(0);
  EXPECT_EQ(sent.url, "https://b.s3.us-west-2.amazonaws.com/k");
  EXPECT_EQ(sent.headers.find("Host"), "b.s3.us-west-2.amazonaws.com");
  EXPECT_EQ(sent.headers.find("x-amz-content-sha256"), sha256_hex("hello"));
  EXPECT_EQ(sent.headers.find("x-amz-security-token"), "token/of/session");
  EXPECT_EQ(sent.headers.find("x-amz-date"), "20260102T030405Z");
  ASSERT_TRUE(sent.headers.find("Authorization"));
}

TEST_F(Calls, RetriesThrottlingAndServerErrors) {
  client.then(ScriptedClient::says(500, ""))
      .then(ScriptedClient::says(503, "<Error><Code>ServiceUnavailable</Code></Error>"))
      .then(ScriptedClient::says(200, ""));
  auto made = caller();
  EXPECT_TRUE(made.send(call, soon()));
  EXPECT_EQ(client.asked.size(), 3U);
}

TEST_F(Calls, GivesUpAfterItsAttempts) {
  for (int i = 0; i < 5; ++i)
    client.then(ScriptedClient::says(500, "<Error><Code>InternalError</Code></Error>"));
  auto made = caller({.attempts_max = 2});
  const auto answer = made.send(call, soon());
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().service.code, "InternalError");
  EXPECT_EQ(answer.error().attempts, 2);
  EXPECT_EQ(client.asked.size(), 2U);
}

TEST_F(Calls, DoesNotRetryWhatWillNotChange) {
  client.then(ScriptedClient::says(403, "<Error><Code>AccessDenied</Code></Error>"));
  auto made = caller();
  EXPECT_FALSE(made.send(call, soon()));
  EXPECT_EQ(client.asked.size(), 1U);
}

TEST_F(Calls, SilenceIsRetriedOnlyWhenAllowed) {
  client.then(ScriptedClient::breaks(http::Reached::maybe, base::ErrorKind::timed_out))
      .then(ScriptedClient::says(200, ""));
  auto careful = caller({.retry_after_silence = false});
  EXPECT_FALSE(careful.send(call, soon()));
  EXPECT_EQ(client.asked.size(), 1U);
  EXPECT_TRUE(careful.send(call, soon())) << "the next call is a new request";
  client.then(ScriptedClient::breaks(http::Reached::no)).then(ScriptedClient::says(200, ""));
  EXPECT_TRUE(careful.send(call, soon())) << "a connection that never was costs nothing to repeat";
}

TEST_F(Calls, LearnsTheServicesTimeOnce) {
  client
      .then(ScriptedClient::says(403, "<Error><Code>RequestTimeTooSkewed</Code></Error>",
                                 {{"Date", "Fri, 02 Jan 2026 05:00:00 GMT"}}))
      .then(ScriptedClient::says(200, ""));
  auto made = caller();
  EXPECT_TRUE(made.send(call, soon()));
  EXPECT_EQ(client.asked.at(1).headers.find("x-amz-date"), "20260102T050000Z");
}

TEST_F(Calls, ABearerTokenReplacesTheSignature) {
  client.then(ScriptedClient::says(200, ""));
  auto made = caller({.bearer_token = "bedrock-api-key-x"});
  EXPECT_TRUE(made.send(call, soon()));
  EXPECT_EQ(client.asked.at(0).headers.find("Authorization"), "Bearer bedrock-api-key-x");
  EXPECT_FALSE(client.asked.at(0).headers.find("x-amz-date"));
}

TEST_F(Calls, AServiceThatRepeatsOurSecretsIsNotQuoted) {
  for (int i = 0; i < 2; ++i)
    client.then(ScriptedClient::says(
        403,
        R"({"message":"should have been 'x-amz-security-token:token/of/session'; Bearer bearer-key-9 secret/key"})",
        {{"x-amzn-ErrorType", "InvalidSignatureException"}}));
  auto made = caller();
  EXPECT_EQ(made.send(call, soon()).error().service.message,
            "should have been 'x-amz-security-token:[hidden]'; Bearer bearer-key-9 [hidden]");
  auto bearer = caller({.bearer_token = "bearer-key-9"});
  EXPECT_NE(bearer.send(call, soon()).error().service.message.find("Bearer [hidden]"), std::string::npos);
}

TEST_F(Calls, StopsWhenTheDeadlineWouldNotOutlastTheWait) {
  for (int i = 0; i < 3; ++i)
    client.then(ScriptedClient::says(429, R"({"message":"x"})",
                                     {{"x-amzn-ErrorType", "ThrottlingException:http://internal/"}}));
  auto made = caller({.attempts_max = 3});
  const auto answer = made.send(call, Deadline::after(std::chrono::milliseconds{1}));
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().service.code, "ThrottlingException");
  EXPECT_LT(client.asked.size(), 3U);
}

TEST(Retry, CodesAreReadFromHeaderXmlAndJson) {
  http::ClientAnswer answer{400, {}, R"({"__type":"com.amazon.coral#ValidationException","message":"no"})"};
  EXPECT_EQ(service_error(answer).code, "ValidationException");
  EXPECT_EQ(service_error(answer).message, "no");
  answer.headers.add("X-Amzn-Errortype",
                     "ModelNotReadyException:http://internal.amazon.com/coral/com.amazon.bedrock/");
  EXPECT_EQ(service_error(answer).code, "ModelNotReadyException");
  EXPECT_EQ(fault_of(service_error(answer)), Fault::throttling);
  EXPECT_EQ(fault_of({.status = 404, .code = "NoSuchKey", .message = ""}), Fault::permanent);
  EXPECT_EQ(fault_of({.status = 409, .code = "ConditionalRequestConflict", .message = ""}), Fault::transient);
}

TEST(Retry, WaitsAsLongAsItIsAskedToWithinFiveSecondsMore) {
  using std::chrono::milliseconds;
  EXPECT_EQ(wait_time(milliseconds{100}, std::nullopt).count(), 100);
  EXPECT_EQ(wait_time(milliseconds{100}, milliseconds{50}).count(), 100);
  EXPECT_EQ(wait_time(milliseconds{100}, milliseconds{3000}).count(), 3000);
  EXPECT_EQ(wait_time(milliseconds{100}, milliseconds{60'000}).count(), 5100);
  http::ClientAnswer answer{503, {}, ""};
  answer.headers.add("x-amz-retry-after", "1500");
  EXPECT_EQ(service_error(answer).retry_after, milliseconds{1500});
  for (const std::string text : {"-1", "soon", "1.5", "", "99999999999999999999"}) {
    http::ClientAnswer odd{503, {}, ""};
    odd.headers.add("x-amz-retry-after", text);
    EXPECT_EQ(service_error(odd).retry_after, std::nullopt) << text;
  }
}

TEST(Retry, ExpiredKeysAndWrongClocksAreToldApart) {
  const auto fault = [](int status, std::string code, std::string message = "") {
    return fault_of({.status = status, .code = std::move(code), .message = std::move(message)});
  };
  EXPECT_EQ(fault(400, "ExpiredToken"), Fault::expired);
  EXPECT_EQ(fault(403, "ExpiredTokenException"), Fault::expired);
  EXPECT_EQ(fault(403, "RequestTimeTooSkewed"), Fault::skew);
  EXPECT_EQ(fault(400, "RequestExpired"), Fault::skew);
  EXPECT_EQ(fault(403, "InvalidSignatureException", "Signature not yet current"), Fault::skew);
  EXPECT_EQ(fault(403, "InvalidSignatureException", "The request signature we calculated"), Fault::permanent);
  EXPECT_EQ(fault(403, "AccessDenied", "Request is not valid yet"), Fault::skew);
  EXPECT_EQ(fault(403, "AccessDenied"), Fault::permanent);
  EXPECT_EQ(fault(301, "PermanentRedirect"), Fault::permanent);
}

TEST(Addresses, HostAndPathOfAnEndpoint) {
  EXPECT_EQ(host_header("https://h.example:443/a/b"), "h.example");
  EXPECT_EQ(host_header("http://h.example:8080"), "h.example:8080");
  EXPECT_EQ(path_prefix("https://h.example:443/a/b"), "/a/b");
  EXPECT_EQ(path_prefix("https://h.example"), "");
}

TEST(Retry, BackoffGrowsIsCappedAndJittered) {
  EXPECT_EQ(backoff(Fault::transient, 0, 1.0F).count(), 50);
  EXPECT_EQ(backoff(Fault::transient, 3, 1.0F).count(), 400);
  EXPECT_EQ(backoff(Fault::throttling, 0, 0.5F).count(), 500);
  EXPECT_EQ(backoff(Fault::throttling, 30, 1.0F).count(), 20'000);
  EXPECT_EQ(backoff(Fault::throttling, 5, 0.0F).count(), 0);
}

}  // namespace
}  // namespace onesheet::aws

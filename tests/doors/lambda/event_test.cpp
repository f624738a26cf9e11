#include "doors/lambda/event.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "base/encoding.h"

namespace onesheet::lambda {
namespace {

namespace json = boost::json;

Event event(std::string_view text) {
  auto read = read_event(text, {});
  EXPECT_TRUE(read) << text;
  return read ? std::move(*read) : Event{};
}

http::Response response(int status, std::string type, std::string body) {
  http::Response made;
  made.status = status;
  made.headers.add("Content-Type", std::move(type));
  made.body = std::move(body);
  return made;
}

TEST(DirectEvents, BecomeTheTutorialsRoute) {
  const Event read = event(R"({"prompt":"a cat & a dog","seed":7,"title":"none"})");
  EXPECT_EQ(read.shape, EventShape::direct);
  EXPECT_EQ(read.head.method, "GET");
  EXPECT_EQ(read.head.target, "/Dev/poster?prompt=a%20cat%20%26%20a%20dog&title=none&seed=7");
}

TEST(DirectEvents, InjectedMembersSteerNothing) {
  EXPECT_EQ(event(R"({"prompt":"x","path":"/v1/posters","httpMethod":"DELETE","admin":true})").head.target,
            "/Dev/poster?prompt=x");
  EXPECT_EQ(event(R"({})").head.target, "/Dev/poster?") << "the route itself says that the prompt is missing";
}

TEST(ProxyEvents, Version1) {
  const Event read = event(
      R"({"resource":"/{proxy+}","path":"/v1/posters","httpMethod":"POST","headers":{"Content-Type":"application/json","X-Api-Key":"k"},
    "multiValueHeaders":{"Content-Type":["application/json"],"X-Api-Key":["k"],"Accept":["a","b"]},
    "multiValueQueryStringParameters":{"limit":["1","2"]},"queryStringParameters":{"limit":"2"},
    "requestContext":{"stage":"Dev","path":"/Dev/v1/posters","identity":{"sourceIp":"192.0.2.1"}},"body":"eyJhIjoxfQ==","isBase64Encoded":true})");
  EXPECT_EQ(read.shape, EventShape::proxy_v1);
  EXPECT_EQ(read.head.method, "POST");
  EXPECT_EQ(read.head.target, "/v1/posters?limit=2");
  EXPECT_EQ(read.head.peer, "192.0.2.1");
  EXPECT_EQ(read.body, R"({"a":1})");
  EXPECT_EQ(read.head.content_length, 7U);
  EXPECT_FALSE(read.head.headers.find("x-api-key")) << "API Gateway has checked it; it is no key of ours";
  EXPECT_EQ(read.head.headers.find_all("accept").size(), 2U);
  EXPECT_EQ(read.head.headers.find("x-forwarded-prefix"), "/Dev");
}

TEST(ProxyEvents, Version2KeepsTheRawPathAndQuery) {
  const Event read = event(
      R"({"version":"2.0","rawPath":"/v1/posters/01%2F","rawQueryString":"a=%20b","headers":{"accept":"x","x-forwarded-prefix":"/evil"},
    "requestContext":{"http":{"method":"GET","sourceIp":"192.0.2.9"}},"isBase64Encoded":false})");
  EXPECT_EQ(read.shape, EventShape::proxy_v2);
  EXPECT_EQ(read.head.target, "/v1/posters/01%2F?a=%20b");
  EXPECT_EQ(read.head.headers.find("x-forwarded-prefix"), "") << "whatever the caller says";
}

TEST(ProxyEvents, RefuseNonsense) {
  for (const std::string_view text :
       {"", "[]", "null", "{", R"({"requestContext":{"http":{"method":"GET"}}})",
        R"({"httpMethod":"GET","requestContext":{},"path":"x"})",
        R"({"httpMethod":"POST","requestContext":{},"path":"/","body":"***","isBase64Encoded":true})"}) {
    EXPECT_FALSE(read_event(text, {})) << text;
  }
  std::string deep = R"({"prompt":"x","a":)";
  for (int i = 0; i < 100; ++i) deep += "[";
  EXPECT_FALSE(read_event(deep, {}));
}

TEST(Replies, DirectSuccessIsTheBodyAsItIs) {
  const Reply reply = reply_to(EventShape::direct,
                               response(200, "application/json", R"({"statusCode":200,"body":"https://x"})"));
  EXPECT_FALSE(reply.failed);
  EXPECT_EQ(reply.body, R"({"statusCode":200,"body":"https://x"})");
}

TEST(Replies, DirectFailuresAreSortable) {
  const Reply reply =
      reply_to(EventShape::direct, response(400, "application/json", R"({"message":"Missing \"prompt\""})"));
  EXPECT_TRUE(reply.failed);
  EXPECT_EQ(reply.error_type, "Onesheet.BadRequest");
  EXPECT_EQ(json::parse(reply.body).at("errorMessage"), "[400] Missing \"prompt\"");
  EXPECT_EQ(failure_reply(EventShape::direct, 504, "late").error_type, "Onesheet.TimedOut");
}

TEST(Replies, ProxyEnvelopes) {
  const auto v1 =
      json::parse(reply_to(EventShape::proxy_v1, response(404, "application/problem+json", "{}")).body)
          .as_object();
  EXPECT_EQ(v1.at("statusCode"), 404);
  EXPECT_EQ(v1.at("isBase64Encoded"), false);
  EXPECT_EQ(v1.at("body"), "{}");
  EXPECT_TRUE(v1.contains("multiValueHeaders"));
  const auto v2 =
      json::parse(reply_to(EventShape::proxy_v2, response(200, "image/png", "\x89PNG")).body).as_object();
  EXPECT_EQ(v2.at("isBase64Encoded"), true);
  EXPECT_EQ(std::string_view(v2.at("body").as_string()), base::base64(base::as_bytes("\x89PNG")));
  EXPECT_FALSE(v2.contains("multiValueHeaders"));
}

}  // namespace
}  // namespace onesheet::lambda

// The tutorial's route, as API Gateway would answer it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "doors/gateway/desk.h"

namespace onesheet::gateway {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;
using testing::Not;

void expect_gateway_error(const http::Response& response, int status, std::string_view body,
                          std::string_view type) {
  EXPECT_EQ(response.status, status);
  EXPECT_EQ(response.body, body);
  EXPECT_EQ(header(response, "Content-Type"), "application/json");
  EXPECT_EQ(header(response, "x-amzn-ErrorType"), type);
  EXPECT_NE(header(response, "x-amzn-RequestId"), "");
}

TEST(Tutorial, AnswersWithTheFunctionsOwnResult) {
  Desk desk;
  for (const std::string& target :
       {std::string("/Dev/poster?") + kSmallQuery, std::string("/Dev?") + kSmallQuery,
        std::string("/Dev/?") + kSmallQuery}) {
    const auto response = desk.get(target);
    EXPECT_EQ(response.status, 200) << response.body;
    EXPECT_THAT(
        response.body,
        MatchesRegex(
            R"(\{"statusCode":200,"body":"http://127\.0\.0\.1:9000/onesheet/posters/[0-9a-z]{26}\.png\?X-Amz-Signature=s"\})"));
    EXPECT_EQ(header(response, "Content-Type"), "application/json");
    EXPECT_EQ(header(response, "x-amzn-ErrorType"), "");
  }
  EXPECT_EQ(desk.studio.store->objects().size(), 3U);
}

TEST(Tutorial, MakesTheTutorialsSizeUnlessAskedOtherwise) {
  Desk desk;
  ASSERT_EQ(desk.get("/Dev/poster?prompt=a+cat&title=none").status, 200);
  const auto made = desk.studio.catalogue->list("", 1)->posters[0];
  EXPECT_EQ(made.width_px, 1280);
  EXPECT_EQ(made.height_px, 720);
  EXPECT_EQ(made.prompt, "a cat");
}

TEST(Tutorial, TakesItsOptionalParametersAndIgnoresOthers) {
  Desk desk;
  const auto response = desk.get(
      "/Dev/"
      "poster?prompt=a%20sky&title=Mine%21&tagline=Stay.&format=160x240&seed=42&model=other&expires=90s&utm="
      "x");
  ASSERT_EQ(response.status, 200) << response.body;
  const auto made = desk.studio.catalogue->list("", 1)->posters[0];
  EXPECT_EQ(made.title, "Mine!");
  EXPECT_EQ(made.tagline, "Stay.");
  EXPECT_EQ(made.seed, 42U);
  EXPECT_EQ(made.model, "other");
  EXPECT_EQ(desk.studio.store->last_link.expires, std::chrono::seconds(90));
}

TEST(Tutorial, AMissingOrBlankPromptIsRefusedByTheValidator) {
  Desk desk;
  for (const char* target : {"/Dev/poster", "/Dev/poster?", "/Dev/poster?prompt",
                             "/Dev/poster?prompt=", "/Dev/poster?prompt=%20%09", "/Dev/poster?Prompt=a",
                             "/Dev", "/Dev?x=1", "/Dev?prompt=a&prompt="}) {
    expect_gateway_error(desk.get(target), 400,
                         R"({"message": "Missing required request parameters: [prompt]"})",
                         "BadRequestException");
  }
}

TEST(Tutorial, ARepeatedParameterKeepsItsLastValue) {
  Desk desk;
  ASSERT_EQ(desk.get(std::string("/Dev?prompt=first&") + kSmallQuery).status, 200);
  EXPECT_EQ(desk.studio.catalogue->list("", 1)->posters[0].prompt, "a sky");
}

TEST(Tutorial, AnUnknownRouteOrMethodMissesItsToken) {
  Desk desk;
  const std::string body = R"({"message":"Missing Authentication Token"})";
  for (const char* target :
       {"/Dev/posters?prompt=a", "/Dev/poster/x?prompt=a", "/Dev//poster?prompt=a", "/Dev/%70oster"}) {
    expect_gateway_error(desk.get(target), 403, body, "MissingAuthenticationTokenException");
  }
  for (const char* method : {"POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"}) {
    expect_gateway_error(desk.ask({.method = method, .target = "/Dev/poster?prompt=a"}), 403, body,
                         "MissingAuthenticationTokenException");
  }
  EXPECT_EQ(desk.studio.model->paintings, 0);
}

TEST(Tutorial, TheStageIsTheOneTheServiceWasStartedWith) {
  Desk desk({.stage = "prod"});
  EXPECT_EQ(desk.get(std::string("/prod/poster?") + kSmallQuery).status, 200);
  EXPECT_EQ(desk.get(std::string("/Dev/poster?") + kSmallQuery).status, 404);
}

TEST(Tutorial, ThrottlesAsApiGatewayDoes) {
  Desk desk({.make_rate = {0.5, 1}});
  EXPECT_EQ(desk.get(std::string("/Dev?") + kSmallQuery).status, 200);
  const auto response = desk.get(std::string("/Dev?") + kSmallQuery);
  expect_gateway_error(response, 429, R"({"message":"Too Many Requests"})", "TooManyRequestsException");
  EXPECT_EQ(header(response, "Retry-After"), "2");
  desk.studio.clock->advance(std::chrono::seconds(2));
  EXPECT_EQ(desk.get(std::string("/Dev?") + kSmallQuery).status, 200);
}

TEST(Tutorial, ACallersMistakeIsA400WithItsSentence) {
  Desk desk;
  const auto response = desk.get("/Dev?prompt=a&format=0x0");
  EXPECT_EQ(response.status, 400);
  EXPECT_THAT(response.body, HasSubstr("0x0"));
  EXPECT_EQ(desk.get("/Dev?prompt=a&seed=-1").status, 400);
  EXPECT_EQ(desk.get("/Dev?prompt=a&expires=8d").status, 400);
  EXPECT_EQ(desk.get("/Dev?prompt=a&model=x").status, 400);
  EXPECT_EQ(desk.get("/Dev?prompt=a%01b").status, 400);
  EXPECT_EQ(desk.get("/Dev?prompt=a%FFb").status, 400);
  EXPECT_EQ(desk.get("/Dev?prompt=" + std::string(10'001, 'p')).status, 400);
}

TEST(Tutorial, AMalformedOrOverlongQueryIsRefused) {
  Desk desk;
  expect_gateway_error(desk.get("/Dev?prompt=%zz"), 400, R"({"message":"Bad Request"})",
                       "BadRequestException");
  const std::string start = "title=none&format=160x240&prompt=a&x=";
  EXPECT_EQ(desk.get("/Dev?" + start + std::string(kQueryBytesMax - start.size(), 'x')).status, 200);
  EXPECT_EQ(desk.get("/Dev?" + start + std::string(kQueryBytesMax - start.size() + 1, 'x')).status, 414);
}

TEST(Tutorial, AFailureBehindTheGatewayTellsNothing) {
  Studio studio;
  studio.model->fail_with =
      base::Error{base::ErrorKind::upstream, "The model failed.", "/secret/path key=abc"};
  Desk desk(studio, {});
  const auto response = desk.get("/Dev?prompt=a");
  EXPECT_EQ(response.status, 502);
  EXPECT_EQ(response.body, R"({"message":"image generation failed"})");
  EXPECT_THAT(desk.log->text(), HasSubstr("/secret/path"));
}

TEST(Tutorial, OutOfTimeIsTheGatewaysTimeout) {
  Desk desk({.make_deadline = std::chrono::milliseconds(0)});
  expect_gateway_error(desk.get("/Dev?prompt=a"), 504, R"({"message":"Endpoint request timed out"})",
                       "InternalServerErrorException");
}

TEST(Tutorial, APromptCannotAddMembersToAnything) {
  Desk desk;
  const auto response = desk.get(R"(/Dev?format=160x240&title=none&prompt=x%22,%22model%22:%22y)");
  ASSERT_EQ(response.status, 200) << response.body;
  EXPECT_EQ(desk.studio.catalogue->list("", 1)->posters[0].prompt, R"(x","model":"y)");
}

TEST(Tutorial, NeedsAKeyInApiGatewaysWordsWhereKeysAreRequired) {
  Desk desk({.require_keys = true});
  const auto response = desk.get("/Dev?prompt=a");
  expect_gateway_error(response, 403, R"({"message":"Forbidden"})", "ForbiddenException");
}

TEST(Tutorial, NeitherPromptNorLinkIsLogged) {
  Desk desk;
  ASSERT_EQ(desk.get("/Dev?prompt=a%20very%20private%20sky&format=160x240").status, 200);
  EXPECT_THAT(desk.log->text(), HasSubstr("/{stage}"));
  EXPECT_THAT(desk.log->text(), Not(HasSubstr("private")));
  EXPECT_THAT(desk.log->text(), Not(HasSubstr("X-Amz-Signature")));
}

}  // namespace
}  // namespace onesheet::gateway

#include "doors/gateway/problem.h"

#include <gtest/gtest.h>

#include <set>

#include "doors/gateway/desk.h"

namespace onesheet::gateway {
namespace {

using base::ErrorKind;

constexpr ErrorKind kKinds[] = {ErrorKind::bad_request, ErrorKind::unauthorized, ErrorKind::forbidden,
                                ErrorKind::not_found,   ErrorKind::conflict,     ErrorKind::too_large,
                                ErrorKind::busy,        ErrorKind::refused,      ErrorKind::out_of_space,
                                ErrorKind::upstream,    ErrorKind::timed_out,    ErrorKind::cancelled,
                                ErrorKind::bug};

TEST(Problem, EveryKindHasAStatusAndATypeThatCanBeOpened) {
  Desk desk;
  for (const ErrorKind kind : kKinds) {
    const auto response = problem_response(problem_for({kind, "It \"failed\".", "/secret"}), "id-1");
    EXPECT_EQ(response.status, status_for(kind));
    const auto problem = json_of(response);
    EXPECT_EQ(problem.at("status").as_int64(), response.status);
    EXPECT_EQ(text_at(problem, "detail"), "It \"failed\".");
    EXPECT_EQ(response.body.find("/secret"), std::string::npos);
    const auto explanation = desk.get(text_at(problem, "type"));
    EXPECT_EQ(explanation.status, 200) << text_at(problem, "type");
    EXPECT_NE(explanation.body.find(text_at(problem, "title")), std::string::npos);
  }
  EXPECT_EQ(desk.get("/problems/none-of-ours").status, 404);
}

TEST(Problem, OnlyWaitingHelpsHasRetryAfter) {
  for (const ErrorKind kind : kKinds) {
    const auto response = problem_response(problem_for({kind, "x", {}}), {});
    const bool waits = kind == ErrorKind::busy || kind == ErrorKind::cancelled;
    EXPECT_EQ(response.headers.find("Retry-After").has_value(), waits) << base::name_of(kind);
  }
}

TEST(Problem, AnErrorWithoutAPublicTextStillSaysSomething) {
  EXPECT_NE(problem_for({ErrorKind::bug, {}, "secret"}).detail, "");
}

TEST(GatewayResponses, NoKindLeaksItsOperatorsText) {
  for (const ErrorKind kind : kKinds) {
    const auto response = gateway_response_for({kind, "It failed.", "/secret"});
    EXPECT_EQ(response.body.find("/secret"), std::string::npos);
    EXPECT_GE(response.status, 400);
    EXPECT_NE(text_at(json_of(response), "message"), "");
  }
}

}  // namespace
}  // namespace onesheet::gateway

// The loop against a scripted runtime API: what it asks, what it sends back, what it survives.
#include "doors/lambda/runtime.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <stdexcept>
#include <thread>

#include "aws_credentials/scripted_client.h"

namespace onesheet::lambda {
namespace {

using testing::ScriptedClient;

// Answers from another thread with what the target says: "/Dev/poster?prompt=slow" never answers, "throw"
// throws.
class FakeGateway final : public http::Handler {
 public:
  class FakeCall final : public http::Call {
   public:
    explicit FakeCall(std::string target) : target_(std::move(target)) {}
    std::uint64_t body_bytes_max() const override { return 16; }
    base::Result<void> on_body(std::span<const std::uint8_t>) override { return {}; }
    void finish(http::Respond respond) override {
      if (target_.find("throw") != std::string::npos) throw std::runtime_error("broken");
      if (target_.find("slow") != std::string::npos) return;
      std::thread([respond = std::move(respond), target = target_] {
        http::Response response;
        response.headers.add("Content-Type", "application/json");
        response.body = R"({"statusCode":200,"body":")" + target + "\"}";
        respond(std::move(response));
      }).detach();
    }
    http::Response answer_for(const base::Error& error) override {
      http::Response response;
      response.status = 413;
      response.body = R"({"message":")" + error.public_text + "\"}";
      return response;
    }

   private:
    std::string target_;
  };
  std::shared_ptr<http::Call> begin(http::RequestHead head) override {
    return std::make_shared<FakeCall>(head.target);
  }
  http::Response answer_for_malformed(int) override { return {}; }
};

class Loop : public ::testing::Test {
 protected:
  void event(const std::string& text, std::vector<std::pair<std::string, std::string>> headers = {}) {
    headers.emplace_back("Lambda-Runtime-Aws-Request-Id", "req-1");
    client.then(ScriptedClient::says(200, text, std::move(headers)));
    ++events;
  }
  base::Result<void> run_all() {
    int left = events;
    return run(
        {.runtime_api = "127.0.0.1:9001", .host = "localhost"}, client, std::make_shared<FakeGateway>(), log,
        [this](const std::string& id) { trace = id; }, [left]() mutable { return left-- > 0; });
  }

  ScriptedClient client;
  base::NullLog log;
  std::string trace;
  int events = 0;
};

TEST_F(Loop, AnswersAnEventAndEchoesItsIds) {
  event(R"({"prompt":"cat"})", {{"Lambda-Runtime-Invocation-Id", "inv-9"},
                                {"Lambda-Runtime-Trace-Id", "Root=1"},
                                {"Lambda-Runtime-Deadline-Ms", "4102444800000"}});
  client.then(ScriptedClient::says(202, ""));
  ASSERT_TRUE(run_all());
  EXPECT_EQ(client.asked.at(0).url, "http://127.0.0.1:9001/2018-06-01/runtime/invocation/next");
  EXPECT_EQ(client.asked.at(1).url, "http://127.0.0.1:9001/2018-06-01/runtime/invocation/req-1/response");
  EXPECT_EQ(client.asked[1].headers.find("Lambda-Runtime-Invocation-Id"), "inv-9");
  EXPECT_NE(client.asked[1].body.find("prompt=cat"), std::string::npos);
  EXPECT_EQ(trace, "Root=1");
}

TEST_F(Loop, AHandlerThatThrowsSpoilsOneInvocation) {
  event(R"({"prompt":"throw"})");
  client.then(ScriptedClient::says(202, ""));
  event(R"({"prompt":"cat"})");
  client.then(ScriptedClient::says(202, ""));
  ASSERT_TRUE(run_all());
  EXPECT_TRUE(client.asked.at(1).url.ends_with("/error"));
  EXPECT_TRUE(client.asked.at(3).url.ends_with("/response"));
}

TEST_F(Loop, AnswersBeforeTheDeadlineDoes) {
  event(R"({"prompt":"slow"})", {{"Lambda-Runtime-Deadline-Ms", "1"}});
  client.then(ScriptedClient::says(202, ""));
  ASSERT_TRUE(run_all());
  EXPECT_TRUE(client.asked.at(1).url.ends_with("/error"));
  EXPECT_EQ(client.asked[1].headers.find("Lambda-Runtime-Function-Error-Type"), "Onesheet.TimedOut");
  EXPECT_NE(client.asked[1].body.find("[504]"), std::string::npos);
}

TEST_F(Loop, BadEventsAndOddHeadersAreAnswered) {
  event("not json", {{"Lambda-Runtime-Deadline-Ms", "soon"}});
  client.then(ScriptedClient::says(202, ""));
  ASSERT_TRUE(run_all());
  EXPECT_NE(client.asked.at(1).body.find("[400]"), std::string::npos);
}

TEST_F(Loop, BodiesAboveTheLimitAreRefused) {
  event(
      R"({"httpMethod":"POST","path":"/v1/posters","requestContext":{},"headers":{},"body":"0123456789012345678901234"})");
  client.then(ScriptedClient::says(202, ""));
  ASSERT_TRUE(run_all());
  EXPECT_EQ(boost::json::parse(client.asked.at(1).body).at("statusCode"), 413);
}

TEST_F(Loop, SurvivesADeadConnectionButNotAServiceThatCannotGoOn) {
  client.then(ScriptedClient::breaks(http::Reached::maybe));
  ++events;
  event(R"({"prompt":"cat"})");
  client.then(ScriptedClient::says(202, ""));
  EXPECT_TRUE(run_all());
  client.then(ScriptedClient::says(500, ""));
  EXPECT_FALSE(run_all());
}

TEST_F(Loop, GivesUpWhenTheServiceIsGone) {
  events = 100;
  EXPECT_FALSE(run_all());
  EXPECT_EQ(client.asked.size(), 5U);
}

TEST_F(Loop, ReportsAFailedStart) {
  client.then(ScriptedClient::says(202, ""));
  report_init_error({.runtime_api = "127.0.0.1:9001"}, client,
                    {base::ErrorKind::bad_request, "No \"bucket\".", "secret path"});
  EXPECT_TRUE(client.asked.at(0).url.ends_with("/init/error"));
  EXPECT_EQ(boost::json::parse(client.asked[0].body).at("errorMessage"), "No \"bucket\".");
}

}  // namespace
}  // namespace onesheet::lambda

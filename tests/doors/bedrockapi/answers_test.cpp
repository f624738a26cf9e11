// Answers in each family's form: pictures, filters, lifecycle, breakdowns.
#include "doors/bedrockapi/waiting_room.h"
#include "fixture.h"

namespace onesheet::doors {
namespace {

using testing::HasSubstr;
namespace json = boost::json;

class BedrockAnswers : public BedrockDoorTest {
 protected:
  static std::string picture(const json::value& text) {
    const auto bytes = base::from_base64(text.as_string()).value();
    return {bytes.begin(), bytes.end()};
  }
  // The body for `model` with a marker in its prompt.
  static std::string marked(std::string_view model, const std::string& marker) {
    const std::string prompt = "a cat [[onesheet:" + marker + "]]";
    if (model == kSdxl) return sdxl_body(prompt);
    return model.starts_with("stability") ? stability_body(prompt) : nova_body(prompt);
  }
  void expect_failure(std::string_view model, const std::string& marker, int status, const std::string& code,
                      const std::string& message) {
    const Reply reply = invoke(model, marked(model, marker));
    EXPECT_EQ(reply.status, status) << marker;
    EXPECT_EQ(reply.code(), code) << marker;
    EXPECT_EQ(reply.message(), message);
    EXPECT_TRUE(orders_.empty());
  }
  void expect_body(std::string_view model, const std::string& marker, const std::string& body) {
    const Reply reply = invoke(model, marked(model, marker));
    EXPECT_EQ(reply.status, 200) << marker;
    EXPECT_EQ(reply.body, body);
    EXPECT_EQ(reply.header("x-amzn-ErrorType"), "");
  }
};

TEST_F(BedrockAnswers, NovaPictures) {
  const Reply reply =
      invoke(kNova, nova_body("a cat", R"({"width":1280,"height":720,"numberOfImages":3,"seed":5})"));
  ASSERT_EQ(reply.status, 200) << reply.body;
  const json::object answer = reply.json();
  EXPECT_EQ(answer.size(), 1U);
  const json::array& images = answer.at("images").as_array();
  ASSERT_EQ(images.size(), 3U);
  EXPECT_EQ(picture(images[0]), "picture of a cat 5");
  EXPECT_EQ(picture(images[2]), "picture of a cat 7");
  ASSERT_EQ(orders_.size(), 3U);
  EXPECT_EQ(orders_[0].width_px, 1280);
  EXPECT_EQ(orders_[0].height_px, 720);
}

TEST_F(BedrockAnswers, StabilityPictures) {
  const json::object answer =
      invoke(kCore, stability_body("a cat", R"(,"seed":9,"output_format":"jpeg")")).json();
  EXPECT_EQ(json::serialize(answer.at("seeds")), "[9]");
  EXPECT_EQ(json::serialize(answer.at("finish_reasons")), "[null]");
  EXPECT_EQ(picture(answer.at("images").as_array().at(0)), "picture of a cat 9");
  EXPECT_EQ(orders_.at(0).type, poster::FileType::jpeg);
  // A chosen seed is told, and draws the same picture again.
  const json::object any = invoke(kCore, stability_body("a cat")).json();
  EXPECT_EQ(any.at("seeds").as_array().at(0).to_number<std::uint64_t>(), orders_.at(1).seed);
}

TEST_F(BedrockAnswers, SdxlPictures) {
  const json::object answer = invoke(kSdxl, sdxl_body("a cat", R"(,"seed":3)")).json();
  EXPECT_EQ(answer.at("result").as_string(), "success");
  const json::object& artifact = answer.at("artifacts").as_array().at(0).as_object();
  EXPECT_EQ(artifact.at("seed").as_int64(), 3);
  EXPECT_EQ(artifact.at("finishReason").as_string(), "SUCCESS");
  EXPECT_EQ(picture(artifact.at("base64")), "picture of a cat 3");
}

TEST_F(BedrockAnswers, TheFilterInEachFamily) {
  for (const std::string_view amazon : {kNova, kTitan}) {
    expect_failure(
        amazon, "filtered", 400, "ValidationException",
        "This request has been blocked by our content filters. Please adjust your text prompt to submit a "
        "new request.");
    expect_failure(
        amazon, "filtered-image", 400, "ValidationException",
        "This request has been blocked by our content filters. Please adjust your input image to submit a "
        "new request.");
    expect_body(
        amazon, "filtered-output",
        R"({"images":[],"error":"All of the generated images have been blocked by our content filters."})");
    expect_failure(amazon, "inference-error", 424, "ModelErrorException",
                   "The request failed due to an error while processing the model.");
  }
  expect_body(kSd35, "filtered", R"({"finish_reasons":["Filter reason: prompt"]})");
  expect_body(kSd35, "filtered-image", R"({"finish_reasons":["Filter reason: input image"]})");
  expect_body(kSd35, "filtered-output", R"({"finish_reasons":["Filter reason: output image"]})");
  expect_body(kSd35, "inference-error", R"({"finish_reasons":["Inference error"]})");
  EXPECT_THAT(invoke(kSdxl, marked(kSdxl, "filtered")).body,
              HasSubstr(R"("finishReason":"CONTENT_FILTERED")"));
  EXPECT_THAT(invoke(kSdxl, marked(kSdxl, "inference-error")).body, HasSubstr(R"("finishReason":"ERROR")"));
}

TEST_F(BedrockAnswers, SomePicturesFiltered) {
  const json::object answer =
      invoke(kNova, nova_body("a cat [[onesheet:filtered-some]]", R"({"numberOfImages":3})")).json();
  EXPECT_EQ(answer.at("images").as_array().size(), 2U);
  EXPECT_EQ(answer.at("error").as_string(),
            "Some of the generated images have been blocked by our content filters.");
  EXPECT_EQ(orders_.at(0).prompt, "a cat");  // the marker is not drawn
  EXPECT_THAT(invoke(kNova, nova_body("a cat [[onesheet:filtered-some]]")).body,
              HasSubstr("All of the generated"));
}

TEST_F(BedrockAnswers, FailuresThatEveryFamilyShares) {
  for (const std::string_view model : {kNova, kTitan, kCore, kSd35, kSdxl}) {
    expect_failure(model, "end-of-life", 404, "ResourceNotFoundException",
                   "This model version has reached the end of its life. Please refer to the AWS "
                   "documentation for more details.");
    expect_failure(
        model, "legacy", 404, "ResourceNotFoundException",
        "Access denied. This Model is marked by provider as Legacy and you have not been actively using the "
        "model in the last 15 days. Please upgrade to an active model on Amazon Bedrock");
    expect_failure(model, "no-access", 403, "AccessDeniedException",
                   "You don't have access to the model with the specified model ID.");
    expect_failure(model, "throttled", 429, "ThrottlingException",
                   "Too many requests, please wait before trying again.");
  }
  for (const auto& [marker, status, code] : std::vector<std::tuple<std::string, int, std::string>>{
           {"quota", 400, "ServiceQuotaExceededException"},
           {"not-ready", 429, "ModelNotReadyException"},
           {"timed-out", 408, "ModelTimeoutException"},
           {"unavailable", 503, "ServiceUnavailableException"},
           {"internal-error", 500, "InternalServerException"}}) {
    const Reply reply = invoke(kNova, marked(kNova, marker));
    EXPECT_EQ(reply.status, status) << marker;
    EXPECT_EQ(reply.code(), code) << marker;
  }
}

TEST_F(BedrockAnswers, AHeaderAsksForTheSame) {
  Sent sent{invoke_path(kNova), nova_body("a cat")};
  sent.headers.emplace_back("x-onesheet-answer", "throttled");
  EXPECT_EQ(send_raw(sign(sent)).code(), "ThrottlingException");
  sent.headers.back().second = "throttle";
  const Reply reply = send_raw(sign(sent));
  EXPECT_EQ(reply.code(), "ValidationException");
  EXPECT_THAT(reply.message(), HasSubstr("There are: filtered, filtered-image,"));
}

TEST_F(BedrockAnswers, UnknownMarkersAreNamedAndHalfMarkersAreText) {
  EXPECT_THAT(invoke(kNova, marked(kNova, "nonsense")).message(), HasSubstr("There is no such marker"));
  for (const char* wrong : {"slow 0", "slow 241", "slow", "slow x", "slow -1", "slow 1.5"}) {
    EXPECT_EQ(invoke(kNova, marked(kNova, wrong)).status, 400) << wrong;
  }
  EXPECT_EQ(invoke(kNova, nova_body("a cat [[onesheet:filtered")).status, 200);
  EXPECT_EQ(orders_.at(0).prompt, "a cat [[onesheet:filtered");
}

TEST_F(BedrockAnswers, SlowAnswersComeLater) {
  const auto begin_time = std::chrono::steady_clock::now();
  const Reply reply = invoke(kNova, nova_body("[[onesheet:slow 1]] a cat [[onesheet:throttled]]"));
  EXPECT_EQ(reply.code(), "ThrottlingException");
  EXPECT_GE(std::chrono::steady_clock::now() - begin_time, std::chrono::seconds{1});
  // Those that still wait when the door closes are let go of.
  auto waits = begin(sign({invoke_path(kNova), nova_body("a [[onesheet:slow 200]]")}));
  handler_.reset();
  EXPECT_THROW(waits.get(), std::future_error);
}

TEST_F(BedrockAnswers, SlowAnswersAreBounded) {
  const Sent slow = sign({invoke_path(kNova), nova_body("a [[onesheet:slow 200]]")});
  std::vector<std::future<Reply>> waiting;
  for (std::size_t i = 0; i < bedrock_api::kWaitingMax; ++i) waiting.push_back(begin(slow));
  EXPECT_EQ(send_raw(slow).code(), "ThrottlingException");
  EXPECT_EQ(waiting.front().wait_for(std::chrono::seconds{0}), std::future_status::timeout);
  handler_.reset();
}

TEST_F(BedrockAnswers, RetiredModelsDrawUnlessLifecycleIsEnforced) {
  EXPECT_EQ(invoke(kNova, nova_body("a cat")).status, 200);
  use({.enforce_lifecycle = true});
  const Reply reply = invoke(kNova, nova_body("a cat"));
  EXPECT_EQ(reply.status, 404);
  EXPECT_EQ(reply.code(), "ResourceNotFoundException");
  EXPECT_EQ(invoke(kTitan, nova_body("a cat")).status, 404);
  EXPECT_EQ(invoke(kCore, stability_body("a cat")).status, 200);
}

TEST_F(BedrockAnswers, WhatTheModelSaysIsSaidInBedrocksWords) {
  const auto answer_to = [&](base::ErrorKind kind, std::string_view model, const std::string& body) {
    draw_ = [kind](const PictureOrder&) { return base::fail(kind, "in words", "/a/path"); };
    const Reply reply = invoke(model, body);
    EXPECT_THAT(reply.body, testing::Not(HasSubstr("/a/path")));
    return reply;
  };
  using base::ErrorKind;
  EXPECT_EQ(answer_to(ErrorKind::refused, kNova, nova_body("a")).code(), "ValidationException");
  EXPECT_EQ(answer_to(ErrorKind::refused, kCore, stability_body("a")).body,
            R"({"finish_reasons":["Filter reason: prompt"]})");
  EXPECT_EQ(answer_to(ErrorKind::busy, kNova, nova_body("a")).status, 429);
  EXPECT_EQ(answer_to(ErrorKind::upstream, kNova, nova_body("a")).status, 424);
  EXPECT_EQ(answer_to(ErrorKind::timed_out, kNova, nova_body("a")).status, 408);
  EXPECT_EQ(answer_to(ErrorKind::bad_request, kNova, nova_body("a")).message(), "in words");
  EXPECT_EQ(answer_to(ErrorKind::bug, kNova, nova_body("a")).status, 500);
  draw_ = [](const PictureOrder&) -> base::Result<std::vector<std::uint8_t>> {
    throw std::runtime_error("boom");
  };
  EXPECT_EQ(invoke(kNova, nova_body("a")).status, 500);
}

}  // namespace
}  // namespace onesheet::doors

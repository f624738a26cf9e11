#include "models/bedrock/bedrock_model.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "aws/time_text.h"
#include "aws_credentials/scripted_client.h"
#include "base/encoding.h"
#include "render/encode.h"

namespace onesheet::bedrock {
namespace {

using base::Deadline;
using base::ErrorKind;
using testing::ScriptedClient;

std::string picture_answer(int width, int height) {
  pixels::Image8 image(width, height, 3);
  for (std::size_t i = 0; i < image.samples.size(); ++i) image.samples[i] = static_cast<std::uint8_t>(i * 7);
  const auto png = render::encode(image, poster::FileType::png);
  return R"({"seeds":[1],"finish_reasons":[null],"images":[")" + base::base64(*png) + "\"]}";
}

class Model : public ::testing::Test {
 protected:
  std::unique_ptr<models::ImageModel> model(BedrockOptions options = {}) {
    if (options.model_id.empty()) options.model_id = "stability.sd3-5-large-v1:0";
    auto made = make_bedrock_model(std::move(options), client, keeper, clock,
                                   [](std::span<const std::uint8_t> bytes) { return render::decode(bytes); });
    EXPECT_TRUE(made);
    return std::move(*made);
  }
  base::Result<models::KeyArt> paint(models::ImageModel& made, int width = 1000, int height = 1500,
                                     bool raw = false) {
    models::ArtRequest request{.brief = brief};
    request.width_px = width;
    request.height_px = height;
    request.seed = 12;
    request.raw_prompt = raw;
    return made.paint(request, Deadline::after(std::chrono::seconds{20}));
  }
  boost::json::object sent(std::size_t i = 0) {
    return boost::json::parse(client.asked.at(i).body).as_object();
  }

  ScriptedClient client;
  base::ManualClock clock{*aws::parse_basic_time("20260102T030405Z")};
  aws::CredentialKeeper keeper{aws::fixed_source({"AKIDEXAMPLE", "s", ""}), clock};
  brief::Brief brief = brief::understand("a lighthouse keeper at the end of the world");
};

TEST_F(Model, AsksTheRightPlaceAndFitsWhatComesBack) {
  client.then(ScriptedClient::says(200, picture_answer(128, 192)));
  auto made = model();
  const auto art = paint(*made, 100, 148);
  ASSERT_TRUE(art) << base::describe(art.error());
  EXPECT_EQ(art->image.width, 100);
  EXPECT_EQ(art->image.height, 148);
  EXPECT_FALSE(art->notes.empty());
  EXPECT_EQ(client.asked.at(0).url,
            "https://bedrock-runtime.us-west-2.amazonaws.com/model/stability.sd3-5-large-v1%3A0/invoke");
  EXPECT_NE(client.asked[0].headers.find("Authorization")->find("/us-west-2/bedrock/aws4_request"),
            std::string_view::npos);
  EXPECT_EQ(sent().at("aspect_ratio"), "2:3");
  EXPECT_EQ(sent().at("seed"), 12);
}

TEST_F(Model, PromptAsksForTextlessArtUnlessRaw) {
  client.then(ScriptedClient::says(200, picture_answer(64, 96)))
      .then(ScriptedClient::says(200, picture_answer(64, 96)));
  auto made = model();
  ASSERT_TRUE(paint(*made));
  EXPECT_NE(sent().at("prompt").as_string().find("without any text"), boost::json::string::npos);
  EXPECT_NE(sent().at("negative_prompt").as_string().find("letters"), boost::json::string::npos);
  ASSERT_TRUE(paint(*made, 1000, 1500, true));
  EXPECT_EQ(sent(1).at("prompt"), "a lighthouse keeper at the end of the world");
  EXPECT_FALSE(sent(1).contains("negative_prompt"));
}

TEST_F(Model, AFilteredPromptIsRefusedAndNotRepeated) {
  client.then(ScriptedClient::says(200, R"({"finish_reasons":["Filter reason: prompt"]})"));
  auto made = model();
  const auto art = paint(*made);
  ASSERT_FALSE(art);
  EXPECT_EQ(art.error().kind, ErrorKind::refused);
  EXPECT_EQ(client.asked.size(), 1U);
}

TEST_F(Model, SilenceIsNotRepeatedByDefaultBecauseItMayBeBilled) {
  client.then(ScriptedClient::breaks(http::Reached::maybe, ErrorKind::timed_out))
      .then(ScriptedClient::says(200, picture_answer(64, 96)));
  auto made = model();
  EXPECT_EQ(paint(*made).error().kind, ErrorKind::timed_out);
  EXPECT_EQ(client.asked.size(), 1U);
}

TEST_F(Model, ThrottlingIsRepeated) {
  client.then(ScriptedClient::says(503, "{}", {{"x-amzn-ErrorType", "ServiceUnavailableException"}}))
      .then(ScriptedClient::says(200, picture_answer(64, 96)));
  auto made = model();
  EXPECT_TRUE(paint(*made));
  EXPECT_EQ(client.asked.size(), 2U);
}

TEST_F(Model, BrokenPicturesAreUpstreamErrors) {
  client.then(ScriptedClient::says(200, R"({"images":["QUJD"]})"));
  auto made = model();
  EXPECT_EQ(paint(*made).error().kind, ErrorKind::upstream);
}

TEST_F(Model, RefusesIdsItCannotSpeakTo) {
  const auto made = make_bedrock_model({.model_id = "anthropic.claude"}, client, keeper, clock, {});
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().kind, ErrorKind::bad_request);
  EXPECT_NE(made.error().public_text.find("stability.stable-image-core-v1:1"), std::string::npos);
  EXPECT_FALSE(make_bedrock_model({.model_id = "stability.sd3-5-large-v1:0", .guardrail_id = "g"}, client,
                                  keeper, clock, {}));
}

TEST_F(Model, RetiredModelsSaySo) {
  EXPECT_NE(model({.model_id = "amazon.nova-canvas-v1:0"})->info().description.find("2026-09-30"),
            std::string::npos);
}

TEST_F(Model, BearerTokenWins) {
  client.then(ScriptedClient::says(200, picture_answer(64, 96)));
  auto made = model({.bearer_token = "key"});
  ASSERT_TRUE(paint(*made));
  EXPECT_EQ(client.asked.at(0).headers.find("Authorization"), "Bearer key");
}

}  // namespace
}  // namespace onesheet::bedrock

#include "models/bedrock/bedrock_model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>

#include "aws/time_text.h"
#include "aws_credentials/scripted_client.h"
#include "base/encoding.h"
#include "bedrock/families.h"
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
                                     bool raw = false, bool keep_file = false) {
    models::ArtRequest request{.brief = brief};
    request.keep_file = keep_file;
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
  EXPECT_NE(sent().at("prompt").as_string().find("Textless key art"), boost::json::string::npos);
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

TEST_F(Model, ANewModelWorksWithItsFamily) {
  client.then(ScriptedClient::says(200, picture_answer(64, 96)));
  const std::string arn = "arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/abc123def456";
  auto made = model({.model_id = arn, .family = "stability"});
  ASSERT_TRUE(paint(*made));
  EXPECT_EQ(client.asked.at(0).url,
            "https://bedrock-runtime.eu-west-1.amazonaws.com/model/"
            "arn%3Aaws%3Abedrock%3Aeu-west-1%3A123456789012%3Aapplication-inference-profile%2Fabc123def456/"
            "invoke");
  EXPECT_EQ(sent().at("aspect_ratio"), "2:3");
  EXPECT_EQ(made->info().name, "bedrock/" + arn);
  EXPECT_FALSE(made->info().price_usd);
}

TEST_F(Model, OneSettingServesAChainOfFamilies) {
  // As one set of settings reaches every model of a chain: each takes what is its own.
  const std::map<std::string, std::string> extra{{"nova-canvas", R"({"quality": "premium", "cfgScale": 9})"},
                                                 {"stability", R"({"output_format": "jpeg"})"}};
  client.handler = [](const http::ClientRequest&) {
    return ScriptedClient::says(200, picture_answer(64, 96));
  };
  auto nova = model({.model_id = "amazon.nova-canvas-v1:0", .family = "stability", .extra = extra});
  auto core = model({.model_id = std::string(kDefaultModel), .extra = extra});
  ASSERT_TRUE(paint(*nova));
  ASSERT_TRUE(paint(*core));
  EXPECT_EQ(sent(0).at("imageGenerationConfig").at("quality"), "premium") << "a known id keeps its family";
  EXPECT_EQ(sent(1).at("output_format"), "jpeg");
  EXPECT_FALSE(make_bedrock_model({.model_id = std::string(kDefaultModel), .extra = {{"titan", "3"}}}, client,
                                  keeper, clock, {}));
}

TEST_F(Model, SaysWhatItCostsAndHowItIsDoing) {
  EXPECT_EQ(model()->info().price_usd, 0.08);
  EXPECT_EQ(model({.price_usd = 0.05})->info().price_usd, 0.05);
  EXPECT_EQ(model()->info().retired_on, "");
  const auto retired = model({.model_id = "amazon.nova-canvas-v1:0"})->info();
  EXPECT_NE(retired.description.find("2026-09-30"), std::string::npos);
  EXPECT_EQ(retired.retired_on, "2026-09-30");
  EXPECT_EQ(retired.replacement, "bedrock/stability.stable-image-core-v1:1");
}

TEST_F(Model, WrongOptionsAreRefusedAtOnce) {
  const auto refusal = [&](BedrockOptions options) {
    const auto made = make_bedrock_model(std::move(options), client, keeper, clock, {});
    return made ? std::string() : made.error().public_text;
  };
  const std::string id(kDefaultModel);
  EXPECT_NE(refusal({.model_id = id, .family = "sd"}).find("stability-sdxl"), std::string::npos);
  EXPECT_NE(refusal({.model_id = id, .extra = {{"steps", "3"}}}).find("takes no extra field"),
            std::string::npos);
  EXPECT_NE(refusal({.model_id = id, .attempts_max = 0}).find("one attempt"), std::string::npos);
  EXPECT_NE(refusal({.model_id = "has space", .family = "stability"}).find("printable"), std::string::npos);
  EXPECT_NE(refusal({.model_id = std::string(kModelIdBytesMax + 1, 'x'), .family = "stability"}).find("2048"),
            std::string::npos);
  EXPECT_EQ(refusal({.model_id = std::string(kModelIdBytesMax, 'x'), .family = "stability"}), "");
}

TEST_F(Model, TheModelsOwnFileComesUntouched) {
  const std::string answer = picture_answer(64, 96);
  client.then(ScriptedClient::says(200, answer));
  auto made = model();
  const auto art = paint(*made, 1000, 1500, false, true);
  ASSERT_TRUE(art);
  ASSERT_TRUE(art->file);
  EXPECT_EQ(art->file->content_type, "image/png");
  EXPECT_EQ(art->file->width_px, 64);
  EXPECT_EQ(art->file->height_px, 96);
  EXPECT_NE(answer.find(base::base64(art->file->bytes)), std::string::npos);
  EXPECT_EQ(art->image.width, 0);
}

TEST_F(Model, LongPromptsKeepWhatWeAskFor) {
  std::string words;
  for (int i = 0; i < 400; ++i) words += "castle ";
  brief = brief::understand(words);
  client.then(ScriptedClient::says(200, picture_answer(64, 96)));
  auto made = model({.model_id = "amazon.nova-canvas-v1:0"});
  const auto art = paint(*made);
  ASSERT_TRUE(art);
  const auto body = sent();
  const auto& parameters = body.at("textToImageParams").as_object();
  const std::string_view text = parameters.at("text").as_string();
  EXPECT_LE(text.size() + parameters.at("negativeText").as_string().size(), 1024U);
  EXPECT_GT(text.size(), 700U);
  EXPECT_NE(text.find("bottom third calm"), std::string_view::npos);
  EXPECT_TRUE(std::ranges::any_of(art->notes, [](const std::string& note) {
    return note == "the prompt was shortened: the model takes 1024 characters";
  }));
  // Raw words are not ours to shorten.
  const auto raw = paint(*made, 1000, 1500, true);
  ASSERT_FALSE(raw);
  EXPECT_EQ(raw.error().kind, ErrorKind::bad_request);
  EXPECT_EQ(client.asked.size(), 1U);
}

TEST_F(Model, TheBriefsPaletteGuidesColours) {
  client.then(ScriptedClient::says(200, picture_answer(64, 96)));
  auto made =
      model({.model_id = "amazon.nova-canvas-v1:0", .extra = {{"taskType", "\"COLOR_GUIDED_GENERATION\""}}});
  ASSERT_TRUE(paint(*made));
  const auto body = sent();
  const auto& colours = body.at("colorGuidedGenerationParams").at("colors").as_array();
  EXPECT_GE(colours.size(), 4U);
  EXPECT_EQ(colours.front().as_string().size(), 7U);
}

TEST_F(Model, LifecycleErrorsNameModelRegionAndReplacement) {
  client.then(ScriptedClient::says(
      404, R"({"message":"This model version has reached the end of its life."})",
      {{"x-amzn-ErrorType", "ResourceNotFoundException:http://internal.amazon.com/coral/"}}));
  auto made = model({.model_id = "amazon.nova-canvas-v1:0", .region = "us-east-1"});
  const auto art = paint(*made);
  ASSERT_FALSE(art);
  EXPECT_EQ(art.error().public_text,
            "AWS has retired the model amazon.nova-canvas-v1:0; use bedrock/stability.stable-image-core-v1:1 "
            "instead.");
  EXPECT_EQ(client.asked.size(), 1U) << "trying again changes nothing";
}

TEST_F(Model, ThrottlingEndsWithTheDeadline) {
  client.handler = [](const http::ClientRequest&) {
    return ScriptedClient::says(429, "{}", {{"x-amzn-ErrorType", "ThrottlingException"}});
  };
  auto made = model({.attempts_max = 50});
  const auto began = std::chrono::steady_clock::now();
  models::ArtRequest request{.brief = brief, .width_px = 100, .height_px = 150};
  const auto art = made->paint(request, Deadline::after(std::chrono::milliseconds{300}));
  ASSERT_FALSE(art);
  EXPECT_TRUE(art.error().kind == ErrorKind::busy || art.error().kind == ErrorKind::timed_out);
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds{5});
}

TEST_F(Model, SilenceIsRepeatedWhenAskedFor) {
  client.then(ScriptedClient::breaks(http::Reached::maybe, ErrorKind::timed_out))
      .then(ScriptedClient::says(200, picture_answer(64, 96)));
  auto made = model({.retry_after_silence = true});
  EXPECT_TRUE(paint(*made));
}

TEST_F(Model, BearerTokenWins) {
  client.then(ScriptedClient::says(200, picture_answer(64, 96)));
  auto made = model({.bearer_token = "key"});
  ASSERT_TRUE(paint(*made));
  EXPECT_EQ(client.asked.at(0).headers.find("Authorization"), "Bearer key");
}

}  // namespace
}  // namespace onesheet::bedrock

#include "models/bedrock/dialect.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "base/encoding.h"

namespace onesheet::bedrock {
namespace {

namespace json = boost::json;
using base::ErrorKind;

json::object body(Family family, PictureRequest request) {
  return json::parse(request_body(family, request)).as_object();
}

TEST(Families, FindsIdsProfilesAndArns) {
  for (const std::string_view id :
       {"stability.stable-image-core-v1:1", "us.stability.stable-image-core-v1:1",
        "arn:aws:bedrock:us-west-2::foundation-model/stability.stable-image-core-v1:1",
        "arn:aws:bedrock:us-west-2:123456789012:inference-profile/us.stability.stable-image-core-v1:1"}) {
    ASSERT_NE(find_model(id), nullptr) << id;
    EXPECT_EQ(find_model(id)->id, kDefaultModel);
  }
  EXPECT_EQ(find_model("stability.stable-diffusion-xl-v1:0")->family, Family::stability_sdxl);
  EXPECT_EQ(find_model("stability.stable-image-core"), nullptr);
  EXPECT_EQ(find_model(""), nullptr);
}

TEST(Families, TheDefaultIsInServiceAndRetiredOnesNameAReplacementInService) {
  EXPECT_TRUE(find_model(kDefaultModel)->retired_on.empty());
  EXPECT_EQ(find_model("amazon.nova-canvas-v1:0")->retired_on, "2026-09-30");
  for (const KnownModel& model : known_models()) {
    if (model.retired_on.empty()) continue;
    ASSERT_NE(find_model(model.replacement), nullptr) << model.id;
    EXPECT_TRUE(find_model(model.replacement)->retired_on.empty()) << model.id;
  }
}

TEST(Families, NearestShape) {
  EXPECT_EQ(nearest_shape(Family::stability, 1000, 1500).ratio, "2:3");
  EXPECT_EQ(nearest_shape(Family::stability, 1280, 720).ratio, "16:9");
  EXPECT_EQ(nearest_shape(Family::stability, 2700, 4000).ratio, "2:3");
  EXPECT_EQ(nearest_shape(Family::stability, 300, 1000).ratio, "9:21");
  EXPECT_EQ(nearest_shape(Family::titan, 1000, 1000).size.width, 1024) << "of equal ratios the largest";
  EXPECT_EQ(nearest_shape(Family::stability_sdxl, 1000, 1500).size.height, 1216);
}

TEST(Families, NovaShapesObeyEveryRule) {
  for (const auto& [width, height] : {std::pair{1000, 1500},
                                      {1280, 720},
                                      {8000, 2000},
                                      {64, 64},
                                      {4000, 3000},
                                      {2048, 2048},
                                      {100, 8000}}) {
    const PixelSize size = nearest_shape(Family::nova_canvas, width, height).size;
    EXPECT_EQ(size.width % 16, 0);
    EXPECT_EQ(size.height % 16, 0);
    EXPECT_GE(std::min(size.width, size.height), 320);
    EXPECT_LE(std::max(size.width, size.height), 4096);
    EXPECT_LT(size.width * size.height, 4'194'304);
    EXPECT_LE(std::max(size.width, size.height), 4 * std::min(size.width, size.height));
  }
  const PixelSize same = nearest_shape(Family::nova_canvas, 1280, 720).size;
  EXPECT_EQ(same.width, 1280);
  EXPECT_EQ(same.height, 720);
}

TEST(Families, SeedsStayInRangeAndZeroIsNotRandom) {
  EXPECT_NE(seed_for(Family::stability, 0), 0U);
  EXPECT_EQ(seed_for(Family::stability, 12), 12U);
  EXPECT_LE(seed_for(Family::stability, 4'294'967'295), 4'294'967'294U);
  EXPECT_LE(seed_for(Family::nova_canvas, 4'294'967'295), 2'147'483'646U);
}

TEST(Requests, Stability) {
  const auto sent = body(Family::stability, {"a cat", "text", {"2:3", {}}, 7});
  EXPECT_EQ(sent.at("prompt"), "a cat");
  EXPECT_EQ(sent.at("aspect_ratio"), "2:3");
  EXPECT_EQ(sent.at("negative_prompt"), "text");
  EXPECT_EQ(sent.at("output_format"), "png");
  EXPECT_EQ(sent.at("seed"), 7);
  EXPECT_FALSE(sent.contains("width"));
}

TEST(Requests, SdxlHasWeightedPrompts) {
  const auto sent = body(Family::stability_sdxl, {"a cat", "text", {"", {832, 1216}}, 7});
  EXPECT_EQ(sent.at("text_prompts").at(0).at("text"), "a cat");
  EXPECT_LT(sent.at("text_prompts").at(1).at("weight").as_int64(), 0);
  EXPECT_EQ(sent.at("height"), 1216);
}

TEST(Requests, NovaIsTheTutorialsShape) {
  const auto sent = body(Family::nova_canvas, {"a cat", "", {"", {1280, 720}}, 12});
  EXPECT_EQ(sent.at("taskType"), "TEXT_IMAGE");
  EXPECT_EQ(sent.at("textToImageParams").at("text"), "a cat");
  EXPECT_FALSE(sent.at("textToImageParams").as_object().contains("negativeText"))
      << "an empty one is refused by AWS";
  EXPECT_EQ(sent.at("imageGenerationConfig").at("width"), 1280);
  EXPECT_EQ(sent.at("imageGenerationConfig").at("numberOfImages"), 1);
}

TEST(Requests, LongPromptsAreCutAtAWord) {
  std::string prompt;
  for (int i = 0; i < 400; ++i) prompt += "word ";
  const auto sent = body(Family::titan, {prompt, "", {"", {512, 512}}, 1});
  const std::string_view text = sent.at("textToImageParams").at("text").as_string();
  EXPECT_LE(text.size(), 512U);
  EXPECT_GT(text.size(), 500U);
  EXPECT_TRUE(text.ends_with("word"));
}

TEST(Answers, EveryShapeOfSuccess) {
  const std::string picture = "PNG bytes";
  const std::string b64 = base::base64(base::as_bytes(picture));
  for (const std::string& answer :
       {R"({"seeds":[1],"finish_reasons":[null],"images":[")" + b64 + R"("]})",
        R"({"images":[{"b64":")" + b64 + R"("}]})",
        R"({"images":[{"image":")" + b64 + R"(","mimeType":"image/png"}]})",
        R"({"result":"success","artifacts":[{"seed":1,"base64":")" + b64 + R"(","finishReason":"SUCCESS"}]})",
        R"({"images":[")" + b64 +
            R"("],"error":"Some of the generated images have been blocked by our content filters."})"}) {
    const auto found = picture_in(answer);
    ASSERT_TRUE(found) << answer;
    EXPECT_EQ(std::string(found->begin(), found->end()), picture);
  }
}

TEST(Answers, FiltersAreRefusalsAndTheRestIsUpstream) {
  for (const std::string answer :
       {R"({"finish_reasons":["Filter reason: prompt"]})",
        R"({"finish_reasons":["Filter reason: output image"]})",
        R"({"artifacts":[{"base64":"QUJD","finishReason":"CONTENT_FILTERED"}]})",
        R"({"images":[],"error":"All of the generated images have been blocked by our content filters."})"}) {
    const auto found = picture_in(answer);
    ASSERT_FALSE(found) << answer;
    EXPECT_EQ(found.error().kind, ErrorKind::refused) << answer;
  }
  for (const std::string answer :
       {"", "[]", "null", "{}", R"({"images":[]})", R"({"images":["***"]})", R"({"images":[3]})",
        R"({"finish_reasons":["Inference error"]})", R"({"images":{"a":1}})"}) {
    const auto found = picture_in(answer);
    ASSERT_FALSE(found) << answer;
    EXPECT_EQ(found.error().kind, ErrorKind::upstream) << answer;
  }
}

TEST(Errors, LifecycleNamesTheModelAndWhatToUse) {
  const auto gone = error_of(404, "ResourceNotFoundException",
                             "This model version has reached the end of its life. Please refer to the AWS "
                             "documentation for more details.",
                             "amazon.nova-canvas-v1:0");
  EXPECT_NE(gone.public_text.find("amazon.nova-canvas-v1:0"), std::string::npos);
  EXPECT_NE(gone.public_text.find("stability.stable-image-core-v1:1"), std::string::npos);
  EXPECT_EQ(error_of(400, "ValidationException",
                     "This request has been blocked by our content filters. Please adjust your text prompt "
                     "to submit a new request.",
                     "m")
                .kind,
            ErrorKind::refused);
  EXPECT_EQ(error_of(429, "ThrottlingException", "slow down", "m").kind, ErrorKind::busy);
  EXPECT_EQ(error_of(400, "ServiceQuotaExceededException", "", "m").kind, ErrorKind::busy);
  EXPECT_EQ(error_of(408, "ModelTimeoutException", "", "m").kind, ErrorKind::timed_out);
  EXPECT_NE(error_of(403, "AccessDeniedException", "secret detail", "m").public_text.find("no access"),
            std::string::npos);
  EXPECT_EQ(error_of(500, "InternalServerException", "secret detail", "m").public_text.find("secret"),
            std::string::npos);
}

}  // namespace
}  // namespace onesheet::bedrock

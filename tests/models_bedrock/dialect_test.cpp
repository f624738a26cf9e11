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
  EXPECT_EQ(seed_for(Family::titan_v2, 2'147'483'646), 2'147'483'646U);
  EXPECT_EQ(seed_for(Family::titan_v2, 2'147'483'647), 0U);
}

TEST(Families, EachIsFoundByItsNameAndStandsAtItsPlace) {
  for (const FamilyTraits& traits : families()) {
    EXPECT_EQ(&traits_of(traits.family), &traits);
    EXPECT_EQ(find_family(traits.name), &traits);
  }
  EXPECT_EQ(find_family("dall-e"), nullptr);
  EXPECT_EQ(find_model("amazon.titan-image-generator-v2:0")->family, Family::titan_v2);
}

TEST(Families, AnArnNamesItsRegion) {
  EXPECT_EQ(region_in("arn:aws:bedrock:eu-west-1:123456789012:inference-profile/x"), "eu-west-1");
  EXPECT_EQ(region_in("arn:aws:bedrock:us-east-1::foundation-model/x"), "us-east-1");
  EXPECT_EQ(region_in("stability.sd3-5-large-v1:0"), "");
  EXPECT_EQ(region_in("arn:aws"), "");
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

base::Error error_of(int status, std::string_view code, std::string_view message, std::string_view model,
                     std::string_view region = "us-west-2") {
  return bedrock::error_of(status, code, message, model, region);
}

TEST(Errors, LifecycleNamesTheModelAndWhatToUse) {
  const auto gone = error_of(404, "ResourceNotFoundException",
                             "This model version has reached the end of its life. Please refer to the AWS "
                             "documentation for more details.",
                             "amazon.nova-canvas-v1:0");
  EXPECT_EQ(gone.kind, ErrorKind::upstream) << "another model may stand in";
  EXPECT_NE(gone.public_text.find("amazon.nova-canvas-v1:0"), std::string::npos);
  EXPECT_NE(gone.public_text.find("stability.stable-image-core-v1:1"), std::string::npos);
  const auto locked =
      error_of(404, "ResourceNotFoundException",
               "Access denied. This Model is marked by provider as Legacy and you have not "
               "been actively using the model in the last 15 days. Please upgrade to an active "
               "model on Amazon Bedrock",
               "stability.sd3-large-v1:0");
  EXPECT_NE(locked.public_text.find("locked the legacy model stability.sd3-large-v1:0"), std::string::npos);
  EXPECT_NE(locked.public_text.find("stability.sd3-5-large-v1:0"), std::string::npos);
}

TEST(Errors, AModelAskedForInTheWrongRegionIsToldItsOwn) {
  const auto lost = error_of(404, "ResourceNotFoundException", "Could not resolve the foundation model",
                             kDefaultModel, "eu-central-1");
  EXPECT_NE(lost.public_text.find("in eu-central-1; it is served in us-west-2."), std::string::npos)
      << lost.public_text;
  const auto unknown = error_of(400, "ValidationException", "The provided model identifier is invalid.",
                                "stability.tomorrow-v1:0");
  EXPECT_NE(unknown.public_text.find("does not know the model stability.tomorrow-v1:0"), std::string::npos);
  // Where the default itself is unknown, naming it as the way out would help nobody.
  EXPECT_EQ(error_of(404, "ResourceNotFoundException", "", kDefaultModel).public_text.find("instead"),
            std::string::npos);
}

TEST(Errors, KindsAreThoseTheChainGoesBy) {
  EXPECT_EQ(error_of(400, "ValidationException",
                     "This request has been blocked by our content filters. Please adjust your text prompt "
                     "to submit a new request.",
                     "m")
                .kind,
            ErrorKind::refused);
  EXPECT_EQ(error_of(429, "ThrottlingException", "slow down", "m").kind, ErrorKind::busy);
  EXPECT_EQ(error_of(429, "ModelNotReadyException", "", "m").kind, ErrorKind::busy);
  EXPECT_EQ(error_of(503, "ServiceUnavailableException", "", "m").kind, ErrorKind::busy);
  EXPECT_EQ(error_of(400, "ServiceQuotaExceededException", "", "m").kind, ErrorKind::busy);
  EXPECT_EQ(error_of(408, "ModelTimeoutException", "", "m").kind, ErrorKind::timed_out);
  EXPECT_EQ(error_of(424, "ModelErrorException", "", "m").kind, ErrorKind::upstream);
  EXPECT_EQ(error_of(400, "ValidationException", "Malformed input request", "m").kind, ErrorKind::upstream);
  EXPECT_EQ(error_of(403, "ExpiredTokenException", "", "m").kind, ErrorKind::upstream);
  EXPECT_NE(error_of(403, "AccessDeniedException", "secret detail", "m").public_text.find("no access"),
            std::string::npos);
  EXPECT_EQ(error_of(500, "InternalServerException", "secret detail", "m").public_text.find("secret"),
            std::string::npos);
}

TEST(Extras, EachFamilyTakesItsOwn) {
  EXPECT_TRUE(check_extra(Family::stability, {{"output_format", "\"jpeg\""}}));
  EXPECT_TRUE(check_extra(Family::stability_sdxl, {{"style_preset", "\"cinematic\""}, {"steps", "30"}}));
  EXPECT_TRUE(check_extra(Family::nova_canvas, {{"quality", "\"premium\""},
                                                {"cfgScale", "10"},
                                                {"style", "\"PHOTOREALISM\""},
                                                {"conditionImage", "\"QUJD\""},
                                                {"controlMode", "\"SEGMENTATION\""},
                                                {"controlStrength", "0.4"}}));
  EXPECT_TRUE(check_extra(Family::titan, {{"quality", "\"standard\""}}));
  EXPECT_TRUE(check_extra(Family::titan_v2, {{"taskType", "\"COLOR_GUIDED_GENERATION\""}}));
}

TEST(Extras, WhatIsWrongIsSaidWithWhatIsAllowed) {
  struct Case {
    Family family;
    Extra extra;
    std::string_view says;
  };
  for (const Case& c : {
           Case{Family::stability, {{"style", "\"x\""}}, "output_format"},
           Case{Family::stability, {{"output_format", "\"tiff\""}}, "one of png, jpeg, webp"},
           Case{Family::stability, {{"output_format", "png"}}, "not JSON"},
           Case{Family::stability, {{"image", "\"QUJD\""}}, "go together"},
           Case{Family::stability_sdxl, {{"steps", "9"}}, "a whole number from 10 to 150"},
           Case{Family::stability_sdxl, {{"steps", "30.5"}}, "a whole number"},
           Case{Family::nova_canvas, {{"cfgScale", "1.0"}}, "a number from 1.1 to 10"},
           Case{Family::nova_canvas, {{"cfgScale", "10.01"}}, "a number from 1.1 to 10"},
           Case{Family::nova_canvas, {{"style", "\"\""}}, "GRAPHIC_NOVEL_ILLUSTRATION"},
           Case{Family::nova_canvas, {{"controlStrength", "0.5"}}, "need a conditionImage"},
           Case{Family::nova_canvas, {{"conditionImage", "\"%%\""}}, "base64"},
           Case{Family::nova_canvas, {{"taskType", "\"IMAGE_VARIATION\""}}, "needs the extra field images"},
           Case{Family::nova_canvas, {{"images", "[\"QUJD\"]"}}, "goes with taskType IMAGE_VARIATION"},
           Case{Family::nova_canvas,
                {{"taskType", "\"COLOR_GUIDED_GENERATION\""}, {"colors", "[\"red\"]"}},
                "colours such as"},
           Case{Family::nova_canvas, {{"taskType", "\"INPAINTING\""}}, "one of TEXT_IMAGE"},
           Case{Family::titan, {{"conditionImage", "\"QUJD\""}}, "takes no extra field"},
       }) {
    const auto checked = check_extra(c.family, c.extra);
    ASSERT_FALSE(checked) << c.says;
    EXPECT_EQ(checked.error().kind, ErrorKind::bad_request);
    EXPECT_NE(checked.error().public_text.find(c.says), std::string::npos) << checked.error().public_text;
  }
}

TEST(Requests, NovasParametersGoWhereTheyBelong) {
  const auto sent = body(Family::nova_canvas, {"a cat",
                                               "text",
                                               {"", {832, 1216}},
                                               12,
                                               {"#102030"},
                                               {{"quality", "\"premium\""},
                                                {"cfgScale", "9"},
                                                {"style", "\"MIDCENTURY_RETRO\""},
                                                {"conditionImage", "\"QUJD\""},
                                                {"controlMode", "\"CANNY_EDGE\""},
                                                {"controlStrength", "0.7"}}});
  const auto& parameters = sent.at("textToImageParams").as_object();
  EXPECT_EQ(parameters.at("negativeText"), "text");
  EXPECT_EQ(parameters.at("style"), "MIDCENTURY_RETRO");
  EXPECT_EQ(parameters.at("conditionImage"), "QUJD");
  EXPECT_EQ(parameters.at("controlMode"), "CANNY_EDGE");
  EXPECT_DOUBLE_EQ(parameters.at("controlStrength").as_double(), 0.7);
  EXPECT_FALSE(parameters.contains("colors"));
  const auto& config = sent.at("imageGenerationConfig").as_object();
  EXPECT_EQ(config.at("quality"), "premium");
  EXPECT_EQ(config.at("cfgScale"), 9);
  EXPECT_EQ(config.at("seed"), 12);
}

TEST(Requests, ColourGuidedSendsTheBriefsPaletteUnlessToldOtherwise) {
  PictureRequest request{"a cat", "", {"", {832, 1216}}, 12, {"#102030", "#405060"}, {}};
  request.extra["taskType"] = "\"COLOR_GUIDED_GENERATION\"";
  const auto sent = body(Family::nova_canvas, request);
  EXPECT_EQ(sent.at("taskType"), "COLOR_GUIDED_GENERATION");
  EXPECT_EQ(sent.at("colorGuidedGenerationParams").at("colors"), json::array({"#102030", "#405060"}));
  EXPECT_EQ(sent.at("colorGuidedGenerationParams").at("text"), "a cat");
  request.extra["colors"] = "[\"#FFFFFF\"]";
  EXPECT_EQ(body(Family::nova_canvas, request).at("colorGuidedGenerationParams").at("colors"),
            json::array({"#FFFFFF"}));
  request.extra = {};
  request.colours.assign(12, "#000000");
  request.extra["taskType"] = "\"COLOR_GUIDED_GENERATION\"";
  EXPECT_EQ(body(Family::titan_v2, request).at("colorGuidedGenerationParams").at("colors").as_array().size(),
            10U);
}

TEST(Requests, VariationsCarryTheirPictures) {
  PictureRequest request{"a cat", "", {"", {832, 1216}}, 12, {}, {}};
  request.extra = {
      {"taskType", "\"IMAGE_VARIATION\""}, {"images", "[\"QUJD\"]"}, {"similarityStrength", "0.8"}};
  const auto sent = body(Family::nova_canvas, request);
  EXPECT_EQ(sent.at("imageVariationParams").at("images").at(0), "QUJD");
  EXPECT_FALSE(sent.contains("images"));
}

TEST(Requests, StabilityPicturesKeepTheirShape) {
  PictureRequest request{"a cat", "", {"2:3", {}}, 7, {}, {}};
  EXPECT_FALSE(body(Family::stability, request).contains("mode")) << "Core does not know it";
  request.extra = {{"image", "\"QUJD\""}, {"strength", "0.6"}, {"output_format", "\"jpeg\""}};
  const auto sent = body(Family::stability, request);
  EXPECT_EQ(sent.at("mode"), "image-to-image");
  EXPECT_FALSE(sent.contains("aspect_ratio"));
  EXPECT_EQ(sent.at("output_format"), "jpeg");
}

}  // namespace
}  // namespace onesheet::bedrock

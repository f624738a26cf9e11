// Bodies: what is taken, what is refused, and in which words.
#include "doors/bedrockapi/order_reader.h"

#include "fixture.h"

namespace onesheet::doors::bedrock_api {
namespace {

using testing::HasSubstr;

Order order_of(std::string_view model, const std::string& body) {
  const auto order = read_order(**model_named(model), body);
  EXPECT_TRUE(order) << order.error().message;
  return order.value_or(Order{});
}
std::string refusal_of(std::string_view model, const std::string& body) {
  const auto order = read_order(**model_named(model), body);
  if (order) return "(taken)";
  EXPECT_EQ(order.error().status, 400);
  EXPECT_EQ(order.error().code, "ValidationException");
  return order.error().message;
}

TEST(BedrockModelNamed, IdsProfilesAndArns) {
  for (const char* id :
       {"amazon.nova-canvas-v1:0", "us.amazon.nova-canvas-v1:0", "eu.amazon.nova-canvas-v1:0",
        "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-canvas-v1:0",
        "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-canvas-v1:0"}) {
    const auto model = model_named(id);
    ASSERT_TRUE(model) << id;
    EXPECT_EQ((*model)->id, kNova);
  }
  EXPECT_EQ(model_named("anthropic.claude-v2").error().message, "The provided model identifier is invalid.");
  const auto arn = model_named("arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-v2");
  EXPECT_EQ(arn.error().status, 404);
  EXPECT_EQ(arn.error().code, "ResourceNotFoundException");
  EXPECT_EQ(model_named(std::string(kModelIdBytesMax, 'a')).error().message,
            "The provided model identifier is invalid.");
  EXPECT_THAT(model_named(std::string(kModelIdBytesMax + 1, 'a')).error().message,
              HasSubstr("length between"));
  EXPECT_FALSE(model_named(""));
}

TEST(BedrockOrder, NovaDefaults) {
  const Order order = order_of(kNova, R"({"taskType":"TEXT_IMAGE","textToImageParams":{"text":"a cat"}})");
  EXPECT_EQ(order.prompt, "a cat");
  EXPECT_EQ(order.width_px, 1024);
  EXPECT_EQ(order.height_px, 1024);
  EXPECT_EQ(order.seed, 12U);
  EXPECT_EQ(order.count, 1);
}

TEST(BedrockOrder, NovaEverything) {
  const Order order =
      order_of(kNova, R"({"taskType":"TEXT_IMAGE","textToImageParams":{"text":"a cat","negativeText":"dogs",
      "style":"PHOTOREALISM","conditionImage":"iVBORw0KGgo=","controlMode":"SEGMENTATION","controlStrength":1},
      "imageGenerationConfig":{"width":1280,"height":720,"quality":"premium","cfgScale":1.1,"numberOfImages":5,
      "seed":2147483646}})");
  EXPECT_EQ(order.width_px, 1280);
  EXPECT_EQ(order.height_px, 720);
  EXPECT_EQ(order.seed, 2'147'483'646U);
  EXPECT_EQ(order.count, 5);
}

TEST(BedrockOrder, NovaOtherTasks) {
  EXPECT_EQ(
      order_of(kNova, R"({"taskType":"COLOR_GUIDED_GENERATION","colorGuidedGenerationParams":{"text":"a cat",
      "colors":["#ff8080","#00FF00"]}})")
          .prompt,
      "a cat");
  EXPECT_EQ(order_of(kNova, R"({"taskType":"IMAGE_VARIATION","imageVariationParams":{"text":"a cat",
      "images":["/9j/4AAQ"],"similarityStrength":0.2}})")
                .prompt,
            "a cat");
  for (const char* task : {"INPAINTING", "OUTPAINTING", "BACKGROUND_REMOVAL", "VIRTUAL_TRY_ON"}) {
    EXPECT_THAT(refusal_of(kNova, R"({"taskType":")" + std::string{task} + "\"}"),
                HasSubstr("is not offered here"));
  }
  EXPECT_THAT(refusal_of("amazon.titan-image-generator-v1",
                         R"({"taskType":"COLOR_GUIDED_GENERATION","colorGuidedGenerationParams":{"text":"a",
                             "colors":["#ff8080"]}})"),
              HasSubstr("is not offered here"));
  const auto colours = [](const std::string& list) {
    return refusal_of(kNova,
                      R"({"taskType":"COLOR_GUIDED_GENERATION","colorGuidedGenerationParams":{"text":"a",
        "colors":)" + list +
                          "}}");
  };
  EXPECT_THAT(colours("[]"), HasSubstr("expected minimum item count: 1, found: 0"));
  EXPECT_THAT(colours(R"(["red"])"), HasSubstr("#RRGGBB"));
  EXPECT_THAT(colours("[1]"), HasSubstr("colors/0: expected type: String, found: Integer"));
  EXPECT_THAT(
      colours(R"(["#000000","#000000","#000000","#000000","#000000","#000000","#000000","#000000","#000000",
                          "#000000","#000000"])"),
      HasSubstr("expected maximum item count: 10, found: 11"));
}

TEST(BedrockOrder, NovaSizesOnBothSidesOfEachLimit) {
  const auto sized = [](int width, int height) {
    return nova_body("a",
                     "{\"width\":" + std::to_string(width) + ",\"height\":" + std::to_string(height) + "}");
  };
  for (const auto& [width, height] : std::vector<std::pair<int, int>>{
           {320, 320}, {320, 1280}, {4080, 1024}, {2048, 2032}, {1024, 4080}, {1280, 320}}) {
    EXPECT_EQ(order_of(kNova, sized(width, height)).width_px, width);
  }
  EXPECT_EQ(
      refusal_of(kNova, sized(304, 320)),
      "Malformed input request: #/imageGenerationConfig/width: 304 is not greater or equal to 320, please "
      "reformat your input and try again.");
  EXPECT_THAT(refusal_of(kNova, sized(4112, 1040)), HasSubstr("4112 is not less or equal to 4096"));
  EXPECT_THAT(refusal_of(kNova, sized(1000, 1024)), HasSubstr("1000 is not a multiple of 16"));
  EXPECT_THAT(refusal_of(kNova, sized(2048, 2048)), HasSubstr("less than 4194304 pixels"));
  EXPECT_THAT(refusal_of(kNova, sized(1296, 320)), HasSubstr("between 1:4 and 4:1"));
  EXPECT_THAT(refusal_of(kNova, sized(320, 1296)), HasSubstr("between 1:4 and 4:1"));
  EXPECT_THAT(refusal_of(kNova, sized(-16, 320)), HasSubstr("-16 is not greater or equal"));
}

TEST(BedrockOrder, AmazonNumbersOnBothSidesOfEachLimit) {
  const auto with = [](const std::string& config) { return refusal_of(kNova, nova_body("a", config)); };
  EXPECT_THAT(with(R"({"numberOfImages":0})"), HasSubstr("0 is not greater or equal to 1"));
  EXPECT_THAT(with(R"({"numberOfImages":6})"), HasSubstr("6 is not less or equal to 5"));
  EXPECT_THAT(with(R"({"seed":2147483647})"), HasSubstr("is not less or equal to 2147483646"));
  EXPECT_THAT(with(R"({"seed":99999999999999999999})"), HasSubstr("expected type: Integer, found: Double"));
  EXPECT_THAT(with(R"({"seed":"12"})"),
              HasSubstr("#/imageGenerationConfig/seed: expected type: Integer, found: String"));
  EXPECT_THAT(with(R"({"width":1280.5})"), HasSubstr("expected type: Integer, found: Double"));
  EXPECT_THAT(with(R"({"width":null})"), HasSubstr("expected type: Integer, found: Null"));
  EXPECT_THAT(with(R"({"cfgScale":1})"), HasSubstr("is not greater or equal to"));
  EXPECT_THAT(with(R"({"cfgScale":10.1})"), HasSubstr("is not less or equal to"));
  EXPECT_THAT(with(R"({"quality":"best"})"), HasSubstr("best is not a valid enum value"));
  EXPECT_THAT(with(R"({"steps":3})"), HasSubstr("extraneous key [steps] is not permitted"));
  EXPECT_THAT(with("[]"), HasSubstr("expected type: JSONObject, found: JSONArray"));
  EXPECT_EQ(order_of(kNova, nova_body("a", R"({"cfgScale":10,"seed":0})")).seed, 0U);
}

TEST(BedrockOrder, PromptLengthsAreCountedInCharacters) {
  for (const auto& [model, most] :
       std::vector<std::pair<std::string_view, std::size_t>>{{kNova, 1024}, {kTitan, 512}}) {
    std::string fits;
    for (std::size_t i = 0; i < most; ++i) fits += "é";
    EXPECT_EQ(order_of(model, nova_body(fits)).prompt, fits);
    EXPECT_THAT(
        refusal_of(model, nova_body(fits + "x")),
        HasSubstr("expected maxLength: " + std::to_string(most) + ", actual: " + std::to_string(most + 1)));
    EXPECT_THAT(refusal_of(model, nova_body("")), HasSubstr("expected minLength: 1, actual: 0"));
  }
  EXPECT_EQ(order_of(kCore, stability_body(std::string(10'000, 'a'))).prompt.size(), 10'000U);
  EXPECT_THAT(refusal_of(kCore, stability_body(std::string(10'001, 'a'))),
              HasSubstr("expected maxLength: 10000"));
  EXPECT_EQ(order_of(kSdxl, sdxl_body(std::string(2'000, 'a'))).prompt.size(), 2'000U);
  EXPECT_THAT(refusal_of(kSdxl, sdxl_body(std::string(2'001, 'a'))), HasSubstr("expected maxLength: 2000"));
}

TEST(BedrockOrder, TitanTakesListedSizesAlone) {
  const Order order = order_of(kTitan, nova_body("a", R"({"width":1152,"height":768})"));
  EXPECT_EQ(order.width_px, 1152);
  EXPECT_EQ(order.seed, 42U);
  EXPECT_THAT(
      refusal_of(kTitan, nova_body("a", R"({"width":1280,"height":720})")),
      HasSubstr(
          "the size 1280x720 is not supported; supported sizes (width x height) are 1024x1024, 768x768"));
}

TEST(BedrockOrder, Stability) {
  Order order = order_of(kCore, stability_body("a cat"));
  EXPECT_EQ(order.width_px, 1024);
  EXPECT_EQ(order.height_px, 1024);
  EXPECT_EQ(order.type, poster::FileType::png);
  EXPECT_NE(order.seed, 0U);  // 0 means any
  EXPECT_NE(order_of(kCore, stability_body("a cat", R"(,"seed":0)")).seed, order.seed);
  order = order_of(
      kSd35, stability_body("a cat", R"(,"negative_prompt":"","aspect_ratio":"2:3","mode":"text-to-image",
      "seed":4294967294,"output_format":"webp")"));
  EXPECT_LT(order.width_px, order.height_px);
  EXPECT_EQ(order.seed, 4'294'967'294U);
  EXPECT_EQ(order.type, poster::FileType::webp);
  EXPECT_EQ(order_of(kCore, stability_body("a", R"(,"output_format":"JPEG","seed":4294967295)")).type,
            poster::FileType::jpeg);

  EXPECT_THAT(refusal_of(kSd35, stability_body("a", R"(,"seed":4294967295)")),
              HasSubstr("less or equal to 4294967294"));
  EXPECT_THAT(refusal_of(kCore, stability_body("a", R"(,"output_format":"webp")")),
              HasSubstr("webp is not a valid enum"));
  EXPECT_THAT(refusal_of(kCore, stability_body("a", R"(,"aspect_ratio":"7:3")")),
              HasSubstr("7:3 is not a valid enum"));
  EXPECT_THAT(refusal_of(kSd35, stability_body("a", R"(,"mode":"image-to-image")")),
              HasSubstr("is not offered here"));
  EXPECT_EQ(refusal_of(kCore, "{}"),
            "Malformed input request: #: required key [prompt] not found, please reformat your input and try "
            "again.");
  EXPECT_THAT(refusal_of(kCore, R"({"prompt":7})"),
              HasSubstr("#/prompt: expected type: String, found: Integer"));
}

TEST(BedrockOrder, Sdxl) {
  const Order order = order_of(kSdxl, R"({"text_prompts":[{"text":"a cat"},{"text":"dogs","weight":-1},
      {"text":"by night","weight":0.5}],"width":832,"height":1216,"cfg_scale":35,"samples":1,"steps":50,"seed":7,
      "style_preset":"cinematic","sampler":"K_EULER","clip_guidance_preset":"NONE","extras":{"any":1}})");
  EXPECT_EQ(order.prompt, "a cat, by night");
  EXPECT_EQ(order.width_px, 832);
  EXPECT_EQ(order.seed, 7U);
  EXPECT_THAT(refusal_of(kSdxl, sdxl_body("a", R"(,"width":1000)")), HasSubstr("1000x1024 is not supported"));
  EXPECT_THAT(refusal_of(kSdxl, sdxl_body("a", R"(,"samples":2)")), HasSubstr("2 is not less or equal to 1"));
  EXPECT_THAT(refusal_of(kSdxl, R"({"text_prompts":[]})"), HasSubstr("expected minimum item count: 1"));
  EXPECT_THAT(refusal_of(kSdxl, R"({"text_prompts":["a"]})"),
              HasSubstr("#/text_prompts/0: expected type: JSONObject"));
  EXPECT_THAT(refusal_of(kSdxl, sdxl_body("a", R"(,"init_image":"x")")), HasSubstr("is not offered here"));
}

// A name is repeated up to 64 bytes, and never half a character.
TEST(BedrockOrder, LongNamesAreCutBetweenCharacters) {
  const std::string a(63, 'a');
  EXPECT_THAT(refusal_of(kCore, stability_body("x", ",\"" + a + "é\":1")), HasSubstr("[" + a + "]"));
  EXPECT_THAT(refusal_of(kCore, stability_body("x", ",\"" + a + "b\":1")), HasSubstr("[" + a + "b]"));
}

TEST(BedrockOrder, WeightedPromptsTogetherStayWithinTheLongestPrompt) {
  const std::string part(2'000, 'a');
  std::string body = R"({"text_prompts":[)";
  for (int i = 0; i < 10; ++i) body += (i == 0 ? R"({"text":")" : R"(,{"text":")") + part + "\"}";
  EXPECT_THAT(refusal_of(kSdxl, body + "]}"), HasSubstr("together"));
}

TEST(BedrockOrder, WhatIsNoJson) {
  for (const char* body : {"", "{", "prompt=a", "\xff", "{\"prompt\":\"\xc3\"}", "[[[[", "{\"a\":1}x"}) {
    EXPECT_EQ(refusal_of(kCore, body), "Malformed input request, please reformat your input and try again.")
        << body;
  }
  EXPECT_THAT(refusal_of(kCore, "[]"), HasSubstr("expected type: JSONObject"));
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "[";
  EXPECT_THAT(refusal_of(kCore, deep), HasSubstr("Malformed input request"));
}

}  // namespace
}  // namespace onesheet::doors::bedrock_api

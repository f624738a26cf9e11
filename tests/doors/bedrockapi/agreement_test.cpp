// Our client of Bedrock and our Bedrock-shaped door speak the same language: what one sends the other takes,
// and what the other answers the one understands.
#include "fixture.h"

#include "models/bedrock/dialect.h"

namespace onesheet::doors {
namespace {

class BedrockAgreement : public BedrockDoorTest {
 protected:
  static bedrock::PictureRequest request_for(const bedrock::KnownModel& model, int width, int height) {
    return {"a lighthouse keeper in a storm", "text, letters",
            bedrock::nearest_shape(model.family, width, height), bedrock::seed_for(model.family, 7)};
  }
};

TEST_F(BedrockAgreement, EveryRequestOfOursIsTakenAndEveryPictureUnderstood) {
  for (const bedrock::KnownModel& model : bedrock::known_models()) {
    for (const auto& [width, height] : std::vector<std::pair<int, int>>{
             {1000, 1500}, {1280, 720}, {1080, 1080}, {4000, 1000}, {8192, 2048}}) {
      const auto request = request_for(model, width, height);
      const Reply reply = invoke(model.id, bedrock::request_body(model.family, request));
      ASSERT_EQ(reply.status, 200) << model.id << ' ' << width << 'x' << height << ' ' << reply.body;
      EXPECT_TRUE(bedrock::picture_in(reply.body)) << model.id;
      EXPECT_EQ(orders_.back().width_px, request.shape.size.width) << model.id;
      EXPECT_EQ(orders_.back().height_px, request.shape.size.height) << model.id;
      EXPECT_EQ(orders_.back().seed, request.seed) << model.id;
    }
  }
}

TEST_F(BedrockAgreement, OurLongestPromptsFit) {
  for (const bedrock::KnownModel& model : bedrock::known_models()) {
    auto request = request_for(model, 1000, 1500);
    const bedrock::FamilyTraits& traits = bedrock::traits_of(model.family);
    request.prompt = request.negative_prompt =
        std::string(traits.prompts_share_limit ? traits.prompt_max / 2 : traits.prompt_max, 'x');
    EXPECT_EQ(invoke(model.id, bedrock::request_body(model.family, request)).status, 200) << model.id;
  }
}

TEST_F(BedrockAgreement, EveryFailureIsUnderstood) {
  const auto kind_of = [&](const bedrock::KnownModel& model, const std::string& marker) {
    auto request = request_for(model, 1000, 1500);
    request.prompt += " [[onesheet:" + marker + "]]";
    const Reply reply = invoke(model.id, bedrock::request_body(model.family, request));
    if (reply.status == 200) {
      const auto picture = bedrock::picture_in(reply.body);
      EXPECT_FALSE(picture) << marker;
      return picture ? base::ErrorKind::bug : picture.error().kind;
    }
    return bedrock::error_of(reply.status, reply.code(), reply.message(), model.id, {}).kind;
  };
  using base::ErrorKind;
  for (const bedrock::KnownModel& model : bedrock::known_models()) {
    for (const char* filter : {"filtered", "filtered-image", "filtered-output"}) {
      EXPECT_EQ(kind_of(model, filter), ErrorKind::refused) << model.id << ' ' << filter;
    }
    for (const char* upstream : {"inference-error", "end-of-life", "legacy", "no-access", "internal-error"}) {
      EXPECT_EQ(kind_of(model, upstream), ErrorKind::upstream) << model.id << ' ' << upstream;
    }
    for (const char* busy : {"throttled", "quota", "not-ready", "unavailable"}) {
      EXPECT_EQ(kind_of(model, busy), ErrorKind::busy) << model.id << ' ' << busy;
    }
    EXPECT_EQ(kind_of(model, "timed-out"), ErrorKind::timed_out) << model.id;
  }
}

}  // namespace
}  // namespace onesheet::doors

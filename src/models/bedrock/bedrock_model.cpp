#include "models/bedrock/bedrock_model.h"

#include "aws/calls/caller.h"
#include "base/encoding.h"
#include "models/bedrock/dialect.h"
#include "bedrock/families.h"

namespace onesheet::bedrock {
namespace {

using base::Deadline;
using base::ErrorKind;
using base::Result;

constexpr std::size_t kAnswerBytesMax = 64U << 20U;

class BedrockModel final : public models::ImageModel {
 public:
  BedrockModel(BedrockOptions options, const KnownModel& known, http::Client& client,
               aws::CredentialKeeper& credentials, const base::Clock& clock, models::DecodePicture decode)
      : options_(std::move(options)),
        known_(known),
        decode_(std::move(decode)),
        caller_({.service = "bedrock",
                 .region = options_.region,
                 .path_rule = aws::PathRule::encoded,
                 .send_payload_hash = false,
                 .attempts_max = options_.attempts_max,
                 .retry_after_silence = options_.retry_after_silence,
                 .bearer_token = options_.bearer_token},
                client, credentials, clock) {}

  models::ModelInfo info() const override {
    std::string description = "Amazon Bedrock, " + options_.region;
    if (!known_.retired_on.empty()) description += "; retired by AWS " + std::string(known_.retired_on);
    return {"bedrock/" + options_.model_id, std::move(description), false};
  }

  Result<models::KeyArt> paint(const models::ArtRequest& request, Deadline deadline) override {
    const auto words = models::art_prompt(request.brief, request.width_px, request.height_px,
                                          request.words_will_follow, request.raw_prompt);
    const OfferedShape shape = nearest_shape(known_.family, request.width_px, request.height_px);
    aws::Call call;
    call.method = "POST";
    call.endpoint = options_.endpoint;
    // Encoded once here; the signature encodes the wire path once more.
    call.path = "/model/" + base::percent_encode(options_.model_id) + "/invoke";
    call.headers = {{"Content-Type", "application/json"}, {"Accept", "application/json"}};
    if (!options_.guardrail_id.empty()) {
      call.headers.emplace_back("X-Amzn-Bedrock-GuardrailIdentifier", options_.guardrail_id);
      call.headers.emplace_back("X-Amzn-Bedrock-GuardrailVersion", options_.guardrail_version);
    }
    call.body = request_body(known_.family,
                             {words.prompt, words.negative, shape, seed_for(known_.family, request.seed)});
    call.answer_bytes_max = kAnswerBytesMax;

    auto answer = caller_.send(call, deadline);
    if (!answer) {
      const auto& failure = answer.error();
      if (failure.service.status == 0) return std::unexpected(failure.error);
      return std::unexpected(
          error_of(failure.service.status, failure.service.code, failure.service.message, options_.model_id));
    }
    ONESHEET_ASSIGN(const auto bytes, picture_in(answer->body));
    auto picture = decode_(bytes);
    if (!picture) {
      return base::fail(ErrorKind::upstream, "The image model gave an answer we could not use.",
                        base::describe(picture.error()));
    }
    models::KeyArt art;
    art.notes.push_back("asked for " + (shape.ratio.empty() ? std::to_string(shape.size.width) + "x" +
                                                                  std::to_string(shape.size.height)
                                                            : shape.ratio));
    art.image = models::fit_picture(*picture, request.width_px, request.height_px, art.notes, request.runner);
    art.guide = models::foreign_guide(request.brief);
    models::name_what_was_asked(request.brief, art);
    return art;
  }

 private:
  const BedrockOptions options_;
  const KnownModel& known_;
  const models::DecodePicture decode_;
  aws::Caller caller_;
};

}  // namespace

Result<std::unique_ptr<models::ImageModel>> make_bedrock_model(BedrockOptions options, http::Client& client,
                                                               aws::CredentialKeeper& credentials,
                                                               const base::Clock& clock,
                                                               models::DecodePicture decode) {
  const KnownModel* known = find_model(options.model_id);
  if (known == nullptr) {
    std::string names;
    for (const KnownModel& model : known_models()) {
      if (model.retired_on.empty()) names += (names.empty() ? "" : ", ") + std::string(model.id);
    }
    return base::fail(ErrorKind::bad_request,
                      "There is no such Bedrock image model; use one of " + names + ".");
  }
  if (options.guardrail_id.empty() != options.guardrail_version.empty()) {
    return base::fail(ErrorKind::bad_request,
                      "A Bedrock guardrail needs both its identifier and its version.");
  }
  if (options.region.empty()) options.region = kDefaultRegion;
  if (options.endpoint.empty())
    options.endpoint = "https://bedrock-runtime." + options.region + ".amazonaws.com";
  return std::make_unique<BedrockModel>(std::move(options), *known, client, credentials, clock,
                                        std::move(decode));
}

}  // namespace onesheet::bedrock

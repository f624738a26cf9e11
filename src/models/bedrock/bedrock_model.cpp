#include "models/bedrock/bedrock_model.h"

#include <algorithm>
#include <cmath>

#include "aws/calls/caller.h"
#include "base/encoding.h"
#include "models/bedrock/dialect.h"
#include "models/bedrock/picture_reader.h"
#include "models/remote/art_prompt.h"

namespace onesheet::bedrock {
namespace {

using base::Deadline;
using base::ErrorKind;
using base::fail;
using base::Result;

constexpr std::size_t kAnswerBytesMax = 64U << 20U;

std::string hex_of(poster::Ink ink) {
  const auto byte = [](float v) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(v, 0.0F, 1.0F) * 255.0F));
  };
  const std::uint8_t bytes[3] = {byte(ink.r), byte(ink.g), byte(ink.b)};
  return "#" + base::hex_lower(bytes);
}

// The brief's palette, as far as it is drawn with; words bring their own inks.
std::vector<std::string> colours_of(const poster::Palette& palette) {
  std::vector<std::string> colours;
  for (const poster::Ink ink : {palette.sky_top, palette.sky_middle, palette.horizon, palette.light,
                                palette.shade, palette.accent, palette.ground}) {
    if (const std::string hex = hex_of(ink); std::ranges::find(colours, hex) == colours.end())
      colours.push_back(hex);
  }
  return colours;
}

std::string asked_for(const OfferedShape& shape) {
  if (!shape.ratio.empty()) return "asked for " + shape.ratio;
  return "asked for " + std::to_string(shape.size.width) + "x" + std::to_string(shape.size.height);
}

class BedrockModel final : public models::ImageModel {
 public:
  BedrockModel(BedrockOptions options, const FamilyTraits& traits, const KnownModel* known,
               http::Client& client, aws::CredentialKeeper& credentials, const base::Clock& clock,
               models::DecodePicture decode)
      : options_(std::move(options)),
        traits_(traits),
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
    models::ModelInfo info{"bedrock/" + options_.model_id, "Amazon Bedrock, " + options_.region, false};
    info.takes_words = true;
    if (known_ != nullptr) {
      info.retired_on = known_->retired_on;
      if (!known_->retired_on.empty()) {
        info.description += "; retired by AWS " + info.retired_on;
        info.replacement = "bedrock/" + std::string(known_->replacement);
      }
      if (known_->price_usd > 0) info.price_usd = known_->price_usd;
    }
    if (options_.price_usd) info.price_usd = options_.price_usd;
    return info;
  }

  Result<models::KeyArt> paint(const models::ArtRequest& request, Deadline deadline) override {
    const OfferedShape shape = nearest_shape(traits_.family, request.width_px, request.height_px);
    std::vector<std::string> notes{asked_for(shape)};
    ONESHEET_ASSIGN(aws::Call call, call_for(request, shape, notes));
    PictureReader reader;
    call.sink = &reader;
    if (auto answer = caller_.send(call, deadline); !answer)
      return std::unexpected(error_for(answer.error()));
    ONESHEET_ASSIGN(ReadPicture picture, reader.finish());
    auto art = models::key_art_from(std::move(picture.bytes), request, decode_, std::move(notes));
    if (art && art->file) art->file->sha256_hex = std::move(picture.sha256_hex);
    return art;
  }

 private:
  Result<aws::Call> call_for(const models::ArtRequest& request, const OfferedShape& shape,
                             std::vector<std::string>& notes) const {
    ONESHEET_ASSIGN(models::ArtPrompt words,
                    models::art_prompt(request, {.prompt_max = traits_.prompt_max,
                                                 .negative_max = traits_.prompt_max,
                                                 .shared = traits_.prompts_share_limit}));
    if (words.shortened) {
      notes.push_back("the prompt was shortened: the model takes " + std::to_string(traits_.prompt_max) +
                      " characters");
    }
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
    call.body = request_body(
        traits_.family,
        {std::move(words.prompt), std::move(words.negative), shape, seed_for(traits_.family, request.seed),
         colours_of(models::foreign_guide(request.brief).palette), options_.extra});
    call.answer_bytes_max = kAnswerBytesMax;
    return call;
  }

  base::Error error_for(const aws::CallFailure& failure) const {
    if (failure.service.status == 0) return failure.error;
    return error_of(failure.service.status, failure.service.code, failure.service.message, options_.model_id,
                    options_.region);
  }

  const BedrockOptions options_;
  const FamilyTraits& traits_;
  const KnownModel* const known_;  // null: known by its family alone
  const models::DecodePicture decode_;
  aws::Caller caller_;
};

template <class Things, class Name>
std::string listed(const Things& things, Name name) {
  std::string text;
  for (const auto& thing : things) {
    const std::string_view one = name(thing);
    if (!one.empty()) text += (text.empty() ? "" : ", ") + std::string(one);
  }
  return text;
}

Result<const FamilyTraits*> family_for(const BedrockOptions& options, const KnownModel* known) {
  const FamilyTraits* named = options.family.empty() ? nullptr : find_family(options.family);
  if (named == nullptr && !options.family.empty()) {
    return fail(ErrorKind::bad_request,
                "There is no such Bedrock request family; use one of " +
                    listed(families(), [](const FamilyTraits& traits) { return traits.name; }) + ".");
  }
  if (known != nullptr) return &traits_of(known->family);
  if (named != nullptr) return named;
  return fail(ErrorKind::bad_request, "There is no such Bedrock image model; use one of " +
                                          listed(known_models(),
                                                 [](const KnownModel& model) {
                                                   return model.retired_on.empty() ? model.id
                                                                                   : std::string_view{};
                                                 }) +
                                          ", or name the request family of a newer one (bedrock-family).");
}

bool usable_id(std::string_view id) {
  return !id.empty() && id.size() <= kModelIdBytesMax &&
         std::ranges::all_of(id, [](unsigned char c) { return c > 0x20 && c < 0x7F && c != ','; });
}

std::string endpoint_of(const std::string& region) {
  return "https://bedrock-runtime." + region +
         (region.starts_with("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com");
}

}  // namespace

Result<std::unique_ptr<models::ImageModel>> make_bedrock_model(BedrockOptions options, http::Client& client,
                                                               aws::CredentialKeeper& credentials,
                                                               const base::Clock& clock,
                                                               models::DecodePicture decode) {
  if (!usable_id(options.model_id)) {
    return fail(ErrorKind::bad_request, "A Bedrock model id has 1 to " + std::to_string(kModelIdBytesMax) +
                                            " printable characters without spaces and commas.");
  }
  const KnownModel* known = find_model(options.model_id);
  ONESHEET_ASSIGN(const FamilyTraits* traits, family_for(options, known));
  if (options.guardrail_id.empty() != options.guardrail_version.empty())
    return fail(ErrorKind::bad_request, "A Bedrock guardrail needs both its identifier and its version.");
  if (options.attempts_max < 1) return fail(ErrorKind::bad_request, "There must be at least one attempt.");
  ONESHEET_ASSIGN(options.extra, extra_for(traits->family, options.extra));
  ONESHEET_TRY(check_extra(traits->family, options.extra));
  if (options.region.empty()) options.region = region_in(options.model_id);
  if (options.region.empty()) options.region = kDefaultRegion;
  if (options.endpoint.empty()) options.endpoint = endpoint_of(options.region);
  return std::make_unique<BedrockModel>(std::move(options), *traits, known, client, credentials, clock,
                                        std::move(decode));
}

}  // namespace onesheet::bedrock

// Image models on Amazon Bedrock behind the house's face.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "aws/credentials/credentials.h"
#include "base/clock.h"
#include "base/error.h"
#include "http/client.h"
#include "models/image_model.h"
#include "models/remote/foreign_art.h"

namespace onesheet::bedrock {

struct BedrockOptions {
  std::string model_id;  // model id, inference profile or ARN (1 to 2048 characters)
  // The request family of a model that families.h does not know, and of that alone: "stability",
  // "stability-sdxl", "nova-canvas", "titan", "titan-v2". A model AWS adds tomorrow works with its id and its
  // family.
  std::string family;
  std::string region;                           // empty: the ARN's own, else the models' home, us-west-2
  std::string endpoint;                         // empty: bedrock-runtime.{region}.amazonaws.com
  std::string bearer_token;                     // AWS_BEARER_TOKEN_BEDROCK; wins over signatures when set
  std::string guardrail_id, guardrail_version;  // only together
  std::optional<double> price_usd;              // per picture; nullopt: what families.h knows
  // Members added to every request, values in JSON: {"quality": "\"premium\"", "cfgScale": "7"}; see
  // extras.h.
  std::map<std::string, std::string> extra;
  // A request that was sent and not answered has probably been billed, so it is not repeated unless asked
  // for.
  int attempts_max = 3;  // of requests that were refused for load or never arrived
  bool retry_after_silence = false;
};

inline constexpr std::size_t kModelIdBytesMax = 2048;

// bad_request for an id we cannot speak to, an unknown family, half a guardrail or an extra field the family
// does not take. The parts must outlive the model.
base::Result<std::unique_ptr<models::ImageModel>> make_bedrock_model(BedrockOptions options,
                                                                     http::Client& client,
                                                                     aws::CredentialKeeper& credentials,
                                                                     const base::Clock& clock,
                                                                     models::DecodePicture decode);

}  // namespace onesheet::bedrock

// Image models on Amazon Bedrock behind the house's face.
#pragma once

#include <memory>
#include <string>

#include "aws/credentials/credentials.h"
#include "base/clock.h"
#include "base/error.h"
#include "http/client.h"
#include "models/image_model.h"
#include "models/remote/art_prompt.h"

namespace onesheet::bedrock {

struct BedrockOptions {
  std::string model_id;                         // id, inference profile or ARN; one of families.h
  std::string region;                           // empty: the models' home region, us-west-2
  std::string endpoint;                         // empty: bedrock-runtime.{region}.amazonaws.com
  std::string bearer_token;                     // AWS_BEARER_TOKEN_BEDROCK; wins over signatures when set
  std::string guardrail_id, guardrail_version;  // only together
  // A request that was sent and not answered has probably been billed, so it is not repeated unless asked
  // for.
  int attempts_max = 3;  // of requests that were refused or never arrived
  bool retry_after_silence = false;
};

// bad_request for a model id we cannot speak to. The parts must outlive the model.
base::Result<std::unique_ptr<models::ImageModel>> make_bedrock_model(BedrockOptions options,
                                                                     http::Client& client,
                                                                     aws::CredentialKeeper& credentials,
                                                                     const base::Clock& clock,
                                                                     models::DecodePicture decode);

}  // namespace onesheet::bedrock

// Who is asking? Signature Version 4 in the Authorization header, service "bedrock", or a bearer token.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "aws/presented.h"
#include "aws/sigv4.h"
#include "base/clock.h"
#include "doors/bedrockapi/bedrock_door.h"
#include "doors/bedrockapi/failure.h"
#include "http/server.h"

namespace onesheet::doors::bedrock_api {

// A signature whose key, time and scope are good, still to be held against the body it covers.
struct SignatureClaim {
  aws::Presented presented;
  std::string time;  // as in x-amz-date
};

// Everything that the head alone can tell, so that nobody uploads megabytes to be told no. nullopt: a bearer
// token that is right, and nothing left to prove. Errors carry AWS's codes and texts.
Outcome<std::optional<SignatureClaim>> admit(const http::RequestHead& head, const BedrockDoorOptions& options,
                                             std::string_view bearer_token, base::WallTime now);

// `body_sha256_hex`: of the body as it came.
Outcome<void> verify(const http::RequestHead& head, const SignatureClaim& claim,
                     std::string_view body_sha256_hex, const BedrockDoorOptions& options,
                     aws::SigningKeys& keys);

}  // namespace onesheet::doors::bedrock_api

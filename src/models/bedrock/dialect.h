// Requests and answers of Bedrock's image models, as pure functions over JSON text.
// Sources: Amazon Bedrock User Guide, "Inference request parameters" for Stability AI and Titan; Amazon Nova
// User Guide, "Image generation request and response structure" and "Error handling".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "bedrock/families.h"
#include "models/bedrock/extras.h"

namespace onesheet::bedrock {

struct PictureRequest {
  std::string prompt;
  std::string negative_prompt;
  OfferedShape shape;
  std::uint64_t seed = 0;            // already in the family's range
  std::vector<std::string> colours;  // "#RRGGBB", for COLOR_GUIDED_GENERATION; at most ten are sent
  Extra extra;                       // has passed check_extra
};

// The body of InvokeModel. The texts are sent as they are: art_prompt has made them fit.
std::string request_body(Family family, const PictureRequest& request);

// The encoded picture (PNG, JPEG or WebP bytes) out of an answer with status 200. Both shapes of "images"
// (texts, objects) are read, and "artifacts". Errors: refused (the content filter; the text says whether
// prompt or picture), upstream (an inference error, an empty answer, or one we cannot read).
base::Result<std::vector<std::uint8_t>> picture_in(std::string_view answer_body);

// The same before the picture's base64 is decoded; and what picture_in says of text that is none.
base::Result<std::string> picture_text_in(std::string_view answer_body);
base::Error not_base64();

// An answer with another status, as an Error of ours. `code` is the AWS error code. Lifecycle problems name
// the model, the region and what to use instead.
base::Error error_of(int status, std::string_view code, std::string_view message, std::string_view model_id,
                     std::string_view region);

}  // namespace onesheet::bedrock

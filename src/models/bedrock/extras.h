// What an operator may add to a family's requests: style, quality, reference pictures.
// Sources: Amazon Nova User Guide, "Image generation request and response structure"; Amazon Bedrock User
// Guide, "Inference request parameters" for Stability AI and Titan.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/error.h"
#include "bedrock/families.h"

namespace onesheet::bedrock {

// Member → its value as JSON text: {"quality": "\"premium\"", "cfgScale": "7"}.
using Extra = std::map<std::string, std::string>;

// bad_request for a member the family does not take, a value that is not JSON or out of range, and members
// that do not go together; the sentence says what is allowed.
base::Result<void> check_extra(Family family, const Extra& extra);

// What of an operator's settings is for this family: its own group, {"nova-canvas": {"quality": "premium"}},
// and members without a group, which are for every family. bad_request for a group that is not a JSON object.
base::Result<Extra> extra_for(Family family, const Extra& settings);

// Where a member of Nova's and Titan's requests belongs.
enum class Place { top, parameters, config };
Place place_of(Family family, std::string_view member);

}  // namespace onesheet::bedrock

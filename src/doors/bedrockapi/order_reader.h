// Bodies of InvokeModel → what is to be drawn. As strict as Bedrock: wrong types, sizes, lengths and members
// that the model does not know are ValidationExceptions that say what is allowed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "bedrock/families.h"
#include "doors/bedrockapi/failure.h"
#include "poster/spec.h"

namespace onesheet::doors::bedrock_api {

struct Order {
  bedrock::Family family = bedrock::Family::stability;
  std::string prompt;
  int width_px = 0, height_px = 0;
  std::uint64_t seed = 0;  // as sent, or the family's default; where 0 means "any", one has been chosen
  int count = 1;           // 1 to 5
  poster::FileType type = poster::FileType::png;
};

// The model an id, inference profile or ARN names. ValidationException for an id we do not know,
// ResourceNotFoundException for such an ARN.
Outcome<const bedrock::KnownModel*> model_named(std::string_view id);

Outcome<Order> read_order(const bedrock::KnownModel& model, std::string_view body);

}  // namespace onesheet::doors::bedrock_api

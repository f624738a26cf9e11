// Answers of InvokeModel, in each family's form.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "doors/bedrockapi/failure.h"
#include "doors/bedrockapi/markers.h"
#include "doors/bedrockapi/order_reader.h"
#include "http/server.h"

namespace onesheet::doors::bedrock_api {

using Picture = std::vector<std::uint8_t>;  // encoded

// `pictures`: as many as the order asked for, or fewer when `some_filtered` (Nova and Titan alone say so).
http::Response pictures_response(const Order& order, std::span<const Picture> pictures, bool some_filtered);

// What the filter says, which is a failure in some families and an ordinary answer in others.
// filtered_some counts as filtered_output: use it only where no picture is left.
Outcome<http::Response> marked_response(Marker marker, const Order& order);

}  // namespace onesheet::doors::bedrock_api

// Reading a JSON document that came from outside. Only .cpp files of this room include it.
#pragma once

#include <boost/json/value.hpp>
#include <initializer_list>
#include <string_view>

#include "base/error.h"
#include "doors/json/spec_json.h"

namespace onesheet::json {

// Parses one document: valid UTF-8, no repeated member names, at most kDepthMax deep, nothing after it.
// bad_request or too_large with a sentence and, where it helps, the place. `bytes_max` is at most
// kRequestBytesMax.
base::Result<boost::json::value> parse_strictly(std::string_view text, std::size_t bytes_max = kTextBytesMax);

// bad_request when `object` has a member that is not in `known`, naming it and them.
base::Result<void> refuse_unknown_members(const boost::json::object& object,
                                          std::initializer_list<std::string_view> known);

}  // namespace onesheet::json

// The three ways AWS writes a time. Parsers are strict and take nothing else.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace onesheet::aws {

std::string basic_time(base::WallTime time);   // 20150830T123600Z
std::string iso_time(base::WallTime time);     // 2015-08-30T12:36:00.000Z
std::string iso_seconds(base::WallTime time);  // 2015-08-30T12:36:00Z
std::string http_date(base::WallTime time);    // Sun, 30 Aug 2015 12:36:00 GMT

std::optional<base::WallTime> parse_basic_time(std::string_view text);
// RFC 7231 §7.1.1.1, the preferred form (IMF-fixdate) only.
std::optional<base::WallTime> parse_http_date(std::string_view text);

}  // namespace onesheet::aws

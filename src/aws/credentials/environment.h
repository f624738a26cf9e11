// The environment as these rooms see it: handed in, never read here, so that a test is one map.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace onesheet::aws {

// The value of a variable; nullopt when it is unset. An empty value counts as unset, as in the AWS SDKs.
using Environment = std::function<std::optional<std::string>(std::string_view name)>;

}  // namespace onesheet::aws

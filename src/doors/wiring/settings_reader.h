// Brings flags, environment and config file together. The only code that interprets the environment.
#pragma once

#include <map>
#include <string>

#include "base/error.h"
#include "doors/cli/machine.h"

namespace onesheet::wiring {

using Environment = std::map<std::string, std::string, std::less<>>;

// The config file is $ONESHEET_CONFIG, else $XDG_CONFIG_HOME/onesheet/config.json, else
// ~/.config/onesheet/config.json; only a file named by ONESHEET_CONFIG has to exist. Errors: bad_request
// naming the setting and where its value came from.
base::Result<cli::Resolved> resolve_settings(const cli::Flags& flags, const Environment& environment);

inline constexpr std::size_t kConfigFileBytesMax = 64 * 1024;
inline constexpr std::size_t kWorkersMax = 64;
inline constexpr std::size_t kQueueMax = 1000;
inline constexpr std::size_t kBedrockAttemptsMax = 10;
inline constexpr double kPriceMax_usd = 1000;  // of one picture: more is a slip of the finger

}  // namespace onesheet::wiring

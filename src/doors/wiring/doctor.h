// Looks at everything a run needs and says how to put right what is wrong.
#pragma once

#include <vector>

#include "doors/cli/machine.h"
#include "doors/wiring/settings_reader.h"

namespace onesheet::wiring {

std::vector<cli::Finding> examine(const cli::Settings& settings, const Environment& environment);

}  // namespace onesheet::wiring

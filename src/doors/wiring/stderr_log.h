// The log of a running server, on stderr: one line per event, for people or as JSON.
#pragma once

#include <memory>

#include "base/log.h"
#include "doors/cli/settings.h"

namespace onesheet::wiring {

std::shared_ptr<base::Log> make_stderr_log(cli::LogForm form);

}  // namespace onesheet::wiring

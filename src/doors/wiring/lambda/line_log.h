// Log lines in the JSON form CloudWatch takes apart, one write(2) each, without a logging library.
#pragma once

#include <memory>

#include "base/log.h"

namespace onesheet::wiring {

// {"time":"2026-01-02T03:04:05.678Z","level":"info","message":"…",…} on standard error.
std::shared_ptr<base::Log> make_line_log(base::LogLevel least);

}  // namespace onesheet::wiring

// A running server: both doors on their ports, until a signal says stop.
#pragma once

#include <memory>

#include "base/error.h"
#include "doors/cli/machine.h"
#include "doors/wiring/settings_reader.h"

namespace onesheet::wiring {

// Call from the main thread before it makes other threads: SIGINT and SIGTERM are held for wait(). Errors:
// conflict (port taken, folder served already), forbidden (not loopback and no API key; read-only folder),
// out_of_space, upstream (damaged catalogue).
base::Result<std::unique_ptr<cli::Serving>> start_serving(const cli::Settings& settings,
                                                          const Environment& environment);

// Where the doors are reached: what the settings say, else what the running server says, else where the
// settings would listen.
cli::Endpoints endpoints_of(const cli::Settings& settings);

}  // namespace onesheet::wiring

// What every command that makes something begins with.
#pragma once

#include <memory>

#include "base/error.h"
#include "doors/cli/commands.h"
#include "doors/cli/machine.h"
#include "service/poster_service.h"

namespace onesheet::cli {

// The settings in effect and the data folder they name, opened.
struct Opened {
  Settings settings;
  std::unique_ptr<Workshop> workshop;
};

// Errors: those of Machine::resolve and Machine::open.
base::Result<Opened> open_workshop(Context& context);

// Shows a phase and how far it is on the terminal, which must outlive what is returned.
service::Progress progress_on(Terminal& terminal);

}  // namespace onesheet::cli

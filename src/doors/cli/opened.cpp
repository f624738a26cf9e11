#include "doors/cli/opened.h"

#include <utility>

namespace onesheet::cli {

base::Result<Opened> open_workshop(Context& context) {
  ONESHEET_ASSIGN(Resolved resolved, context.machine.resolve(context.flags));
  ONESHEET_ASSIGN(auto workshop, context.machine.open(resolved.settings));
  return Opened{std::move(resolved.settings), std::move(workshop)};
}

service::Progress progress_on(Terminal& terminal) {
  return [&terminal](std::string_view phase, double done) { terminal.progress(phase, done); };
}

}  // namespace onesheet::cli

#include "doors/cli/commands.h"
#include "doors/cli/exit_code.h"

namespace onesheet::cli {

int report(Terminal& terminal, const base::Error& error) {
  terminal.end_progress();
  terminal.err() << terminal.on_err(Tone::bad, "onesheet: ") << error.public_text << '\n';
  // Whoever types commands runs this machine, so the operator's text is theirs to see.
  if (!error.operator_text.empty()) {
    terminal.err() << terminal.on_err(Tone::quiet, "  detail: " + error.operator_text) << '\n';
  }
  if (error.kind == base::ErrorKind::bug) {
    terminal.err() << "  This is a fault in Onesheet; please report it with the command you ran.\n";
  }
  terminal.err() << std::flush;
  return exit_code_for(error.kind);
}

}  // namespace onesheet::cli

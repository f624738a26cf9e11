// The command line as a whole: reads the words, runs one command, answers with an exit code.
#pragma once

#include <string>
#include <vector>

#include "doors/cli/machine.h"
#include "doors/cli/terminal.h"

namespace onesheet::cli {

// `arguments` without the program's name.
int run(std::vector<std::string> arguments, Machine& machine, Terminal& terminal);

}  // namespace onesheet::cli

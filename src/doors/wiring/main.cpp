// The program. Here alone the environment is read and the real parts are named.
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <iostream>
#include <new>

#include "doors/cli/program.h"
#include "doors/wiring/real_machine.h"

namespace {

onesheet::wiring::Environment read_environment() {
  onesheet::wiring::Environment environment;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text{*entry};
    const auto equals = text.find('=');
    if (equals != std::string_view::npos)
      environment.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  return environment;
}

}  // namespace

int main(int argc, char** argv) {
  // A reader that goes away (`onesheet formats | head`, a client that hangs up) is no reason to die.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    const auto environment = read_environment();
    // https://no-color.org: present and not empty means no colour.
    const auto no_color = environment.find("NO_COLOR");
    const auto term = environment.find("TERM");
    const bool colour = (no_color == environment.end() || no_color->second.empty()) &&
                        (term != environment.end() && term->second != "dumb");
    const bool err_terminal = ::isatty(STDERR_FILENO) == 1;
    onesheet::cli::Terminal terminal{std::cout,
                                     std::cerr,
                                     {.out_colour = colour && ::isatty(STDOUT_FILENO) == 1,
                                      .err_colour = colour && err_terminal,
                                      .err_terminal = err_terminal}};
    onesheet::wiring::RealMachine machine{environment};
    return onesheet::cli::run({argv + 1, argv + argc}, machine, terminal);
  } catch (const std::bad_alloc&) {
    std::fputs("onesheet: There is not enough memory for this poster; try a smaller --format.\n", stderr);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "onesheet: This is a fault in Onesheet; please report it: %s\n", error.what());
  }
  return 70;
}

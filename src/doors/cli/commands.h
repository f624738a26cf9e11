// One function per command. Each takes what was typed as plain text, so that every check lives in the domain
// and not in the option parser.
#pragma once

#include <optional>
#include <string>

#include "doors/cli/machine.h"
#include "doors/cli/settings.h"
#include "doors/cli/terminal.h"

namespace onesheet::cli {

struct Context {
  Machine& machine;
  Terminal& terminal;
  Flags flags;          // settings given as flags
  bool json = false;    // --json
  bool bearer = false;  // env --bearer
};

struct MakeArguments {
  std::string prompt;
  std::string title = "auto";
  std::string tagline, release;
  std::optional<std::string> brief_file, credits_file, format, seed, type, expires;
  std::optional<std::string> out;  // none: named after the title, in the current folder
  bool no_file = false, raw_prompt = false;
};

struct KeyArguments {
  std::string name, scopes = "make,read";  // create
  std::string id;                          // revoke
};

int make(Context& context, const MakeArguments& arguments);
int brief(Context& context, const std::string& prompt);
int serve(Context& context);
int env(Context& context);
int formats(Context& context);
int models(Context& context);
int version(Context& context);
int doctor(Context& context);
int config(Context& context);
int create_key(Context& context, const KeyArguments& arguments);
int list_keys(Context& context);
int revoke_key(Context& context, const KeyArguments& arguments);

// Says what went wrong on stderr and gives the exit code.
int report(Terminal& terminal, const base::Error& error);

}  // namespace onesheet::cli

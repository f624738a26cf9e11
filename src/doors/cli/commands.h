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

// The words and how they are set; absent: as it was, or chosen for the caller.
struct WordArguments {
  std::optional<std::string> title, tagline, release, credits_file, font, effect, language, variant, billing,
      rating, title_logo;
  std::vector<std::string> laurels, logos;
};

// Where the poster's file and link go.
struct CopyArguments {
  std::optional<std::string> type, expires, max_bytes;
  std::optional<std::string> out;  // none: named after the title, in the current folder
  bool no_file = false;
};

struct MakeArguments {
  std::string prompt;
  WordArguments words;
  CopyArguments copy;
  std::optional<std::string> format, seed, archetype, palette, style, art, from, pick, brief_file;
  bool raw_prompt = false;
};

struct RetitleArguments {
  std::string id;
  WordArguments words;
  CopyArguments copy;
};

struct SheetArguments {
  MakeArguments make;
  std::string count = "12";
};

struct PrintArguments {
  std::string id;
  std::optional<std::string> format, dpi, bleed, cmyk_file;
  std::optional<std::string> out;  // none: named after the title, in the current folder
  bool marks = false;
};

struct KitArguments {
  std::string id, store = "all";
  std::optional<std::string>
      out;  // a folder, or a file that ends in .zip; none: a folder named after the title
};

struct KeyArguments {
  std::string name, scopes = "make,read";  // create
  std::string id;                          // revoke
};

int make(Context& context, const MakeArguments& arguments);
int retitle(Context& context, const RetitleArguments& arguments);
int sheet(Context& context, const SheetArguments& arguments);
int print(Context& context, const PrintArguments& arguments);
int kit(Context& context, const KitArguments& arguments);
int options(Context& context);
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

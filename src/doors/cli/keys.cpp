#include <fmt/format.h>

#include <boost/json.hpp>

#include "catalogue/api_key.h"
#include "doors/cli/commands.h"
#include "doors/cli/exit_code.h"
#include "doors/cli/opened.h"
#include "doors/cli/text.h"

namespace onesheet::cli {
namespace {

boost::json::object describe_key(const catalogue::ApiKey& key) {
  boost::json::array scopes;
  for (const std::string& scope : key.scopes) scopes.emplace_back(scope);
  return {{"id", key.id}, {"name", key.name}, {"scopes", scopes}, {"created_at", time_iso(key.created)}};
}

}  // namespace

int create_key(Context& context, const KeyArguments& arguments) {
  Terminal& terminal = context.terminal;
  auto scopes = catalogue::parse_scopes(arguments.scopes);
  if (!scopes) return report(terminal, scopes.error());
  const auto issued = catalogue::issue_key(arguments.name, std::move(*scopes), base::SystemClock{}.now());
  if (!issued) return report(terminal, issued.error());
  const auto opened = open_workshop(context);
  if (!opened) return report(terminal, opened.error());
  if (const auto added = opened->workshop->catalogue().add_key(issued->key); !added) {
    return report(terminal, added.error());
  }
  if (context.json) {
    boost::json::object object = describe_key(issued->key);
    object["key"] = issued->secret;
    terminal.out() << boost::json::serialize(object) << std::endl;
    return kExitOk;
  }
  // The key alone on stdout, so that KEY=$(onesheet keys create …) works.
  terminal.out() << issued->secret << std::endl;
  terminal.err() << fmt::format(
                        "onesheet: This is key {} \"{}\" ({}). It is shown once and stored only as a hash.\n",
                        issued->key.id, issued->key.name, fmt::join(issued->key.scopes, ", "))
                 << std::flush;
  return kExitOk;
}

int list_keys(Context& context) {
  Terminal& terminal = context.terminal;
  const auto opened = open_workshop(context);
  if (!opened) return report(terminal, opened.error());
  const auto keys = opened->workshop->catalogue().list_keys();
  if (!keys) return report(terminal, keys.error());
  if (context.json) {
    boost::json::array array;
    for (const catalogue::ApiKey& key : *keys) array.push_back(describe_key(key));
    terminal.out() << boost::json::serialize(array) << std::endl;
    return kExitOk;
  }
  if (keys->empty()) terminal.err() << "onesheet: There are no API keys; `onesheet keys create` makes one.\n";
  for (const catalogue::ApiKey& key : *keys) {
    terminal.out() << fmt::format("{}  {}  {:<11} {}\n", key.id, time_text(key.created),
                                  fmt::to_string(fmt::join(key.scopes, ",")), key.name);
  }
  terminal.out() << std::flush;
  return kExitOk;
}

int revoke_key(Context& context, const KeyArguments& arguments) {
  Terminal& terminal = context.terminal;
  const auto opened = open_workshop(context);
  if (!opened) return report(terminal, opened.error());
  if (const auto removed = opened->workshop->catalogue().remove_key(arguments.id); !removed) {
    return report(terminal, removed.error());
  }
  terminal.err() << "onesheet: The key works no more.\n" << std::flush;
  return kExitOk;
}

}  // namespace onesheet::cli

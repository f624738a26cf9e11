// A scripted AWS: what a service says in one misbehaviour, step by step, and what Onesheet must make of it.
// A script is one file of scripts/; the format is described in scripts/README.md.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace onesheet::testing {

// Patterns are regular expressions (ECMAScript) that must be found somewhere in the text.
struct Expectation {
  std::string method, target;                  // exact; empty: any
  std::map<std::string, std::string> headers;  // name → pattern
  std::vector<std::string> absent;             // names
  std::string body;                            // pattern
};

struct ScriptedAnswer {
  int status = 200;  // 0: the connection is closed without an answer
  std::map<std::string, std::string> headers;
  std::string body;
  std::optional<std::size_t> length;     // stated instead of the body's own
  std::optional<std::size_t> cut_after;  // bytes of the body, then the connection is closed
  std::chrono::milliseconds delay{0};    // before the answer
  bool silence = false;                  // no answer until the client goes
};

struct Step {
  Expectation expect;
  ScriptedAnswer answer;
};

struct Outcome {
  std::string value;  // "stored", an object's text, an access key id …; only when there is no error
  std::string error;  // base::name_of the kind; empty: it must succeed
  std::string says, operator_says;  // parts of the error's texts
};

struct ScriptedCall {
  std::string what;                         // "s3.put", "bedrock" …
  std::map<std::string, std::string> with;  // its settings
  std::chrono::seconds advance{0};          // of the clock, before the call
  std::chrono::milliseconds deadline{10'000};
  Outcome outcome;
};

struct Script {
  std::string about;
  std::map<std::string, std::string> environment;
  std::string config_file, credentials_file;  // the two shared files' texts
  std::map<std::string, std::string> files;   // written into a folder of the test's own
  std::vector<Step> steps;
  std::vector<ScriptedCall> calls;
  std::optional<int> connections;  // how many the client may have opened
};

// Names of the files of scripts/, without ".json", in order.
std::vector<std::string> script_names();

// `words` replaces "${word}" in every text. Throws std::runtime_error, naming the place, for a file that
// cannot be read or has a member that does not exist.
Script read_script(const std::string& name, const std::map<std::string, std::string>& words);

}  // namespace onesheet::testing

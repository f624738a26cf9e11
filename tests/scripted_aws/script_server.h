// Plays the steps of a script on a free port of loopback, one step for each request, in order. What differs
// from the script is kept, and answered with 599, which no client takes for a service's word.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "scripted_aws/script.h"

namespace onesheet::testing {

class ScriptServer {
 public:
  ScriptServer();   // listens at once, so that a script can name the port
  ~ScriptServer();  // closes every connection
  ScriptServer(const ScriptServer&) = delete;
  ScriptServer& operator=(const ScriptServer&) = delete;

  std::uint16_t port() const;
  void play(std::vector<Step> steps);
  int connections() const;
  std::vector<std::string> problems() const;  // one line for each difference, steps left over among them
  std::string everything_received() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace onesheet::testing

// One server per data folder, and a note of where it can be reached, so that `make` and `env` in other
// processes give links that work whatever ports it chose.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "base/error.h"
#include "doors/cli/machine.h"

namespace onesheet::wiring {

class ServeLock {
 public:
  virtual ~ServeLock() = default;  // gives the folder free
  virtual base::Result<void> publish(const cli::Endpoints& endpoints) = 0;
};

// conflict when another process serves this folder. The kernel drops the lock with the process, however it
// dies.
base::Result<std::unique_ptr<ServeLock>> lock_for_serving(const std::filesystem::path& data_folder);

// What the running server published; nullopt when none runs.
std::optional<cli::Endpoints> running_server(const std::filesystem::path& data_folder);

}  // namespace onesheet::wiring

// The access key and secret of this machine's store: made once, kept in secrets.json (mode 0600).
#pragma once

#include <filesystem>

#include "base/error.h"
#include "doors/cli/machine.h"

namespace onesheet::wiring {

// Two processes starting at the same time agree on one pair: the file appears whole or not at all, and the
// first to link it into place wins. Errors: forbidden, out_of_space, upstream when the file is damaged.
base::Result<cli::Secrets> load_or_create_secrets(const std::filesystem::path& data_folder);

}  // namespace onesheet::wiring

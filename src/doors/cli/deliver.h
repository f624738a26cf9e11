// A finished poster, to the person who asked for it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "doors/cli/commands.h"
#include "service/poster_service.h"

namespace onesheet::cli {

// Finds out before the work, not after it, that the file cannot be written.
base::Result<void> check_out(const CopyArguments& copy);

// A name that nothing in the current folder has: the-last-light.png, the-last-light-2.png, …
std::filesystem::path free_name(std::string_view words, std::string_view extension);

// Saves the copy and prints what there is to say; the exit code.
int deliver(Context& context, const Settings& settings, const CopyArguments& copy,
            const service::MadePoster& made, const std::vector<std::uint8_t>& bytes,
            std::chrono::seconds expires);

}  // namespace onesheet::cli

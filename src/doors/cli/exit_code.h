// What the shell learns. The numbers are a promise (docs/cli.md).
#pragma once

#include "base/error.h"

namespace onesheet::cli {

inline constexpr int kExitOk = 0;
inline constexpr int kExitFindings = 1;  // doctor found something broken
inline constexpr int kExitUsage = 2;

int exit_code_for(base::ErrorKind kind);

}  // namespace onesheet::cli

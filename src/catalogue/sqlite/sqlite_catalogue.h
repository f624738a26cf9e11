// The catalogue in one SQLite file, shared safely by several processes of one machine (`onesheet serve` and
// `onesheet make` at the same time). Write-ahead log, synchronous=FULL: what add() acknowledged survives
// kill -9 and a power cut.
#pragma once

#include <filesystem>
#include <memory>

#include "base/error.h"
#include "catalogue/catalogue.h"

namespace onesheet::catalogue {

// Opens the file, makes it when it is absent, brings an older schema up to date. Errors: upstream when it is
// damaged, not ours, made by a newer program, or cannot be written; out_of_space; busy.
base::Result<std::unique_ptr<Catalogue>> open_sqlite_catalogue(const std::filesystem::path& path);

}  // namespace onesheet::catalogue

// The tables of the catalogue and how an older file becomes a newer one.
#pragma once

#include "base/error.h"
#include "catalogue/sqlite/database.h"

namespace onesheet::catalogue {

// "1sht" as a number: marks the file as ours (sqlite.org/fileformat2.html#application_id).
inline constexpr std::int64_t kApplicationId = 0x31736874;
inline constexpr std::int64_t kSchemaVersion = 2;

// Safe when several processes open the same file at once. upstream for a file of another program or of a
// newer version of this one.
base::Result<void> bring_up_to_date(Database& database);

}  // namespace onesheet::catalogue

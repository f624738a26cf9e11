#include "catalogue/sqlite/schema.h"

#include <array>

namespace onesheet::catalogue {
namespace {

// Step n takes a file from version n to n + 1. Steps that have shipped are never edited: files made by them
// exist. Times are milliseconds since 1970 UTC; lists of words are one word per line.
constexpr std::array<const char*, kSchemaVersion> kSteps{R"sql(
  CREATE TABLE posters (
    id TEXT PRIMARY KEY,
    created_ms INTEGER NOT NULL,
    bucket TEXT NOT NULL,
    object_key TEXT NOT NULL,
    content_type TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    width_px INTEGER NOT NULL,
    height_px INTEGER NOT NULL,
    format TEXT NOT NULL,
    model TEXT NOT NULL,
    title TEXT NOT NULL,
    tagline TEXT NOT NULL,
    prompt TEXT NOT NULL,
    archetype TEXT NOT NULL,
    palette TEXT NOT NULL,
    seed INTEGER NOT NULL,
    drawn TEXT NOT NULL,
    not_drawn TEXT NOT NULL
  ) STRICT;
  CREATE TABLE claims (
    key TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    poster_id TEXT
  ) STRICT;
  CREATE INDEX claims_by_age ON claims (created_ms);
  CREATE TABLE api_keys (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    secret_hash TEXT NOT NULL UNIQUE,
    scopes TEXT NOT NULL,
    created_ms INTEGER NOT NULL
  ) STRICT;
)sql",
                                                         R"sql(
  ALTER TABLE posters ADD COLUMN style TEXT NOT NULL DEFAULT '';
  ALTER TABLE posters ADD COLUMN font TEXT NOT NULL DEFAULT '';
  ALTER TABLE posters ADD COLUMN effect TEXT NOT NULL DEFAULT '';
  ALTER TABLE posters ADD COLUMN quality TEXT NOT NULL DEFAULT '';
)sql"};

base::Result<void> check_ours(Database& database) {
  ONESHEET_ASSIGN(const std::int64_t application, database.integer("PRAGMA application_id"));
  ONESHEET_ASSIGN(const std::int64_t tables, database.integer("SELECT count(*) FROM sqlite_schema"));
  if (application != kApplicationId && tables != 0) {
    return base::fail(base::ErrorKind::upstream,
                      "The catalogue's file belongs to another program; check the data folder.",
                      "application_id is " + std::to_string(application));
  }
  ONESHEET_ASSIGN(const std::int64_t version, database.integer("PRAGMA user_version"));
  if (version < 0 || version > kSchemaVersion) {
    return base::fail(base::ErrorKind::upstream,
                      "The catalogue was written by a newer version of this program; use that one.",
                      "schema version " + std::to_string(version) + ", this program knows up to " +
                          std::to_string(kSchemaVersion));
  }
  return {};
}

}  // namespace

base::Result<void> bring_up_to_date(Database& database) {
  ONESHEET_ASSIGN(std::int64_t version, database.integer("PRAGMA user_version"));
  ONESHEET_ASSIGN(const std::int64_t application, database.integer("PRAGMA application_id"));
  if (version == kSchemaVersion && application == kApplicationId) return {};
  // Everything else is judged inside the write lock, so that another process cannot be half way.
  ONESHEET_ASSIGN(Transaction transaction, Transaction::begin(database));
  ONESHEET_TRY(check_ours(database));
  ONESHEET_ASSIGN(version, database.integer("PRAGMA user_version"));
  for (; version < kSchemaVersion; ++version) {
    ONESHEET_TRY(database.execute(kSteps[static_cast<std::size_t>(version)]));
  }
  ONESHEET_TRY(database.execute("PRAGMA application_id=" + std::to_string(kApplicationId) +
                                "; PRAGMA user_version=" + std::to_string(kSchemaVersion)));
  return transaction.commit();
}

}  // namespace onesheet::catalogue

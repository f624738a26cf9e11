#include "catalogue/sqlite/database.h"

#include <sqlite3.h>

#include <cerrno>
#include <chrono>
#include <system_error>
#include <thread>

namespace onesheet::catalogue {
namespace {

using base::ErrorKind;
using base::fail;

// How long one process waits for another's write: far above any write of ours (a few milliseconds).
constexpr int kBusyTimeout_ms = 10'000;

// The one place where a code of SQLite becomes an Error.
std::unexpected<base::Error> fail_sqlite(sqlite3* database, int code) {
  const int system_error = database == nullptr ? 0 : sqlite3_system_errno(database);
  std::string detail = "sqlite " + std::to_string(code) + ": " +
                       (database == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(database));
  if (database != nullptr) {
    if (const char* file = sqlite3_db_filename(database, "main"); file != nullptr && *file != '\0') {
      detail += " in " + std::string(file);
    }
  }
  if (system_error != 0) detail += ": " + std::generic_category().message(system_error);
  if (system_error == ENOSPC || system_error == EDQUOT) {
    return fail(ErrorKind::out_of_space, "The disk is full; make room and try again.", std::move(detail));
  }
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return fail(ErrorKind::out_of_space, "The disk is full; make room and try again.", std::move(detail));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return fail(ErrorKind::busy, "The catalogue is busy; try again in a moment.", std::move(detail));
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return fail(ErrorKind::upstream,
                  "The catalogue of posters is damaged; the operator has to repair or replace it.",
                  detail +
                      "; move the file away (with its -wal and -shm) to start a new catalogue, or try "
                      "`sqlite3 FILE .recover`");
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return fail(ErrorKind::upstream,
                  "The catalogue of posters cannot be opened for writing; check the data folder.",
                  std::move(detail));
    default:
      return fail(ErrorKind::upstream, "The catalogue of posters does not answer.", std::move(detail));
  }
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
void Database::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

// Binding fails only for an index we got wrong or without memory; step() would then fail as well.
void Statement::bind(int index, std::string_view text) {
  sqlite3_bind_text64(statement_.get(), index, text.data() == nullptr ? "" : text.data(), text.size(),
                      SQLITE_TRANSIENT, SQLITE_UTF8);
}
void Statement::bind(int index, std::int64_t value) { sqlite3_bind_int64(statement_.get(), index, value); }
void Statement::bind_null(int index) { sqlite3_bind_null(statement_.get(), index); }

base::Result<bool> Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  if ((code & 0xFF) == SQLITE_CONSTRAINT) {
    return fail(ErrorKind::conflict, "It exists already.", sqlite3_errmsg(database_));
  }
  return fail_sqlite(database_, code);
}

std::string Statement::text(int column) const {
  const auto* bytes = sqlite3_column_text(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  if (bytes == nullptr) return {};
  return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

base::Result<Database> Database::open(const std::filesystem::path& path) {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &raw,
                                   SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  Database database;
  database.database_.reset(raw);
  if (code != SQLITE_OK) return fail_sqlite(raw, code);
  sqlite3_extended_result_codes(raw, 1);
  sqlite3_busy_timeout(raw, kBusyTimeout_ms);
  if (sqlite3_db_readonly(raw, "main") == 1) return fail_sqlite(raw, SQLITE_READONLY);
  // Prompts and key hashes are nobody else's business. The log files beside it take the file's mode.
  std::error_code not_the_owner;
  std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write,
                               not_the_owner);
  // A database from a stranger must not run code of its own: no trusted functions in its schema.
  ONESHEET_TRY(database.execute("PRAGMA trusted_schema=OFF; PRAGMA foreign_keys=ON;"));
  ONESHEET_TRY(database.use_write_ahead_log());
  ONESHEET_TRY(database.execute("PRAGMA synchronous=FULL"));
  return database;
}

// When two processes open a new file at the same moment, SQLite refuses one of them at once, without its busy
// timeout, because waiting could deadlock. Asking again is safe.
base::Result<void> Database::use_write_ahead_log() {
  const auto give_up = std::chrono::steady_clock::now() + std::chrono::milliseconds(kBusyTimeout_ms);
  while (true) {
    const auto result = execute("PRAGMA journal_mode=WAL");
    const bool again = !result && result.error().kind == ErrorKind::busy;
    if (!again || std::chrono::steady_clock::now() >= give_up) return result;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
}

base::Result<Statement> Database::prepare(std::string_view sql) {
  sqlite3_stmt* raw = nullptr;
  const int code =
      sqlite3_prepare_v2(database_.get(), sql.data(), static_cast<int>(sql.size()), &raw, nullptr);
  if (code != SQLITE_OK) return fail_sqlite(database_.get(), code);
  Statement statement;
  statement.database_ = database_.get();
  statement.statement_.reset(raw);
  return statement;
}

base::Result<void> Database::execute(const std::string& sql) {
  const int code = sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return fail_sqlite(database_.get(), code);
  return {};
}

base::Result<std::int64_t> Database::integer(std::string_view sql) {
  ONESHEET_ASSIGN(Statement statement, prepare(sql));
  ONESHEET_ASSIGN(const bool row, statement.step());
  return row ? statement.integer(0) : 0;
}

std::int64_t Database::rows_changed() const { return sqlite3_changes64(database_.get()); }

base::Result<Transaction> Transaction::begin(Database& database) {
  ONESHEET_TRY(database.execute("BEGIN IMMEDIATE"));
  return Transaction(database);
}

Transaction::~Transaction() {
  // A failed rollback leaves the connection in a transaction; the next BEGIN then fails and says so.
  if (database_ != nullptr) static_cast<void>(database_->execute("ROLLBACK"));
}

base::Result<void> Transaction::commit() {
  ONESHEET_TRY(database_->execute("COMMIT"));
  database_ = nullptr;
  return {};
}

}  // namespace onesheet::catalogue

// SQLite behind RAII and Result: a connection, a statement, a transaction. Not thread-safe; the catalogue
// locks around it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "base/error.h"

struct sqlite3;
struct sqlite3_stmt;

namespace onesheet::catalogue {

class Statement {
 public:
  Statement() = default;
  void bind(int index, std::string_view text);  // from 1
  void bind(int index, std::int64_t value);
  void bind_null(int index);
  // True when there is a row to read.
  base::Result<bool> step();
  std::string text(int column) const;  // from 0; empty for NULL
  std::int64_t integer(int column) const;

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  sqlite3* database_ = nullptr;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

class Database {
 public:
  // Opens or makes the file and sets the pragmas every connection of ours has.
  static base::Result<Database> open(const std::filesystem::path& path);

  base::Result<Statement> prepare(std::string_view sql);
  base::Result<void> execute(const std::string& sql);  // one or several statements without parameters
  base::Result<std::int64_t> integer(
      std::string_view sql);          // the first column of the first row; 0 without one
  std::int64_t rows_changed() const;  // by the last statement

 private:
  base::Result<void> use_write_ahead_log();
  struct Close {
    void operator()(sqlite3* database) const;
  };
  std::unique_ptr<sqlite3, Close> database_;
};

// BEGIN IMMEDIATE … COMMIT; rolls back when it goes out of scope without commit().
class Transaction {
 public:
  static base::Result<Transaction> begin(Database& database);
  Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  base::Result<void> commit();

 private:
  explicit Transaction(Database& database) : database_(&database) {}
  Database* database_;
};

}  // namespace onesheet::catalogue

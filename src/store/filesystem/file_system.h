// The few file operations the filesystem engine stands on, as a port: one implementation speaks to the
// kernel, one (tests) fails, stops or forgets what was not synced at any chosen operation. Paths are relative
// to the store's root, with '/', and never come from outside unchecked.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <system_error>
#include <vector>

#include "base/error.h"

namespace onesheet::store {

template <class T>
using IoResult = std::expected<T, std::error_code>;  // generic category: errno

struct FileStatus {
  bool is_folder = false;
  std::uint64_t bytes = 0;
  std::uint64_t inode = 0;
  std::int64_t modified_ns = 0;  // since 1970

  bool operator==(const FileStatus&) const = default;
};

// An open file. Closing is destroying. read_at is thread-safe.
class File {
 public:
  virtual ~File() = default;
  virtual IoResult<void> append(std::span<const std::uint8_t> bytes) = 0;         // all of them or an error
  virtual IoResult<void> append_from(const File& from, std::uint64_t bytes) = 0;  // its first `bytes`
  virtual IoResult<std::size_t> read_at(std::uint64_t offset, std::span<std::uint8_t> out) const = 0;
  virtual IoResult<void> sync() = 0;  // the contents
  virtual IoResult<FileStatus> status() const = 0;
  // Taken while a temporary file is being written, so that nobody sweeps it away. False: another has it.
  virtual IoResult<bool> try_lock() = 0;
  virtual std::optional<int> descriptor() const = 0;
};

enum class Adopt { replace, create_only };

// An open folder. Operations go to this folder even if its path names another by now.
class Folder {
 public:
  virtual ~Folder() = default;
  // Between threads and between processes, until destroyed.
  virtual IoResult<void> lock_shared() = 0;
  virtual IoResult<void> lock_exclusive() = 0;
  // Moves the file at path `from` here as `name`, atomically. create_only: EEXIST when the name is taken.
  virtual IoResult<void> adopt(const std::string& from, const std::string& name, Adopt how) = 0;
  virtual IoResult<void> remove(const std::string& name) = 0;
  virtual IoResult<std::vector<std::string>> names() const = 0;  // without "." and "..", in no order
  virtual IoResult<FileStatus> status() const = 0;
  virtual IoResult<void> sync() = 0;  // its names
};

class FileSystem {
 public:
  virtual ~FileSystem() = default;
  virtual IoResult<std::unique_ptr<File>> create(const std::string& path) = 0;  // EEXIST when there is one
  virtual IoResult<std::unique_ptr<File>> open(const std::string& path) = 0;    // to read
  virtual IoResult<std::unique_ptr<Folder>> open_folder(const std::string& path) = 0;
  virtual IoResult<void> make_folder(const std::string& path) = 0;  // EEXIST when there is one
  virtual IoResult<void> remove_file(const std::string& path) = 0;
  virtual IoResult<void> remove_folder(const std::string& path) = 0;  // ENOTEMPTY unless empty
  virtual IoResult<void> move_folder(const std::string& from, const std::string& to) = 0;
  virtual IoResult<FileStatus> status(const std::string& path) = 0;
  virtual std::int64_t now_ns() const = 0;  // by the clock that stamps files
};

// Makes the folder `root` (and those above it) when missing.
base::Result<std::unique_ptr<FileSystem>> open_real_file_system(const std::string& root);

}  // namespace onesheet::store

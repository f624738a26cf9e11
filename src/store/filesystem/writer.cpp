#include "store/filesystem/writer.h"

#include <utility>

#include "base/encoding.h"
#include "store/filesystem/layout.h"
#include "store/filesystem/object_file.h"

namespace onesheet::store {

base::Result<FileWriter> FileWriter::begin(FileSystem& files) {
  std::string path = layout::new_temporary();
  auto file = files.create(path);
  if (!file) return std::unexpected(storage_error(file.error(), "making a temporary file"));
  FileWriter writer(files, std::move(path), std::move(*file));
  const auto locked = writer.file_->try_lock();
  if (!locked) return std::unexpected(storage_error(locked.error(), "locking a temporary file"));
  return writer;
}

FileWriter::FileWriter(FileWriter&& other) noexcept
    : files_(other.files_),
      path_(std::move(other.path_)),
      file_(std::move(other.file_)),
      released_(std::exchange(other.released_, true)) {}

FileWriter::~FileWriter() {
  if (!released_) (void)files_->remove_file(path_);
}

base::Result<void> FileWriter::append(std::span<const std::uint8_t> bytes) {
  if (const auto done = file_->append(bytes); !done) {
    return std::unexpected(storage_error(done.error(), "writing an object"));
  }
  return {};
}

base::Result<void> FileWriter::append_from(const File& from, std::uint64_t bytes) {
  if (const auto done = file_->append_from(from, bytes); !done) {
    return std::unexpected(storage_error(done.error(), "joining the parts of an upload"));
  }
  return {};
}

base::Result<void> FileWriter::seal(const ObjectInfo& info) {
  ONESHEET_ASSIGN(const std::string trailer, encode_trailer(info));
  ONESHEET_TRY(append(base::as_bytes(trailer)));
  if (const auto done = file_->sync(); !done) {
    return std::unexpected(storage_error(done.error(), "syncing an object"));
  }
  return {};
}

base::Result<void> FileObjectWriter::write(std::span<const std::uint8_t> bytes) {
  ONESHEET_TRY(file_.append(bytes));
  md5_.add(bytes);
  bytes_ += bytes.size();
  return {};
}

}  // namespace onesheet::store

// Files on their way into the store: written under a temporary name, sealed with their record, then moved.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "store/bucket_engine.h"
#include "store/filesystem/file_system.h"
#include "store/rules.h"

namespace onesheet::store {

// A temporary file, removed on destruction unless released.
class FileWriter {
 public:
  static base::Result<FileWriter> begin(FileSystem& files);
  FileWriter(FileWriter&& other) noexcept;
  FileWriter& operator=(FileWriter&&) = delete;
  ~FileWriter();

  base::Result<void> append(std::span<const std::uint8_t> bytes);
  base::Result<void> append_from(const File& from, std::uint64_t bytes);
  // Writes the record behind the data and syncs both.
  base::Result<void> seal(const ObjectInfo& info);

  const std::string& path() const { return path_; }
  void release() { released_ = true; }  // it has been moved to its place

 private:
  FileWriter(FileSystem& files, std::string path, std::unique_ptr<File> file)
      : files_(&files), path_(std::move(path)), file_(std::move(file)) {}

  FileSystem* files_;
  std::string path_;
  std::unique_ptr<File> file_;
  bool released_ = false;
};

class FileObjectWriter final : public ObjectWriter {
 public:
  FileObjectWriter(FileWriter file, std::string bucket, std::string upload_id)
      : file_(std::move(file)), bucket_(std::move(bucket)), upload_id_(std::move(upload_id)) {}

  base::Result<void> write(std::span<const std::uint8_t> bytes) override;
  std::uint64_t bytes() const override { return bytes_; }

  const std::string& bucket() const { return bucket_; }
  const std::string& upload_id() const { return upload_id_; }  // empty: for an object
  std::string finish_etag() { return md5_.finish_hex(); }
  FileWriter& file() { return file_; }

 private:
  FileWriter file_;
  std::string bucket_, upload_id_;
  std::uint64_t bytes_ = 0;
  Md5 md5_;
};

}  // namespace onesheet::store

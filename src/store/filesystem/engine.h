// The filesystem engine itself; its methods are spread over engine_*.cpp by what they are about.
#pragma once

#include <cerrno>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "store/bucket_engine.h"
#include "store/filesystem/bucket_index.h"
#include "store/filesystem/file_system.h"
#include "store/filesystem/object_file.h"
#include "store/filesystem/writer.h"

namespace onesheet::store {

inline std::unexpected<base::Error> failed(std::error_code error, std::string what) {
  return std::unexpected(storage_error(error, std::move(what)));
}

template <class T>
bool missing(const IoResult<T>& result) {
  return !result && result.error().value() == ENOENT;
}

// An upload as it lies on the disk.
struct Upload {
  UploadInfo info;
  ObjectFields fields;
  std::map<int, PartInfo> parts;
};

class FilesystemEngine final : public BucketEngine {
 public:
  FilesystemEngine(std::unique_ptr<FileSystem> files, const base::Clock& clock)
      : files_(std::move(files)), clock_(clock) {}

  base::Result<void> prepare();

  base::Result<void> create_bucket(std::string_view bucket) override;
  base::Result<void> delete_bucket(std::string_view bucket) override;
  base::Result<BucketInfo> bucket_info(std::string_view bucket) override;
  base::Result<std::vector<BucketInfo>> list_buckets() override;

  base::Result<std::unique_ptr<ObjectWriter>> begin_object(std::string_view bucket) override;
  base::Result<ObjectInfo> finish_object(std::unique_ptr<ObjectWriter> writer, std::string_view key,
                                         ObjectFields fields, const PutConditions& conditions) override;
  base::Result<OpenObject> open(std::string_view bucket, std::string_view key) override;
  base::Result<ObjectInfo> head(std::string_view bucket, std::string_view key) override;
  base::Result<void> remove(std::string_view bucket, std::string_view key) override;
  base::Result<ListPage> list(std::string_view bucket, const ListRequest& request) override;

  base::Result<std::string> create_upload(std::string_view bucket, std::string_view key,
                                          ObjectFields fields) override;
  base::Result<std::unique_ptr<ObjectWriter>> begin_part(std::string_view bucket, std::string_view key,
                                                         std::string_view upload_id) override;
  base::Result<PartInfo> finish_part(std::unique_ptr<ObjectWriter> writer, std::string_view upload_id,
                                     int number, std::map<std::string, std::string> checksums) override;
  base::Result<std::vector<PartInfo>> list_parts(std::string_view bucket, std::string_view key,
                                                 std::string_view upload_id) override;
  base::Result<std::vector<UploadInfo>> list_uploads(std::string_view bucket) override;
  base::Result<ObjectInfo> complete_upload(std::string_view bucket, std::string_view key,
                                           std::string_view upload_id,
                                           const std::vector<CompletedPart>& parts,
                                           const PutConditions& conditions,
                                           const std::map<std::string, std::string>& checksums) override;
  base::Result<void> abort_upload(std::string_view bucket, std::string_view key,
                                  std::string_view upload_id) override;

 private:
  base::Result<void> ensure_top(std::string_view name);
  base::Result<void> ensure_format();
  void sweep();

  base::Result<void> check_bucket(std::string_view bucket);
  base::Result<void> sync_folder(const std::string& path);
  // A folder inside a bucket, made when missing, whose name is durable.
  base::Result<std::unique_ptr<Folder>> folder_in(std::string_view bucket, const std::string& path);
  base::Result<FileWriter> begin_file(std::string_view bucket);
  base::Result<void> publish(FileWriter& file, std::string_view bucket, const ObjectInfo& info,
                             const PutConditions& conditions);
  base::Result<void> write_record(std::string_view bucket, Folder& folder, const std::string& name,
                                  const ObjectInfo& info);
  base::Result<std::pair<ObjectInfo, std::shared_ptr<const File>>> open_file(std::string_view bucket,
                                                                             std::string_view key);
  base::Result<ObjectInfo> read_file(const std::string& path);
  base::WallTime created(std::string_view bucket, const FileStatus& folder);
  base::Result<Upload> read_upload(std::string_view bucket, std::optional<std::string_view> key,
                                   std::string_view upload_id, bool with_parts);
  base::Result<void> discard_upload(std::string_view bucket, std::string_view upload_id);
  void remove_tree(const std::string& path);

  const std::unique_ptr<FileSystem> files_;
  const base::Clock& clock_;
  std::mutex mutex_;
  std::set<std::pair<std::string, std::uint64_t>> durable_folders_;  // path and inode
  std::map<std::string, std::shared_ptr<BucketIndex>, std::less<>> indexes_;
};

}  // namespace onesheet::store

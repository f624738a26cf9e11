#include "store/filesystem/engine.h"

#include "store/filesystem/layout.h"
#include "store/rules.h"

namespace onesheet::store {

base::Result<void> FilesystemEngine::create_bucket(std::string_view bucket) {
  ONESHEET_TRY(check_bucket_name(bucket));
  const std::string path = layout::bucket(bucket);
  const auto made = files_->make_folder(path);
  if (!made && made.error().value() == EEXIST) return bucket_exists();
  if (!made) return failed(made.error(), "making " + path);
  const auto folder = files_->open_folder(path);
  if (!folder) return failed(folder.error(), "opening " + path);
  ObjectInfo record;
  record.key = bucket;
  record.last_modified = clock_.now();
  ONESHEET_TRY(write_record(bucket, **folder, "bucket", record));
  return sync_folder(std::string{layout::kBuckets});
}

base::Result<void> FilesystemEngine::delete_bucket(std::string_view bucket) {
  ONESHEET_ASSIGN(const BucketInfo info, bucket_info(bucket));
  const std::string path = layout::bucket(bucket);
  const auto folder = files_->open_folder(path);
  const auto names = folder ? (*folder)->names() : std::unexpected(folder.error());
  if (!names) return failed(names.error(), "listing " + path);
  // Removing an empty folder is one step, so an object put meanwhile either stops us here or finds no bucket.
  for (const std::string& name : *names) {
    if (!layout::is_shard(name)) continue;
    const auto removed = files_->remove_folder(path + "/" + name);
    if (!removed && (removed.error().value() == ENOTEMPTY || removed.error().value() == EEXIST)) {
      return bucket_not_empty();
    }
    if (!removed && !missing(removed)) return failed(removed.error(), "removing a bucket");
  }
  const auto moved = files_->move_folder(layout::uploads(bucket), layout::new_temporary());
  if (!moved && !missing(moved)) return failed(moved.error(), "removing a bucket");
  const auto unrecorded = (*folder)->remove("bucket");
  if (!unrecorded && !missing(unrecorded)) return failed(unrecorded.error(), "removing a bucket");
  const auto removed = files_->remove_folder(path);
  if (!removed && (removed.error().value() == ENOTEMPTY || removed.error().value() == EEXIST)) {
    ObjectInfo record;
    record.key = bucket;
    record.last_modified = info.created;
    ONESHEET_TRY(write_record(bucket, **folder, "bucket", record));
    return bucket_not_empty();
  }
  if (!removed && !missing(removed)) return failed(removed.error(), "removing a bucket");
  ONESHEET_TRY(sync_folder(std::string{layout::kBuckets}));
  sweep();
  const std::lock_guard lock(mutex_);
  indexes_.erase(std::string{bucket});
  return {};
}

base::WallTime FilesystemEngine::created(std::string_view bucket, const FileStatus& folder) {
  if (const auto record = read_file(layout::bucket_record(bucket))) return record->last_modified;
  // Stopped between making the folder and its record.
  return base::WallTime{std::chrono::milliseconds{folder.modified_ns / 1'000'000}};
}

base::Result<BucketInfo> FilesystemEngine::bucket_info(std::string_view bucket) {
  if (!check_bucket_name(bucket)) return no_such_bucket();
  const auto status = files_->status(layout::bucket(bucket));
  if (missing(status)) return no_such_bucket();
  if (!status) return failed(status.error(), "looking for a bucket");
  return BucketInfo{std::string{bucket}, created(bucket, *status)};
}

base::Result<std::vector<BucketInfo>> FilesystemEngine::list_buckets() {
  const auto folder = files_->open_folder(std::string{layout::kBuckets});
  const auto names = folder ? (*folder)->names() : std::unexpected(folder.error());
  if (!names) return failed(names.error(), "listing buckets");
  std::map<std::string, BucketInfo> sorted;
  for (const std::string& name : *names) {
    if (auto info = bucket_info(name)) sorted.emplace(name, std::move(*info));
  }
  std::vector<BucketInfo> buckets;
  for (auto& [name, info] : sorted) buckets.push_back(std::move(info));
  return buckets;
}

}  // namespace onesheet::store

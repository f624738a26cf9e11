#include "store/filesystem/engine.h"

#include <algorithm>

#include "store/filesystem/layout.h"
#include "store/rules.h"

namespace onesheet::store {

namespace {

// A shard folder may be removed, with its bucket, between making it and using it; then both are tried again.
constexpr int kShardTries = 3;

class FileBody final : public ObjectBody {
 public:
  FileBody(std::shared_ptr<const File> file, std::uint64_t bytes) : file_(std::move(file)), bytes_(bytes) {}
  std::uint64_t bytes() const override { return bytes_; }
  base::Result<std::size_t> read(std::uint64_t offset, std::span<std::uint8_t> out) const override {
    if (offset >= bytes_) return 0;
    const auto got = file_->read_at(offset, out.first(std::min<std::uint64_t>(out.size(), bytes_ - offset)));
    if (!got) return std::unexpected(storage_error(got.error(), "reading an object"));
    return *got;
  }
  std::optional<int> descriptor() const override { return file_->descriptor(); }

 private:
  std::shared_ptr<const File> file_;
  std::uint64_t bytes_;
};

}  // namespace

base::Result<void> FilesystemEngine::publish(FileWriter& file, std::string_view bucket,
                                             const ObjectInfo& info, const PutConditions& conditions) {
  ONESHEET_TRY(file.seal(info));
  const layout::Place place = layout::object(bucket, info.key);
  for (int attempt = 1;; ++attempt) {
    ONESHEET_ASSIGN(const std::unique_ptr<Folder> folder, folder_in(bucket, place.folder));
    // Comparing an etag and replacing must be one step; everything else is one step already.
    const auto locked = conditions.if_match ? folder->lock_exclusive() : folder->lock_shared();
    if (!locked) return failed(locked.error(), "locking " + place.folder);
    if (conditions.if_match) {
      const auto there = read_file(place.path());
      if (!there && there.error().kind != base::ErrorKind::not_found) return std::unexpected(there.error());
      ONESHEET_TRY(
          check_conditions(conditions, there ? std::optional<std::string_view>{there->etag} : std::nullopt));
    }
    const auto moved =
        folder->adopt(file.path(), place.name, conditions.create_only ? Adopt::create_only : Adopt::replace);
    if (moved) {
      file.release();
      if (const auto done = folder->sync(); !done) return failed(done.error(), "syncing " + place.folder);
      return {};
    }
    if (moved.error().value() == EEXIST) {
      // "It exists" must not be unsaid by a power cut: whoever put it may not have come to syncing.
      if (const auto done = folder->sync(); !done) return failed(done.error(), "syncing " + place.folder);
      return key_exists();
    }
    if (moved.error().value() != ENOENT || attempt == kShardTries) {
      return failed(moved.error(), "moving an object to its place");
    }
  }
}

base::Result<std::pair<ObjectInfo, std::shared_ptr<const File>>> FilesystemEngine::open_file(
    std::string_view bucket, std::string_view key) {
  ONESHEET_TRY(check_key(key));
  if (!check_bucket_name(bucket)) return no_such_bucket();
  const std::string path = layout::object(bucket, key).path();
  auto file = files_->open(path);
  if (missing(file)) {
    ONESHEET_TRY(check_bucket(bucket));
    return no_such_key();
  }
  if (!file) return failed(file.error(), "opening " + path);
  ONESHEET_ASSIGN(ObjectInfo info, read_info(**file));
  if (info.key != key) {
    return base::fail(base::ErrorKind::upstream, "The stored object is damaged.",
                      path + " holds another key");
  }
  return std::pair{std::move(info), std::shared_ptr<const File>(std::move(*file))};
}

base::Result<std::unique_ptr<ObjectWriter>> FilesystemEngine::begin_object(std::string_view bucket) {
  ONESHEET_ASSIGN(FileWriter file, begin_file(bucket));
  return std::make_unique<FileObjectWriter>(std::move(file), std::string{bucket}, std::string{});
}

base::Result<ObjectInfo> FilesystemEngine::finish_object(std::unique_ptr<ObjectWriter> writer,
                                                         std::string_view key, ObjectFields fields,
                                                         const PutConditions& conditions) {
  auto* const ours = dynamic_cast<FileObjectWriter*>(writer.get());
  if (ours == nullptr || !ours->upload_id().empty()) return foreign_writer();
  ONESHEET_TRY(check_key(key));
  ObjectInfo info{std::string{key}, ours->bytes(), ours->finish_etag(), clock_.now(), std::move(fields)};
  ONESHEET_TRY(publish(ours->file(), ours->bucket(), info, conditions));
  return info;
}

base::Result<OpenObject> FilesystemEngine::open(std::string_view bucket, std::string_view key) {
  ONESHEET_ASSIGN(auto found, open_file(bucket, key));
  const std::uint64_t bytes = found.first.bytes;
  return OpenObject{std::move(found.first), std::make_shared<const FileBody>(std::move(found.second), bytes)};
}

base::Result<ObjectInfo> FilesystemEngine::head(std::string_view bucket, std::string_view key) {
  ONESHEET_ASSIGN(auto found, open_file(bucket, key));
  return std::move(found.first);
}

base::Result<void> FilesystemEngine::remove(std::string_view bucket, std::string_view key) {
  ONESHEET_TRY(check_key(key));
  ONESHEET_TRY(check_bucket(bucket));
  const layout::Place place = layout::object(bucket, key);
  const auto folder = files_->open_folder(place.folder);
  if (missing(folder)) return {};
  if (!folder) return failed(folder.error(), "opening " + place.folder);
  if (const auto locked = (*folder)->lock_shared(); !locked)
    return failed(locked.error(), "locking " + place.folder);
  const auto removed = (*folder)->remove(place.name);
  if (!removed && !missing(removed)) return failed(removed.error(), "removing an object");
  // Also when it was missing: whoever removed it may not have come to syncing.
  if (const auto done = (*folder)->sync(); !done) return failed(done.error(), "syncing " + place.folder);
  return {};
}

base::Result<ListPage> FilesystemEngine::list(std::string_view bucket, const ListRequest& request) {
  ONESHEET_TRY(check_bucket(bucket));
  std::shared_ptr<BucketIndex> index;
  {
    const std::lock_guard lock(mutex_);
    auto& slot = indexes_[std::string{bucket}];
    if (!slot) slot = std::make_shared<BucketIndex>(*files_, bucket);
    index = slot;
  }
  return index->list(request);
}

}  // namespace onesheet::store

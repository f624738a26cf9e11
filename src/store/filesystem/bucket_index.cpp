#include "store/filesystem/bucket_index.h"

#include <cerrno>
#include <utility>

#include "store/filesystem/object_file.h"
#include "store/rules.h"

namespace onesheet::store {
namespace {

// Disks stamp times in ticks (2 s on the coarsest), and a second change within a tick leaves no trace. What
// changed less than this before it was read is therefore read again next time.
constexpr std::int64_t kTickNs = 2'000'000'000;

}  // namespace

base::Result<ListPage> BucketIndex::list(const ListRequest& request) {
  const std::lock_guard lock(mutex_);
  for (int number = 0; number < layout::kShards; ++number) ONESHEET_TRY(refresh(number));
  return list_page(entries_, request, [](const std::string& key, const Entry& entry) {
    ObjectInfo info;
    info.key = key;
    info.bytes = entry.bytes;
    info.etag = entry.etag;
    info.last_modified = entry.last_modified;
    info.fields.storage_class = entry.storage_class;
    return info;
  });
}

void BucketIndex::forget(Shard& shard) {
  for (const auto& [name, file] : shard.files) entries_.erase(file.key);
  shard = Shard{};
}

base::Result<void> BucketIndex::refresh(int number) {
  Shard& shard = shards_.at(static_cast<std::size_t>(number));
  const std::string path = layout::shard(bucket_, number);
  const std::int64_t started_ns = files_.now_ns();
  const auto status = files_.status(path);
  if (!status && status.error().value() == ENOENT) {
    forget(shard);
    return {};
  }
  if (!status) return std::unexpected(storage_error(status.error(), "looking at " + path));
  if (shard.settled && *status == shard.folder) return {};

  const auto folder = files_.open_folder(path);
  const auto names = folder ? (*folder)->names() : std::unexpected(folder.error());
  if (!names) return std::unexpected(storage_error(names.error(), "listing " + path));
  std::unordered_map<std::string, KnownFile> seen;
  for (const std::string& name : *names) {
    if (!layout::is_object(name)) continue;
    const std::string file_path = path + "/" + name;
    const auto file = files_.status(file_path);
    if (!file) continue;  // removed meanwhile
    const auto known = shard.files.find(name);
    if (known != shard.files.end() && known->second.settled && known->second.status == *file) {
      seen.insert(shard.files.extract(known));
    } else {
      // First the old entry goes, so that a file whose key cannot be read any more leaves none behind.
      if (known != shard.files.end()) entries_.erase(known->second.key);
      seen.emplace(name, read(file_path, *file));
      shard.files.erase(name);
    }
  }
  forget(shard);  // what is left in it has gone from the disk
  shard.files = std::move(seen);
  shard.folder = *status;
  shard.settled = status->modified_ns + kTickNs < started_ns;
  return {};
}

BucketIndex::KnownFile BucketIndex::read(const std::string& path, const FileStatus& status) {
  KnownFile known;
  known.status = status;
  const std::int64_t now_ns = files_.now_ns();
  const auto file = files_.open(path);
  if (!file) return known;
  const auto opened = (*file)->status();
  auto info = read_info(**file);
  if (!opened || !info) return known;
  known.status = *opened;
  known.settled = opened->modified_ns + kTickNs < now_ns;
  known.key = std::move(info->key);
  entries_.insert_or_assign(known.key, Entry{info->bytes, std::move(info->etag),
                                             std::move(info->fields.storage_class), info->last_modified});
  return known;
}

}  // namespace onesheet::store

// The keys of one bucket in order, for listing: a cache of what the disk says, never a second truth. Each
// listing first looks at the shard folders and reads again those that changed since, whoever changed them.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "store/bucket_engine.h"
#include "store/filesystem/file_system.h"
#include "store/filesystem/layout.h"

namespace onesheet::store {

class BucketIndex {
 public:
  BucketIndex(FileSystem& files, std::string_view bucket) : files_(files), bucket_(bucket) {}

  // Thread-safe; calls take turns. Damaged objects are left out: their key cannot be known.
  base::Result<ListPage> list(const ListRequest& request);

 private:
  struct Entry {
    std::uint64_t bytes = 0;
    std::string etag, storage_class;
    base::WallTime last_modified;
  };
  struct KnownFile {
    FileStatus status;
    bool settled = false;
    std::string key;  // empty: damaged
  };
  struct Shard {
    FileStatus folder;
    bool settled = false;
    std::unordered_map<std::string, KnownFile> files;
  };

  base::Result<void> refresh(int number);
  void forget(Shard& shard);
  KnownFile read(const std::string& path, const FileStatus& status);

  FileSystem& files_;
  const std::string bucket_;
  std::mutex mutex_;
  std::array<Shard, layout::kShards> shards_;
  std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace onesheet::store

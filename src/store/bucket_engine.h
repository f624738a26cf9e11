// The engine under the S3-shaped door: buckets, objects, multipart uploads, on one machine.
// Implementations: memory (tests), filesystem. All of them pass tests/contracts/bucket_engine_contract.h.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/error.h"

namespace onesheet::store {

inline constexpr std::size_t kKeyBytesMax = 1024;                // S3's limit; keys are any valid UTF-8
inline constexpr std::uint64_t kObjectBytesMax = 5ULL << 40;     // 5 TiB
inline constexpr std::uint64_t kSinglePutBytesMax = 5ULL << 30;  // 5 GiB
inline constexpr std::size_t kUserMetadataBytesMax = 2048;
inline constexpr int kPartNumberMax = 10'000;

// What is kept beside the bytes.
struct ObjectFields {
  std::string content_type = "binary/octet-stream";
  std::string content_disposition, content_encoding, content_language, cache_control, expires;
  std::string storage_class;                         // empty: STANDARD
  std::map<std::string, std::string> user_metadata;  // names lower-case, without "x-amz-meta-"
  std::map<std::string, std::string> checksums;      // "crc32" → base64; crc32c, crc64nvme, sha1, sha256
  std::string checksum_type;                         // "FULL_OBJECT" or "COMPOSITE"; empty without checksums
};

struct ObjectInfo {
  std::string key;
  std::uint64_t bytes = 0;
  std::string etag;  // lower-case hex MD5, or "md5-of-md5s-N" for multipart; without quotes
  base::WallTime last_modified;
  ObjectFields fields;
};

// Bytes of one opened object; keeps reading what was opened even if the key is replaced or deleted meanwhile.
class ObjectBody {
 public:
  virtual ~ObjectBody() = default;
  virtual std::uint64_t bytes() const = 0;
  // Reads at most out.size() bytes at `offset`; returns how many (0 only at the end). Thread-safe.
  virtual base::Result<std::size_t> read(std::uint64_t offset, std::span<std::uint8_t> out) const = 0;
  // A descriptor whose byte 0 is the object's byte 0, valid while this body lives, for sendfile(2); nullopt
  // when there is none.
  virtual std::optional<int> descriptor() const { return std::nullopt; }
};

struct OpenObject {
  ObjectInfo info;
  std::shared_ptr<const ObjectBody> body;
};

struct PutConditions {
  bool create_only = false;  // If-None-Match: * → conflict when the key exists
  std::optional<std::string>
      if_match;  // etag that must be there → conflict otherwise; not_found when the key is absent
};

// Receives the bytes of one new object or part. Nothing is visible until finish; destroying it unfinished
// leaves nothing behind.
class ObjectWriter {
 public:
  virtual ~ObjectWriter() = default;
  virtual base::Result<void> write(std::span<const std::uint8_t> bytes) = 0;  // out_of_space, upstream
  virtual std::uint64_t bytes() const = 0;
};

struct ListRequest {
  std::string prefix;
  std::string delimiter;    // empty: none
  std::string start_after;  // exclusive; a common prefix here skips everything below it
  int max_keys = 1000;      // 0 … 1000 entries (objects and common prefixes together)
};

struct ListPage {
  // By key, bytewise ascending. Of their fields only storage_class is sure to be filled: ask head for the
  // rest.
  std::vector<ObjectInfo> objects;
  std::vector<std::string> common_prefixes;
  bool truncated = false;
  std::string next_start_after;  // pass as start_after; set when truncated
};

struct BucketInfo {
  std::string name;
  base::WallTime created;
};

struct PartInfo {
  int number = 0;
  std::uint64_t bytes = 0;
  std::string etag;
  base::WallTime last_modified;
  std::map<std::string, std::string> checksums;
};

struct UploadInfo {
  std::string key, upload_id;
  base::WallTime started;
};

struct CompletedPart {
  int number = 0;
  std::string etag;
};

// Thread-safe. "Durable" means it survives kill -9 and, as far as fsync is honoured, a power cut.
class BucketEngine {
 public:
  virtual ~BucketEngine() = default;

  // S3 naming rules (3–63 of a–z 0–9 - .); bad_request, or conflict when it exists. Any other operation on a
  // bucket that is not there answers not_found; a key that is none (empty, too long, not UTF-8) bad_request.
  virtual base::Result<void> create_bucket(std::string_view bucket) = 0;
  virtual base::Result<void> delete_bucket(
      std::string_view bucket) = 0;  // conflict unless empty of objects; uploads go with it
  virtual base::Result<BucketInfo> bucket_info(std::string_view bucket) = 0;
  virtual base::Result<std::vector<BucketInfo>> list_buckets() = 0;

  virtual base::Result<std::unique_ptr<ObjectWriter>> begin_object(std::string_view bucket) = 0;
  // Makes the bytes written visible under `key`, durably and at once. The writer must come from this engine
  // and bucket.
  virtual base::Result<ObjectInfo> finish_object(std::unique_ptr<ObjectWriter> writer, std::string_view key,
                                                 ObjectFields fields, const PutConditions& conditions) = 0;
  virtual base::Result<OpenObject> open(std::string_view bucket, std::string_view key) = 0;
  virtual base::Result<ObjectInfo> head(std::string_view bucket, std::string_view key) = 0;
  virtual base::Result<void> remove(std::string_view bucket,
                                    std::string_view key) = 0;  // absent key: success
  virtual base::Result<ListPage> list(std::string_view bucket, const ListRequest& request) = 0;

  virtual base::Result<std::string> create_upload(std::string_view bucket, std::string_view key,
                                                  ObjectFields fields) = 0;
  virtual base::Result<std::unique_ptr<ObjectWriter>> begin_part(std::string_view bucket,
                                                                 std::string_view key,
                                                                 std::string_view upload_id) = 0;
  virtual base::Result<PartInfo> finish_part(std::unique_ptr<ObjectWriter> writer, std::string_view upload_id,
                                             int number, std::map<std::string, std::string> checksums) = 0;
  virtual base::Result<std::vector<PartInfo>> list_parts(std::string_view bucket, std::string_view key,
                                                         std::string_view upload_id) = 0;
  virtual base::Result<std::vector<UploadInfo>> list_uploads(std::string_view bucket) = 0;
  // Parts must be ascending and their etags right: bad_request otherwise. `fields` of the upload are kept;
  // `checksums`, when not empty, are the whole object's and replace those of the upload.
  virtual base::Result<ObjectInfo> complete_upload(
      std::string_view bucket, std::string_view key, std::string_view upload_id,
      const std::vector<CompletedPart>& parts, const PutConditions& conditions,
      const std::map<std::string, std::string>& checksums = {}) = 0;
  virtual base::Result<void> abort_upload(std::string_view bucket, std::string_view key,
                                          std::string_view upload_id) = 0;
};

}  // namespace onesheet::store

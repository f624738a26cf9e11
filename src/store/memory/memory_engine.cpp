#include "store/memory/memory_engine.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <utility>

#include "base/encoding.h"
#include "base/random.h"
#include "store/rules.h"

namespace onesheet::store {
namespace {

using Bytes = std::vector<std::uint8_t>;

class MemoryBody final : public ObjectBody {
 public:
  explicit MemoryBody(Bytes bytes) : bytes_(std::move(bytes)) {}
  std::uint64_t bytes() const override { return bytes_.size(); }
  base::Result<std::size_t> read(std::uint64_t offset, std::span<std::uint8_t> out) const override {
    if (offset >= bytes_.size()) return 0;
    const std::size_t count = std::min<std::size_t>(out.size(), bytes_.size() - offset);
    std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(offset), count, out.begin());
    return count;
  }
  const Bytes& all() const { return bytes_; }

 private:
  Bytes bytes_;
};

class MemoryWriter final : public ObjectWriter {
 public:
  MemoryWriter(std::string bucket, std::string upload_id)
      : bucket_(std::move(bucket)), upload_id_(std::move(upload_id)) {}
  base::Result<void> write(std::span<const std::uint8_t> bytes) override {
    bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
    return {};
  }
  std::uint64_t bytes() const override { return bytes_.size(); }

  const std::string& bucket() const { return bucket_; }
  const std::string& upload_id() const { return upload_id_; }  // empty: for an object
  std::string etag() const {
    Md5 md5;
    md5.add(bytes_);
    return md5.finish_hex();
  }
  Bytes take() { return std::move(bytes_); }

 private:
  std::string bucket_, upload_id_;
  Bytes bytes_;
};

struct StoredObject {
  ObjectInfo info;
  std::shared_ptr<const MemoryBody> body;
};

struct StoredUpload {
  UploadInfo info;
  ObjectFields fields;
  std::map<int, PartInfo> parts;
  std::map<int, Bytes> bytes;
};

struct StoredBucket {
  base::WallTime created;
  std::map<std::string, StoredObject, std::less<>> objects;
  std::map<std::string, StoredUpload, std::less<>> uploads;
};

class MemoryEngine final : public BucketEngine {
 public:
  explicit MemoryEngine(const base::Clock& clock) : clock_(clock) {}

  base::Result<void> create_bucket(std::string_view bucket) override {
    ONESHEET_TRY(check_bucket_name(bucket));
    const std::lock_guard lock(mutex_);
    const bool created = buckets_.emplace(bucket, StoredBucket{clock_.now(), {}, {}}).second;
    if (!created) return bucket_exists();
    return {};
  }

  base::Result<void> delete_bucket(std::string_view bucket) override {
    const std::lock_guard lock(mutex_);
    const auto found = buckets_.find(bucket);
    if (found == buckets_.end()) return no_such_bucket();
    if (!found->second.objects.empty()) return bucket_not_empty();
    buckets_.erase(found);
    return {};
  }

  base::Result<BucketInfo> bucket_info(std::string_view bucket) override {
    const std::lock_guard lock(mutex_);
    const auto found = buckets_.find(bucket);
    if (found == buckets_.end()) return no_such_bucket();
    return BucketInfo{found->first, found->second.created};
  }

  base::Result<std::vector<BucketInfo>> list_buckets() override {
    const std::lock_guard lock(mutex_);
    std::vector<BucketInfo> all;
    for (const auto& [name, bucket] : buckets_) all.push_back({name, bucket.created});
    return all;
  }

  base::Result<std::unique_ptr<ObjectWriter>> begin_object(std::string_view bucket) override {
    const std::lock_guard lock(mutex_);
    if (!buckets_.contains(bucket)) return no_such_bucket();
    return std::make_unique<MemoryWriter>(std::string{bucket}, std::string{});
  }

  base::Result<ObjectInfo> finish_object(std::unique_ptr<ObjectWriter> writer, std::string_view key,
                                         ObjectFields fields, const PutConditions& conditions) override {
    auto* const ours = dynamic_cast<MemoryWriter*>(writer.get());
    if (ours == nullptr || !ours->upload_id().empty()) return foreign_writer();
    ONESHEET_TRY(check_key(key));
    std::string etag = ours->etag();
    const std::lock_guard lock(mutex_);
    const auto bucket = buckets_.find(ours->bucket());
    if (bucket == buckets_.end()) return no_such_bucket();
    return put(bucket->second, key, ours->take(), std::move(etag), std::move(fields), conditions);
  }

  base::Result<OpenObject> open(std::string_view bucket, std::string_view key) override {
    const std::lock_guard lock(mutex_);
    ONESHEET_ASSIGN(const StoredObject* const object, find(bucket, key));
    return OpenObject{object->info, object->body};
  }

  base::Result<ObjectInfo> head(std::string_view bucket, std::string_view key) override {
    const std::lock_guard lock(mutex_);
    ONESHEET_ASSIGN(const StoredObject* const object, find(bucket, key));
    return object->info;
  }

  base::Result<void> remove(std::string_view bucket, std::string_view key) override {
    ONESHEET_TRY(check_key(key));
    const std::lock_guard lock(mutex_);
    const auto found = buckets_.find(bucket);
    if (found == buckets_.end()) return no_such_bucket();
    if (const auto object = found->second.objects.find(key); object != found->second.objects.end()) {
      found->second.objects.erase(object);
    }
    return {};
  }

  base::Result<ListPage> list(std::string_view bucket, const ListRequest& request) override {
    const std::lock_guard lock(mutex_);
    const auto found = buckets_.find(bucket);
    if (found == buckets_.end()) return no_such_bucket();
    return list_page(found->second.objects, request,
                     [](const std::string&, const StoredObject& object) { return object.info; });
  }

  base::Result<std::string> create_upload(std::string_view bucket, std::string_view key,
                                          ObjectFields fields) override {
    ONESHEET_TRY(check_key(key));
    const std::lock_guard lock(mutex_);
    const auto found = buckets_.find(bucket);
    if (found == buckets_.end()) return no_such_bucket();
    std::array<std::uint8_t, 16> random;
    base::secure_random(random);
    std::string id = base::hex_lower(random);
    found->second.uploads.emplace(
        id, StoredUpload{{std::string{key}, id, clock_.now()}, std::move(fields), {}, {}});
    return id;
  }

  base::Result<std::unique_ptr<ObjectWriter>> begin_part(std::string_view bucket, std::string_view key,
                                                         std::string_view upload_id) override {
    const std::lock_guard lock(mutex_);
    ONESHEET_TRY(find_upload(bucket, key, upload_id));
    return std::make_unique<MemoryWriter>(std::string{bucket}, std::string{upload_id});
  }

  base::Result<PartInfo> finish_part(std::unique_ptr<ObjectWriter> writer, std::string_view upload_id,
                                     int number, std::map<std::string, std::string> checksums) override {
    auto* const ours = dynamic_cast<MemoryWriter*>(writer.get());
    if (ours == nullptr || ours->upload_id() != upload_id) return foreign_writer();
    ONESHEET_TRY(check_part_number(number));
    PartInfo part{number, ours->bytes(), ours->etag(), clock_.now(), std::move(checksums)};
    const std::lock_guard lock(mutex_);
    ONESHEET_ASSIGN(StoredUpload* const upload, find_upload(ours->bucket(), std::nullopt, upload_id));
    upload->bytes[number] = ours->take();
    upload->parts[number] = part;
    return part;
  }

  base::Result<std::vector<PartInfo>> list_parts(std::string_view bucket, std::string_view key,
                                                 std::string_view upload_id) override {
    const std::lock_guard lock(mutex_);
    ONESHEET_ASSIGN(const StoredUpload* const upload, find_upload(bucket, key, upload_id));
    std::vector<PartInfo> parts;
    for (const auto& [number, part] : upload->parts) parts.push_back(part);
    return parts;
  }

  base::Result<std::vector<UploadInfo>> list_uploads(std::string_view bucket) override {
    const std::lock_guard lock(mutex_);
    const auto found = buckets_.find(bucket);
    if (found == buckets_.end()) return no_such_bucket();
    std::vector<UploadInfo> uploads;
    for (const auto& [id, upload] : found->second.uploads) uploads.push_back(upload.info);
    sort_uploads(uploads);
    return uploads;
  }

  base::Result<ObjectInfo> complete_upload(std::string_view bucket, std::string_view key,
                                           std::string_view upload_id,
                                           const std::vector<CompletedPart>& parts,
                                           const PutConditions& conditions,
                                           const std::map<std::string, std::string>& checksums) override {
    const std::lock_guard lock(mutex_);
    ONESHEET_ASSIGN(StoredUpload* const upload, find_upload(bucket, key, upload_id));
    ONESHEET_ASSIGN(const std::vector<PartInfo> chosen, choose_parts(upload->parts, parts));
    ONESHEET_TRY(check_joined_size(chosen));
    Bytes bytes;
    for (const PartInfo& part : chosen) {
      const Bytes& more = upload->bytes.at(part.number);
      bytes.insert(bytes.end(), more.begin(), more.end());
    }
    ObjectFields fields = upload->fields;
    if (!checksums.empty()) {
      fields.checksums = checksums;
      fields.checksum_type = type_of(checksums);
    }
    StoredBucket& home = buckets_.find(bucket)->second;
    auto done = put(home, key, std::move(bytes), multipart_etag(chosen), std::move(fields), conditions);
    if (done) home.uploads.erase(home.uploads.find(upload_id));
    return done;
  }

  base::Result<void> abort_upload(std::string_view bucket, std::string_view key,
                                  std::string_view upload_id) override {
    const std::lock_guard lock(mutex_);
    ONESHEET_TRY(find_upload(bucket, key, upload_id));
    StoredBucket& home = buckets_.find(bucket)->second;
    home.uploads.erase(home.uploads.find(upload_id));
    return {};
  }

 private:
  base::Result<const StoredObject*> find(std::string_view bucket, std::string_view key) const {
    ONESHEET_TRY(check_key(key));
    const auto found = buckets_.find(bucket);
    if (found == buckets_.end()) return no_such_bucket();
    const auto object = found->second.objects.find(key);
    if (object == found->second.objects.end()) return no_such_key();
    return &object->second;
  }

  base::Result<StoredUpload*> find_upload(std::string_view bucket, std::optional<std::string_view> key,
                                          std::string_view upload_id) {
    const auto found = buckets_.find(bucket);
    if (found == buckets_.end()) return no_such_bucket();
    const auto upload = found->second.uploads.find(upload_id);
    if (upload == found->second.uploads.end() || (key && upload->second.info.key != *key))
      return no_such_upload();
    return &upload->second;
  }

  base::Result<ObjectInfo> put(StoredBucket& bucket, std::string_view key, Bytes bytes, std::string etag,
                               ObjectFields fields, const PutConditions& conditions) {
    const auto existing = bucket.objects.find(key);
    std::optional<std::string_view> there;
    if (existing != bucket.objects.end()) there = existing->second.info.etag;
    ONESHEET_TRY(check_conditions(conditions, there));
    ObjectInfo info{std::string{key}, bytes.size(), std::move(etag), clock_.now(), std::move(fields)};
    bucket.objects.insert_or_assign(std::string{key},
                                    StoredObject{info, std::make_shared<const MemoryBody>(std::move(bytes))});
    return info;
  }

  const base::Clock& clock_;
  std::mutex mutex_;
  std::map<std::string, StoredBucket, std::less<>> buckets_;
};

}  // namespace

std::unique_ptr<BucketEngine> make_memory_engine(const base::Clock& clock) {
  return std::make_unique<MemoryEngine>(clock);
}

}  // namespace onesheet::store

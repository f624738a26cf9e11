// Multipart uploads. An upload is a folder: the file "upload" with the key and fields of the object to be,
// and one file for each part. Completing joins the parts into a new file, which then takes its place like any
// other.
#include <array>

#include "base/encoding.h"
#include "base/random.h"
#include "store/filesystem/engine.h"

#include "store/filesystem/layout.h"
#include "store/rules.h"

namespace onesheet::store {

base::Result<std::string> FilesystemEngine::create_upload(std::string_view bucket, std::string_view key,
                                                          ObjectFields fields) {
  ONESHEET_TRY(check_key(key));
  ONESHEET_TRY(check_bucket(bucket));
  ONESHEET_TRY(folder_in(bucket, layout::uploads(bucket)));
  std::array<std::uint8_t, 16> random;
  base::secure_random(random);
  std::string id = base::hex_lower(random);
  const std::string path = layout::upload(bucket, id);
  const auto made = files_->make_folder(path);
  if (missing(made)) return no_such_bucket();
  if (!made) return failed(made.error(), "making " + path);
  const auto folder = files_->open_folder(path);
  if (!folder) return failed(folder.error(), "opening " + path);
  const ObjectInfo record{std::string{key}, 0, {}, clock_.now(), std::move(fields)};
  ONESHEET_TRY(write_record(bucket, **folder, std::string{layout::kUploadRecord}, record));
  ONESHEET_TRY(sync_folder(layout::uploads(bucket)));
  return id;
}

base::Result<Upload> FilesystemEngine::read_upload(std::string_view bucket,
                                                   std::optional<std::string_view> key,
                                                   std::string_view upload_id, bool with_parts) {
  ONESHEET_TRY(check_bucket(bucket));
  if (!layout::is_upload_id(upload_id)) return no_such_upload();
  const std::string path = layout::upload(bucket, upload_id);
  const auto file = files_->open(path + "/" + std::string{layout::kUploadRecord});
  if (missing(file)) return no_such_upload();
  if (!file) return failed(file.error(), "opening " + path);
  ONESHEET_ASSIGN(ObjectInfo record, read_info(**file));
  if (key && record.key != *key) return no_such_upload();
  Upload upload{
      {std::move(record.key), std::string{upload_id}, record.last_modified}, std::move(record.fields), {}};
  if (!with_parts) return upload;
  const auto folder = files_->open_folder(path);
  const auto names = folder ? (*folder)->names() : std::unexpected(folder.error());
  if (missing(names)) return no_such_upload();
  if (!names) return failed(names.error(), "listing " + path);
  for (const std::string& name : *names) {
    const int number = layout::part_number(name);
    if (number == 0) continue;
    ONESHEET_ASSIGN(ObjectInfo part, read_file(path + "/" + name));
    upload.parts[number] = {number, part.bytes, std::move(part.etag), part.last_modified,
                            std::move(part.fields.checksums)};
  }
  return upload;
}

base::Result<std::unique_ptr<ObjectWriter>> FilesystemEngine::begin_part(std::string_view bucket,
                                                                         std::string_view key,
                                                                         std::string_view upload_id) {
  ONESHEET_TRY(read_upload(bucket, key, upload_id, false));
  ONESHEET_ASSIGN(FileWriter file, begin_file(bucket));
  return std::make_unique<FileObjectWriter>(std::move(file), std::string{bucket}, std::string{upload_id});
}

base::Result<PartInfo> FilesystemEngine::finish_part(std::unique_ptr<ObjectWriter> writer,
                                                     std::string_view upload_id, int number,
                                                     std::map<std::string, std::string> checksums) {
  auto* const ours = dynamic_cast<FileObjectWriter*>(writer.get());
  if (ours == nullptr || ours->upload_id() != upload_id || upload_id.empty()) return foreign_writer();
  ONESHEET_TRY(check_part_number(number));
  ONESHEET_ASSIGN(const Upload upload, read_upload(ours->bucket(), std::nullopt, upload_id, false));
  ObjectInfo record{upload.info.key, ours->bytes(), ours->finish_etag(), clock_.now(), {}};
  record.fields.checksums = std::move(checksums);
  ONESHEET_TRY(ours->file().seal(record));
  const std::string path = layout::upload(ours->bucket(), upload_id);
  const auto folder = files_->open_folder(path);
  if (missing(folder)) return no_such_upload();
  if (!folder) return failed(folder.error(), "opening " + path);
  const auto moved = (*folder)->adopt(ours->file().path(), layout::part_name(number), Adopt::replace);
  if (missing(moved)) return no_such_upload();
  if (!moved) return failed(moved.error(), "moving a part to its place");
  ours->file().release();
  if (const auto done = (*folder)->sync(); !done) return failed(done.error(), "syncing " + path);
  return PartInfo{number, record.bytes, std::move(record.etag), record.last_modified,
                  std::move(record.fields.checksums)};
}

base::Result<std::vector<PartInfo>> FilesystemEngine::list_parts(std::string_view bucket,
                                                                 std::string_view key,
                                                                 std::string_view upload_id) {
  ONESHEET_ASSIGN(Upload upload, read_upload(bucket, key, upload_id, true));
  std::vector<PartInfo> parts;
  for (auto& [number, part] : upload.parts) parts.push_back(std::move(part));
  return parts;
}

base::Result<std::vector<UploadInfo>> FilesystemEngine::list_uploads(std::string_view bucket) {
  ONESHEET_TRY(check_bucket(bucket));
  std::vector<UploadInfo> uploads;
  const auto folder = files_->open_folder(layout::uploads(bucket));
  if (missing(folder)) return uploads;
  const auto names = folder ? (*folder)->names() : std::unexpected(folder.error());
  if (!names) return failed(names.error(), "listing uploads");
  for (const std::string& name : *names) {
    // Those begun but never acknowledged, or just over, have no record.
    if (auto upload = read_upload(bucket, std::nullopt, name, false))
      uploads.push_back(std::move(upload->info));
  }
  sort_uploads(uploads);
  return uploads;
}

base::Result<ObjectInfo> FilesystemEngine::complete_upload(
    std::string_view bucket, std::string_view key, std::string_view upload_id,
    const std::vector<CompletedPart>& parts, const PutConditions& conditions,
    const std::map<std::string, std::string>& checksums) {
  ONESHEET_ASSIGN(Upload upload, read_upload(bucket, key, upload_id, true));
  ONESHEET_ASSIGN(const std::vector<PartInfo> chosen, choose_parts(upload.parts, parts));
  ONESHEET_TRY(check_joined_size(chosen));
  ObjectInfo info{std::string{key}, 0, multipart_etag(chosen), clock_.now(), std::move(upload.fields)};
  if (!checksums.empty()) {
    info.fields.checksums = checksums;
    info.fields.checksum_type = type_of(checksums);
  }
  ONESHEET_ASSIGN(FileWriter joined, begin_file(bucket));
  for (const PartInfo& part : chosen) {
    const std::string path = layout::upload(bucket, upload_id) + "/" + layout::part_name(part.number);
    const auto file = files_->open(path);
    if (missing(file)) return no_such_upload();
    if (!file) return failed(file.error(), "opening " + path);
    ONESHEET_ASSIGN(const ObjectInfo record, read_info(**file));
    if (record.etag != part.etag) {
      return base::fail(base::ErrorKind::conflict,
                        "A part was uploaded again while the upload was being completed.");
    }
    ONESHEET_TRY(joined.append_from(**file, record.bytes));
    info.bytes += record.bytes;
  }
  ONESHEET_TRY(publish(joined, bucket, info, conditions));
  // The object stands. Should the parts outlive a crash here, a second complete or abort removes them.
  (void)discard_upload(bucket, upload_id);
  return info;
}

base::Result<void> FilesystemEngine::abort_upload(std::string_view bucket, std::string_view key,
                                                  std::string_view upload_id) {
  ONESHEET_TRY(read_upload(bucket, key, upload_id, false));
  return discard_upload(bucket, upload_id);
}

// In one step out of sight, then piece by piece; the sweep at the next start finishes what a crash leaves.
base::Result<void> FilesystemEngine::discard_upload(std::string_view bucket, std::string_view upload_id) {
  const std::string temporary = layout::new_temporary();
  const auto moved = files_->move_folder(layout::upload(bucket, upload_id), temporary);
  if (missing(moved)) return {};
  if (!moved) return failed(moved.error(), "removing an upload");
  ONESHEET_TRY(sync_folder(layout::uploads(bucket)));
  remove_tree(temporary);
  return {};
}

}  // namespace onesheet::store

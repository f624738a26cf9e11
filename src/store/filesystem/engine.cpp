#include "store/filesystem/engine.h"

#include "store/filesystem/filesystem_engine.h"
#include "store/filesystem/layout.h"
#include "store/rules.h"

namespace onesheet::store {
namespace {

constexpr std::string_view kFormatText = "onesheet objects 1\n";
// A temporary file nobody has locked may be one whose writer is about to lock it; this old it is not.
constexpr std::int64_t kLeftoverAgeNs = 60'000'000'000;

}  // namespace

base::Result<std::unique_ptr<BucketEngine>> make_filesystem_engine(std::unique_ptr<FileSystem> files,
                                                                   const base::Clock& clock) {
  auto engine = std::make_unique<FilesystemEngine>(std::move(files), clock);
  ONESHEET_TRY(engine->prepare());
  return engine;
}

base::Result<std::unique_ptr<BucketEngine>> make_filesystem_engine(const std::string& root,
                                                                   const base::Clock& clock) {
  ONESHEET_ASSIGN(std::unique_ptr<FileSystem> files, open_real_file_system(root));
  return make_filesystem_engine(std::move(files), clock);
}

base::Result<void> FilesystemEngine::prepare() {
  ONESHEET_TRY(ensure_top(layout::kTemporary));
  ONESHEET_TRY(ensure_top(layout::kBuckets));
  ONESHEET_TRY(ensure_format());
  sweep();
  return {};
}

base::Result<void> FilesystemEngine::ensure_top(std::string_view name) {
  const std::string path{name};
  if (files_->status(path)) return {};  // a folder that may only be read can still be served
  const auto made = files_->make_folder(path);
  if (!made && made.error().value() != EEXIST) return failed(made.error(), "making " + path);
  return sync_folder(".");
}

base::Result<void> FilesystemEngine::ensure_format() {
  const std::string path{layout::kFormat};
  const auto file = files_->open(path);
  if (missing(file)) {
    const std::string temporary = layout::new_temporary();
    auto fresh = files_->create(temporary);
    if (!fresh) return failed(fresh.error(), "writing " + path);
    const auto bytes =
        std::span{reinterpret_cast<const std::uint8_t*>(kFormatText.data()), kFormatText.size()};
    if (const auto done = (*fresh)->append(bytes); !done) return failed(done.error(), "writing " + path);
    if (const auto done = (*fresh)->sync(); !done) return failed(done.error(), "writing " + path);
    auto root = files_->open_folder(".");
    if (!root) return failed(root.error(), "writing " + path);
    if (const auto done = (*root)->adopt(temporary, path, Adopt::replace); !done) {
      return failed(done.error(), "writing " + path);
    }
    if (const auto done = (*root)->sync(); !done) return failed(done.error(), "writing " + path);
    return {};
  }
  if (!file) return failed(file.error(), "reading " + path);
  std::string text(64, '\0');
  const auto got = (*file)->read_at(0, {reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
  if (!got) return failed(got.error(), "reading " + path);
  text.resize(*got);
  if (text == kFormatText) return {};
  return base::fail(base::ErrorKind::upstream,
                    "The store's folder was written by another version of this program.",
                    "the file 'format' does not read '" + std::string{kFormatText.substr(0, 18)} + "'");
}

// Best effort: a leftover costs room, not truth.
void FilesystemEngine::sweep() {
  const auto folder = files_->open_folder(std::string{layout::kTemporary});
  const auto names = folder ? (*folder)->names() : std::unexpected(folder.error());
  if (!names) return;
  for (const std::string& name : *names) {
    const std::string path = std::string{layout::kTemporary} + "/" + name;
    const auto status = files_->status(path);
    if (!status) continue;
    if (status->is_folder) {
      remove_tree(path);  // an upload that is over; nobody writes there
      continue;
    }
    if (status->modified_ns + kLeftoverAgeNs > files_->now_ns()) continue;
    const auto file = files_->open(path);
    if (!file) continue;
    const auto locked = (*file)->try_lock();
    if (locked && *locked) (void)files_->remove_file(path);
  }
}

base::Result<void> FilesystemEngine::check_bucket(std::string_view bucket) {
  // The name becomes part of a path only if it is one a bucket can have.
  if (!check_bucket_name(bucket)) return no_such_bucket();
  const auto status = files_->status(layout::bucket(bucket));
  if (missing(status)) return no_such_bucket();
  if (!status) return failed(status.error(), "looking for a bucket");
  return {};
}

base::Result<void> FilesystemEngine::sync_folder(const std::string& path) {
  const auto folder = files_->open_folder(path);
  if (!folder) return failed(folder.error(), "opening " + path);
  if (const auto done = (*folder)->sync(); !done) return failed(done.error(), "syncing " + path);
  return {};
}

base::Result<std::unique_ptr<Folder>> FilesystemEngine::folder_in(std::string_view bucket,
                                                                  const std::string& path) {
  auto folder = files_->open_folder(path);
  if (missing(folder)) {
    const auto made = files_->make_folder(path);
    if (missing(made)) return no_such_bucket();
    if (!made && made.error().value() != EEXIST) return failed(made.error(), "making " + path);
    folder = files_->open_folder(path);
  }
  if (!folder) return failed(folder.error(), "opening " + path);
  const auto status = (*folder)->status();
  if (!status) return failed(status.error(), "opening " + path);
  // Whoever made the folders above may not have come to syncing them; what lies inside is only as durable.
  const std::pair<std::string, std::uint64_t> identity{path, status->inode};
  {
    const std::lock_guard lock(mutex_);
    if (durable_folders_.contains(identity)) return std::move(*folder);
  }
  ONESHEET_TRY(sync_folder(layout::bucket(bucket)));
  ONESHEET_TRY(sync_folder(std::string{layout::kBuckets}));
  const std::lock_guard lock(mutex_);
  durable_folders_.insert(identity);
  return std::move(*folder);
}

base::Result<FileWriter> FilesystemEngine::begin_file(std::string_view bucket) {
  ONESHEET_TRY(check_bucket(bucket));
  return FileWriter::begin(*files_);
}

base::Result<void> FilesystemEngine::write_record(std::string_view bucket, Folder& folder,
                                                  const std::string& name, const ObjectInfo& info) {
  ONESHEET_ASSIGN(FileWriter file, begin_file(bucket));
  ONESHEET_TRY(file.seal(info));
  if (const auto moved = folder.adopt(file.path(), name, Adopt::replace); !moved) {
    return failed(moved.error(), "writing a record");
  }
  file.release();
  if (const auto done = folder.sync(); !done) return failed(done.error(), "writing a record");
  return {};
}

base::Result<ObjectInfo> FilesystemEngine::read_file(const std::string& path) {
  const auto file = files_->open(path);
  if (missing(file)) return no_such_key();
  if (!file) return failed(file.error(), "opening " + path);
  return read_info(**file);
}

void FilesystemEngine::remove_tree(const std::string& path) {
  const auto folder = files_->open_folder(path);
  const auto names = folder ? (*folder)->names() : std::unexpected(folder.error());
  if (!names) return;
  for (const std::string& name : *names) {
    if (!(*folder)->remove(name)) remove_tree(path + "/" + name);
  }
  (void)files_->remove_folder(path);
}

}  // namespace onesheet::store

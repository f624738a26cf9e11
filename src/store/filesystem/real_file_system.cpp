#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string_view>
#include <utility>

#include "store/filesystem/file_system.h"

namespace onesheet::store {
namespace {

std::unexpected<std::error_code> last_error() {
  return std::unexpected(std::error_code(errno, std::generic_category()));
}

IoResult<void> checked(int outcome) {
  if (outcome != 0) return last_error();
  return {};
}

template <class Call>
auto retrying(Call call) {
  while (true) {
    const auto outcome = call();
    if (outcome >= 0 || errno != EINTR) return outcome;
  }
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int get() const { return number_; }

 private:
  int number_;
};

IoResult<FileStatus> to_status(int outcome, const struct stat& found) {
  if (outcome != 0) return last_error();
  FileStatus status;
  status.is_folder = S_ISDIR(found.st_mode);
  status.bytes = static_cast<std::uint64_t>(found.st_size);
  status.inode = found.st_ino;
  status.modified_ns =
      static_cast<std::int64_t>(found.st_mtim.tv_sec) * 1'000'000'000 + found.st_mtim.tv_nsec;
  return status;
}

IoResult<FileStatus> status_of(int descriptor) {
  struct stat found{};
  return to_status(::fstat(descriptor, &found), found);
}

class RealFile final : public File {
 public:
  explicit RealFile(Descriptor descriptor) : descriptor_(std::move(descriptor)) {}

  IoResult<void> append(std::span<const std::uint8_t> bytes) override {
    while (!bytes.empty()) {
      const ssize_t written =
          retrying([&] { return ::write(descriptor_.get(), bytes.data(), bytes.size()); });
      if (written < 0) return last_error();
      bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
  }

  IoResult<void> append_from(const File& from, std::uint64_t bytes) override {
    loff_t offset = 0;
    const auto source = from.descriptor();
    while (source && bytes > 0) {
      const ssize_t copied =
          retrying([&] { return ::copy_file_range(*source, &offset, descriptor_.get(), nullptr, bytes, 0); });
      if (copied <= 0) break;  // not between these file systems: by hand
      bytes -= static_cast<std::uint64_t>(copied);
    }
    std::vector<std::uint8_t> buffer(bytes > 0 ? 256 * 1024 : 0);
    while (bytes > 0) {
      const std::span<std::uint8_t> piece(buffer.data(), std::min<std::uint64_t>(buffer.size(), bytes));
      const auto got = from.read_at(static_cast<std::uint64_t>(offset), piece);
      if (!got) return std::unexpected(got.error());
      if (*got == 0)
        return std::unexpected(std::make_error_code(std::errc::io_error));  // shorter than it was
      if (auto done = append(piece.first(*got)); !done) return done;
      offset += static_cast<loff_t>(*got);
      bytes -= *got;
    }
    return {};
  }

  IoResult<std::size_t> read_at(std::uint64_t offset, std::span<std::uint8_t> out) const override {
    const ssize_t got = retrying(
        [&] { return ::pread(descriptor_.get(), out.data(), out.size(), static_cast<off_t>(offset)); });
    if (got < 0) return last_error();
    return static_cast<std::size_t>(got);
  }

  // The size is flushed as well: it is needed to read the contents back.
  IoResult<void> sync() override { return checked(::fdatasync(descriptor_.get())); }
  IoResult<FileStatus> status() const override { return status_of(descriptor_.get()); }

  IoResult<bool> try_lock() override {
    if (retrying([&] { return ::flock(descriptor_.get(), LOCK_EX | LOCK_NB); }) == 0) return true;
    if (errno == EWOULDBLOCK) return false;
    return last_error();
  }

  std::optional<int> descriptor() const override { return descriptor_.get(); }

 private:
  Descriptor descriptor_;
};

class RealFolder final : public Folder {
 public:
  RealFolder(Descriptor descriptor, int root) : descriptor_(std::move(descriptor)), root_(root) {}

  IoResult<void> lock_shared() override { return lock(LOCK_SH); }
  IoResult<void> lock_exclusive() override { return lock(LOCK_EX); }

  IoResult<void> adopt(const std::string& from, const std::string& name, Adopt how) override {
    if (how == Adopt::replace)
      return checked(::renameat(root_, from.c_str(), descriptor_.get(), name.c_str()));
    if (::renameat2(root_, from.c_str(), descriptor_.get(), name.c_str(), RENAME_NOREPLACE) == 0) return {};
    if (errno != EINVAL && errno != ENOSYS) return last_error();
    // Some file systems cannot rename this way; a second link is as atomic, and the first is then left over.
    if (::linkat(root_, from.c_str(), descriptor_.get(), name.c_str(), 0) != 0) return last_error();
    ::unlinkat(root_, from.c_str(), 0);
    return {};
  }

  IoResult<void> remove(const std::string& name) override {
    return checked(::unlinkat(descriptor_.get(), name.c_str(), 0));
  }

  IoResult<std::vector<std::string>> names() const override {
    // A descriptor of its own: reading moves a position that would be shared.
    const int own = ::openat(descriptor_.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (own < 0) return last_error();
    DIR* const folder = ::fdopendir(own);
    if (folder == nullptr) {
      const auto error = last_error();
      ::close(own);
      return error;
    }
    std::vector<std::string> names;
    errno = 0;
    while (const dirent* const entry = ::readdir(folder)) {
      const std::string_view name = entry->d_name;
      if (name != "." && name != "..") names.emplace_back(name);
      errno = 0;
    }
    const int error = errno;
    ::closedir(folder);
    if (error != 0) return std::unexpected(std::error_code(error, std::generic_category()));
    return names;
  }

  IoResult<FileStatus> status() const override { return status_of(descriptor_.get()); }
  IoResult<void> sync() override { return checked(::fsync(descriptor_.get())); }

 private:
  IoResult<void> lock(int how) {
    return checked(retrying([&] { return ::flock(descriptor_.get(), how); }));
  }

  Descriptor descriptor_;
  int root_;
};

class RealFileSystem final : public FileSystem {
 public:
  explicit RealFileSystem(Descriptor root) : root_(std::move(root)) {}

  IoResult<std::unique_ptr<File>> create(const std::string& path) override {
    return open_file(path, O_RDWR | O_CREAT | O_EXCL);
  }
  IoResult<std::unique_ptr<File>> open(const std::string& path) override { return open_file(path, O_RDONLY); }

  IoResult<std::unique_ptr<Folder>> open_folder(const std::string& path) override {
    const int opened = retrying(
        [&] { return ::openat(root_.get(), path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW); });
    if (opened < 0) return last_error();
    return std::make_unique<RealFolder>(Descriptor{opened}, root_.get());
  }

  IoResult<void> make_folder(const std::string& path) override {
    return checked(::mkdirat(root_.get(), path.c_str(), 0700));
  }
  IoResult<void> remove_file(const std::string& path) override {
    return checked(::unlinkat(root_.get(), path.c_str(), 0));
  }
  IoResult<void> remove_folder(const std::string& path) override {
    return checked(::unlinkat(root_.get(), path.c_str(), AT_REMOVEDIR));
  }
  IoResult<void> move_folder(const std::string& from, const std::string& to) override {
    return checked(::renameat(root_.get(), from.c_str(), root_.get(), to.c_str()));
  }
  IoResult<FileStatus> status(const std::string& path) override {
    struct stat found{};
    return to_status(::fstatat(root_.get(), path.c_str(), &found, AT_SYMLINK_NOFOLLOW), found);
  }
  std::int64_t now_ns() const override {
    return std::chrono::nanoseconds{std::chrono::system_clock::now().time_since_epoch()}.count();
  }

 private:
  IoResult<std::unique_ptr<File>> open_file(const std::string& path, int how) {
    const int opened =
        retrying([&] { return ::openat(root_.get(), path.c_str(), how | O_CLOEXEC | O_NOFOLLOW, 0600); });
    if (opened < 0) return last_error();
    return std::make_unique<RealFile>(Descriptor{opened});
  }

  Descriptor root_;
};

}  // namespace

base::Result<std::unique_ptr<FileSystem>> open_real_file_system(const std::string& root) {
  std::error_code error;
  std::filesystem::create_directories(root, error);
  const int opened = ::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) {
    const std::string reason = error ? error.message() : std::generic_category().message(errno);
    return base::fail(base::ErrorKind::upstream, "The store's folder cannot be opened.",
                      root + ": " + reason);
  }
  return std::make_unique<RealFileSystem>(Descriptor{opened});
}

}  // namespace onesheet::store

#include "doors/wiring/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "base/encoding.h"
#include "base/random.h"

namespace onesheet::wiring {

namespace fs = std::filesystem;
using base::ErrorKind;
using base::fail;
using base::Result;

std::unexpected<base::Error> system_error(int number, const std::string& what, const fs::path& path) {
  const std::string detail = path.string() + ": " + std::strerror(number);
  switch (number) {
    case ENOENT:
      return fail(ErrorKind::not_found, what + " does not exist.", detail);
    case EACCES:
    case EPERM:
      return fail(ErrorKind::forbidden, what + " may not be read or written by this user.", detail);
    case EROFS:
      return fail(ErrorKind::forbidden, what + " is on a read-only file system.", detail);
    case ENOSPC:
    case EDQUOT:
      return fail(ErrorKind::out_of_space, what + " cannot grow: the disk is full.", detail);
    case ENOTDIR:
    case EEXIST:
      return fail(ErrorKind::conflict, what + " is in the way of a file of another kind.", detail);
    case EISDIR:
      return fail(ErrorKind::bad_request, what + " is a folder.", detail);
    case ENAMETOOLONG:
    case EINVAL:
    case ELOOP:
      return fail(ErrorKind::bad_request, what + " has a name this file system does not take.", detail);
    default:
      return fail(ErrorKind::upstream, what + " could not be read or written.", detail);
  }
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  if (this != &other) {
    if (number_ >= 0) ::close(number_);
    number_ = other.release();
  }
  return *this;
}

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

int Descriptor::release() {
  const int number = number_;
  number_ = -1;
  return number;
}

Result<std::string> read_file(const fs::path& path, std::size_t bytes_max) {
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (!file) return system_error(errno, "The file", path);
  std::string text(bytes_max + 1, '\0');
  std::size_t filled = 0;
  while (filled < text.size()) {
    const auto got = ::read(file.get(), text.data() + filled, text.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return system_error(errno, "The file", path);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  if (filled > bytes_max) {
    return fail(ErrorKind::too_large, "The file is larger than " + std::to_string(bytes_max) + " bytes.",
                path.string());
  }
  text.resize(filled);
  return text;
}

Result<void> write_all(int descriptor, std::span<const std::uint8_t> bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const auto put = ::write(descriptor, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return system_error(errno, "The file", path);
    bytes = bytes.subspan(static_cast<std::size_t>(put));
  }
  return {};
}

Result<void> write_file(const fs::path& path, std::span<const std::uint8_t> bytes) {
  // Pipes and devices (--out /dev/stdout) cannot be replaced, only written to.
  struct stat there{};
  if (::stat(path.c_str(), &there) == 0 && !S_ISREG(there.st_mode)) {
    const Descriptor file{::open(path.c_str(), O_WRONLY | O_CLOEXEC)};
    if (!file) return system_error(errno, "The output", path);
    return write_all(file.get(), bytes, path);
  }
  std::array<std::uint8_t, 6> noise{};
  base::secure_random(noise);
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path{"."};
  const fs::path temporary = folder / (".onesheet-" + base::hex_lower(noise) + ".tmp");
  const Descriptor file{::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)};
  if (!file) return system_error(errno, "The output file", path);
  Result<void> written = write_all(file.get(), bytes, path);
  if (written && ::rename(temporary.c_str(), path.c_str()) != 0) {
    written = system_error(errno, "The output file", path);
  }
  if (!written) ::unlink(temporary.c_str());
  return written;
}

Result<void> make_folder(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    if (folder.has_parent_path()) fs::create_directories(folder.parent_path(), error);
    if (error) return system_error(error.value(), "The data folder", folder);
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) {
      return system_error(errno, "The data folder", folder);
    }
    if (!fs::is_directory(folder, error)) return system_error(ENOTDIR, "The data folder", folder);
  }
  if (::access(folder.c_str(), R_OK | W_OK | X_OK) != 0)
    return system_error(errno, "The data folder", folder);
  return {};
}

}  // namespace onesheet::wiring

#include "doors/wiring/serve_lock.h"

#include <fcntl.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <cerrno>

#include "base/encoding.h"
#include "doors/wiring/files.h"

namespace onesheet::wiring {
namespace {

namespace fs = std::filesystem;

// Open-file-description locks: they go with the descriptor, and a reader can ask about one without taking it.
struct flock whole_file() {
  struct flock lock{};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  return lock;
}

fs::path lock_path(const fs::path& data_folder) { return data_folder / "serve.lock"; }

class FileLock final : public ServeLock {
 public:
  FileLock(Descriptor file, fs::path path) : file_(std::move(file)), path_(std::move(path)) {}
  ~FileLock() override {
    // Best effort: a reader that sees no lock ignores the content anyway.
    if (::ftruncate(file_.get(), 0) != 0) return;
  }

  base::Result<void> publish(const cli::Endpoints& endpoints) override {
    const std::string text = boost::json::serialize(boost::json::object{
        {"api_url", endpoints.api_url}, {"s3_url", endpoints.s3_url}, {"pid", ::getpid()}});
    if (::ftruncate(file_.get(), 0) != 0) return system_error(errno, "The data folder", path_);
    return write_all(file_.get(), base::as_bytes(text), path_);
  }

 private:
  Descriptor file_;
  fs::path path_;
};

}  // namespace

base::Result<std::unique_ptr<ServeLock>> lock_for_serving(const fs::path& data_folder) {
  const fs::path path = lock_path(data_folder);
  Descriptor file{::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_APPEND, 0600)};
  if (!file) return system_error(errno, "The data folder", path);
  struct flock lock = whole_file();
  if (::fcntl(file.get(), F_OFD_SETLK, &lock) != 0) {
    if (errno == EAGAIN || errno == EACCES) {
      return base::fail(
          base::ErrorKind::conflict,
          "Another onesheet serve is running on this data folder; stop it or use another --data.",
          path.string());
    }
    return system_error(errno, "The data folder", path);
  }
  return std::make_unique<FileLock>(std::move(file), path);
}

std::optional<cli::Endpoints> running_server(const fs::path& data_folder) {
  const fs::path path = lock_path(data_folder);
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (!file) return std::nullopt;
  struct flock lock = whole_file();
  if (::fcntl(file.get(), F_OFD_GETLK, &lock) != 0 || lock.l_type == F_UNLCK) return std::nullopt;
  const auto text = read_file(path, 4096);
  if (!text) return std::nullopt;
  boost::system::error_code error;
  const boost::json::value value = boost::json::parse(*text, error);
  const auto* const object = error ? nullptr : value.if_object();
  if (object == nullptr) return std::nullopt;
  const auto* const api = object->if_contains("api_url");
  const auto* const s3 = object->if_contains("s3_url");
  if (api == nullptr || s3 == nullptr || !api->is_string() || !s3->is_string()) return std::nullopt;
  return cli::Endpoints{std::string{api->as_string()}, std::string{s3->as_string()}, true};
}

}  // namespace onesheet::wiring

#include "doors/wiring/secrets.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <boost/json.hpp>
#include <cerrno>

#include "base/encoding.h"
#include "base/random.h"
#include "doors/wiring/files.h"

namespace onesheet::wiring {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;
using base::fail;
using base::Result;

// Letters and digits alone, so that no client, shell or config file needs to quote them. 32 characters give
// five random bits each.
std::string random_text(std::size_t length, std::string_view alphabet) {
  std::string text(length, ' ');
  for (char& c : text) {
    // Rejection keeps every character equally likely.
    std::array<std::uint8_t, 1> byte{};
    do base::secure_random(byte);
    while (byte[0] >= 256 / alphabet.size() * alphabet.size());
    c = alphabet[byte[0] % alphabet.size()];
  }
  return text;
}

cli::Secrets make_secrets() {
  constexpr std::string_view kUpper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  constexpr std::string_view kAny = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  // The lengths AWS uses, since some clients check them: 20 and 40.
  return {"OS" + random_text(18, kUpper), random_text(40, kAny)};
}

Result<cli::Secrets> parse(const std::string& text, const fs::path& path) {
  boost::system::error_code error;
  const boost::json::value value = boost::json::parse(text, error);
  cli::Secrets secrets;
  if (const auto* object = value.if_object(); !error && object != nullptr) {
    const auto member = [&](std::string_view name) {
      const auto* found = object->if_contains(name);
      const auto* string = found != nullptr ? found->if_string() : nullptr;
      return string != nullptr ? std::string{*string} : std::string{};
    };
    secrets = {member("access_key_id"), member("secret_access_key")};
  }
  if (secrets.access_key_id.empty() || secrets.secret_access_key.empty()) {
    return fail(
        ErrorKind::upstream,
        "The secrets file is damaged; restore it, or delete it to have a new pair made (old links die).",
        path.string());
  }
  return secrets;
}

// Makes the file with its whole content, or finds that another process was first.
Result<void> create(const fs::path& path) {
  const cli::Secrets secrets = make_secrets();
  const std::string text =
      boost::json::serialize(boost::json::object{{"access_key_id", secrets.access_key_id},
                                                 {"secret_access_key", secrets.secret_access_key}}) +
      "\n";
  std::array<std::uint8_t, 6> noise{};
  base::secure_random(noise);
  const fs::path temporary = path.parent_path() / (".secrets-" + base::hex_lower(noise) + ".tmp");
  const Descriptor file{::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
  if (!file) return system_error(errno, "The secrets file", path);
  Result<void> made = write_all(file.get(), base::as_bytes(text), path);
  if (made && ::fsync(file.get()) != 0) made = system_error(errno, "The secrets file", path);
  // link(2) refuses to replace: exactly one of several racing processes succeeds.
  if (made && ::link(temporary.c_str(), path.c_str()) != 0 && errno != EEXIST) {
    made = system_error(errno, "The secrets file", path);
  }
  ::unlink(temporary.c_str());
  if (made) {
    const Descriptor folder{::open(path.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (folder) ::fsync(folder.get());
  }
  return made;
}

}  // namespace

Result<cli::Secrets> load_or_create_secrets(const fs::path& data_folder) {
  const fs::path path = data_folder / "secrets.json";
  struct stat there{};
  if (::stat(path.c_str(), &there) != 0) {
    if (errno != ENOENT) return system_error(errno, "The secrets file", path);
    ONESHEET_TRY(create(path));
  } else if ((there.st_mode & 077) != 0 && ::chmod(path.c_str(), 0600) != 0) {
    return fail(ErrorKind::forbidden,
                "The secrets file can be read by other users; make it private (chmod 600).", path.string());
  }
  ONESHEET_ASSIGN(const std::string text, read_file(path, 4096));
  return parse(text, path);
}

}  // namespace onesheet::wiring

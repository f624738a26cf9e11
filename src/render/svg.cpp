// librsvg is asked as a program and not as a library: it brings 30 libraries that would be loaded at every
// start, and a file made to keep it busy for hours cannot be stopped in a thread of ours, but a process can.
#include "render/svg.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
extern "C" {
#include <sys/pidfd.h>  // glibc 2.36 forgot to say that it is C
}

#include <algorithm>
#include <array>
#include <cerrno>
#include <string>
#include <vector>

#include "render/encode.h"

namespace onesheet::render {
namespace {

using base::ErrorKind;

constexpr const char* kProgram = "/usr/bin/rsvg-convert";

class MemoryFile {
 public:
  explicit MemoryFile(const char* name) : handle_(memfd_create(name, MFD_CLOEXEC)) {}
  ~MemoryFile() {
    if (handle_ >= 0) close(handle_);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  int handle() const { return handle_; }

  bool fill(std::span<const std::uint8_t> bytes) const {
    while (!bytes.empty()) {
      const ssize_t written = write(handle_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return false;
      bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return lseek(handle_, 0, SEEK_SET) == 0;
  }
  std::vector<std::uint8_t> content() const {
    struct stat about{};
    if (fstat(handle_, &about) != 0 || about.st_size <= 0) return {};
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(about.st_size));
    for (std::size_t at = 0; at < bytes.size();) {
      const ssize_t got = pread(handle_, bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return {};
      at += static_cast<std::size_t>(got);
    }
    return bytes;
  }

 private:
  int handle_;
};

class FileActions {
 public:
  FileActions() { posix_spawn_file_actions_init(&actions_); }
  ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  posix_spawn_file_actions_t* get() { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

void bound(pid_t process) {
  const auto limit = [&](auto what, rlim_t most) {
    const rlimit both{most, most};
    prlimit(process, what, &both, nullptr);
  };
  limit(RLIMIT_CPU, kSvgProcessor_s);
  limit(RLIMIT_AS, static_cast<rlim_t>(kSvgMemory_MiB) << 20);
  limit(RLIMIT_FSIZE, static_cast<rlim_t>(kSvgFileMax_MiB) << 20);
  limit(RLIMIT_CORE, 0);
}

// The exit state as waitpid has it; −1 when there is none.
int state_at_end(pid_t process) {
  // The bound on processor time ends a program that works; this one ends a program that waits.
  const int handle = pidfd_open(process, 0);
  if (handle >= 0) {
    pollfd ended{.fd = handle, .events = POLLIN, .revents = 0};
    if (poll(&ended, 1, kSvgWait_ms) == 0) kill(process, SIGKILL);
    close(handle);
  }
  int state = 0;
  while (waitpid(process, &state, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  return state;
}

std::unexpected<base::Error> cannot_draw(std::string detail) {
  return base::fail(ErrorKind::bad_request,
                    "The SVG cannot be drawn; send one that a browser shows, or a PNG.", std::move(detail));
}

}  // namespace

base::Result<pixels::Image8> draw_svg(std::span<const std::uint8_t> bytes, int side_px) {
  if (access(kProgram, X_OK) != 0) {
    return base::fail(
        ErrorKind::bad_request,
        "This machine reads no SVG, for want of Debian's package librsvg2-bin; send a PNG with a "
        "transparent ground.");
  }
  const MemoryFile in("svg"), out("png");
  if (in.handle() < 0 || out.handle() < 0 || !in.fill(bytes))
    return base::fail(ErrorKind::out_of_space, "There is no memory to draw the SVG in.", "memfd");

  std::string side = std::to_string(std::clamp(side_px, 1, kSvgSideMax_px));
  std::array<std::string, 6> words{"rsvg-convert", "--width", side, "--height", side, "--keep-aspect-ratio"};
  std::array<char*, 7> arguments{};
  std::ranges::transform(words, arguments.begin(), [](std::string& word) { return word.data(); });
  std::string language = "LC_ALL=C.UTF-8";
  std::array<char*, 2> environment{language.data(), nullptr};

  FileActions files;
  posix_spawn_file_actions_adddup2(files.get(), in.handle(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(files.get(), out.handle(), STDOUT_FILENO);
  posix_spawn_file_actions_addopen(files.get(), STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addclosefrom_np(files.get(), STDERR_FILENO + 1);
  pid_t process = 0;
  if (const int code =
          posix_spawn(&process, kProgram, files.get(), nullptr, arguments.data(), environment.data());
      code != 0) {
    return base::fail(ErrorKind::busy, "The SVG could not be drawn now; try again.",
                      "posix_spawn " + std::to_string(code));
  }
  bound(process);
  const int state = state_at_end(process);
  if (state != -1 && WIFSIGNALED(state)) {
    return base::fail(ErrorKind::bad_request,
                      "The SVG takes too long or too much memory to draw; simplify it, or send a PNG.",
                      "signal " + std::to_string(WTERMSIG(state)));
  }
  if (state != 0) return cannot_draw("exit state " + std::to_string(state));
  const std::vector<std::uint8_t> png = out.content();
  auto image = decode(png);
  if (!image) return cannot_draw(image.error().public_text);
  return image;
}

}  // namespace onesheet::render

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <thread>

#include "aws/credentials/provider_parts.h"

extern char** environ;

namespace onesheet::aws {

std::optional<std::string> run_process(const std::string& command, base::Deadline deadline) {
  constexpr std::size_t kOutputBytesMax = 64U << 10U;
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return std::nullopt;
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  // A group of its own: what the command starts ends with it.
  posix_spawnattr_t attributes;
  ::posix_spawnattr_init(&attributes);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  std::string shell = "/bin/sh", flag = "-c", text = command;
  std::array<char*, 4> arguments{shell.data(), flag.data(), text.data(), nullptr};
  pid_t child = 0;
  const int spawned = ::posix_spawn(&child, shell.c_str(), &actions, &attributes, arguments.data(), environ);
  ::posix_spawnattr_destroy(&attributes);
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  std::string output;
  bool whole = spawned == 0;
  while (whole) {
    pollfd waiting{ends[0], POLLIN, 0};
    if (deadline.expired() || ::poll(&waiting, 1, static_cast<int>(deadline.remaining().count())) <= 0) {
      whole = false;
      break;
    }
    std::array<char, 4096> block{};
    const auto got = ::read(ends[0], block.data(), block.size());
    if (got == 0) break;
    if (got < 0 || output.size() + static_cast<std::size_t>(got) > kOutputBytesMax) whole = false;
    if (got > 0) output.append(block.data(), static_cast<std::size_t>(got));
  }
  ::close(ends[0]);
  if (spawned != 0) return std::nullopt;
  int status = 0;
  // It may close its output and go on: the deadline holds for that too.
  constexpr std::chrono::milliseconds kLook{5};
  pid_t ended = 0;
  while (whole && (ended = ::waitpid(child, &status, WNOHANG)) == 0) {
    whole = !deadline.expired();
    if (whole) std::this_thread::sleep_for(kLook);
  }
  if (ended == 0) {
    ::kill(-child, SIGKILL);
    ::waitpid(child, &status, 0);
  }
  if (!whole || !WIFEXITED(status) || WEXITSTATUS(status) != 0) return std::nullopt;
  return output;
}

}  // namespace onesheet::aws

#include "doors/wiring/secrets.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <set>

#include "base/encoding.h"
#include "doors/wiring/files.h"
#include "temporary_folder.h"

namespace onesheet::wiring {
namespace {

namespace fs = std::filesystem;

unsigned mode_of(const fs::path& path) {
  struct stat there{};
  return ::stat(path.c_str(), &there) == 0 ? there.st_mode & 0777U : 0U;
}

TEST(Secrets, AreMadeOnceAndKeptPrivate) {
  const tests::TemporaryFolder folder;
  const auto first = load_or_create_secrets(folder.path());
  ASSERT_TRUE(first);
  EXPECT_EQ(first->access_key_id.size(), 20U);
  EXPECT_EQ(first->secret_access_key.size(), 40U);
  EXPECT_EQ(mode_of(folder / "secrets.json"), 0600U);
  const auto second = load_or_create_secrets(folder.path());
  ASSERT_TRUE(second);
  EXPECT_EQ(second->access_key_id, first->access_key_id);
  EXPECT_EQ(second->secret_access_key, first->secret_access_key);
}

TEST(Secrets, DifferBetweenFolders) {
  const tests::TemporaryFolder one, two;
  EXPECT_NE(load_or_create_secrets(one.path())->secret_access_key,
            load_or_create_secrets(two.path())->secret_access_key);
}

TEST(Secrets, RacingProcessesAgree) {
  const tests::TemporaryFolder folder;
  int pipe_ends[2];
  ASSERT_EQ(::pipe(pipe_ends), 0);
  constexpr int kProcesses = 8;
  for (int i = 0; i < kProcesses; ++i) {
    if (::fork() == 0) {
      const auto secrets = load_or_create_secrets(folder.path());
      const std::string line = secrets ? secrets->secret_access_key : std::string(40, '!');
      ::_exit(::write(pipe_ends[1], line.data(), line.size()) == 40 ? 0 : 1);
    }
  }
  ::close(pipe_ends[1]);
  for (int i = 0; i < kProcesses; ++i) ::wait(nullptr);
  std::set<std::string> seen;
  char buffer[40];
  while (::read(pipe_ends[0], buffer, sizeof buffer) == 40) seen.insert(std::string(buffer, sizeof buffer));
  ::close(pipe_ends[0]);
  EXPECT_EQ(seen.size(), 1U);
  EXPECT_FALSE(seen.contains(std::string(40, '!')));
  EXPECT_EQ(std::distance(fs::directory_iterator{folder.path()}, fs::directory_iterator{}), 1);
}

TEST(Secrets, DamageIsReportedNotRepaired) {
  for (const char* text :
       {"", "{", "[]", "{\"access_key_id\":\"x\"}", "{\"access_key_id\":1,\"secret_access_key\":2}"}) {
    const tests::TemporaryFolder folder;
    std::ofstream{folder / "secrets.json"} << text;
    const auto secrets = load_or_create_secrets(folder.path());
    ASSERT_FALSE(secrets) << text;
    EXPECT_EQ(secrets.error().kind, base::ErrorKind::upstream);
    EXPECT_EQ(read_file(folder / "secrets.json", 100), text);
  }
}

TEST(Secrets, AFileOthersCanReadIsMadePrivate) {
  const tests::TemporaryFolder folder;
  ASSERT_TRUE(load_or_create_secrets(folder.path()));
  fs::permissions(folder / "secrets.json", fs::perms{0644});
  ASSERT_TRUE(load_or_create_secrets(folder.path()));
  EXPECT_EQ(mode_of(folder / "secrets.json"), 0600U);
}

}  // namespace
}  // namespace onesheet::wiring

#include "catalogue/sqlite/sqlite_catalogue.h"

#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <fstream>
#include <functional>
#include <thread>
#include <vector>

#include "catalogue/folder.h"
#include "contracts/catalogue_samples.h"

namespace onesheet::catalogue {
namespace {

void run_sql(const fs::path& file, const char* sql) {
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open(file.c_str(), &database), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
  sqlite3_close(database);
}

void expect_hides_the_place(const base::Error& error, const Folder& folder) {
  EXPECT_EQ(error.public_text.find(folder.path().string()), std::string::npos) << error.public_text;
  EXPECT_FALSE(error.public_text.empty());
}

TEST(SqliteCatalogue, KeepsEverythingAcrossOpenings) {
  const Folder folder;
  const PosterRecord poster = sample_poster();
  {
    auto catalogue = open_sqlite_catalogue(folder.file());
    ASSERT_TRUE(catalogue);
    ASSERT_TRUE((*catalogue)->add(poster));
    ASSERT_TRUE((*catalogue)->claim("k", "f", kNoon, kStale));
  }
  auto catalogue = open_sqlite_catalogue(folder.file());
  ASSERT_TRUE(catalogue);
  const auto found = (*catalogue)->find(poster.id);
  ASSERT_TRUE(found);
  expect_same(*found, poster);
  EXPECT_EQ((*catalogue)->claim("k", "f", kNoon, kStale)->kind, ClaimKind::in_progress);
}

TEST(SqliteCatalogue, NobodyElseMayReadTheFile) {
  const Folder folder;
  ASSERT_TRUE(open_sqlite_catalogue(folder.file()));
  struct stat status{};
  ASSERT_EQ(stat(folder.file().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST(SqliteCatalogue, TwoOpeningsOfOneFileSeeEachOther) {
  const Folder folder;
  auto one = open_sqlite_catalogue(folder.file());
  auto two = open_sqlite_catalogue(folder.file());
  ASSERT_TRUE(one && two);
  const PosterRecord poster = sample_poster();
  ASSERT_TRUE((*one)->add(poster));
  EXPECT_TRUE((*two)->find(poster.id));
  ASSERT_TRUE((*two)->remove(poster.id));
  EXPECT_FALSE((*one)->find(poster.id));
}

TEST(SqliteCatalogue, ManyOpeningsAtOnceAllSucceedAndAllWritesCount) {
  const Folder folder;
  std::atomic<int> failures = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i) {
    threads.emplace_back([&, i] {
      auto catalogue = open_sqlite_catalogue(folder.file());
      if (!catalogue) {
        ++failures;
        ADD_FAILURE() << base::describe(catalogue.error());
        return;
      }
      for (int n = 0; n < 5; ++n) {
        if (const auto added = (*catalogue)->add(sample_poster(i * 5 + n)); !added) {
          ++failures;
          ADD_FAILURE() << base::describe(added.error());
        }
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(failures, 0);
  EXPECT_EQ((*open_sqlite_catalogue(folder.file()))->list("", 100)->posters.size(), 30U);
}

TEST(SqliteCatalogue, WhatWasAcknowledgedSurvivesKill) {
  const Folder folder;
  const PosterRecord poster = sample_poster();
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    auto catalogue = open_sqlite_catalogue(folder.file());
    if (!catalogue || !(*catalogue)->add(poster)) _exit(1);
    raise(SIGKILL);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status));
  auto catalogue = open_sqlite_catalogue(folder.file());
  ASSERT_TRUE(catalogue);
  EXPECT_TRUE((*catalogue)->find(poster.id));
}

TEST(SqliteCatalogue, AFileThatIsNoDatabaseIsAClearError) {
  const Folder folder;
  std::ofstream(folder.file()) << std::string(8192, 'x');
  const auto catalogue = open_sqlite_catalogue(folder.file());
  ASSERT_FALSE(catalogue);
  EXPECT_EQ(catalogue.error().kind, base::ErrorKind::upstream);
  EXPECT_NE(catalogue.error().public_text.find("damaged"), std::string::npos);
  EXPECT_NE(catalogue.error().operator_text.find(folder.file().string()), std::string::npos);
  expect_hides_the_place(catalogue.error(), folder);
}

TEST(SqliteCatalogue, DamagedPagesAreAClearErrorAndNeverACrash) {
  const Folder folder;
  {
    auto catalogue = open_sqlite_catalogue(folder.file());
    ASSERT_TRUE(catalogue);
    for (int minute = 0; minute < 40; ++minute) ASSERT_TRUE((*catalogue)->add(sample_poster(minute)));
  }
  const auto size = fs::file_size(folder.file());
  ASSERT_GT(size, 3U * 4096U);
  {
    std::fstream file(folder.file(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(4096);  // keep the header page, so that opening may succeed
    for (auto at = std::uintmax_t{4096}; at < size; ++at) file.put('\x5A');
  }
  auto catalogue = open_sqlite_catalogue(folder.file());
  base::Error error;
  if (!catalogue) {
    error = catalogue.error();
  } else {
    const auto page = (*catalogue)->list("", 100);
    ASSERT_FALSE(page);
    error = page.error();
    EXPECT_FALSE((*catalogue)->add(sample_poster(99)));
  }
  EXPECT_EQ(error.kind, base::ErrorKind::upstream);
  EXPECT_NE(error.public_text.find("damaged"), std::string::npos) << error.public_text;
  expect_hides_the_place(error, folder);
}

TEST(SqliteCatalogue, RefusesAFileOfAnotherProgram) {
  const Folder folder;
  run_sql(folder.file(), "CREATE TABLE recipes (soup TEXT)");
  const auto catalogue = open_sqlite_catalogue(folder.file());
  ASSERT_FALSE(catalogue);
  EXPECT_EQ(catalogue.error().kind, base::ErrorKind::upstream);
  EXPECT_NE(catalogue.error().public_text.find("another program"), std::string::npos);
}

TEST(SqliteCatalogue, BringsAFileOfTheFirstVersionUpToDate) {
  const Folder folder;
  const PosterRecord old = sample_poster();
  ASSERT_TRUE((*open_sqlite_catalogue(folder.file()))->add(old));
  for (const char* column : {"style", "font", "effect", "quality"})
    run_sql(folder.file(), (std::string("ALTER TABLE posters DROP COLUMN ") + column).c_str());
  run_sql(folder.file(), "PRAGMA user_version=1");
  const auto catalogue = open_sqlite_catalogue(folder.file());
  ASSERT_TRUE(catalogue) << catalogue.error().public_text;
  PosterRecord expected = old;
  expected.style = expected.font = expected.effect = expected.quality = "";
  expect_same(*(*catalogue)->find(old.id), expected);
  const PosterRecord newer = sample_poster(1);
  ASSERT_TRUE((*catalogue)->add(newer));
  expect_same(*(*catalogue)->find(newer.id), newer);
}

TEST(SqliteCatalogue, RefusesAFileOfANewerVersion) {
  const Folder folder;
  ASSERT_TRUE(open_sqlite_catalogue(folder.file()));
  run_sql(folder.file(), "PRAGMA user_version=3");
  const auto catalogue = open_sqlite_catalogue(folder.file());
  ASSERT_FALSE(catalogue);
  EXPECT_NE(catalogue.error().public_text.find("newer version"), std::string::npos);
}

TEST(SqliteCatalogue, APathThatCannotBeIsAClearError) {
  const Folder folder;
  for (const fs::path& path : {folder.path() / "absent" / "onesheet.db", folder.path()}) {
    const auto catalogue = open_sqlite_catalogue(path);
    ASSERT_FALSE(catalogue);
    EXPECT_EQ(catalogue.error().kind, base::ErrorKind::upstream);
    expect_hides_the_place(catalogue.error(), folder);
  }
}

// Runs `body` in a child process and returns its exit status; the body may give up rights it cannot regain.
int in_child(const std::function<int()>& body) {
  const pid_t child = fork();
  if (child == 0) _exit(body());
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

bool become_nobody() { return geteuid() != 0 || (setegid(65534) == 0 && seteuid(65534) == 0); }

TEST(SqliteCatalogue, AReadOnlyFolderIsAClearError) {
  const Folder folder;
  fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read |
                                     fs::perms::others_exec);
  EXPECT_EQ(in_child([&] {
              if (!become_nobody()) return 2;
              const auto catalogue = open_sqlite_catalogue(folder.file());
              if (catalogue) return 3;
              const auto& text = catalogue.error().public_text;
              return text.find("cannot be opened for writing") == std::string::npos ? 4 : 0;
            }),
            0);
  fs::permissions(folder.path(), fs::perms::owner_all);
}

TEST(SqliteCatalogue, AReadOnlyFileIsAClearError) {
  const Folder folder;
  ASSERT_TRUE(open_sqlite_catalogue(folder.file()));
  fs::permissions(folder.file(), fs::perms::owner_read | fs::perms::others_read);
  fs::permissions(folder.path(), fs::perms::owner_all | fs::perms::others_read | fs::perms::others_exec);
  EXPECT_EQ(in_child([&] {
              if (!become_nobody()) return 2;
              const auto catalogue = open_sqlite_catalogue(folder.file());
              if (catalogue) return 3;
              const auto& text = catalogue.error().public_text;
              return text.find("cannot be opened for writing") == std::string::npos ? 4 : 0;
            }),
            0);
}

// A limit on the file's size stands in for a full disk: the write fails half way.
TEST(SqliteCatalogue, AFailingWriteLosesNothingThatWasAcknowledged) {
  const Folder folder;
  const PosterRecord first = sample_poster(0);
  EXPECT_EQ(in_child([&] {
              auto catalogue = open_sqlite_catalogue(folder.file());
              if (!catalogue || !(*catalogue)->add(first)) return 2;
              signal(SIGXFSZ, SIG_IGN);
              const rlimit small{64 * 1024, 64 * 1024};
              if (setrlimit(RLIMIT_FSIZE, &small) != 0) return 3;
              PosterRecord huge = sample_poster(1);
              huge.prompt = std::string(400'000, 'p');
              const auto added = (*catalogue)->add(huge);
              if (added) return 4;
              return (*catalogue)->find(first.id) ? 0 : 5;
            }),
            0);
  auto catalogue = open_sqlite_catalogue(folder.file());
  ASSERT_TRUE(catalogue);
  EXPECT_TRUE((*catalogue)->find(first.id));
  EXPECT_EQ((*catalogue)->list("", 10)->posters.size(), 1U);
}

}  // namespace
}  // namespace onesheet::catalogue

// What only the filesystem engine has: a folder that other processes write to, that may be damaged,
// unwritable or full, and that a killed process leaves behind.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <random>
#include <thread>

#include "base/clock.h"
#include "base/encoding.h"
#include "store/filesystem/filesystem_engine.h"
#include "store/temporary_folder.h"

namespace onesheet::store {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;

base::Result<ObjectInfo> put(BucketEngine& engine, std::string_view key, std::string_view text,
                             ObjectFields fields = {}) {
  ONESHEET_ASSIGN(auto writer, engine.begin_object("posters"));
  ONESHEET_TRY(writer->write(base::as_bytes(text)));
  return engine.finish_object(std::move(writer), key, std::move(fields), {});
}

std::string get(BucketEngine& engine, std::string_view key) {
  const auto object = engine.open("posters", key);
  if (!object) return "error: " + std::string{name_of(object.error().kind)};
  std::string text(object->body->bytes(), '\0');
  const auto got = object->body->read(0, {reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
  return got && *got == text.size() ? text : "unreadable";
}

std::vector<std::string> keys(BucketEngine& engine) {
  std::vector<std::string> all;
  const auto page = engine.list("posters", {});
  if (!page) return {describe(page.error())};
  for (const auto& object : page->objects) all.push_back(object.key);
  return all;
}

class FilesystemEngineTest : public ::testing::Test {
 protected:
  std::unique_ptr<BucketEngine> open() {
    auto engine = make_filesystem_engine(folder_.path(), clock_);
    EXPECT_TRUE(engine) << describe(engine.error());
    return engine ? std::move(*engine) : nullptr;
  }
  // Every file of an object or part, found as a stranger would.
  std::vector<fs::path> object_files() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder_.path() + "/buckets")) {
      if (entry.is_regular_file() && entry.path().filename().string().size() == 64)
        files.push_back(entry.path());
    }
    return files;
  }
  std::size_t leftovers() {
    const fs::directory_iterator tmp(folder_.path() + "/tmp");
    return static_cast<std::size_t>(std::distance(begin(tmp), end(tmp)));
  }

  testing::TemporaryFolder folder_;
  base::SystemClock clock_;
};

// The record behind the data has a limit; what passes it must be refused before it replaces what is there.
TEST_F(FilesystemEngineTest, FieldsTooLargeToReadBackAreRefusedAndTheOldObjectStays) {
  auto engine = open();
  ASSERT_TRUE(engine->create_bucket("posters"));
  ASSERT_TRUE(put(*engine, "a", "old"));
  ObjectFields fields;
  fields.cache_control = std::string(24'000, '%');  // three bytes each on disk
  const auto refused = put(*engine, "a", "new", fields);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::too_large);
  EXPECT_EQ(get(*engine, "a"), "old");
  fields.cache_control = std::string(20'000, '%');
  ASSERT_TRUE(put(*engine, "a", "new", fields));
  EXPECT_EQ(get(*engine, "a"), "new");
}

TEST_F(FilesystemEngineTest, KeepsEverythingAcrossARestart) {
  ObjectFields fields;
  fields.content_type = "image/png";
  {
    const auto engine = open();
    ASSERT_TRUE(engine->create_bucket("posters"));
    ASSERT_TRUE(put(*engine, "a/b", "hello", fields));
  }
  const auto engine = open();
  EXPECT_EQ(get(*engine, "a/b"), "hello");
  EXPECT_EQ(engine->head("posters", "a/b")->fields.content_type, "image/png");
  EXPECT_EQ(keys(*engine), std::vector<std::string>{"a/b"});
}

TEST_F(FilesystemEngineTest, ABodysDescriptorBeginsWithItsFirstByte) {
  const auto engine = open();
  ASSERT_TRUE(engine->create_bucket("posters"));
  ASSERT_TRUE(put(*engine, "key", "hello"));
  const auto object = engine->open("posters", "key");
  ASSERT_TRUE(object && object->body->descriptor());
  std::array<char, 5> text{};
  ASSERT_EQ(::pread(*object->body->descriptor(), text.data(), text.size(), 0), 5);
  EXPECT_EQ((std::string_view{text.data(), text.size()}), "hello");
}

TEST_F(FilesystemEngineTest, SeesWhatAnotherEngineDoesToTheSameFolder) {
  const auto one = open(), other = open();
  ASSERT_TRUE(one->create_bucket("posters"));
  EXPECT_TRUE(other->bucket_info("posters"));
  for (int round = 0; round < 20; ++round) {
    const std::string key = "key" + std::to_string(round);
    ASSERT_TRUE(put(*one, key, "1"));
    EXPECT_EQ(keys(*other).size(), 1U);
    EXPECT_EQ(get(*other, key), "1");
    ASSERT_TRUE(put(*other, key, "22"));
    EXPECT_EQ(one->list("posters", {})->objects.at(0).bytes, 2U);
    ASSERT_TRUE(other->remove("posters", key));
    EXPECT_EQ(keys(*one).size(), 0U);
  }
  ASSERT_TRUE(other->delete_bucket("posters"));
  EXPECT_EQ(put(*one, "key", "1").error().kind, ErrorKind::not_found);
  ASSERT_TRUE(other->create_bucket("posters"));
  ASSERT_TRUE(put(*one, "again", "1"));
  EXPECT_EQ(keys(*other), std::vector<std::string>{"again"});
}

TEST_F(FilesystemEngineTest, DamagedObjectsAreErrorsAndNeverServed) {
  const auto engine = open();
  ASSERT_TRUE(engine->create_bucket("posters"));
  const std::string text(3000, 't');
  ASSERT_TRUE(put(*engine, "key", text));
  const fs::path file = object_files().at(0);
  const auto whole = fs::file_size(file);
  const fs::path spare = folder_.path() + "/spare";
  fs::copy_file(file, spare);
  const auto damage = [&](const auto& how) {
    fs::remove(file);
    fs::copy_file(spare, file);
    how();
    const std::string seen = get(*open(), "key");
    EXPECT_EQ(seen, "error: upstream");
    EXPECT_EQ(keys(*open()), std::vector<std::string>{});
  };
  for (const std::uintmax_t size :
       {std::uintmax_t{0}, std::uintmax_t{63}, std::uintmax_t{64}, std::uintmax_t{3000}, whole - 1}) {
    damage([&] { fs::resize_file(file, size); });
  }
  damage([&] { fs::resize_file(file, whole + 1); });
  for (std::uintmax_t back = 1; back <= whole - 3000; ++back) {  // every byte of record and footer
    damage([&] {
      std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
      stream.seekg(static_cast<std::streamoff>(whole - back));
      const char byte = static_cast<char>(stream.get() ^ 0x20);
      stream.seekp(static_cast<std::streamoff>(whole - back));
      stream.put(byte);
    });
  }
  fs::remove(file);
  fs::copy_file(spare, file);
  EXPECT_EQ(get(*engine, "key"), text);
  // A file that was put in another's place.
  ASSERT_TRUE(put(*engine, "other", "o"));
  const fs::path other = object_files().at(object_files().at(0) == file ? 1 : 0);
  fs::remove(other);
  fs::copy_file(spare, other);
  EXPECT_EQ(get(*engine, "other"), "error: upstream");
  EXPECT_TRUE(put(*engine, "other", "repaired"));
  EXPECT_EQ(get(*engine, "other"), "repaired");
}

TEST_F(FilesystemEngineTest, StrangersInTheFolderAreLeftAlone) {
  const auto engine = open();
  ASSERT_TRUE(engine->create_bucket("posters"));
  ASSERT_TRUE(put(*engine, "key", "x"));
  std::ofstream(object_files().at(0).parent_path() / "README") << "hello";
  std::ofstream(folder_.path() + "/buckets/Not A Bucket") << "hello";
  fs::create_directory(folder_.path() + "/buckets/lost+found");
  EXPECT_EQ(keys(*engine), std::vector<std::string>{"key"});
  EXPECT_EQ(engine->list_buckets()->size(), 1U);
}

TEST_F(FilesystemEngineTest, AFolderOfAnotherVersionIsRefused) {
  open();
  std::ofstream(folder_.path() + "/format") << "onesheet objects 2\n";
  const auto engine = make_filesystem_engine(folder_.path(), clock_);
  ASSERT_FALSE(engine);
  EXPECT_EQ(engine.error().kind, ErrorKind::upstream);
  EXPECT_NE(engine.error().public_text.find("another version"), std::string::npos);
}

TEST_F(FilesystemEngineTest, AFolderThatCannotBeOpenedIsAnError) {
  std::ofstream(folder_.path() + "/file") << "x";
  const auto engine = make_filesystem_engine(folder_.path() + "/file/objects", clock_);
  ASSERT_FALSE(engine);
  EXPECT_EQ(engine.error().kind, ErrorKind::upstream);
  EXPECT_EQ(engine.error().public_text.find(folder_.path()), std::string::npos);
}

TEST_F(FilesystemEngineTest, LeftoversAreSweptOnceOldButNotWhileWritten) {
  auto engine = open();
  ASSERT_TRUE(engine->create_bucket("posters"));
  auto writer = engine->begin_object("posters");
  ASSERT_TRUE((*writer)->write(base::as_bytes("live")));
  std::ofstream(folder_.path() + "/tmp/old") << "x";
  std::ofstream(folder_.path() + "/tmp/young") << "x";
  fs::create_directories(folder_.path() + "/tmp/upload/deeper");
  std::ofstream(folder_.path() + "/tmp/upload/deeper/00001") << "x";
  for (const auto& entry : fs::directory_iterator(folder_.path() + "/tmp")) {
    if (entry.path().filename() == "young") continue;
    fs::last_write_time(entry.path(), fs::file_time_type::clock::now() - std::chrono::hours{1});
  }
  open();  // another process starts
  EXPECT_FALSE(fs::exists(folder_.path() + "/tmp/old"));
  EXPECT_TRUE(fs::exists(folder_.path() + "/tmp/young"));
  EXPECT_FALSE(fs::exists(folder_.path() + "/tmp/upload"));
  EXPECT_TRUE(engine->finish_object(std::move(*writer), "key", {}, {}));
  EXPECT_EQ(get(*engine, "key"), "live");
  EXPECT_EQ(leftovers(), 1U);
}

// In a child of its own: the limit on file sizes is the process's, and "too large" stands in for a full disk.
TEST_F(FilesystemEngineTest, AWriteTheDiskRefusesLeavesNothing) {
  const auto engine = open();
  ASSERT_TRUE(engine->create_bucket("posters"));
  const pid_t child = ::fork();
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{10'000, 10'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    const auto done = put(*engine, "key", std::string(20'000, 'x'));
    ::_exit(!done && done.error().kind == ErrorKind::too_large ? 0 : 1);
  }
  int status = -1;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
  EXPECT_EQ(keys(*engine), std::vector<std::string>{});
  EXPECT_EQ(leftovers(), 0U);
}

TEST_F(FilesystemEngineTest, AFolderThatMayOnlyBeReadStillServes) {
  {
    const auto engine = open();
    ASSERT_TRUE(engine->create_bucket("posters"));
    ASSERT_TRUE(put(*engine, "key", "x"));
  }
  constexpr unsigned kNobody = 65534;
  std::vector<fs::path> all{folder_.path()};
  for (const auto& entry : fs::recursive_directory_iterator(folder_.path())) all.push_back(entry.path());
  for (const fs::path& path : all) {
    if (::geteuid() == 0) {
      ASSERT_EQ(::chown(path.c_str(), kNobody, kNobody), 0);
    }
    fs::permissions(path, fs::perms::owner_write | fs::perms::group_write, fs::perm_options::remove);
  }
  const pid_t child = ::fork();  // as somebody whom permissions hold back
  if (child == 0) {
    if (::geteuid() == 0 && (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0)) ::_exit(1);
    const auto engine = make_filesystem_engine(folder_.path(), clock_);
    if (!engine) ::_exit(2);
    if (get(**engine, "key") != "x" || keys(**engine) != std::vector<std::string>{"key"}) ::_exit(3);
    const auto refused = put(**engine, "other", "x");
    if (refused || refused.error().kind != ErrorKind::upstream) ::_exit(4);
    if (refused.error().operator_text.find("writable") == std::string::npos) ::_exit(5);
    if ((*engine)->remove("posters", "key") || (*engine)->create_bucket("other")) ::_exit(6);
    ::_exit(0);
  }
  int status = -1;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(WEXITSTATUS(status), 0);
  for (const fs::path& path : all) fs::permissions(path, fs::perms::owner_write, fs::perm_options::add);
}

// ── kill -9
// ─────────────────────────────────────────────────────────────────────────────────────────────────

std::string contents_of(int number) {
  return std::to_string(number) +
         std::string(static_cast<std::size_t>(number * 37 % 9000), static_cast<char>('a' + number % 26));
}

// Puts and overwrites until killed, and says so on the pipe after each acknowledged step.
[[noreturn]] void put_forever(const std::string& root, int first, int pipe) {
  const base::SystemClock clock;
  auto engine = make_filesystem_engine(root, clock);
  if (!engine) ::_exit(2);
  for (int number = first;; ++number) {
    if (!put(**engine, "key" + std::to_string(number), contents_of(number))) ::_exit(3);
    if (!put(**engine, "counter", contents_of(number))) ::_exit(4);
    if (::write(pipe, &number, sizeof number) != sizeof number) ::_exit(5);
  }
}

TEST_F(FilesystemEngineTest, AcknowledgedObjectsSurviveKillNine) {
  ASSERT_TRUE(open()->create_bucket("posters"));
  std::mt19937 random(std::random_device{}());
  int last = -1;
  for (int round = 0; round < 12; ++round) {
    std::array<int, 2> ends{};
    ASSERT_EQ(::pipe2(ends.data(), O_CLOEXEC), 0);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) put_forever(folder_.path(), last + 1, ends[1]);
    ::close(ends[1]);
    // After some acknowledgements and a moment more, so that it falls anywhere within a step.
    const int wanted = static_cast<int>(random() % 20);
    int number = last;
    for (int i = 0; i <= wanted && ::read(ends[0], &number, sizeof number) == sizeof number; ++i)
      last = number;
    std::this_thread::sleep_for(std::chrono::microseconds{random() % 3000});
    ::kill(child, SIGKILL);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the child ended by itself: " << status;
    while (::read(ends[0], &number, sizeof number) == sizeof number) last = number;
    ::close(ends[0]);

    const auto engine = open();
    for (int each = 0; each <= last; ++each) {
      ASSERT_TRUE(get(*engine, "key" + std::to_string(each)) == contents_of(each)) << each;
    }
    const std::string counter = get(*engine, "counter");
    ASSERT_TRUE(counter == contents_of(last) || counter == contents_of(last + 1));
    for (const std::string& key : keys(*engine)) {
      if (key == "counter") continue;
      ASSERT_TRUE(get(*engine, key) == contents_of(std::stoi(key.substr(3)))) << key;
    }
    if (keys(*engine).size() > 900) break;  // the listing above is one page
  }
  EXPECT_GE(last, 12);
}

}  // namespace
}  // namespace onesheet::store

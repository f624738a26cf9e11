#include "doors/wiring/files.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cerrno>
#include <fstream>

#include "base/encoding.h"
#include "temporary_folder.h"

namespace onesheet::wiring {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;

std::size_t entries_in(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator{folder}, fs::directory_iterator{}));
}

TEST(Files, WriteReplacesWholeAndLeavesNothingElse) {
  const tests::TemporaryFolder folder;
  const fs::path path = folder / "poster.png";
  ASSERT_TRUE(write_file(path, base::as_bytes("a much longer first version")));
  ASSERT_TRUE(write_file(path, base::as_bytes("second")));
  EXPECT_EQ(read_file(path, 100), "second");
  EXPECT_EQ(entries_in(folder.path()), 1U);
}

TEST(Files, WriteFollowsALinkToAPipeOrDevice) {
  EXPECT_TRUE(write_file("/dev/null", base::as_bytes("x")));
  const auto full = write_file("/dev/full", base::as_bytes("x"));
  ASSERT_FALSE(full);
  EXPECT_EQ(full.error().kind, ErrorKind::out_of_space);
}

TEST(Files, WriteSaysWhatStandsInTheWay) {
  const tests::TemporaryFolder folder;
  EXPECT_EQ(write_file(folder / "missing/poster.png", {}).error().kind, ErrorKind::not_found);
  EXPECT_FALSE(write_file(folder.path(), {}));
  EXPECT_EQ(write_file(folder / std::string(300, 'n').c_str(), {}).error().kind, ErrorKind::bad_request);
  EXPECT_EQ(entries_in(folder.path()), 0U);
}

TEST(Files, ReadHoldsItsLimit) {
  const tests::TemporaryFolder folder;
  ASSERT_TRUE(write_file(folder / "x", base::as_bytes("12345")));
  EXPECT_EQ(read_file(folder / "x", 5), "12345");
  EXPECT_EQ(read_file(folder / "x", 4).error().kind, ErrorKind::too_large);
  EXPECT_EQ(read_file(folder / "y", 4).error().kind, ErrorKind::not_found);
  EXPECT_FALSE(read_file(folder.path(), 4));
}

TEST(Files, MakeFolderIsPrivateAndIdempotent) {
  const tests::TemporaryFolder folder;
  const fs::path data = folder / "a/b/data";
  ASSERT_TRUE(make_folder(data));
  ASSERT_TRUE(make_folder(data));
  struct stat there{};
  ASSERT_EQ(::stat(data.c_str(), &there), 0);
  EXPECT_EQ(there.st_mode & 0777, 0700U);
  std::ofstream{folder / "file"} << "x";
  EXPECT_EQ(make_folder(folder / "file").error().kind, ErrorKind::conflict);
  EXPECT_EQ(make_folder(folder / "file/below").error().kind, ErrorKind::conflict);
}

TEST(Files, SystemErrorsKeepThePathFromThePublic) {
  for (const int number :
       {ENOENT, EACCES, EPERM, EROFS, ENOSPC, EDQUOT, ENOTDIR, EISDIR, ENAMETOOLONG, EIO}) {
    const base::Error error = system_error(number, "The data folder", "/secret/place").error();
    EXPECT_EQ(error.public_text.find("/secret"), std::string::npos);
    EXPECT_NE(error.operator_text.find("/secret/place"), std::string::npos);
    EXPECT_TRUE(error.public_text.ends_with('.'));
  }
  EXPECT_EQ(system_error(EROFS, "X", "").error().kind, ErrorKind::forbidden);
  EXPECT_EQ(system_error(EDQUOT, "X", "").error().kind, ErrorKind::out_of_space);
}

}  // namespace
}  // namespace onesheet::wiring

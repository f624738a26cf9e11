// Every font of the pack has its licence beside it and its hash in the table.
#include <gtest/gtest.h>
#include <openssl/evp.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "base/encoding.h"
#include "render/pictures.h"

namespace onesheet::render {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string sha256(const std::string& bytes) {
  std::vector<std::uint8_t> digest(32);
  unsigned size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  return base::hex_lower(digest);
}

const fs::path kFonts = fs::path(ONESHEET_SOURCE_DIR) / "assets" / "fonts";

TEST(FontFiles, EachHasItsLicenceAndItsHash) {
  const std::string table = read(kFonts / "README.md");
  ASSERT_FALSE(table.empty());
  int fonts_found = 0;
  for (const auto& entry : fs::recursive_directory_iterator(kFonts)) {
    if (entry.path().extension() != ".ttf" && entry.path().extension() != ".otf") continue;
    ++fonts_found;
    EXPECT_NE(table.find(sha256(read(entry.path()))), std::string::npos) << entry.path().filename();
    const fs::path folder = entry.path().parent_path();
    const std::string ofl = read(folder / "OFL.txt"), apache = read(folder / "LICENSE.txt");
    EXPECT_TRUE(ofl.find("SIL OPEN FONT LICENSE") != std::string::npos ||
                apache.find("Apache License") != std::string::npos)
        << entry.path().filename();
  }
  EXPECT_GE(fonts_found, 30);
}

TEST(FontFiles, TheProgramHoldsExactlyTheFoldersFonts) {
  std::set<std::string> folders, faces;
  for (const auto& entry : fs::directory_iterator(kFonts)) {
    if (entry.is_directory()) folders.insert(entry.path().filename().string());
  }
  for (const FaceInfo& face : fonts().faces()) {
    faces.insert(face.name);
    EXPECT_TRUE(face.licence == "OFL-1.1" || face.licence == "Apache-2.0") << face.name;
    EXPECT_TRUE(fs::exists(kFonts / face.name / (face.licence == "OFL-1.1" ? "OFL.txt" : "LICENSE.txt")))
        << face.name;
  }
  EXPECT_EQ(folders, faces);
}

}  // namespace
}  // namespace onesheet::render

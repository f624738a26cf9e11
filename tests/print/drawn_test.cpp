// Print files drawn by other programs, beside our own pixels of the same sheet: poppler draws the colours of
// the screen, ghostscript proofs those of the press.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "print/qpdf_press.h"
#include "print/sheets.h"
#include "render/render.h"

namespace onesheet::print {
namespace {

namespace fs = std::filesystem;

constexpr int kDpi = 100;  // of the sample

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "onesheet-drawn-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string file(const char* name) const { return (path_ / name).string(); }

 private:
  fs::path path_;
};

pixels::Image8 read_ppm(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string magic;
  int width = 0, height = 0, most = 0;
  // Ghostscript writes a comment after the magic.
  for (int* number : {&width, &height, &most}) {
    if (magic.empty()) file >> magic;
    while ((file >> std::ws).peek() == '#') std::getline(file, magic);
    file >> *number;
  }
  file.get();
  if (!file || most != 255 || width < 1 || height < 1) return pixels::Image8(1, 1, 3);
  pixels::Image8 image(width, height, 3);
  file.read(reinterpret_cast<char*>(image.samples.data()),
            static_cast<std::streamsize>(image.samples.size()));
  return image;
}

// `command` draws page.pdf into page.ppm, both in a folder of its own.
pixels::Image8 drawn_by(const std::string& command, const Bytes& pdf) {
  const Folder folder;
  std::ofstream(folder.file("page.pdf"), std::ios::binary)
      .write(reinterpret_cast<const char*>(pdf.data()), static_cast<std::streamsize>(pdf.size()));
  const std::string all =
      "cd " + fs::path(folder.file("x")).parent_path().string() + " && " + command + " >log 2>&1";
  EXPECT_EQ(std::system(all.c_str()), 0) << all;  // NOLINT(cert-env33-c): fixed words
  return read_ppm(folder.file("page.ppm"));
}

struct Area {
  int left, top, right, bottom;
};

double psnr_db(const pixels::Image8& a, const pixels::Image8& b, const Area& in) {
  double sum = 0;
  for (int y = in.top; y < in.bottom; ++y) {
    for (std::ptrdiff_t i = 3 * std::ptrdiff_t{in.left}; i < 3 * std::ptrdiff_t{in.right}; ++i) {
      const double d = static_cast<double>(a.row(y)[i]) - b.row(y)[i];
      sum += d * d;
    }
  }
  const double mean = sum / (3.0 * (in.right - in.left) * (in.bottom - in.top));
  return mean == 0 ? 99 : 10 * std::log10(255.0 * 255.0 / mean);
}

Area all_of(const pixels::Image8& image) { return {0, 0, image.width, image.height}; }

// CIE 1976 L*a*b* under D65; white is the screen's own.
std::array<double, 3> lab_of(const std::uint8_t* rgb) {
  std::array<double, 3> linear{};
  for (std::size_t i = 0; i < 3; ++i) {
    const double v = rgb[i] / 255.0;
    linear[i] = v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
  }
  const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
  const double x = f((0.4124 * linear[0] + 0.3576 * linear[1] + 0.1805 * linear[2]) / 0.9505);
  const double y = f(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]);
  const double z = f((0.0193 * linear[0] + 0.1192 * linear[1] + 0.9505 * linear[2]) / 1.089);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double delta_e(const std::uint8_t* a, const std::uint8_t* b) {
  const auto p = lab_of(a), q = lab_of(b);
  return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

class EffectOnPaper : public ::testing::TestWithParam<const char*> {};

// What is left is JPEG at quality 95 and how the edges of letters are smoothed.
TEST_P(EffectOnPaper, LooksAsOnTheScreen) {
  constexpr double kWhole_db = 34, kTitle_db = 30;
  const Sample sample(GetParam());
  const auto ours = render::set_type(sample.art, sample.laid, render::fonts());
  ASSERT_TRUE(ours);
  const auto pdf = make_press()->pdf(sample.sheet);
  ASSERT_TRUE(pdf);
  const auto theirs = drawn_by("pdftoppm -r " + std::to_string(kDpi) + " -singlefile page.pdf page", *pdf);
  ASSERT_EQ(theirs.width, ours->width);
  ASSERT_EQ(theirs.height, ours->height);
  Area title{ours->width, ours->height, 0, 0};
  for (const layout::TextLine& line : sample.laid.lines) {
    if (line.role != layout::Role::title) continue;
    const layout::Rect ink = layout::ink_rect(line);
    title = {std::min(title.left, static_cast<int>(ink.left_px)),
             std::min(title.top, static_cast<int>(ink.top_px)),
             std::max(title.right, static_cast<int>(ink.right_px)),
             std::max(title.bottom, static_cast<int>(ink.bottom_px))};
  }
  const double whole = psnr_db(*ours, theirs, all_of(theirs)), letters = psnr_db(*ours, theirs, title);
  std::cout << GetParam() << ": whole sheet " << whole << " dB, title " << letters << " dB\n";
  EXPECT_GE(whole, kWhole_db);
  EXPECT_GE(letters, kTitle_db);
  // One pixel off is seen: the measure can fail.
  pixels::Image8 moved = theirs;
  for (int y = 0; y < moved.height; ++y) std::copy_n(theirs.row(y), moved.stride() - 3, moved.row(y) + 3);
  EXPECT_LT(psnr_db(*ours, moved, title), kTitle_db);
}

INSTANTIATE_TEST_SUITE_P(Effects, EffectOnPaper,
                         ::testing::Values("plain", "chrome", "gold", "letterpress", "distressed", "neon"));

// Patches in rows: greys, muted colours, then the screen's own primaries.
pixels::Image8 patches(int width, int height) {
  constexpr std::uint8_t kRows[3][6][3] = {
      {{24, 24, 24}, {64, 64, 64}, {110, 110, 110}, {160, 160, 160}, {210, 210, 210}, {250, 250, 250}},
      {{122, 92, 70}, {90, 110, 90}, {80, 100, 120}, {170, 120, 110}, {190, 170, 130}, {60, 70, 90}},
      {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {0, 255, 255}, {255, 0, 255}, {255, 255, 0}}};
  pixels::Image8 image(width, height, 3);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x)
      std::copy_n(kRows[y * 3 / height][x * 6 / width], 3, image.row(y) + 3 * static_cast<std::ptrdiff_t>(x));
  }
  return image;
}

// How far colours move on a press of ghostscript's profile: what its inks can show stays, what they cannot
// moves to the nearest they can.
TEST(PressProof, KeepsWhatInksCanShow) {
  constexpr double kGrey = 3, kMuted = 4;
  Sample sample(patches(424, 624), "plain");
  sample.type.lines.clear();
  sample.type.under = sample.art;
  sample.sheet.cmyk_profile = press_profile();
  const auto pdf = make_press()->pdf(sample.sheet);
  ASSERT_TRUE(pdf);
  const auto proof = drawn_by("gs -q -dBATCH -dNOPAUSE -dSAFER -sDEVICE=ppmraw -r" + std::to_string(kDpi) +
                                  " -dRenderIntent=1 -dBlackPtComp=1 -sOutputFile=page.ppm page.pdf",
                              *pdf);
  ASSERT_EQ(proof.width, 424);
  ASSERT_EQ(proof.height, 624);
  double worst[3] = {}, mean[3] = {};
  for (int row = 0; row < 3; ++row) {
    for (int column = 0; column < 6; ++column) {
      const int x = (2 * column + 1) * 424 / 12, y = (2 * row + 1) * 624 / 6;
      const double moved =
          delta_e(sample.art.row(y) + std::ptrdiff_t{3} * x, proof.row(y) + std::ptrdiff_t{3} * x);
      worst[row] = std::max(worst[row], moved);
      mean[row] += moved / 6;
    }
  }
  std::cout << "colour difference (CIE 1976), mean and worst: greys " << mean[0] << ", " << worst[0]
            << "; muted " << mean[1] << ", " << worst[1] << "; primaries " << mean[2] << ", " << worst[2]
            << "\n";
  EXPECT_LT(worst[0], kGrey);
  EXPECT_LT(worst[1], kMuted);
  EXPECT_GT(worst[2], kMuted) << "no press shows a screen's blue: this is no proof";
}

}  // namespace
}  // namespace onesheet::print

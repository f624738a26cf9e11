// Pictures of strangers: whichever way the camera was held, whatever its colours, however broken.
#include "render/photo.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <lcms2.h>

#include <array>
#include <cmath>
#include <fstream>
#include <memory>

#include "poster/format.h"
#include "render/encode.h"
#include "render/jpeg_planes.h"
#include "render/pictures.h"

namespace onesheet::render {
namespace {

using base::ErrorKind;
using testing::HasSubstr;
using testing::IsEmpty;
using Bytes = std::vector<std::uint8_t>;

constexpr int kPatch_px = 16;

// Six patches, A B C over D E F.
constexpr std::uint8_t kPatches[6][3] = {{220, 30, 30},  {30, 200, 40}, {30, 60, 220},
                                         {230, 220, 40}, {20, 20, 20},  {240, 240, 240}};

pixels::Image8 six_patches() {
  pixels::Image8 image(3 * kPatch_px, 2 * kPatch_px, 3);
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x)
      std::copy_n(kPatches[y / kPatch_px * 3 + x / kPatch_px], 3,
                  image.row(y) + static_cast<std::ptrdiff_t>(3) * x);
  }
  return image;
}

// The patches of a picture by their letters, a row each: "ABC/DEF".
std::string letters_of(const pixels::Image8& image) {
  std::string letters;
  for (int y = kPatch_px / 2; y < image.height; y += kPatch_px) {
    if (!letters.empty()) letters += '/';
    for (int x = kPatch_px / 2; x < image.width; x += kPatch_px) {
      const std::uint8_t* p = image.row(y) + static_cast<std::ptrdiff_t>(image.channels) * x;
      int nearest = 0, least = 1 << 20;
      for (int i = 0; i < 6; ++i) {
        int far = 0;
        for (int c = 0; c < 3; ++c) far += std::abs(p[c] - kPatches[i][c]);
        if (far < least) {
          least = far;
          nearest = i;
        }
      }
      letters += least < 40 ? static_cast<char>('A' + nearest) : '?';
    }
  }
  return letters;
}

void put_segment(Bytes& file, std::uint8_t marker, std::string_view name, const Bytes& data) {
  const std::size_t length = 2 + name.size() + data.size();
  Bytes segment{0xFF, marker, static_cast<std::uint8_t>(length >> 8),
                static_cast<std::uint8_t>(length & 0xFF)};
  segment.insert(segment.end(), name.begin(), name.end());
  segment.insert(segment.end(), data.begin(), data.end());
  file.insert(file.begin() + 2, segment.begin(), segment.end());  // after SOI
}

// A TIFF stream of one directory with one entry.
Bytes tiff(std::uint16_t tag, std::uint16_t type, std::uint16_t value, bool little) {
  Bytes bytes;
  const auto u16 = [&](unsigned v) {
    const auto high = static_cast<std::uint8_t>(v >> 8), low = static_cast<std::uint8_t>(v & 0xFF);
    bytes.insert(bytes.end(), {little ? low : high, little ? high : low});
  };
  const auto u32 = [&](unsigned v) {
    u16(little ? v & 0xFFFF : v >> 16);
    u16(little ? v >> 16 : v & 0xFFFF);
  };
  bytes.assign(2, little ? 'I' : 'M');
  u16(42);
  u32(8);
  u16(1);
  u16(tag);
  u16(type);
  u32(1);
  u16(value);
  u16(0);
  u32(0);
  return bytes;
}

Bytes jpeg_with_exif(const Bytes& exif) {
  Bytes file = *encode(six_patches(), poster::FileType::jpeg);
  put_segment(file, 0xE1, {"Exif\0\0", 6}, exif);
  return file;
}

// Exif 2.32, tag Orientation: which sides of the picture row 0 and column 0 of the stored one are.
TEST(Photo, IsTurnedUprightInAllEightWays) {
  constexpr const char* kUpright[] = {"ABC/DEF",  "CBA/FED",  "FED/CBA",  "DEF/ABC",
                                      "AD/BE/CF", "DA/EB/FC", "FC/EB/DA", "CF/BE/AD"};
  for (const bool little : {true, false}) {
    for (int orientation = 1; orientation <= 8; ++orientation) {
      const auto photo =
          decode_photo(jpeg_with_exif(tiff(0x0112, 3, static_cast<std::uint16_t>(orientation), little)));
      ASSERT_TRUE(photo) << orientation;
      EXPECT_EQ(letters_of(photo->image), kUpright[orientation - 1])
          << orientation << (little ? " II" : " MM");
      EXPECT_EQ(photo->notes.empty(), orientation == 1) << orientation;
    }
  }
}

TEST(Photo, AnOrientationThatIsNoneIsPassedOver) {
  const Bytes good = tiff(0x0112, 3, 6, true);
  std::vector<Bytes> bad = {tiff(0x0112, 3, 0, true),
                            tiff(0x0112, 3, 9, true),
                            tiff(0x0112, 4, 6, true),
                            tiff(0x0113, 3, 6, true),
                            {},
                            {'I', 'I'}};
  for (const auto& [at, value] : {std::pair{0, 'X'}, {1, 'M'}, {4, 255}, {7, 255}}) {
    bad.push_back(good);
    bad.back()[static_cast<std::size_t>(at)] = static_cast<std::uint8_t>(value);
  }
  for (std::size_t size = 1; size < 20; ++size)
    bad.emplace_back(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size));
  for (const Bytes& exif : bad) {
    const auto photo = decode_photo(jpeg_with_exif(exif));
    ASSERT_TRUE(photo);
    EXPECT_EQ(letters_of(photo->image), "ABC/DEF");
  }
  // More entries than there are bytes: those that are there count.
  Bytes many = good;
  many[8] = many[9] = 0xFF;
  EXPECT_EQ(letters_of(decode_photo(jpeg_with_exif(many))->image), "DA/EB/FC");
}

struct CloseProfile {
  void operator()(void* profile) const { cmsCloseProfile(profile); }
};

Bytes bytes_of(cmsHPROFILE profile) {
  cmsUInt32Number size = 0;
  cmsSaveProfileToMem(profile, nullptr, &size);
  Bytes bytes(size);
  cmsSaveProfileToMem(profile, bytes.data(), &size);
  return bytes;
}

// By primaries (x, y) under D65; gamma 0: the tone curve of sRGB (IEC 61966-2-1).
Bytes rgb_profile(const cmsCIExyYTRIPLE& primaries, double gamma) {
  const cmsCIExyY white{0.3127, 0.3290, 1};
  const cmsFloat64Number srgb[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
  cmsToneCurve* const curve =
      gamma > 0 ? cmsBuildGamma(nullptr, gamma) : cmsBuildParametricToneCurve(nullptr, 4, srgb);
  cmsToneCurve* const curves[] = {curve, curve, curve};
  const std::unique_ptr<void, CloseProfile> profile(cmsCreateRGBProfile(&white, &primaries, curves));
  cmsFreeToneCurve(curve);
  return bytes_of(profile.get());
}

const Bytes& display_p3() {
  static const Bytes kBytes = rgb_profile({{0.680, 0.320, 1}, {0.265, 0.690, 1}, {0.150, 0.060, 1}}, 0);
  return kBytes;
}
const Bytes& adobe_rgb() {
  static const Bytes kBytes =
      rgb_profile({{0.640, 0.330, 1}, {0.210, 0.710, 1}, {0.150, 0.060, 1}}, 563.0 / 256);
  return kBytes;
}

Bytes jpeg_of(std::array<int, 3> rgb, const Bytes& icc) {
  const auto byte = [](int v) { return static_cast<std::uint8_t>(v); };
  Bytes file = *encode(flat(32, 32, byte(rgb[0]), byte(rgb[1]), byte(rgb[2])), poster::FileType::jpeg);
  // Instead of the sRGB profile that our own files carry.
  for (std::size_t at = 2; at + 4 < file.size() && file[at] == 0xFF && file[at + 1] != 0xDA;) {
    const std::size_t length = 2 + (static_cast<std::size_t>(file[at + 2]) << 8 | file[at + 3]);
    if (file[at + 1] == 0xE2) {
      file.erase(file.begin() + static_cast<std::ptrdiff_t>(at),
                 file.begin() + static_cast<std::ptrdiff_t>(at + length));
    } else {
      at += length;
    }
  }
  if (!icc.empty()) put_segment(file, 0xE2, {"ICC_PROFILE\0\1\1", 14}, icc);
  return file;
}

// The screen's primaries as other spaces have them (CSS Color 4, "Sample code": lin_sRGB to P3 and to A98).
TEST(Photo, ColoursOfOtherSpacesBecomeTheScreens) {
  struct Known {
    const Bytes* profile;
    std::array<int, 3> theirs, screens;
  };
  const Known known[] = {
      {&display_p3(), {234, 51, 35}, {255, 0, 0}}, {&display_p3(), {117, 251, 76}, {0, 255, 0}},
      {&display_p3(), {0, 0, 245}, {0, 0, 255}},   {&display_p3(), {128, 128, 128}, {128, 128, 128}},
      {&adobe_rgb(), {219, 0, 0}, {255, 0, 0}},    {&adobe_rgb(), {144, 255, 60}, {0, 255, 0}},
      {&adobe_rgb(), {0, 0, 250}, {0, 0, 255}},    {&adobe_rgb(), {128, 128, 128}, {128, 128, 128}}};
  constexpr int kNear = 4;  // JPEG's rounding; more near black, where P3's 35 is far less in sRGB
  for (const Known& one : known) {
    const auto photo = decode_photo(jpeg_of(one.theirs, *one.profile));
    ASSERT_TRUE(photo);
    ASSERT_EQ(photo->notes.size(), 1U);
    EXPECT_THAT(photo->notes[0], HasSubstr("colours converted"));
    for (std::size_t c = 0; c < 3; ++c) {
      const int is = photo->image.row(16)[3 * 16 + c];
      EXPECT_NEAR(is, one.screens[c], one.screens[c] == 0 ? 4 * kNear : kNear)
          << one.theirs[0] << "," << one.theirs[1] << "," << one.theirs[2] << " channel " << c;
    }
    // Without the profile the numbers stay as they are.
    const auto plain = decode_photo(jpeg_of(one.theirs, {}));
    ASSERT_TRUE(plain);
    EXPECT_THAT(plain->notes, IsEmpty());
    for (std::size_t c = 0; c < 3; ++c) EXPECT_NEAR(plain->image.row(16)[3 * 16 + c], one.theirs[c], kNear);
  }
}

TEST(Photo, AProfileThatCannotBeUsedIsSaid) {
  const std::unique_ptr<void, CloseProfile> lab(cmsCreateLab4Profile(nullptr));
  Bytes cut = display_p3();
  cut.resize(cut.size() / 2);
  std::ifstream press("/usr/share/color/icc/ghostscript/default_cmyk.icc", std::ios::binary);
  const Bytes inks(std::istreambuf_iterator<char>(press), {});
  std::vector<Bytes> useless = {cut, bytes_of(lab.get()), Bytes(200, 7), Bytes(200, 0)};
  if (inks.size() < 65'000 && !inks.empty()) useless.push_back(inks);
  for (const Bytes& icc : useless) {
    const auto photo = decode_photo(jpeg_of({100, 150, 200}, icc));
    ASSERT_TRUE(photo);
    ASSERT_EQ(photo->notes.size(), 1U);
    EXPECT_THAT(photo->notes[0], HasSubstr("could not be used"));
    EXPECT_NEAR(photo->image.row(16)[3 * 16 + 1], 150, 4);
  }
}

TEST(Photo, OfFourInksIsRefusedInWords) {
  const Bytes inks(static_cast<std::size_t>(32) * 32 * 4, 90);
  const auto file = encode_jpeg_planes(inks, 32, 32, 4, 90);
  ASSERT_TRUE(file);
  const auto refused = decode_photo(*file);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::bad_request);
  EXPECT_THAT(refused.error().public_text, HasSubstr("CMYK"));
}

TEST(Photo, CutFilesNeverCrash) {
  for (const auto type : {poster::FileType::png, poster::FileType::jpeg, poster::FileType::webp}) {
    Bytes file = *encode(six_patches(), type);
    if (type == poster::FileType::jpeg) put_segment(file, 0xE1, {"Exif\0\0", 6}, tiff(0x0112, 3, 6, true));
    for (std::size_t size = 0; size < file.size(); size += 1 + file.size() / 97) {
      const auto photo = decode_photo({file.data(), size});
      if (photo) continue;
      EXPECT_EQ(photo.error().kind, ErrorKind::bad_request) << size;
    }
    EXPECT_TRUE(decode_photo(file));
  }
}

// What a header says is held against the limit before any memory is asked for.
TEST(Photo, HugeSizesAreRefusedAtTheHeader) {
  Bytes file = *encode(six_patches(), poster::FileType::jpeg);
  bool patched = false;
  for (std::size_t at = 2; at + 9 < file.size() && file[at] == 0xFF && file[at + 1] != 0xDA;) {
    if (file[at + 1] == 0xC0) {                          // SOF0: precision, height, width
      for (const std::size_t side : {at + 5, at + 7}) {  // 60,000: libjpeg itself takes 65,500 at most
        file[side] = 0xEA;
        file[side + 1] = 0x60;
      }
      patched = true;
    }
    at += 2 + (static_cast<std::size_t>(file[at + 2]) << 8 | file[at + 3]);
  }
  ASSERT_TRUE(patched);
  const auto jpeg = decode_photo(file);
  ASSERT_FALSE(jpeg);
  EXPECT_EQ(jpeg.error().kind, ErrorKind::too_large);
  EXPECT_THAT(jpeg.error().public_text, HasSubstr(std::to_string(poster::kPixelsMax / 1'000'000)));

  // A WebP of 16,384 x 16,384 pixels: the lossless header alone (one byte 0x2F, then 14 bits each of side -
  // 1).
  const Bytes webp = {'R', 'I', 'F', 'F', 20, 0, 0,    0,    'W',  'E',  'B',  'P', 'V', 'P',
                      '8', 'L', 8,   0,   0,  0, 0x2F, 0xFF, 0xFF, 0xFF, 0x0F, 0,   0,   0};
  const auto refused = decode_photo(webp);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::too_large);
}

TEST(Photo, OtherFilesAreRefusedInOneSentence) {
  for (const std::string file :
       {"", "x", "GIF89a", "BM\x3E", "%PDF-1.7\n", "<svg xmlns='http://www.w3.org/2000/svg'/>", "II*", "8BPS",
        "hello, world"}) {
    const auto refused = decode_photo({reinterpret_cast<const std::uint8_t*>(file.data()), file.size()});
    ASSERT_FALSE(refused) << file;
    EXPECT_EQ(refused.error().kind, ErrorKind::bad_request) << file;
    EXPECT_THAT(refused.error().public_text, HasSubstr("PNG, JPEG, WebP or AVIF")) << file;
  }
}

}  // namespace
}  // namespace onesheet::render

#include "render/photo.h"

#ifdef ONESHEET_HAS_LCMS2
#include <lcms2.h>
#endif

#include <algorithm>
#include <array>
#include <memory>

#include "render/encode.h"
#include "render/file_blocks.h"

namespace onesheet::render {
namespace {

// 1 to 8; 1 when there is none. Only the first directory is looked at: it describes the picture itself.
int orientation_in(std::span<const std::uint8_t> tiff) {
  constexpr int kUpright = 1;
  if (tiff.size() < 8) return kUpright;
  const bool little = tiff[0] == 'I';
  if (tiff[0] != tiff[1] || (!little && tiff[0] != 'M')) return kUpright;
  const auto u16 = [&](std::size_t at) {
    return little ? tiff[at] | tiff[at + 1] << 8 : tiff[at] << 8 | tiff[at + 1];
  };
  const auto u32 = [&](std::size_t at) {
    const auto low = static_cast<std::uint32_t>(u16(little ? at : at + 2));
    return low | static_cast<std::uint32_t>(u16(little ? at + 2 : at)) << 16;
  };
  const std::size_t directory = u32(4);
  if (directory > tiff.size() - 2) return kUpright;
  const int entries = u16(directory);
  for (int i = 0; i < entries; ++i) {
    const std::size_t at = directory + 2 + static_cast<std::size_t>(i) * 12;
    if (at + 12 > tiff.size()) break;
    constexpr int kOrientation = 0x0112, kShort = 3;
    if (u16(at) != kOrientation) continue;
    const int value = u16(at + 8);
    return u16(at + 2) == kShort && value >= 1 && value <= 8 ? value : kUpright;
  }
  return kUpright;
}

// The eight ways of Exif 2.32 table 6 (tag Orientation): mirrored, turned by quarters, both.
pixels::Image8 upright(const pixels::Image8& from, int orientation) {
  const bool swaps = orientation >= 5;
  pixels::Image8 to(swaps ? from.height : from.width, swaps ? from.width : from.height, from.channels);
  const int right = from.width - 1, bottom = from.height - 1;
  for (int y = 0; y < to.height; ++y) {
    std::uint8_t* row = to.row(y);
    for (int x = 0; x < to.width; ++x) {
      int sx = x, sy = y;
      switch (orientation) {
        case 2:
          sx = right - x;
          break;
        case 3:
          sx = right - x;
          sy = bottom - y;
          break;
        case 4:
          sy = bottom - y;
          break;
        case 5:
          sx = y;
          sy = x;
          break;
        case 6:
          sx = y;
          sy = bottom - x;
          break;
        case 7:
          sx = right - y;
          sy = bottom - x;
          break;
        case 8:
          sx = right - y;
          sy = x;
          break;
        default:
          break;
      }
      const std::uint8_t* pixel = from.row(sy) + static_cast<std::ptrdiff_t>(sx) * from.channels;
      std::copy_n(pixel, from.channels, row + static_cast<std::ptrdiff_t>(x) * from.channels);
    }
  }
  return to;
}

#ifdef ONESHEET_HAS_LCMS2

struct CloseProfile {
  void operator()(void* profile) const { cmsCloseProfile(profile); }
};
using Profile = std::unique_ptr<void, CloseProfile>;

std::string description_of(cmsHPROFILE profile) {
  std::array<char, 64> text{};
  cmsGetProfileInfoASCII(profile, cmsInfoDescription, "en", "US", text.data(), text.size() - 1);
  std::string clean;
  for (const char c : std::string(text.data())) {
    if (c >= ' ' && c < '\x7F') clean += c;
  }
  return clean;
}

// False: the profile cannot be used.
bool convert(pixels::Image8& image, std::span<const std::uint8_t> icc, std::vector<std::string>& notes) {
  const Profile from(cmsOpenProfileFromMem(icc.data(), static_cast<cmsUInt32Number>(icc.size())));
  if (!from) return false;
  // A grey picture was made RGB by its codec, with the tone curve of its profile still in it.
  if (cmsGetColorSpace(from.get()) != cmsSigRgbData) return false;
  const std::string name = description_of(from.get());
  if (name.find("sRGB") != std::string::npos) return true;
  const Profile to(cmsCreate_sRGBProfile());
  const cmsUInt32Number type = image.channels == 4 ? TYPE_RGBA_8 : TYPE_RGB_8;
  const std::unique_ptr<void, void (*)(void*)> transform(
      to ? cmsCreateTransform(from.get(), type, to.get(), type, INTENT_RELATIVE_COLORIMETRIC,
                              cmsFLAGS_COPY_ALPHA | cmsFLAGS_BLACKPOINTCOMPENSATION)
         : nullptr,
      [](void* one) {
        if (one != nullptr) cmsDeleteTransform(one);
      });
  if (!transform) return false;
  for (int y = 0; y < image.height; ++y) {
    cmsDoTransform(transform.get(), image.row(y), image.row(y), static_cast<cmsUInt32Number>(image.width));
  }
  notes.push_back("colours converted from " + (name.empty() ? "its profile" : name) + " to sRGB");
  return true;
}

#else

// Programs without the library set the words on the colours as they are.
bool convert(pixels::Image8&, std::span<const std::uint8_t>, std::vector<std::string>&) { return false; }

#endif

}  // namespace

base::Result<Photo> decode_photo(std::span<const std::uint8_t> bytes) {
  Photo photo;
  ONESHEET_ASSIGN(photo.image, decode(bytes));
  const FileBlocks blocks = read_file_blocks(bytes);
  if (!blocks.icc.empty() && !convert(photo.image, blocks.icc, photo.notes))
    photo.notes.emplace_back("its colour profile could not be used; colours are taken as sRGB");
  if (const int orientation = orientation_in(blocks.exif); orientation != 1) {
    photo.image = upright(photo.image, orientation);
    photo.notes.emplace_back("turned upright as its Exif orientation says");
  }
  return photo;
}

}  // namespace onesheet::render

#include "models/remote/picture_header.h"

#include <gtest/gtest.h>

#include <string>

#include "base/encoding.h"
#include "render/encode.h"

namespace onesheet::models {
namespace {

std::vector<std::uint8_t> file(poster::FileType type, int width, int height, int channels = 3) {
  pixels::Image8 image(width, height, channels);
  for (std::size_t i = 0; i < image.samples.size(); ++i) image.samples[i] = static_cast<std::uint8_t>(i * 7);
  return *render::encode(image, type, {{"Comment", "hello"}});
}

TEST(PictureHeader, ReadsAllThreeTypes) {
  for (const poster::FileType type :
       {poster::FileType::png, poster::FileType::jpeg, poster::FileType::webp}) {
    for (const int channels : {3, 4}) {
      const auto header = read_picture_header(file(type, 123, 77, channels));
      ASSERT_TRUE(header) << poster::name_of(type);
      EXPECT_EQ(header->content_type, poster::content_type_of(type));
      EXPECT_EQ(header->width_px, 123);
      EXPECT_EQ(header->height_px, 77);
      EXPECT_TRUE(header->complete);
      EXPECT_FALSE(header->animated);
    }
  }
}

TEST(PictureHeader, EveryTruncationIsIncompleteOrUnreadable) {
  for (const poster::FileType type :
       {poster::FileType::png, poster::FileType::jpeg, poster::FileType::webp}) {
    const auto whole = file(type, 40, 30);
    for (std::size_t size = 0; size < whole.size(); ++size) {
      const auto header = read_picture_header(std::span(whole).first(size));
      // WebP pads to even sizes: its last byte may be padding.
      EXPECT_FALSE(header && header->complete && size + 2 < whole.size())
          << poster::name_of(type) << " " << size;
    }
  }
}

TEST(PictureHeader, SeesAnimations) {
  // A PNG with an acTL chunk before its first IDAT (APNG specification).
  auto png = file(poster::FileType::png, 40, 30);
  const std::string chunk(
      "\0\0\0\x08"
      "acTL\0\0\0\2\0\0\0\0CRC!",
      20);
  png.insert(png.begin() + 33, chunk.begin(), chunk.end());
  ASSERT_TRUE(read_picture_header(png));
  EXPECT_TRUE(read_picture_header(png)->animated);
  // An extended WebP with the animation flag.
  const std::string webp("RIFF\x16\0\0\0WEBPVP8X\x0A\0\0\0\x02\0\0\0\x0F\0\0\x1F\0\0", 30);
  const auto header = read_picture_header(base::as_bytes(webp));
  ASSERT_TRUE(header);
  EXPECT_TRUE(header->animated);
  EXPECT_EQ(header->width_px, 16);
  EXPECT_EQ(header->height_px, 32);
}

TEST(PictureHeader, OtherBytesAreNoPicture) {
  for (const std::string text :
       {"", "GIF89a\1\0\1\0", "<html>", "\xFF\xD8\xFF", "\x89PNG\r\n\x1A\n", "RIFF1234WEBP"})
    EXPECT_FALSE(read_picture_header(base::as_bytes(text))) << text;
}

}  // namespace
}  // namespace onesheet::models

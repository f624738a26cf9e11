#include "models/remote/foreign_art.h"

#include <gtest/gtest.h>

#include "render/encode.h"

namespace onesheet::models {
namespace {

using base::ErrorKind;

pixels::Image8 gradient(int width, int height, int channels = 3) {
  pixels::Image8 image(width, height, channels);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      auto* pixel = image.row(y) + static_cast<std::ptrdiff_t>(x) * channels;
      pixel[0] = static_cast<std::uint8_t>(255 * x / width);
      pixel[1] = static_cast<std::uint8_t>(255 * y / height);
      pixel[2] = 40;
      if (channels == 4) pixel[3] = 0;
    }
  }
  return image;
}

class ForeignArt : public ::testing::Test {
 protected:
  base::Result<KeyArt> art(std::vector<std::uint8_t> bytes, bool keep_file = false) {
    ArtRequest request{.brief = brief, .width_px = 100, .height_px = 150};
    request.keep_file = keep_file;
    return key_art_from(std::move(bytes), request,
                        [&](std::span<const std::uint8_t> file) {
                          ++decoded;
                          return render::decode(file);
                        },
                        {"asked for 2:3"});
  }
  static std::vector<std::uint8_t> png(const pixels::Image8& image) {
    return *render::encode(image, poster::FileType::png);
  }

  const brief::Brief brief = brief::understand("a fox in the snow");
  int decoded = 0;
};

TEST_F(ForeignArt, IsFittedAndSaysWhatWasDone) {
  const auto made = art(png(gradient(200, 200)));
  ASSERT_TRUE(made);
  EXPECT_EQ(made->image.width, 100);
  EXPECT_EQ(made->image.height, 150);
  EXPECT_EQ(made->notes, (std::vector<std::string>{"asked for 2:3", "cropped 33.5 % of the width",
                                                   "scaled from 133x200 to 100x150"}));
  EXPECT_FALSE(made->drawn.empty());
}

TEST_F(ForeignArt, TheSizeAskedForIsLeftAsItIs) {
  const auto image = gradient(100, 150);
  const auto made = art(png(image));
  ASSERT_TRUE(made);
  EXPECT_EQ(made->image.samples, image.samples);
  EXPECT_EQ(made->notes.size(), 1U);
}

TEST_F(ForeignArt, TheMiddleIsKeptAndNothingIsStretched) {
  std::vector<std::string> notes;
  const auto fitted = fit_picture(gradient(300, 150), 100, 150, {}, notes, nullptr);
  EXPECT_NEAR(fitted.row(75)[0], 85, 2) << "a third of the way across the wide one";
  EXPECT_NEAR(fitted.row(75)[99 * 3], 169, 2);
}

TEST_F(ForeignArt, TransparencyIsLaidOverTheGround) {
  std::vector<std::string> notes;
  const auto fitted = fit_picture(gradient(100, 150, 4), 100, 150, {1, 0.5F, 0}, notes, nullptr);
  EXPECT_EQ(fitted.channels, 3);
  EXPECT_EQ(fitted.row(9)[0], 255);
  EXPECT_EQ(fitted.row(9)[1], 128);
}

TEST_F(ForeignArt, WhatCannotBeUsedIsRefusedBeforeDecoding) {
  auto cut = png(gradient(200, 300));
  cut.resize(cut.size() / 2);
  const auto tiny = png(gradient(kPictureSideMin_px - 1, 100));
  auto huge = png(gradient(64, 64));
  huge[16] = 0x10;  // 268 million pixels wide
  for (const auto& bytes :
       {cut, tiny, huge, std::vector<std::uint8_t>{}, std::vector<std::uint8_t>{'G', 'I', 'F'}}) {
    const auto made = art(bytes);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().kind, ErrorKind::upstream);
  }
  EXPECT_EQ(decoded, 0);
  EXPECT_TRUE(art(png(gradient(kPictureSideMin_px, 100))));
}

TEST_F(ForeignArt, AThinPictureDoesNotGrowInBetween) {
  // Scaled before it was cut, this one would have needed 30 GB.
  const auto made = art(png(gradient(32, 60'000)));
  ASSERT_TRUE(made);
  EXPECT_EQ(made->image.height, 150);
}

TEST_F(ForeignArt, DamageInsideIsFoundByTheDecoder) {
  auto bytes = png(gradient(200, 300));
  for (std::size_t i = 60; i < 90; ++i) bytes[i] ^= 0x5A;
  const auto made = art(bytes);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().kind, ErrorKind::upstream);
  EXPECT_EQ(made.error().public_text, "The image model gave a picture we could not use.");
}

TEST_F(ForeignArt, AFileThatIsKeptIsNotDecoded) {
  const auto bytes = *render::encode(gradient(200, 300), poster::FileType::jpeg);
  const auto made = art(bytes, true);
  ASSERT_TRUE(made);
  ASSERT_TRUE(made->file);
  EXPECT_EQ(made->file->bytes, bytes);
  EXPECT_EQ(made->file->content_type, "image/jpeg");
  EXPECT_EQ(made->file->width_px, 200);
  EXPECT_EQ(decoded, 0);
  EXPECT_EQ(made->image.width, 0);
}

}  // namespace
}  // namespace onesheet::models

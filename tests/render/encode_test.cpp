#include "render/encode.h"

#include <gtest/gtest.h>

#include <cmath>

#include "base/encoding.h"
#include "base/random.h"
#include "poster/format.h"
#include "render/pictures.h"
#include "render/xmp.h"

namespace onesheet::render {
namespace {

using base::ErrorKind;
using poster::FileType;

std::string as_text(const std::vector<std::uint8_t>& bytes) { return {bytes.begin(), bytes.end()}; }

double psnr(const pixels::Image8& a, const pixels::Image8& b) {
  double sum = 0;
  for (int y = 0; y < a.height; ++y) {
    for (int x = 0; x < a.width; ++x) {
      for (int c = 0; c < 3; ++c) {
        const double d = a.row(y)[x * a.channels + c] - b.row(y)[x * b.channels + c];
        sum += d * d;
      }
    }
  }
  const double mean = sum / (3.0 * a.width * a.height);
  return mean == 0 ? 99 : 10 * std::log10(255.0 * 255.0 / mean);
}

TEST(Encode, PngGivesBackEveryBit) {
  for (const int channels : {3, 4}) {
    for (const auto& [w, h] : {std::pair{1, 1}, {16, 16}, {333, 77}, {7, 900}}) {
      const auto image = grainy(w, h, channels);
      const auto file = encode(image, FileType::png);
      ASSERT_TRUE(file);
      const auto back = decode(*file);
      ASSERT_TRUE(back) << base::describe(back.error());
      EXPECT_EQ(back->width, w);
      EXPECT_EQ(back->height, h);
      EXPECT_EQ(back->channels, channels);
      EXPECT_EQ(back->samples, image.samples);
    }
  }
}

TEST(Encode, LossyTypesStayClose) {
  for (const FileType type : {FileType::jpeg, FileType::webp, FileType::avif}) {
    for (const int channels : {3, 4}) {
      const auto image = grainy(333, 222, channels);
      const auto file = encode(image, type);
      ASSERT_TRUE(file);
      const auto back = decode(*file);
      ASSERT_TRUE(back) << base::describe(back.error());
      EXPECT_EQ(back->width, 333);
      EXPECT_EQ(back->height, 222);
      EXPECT_GT(psnr(image, *back), 33) << poster::name_of(type);
    }
  }
}

TEST(Encode, FilesStartAsTheirTypeDoes) {
  const auto image = grainy(40, 40);
  EXPECT_EQ(as_text(*encode(image, FileType::png)).substr(1, 3), "PNG");
  EXPECT_EQ(encode(image, FileType::jpeg)->at(0), 0xFF);
  EXPECT_EQ(as_text(*encode(image, FileType::webp)).substr(8, 4), "WEBP");
  EXPECT_EQ(as_text(*encode(image, FileType::avif)).substr(4, 8), "ftypavif");
}

TEST(Encode, CarriesTheRecipe) {
  const Metadata metadata{{"recipe", "{\"prompt\":\"a <fox> & the moon\"}"}, {"title", "Fähre & 東京"}};
  const auto image = grainy(40, 40);
  for (const FileType type : {FileType::png, FileType::jpeg, FileType::webp, FileType::avif}) {
    const auto file = encode(image, type, metadata);
    ASSERT_TRUE(file);
    const std::string text = as_text(*file);
    EXPECT_NE(text.find("recipe"), std::string::npos) << poster::name_of(type);
    EXPECT_NE(text.find(type == FileType::webp || type == FileType::avif ? "a &lt;fox&gt; &amp; the moon"
                                                                         : "a <fox> & the moon"),
              std::string::npos)
        << poster::name_of(type);
    EXPECT_NE(text.find("東京"), std::string::npos) << poster::name_of(type);
    EXPECT_TRUE(decode(*file)) << poster::name_of(type);
  }
}

TEST(Encode, MetadataThatATypeCannotHoldIsLeftOut) {
  const Metadata metadata{
      {"", "no key"}, {std::string(80, 'k'), "key too long for PNG"}, {"long", std::string(70'000, 'x')}};
  for (const FileType type : {FileType::png, FileType::jpeg, FileType::webp, FileType::avif}) {
    const auto file = encode(grainy(20, 20), type, metadata);
    ASSERT_TRUE(file) << poster::name_of(type);
    EXPECT_TRUE(decode(*file)) << poster::name_of(type);
  }
}

TEST(Encode, SaysWhatItIsInXmp) {
  const Metadata metadata{{"Title", "Fox & Moon"},
                          {"Description", "a fox\x01 under\nthe moon"},
                          {"Software", "Onesheet"},
                          {"DigitalSourceType", "algorithmicMedia"}};
  for (const FileType type : {FileType::png, FileType::jpeg, FileType::webp, FileType::avif}) {
    const auto text = as_text(*encode(grainy(30, 30), type, metadata));
    for (const char* part : {"<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Fox &amp; Moon</rdf:li>",
                             "a fox\xEF\xBF\xBD under\nthe moon</rdf:li>", "<xmp:CreatorTool>Onesheet<",
                             "newscodes/digitalsourcetype/algorithmicMedia<"}) {
      EXPECT_NE(text.find(part), std::string::npos) << poster::name_of(type) << " " << part;
    }
  }
  EXPECT_EQ(xmp_packet({}, XmpScope::all), "");
  EXPECT_EQ(xmp_packet({{"Recipe", "{}"}}, XmpScope::well_known), "");
}

TEST(Encode, SaysThatColoursAreSrgb) {
  EXPECT_NE(as_text(*encode(grainy(30, 30), FileType::png)).find("sRGB"), std::string::npos);
  EXPECT_NE(as_text(*encode(grainy(30, 30), FileType::jpeg)).find("ICC_PROFILE"), std::string::npos);
  EXPECT_NE(as_text(*encode(grainy(30, 30), FileType::webp)).find("ICCP"), std::string::npos);
  EXPECT_NE(as_text(*encode(grainy(30, 30), FileType::avif)).find("colrnclx"), std::string::npos);
}

TEST(Encode, ALimitOnBytesIsKept) {
  // Noise, which nothing makes small.
  pixels::Image8 image(200, 300, 3);
  base::SeededRandom random(9);
  for (std::uint8_t& sample : image.samples) sample = static_cast<std::uint8_t>(random.next());
  for (const FileType type : {FileType::jpeg, FileType::webp, FileType::avif}) {
    const auto free = encode(image, type);
    ASSERT_TRUE(free);
    const auto tight = encode(image, type, {}, {.bytes_max = free->size() - 1});
    ASSERT_TRUE(tight) << poster::name_of(type);
    EXPECT_LT(tight->size(), free->size());
    EXPECT_TRUE(decode(*tight));
    // The limit itself changes nothing.
    EXPECT_EQ(*encode(image, type, {}, {.bytes_max = free->size()}), *free);
    const auto refused = encode(image, type, {}, {.bytes_max = kBytesLimitMin});
    ASSERT_FALSE(refused) << poster::name_of(type);
    EXPECT_EQ(refused.error().kind, ErrorKind::too_large);
    EXPECT_NE(refused.error().public_text.find("10000 bytes"), std::string::npos);
  }
  const auto plain = encode(image, FileType::png);
  const auto small = encode(image, FileType::png, {}, {.bytes_max = plain->size() - 1});
  if (small) {
    EXPECT_EQ(decode(*small)->samples, image.samples);
  }
  EXPECT_EQ(encode(image, FileType::png, {}, {.bytes_max = kBytesLimitMin}).error().kind,
            ErrorKind::too_large);
  EXPECT_TRUE(encode(grainy(20, 20), FileType::png, {}, {.bytes_max = kBytesLimitMin}));
  EXPECT_EQ(encode(grainy(20, 20), FileType::png, {}, {.bytes_max = kBytesLimitMin - 1}).error().kind,
            ErrorKind::bad_request);
}

TEST(Encode, APdfIsMadeElsewhere) {
  EXPECT_EQ(encode(grainy(20, 20), FileType::pdf).error().kind, ErrorKind::bad_request);
}

TEST(Encode, SamePixelsSameBytes) {
  for (const FileType type : {FileType::png, FileType::jpeg, FileType::webp, FileType::avif}) {
    EXPECT_EQ(*encode(grainy(120, 90), type, {{"a", "b"}}), *encode(grainy(120, 90), type, {{"a", "b"}}));
  }
}

TEST(Encode, RefusesWhatIsNoPicture) {
  pixels::Image8 broken(10, 10, 3);
  broken.samples.pop_back();
  EXPECT_EQ(encode(broken, FileType::png).error().kind, ErrorKind::bug);
  EXPECT_EQ(encode(pixels::Image8(10, 10, 2), FileType::jpeg).error().kind, ErrorKind::bug);
  EXPECT_EQ(encode(pixels::Image8(), FileType::webp).error().kind, ErrorKind::bug);
}

TEST(Decode, RefusesOtherFiles) {
  for (const std::string text : {"", "P", "GIF89a..............", "RIFF....WAVE", "<svg/>"}) {
    const auto back = decode(base::as_bytes(text));
    ASSERT_FALSE(back);
    EXPECT_EQ(back.error().kind, ErrorKind::bad_request);
    EXPECT_NE(back.error().public_text.find("PNG, JPEG, WebP or AVIF"), std::string::npos);
  }
}

TEST(Decode, CutFilesAreDamaged) {
  for (const FileType type : {FileType::png, FileType::jpeg, FileType::webp, FileType::avif}) {
    const auto file = *encode(grainy(64, 64), type);
    for (const double part : {0.05, 0.3, 0.6, 0.9}) {
      const auto size = static_cast<std::size_t>(static_cast<double>(file.size()) * part);
      const auto back = decode(std::span(file).first(size));
      ASSERT_FALSE(back) << poster::name_of(type) << " " << part;
      EXPECT_EQ(back.error().kind, ErrorKind::bad_request);
    }
  }
}

TEST(Decode, ChangedBytesNeverCrash) {
  base::SeededRandom random(5);
  for (const FileType type : {FileType::png, FileType::jpeg, FileType::webp, FileType::avif}) {
    const auto file = *encode(grainy(48, 48), type);
    for (int round = 0; round < 300; ++round) {
      auto copy = file;
      for (int i = 0; i < 4; ++i)
        copy[random.below(static_cast<std::uint32_t>(copy.size()))] =
            static_cast<std::uint8_t>(random.next());
      const auto back = decode(copy);
      if (!back) {
        EXPECT_NE(back.error().kind, ErrorKind::bug);
      }
    }
  }
}

// A PNG header that promises width x height; CRC as libpng would compute it (ISO 3309).
std::vector<std::uint8_t> png_header(std::uint32_t width, std::uint32_t height) {
  std::vector<std::uint8_t> file{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n',
                                 0,    0,   0,   13,  'I',  'H',  'D',  'R'};
  const auto put = [&](std::uint32_t v) {
    for (int shift = 24; shift >= 0; shift -= 8) file.push_back(static_cast<std::uint8_t>(v >> shift));
  };
  put(width);
  put(height);
  file.insert(file.end(), {8, 2, 0, 0, 0});
  std::uint32_t crc = 0xFFFFFFFF;
  for (std::size_t i = 12; i < file.size(); ++i) {
    crc ^= file[i];
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320 : 0);
  }
  put(~crc);
  return file;
}

TEST(Decode, SizeIsCheckedBeforePixels) {
  // 110 million pixels are allowed and this file then turns out to be cut; one row more is refused at the
  // header.
  const auto most = decode(png_header(8000, poster::kPixelsMax / 8000));
  ASSERT_FALSE(most);
  EXPECT_EQ(most.error().kind, ErrorKind::bad_request);
  const auto over = decode(png_header(8000, poster::kPixelsMax / 8000 + 1));
  ASSERT_FALSE(over);
  EXPECT_EQ(over.error().kind, ErrorKind::too_large);
  const auto huge = decode(png_header(100'000, 100'000));
  ASSERT_FALSE(huge);
  EXPECT_EQ(huge.error().kind, ErrorKind::too_large);
}

}  // namespace
}  // namespace onesheet::render

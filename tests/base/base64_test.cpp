#include "base/base64.h"

#include <gtest/gtest.h>

#include <numeric>
#include <string>

#include "base/encoding.h"

namespace onesheet::base {
namespace {

std::vector<std::uint8_t> sample(std::size_t size) {
  std::vector<std::uint8_t> bytes(size);
  for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::uint8_t>(i * 167 + i / 251);
  return bytes;
}

TEST(Base64, TheVectorsOfRfc4648) {
  for (const auto& [plain, text] : {std::pair{"", ""},
                                    {"f", "Zg=="},
                                    {"fo", "Zm8="},
                                    {"foo", "Zm9v"},
                                    {"foob", "Zm9vYg=="},
                                    {"fooba", "Zm9vYmE="},
                                    {"foobar", "Zm9vYmFy"}}) {
    EXPECT_EQ(base64(as_bytes(plain)), text);
    const auto bytes = from_base64(text);
    ASSERT_TRUE(bytes) << text;
    EXPECT_EQ(std::string(bytes->begin(), bytes->end()), plain);
  }
}

TEST(Base64, EverySizeAndEveryCut) {
  for (std::size_t size = 0; size < 200; ++size) {
    const auto bytes = sample(size);
    const std::string text = base64(bytes);
    ASSERT_EQ(from_base64(text), bytes) << size;
    for (std::size_t cut = 0; cut <= text.size(); cut += 1 + size / 20) {
      Base64Decoder decoder;
      std::vector<std::uint8_t> pieces;
      ASSERT_TRUE(decoder.update(std::string_view(text).substr(0, cut), pieces));
      ASSERT_TRUE(decoder.update(std::string_view(text).substr(cut), pieces));
      ASSERT_TRUE(decoder.finish());
      ASSERT_EQ(pieces, bytes) << size << " cut at " << cut;
    }
  }
}

TEST(Base64, OneCharacterAtATime) {
  const auto bytes = sample(1000);
  Base64Decoder decoder;
  std::vector<std::uint8_t> pieces;
  for (const char c : base64(bytes)) ASSERT_TRUE(decoder.update({&c, 1}, pieces));
  EXPECT_TRUE(decoder.finish());
  EXPECT_EQ(pieces, bytes);
}

TEST(Base64, OneWrongCharacterAnywhereIsFound) {
  const std::string good = base64(sample(90));
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (const char wrong : {'-', '_', ' ', '\n', '=', '@', '[', '`', '{', '\x7F', '\x80', '\xFF', '\0'}) {
      std::string text = good;
      text[at] = wrong;
      if (wrong == '=' && at + 1 == good.size()) continue;  // that is padding
      EXPECT_FALSE(from_base64(text)) << at << " " << static_cast<int>(wrong);
    }
  }
}

TEST(Base64, PaddingIsRequiredAndComesLast) {
  for (const std::string_view text : {"Zg", "Zg=", "Zm8", "Z", "=", "==", "====", "Zg==Zg==", "Zm9v=",
                                      "Zm9v==", "Zm9v====", "Zg===", "A===", "Zm8=Z"}) {
    EXPECT_FALSE(from_base64(text)) << text;
  }
}

TEST(Base64, SimdGivesThePlainTwinsBytes) {
  for (std::size_t size = 0; size < 400; ++size) {
    std::string text = base64(sample(size));
    if (size % 3 == 1) text[text.size() / 2] = '*';
    std::vector<std::uint8_t> plain(text.size() / 4 * 3 + 3, 0xEE), fast = plain;
    const std::size_t most = decode_base64_groups_plain(text, plain.data());
    const std::size_t taken = decode_base64_groups(text, fast.data());
    ASSERT_LE(taken, most);
    ASSERT_EQ(taken % 4, 0U);
    ASSERT_TRUE(
        std::equal(fast.begin(), fast.begin() + static_cast<std::ptrdiff_t>(taken / 4 * 3), plain.begin()))
        << size;
    // It may write beyond what counts, but not beyond what it was given.
    ASSERT_TRUE(std::all_of(fast.begin() + static_cast<std::ptrdiff_t>(text.size() / 4 * 3), fast.end(),
                            [](std::uint8_t b) { return b == 0xEE; }))
        << size;
  }
}

}  // namespace
}  // namespace onesheet::base

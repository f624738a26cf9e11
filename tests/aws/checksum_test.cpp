#include "aws/checksum.h"

#include <gtest/gtest.h>

#include "base/encoding.h"
#include "base/random.h"

namespace onesheet::aws {
namespace {

std::string checksum_of(ChecksumKind kind, std::string_view text) {
  Checksum checksum{kind};
  checksum.update(base::as_bytes(text));
  return checksum.finish_base64();
}

// "check" values of the catalogue of parametrised CRC algorithms: CRC of "123456789".
TEST(Checksum, CheckValues) {
  const auto digits = base::as_bytes("123456789");
  EXPECT_EQ(crc32(0, digits), 0xCBF43926U);
  EXPECT_EQ(crc32c(0, digits), 0xE3069283U);
  EXPECT_EQ(crc64nvme(0, digits), 0xAE8B14860A799888ULL);
}

TEST(Checksum, TextsAreBase64OfBigEndianBytes) {
  EXPECT_EQ(checksum_of(ChecksumKind::crc32, "hello"), "NhCmhg==");
  EXPECT_EQ(checksum_of(ChecksumKind::crc64nvme, "hello"), "M3eFcAZSQlc=");
  EXPECT_EQ(checksum_of(ChecksumKind::crc32c, std::string(65536 + 1024, 'a')), "sOO8/Q==");
  EXPECT_EQ(checksum_of(ChecksumKind::sha1, "abc"), "qZk+NkcGgWq6PiVxeFDCbJzQ2J0=");
  EXPECT_EQ(checksum_of(ChecksumKind::sha256, "abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
  EXPECT_EQ(checksum_of(ChecksumKind::crc32, ""), "AAAAAA==");
}

TEST(Checksum, FastAgreesWithPlainAtEverySizeAndSplit) {
  std::vector<std::uint8_t> bytes(4099);
  base::SeededRandom random{7};
  for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random.next());
  for (std::size_t size = 0; size < 70; ++size) {
    for (std::size_t offset = 0; offset < 9; ++offset) {
      const auto part = std::span{bytes}.subspan(offset, size);
      ASSERT_EQ(crc32(0, part), plain::crc32(0, part)) << size;
      ASSERT_EQ(crc32c(0, part), plain::crc32c(0, part)) << size;
      ASSERT_EQ(crc64nvme(0, part), plain::crc64nvme(0, part)) << size;
    }
  }
  const std::span<const std::uint8_t> all{bytes};
  for (const std::size_t split : {0UL, 1UL, 7UL, 8UL, 1000UL, 4098UL, 4099UL}) {
    const auto a = all.first(split);
    const auto b = all.subspan(split);
    EXPECT_EQ(crc32(crc32(0, a), b), plain::crc32(0, all));
    EXPECT_EQ(crc32c(crc32c(0, a), b), plain::crc32c(0, all));
    EXPECT_EQ(crc64nvme(crc64nvme(0, a), b), plain::crc64nvme(0, all));
    EXPECT_EQ(crc32_combine(crc32(0, a), crc32(0, b), b.size()), crc32(0, all));
    EXPECT_EQ(crc32c_combine(crc32c(0, a), crc32c(0, b), b.size()), crc32c(0, all));
    EXPECT_EQ(crc64nvme_combine(crc64nvme(0, a), crc64nvme(0, b), b.size()), crc64nvme(0, all));
  }
}

TEST(Checksum, NamesGoBothWays) {
  for (const ChecksumKind kind : kChecksumKinds) {
    EXPECT_EQ(checksum_kind(name_of(kind)), kind);
    EXPECT_EQ(checksum_kind(upper_name_of(kind)), kind);
    const auto bytes = base::from_base64(checksum_of(kind, "x"));
    ASSERT_TRUE(bytes);
    EXPECT_EQ(bytes->size(), checksum_bytes(kind));
  }
  EXPECT_FALSE(checksum_kind("md5"));
}

}  // namespace
}  // namespace onesheet::aws

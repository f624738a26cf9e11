#include "aws/checksum.h"

#include <array>
#include <bit>
#include <cstring>

#include "base/encoding.h"
#include "base/utf8.h"

namespace onesheet::aws {
namespace {

// Generator polynomials, reflected.
constexpr std::uint32_t kCrc32 = 0xEDB88320U;
constexpr std::uint32_t kCrc32c = 0x82F63B78U;
constexpr std::uint64_t kCrc64Nvme = 0x9A6C9329AC4BC9B5ULL;

// tables[0] advances by one byte; tables[k] by one byte followed by k zero bytes.
template <class Word>
using Tables = std::array<std::array<Word, 256>, 8>;

template <class Word>
constexpr Tables<Word> make_tables(Word polynomial) {
  Tables<Word> tables{};
  for (unsigned byte = 0; byte < 256; ++byte) {
    Word value = byte;
    for (int bit = 0; bit < 8; ++bit) value = (value >> 1) ^ ((value & 1) != 0 ? polynomial : Word{0});
    tables[0][byte] = value;
  }
  for (unsigned byte = 0; byte < 256; ++byte) {
    for (std::size_t k = 1; k < 8; ++k) {
      const Word before = tables[k - 1][byte];
      tables[k][byte] = (before >> 8) ^ tables[0][before & 255];
    }
  }
  return tables;
}

constexpr auto kCrc32Tables = make_tables(kCrc32);
constexpr auto kCrc32cTables = make_tables(kCrc32c);
constexpr auto kCrc64NvmeTables = make_tables(kCrc64Nvme);

// Slicing-by-8 (Kounavis and Berry, 2005): eight bytes per step, one table look-up each.
template <class Word>
Word advance(const Tables<Word>& tables, Word value, std::span<const std::uint8_t> bytes) {
  static_assert(std::endian::native == std::endian::little);
  value = ~value;
  const std::uint8_t* at = bytes.data();
  std::size_t left = bytes.size();
  for (; left >= 8; left -= 8, at += 8) {
    std::uint64_t word;
    std::memcpy(&word, at, 8);
    word ^= value;
    value = 0;
    for (unsigned k = 0; k < 8; ++k) value ^= tables[7 - k][(word >> (8 * k)) & 255];
  }
  for (; left > 0; --left, ++at) value = (value >> 8) ^ tables[0][(value ^ *at) & 255];
  return ~value;
}

template <class Word>
Word advance_plainly(Word polynomial, Word value, std::span<const std::uint8_t> bytes) {
  value = ~value;
  for (const std::uint8_t byte : bytes) {
    value ^= byte;
    for (int bit = 0; bit < 8; ++bit) value = (value >> 1) ^ ((value & 1) != 0 ? polynomial : Word{0});
  }
  return ~value;
}

// Arithmetic modulo the generator, bit-reflected: the highest bit stands for x^0.
template <class Word>
Word multiply(Word polynomial, Word a, Word b) {
  Word product = 0;
  for (Word bit = Word{1} << (sizeof(Word) * 8 - 1); bit != 0; bit >>= 1) {
    if ((a & bit) != 0) product ^= b;
    b = (b >> 1) ^ ((b & 1) != 0 ? polynomial : Word{0});
  }
  return product;
}

// crc(A B) = crc(A)·x^(8·|B|) + crc(B); the initial and final inversions cancel out.
template <class Word>
Word combine(Word polynomial, Word a, Word b, std::uint64_t b_bytes) {
  constexpr Word one = Word{1} << (sizeof(Word) * 8 - 1);
  Word power = one >> 8;  // x^8: one byte
  Word shift = one;
  for (; b_bytes != 0; b_bytes >>= 1) {
    if ((b_bytes & 1) != 0) shift = multiply(polynomial, shift, power);
    power = multiply(polynomial, power, power);
  }
  return multiply(polynomial, a, shift) ^ b;
}

template <class Word>
std::string big_endian_base64(Word value) {
  std::array<std::uint8_t, sizeof(Word)> bytes;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    bytes[i] = static_cast<std::uint8_t>(value >> (8 * (bytes.size() - 1 - i)));
  }
  return base::base64(bytes);
}

}  // namespace

std::uint32_t crc32(std::uint32_t value, std::span<const std::uint8_t> bytes) {
  return advance(kCrc32Tables, value, bytes);
}
std::uint32_t crc32c(std::uint32_t value, std::span<const std::uint8_t> bytes) {
  return advance(kCrc32cTables, value, bytes);
}
std::uint64_t crc64nvme(std::uint64_t value, std::span<const std::uint8_t> bytes) {
  return advance(kCrc64NvmeTables, value, bytes);
}

namespace plain {
std::uint32_t crc32(std::uint32_t value, std::span<const std::uint8_t> bytes) {
  return advance_plainly(kCrc32, value, bytes);
}
std::uint32_t crc32c(std::uint32_t value, std::span<const std::uint8_t> bytes) {
  return advance_plainly(kCrc32c, value, bytes);
}
std::uint64_t crc64nvme(std::uint64_t value, std::span<const std::uint8_t> bytes) {
  return advance_plainly(kCrc64Nvme, value, bytes);
}
}  // namespace plain

std::uint32_t crc32_combine(std::uint32_t a, std::uint32_t b, std::uint64_t b_bytes) {
  return combine(kCrc32, a, b, b_bytes);
}
std::uint32_t crc32c_combine(std::uint32_t a, std::uint32_t b, std::uint64_t b_bytes) {
  return combine(kCrc32c, a, b, b_bytes);
}
std::uint64_t crc64nvme_combine(std::uint64_t a, std::uint64_t b, std::uint64_t b_bytes) {
  return combine(kCrc64Nvme, a, b, b_bytes);
}

std::string_view name_of(ChecksumKind kind) {
  switch (kind) {
    case ChecksumKind::crc32:
      return "crc32";
    case ChecksumKind::crc32c:
      return "crc32c";
    case ChecksumKind::crc64nvme:
      return "crc64nvme";
    case ChecksumKind::sha1:
      return "sha1";
    case ChecksumKind::sha256:
      return "sha256";
  }
  return {};
}

std::string_view upper_name_of(ChecksumKind kind) {
  switch (kind) {
    case ChecksumKind::crc32:
      return "CRC32";
    case ChecksumKind::crc32c:
      return "CRC32C";
    case ChecksumKind::crc64nvme:
      return "CRC64NVME";
    case ChecksumKind::sha1:
      return "SHA1";
    case ChecksumKind::sha256:
      return "SHA256";
  }
  return {};
}

std::optional<ChecksumKind> checksum_kind(std::string_view name) {
  for (const ChecksumKind kind : kChecksumKinds) {
    if (base::iequals_ascii(name, name_of(kind))) return kind;
  }
  return std::nullopt;
}

std::size_t checksum_bytes(ChecksumKind kind) {
  switch (kind) {
    case ChecksumKind::crc32:
    case ChecksumKind::crc32c:
      return 4;
    case ChecksumKind::crc64nvme:
      return 8;
    case ChecksumKind::sha1:
      return 20;
    case ChecksumKind::sha256:
      return 32;
  }
  return 0;
}

Checksum::Checksum(ChecksumKind kind) : kind_(kind) {
  if (kind == ChecksumKind::sha1) digest_.emplace(DigestKind::sha1);
  if (kind == ChecksumKind::sha256) digest_.emplace(DigestKind::sha256);
}

void Checksum::update(std::span<const std::uint8_t> bytes) {
  switch (kind_) {
    case ChecksumKind::crc32:
      crc_ = crc32(static_cast<std::uint32_t>(crc_), bytes);
      return;
    case ChecksumKind::crc32c:
      crc_ = crc32c(static_cast<std::uint32_t>(crc_), bytes);
      return;
    case ChecksumKind::crc64nvme:
      crc_ = crc64nvme(crc_, bytes);
      return;
    case ChecksumKind::sha1:
    case ChecksumKind::sha256:
      digest_->update(bytes);
      return;
  }
}

std::string Checksum::finish_base64() {
  if (digest_) return base::base64(digest_->finish());
  if (kind_ == ChecksumKind::crc64nvme) return big_endian_base64(crc_);
  return big_endian_base64(static_cast<std::uint32_t>(crc_));
}

}  // namespace onesheet::aws

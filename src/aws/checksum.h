// The checksums S3 clients send beside a body, fed piece by piece.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "aws/digest.h"

namespace onesheet::aws {

// Each function continues from `value`; start with 0. Reflected, init and final xor all ones.
std::uint32_t crc32(std::uint32_t value, std::span<const std::uint8_t> bytes);      // ISO 3309 (zlib)
std::uint32_t crc32c(std::uint32_t value, std::span<const std::uint8_t> bytes);     // Castagnoli, RFC 3720
std::uint64_t crc64nvme(std::uint64_t value, std::span<const std::uint8_t> bytes);  // NVM Express

// The same, a bit at a time: short enough to check by eye. The fast ones are tested against these.
namespace plain {
std::uint32_t crc32(std::uint32_t value, std::span<const std::uint8_t> bytes);
std::uint32_t crc32c(std::uint32_t value, std::span<const std::uint8_t> bytes);
std::uint64_t crc64nvme(std::uint64_t value, std::span<const std::uint8_t> bytes);
}  // namespace plain

// The checksum of A followed by B, from both checksums and the length of B: how a multipart object gets a
// checksum of its whole without being read again.
std::uint32_t crc32_combine(std::uint32_t a, std::uint32_t b, std::uint64_t b_bytes);
std::uint32_t crc32c_combine(std::uint32_t a, std::uint32_t b, std::uint64_t b_bytes);
std::uint64_t crc64nvme_combine(std::uint64_t a, std::uint64_t b, std::uint64_t b_bytes);

enum class ChecksumKind { crc32, crc32c, crc64nvme, sha1, sha256 };
inline constexpr ChecksumKind kChecksumKinds[] = {ChecksumKind::crc32, ChecksumKind::crc32c,
                                                  ChecksumKind::crc64nvme, ChecksumKind::sha1,
                                                  ChecksumKind::sha256};

std::string_view name_of(ChecksumKind kind);                       // "crc64nvme", as in header names
std::string_view upper_name_of(ChecksumKind kind);                 // "CRC64NVME", as in XML and messages
std::optional<ChecksumKind> checksum_kind(std::string_view name);  // either case
std::size_t checksum_bytes(ChecksumKind kind);

class Checksum {
 public:
  explicit Checksum(ChecksumKind kind);
  ChecksumKind kind() const { return kind_; }
  void update(std::span<const std::uint8_t> bytes);
  std::string finish_base64();  // big-endian bytes; may be called once

 private:
  ChecksumKind kind_;
  std::uint64_t crc_ = 0;
  std::optional<Digest> digest_;
};

}  // namespace onesheet::aws

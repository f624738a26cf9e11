#include "doors/s3api/upload_checksum.h"

#include <algorithm>

#include "base/encoding.h"

namespace onesheet::doors::s3 {
namespace {

using aws::ChecksumKind;
using std::unexpected;

bool is_crc(ChecksumKind kind) {
  return kind == ChecksumKind::crc32 || kind == ChecksumKind::crc32c || kind == ChecksumKind::crc64nvme;
}

std::uint64_t from_big_endian(const std::vector<std::uint8_t>& bytes) {
  std::uint64_t value = 0;
  for (const std::uint8_t byte : bytes) value = (value << 8) | byte;
  return value;
}

std::string to_big_endian_base64(std::uint64_t value, std::size_t size) {
  std::vector<std::uint8_t> bytes(size);
  for (std::size_t i = size; i-- > 0; value >>= 8) bytes[i] = static_cast<std::uint8_t>(value);
  return base::base64(bytes);
}

std::uint64_t join(ChecksumKind kind, std::uint64_t a, std::uint64_t b, std::uint64_t b_bytes) {
  const auto a32 = static_cast<std::uint32_t>(a);
  const auto b32 = static_cast<std::uint32_t>(b);
  if (kind == ChecksumKind::crc32) return aws::crc32_combine(a32, b32, b_bytes);
  if (kind == ChecksumKind::crc32c) return aws::crc32c_combine(a32, b32, b_bytes);
  return aws::crc64nvme_combine(a, b, b_bytes);
}

std::string full_object(ChecksumKind kind, const std::vector<store::PartInfo>& parts) {
  std::uint64_t joined = 0;  // the CRC of nothing
  for (const store::PartInfo& part : parts) {
    const auto bytes = base::from_base64(part.checksums.at(std::string{aws::name_of(kind)})).value();
    joined = join(kind, joined, from_big_endian(bytes), part.bytes);
  }
  return to_big_endian_base64(joined, aws::checksum_bytes(kind));
}

std::string composite(ChecksumKind kind, const std::vector<store::PartInfo>& parts) {
  aws::Checksum checksum{kind};
  for (const store::PartInfo& part : parts) {
    checksum.update(base::from_base64(part.checksums.at(std::string{aws::name_of(kind)})).value());
  }
  return checksum.finish_base64() + '-' + std::to_string(parts.size());
}

}  // namespace

std::string_view default_checksum_type(ChecksumKind kind) {
  return kind == ChecksumKind::crc64nvme ? "FULL_OBJECT" : "COMPOSITE";
}

Outcome<std::optional<UploadChecksum>> checksum_of_upload(const S3Request& request,
                                                          const std::vector<store::PartInfo>& parts) {
  for (const ChecksumKind kind : aws::kChecksumKinds) {
    const std::string name{aws::name_of(kind)};
    const bool in_all = std::ranges::all_of(parts, [&](const store::PartInfo& part) {
      const auto value = part.checksums.find(name);
      if (value == part.checksums.end()) return false;
      const auto bytes = base::from_base64(value->second);
      return bytes && bytes->size() == aws::checksum_bytes(kind);
    });
    if (!in_all) continue;
    const std::string type{request.header("x-amz-checksum-type").value_or(default_checksum_type(kind))};
    const bool whole = type == "FULL_OBJECT" && is_crc(kind);
    UploadChecksum checksum{kind, whole ? full_object(kind, parts) : composite(kind, parts),
                            whole ? "FULL_OBJECT" : "COMPOSITE"};
    if (const auto claimed = request.header("x-amz-checksum-" + name);
        claimed && *claimed != checksum.value) {
      return unexpected(bad_digest("The " + std::string{aws::upper_name_of(kind)} +
                                   " you specified did not match the calculated checksum."));
    }
    return checksum;
  }
  return std::nullopt;
}

}  // namespace onesheet::doors::s3

// The checksum of a multipart object, from those of its parts: of the whole (CRCs can be joined without
// reading a byte again) or of the list of checksums ("COMPOSITE").
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aws/checksum.h"
#include "doors/s3api/s3_error.h"
#include "doors/s3api/s3_request.h"
#include "store/bucket_engine.h"

namespace onesheet::doors::s3 {

struct UploadChecksum {
  aws::ChecksumKind kind;
  std::string value;  // base64; composite ones end in "-<number of parts>"
  std::string type;   // "FULL_OBJECT" or "COMPOSITE"
};

// CRC64NVME exists for whole objects only; the others are composite unless asked otherwise.
std::string_view default_checksum_type(aws::ChecksumKind kind);

// nullopt when the parts carry none in common. Compared with the request's x-amz-checksum-… header, if there
// is one: BadDigest.
Outcome<std::optional<UploadChecksum>> checksum_of_upload(const S3Request& request,
                                                          const std::vector<store::PartInfo>& parts);

}  // namespace onesheet::doors::s3

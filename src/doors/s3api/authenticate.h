// Who is asking? Answers for one pair of keys; there are no anonymous requests.
#pragma once

#include <optional>
#include <string>

#include "aws/sigv4.h"
#include "base/clock.h"
#include "doors/s3api/s3_door.h"
#include "doors/s3api/s3_request.h"

namespace onesheet::doors::s3 {

// What is known of a request whose signature holds.
struct Authentication {
  // Of the body, as signed: hex SHA-256, UNSIGNED-PAYLOAD or a STREAMING-… word.
  std::string payload_hash;
  // Continues the chain of chunk signatures; set for STREAMING-AWS4-HMAC-SHA256-….
  std::optional<aws::ChunkSigner> chunk_signer;
  std::string signature;
};

Outcome<Authentication> authenticate(const S3Request& request, const S3DoorOptions& options,
                                     aws::SigningKeys& keys, base::WallTime now);

}  // namespace onesheet::doors::s3

#include "doors/bedrockapi/bearer.h"

#include "aws/digest.h"
#include "base/encoding.h"

namespace onesheet::doors {

std::string bearer_token_of(std::string_view access_key_id, std::string_view secret_access_key) {
  const std::string purpose = "onesheet bearer token for bedrock, key " + std::string{access_key_id};
  return "bedrock-api-key-" + base::hex_lower(aws::hmac_sha256(base::as_bytes(secret_access_key), purpose));
}

}  // namespace onesheet::doors

// The bearer token that stands for a pair of keys, where AWS would hand out an API key for Bedrock.
#pragma once

#include <string>
#include <string_view>

namespace onesheet::doors {

// Made from the pair alone, so the same pair always has the same token and nothing more needs to be kept. It
// tells nothing about the secret (HMAC-SHA256), and dies with it. Begins as AWS's own do.
std::string bearer_token_of(std::string_view access_key_id, std::string_view secret_access_key);

}  // namespace onesheet::doors

// Making and hashing API keys. The key itself is shown once, when it is made; only its hash is kept.
// A plain SHA-256 is enough here because the key is 256 random bits, not something a person chose.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "catalogue/catalogue.h"

namespace onesheet::catalogue {

inline constexpr std::size_t kKeyNameMax = 80;  // code points

struct IssuedKey {
  ApiKey key;
  std::string secret;  // "osk_" and 64 hex digits; the only moment it exists in clear
};

// bad_request for an empty or unclean name. `scopes` come from parse_scopes.
base::Result<IssuedKey> issue_key(std::string_view name, std::vector<std::string> scopes, base::WallTime now);

// Lower-case hex SHA-256.
std::string hash_secret(std::string_view secret);

// "make,read" → {"make", "read"}; bad_request naming the scopes there are.
base::Result<std::vector<std::string>> parse_scopes(std::string_view text);

bool allows(const ApiKey& key, std::string_view scope);

}  // namespace onesheet::catalogue

#include "catalogue/api_key.h"

#include <openssl/sha.h>

#include <algorithm>
#include <array>

#include "base/encoding.h"
#include "base/random.h"
#include "base/ulid.h"
#include "base/utf8.h"

namespace onesheet::catalogue {

using base::ErrorKind;
using base::fail;

base::Result<IssuedKey> issue_key(std::string_view name, std::vector<std::string> scopes,
                                  base::WallTime now) {
  name = base::trim(name);
  const auto code_points = base::decode_utf8(name);
  if (!code_points || code_points->empty() || code_points->size() > kKeyNameMax ||
      std::ranges::any_of(*code_points, base::is_control)) {
    return fail(ErrorKind::bad_request,
                "A key's name must be 1 to " + std::to_string(kKeyNameMax) + " characters of plain text.");
  }
  if (scopes.empty()) return fail(ErrorKind::bad_request, "A key needs at least one scope: make, read.");
  std::array<std::uint8_t, 32> random{};
  base::secure_random(random);
  IssuedKey issued;
  issued.secret = "osk_" + base::hex_lower(random);
  issued.key =
      ApiKey{base::make_ulid(now), std::string(name), hash_secret(issued.secret), std::move(scopes), now};
  return issued;
}

std::string hash_secret(std::string_view secret) {
  std::array<std::uint8_t, SHA256_DIGEST_LENGTH> digest{};
  const auto bytes = base::as_bytes(secret);
  SHA256(bytes.data(), bytes.size(), digest.data());
  return base::hex_lower(digest);
}

base::Result<std::vector<std::string>> parse_scopes(std::string_view text) {
  std::vector<std::string> scopes;
  while (true) {
    const auto comma = text.find(',');
    const std::string_view scope = base::trim(text.substr(0, comma));
    if (scope != kScopeMake && scope != kScopeRead) {
      return fail(ErrorKind::bad_request, "There is no such scope; use make, read or make,read.");
    }
    if (std::ranges::find(scopes, scope) == scopes.end()) scopes.emplace_back(scope);
    if (comma == std::string_view::npos) return scopes;
    text.remove_prefix(comma + 1);
  }
}

bool allows(const ApiKey& key, std::string_view scope) {
  return std::ranges::find(key.scopes, scope) != key.scopes.end();
}

}  // namespace onesheet::catalogue

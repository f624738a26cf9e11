// Records, claims and keys as the JSON texts they are kept as.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalogue/catalogue.h"

namespace onesheet::catalogue {

struct Claim {
  std::string fingerprint;
  base::WallTime created;
  std::string poster_id;  // empty until finished
  std::string owner{};    // random, told by nobody else
};

std::string text_of(const PosterRecord& record);
std::string text_of(const Claim& claim);
std::string text_of(const ApiKey& key);

// nullopt for what is no such text: somebody else's object, or a damaged one. Unknown members are ignored,
// and absent ones empty, so that older and newer editions read each other's records.
std::optional<PosterRecord> record_in(std::string_view text);
std::optional<Claim> claim_in(std::string_view text);
std::optional<ApiKey> key_in(std::string_view text);

}  // namespace onesheet::catalogue

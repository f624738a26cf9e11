// The catalogue as small JSON objects beside the posters, for programs that have a bucket and nothing else:
// a Lambda function, or several servers that share one store. Every change is one create-only put, overwrite
// or delete, so that the store's own promises (S3: strong consistency, If-None-Match) are all it rests on.
//
//   catalogue/posters/{id, inverted}.json            newest first in the store's own order
//   catalogue/claims/{SHA-256 of the key}/{n}.json   the claim with the highest n counts
//   catalogue/keys/{SHA-256 of the secret}.json
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "catalogue/catalogue.h"
#include "store/object_store.h"

namespace onesheet::catalogue {

// One request to the store; a store that needs longer counts as failed.
inline constexpr std::chrono::seconds kObjectRequestWithin{10};
// Old claims that one call of forget_claims_before looks at: each costs a request. Whoever uses many sets a
// lifecycle rule on "catalogue/claims/" as well.
inline constexpr int kClaimsSweptMax = 100;

// `prefix` goes before "catalogue/": "" or "film-club/".
std::unique_ptr<Catalogue> make_objects_catalogue(std::shared_ptr<store::ObjectStore> store,
                                                  std::string prefix = {});

}  // namespace onesheet::catalogue

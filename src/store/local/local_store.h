// The poster's store on this machine: one bucket of a BucketEngine, with links that the S3-shaped door over
// the same engine and key will honour.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/error.h"
#include "store/bucket_engine.h"
#include "store/object_store.h"

namespace onesheet::store {

inline constexpr std::chrono::seconds kLinkLifeMin{1};
inline constexpr std::chrono::seconds kLinkLifeMax{604'800};  // a week, S3's limit

struct LocalStoreOptions {
  std::string public_url = "http://127.0.0.1:9000";  // where the S3-shaped door answers; links begin with it
  std::string access_key_id;
  std::string secret_access_key;
  std::string region = "us-east-1";
};

// `clock` must outlive the store. The bucket is created when it is missing. Errors: bad_request for a public
// URL that is not http(s)://host[:port], and the engine's.
base::Result<std::unique_ptr<ObjectStore>> make_local_store(std::shared_ptr<BucketEngine> engine,
                                                            std::string_view bucket,
                                                            LocalStoreOptions options,
                                                            const base::Clock& clock);

}  // namespace onesheet::store

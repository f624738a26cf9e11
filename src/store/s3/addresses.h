// Where a bucket is reached: hosts, styles, regions, and what a redirect may change about them.
#pragma once

#include <mutex>
#include <string>
#include <string_view>

#include "store/s3/s3_store.h"

namespace onesheet::store::s3 {

// "http://host[:port][/path]" or https, of bytes that need no encoding; no user, query or fragment.
bool usable_endpoint(std::string_view url);
// S3's rules for new buckets: 3 to 63 of a-z, 0-9, dot and hyphen, a letter or digit at both ends, no two
// dots together.
bool usable_bucket(std::string_view name);

struct Address {
  std::string endpoint;  // "https://bucket.s3.eu-west-1.amazonaws.com", without a slash at the end
  std::string region;    // to sign for
};

// Thread-safe.
class Addresses {
 public:
  explicit Addresses(const S3StoreOptions& options);
  Address requests() const;
  Address links() const;
  // Path of a key below the endpoint, encoded; the bucket's own for an empty key.
  std::string path_of(std::string_view key) const;
  bool virtual_host() const { return virtual_host_; }

  // The service says that the bucket lives in another region: sign for it from now on, and at AWS use its
  // host. False: nothing changes.
  bool move_to_region(std::string_view region);
  // The service points elsewhere. Followed when it is the same host name (another port or scheme will do,
  // but never from https to http): anybody else is not shown what we store. False: not followed.
  bool follow(std::string_view location);

 private:
  bool move(std::string_view region);  // with mutex_ held
  std::string with_bucket(const std::string& endpoint) const;
  std::string aws_endpoint(std::string_view region) const;

  const std::string bucket_;
  const bool at_aws_;
  const bool own_public_endpoint_;
  const aws::HostVariant variant_;
  const bool virtual_host_;
  mutable std::mutex mutex_;  // guards what follows
  Address requests_, links_;
};

}  // namespace onesheet::store::s3

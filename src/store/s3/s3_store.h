// The poster's store at any S3-compatible endpoint: AWS, Ceph RGW, Garage, R2, or another Onesheet.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "aws/credentials/credentials.h"
#include "aws/credentials/region.h"
#include "base/clock.h"
#include "base/error.h"
#include "http/client.h"
#include "store/object_store.h"

namespace onesheet::store {

enum class Addressing {
  automatic,     // virtual host at AWS, path style at a custom endpoint or for names with dots
  virtual_host,  // https://bucket.s3.region.amazonaws.com/key
  path,          // https://s3.region.amazonaws.com/bucket/key
};

struct S3StoreOptions {
  std::string bucket;
  std::string region = "us-east-1";
  std::string endpoint;         // "https://host[:port][/path]"; empty: AWS's regional host
  std::string public_endpoint;  // links are signed for this host; empty: the endpoint. For containers behind
                                // another name
  Addressing addressing = Addressing::automatic;
  aws::HostVariant variant;            // of AWS's own hosts; a custom endpoint is taken as it is
  std::string server_side_encryption;  // "AES256", "aws:kms" or empty (the bucket's own rule)
  std::string kms_key_id;
  std::string storage_class;  // empty: STANDARD
  std::size_t multipart_above_bytes = 16U << 20U;
  std::size_t part_bytes = 8U << 20U;  // S3 takes 5 MiB to 5 GiB; more when there would be over 10 000 parts
  int attempts_max = 3;
  // One try may take this long, and a second more for each MiB it sends: a server that says nothing must
  // leave time for another try.
  std::chrono::milliseconds attempt_time_max{20'000};
  // CRC-32 of what is put, and the check of what is got. Off for servers that do not know those headers
  // (AWS_REQUEST_CHECKSUM_CALCULATION, AWS_RESPONSE_CHECKSUM_VALIDATION = when_required): the SHA-256 that
  // signs a body guards it still.
  bool send_checksums = true, check_checksums = true;
};

// `client`, `credentials` and `clock` must outlive the store. bad_request for a bucket's name, a region or an
// endpoint that cannot be.
base::Result<std::unique_ptr<ObjectStore>> make_s3_store(S3StoreOptions options, http::Client& client,
                                                         aws::CredentialKeeper& credentials,
                                                         const base::Clock& clock);

}  // namespace onesheet::store

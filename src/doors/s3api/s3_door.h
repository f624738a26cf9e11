// The S3-shaped door: enough of Amazon S3's REST API that the usual clients work against this machine's
// store. What it answers is S3's own: XML, codes, statuses and headers.
// It translates HTTP to store::BucketEngine and decides only who may ask: one pair of keys, SigV4 in headers
// or query, SigV2 in the query.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/log.h"
#include "base/thread_pool.h"
#include "http/server.h"
#include "store/bucket_engine.h"

namespace onesheet::doors {

struct S3DoorOptions {
  std::string access_key_id;
  std::string secret_access_key;
  std::string region = "us-east-1";
  // "<bucket>.<one of these>" in Host names the bucket; every other host means path style.
  std::vector<std::string> virtual_hosts = {"localhost", "s3.localhost"};
  std::chrono::seconds skew_max{15 * 60};
  std::uint64_t put_bytes_max = store::kSinglePutBytesMax;  // of one object or part in one request
};

// `pool` runs what writes, lists or deletes; `pool`, `clock` and `log` must outlive the handler.
std::shared_ptr<http::Handler> make_s3_door(S3DoorOptions options,
                                            std::shared_ptr<store::BucketEngine> engine,
                                            base::WorkerPool& pool, const base::Clock& clock, base::Log& log);

}  // namespace onesheet::doors

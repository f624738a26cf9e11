// The store as the poster's path sees it: one private bucket that keeps finished files and hands out expiring
// links. Implementations: local (over a BucketEngine on this machine), later any S3-compatible endpoint.
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/error.h"

namespace onesheet::store {

struct PutOptions {
  std::string content_type = "application/octet-stream";
  std::string content_disposition;
  bool create_only = true;  // conflict when the key exists
  std::string sha256_hex;   // of the bytes, when the caller has it already; else empty
};

struct LinkOptions {
  std::chrono::seconds expires{3600};
  std::string content_disposition;  // response override; empty: as stored
  std::string content_type;         // response override; empty: as stored
};

struct Link {
  std::string url;
  base::WallTime expires_at;  // the true one: an implementation may have to shorten what was asked
  // It was signed with temporary credentials that do not say when they end, as Lambda's do not: the link dies
  // with them, perhaps before expires_at.
  bool may_die_sooner = false;
};

struct ListedObject {
  std::string key;
  std::uint64_t bytes = 0;
};

struct Listing {
  std::vector<ListedObject> objects;  // by key, bytewise ascending
  bool more = false;                  // there are others after the last one, which then exists
};

inline constexpr int kListMax = 1000;  // S3's own page

class ObjectStore {
 public:
  virtual ~ObjectStore() = default;
  virtual std::string bucket() const = 0;
  // Scheme, host and port that links begin with: "https://posters.example".
  virtual std::string link_origin() const = 0;
  // On success the object is durable. Errors: conflict, out_of_space, upstream, timed_out.
  virtual base::Result<void> put(std::string_view key, std::span<const std::uint8_t> bytes,
                                 const PutOptions& options, base::Deadline deadline) = 0;
  // Errors: not_found, upstream, timed_out.
  virtual base::Result<std::vector<std::uint8_t>> get(std::string_view key, base::Deadline deadline) = 0;
  virtual base::Result<bool> exists(std::string_view key, base::Deadline deadline) = 0;
  // Objects whose key starts with `prefix` and comes after `start_after`; `limit` is 1 … kListMax.
  virtual base::Result<Listing> list(std::string_view prefix, std::string_view start_after, int limit,
                                     base::Deadline deadline) = 0;
  // Removing what is not there succeeds.
  virtual base::Result<void> remove(std::string_view key, base::Deadline deadline) = 0;
  // A GET link that works without credentials until it expires. Makes no request; the key need not exist.
  virtual base::Result<Link> presign_get(std::string_view key, const LinkOptions& options) = 0;
};

}  // namespace onesheet::store

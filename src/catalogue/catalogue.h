// What was made, by whom it may be asked for, and which requests were already answered.
// Implementations: memory (tests), sqlite. All pass tests/contracts/catalogue_contract.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/error.h"

namespace onesheet::catalogue {

struct PosterRecord {
  std::string id;  // ULID, lower-case
  base::WallTime created;
  std::string bucket, key, content_type;
  std::uint64_t bytes = 0;
  int width_px = 0, height_px = 0;
  std::string format, model, title, tagline, prompt, archetype, palette;
  std::uint64_t seed = 0;
  std::vector<std::string> drawn, not_drawn;
  std::string style, font, effect;  // how it was drawn and its title set; empty: nothing to say
  std::string quality;              // of its words as measured, a JSON object; empty: not known, or no words
};

struct PosterPage {
  std::vector<PosterRecord> posters;  // newest first
  std::string next_cursor;            // empty: no more
};

// Scopes an API key can carry.
inline constexpr std::string_view kScopeMake = "make";  // create, link, delete
inline constexpr std::string_view kScopeRead = "read";  // list and get

struct ApiKey {
  std::string id;           // ULID
  std::string name;         // for people
  std::string secret_hash;  // lower-case hex SHA-256 of the key; the key itself is never stored
  std::vector<std::string> scopes;
  base::WallTime created;
};

// Where a request with an Idempotency-Key stands.
struct IdempotencyState {
  enum class Kind { fresh, in_progress, done, mismatch } kind = Kind::fresh;
  std::string poster_id;  // when done
};

// Thread-safe. Errors: upstream, out_of_space, and as named.
class Catalogue {
 public:
  virtual ~Catalogue() = default;

  virtual base::Result<void> add(
      const PosterRecord& poster) = 0;  // durable on success; conflict when the id exists
  virtual base::Result<PosterRecord> find(std::string_view id) = 0;  // not_found
  virtual base::Result<PosterPage> list(std::string_view cursor,
                                        int limit) = 0;  // limit 1…100; bad_request for a cursor not ours
  virtual base::Result<void> remove(std::string_view id) = 0;  // not_found

  // Claims `key` for a request whose content hashes to `fingerprint`. fresh: the caller now owns it and must
  // call finish or release. A claim older than `stale_after` whose owner died counts as fresh again.
  virtual base::Result<IdempotencyState> claim(std::string_view key, std::string_view fingerprint,
                                               base::WallTime now, std::chrono::seconds stale_after) = 0;
  virtual base::Result<void> finish(std::string_view key, std::string_view poster_id) = 0;
  virtual base::Result<void> release(std::string_view key) = 0;
  virtual base::Result<void> forget_claims_before(base::WallTime time) = 0;

  virtual base::Result<void> add_key(const ApiKey& key) = 0;
  virtual base::Result<std::optional<ApiKey>> find_key(std::string_view secret_hash) = 0;
  virtual base::Result<std::vector<ApiKey>> list_keys() = 0;
  virtual base::Result<void> remove_key(std::string_view id) = 0;  // not_found

  // Cheap proof that the catalogue can be read and written (for /readyz and doctor).
  virtual base::Result<void> check() = 0;
};

}  // namespace onesheet::catalogue

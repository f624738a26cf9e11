#include "catalogue/memory/memory_catalogue.h"

#include <functional>
#include <map>
#include <mutex>

#include "catalogue/cursor.h"

namespace onesheet::catalogue {
namespace {

using base::ErrorKind;
using base::fail;

struct Claim {
  std::string fingerprint;
  base::WallTime created;
  std::string poster_id;  // empty until finished
};

class MemoryCatalogue final : public Catalogue {
 public:
  base::Result<void> add(const PosterRecord& poster) override {
    const std::lock_guard lock(mutex_);
    if (!posters_.emplace(poster.id, poster).second) {
      return fail(ErrorKind::conflict, "A poster with this id exists already.");
    }
    return {};
  }

  base::Result<PosterRecord> find(std::string_view id) override {
    const std::lock_guard lock(mutex_);
    const auto found = posters_.find(id);
    if (found == posters_.end()) return fail(ErrorKind::not_found, "There is no poster with this id.");
    return found->second;
  }

  base::Result<PosterPage> list(std::string_view cursor, int limit) override {
    ONESHEET_TRY(check_page_limit(limit));
    ONESHEET_ASSIGN(const std::string below, read_cursor(cursor));
    const std::lock_guard lock(mutex_);
    PosterPage page;
    // Newest first: ids descend, so walk backwards from the first id that is not below the cursor.
    auto at = below.empty() ? posters_.end() : posters_.lower_bound(below);
    while (at != posters_.begin() && page.posters.size() < static_cast<std::size_t>(limit)) {
      page.posters.push_back((--at)->second);
    }
    if (at != posters_.begin()) page.next_cursor = cursor_after(page.posters.back().id);
    return page;
  }

  base::Result<void> remove(std::string_view id) override {
    const std::lock_guard lock(mutex_);
    const auto found = posters_.find(id);
    if (found == posters_.end()) return fail(ErrorKind::not_found, "There is no poster with this id.");
    posters_.erase(found);
    return {};
  }

  base::Result<IdempotencyState> claim(std::string_view key, std::string_view fingerprint, base::WallTime now,
                                       std::chrono::seconds stale_after) override {
    using Kind = IdempotencyState::Kind;
    const std::lock_guard lock(mutex_);
    const auto found = claims_.find(key);
    if (found == claims_.end()) {
      claims_.emplace(std::string(key), Claim{std::string(fingerprint), now, {}});
      return IdempotencyState{Kind::fresh, {}};
    }
    Claim& claim = found->second;
    if (claim.poster_id.empty() && now - claim.created > stale_after) {
      claim = Claim{std::string(fingerprint), now, {}};
      return IdempotencyState{Kind::fresh, {}};
    }
    if (claim.fingerprint != fingerprint) return IdempotencyState{Kind::mismatch, {}};
    if (claim.poster_id.empty()) return IdempotencyState{Kind::in_progress, {}};
    return IdempotencyState{Kind::done, claim.poster_id};
  }

  base::Result<void> finish(std::string_view key, std::string_view poster_id) override {
    const std::lock_guard lock(mutex_);
    const auto found = claims_.find(key);
    if (found == claims_.end()) return fail(ErrorKind::not_found, "There is no such claim.");
    found->second.poster_id = poster_id;
    return {};
  }

  base::Result<void> release(std::string_view key) override {
    const std::lock_guard lock(mutex_);
    // A finished claim stays: releasing it would let a repeated request make a second poster.
    const auto found = claims_.find(key);
    if (found != claims_.end() && found->second.poster_id.empty()) claims_.erase(found);
    return {};
  }

  base::Result<void> forget_claims_before(base::WallTime time) override {
    const std::lock_guard lock(mutex_);
    std::erase_if(claims_, [&](const auto& entry) { return entry.second.created < time; });
    return {};
  }

  base::Result<void> add_key(const ApiKey& key) override {
    const std::lock_guard lock(mutex_);
    const bool taken = keys_.contains(key.id) || by_hash(key.secret_hash) != nullptr;
    if (taken) return fail(ErrorKind::conflict, "This key exists already.");
    keys_.emplace(key.id, key);
    return {};
  }

  base::Result<std::optional<ApiKey>> find_key(std::string_view secret_hash) override {
    const std::lock_guard lock(mutex_);
    const ApiKey* key = by_hash(secret_hash);
    return key == nullptr ? std::nullopt : std::optional(*key);
  }

  base::Result<std::vector<ApiKey>> list_keys() override {
    const std::lock_guard lock(mutex_);
    std::vector<ApiKey> keys;
    for (const auto& [id, key] : keys_) keys.push_back(key);
    return keys;
  }

  base::Result<void> remove_key(std::string_view id) override {
    const std::lock_guard lock(mutex_);
    const auto found = keys_.find(id);
    if (found == keys_.end()) return fail(ErrorKind::not_found, "There is no key with this id.");
    keys_.erase(found);
    return {};
  }

  base::Result<void> check() override { return {}; }

 private:
  const ApiKey* by_hash(std::string_view secret_hash) const {
    for (const auto& [id, key] : keys_) {
      if (key.secret_hash == secret_hash) return &key;
    }
    return nullptr;
  }

  std::mutex mutex_;  // guards everything below
  std::map<std::string, PosterRecord, std::less<>> posters_;
  std::map<std::string, Claim, std::less<>> claims_;
  std::map<std::string, ApiKey, std::less<>> keys_;
};

}  // namespace

std::unique_ptr<Catalogue> make_memory_catalogue() { return std::make_unique<MemoryCatalogue>(); }

}  // namespace onesheet::catalogue

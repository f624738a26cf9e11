#include "catalogue/objects/objects_catalogue.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/encoding.h"
#include "base/random.h"
#include "base/ulid.h"
#include "base/utf8.h"
#include "catalogue/api_key.h"
#include "catalogue/cursor.h"
#include "catalogue/objects/texts.h"

namespace onesheet::catalogue {
namespace {

using base::Deadline;
using base::ErrorKind;
using base::fail;
using base::Result;

// Ids rise with time and stores list upwards: every digit is taken from the last one, so that the newest
// poster comes first.
std::string inverted(std::string_view id) {
  constexpr std::string_view kDigits = "0123456789abcdefghjkmnpqrstvwxyz";
  std::string text = base::lower_ascii(id);
  for (char& c : text) {
    if (const auto digit = kDigits.find(c); digit != std::string_view::npos)
      c = kDigits[kDigits.size() - 1 - digit];
  }
  return text;
}

std::unexpected<base::Error> no_such_poster() {
  return fail(ErrorKind::not_found, "There is no poster with this id.");
}

// Numbered so that their order as texts is their order as numbers.
std::string numbered(int number) {
  const std::string digits = std::to_string(number);
  return std::string(6 - std::min<std::size_t>(6, digits.size()), '0') + digits + ".json";
}

// Two claims of the same moment must differ: a store that repeats a request whose answer was lost knows its
// own object by its bytes.
std::string random_text() {
  std::array<std::uint8_t, 16> bytes{};
  base::secure_random(bytes);
  return base::hex_lower(bytes);
}

class ObjectsCatalogue final : public Catalogue {
 public:
  ObjectsCatalogue(std::shared_ptr<store::ObjectStore> store, const std::string& prefix)
      : store_(std::move(store)),
        posters_(prefix + "catalogue/posters/"),
        claims_(prefix + "catalogue/claims/"),
        keys_(prefix + "catalogue/keys/") {}

  Result<void> add(const PosterRecord& poster) override {
    auto added = put(poster_key(poster.id), text_of(poster), true);
    if (!added && added.error().kind == ErrorKind::conflict)
      return fail(ErrorKind::conflict, "A poster with this id exists already.");
    return added;
  }

  Result<PosterRecord> find(std::string_view id) override {
    if (!base::looks_like_ulid(id)) return no_such_poster();
    ONESHEET_ASSIGN(const auto text, get(poster_key(id)));
    const auto record = text ? record_in(*text) : std::nullopt;
    if (!record) return no_such_poster();
    return *record;
  }

  Result<PosterPage> list(std::string_view cursor, int limit) override {
    ONESHEET_TRY(check_page_limit(limit));
    ONESHEET_ASSIGN(const std::string below, read_cursor(cursor));
    const auto wanted = static_cast<std::size_t>(limit);
    std::string after = below.empty() ? std::string{} : poster_key(below);
    PosterPage page;
    for (bool more = true; more && page.posters.size() < wanted;) {
      ONESHEET_ASSIGN(const store::Listing listing,
                      store_->list(posters_, after, static_cast<int>(wanted - page.posters.size()), soon()));
      for (const store::ListedObject& object : listing.objects) {
        after = object.key;
        ONESHEET_ASSIGN(const auto text, get(object.key));
        auto record = text ? record_in(*text) : std::nullopt;
        // Deleted since it was listed, or not ours: left out. Cursors are made of the ids that are shown.
        if (record && base::looks_like_ulid(record->id) && poster_key(record->id) == object.key)
          page.posters.push_back(std::move(*record));
      }
      more = listing.more && !listing.objects.empty();
      if (more && page.posters.size() == wanted) page.next_cursor = cursor_after(page.posters.back().id);
    }
    return page;
  }

  Result<void> remove(std::string_view id) override {
    if (!base::looks_like_ulid(id)) return no_such_poster();
    ONESHEET_ASSIGN(const bool there, store_->exists(poster_key(id), soon()));
    if (!there) return no_such_poster();
    return store_->remove(poster_key(id), soon());
  }

  Result<IdempotencyState> claim(std::string_view key, std::string_view fingerprint, base::WallTime now,
                                 std::chrono::seconds stale_after) override {
    using Kind = IdempotencyState::Kind;
    const Claim mine{std::string(fingerprint), now, {}, random_text()};
    int number = 0;
    // Ends: each round either answers or found a newer claim of somebody else.
    for (int round = 0; round < kRoundsMax; ++round) {
      // Of all who try, the store lets one create this object.
      const auto created = put(claim_folder(key) + numbered(number), text_of(mine), true);
      if (!created && created.error().kind != ErrorKind::conflict) return std::unexpected(created.error());
      ONESHEET_ASSIGN(const auto latest, latest_claim(key));
      if (created) {
        // A lower number may be free although a higher one counts: a sweep takes the old ones first.
        if (latest && latest->number == number) return IdempotencyState{Kind::fresh, {}};
        ONESHEET_TRY(store_->remove(claim_folder(key) + numbered(number), soon()));
      }
      if (!latest) {  // released in this very moment
        number = 0;
        continue;
      }
      const Claim& claim = latest->claim;
      if (claim.poster_id.empty() && now - claim.created > stale_after) {
        number = latest->number + 1;
        continue;
      }
      if (claim.fingerprint != fingerprint) return IdempotencyState{Kind::mismatch, {}};
      if (claim.poster_id.empty()) return IdempotencyState{Kind::in_progress, {}};
      return IdempotencyState{Kind::done, claim.poster_id};
    }
    return fail(ErrorKind::busy, "Too many requests with this Idempotency-Key at once; try again.");
  }

  Result<void> finish(std::string_view key, std::string_view poster_id) override {
    ONESHEET_ASSIGN(auto latest, latest_claim(key));
    if (!latest) return fail(ErrorKind::not_found, "There is no such claim.");
    latest->claim.poster_id = poster_id;
    return put(claim_folder(key) + numbered(latest->number), text_of(latest->claim), false);
  }

  Result<void> release(std::string_view key) override {
    ONESHEET_ASSIGN(const auto latest, latest_claim(key));
    // A finished claim stays: releasing it would let a repeated request make a second poster.
    if (!latest || !latest->claim.poster_id.empty()) return {};
    return store_->remove(claim_folder(key) + numbered(latest->number), soon());
  }

  Result<void> forget_claims_before(base::WallTime time) override {
    // From a place drawn by lot, round the end: in the long run every claim is looked at.
    std::array<std::uint8_t, 4> lot{};
    base::secure_random(lot);
    const std::string start = claims_ + base::hex_lower(lot);
    ONESHEET_ASSIGN(auto listing, store_->list(claims_, start, kClaimsSweptMax, soon()));
    auto objects = std::move(listing.objects);
    if (objects.size() < kClaimsSweptMax) {
      const int rest = kClaimsSweptMax - static_cast<int>(objects.size());
      ONESHEET_ASSIGN(listing, store_->list(claims_, "", rest, soon()));
      for (auto& object : listing.objects) {
        if (object.key <= start) objects.push_back(std::move(object));
      }
    }
    for (const store::ListedObject& object : objects) {
      ONESHEET_ASSIGN(const auto text, get(object.key));
      const auto claim = text ? claim_in(*text) : std::nullopt;
      if (claim && claim->created < time) ONESHEET_TRY(store_->remove(object.key, soon()));
    }
    return {};
  }

  Result<void> add_key(const ApiKey& key) override {
    auto added = put(keys_ + key.secret_hash + ".json", text_of(key), true);
    if (!added && added.error().kind == ErrorKind::conflict)
      return fail(ErrorKind::conflict, "This key exists already.");
    return added;
  }

  Result<std::optional<ApiKey>> find_key(std::string_view secret_hash) override {
    ONESHEET_ASSIGN(const auto text, get(keys_ + std::string(secret_hash) + ".json"));
    return text ? key_in(*text) : std::nullopt;
  }

  Result<std::vector<ApiKey>> list_keys() override {
    std::vector<ApiKey> keys;
    std::string after;
    for (bool more = true; more;) {
      ONESHEET_ASSIGN(const store::Listing listing, store_->list(keys_, after, store::kListMax, soon()));
      for (const store::ListedObject& object : listing.objects) {
        ONESHEET_ASSIGN(const auto text, get(object.key));
        if (auto key = text ? key_in(*text) : std::nullopt) keys.push_back(std::move(*key));
      }
      more = listing.more && !listing.objects.empty();
      if (more) after = listing.objects.back().key;
    }
    std::ranges::sort(keys, {}, &ApiKey::id);
    return keys;
  }

  Result<void> remove_key(std::string_view id) override {
    ONESHEET_ASSIGN(const auto keys, list_keys());
    const auto found = std::ranges::find(keys, id, &ApiKey::id);
    if (found == keys.end()) return fail(ErrorKind::not_found, "There is no key with this id.");
    return store_->remove(keys_ + found->secret_hash + ".json", soon());
  }

  Result<void> check() override {
    ONESHEET_TRY(store_->list(posters_, "", 1, soon()));
    return {};
  }

 private:
  static constexpr int kRoundsMax = 8;

  struct NumberedClaim {
    int number = 0;
    Claim claim;
  };

  static Deadline soon() { return Deadline::after(kObjectRequestWithin); }

  std::string poster_key(std::string_view id) const { return posters_ + inverted(id) + ".json"; }
  std::string claim_folder(std::string_view key) const { return claims_ + hash_secret(key) + "/"; }

  Result<void> put(const std::string& key, const std::string& text, bool create_only) {
    return store_->put(key, base::as_bytes(text),
                       {.content_type = "application/json", .create_only = create_only}, soon());
  }

  // nullopt when there is none.
  Result<std::optional<std::string>> get(const std::string& key) {
    auto bytes = store_->get(key, soon());
    if (bytes) return std::string(bytes->begin(), bytes->end());
    if (bytes.error().kind == ErrorKind::not_found) return std::nullopt;
    return std::unexpected(std::move(bytes).error());
  }

  Result<std::optional<NumberedClaim>> latest_claim(std::string_view key) {
    const std::string folder = claim_folder(key);
    ONESHEET_ASSIGN(const store::Listing listing, store_->list(folder, "", store::kListMax, soon()));
    for (auto object = listing.objects.rbegin(); object != listing.objects.rend(); ++object) {
      ONESHEET_ASSIGN(const auto text, get(object->key));
      auto claim = text ? claim_in(*text) : std::nullopt;
      if (claim) return NumberedClaim{std::atoi(object->key.c_str() + folder.size()), std::move(*claim)};
    }
    return std::nullopt;
  }

  const std::shared_ptr<store::ObjectStore> store_;
  const std::string posters_, claims_, keys_;
};

}  // namespace

std::unique_ptr<Catalogue> make_objects_catalogue(std::shared_ptr<store::ObjectStore> store,
                                                  std::string prefix) {
  return std::make_unique<ObjectsCatalogue>(std::move(store), prefix);
}

}  // namespace onesheet::catalogue

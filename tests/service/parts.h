// Small parts to build a PosterService from in tests: a store and a model that can be told to fail, and a
// catalogue that can refuse.
#pragma once

#include <algorithm>
#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/log.h"
#include "catalogue/catalogue.h"
#include "catalogue/memory/memory_catalogue.h"
#include "models/image_model.h"
#include "render/font_pack.h"
#include "service/poster_service.h"
#include "store/object_store.h"

namespace onesheet::testing_parts {

inline constexpr base::WallTime kNow{std::chrono::milliseconds{1'795'339'800'000}};

struct StoredObject {
  std::vector<std::uint8_t> bytes;
  store::PutOptions options;
};

class FakeStore final : public store::ObjectStore {
 public:
  explicit FakeStore(std::shared_ptr<base::Clock> clock) : clock_(std::move(clock)) {}
  std::string bucket() const override { return "onesheet"; }
  std::string link_origin() const override { return "http://127.0.0.1:9000"; }
  base::Result<void> put(std::string_view key, std::span<const std::uint8_t> bytes,
                         const store::PutOptions& options, base::Deadline) override {
    const std::lock_guard lock(mutex_);
    if (fail_puts_with) return std::unexpected(*fail_puts_with);
    const bool fresh =
        objects_.try_emplace(std::string(key), StoredObject{{bytes.begin(), bytes.end()}, options}).second;
    if (!fresh && options.create_only) return base::fail(base::ErrorKind::conflict, "It exists already.");
    return {};
  }
  base::Result<std::vector<std::uint8_t>> get(std::string_view key, base::Deadline) override {
    const std::lock_guard lock(mutex_);
    const auto found = objects_.find(key);
    if (found == objects_.end()) return base::fail(base::ErrorKind::not_found, "There is no such object.");
    return found->second.bytes;
  }
  base::Result<bool> exists(std::string_view key, base::Deadline) override {
    const std::lock_guard lock(mutex_);
    if (fail_puts_with) return std::unexpected(*fail_puts_with);
    return objects_.contains(key);
  }
  base::Result<store::Listing> list(std::string_view prefix, std::string_view start_after, int limit,
                                    base::Deadline) override {
    const std::lock_guard lock(mutex_);
    store::Listing listing;
    for (const auto& [key, object] : objects_) {
      if (!key.starts_with(prefix) || key <= start_after) continue;
      if (listing.objects.size() == static_cast<std::size_t>(limit)) {
        listing.more = true;
        break;
      }
      listing.objects.push_back({key, object.bytes.size()});
    }
    return listing;
  }
  base::Result<void> remove(std::string_view key, base::Deadline) override {
    const std::lock_guard lock(mutex_);
    if (fail_removes_with) return std::unexpected(*fail_removes_with);
    objects_.erase(objects_.find(key), objects_.upper_bound(key));
    return {};
  }
  base::Result<store::Link> presign_get(std::string_view key, const store::LinkOptions& options) override {
    if (fail_signing_with) return std::unexpected(*fail_signing_with);
    const std::lock_guard lock(mutex_);
    last_link = options;
    return store::Link{"http://127.0.0.1:9000/onesheet/" + std::string(key) + "?X-Amz-Signature=s",
                       clock_->now() + std::min(options.expires, link_life_max), may_die_sooner};
  }
  std::map<std::string, StoredObject, std::less<>> objects() const {
    const std::lock_guard lock(mutex_);
    return objects_;
  }

  // Set before use; not changed while requests run.
  std::optional<base::Error> fail_puts_with, fail_removes_with, fail_signing_with;
  store::LinkOptions last_link;
  bool may_die_sooner = false;
  std::chrono::seconds link_life_max = poster::kExpiresMax;

 private:
  const std::shared_ptr<base::Clock> clock_;
  mutable std::mutex mutex_;
  std::map<std::string, StoredObject, std::less<>> objects_;
};

// Paints a calm gradient coloured by the seed.
class FakeModel final : public models::ImageModel {
 public:
  explicit FakeModel(std::string name) : name_(std::move(name)) {}
  models::ModelInfo info() const override { return {name_, "A gradient for tests.", true}; }
  base::Result<models::KeyArt> paint(const models::ArtRequest& request, base::Deadline deadline) override {
    ++paintings;
    words_followed = request.words_will_follow;
    time_left = deadline.remaining();
    if (before_painting) before_painting();
    if (fail_with) return std::unexpected(*fail_with);
    models::KeyArt art;
    art.notes = {"painted by hand"};
    if (request.keep_file && file) {
      art.file = file;
      return art;
    }
    art.image = pixels::Image8(request.width_px + wider_by, request.height_px, 3);
    for (int y = 0; y < art.image.height; ++y) {
      for (int x = 0; x < art.image.width; ++x) {
        auto* pixel = art.image.row(y) + 3 * static_cast<std::size_t>(x);
        pixel[0] = static_cast<std::uint8_t>(20 + request.seed % 8);
        pixel[1] = static_cast<std::uint8_t>(20 + 20 * y / art.image.height);
        pixel[2] = 60;
      }
    }
    art.guide.palette = brief::palettes().front();
    art.archetype = "plain";
    art.style = "flat";
    art.drawn = {"sky"};
    art.not_drawn = {"keeper"};
    return art;
  }

  std::atomic<int> paintings = 0;
  std::atomic<bool> words_followed = false;
  std::chrono::milliseconds time_left{0};  // of the last painting
  // Set before use; not changed while requests run.
  std::function<void()> before_painting;
  std::optional<base::Error> fail_with;
  std::optional<models::ArtFile> file;
  int wider_by = 0;

 private:
  const std::string name_;
};

// Passes everything on, but refuses to add.
class FullCatalogue final : public catalogue::Catalogue {
 public:
  base::Result<void> add(const catalogue::PosterRecord&) override {
    return base::fail(base::ErrorKind::out_of_space, "The disk is full; make room and try again.");
  }
  base::Result<catalogue::PosterRecord> find(std::string_view id) override { return inner_->find(id); }
  base::Result<catalogue::PosterPage> list(std::string_view cursor, int limit) override {
    return inner_->list(cursor, limit);
  }
  base::Result<void> remove(std::string_view id) override { return inner_->remove(id); }
  base::Result<catalogue::IdempotencyState> claim(std::string_view key, std::string_view fingerprint,
                                                  base::WallTime now, std::chrono::seconds stale) override {
    return inner_->claim(key, fingerprint, now, stale);
  }
  base::Result<void> finish(std::string_view key, std::string_view id) override {
    return inner_->finish(key, id);
  }
  base::Result<void> release(std::string_view key) override { return inner_->release(key); }
  base::Result<void> forget_claims_before(base::WallTime time) override {
    return inner_->forget_claims_before(time);
  }
  base::Result<void> add_key(const catalogue::ApiKey& key) override { return inner_->add_key(key); }
  base::Result<std::optional<catalogue::ApiKey>> find_key(std::string_view hash) override {
    return inner_->find_key(hash);
  }
  base::Result<std::vector<catalogue::ApiKey>> list_keys() override { return inner_->list_keys(); }
  base::Result<void> remove_key(std::string_view id) override { return inner_->remove_key(id); }
  base::Result<void> check() override {
    return base::fail(base::ErrorKind::upstream, "The catalogue of posters does not answer.", "/secret/path");
  }

 private:
  std::unique_ptr<catalogue::Catalogue> inner_ = catalogue::make_memory_catalogue();
};

// Remembers what it was asked to print.
class FakePress final : public print::Press {
 public:
  base::Result<std::vector<std::uint8_t>> pdf(const print::PrintSheet& sheet) const override {
    const std::string text = "%PDF " + std::to_string(sheet.bleed_px) + (sheet.marks ? " marks" : "");
    return std::vector<std::uint8_t>(text.begin(), text.end());
  }
  base::Result<void> check_profile(const std::vector<std::uint8_t>& profile) const override {
    if (profile.empty() || profile.front() == 'I') return {};
    return base::fail(base::ErrorKind::bad_request, "The colour profile is none.");
  }
};

// Loading the fonts takes a moment: once per process is enough, they do not change.
inline std::shared_ptr<const render::FontPack> shared_fonts() {
  static const std::shared_ptr<const render::FontPack> fonts = std::move(*render::load_font_pack());
  return fonts;
}

struct Studio {
  std::shared_ptr<base::ManualClock> clock = std::make_shared<base::ManualClock>(kNow);
  std::shared_ptr<FakeStore> store = std::make_shared<FakeStore>(clock);
  std::shared_ptr<FakeModel> model = std::make_shared<FakeModel>("illustrator");
  std::shared_ptr<FakeModel> other = std::make_shared<FakeModel>("other");
  std::string default_models, key_prefix;
  bool keep_art = false;
  std::shared_ptr<const print::Press> press;
  std::shared_ptr<catalogue::Catalogue> catalogue = catalogue::make_memory_catalogue();
  std::shared_ptr<service::PosterService> service() const {
    return std::make_shared<service::PosterService>(
        service::PosterServiceParts{.models = {model, other},
                                    .store = store,
                                    .catalogue = catalogue,
                                    .fonts = shared_fonts(),
                                    .runner = nullptr,
                                    .clock = clock,
                                    .log = std::make_shared<base::NullLog>(),
                                    .default_models = default_models,
                                    .key_prefix = key_prefix,
                                    .press = press,
                                    .keep_art = keep_art});
  }
};

}  // namespace onesheet::testing_parts

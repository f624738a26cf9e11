#include "doors/wiring/house.h"

#include "base/thread_pool.h"
#include "catalogue/objects/objects_catalogue.h"
#include "catalogue/sqlite/sqlite_catalogue.h"
#include "doors/wiring/files.h"
#include "doors/wiring/secrets.h"
#include "print/qpdf_press.h"
#include "render/font_pack.h"
#include "store/filesystem/filesystem_engine.h"
#include "store/local/local_store.h"

namespace onesheet::wiring {

using base::Result;

namespace {

Result<std::shared_ptr<store::ObjectStore>> open_store(const cli::Settings& settings, const House& house,
                                                       const std::string& s3_url) {
  if (!settings.s3.bucket.empty()) return house.cloud->open_store(settings);
  ONESHEET_ASSIGN(auto store, store::make_local_store(house.engine, settings.bucket,
                                                      {.public_url = s3_url,
                                                       .access_key_id = house.secrets.access_key_id,
                                                       .secret_access_key = house.secrets.secret_access_key,
                                                       .region = settings.region},
                                                      *house.clock));
  return std::shared_ptr<store::ObjectStore>{std::move(store)};
}

Result<std::shared_ptr<catalogue::Catalogue>> open_catalogue_over(
    const cli::Settings& settings, const std::shared_ptr<store::ObjectStore>& store) {
  if (settings.catalogue_in_store) {
    return std::shared_ptr<catalogue::Catalogue>{
        catalogue::make_objects_catalogue(store, settings.s3.prefix)};
  }
  ONESHEET_ASSIGN(auto catalogue, catalogue::open_sqlite_catalogue(settings.data / "onesheet.db"));
  return std::shared_ptr<catalogue::Catalogue>{std::move(catalogue)};
}

// Everything but what draws.
Result<House> open_ground(const cli::Settings& settings, const Environment& environment,
                          const std::string& s3_url) {
  ONESHEET_TRY(make_folder(settings.data));
  House house;
  house.clock = std::make_shared<base::SystemClock>();
  if (needs_cloud(settings))
    house.cloud = std::make_shared<Cloud>(environment, house.clock, http::make_client);
  ONESHEET_ASSIGN(house.secrets, secrets_of(settings));
  ONESHEET_ASSIGN(house.engine, open_engine(settings, *house.clock));
  ONESHEET_ASSIGN(house.store, open_store(settings, house, s3_url));
  ONESHEET_ASSIGN(house.catalogue, open_catalogue_over(settings, house.store));
  return house;
}

// A catalogue kept in a store needs what the store needs, for as long as it lives.
class CatalogueWithGround {
 public:
  explicit CatalogueWithGround(House ground) : ground_(std::move(ground)) {}
  catalogue::Catalogue* catalogue() const { return ground_.catalogue.get(); }

 private:
  House ground_;
};

}  // namespace

Result<cli::Secrets> secrets_of(const cli::Settings& settings) {
  if (!settings.access_key_id.empty())
    return cli::Secrets{settings.access_key_id, settings.secret_access_key};
  ONESHEET_TRY(make_folder(settings.data));
  return load_or_create_secrets(settings.data);
}

Result<std::shared_ptr<store::BucketEngine>> open_engine(const cli::Settings& settings,
                                                         const base::Clock& clock) {
  ONESHEET_ASSIGN(auto engine, store::make_filesystem_engine((settings.data / "objects").string(), clock));
  return std::shared_ptr<store::BucketEngine>{std::move(engine)};
}

Result<std::shared_ptr<catalogue::Catalogue>> open_catalogue(const cli::Settings& settings,
                                                             const Environment& environment) {
  if (!settings.catalogue_in_store) return open_catalogue_over(settings, nullptr);
  // Nothing is signed for a caller here, so the address of the local store does not matter.
  ONESHEET_ASSIGN(House ground, open_ground(settings, environment, "http://localhost"));
  const auto owner = std::make_shared<CatalogueWithGround>(std::move(ground));
  return std::shared_ptr<catalogue::Catalogue>{owner, owner->catalogue()};
}

Result<House> open_house(const cli::Settings& settings, const Environment& environment,
                         const std::string& s3_url, std::shared_ptr<base::Log> log) {
  ONESHEET_ASSIGN(House house, open_ground(settings, environment, s3_url));
  house.log = std::move(log);
  ONESHEET_ASSIGN(auto models, open_models(settings, house.cloud.get()));
  ONESHEET_ASSIGN(auto fonts, render::load_font_pack());
  house.posters = std::make_shared<service::PosterService>(
      service::PosterServiceParts{.models = std::move(models),
                                  .store = house.store,
                                  .catalogue = house.catalogue,
                                  .fonts = std::move(fonts),
                                  .runner = base::make_thread_runner(),
                                  .clock = house.clock,
                                  .log = house.log,
                                  .default_models = settings.model,
                                  .key_prefix = settings.s3.prefix,
                                  .press = print::make_press(),
                                  .keep_art = settings.keep_art});
  return house;
}

}  // namespace onesheet::wiring

#include "doors/wiring/house.h"

#include "base/thread_pool.h"
#include "catalogue/sqlite/sqlite_catalogue.h"
#include "doors/wiring/files.h"
#include "doors/wiring/secrets.h"
#include "models/illustrator/illustrator.h"
#include "render/font_pack.h"
#include "store/filesystem/filesystem_engine.h"
#include "store/local/local_store.h"

namespace onesheet::wiring {

using base::Result;

std::vector<std::shared_ptr<models::ImageModel>> make_models() { return {illustrator::make_illustrator()}; }

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

Result<std::shared_ptr<catalogue::Catalogue>> open_catalogue(const cli::Settings& settings) {
  ONESHEET_ASSIGN(auto catalogue, catalogue::open_sqlite_catalogue(settings.data / "onesheet.db"));
  return std::shared_ptr<catalogue::Catalogue>{std::move(catalogue)};
}

Result<House> open_house(const cli::Settings& settings, const std::string& s3_url,
                         std::shared_ptr<base::Log> log) {
  ONESHEET_TRY(make_folder(settings.data));
  House house;
  house.clock = std::make_shared<base::SystemClock>();
  house.log = std::move(log);
  ONESHEET_ASSIGN(house.secrets, secrets_of(settings));
  ONESHEET_ASSIGN(house.engine, open_engine(settings, *house.clock));
  ONESHEET_ASSIGN(house.catalogue, open_catalogue(settings));
  ONESHEET_ASSIGN(auto store, store::make_local_store(house.engine, settings.bucket,
                                                      {.public_url = s3_url,
                                                       .access_key_id = house.secrets.access_key_id,
                                                       .secret_access_key = house.secrets.secret_access_key,
                                                       .region = settings.region},
                                                      *house.clock));
  ONESHEET_ASSIGN(auto fonts, render::load_font_pack());
  house.posters = std::make_shared<service::PosterService>(
      service::PosterServiceParts{.models = make_models(),
                                  .store = std::move(store),
                                  .catalogue = house.catalogue,
                                  .fonts = std::move(fonts),
                                  .runner = base::make_thread_runner(),
                                  .clock = house.clock,
                                  .log = house.log});
  return house;
}

}  // namespace onesheet::wiring

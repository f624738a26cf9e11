// The concrete parts, put together as the settings say.
#pragma once

#include <memory>

#include "base/clock.h"
#include "base/log.h"
#include "base/runner.h"
#include "doors/cli/machine.h"
#include "doors/wiring/cloud.h"
#include "service/poster_service.h"
#include "store/bucket_engine.h"

namespace onesheet::wiring {

struct House {
  std::shared_ptr<Cloud> cloud;  // null when nothing is on another machine; goes last
  std::shared_ptr<base::Clock> clock;
  std::shared_ptr<base::Log> log;
  std::shared_ptr<store::BucketEngine> engine;  // this machine's own buckets
  std::shared_ptr<store::ObjectStore> store;    // where posters go
  std::shared_ptr<catalogue::Catalogue> catalogue;
  std::shared_ptr<service::PosterService> posters;
  cli::Secrets secrets;
};

// Opens the data folder, making it when it is absent. Links to a local store begin with `s3_url`.
base::Result<House> open_house(const cli::Settings& settings, const Environment& environment,
                               const std::string& s3_url, std::shared_ptr<base::Log> log);

// The configured pair, else the generated one.
base::Result<cli::Secrets> secrets_of(const cli::Settings& settings);

// Parts of the data folder, for doctor.
base::Result<std::shared_ptr<store::BucketEngine>> open_engine(const cli::Settings& settings,
                                                               const base::Clock& clock);
base::Result<std::shared_ptr<catalogue::Catalogue>> open_catalogue(const cli::Settings& settings,
                                                                   const Environment& environment);

}  // namespace onesheet::wiring

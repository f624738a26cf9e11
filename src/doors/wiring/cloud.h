// What reaches other machines: one HTTP client, one set of AWS credentials, and the stores and models that
// use them.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "aws/credentials/credentials.h"
#include "base/clock.h"
#include "doors/cli/settings.h"
#include "doors/wiring/settings_reader.h"
#include "http/client.h"
#include "models/image_model.h"
#include "store/object_store.h"

namespace onesheet::wiring {

// Outlives the stores and models made with it. Makes no request until one of them does.
class Cloud {
 public:
  // `make_client` is one of those of http/client.h.
  Cloud(const Environment& environment, std::shared_ptr<base::Clock> clock,
        std::unique_ptr<http::Client> (*make_client)(http::ClientOptions));

  base::Result<std::shared_ptr<store::ObjectStore>> open_store(const cli::Settings& settings);
  // "bedrock/…", "openai/…" or "sdapi/…". bad_request for another name, or settings that cannot be.
  base::Result<std::shared_ptr<models::ImageModel>> open_model(std::string_view name,
                                                               const cli::Settings& settings);
  http::Client& client() { return *client_; }

 private:
  const std::shared_ptr<base::Clock> clock_;
  const aws::Environment environment_;
  const aws::ProfileFiles files_;
  const std::unique_ptr<http::Client> client_;
  aws::CredentialKeeper credentials_;
};

// Whether the settings name anything on another machine.
bool needs_cloud(const cli::Settings& settings);

// Everything callers may name: the default chain, the further models, the illustrator. `cloud` may be null
// when needs_cloud says so.
base::Result<std::vector<std::shared_ptr<models::ImageModel>>> open_models(const cli::Settings& settings,
                                                                           Cloud* cloud);

}  // namespace onesheet::wiring

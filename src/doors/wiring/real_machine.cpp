#include "doors/wiring/real_machine.h"

#include "doors/bedrockapi/bearer.h"
#include "doors/wiring/doctor.h"
#include "doors/wiring/files.h"
#include "doors/wiring/house.h"
#include "doors/wiring/serving.h"

namespace onesheet::wiring {
namespace {

class OpenedHouse final : public cli::Workshop {
 public:
  explicit OpenedHouse(House house) : house_(std::move(house)) {}
  service::PosterService& posters() override { return *house_.posters; }
  catalogue::Catalogue& catalogue() override { return *house_.catalogue; }

 private:
  House house_;
};

}  // namespace

base::Result<cli::Resolved> RealMachine::resolve(const cli::Flags& flags) {
  return resolve_settings(flags, environment_);
}

base::Result<cli::Secrets> RealMachine::secrets(const cli::Settings& settings) {
  ONESHEET_ASSIGN(cli::Secrets secrets, secrets_of(settings));
  secrets.bearer_token = doors::bearer_token_of(secrets.access_key_id, secrets.secret_access_key);
  return secrets;
}

cli::Endpoints RealMachine::endpoints(const cli::Settings& settings) { return endpoints_of(settings); }

base::Result<std::vector<models::ModelInfo>> RealMachine::models(const cli::Settings& settings) {
  Cloud cloud(environment_, std::make_shared<base::SystemClock>(), http::make_client);
  ONESHEET_ASSIGN(const auto models, open_models(settings, &cloud));
  std::vector<models::ModelInfo> infos;
  for (const auto& model : models) infos.push_back(model->info());
  return infos;
}

base::Result<std::unique_ptr<cli::Workshop>> RealMachine::open(const cli::Settings& settings) {
  // A command says what matters on its own; the log is the server's.
  ONESHEET_ASSIGN(House house, open_house(settings, environment_, endpoints_of(settings).s3_url,
                                          std::make_shared<base::NullLog>()));
  return std::make_unique<OpenedHouse>(std::move(house));
}

base::Result<std::unique_ptr<cli::Serving>> RealMachine::serve(const cli::Settings& settings) {
  return start_serving(settings, environment_);
}

std::vector<cli::Finding> RealMachine::examine(const cli::Settings& settings) {
  return wiring::examine(settings, environment_);
}

base::Result<std::string> RealMachine::read_file(const std::filesystem::path& path, std::size_t bytes_max) {
  return wiring::read_file(path, bytes_max);
}

base::Result<void> RealMachine::write_file(const std::filesystem::path& path,
                                           std::span<const std::uint8_t> bytes) {
  return wiring::write_file(path, bytes);
}

}  // namespace onesheet::wiring

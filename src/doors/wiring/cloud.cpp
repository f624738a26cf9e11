#include "doors/wiring/cloud.h"

#include <algorithm>

#include "aws/credentials/region.h"
#include "models/bedrock/bedrock_model.h"
#include "models/illustrator/illustrator.h"
#include "models/openai/openai_model.h"
#include "poster/spec.h"
#include "render/encode.h"
#include "store/s3/s3_store.h"

namespace onesheet::wiring {
namespace {

using base::ErrorKind;
using base::Result;

constexpr std::string_view kIllustrator = "illustrator", kBedrock = "bedrock/", kOpenai = "openai/",
                           kSdapi = "sdapi/";

aws::Environment lookup_in(const Environment& environment) {
  return [environment](std::string_view name) -> std::optional<std::string> {
    const auto found = environment.find(name);
    if (found == environment.end() || found->second.empty()) return std::nullopt;
    return found->second;
  };
}

http::ClientOptions client_options(const aws::Environment& environment, const aws::ProfileFiles& files) {
  http::ClientOptions options;
  options.user_agent = "onesheet";
  options.ca_file = environment("AWS_CA_BUNDLE").value_or("");
  if (const aws::Profile* profile = files.find(aws::profile_name(environment));
      options.ca_file.empty() && profile != nullptr) {
    if (const auto bundle = profile->find("ca_bundle"); bundle != profile->end())
      options.ca_file = bundle->second;
  }
  return options;
}

std::unique_ptr<aws::CredentialSource> chain(const aws::Environment& environment,
                                             const aws::ProfileFiles& files, http::Client& client,
                                             const base::Clock& clock) {
  return aws::chain_source({.environment = environment,
                            .files = files,
                            .client = &client,
                            .clock = &clock,
                            .region = aws::resolve_region(environment, files).value_or("")});
}

store::Addressing addressing_of(std::string_view word) {
  if (word == "path") return store::Addressing::path;
  return word == "virtual-host" ? store::Addressing::virtual_host : store::Addressing::automatic;
}

Result<pixels::Image8> decode(std::span<const std::uint8_t> bytes) { return render::decode(bytes); }

std::vector<std::string> names_of(const cli::Settings& settings) {
  std::vector<std::string> names = poster::models_in(settings.model);
  for (std::string& name : poster::models_in(settings.more_models)) names.push_back(std::move(name));
  names.emplace_back(kIllustrator);
  return names;
}

}  // namespace

Cloud::Cloud(const Environment& environment, std::shared_ptr<base::Clock> clock,
             std::unique_ptr<http::Client> (*make_client)(http::ClientOptions))
    : clock_(std::move(clock)),
      environment_(lookup_in(environment)),
      files_(aws::read_profile_files(environment_)),
      client_(make_client(client_options(environment_, files_))),
      credentials_(chain(environment_, files_, *client_, *clock_), *clock_) {}

Result<std::shared_ptr<store::ObjectStore>> Cloud::open_store(const cli::Settings& settings) {
  const cli::S3Settings& s3 = settings.s3;
  store::S3StoreOptions options;
  options.bucket = s3.bucket;
  options.region =
      !s3.region.empty() ? s3.region : aws::resolve_region(environment_, files_).value_or(options.region);
  options.endpoint =
      !s3.endpoint.empty() ? s3.endpoint : aws::resolve_endpoint("s3", environment_, files_).value_or("");
  options.public_endpoint = settings.public_s3_url;
  options.addressing = addressing_of(s3.addressing);
  options.variant = aws::resolve_host_variant(environment_, files_);
  const aws::ChecksumHabits checksums = aws::resolve_checksums(environment_, files_);
  options.send_checksums = checksums.send;
  options.check_checksums = checksums.check;
  options.server_side_encryption = s3.encryption;
  options.kms_key_id = s3.kms_key;
  options.storage_class = s3.storage_class;
  ONESHEET_ASSIGN(auto store, store::make_s3_store(std::move(options), *client_, credentials_, *clock_));
  return std::shared_ptr<store::ObjectStore>{std::move(store)};
}

Result<std::shared_ptr<models::ImageModel>> Cloud::open_model(std::string_view name,
                                                              const cli::Settings& settings) {
  if (name.starts_with(kBedrock)) {
    bedrock::BedrockOptions options;
    options.model_id = name.substr(kBedrock.size());
    options.region = settings.bedrock.region;
    options.endpoint = !settings.bedrock.endpoint.empty()
                           ? settings.bedrock.endpoint
                           : aws::resolve_endpoint("bedrock_runtime", environment_, files_).value_or("");
    options.bearer_token = environment_("AWS_BEARER_TOKEN_BEDROCK").value_or("");
    options.family = settings.bedrock.family;
    options.price_usd = settings.bedrock.price_usd;
    options.extra = settings.bedrock.extra;
    options.guardrail_id = settings.bedrock.guardrail_id;
    options.guardrail_version = settings.bedrock.guardrail_version;
    options.attempts_max = static_cast<int>(settings.bedrock.attempts_max);
    options.retry_after_silence = settings.bedrock.repeat_silence;
    ONESHEET_ASSIGN(auto model,
                    bedrock::make_bedrock_model(std::move(options), *client_, credentials_, *clock_, decode));
    return std::shared_ptr<models::ImageModel>{std::move(model)};
  }
  const bool openai = name.starts_with(kOpenai);
  if (openai || name.starts_with(kSdapi)) {
    const cli::ImageServerSettings& server = openai ? settings.openai : settings.sdapi;
    openai::ImageServerOptions options;
    options.name = name;
    options.dialect = openai ? openai::Dialect::openai : openai::Dialect::automatic1111;
    options.endpoint = server.endpoint;
    options.model = name.substr((openai ? kOpenai : kSdapi).size());
    options.api_key = server.api_key;
    // The variable of OpenAI's own tools, for OpenAI's own server alone.
    const bool own_server =
        server.endpoint == "https://api.openai.com" || server.endpoint == "https://api.openai.com/v1";
    if (openai && options.api_key.empty() && own_server)
      options.api_key = environment_("OPENAI_API_KEY").value_or("");
    options.sizes = server.sizes;
    options.price_usd = server.price_usd;
    options.extra = server.extra;
    ONESHEET_ASSIGN(auto model, openai::make_image_server_model(std::move(options), *client_, decode));
    return std::shared_ptr<models::ImageModel>{std::move(model)};
  }
  return base::fail(ErrorKind::bad_request,
                    "There is no such model; use illustrator, bedrock/MODEL-ID, openai/MODEL or "
                    "sdapi/CHECKPOINT.");
}

bool needs_cloud(const cli::Settings& settings) {
  if (!settings.s3.bucket.empty()) return true;
  return std::ranges::any_of(names_of(settings),
                             [](const std::string& name) { return name != kIllustrator; });
}

Result<std::vector<std::shared_ptr<models::ImageModel>>> open_models(const cli::Settings& settings,
                                                                     Cloud* cloud) {
  std::vector<std::shared_ptr<models::ImageModel>> models;
  std::vector<std::string> opened;
  for (const std::string& name : names_of(settings)) {
    if (std::ranges::find(opened, name) != opened.end()) continue;
    opened.push_back(name);
    if (name == kIllustrator) {
      models.push_back(illustrator::make_illustrator());
    } else {
      ONESHEET_ASSIGN(auto model, cloud->open_model(name, settings));
      models.push_back(std::move(model));
    }
  }
  return models;
}

}  // namespace onesheet::wiring

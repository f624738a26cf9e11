#include "doors/wiring/lambda/function.h"

#include <algorithm>
#include <array>

#include "base/thread_pool.h"
#include "base/utf8.h"
#include "catalogue/objects/objects_catalogue.h"
#include "doors/gateway/gateway.h"
#include "doors/wiring/cloud.h"
#include "doors/wiring/lambda/lazy_parts.h"
#include "doors/wiring/lambda/no_catalogue.h"
#include "poster/spec.h"
#include "service/poster_service.h"

namespace onesheet::wiring {
namespace {

using base::ErrorKind;
using base::fail;
using base::Result;

// Lambda gives a process one event at a time; a second thread is there for the one that follows an event
// which ran out of time.
constexpr std::size_t kMakers = 2;
constexpr std::size_t kQueueMax = 4;
// Lambda's own limit on a function; each event brings its nearer one.
constexpr std::chrono::minutes kLongest{15};
// Callers are counted by API Gateway; inside one function they come one at a time.
constexpr gateway::RateLimit kNoLimit{1e9, 1e9};

std::string take(Environment& environment, std::string_view name) {
  const auto found = environment.find(name);
  if (found == environment.end()) return {};
  std::string value = std::move(found->second);
  environment.erase(found);
  return value;
}

Result<void> take_store(Environment& environment) {
  const std::string bucket = take(environment, "ONESHEET_BUCKET");
  const std::string prefix = take(environment, "ONESHEET_PREFIX");
  if (!bucket.empty()) {
    if (bucket.find('/') != std::string::npos)
      return fail(ErrorKind::bad_request, "ONESHEET_BUCKET must be the name of a bucket.");
    environment["ONESHEET_STORE"] = "s3://" + bucket + (prefix.empty() ? "" : "/" + prefix);
  }
  const auto store = environment.find("ONESHEET_STORE");
  if (store == environment.end() || !store->second.starts_with("s3://")) {
    return fail(ErrorKind::bad_request,
                "A function keeps posters in a bucket; name it in ONESHEET_BUCKET, or in ONESHEET_STORE as "
                "s3://BUCKET/PREFIX.");
  }
  return {};
}

// What a direct event may leave out: checked here, so that a wrong one fails the start and not each poster.
Result<std::vector<std::pair<std::string, std::string>>> take_defaults(Environment& environment) {
  std::vector<std::pair<std::string, std::string>> defaults;
  constexpr std::array<std::pair<const char*, const char*>, 5> kNames{{{"type", "ONESHEET_TYPE"},
                                                                       {"raw_prompt", "ONESHEET_RAW_PROMPT"},
                                                                       {"title", "ONESHEET_TITLE"},
                                                                       {"format", "ONESHEET_FORMAT"},
                                                                       {"expires", "ONESHEET_EXPIRES"}}};
  for (const auto& [name, variable] : kNames) {
    std::string value = take(environment, variable);
    if (value.empty()) continue;
    const std::string_view parameter = name;
    base::Error wrong;
    const auto keep = [&](const auto& parsed) {
      if (!parsed) wrong = parsed.error();
    };
    if (parameter == "type") keep(poster::parse_file_type(value));
    if (parameter == "raw_prompt" && value != "true" && value != "false")
      wrong.public_text = "it must be true or false.";
    if (parameter == "format") keep(poster::parse_format(value));
    if (parameter == "expires") keep(poster::parse_expires(value));
    if (!wrong.public_text.empty())
      return fail(ErrorKind::bad_request, std::string(variable) + ": " + wrong.public_text);
    defaults.emplace_back(name, std::move(value));
  }
  return defaults;
}

std::vector<std::string> split_commas(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto comma = std::min(text.find(','), text.size());
    if (const auto part = base::trim(text.substr(0, comma)); !part.empty()) parts.emplace_back(part);
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return parts;
}

// The handler, and all that it works with: in the order in which it must not outlive each other.
class Function final : public http::Handler {
 public:
  static Result<std::shared_ptr<http::Handler>> open(const FunctionSettings& function,
                                                     const Environment& environment,
                                                     std::shared_ptr<base::Log> log) {
    auto made = std::make_shared<Function>();
    auto clock = std::make_shared<base::SystemClock>();
    made->cloud_ = std::make_shared<Cloud>(environment, clock, http::make_lean_client);
    ONESHEET_ASSIGN(auto store, made->cloud_->open_store(function.settings));
    ONESHEET_ASSIGN(auto models, open_models(function.settings, made->cloud_.get()));
    const std::string& prefix = function.settings.s3.prefix;
    std::shared_ptr<catalogue::Catalogue> catalogue =
        function.catalogue ? catalogue::make_objects_catalogue(store, prefix) : make_no_catalogue();
    gateway::GatewayOptions options;
    options.stage = function.settings.stage;
    options.public_url = function.settings.public_url;
    options.public_s3_url = store->link_origin();
    options.request_rate = options.make_rate = kNoLimit;
    options.make_deadline = options.files_deadline = options.quick_deadline = kLongest;
    options.cors_origins = split_commas(function.settings.cors_origins);
    auto posters = std::make_shared<service::PosterService>(
        service::PosterServiceParts{.models = std::move(models),
                                    .store = std::move(store),
                                    .catalogue = catalogue,
                                    .fonts = make_lazy_fonts(),
                                    .runner = make_lazy_runner(),
                                    .clock = clock,
                                    .log = log,
                                    .default_models = function.settings.model,
                                    .key_prefix = prefix,
                                    .keep_art = function.settings.keep_art});
    made->gateway_ = gateway::make_gateway(std::move(options), std::move(posters), std::move(catalogue),
                                           std::make_shared<base::WorkerPool>(kMakers, kQueueMax),
                                           std::move(clock), std::move(log));
    return made;
  }

  std::shared_ptr<http::Call> begin(http::RequestHead head) override {
    return gateway_->begin(std::move(head));
  }
  http::Response answer_for_malformed(int status) override { return gateway_->answer_for_malformed(status); }

 private:
  std::shared_ptr<Cloud> cloud_;
  std::shared_ptr<http::Handler> gateway_;
};

}  // namespace

Result<FunctionSettings> read_function_settings(Environment environment) {
  FunctionSettings function;
  ONESHEET_TRY(take_store(environment));
  ONESHEET_ASSIGN(function.events.direct_defaults, take_defaults(environment));
  const std::string catalogue = take(environment, "ONESHEET_CATALOGUE");
  if (!catalogue.empty() && catalogue != "store" && catalogue != "none")
    return fail(ErrorKind::bad_request, "ONESHEET_CATALOGUE must be store or none.");
  function.catalogue = catalogue != "none";
  environment["ONESHEET_CATALOGUE"] = "store";
  environment["ONESHEET_DATA"] = "/tmp";  // nothing is kept there
  ONESHEET_ASSIGN(cli::Resolved resolved, resolve_settings({}, environment));
  function.settings = std::move(resolved.settings);
  function.events.stage = function.settings.stage;
  return function;
}

Result<std::shared_ptr<http::Handler>> open_function(const FunctionSettings& settings,
                                                     const Environment& environment,
                                                     std::shared_ptr<base::Log> log) {
  return Function::open(settings, environment, std::move(log));
}

}  // namespace onesheet::wiring

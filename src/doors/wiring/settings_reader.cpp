#include "doors/wiring/settings_reader.h"

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>
#include <filesystem>

#include "base/utf8.h"
#include "doors/cli/address.h"
#include "doors/cli/suggest.h"
#include "doors/wiring/files.h"
#include "poster/spec.h"

namespace onesheet::wiring {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;
using base::fail;
using base::Result;
using cli::SettingOrigin;

std::string variable(const Environment& environment, std::string_view name) {
  const auto found = environment.find(name);
  return found == environment.end() ? std::string{} : found->second;
}

// XDG base directories: a relative path there is to be ignored.
fs::path user_folder(const Environment& environment, std::string_view xdg, std::string_view below_home) {
  if (const fs::path folder = variable(environment, xdg); folder.is_absolute()) return folder;
  if (const fs::path home = variable(environment, "HOME"); home.is_absolute()) return home / below_home;
  return {};
}

using Values = std::map<std::string, std::string, std::less<>>;

Result<Values> parse_config(std::string_view text, const std::string& name) {
  boost::system::error_code error;
  const boost::json::value value = boost::json::parse(text, error);
  const boost::json::object* const object = value.if_object();
  if (error || object == nullptr) {
    return fail(ErrorKind::bad_request, "The config file is not a JSON object.",
                name + ": " + error.message());
  }
  Values values;
  for (const auto& [key, member] : *object) {
    std::string setting{key};
    std::ranges::replace(setting, '_', '-');
    std::vector<std::string> names;
    for (const auto& info : cli::known_settings()) names.emplace_back(info.name);
    if (std::ranges::find(names, setting) == names.end()) {
      std::string near = cli::nearest(setting, names);
      std::ranges::replace(near, '-', '_');
      return fail(ErrorKind::bad_request,
                  "The config file has an unknown setting" +
                      (near.empty() ? std::string{"."} : "; did you mean " + near + "?"),
                  name + ": " + std::string{key});
    }
    if (const auto* const string = member.if_string()) {
      values[setting] = std::string{*string};
    } else if (member.is_int64() || member.is_uint64()) {
      values[setting] = boost::json::serialize(member);
    } else {
      return fail(ErrorKind::bad_request, "Settings in the config file are texts or whole numbers.",
                  name + ": " + std::string{key});
    }
  }
  return values;
}

Result<Values> read_config(const Environment& environment, std::string& name) {
  const std::string named = variable(environment, "ONESHEET_CONFIG");
  const fs::path folder = user_folder(environment, "XDG_CONFIG_HOME", ".config");
  if (named.empty() && folder.empty()) return Values{};
  const fs::path path = named.empty() ? folder / "onesheet" / "config.json" : fs::path{named};
  name = path.string();
  const auto text = read_file(path, kConfigFileBytesMax);
  if (!text) {
    if (text.error().kind == ErrorKind::not_found && named.empty()) return Values{};
    if (text.error().kind == ErrorKind::not_found) {
      return fail(ErrorKind::bad_request, "The config file that ONESHEET_CONFIG names does not exist.", name);
    }
    return std::unexpected(text.error());
  }
  return parse_config(*text, name);
}

// Reads one setting's text into a member of Settings.
class Checker {
 public:
  explicit Checker(const std::vector<SettingOrigin>& origins) : origins_(origins) {}

  const std::string& text(std::string_view name) const { return origin(name).value; }

  Result<std::size_t> number(std::string_view name, std::size_t most) const {
    const std::string& digits = text(name);
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size() || value < 1 || value > most) {
      return wrong(name, "must be a whole number from 1 to " + std::to_string(most));
    }
    return value;
  }

  Result<std::string> address(std::string_view name) const {
    if (!cli::parse_address(text(name))) {
      return wrong(name, "must be host:port with a numeric host, such as 127.0.0.1:8080 or [::1]:8080");
    }
    return text(name);
  }

  Result<std::string> url(std::string_view name) const {
    std::string value = text(name);
    while (value.ends_with('/')) value.pop_back();
    if (value.empty()) return value;
    const auto host = value.find("://");
    const bool web = value.starts_with("http://") || value.starts_with("https://");
    if (!web || host + 3 >= value.size() || value.find_first_of(" ?#'\"<>\\@") != std::string::npos) {
      return wrong(name, "must be an http or https URL without query, such as https://posters.example");
    }
    return value;
  }

  // Letters, digits and a few marks: what may stand in a URL path or a signature scope as it is.
  Result<std::string> word(std::string_view name, std::size_t least, std::size_t most) const {
    const std::string& value = text(name);
    const bool clean = std::ranges::all_of(value, [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
             c == '_';
    });
    if (!clean || value.size() < least || value.size() > most) {
      return wrong(name, "must be " + std::to_string(least) + " to " + std::to_string(most) +
                             " letters, digits, - or _");
    }
    return value;
  }

  // One of `allowed`.
  Result<std::string> choice(std::string_view name, std::initializer_list<std::string_view> allowed) const {
    const std::string& value = text(name);
    std::string words;
    for (const std::string_view word : allowed) {
      if (word == value) return value;
      words += (words.empty()                                                             ? ""
                : words.find(" or ") == std::string::npos && word == *(allowed.end() - 1) ? " or "
                                                                                          : ", ") +
               std::string{word};
    }
    return wrong(name, "must be " + words);
  }

  // A price in US dollars; none for the empty text.
  Result<std::optional<double>> price(std::string_view name) const {
    const std::string& digits = text(name);
    if (digits.empty()) return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size() ||
        !(value >= 0 && value <= kPriceMax_usd))
      return wrong(name, "must be a price in US dollars such as 0.04");
    return value;
  }

  // {"quality": "high", "steps": 30} → each member's value as JSON.
  Result<std::map<std::string, std::string>> members(std::string_view name) const {
    std::map<std::string, std::string> members;
    if (text(name).empty()) return members;
    boost::system::error_code error;
    const boost::json::value value = boost::json::parse(text(name), error);
    const boost::json::object* const object = value.if_object();
    if (error || object == nullptr)
      return wrong(name, R"(must be a JSON object such as {"quality": "high"})");
    for (const auto& [key, member] : *object) members.emplace(key, boost::json::serialize(member));
    return members;
  }

  std::unexpected<base::Error> wrong(std::string_view name, const std::string& rule) const {
    const SettingOrigin& from = origin(name);
    return fail(ErrorKind::bad_request, "The setting " + from.name + " " + rule + ".",
                "from " + from.source + (from.secret ? "" : ": \"" + from.value + "\""));
  }

 private:
  const SettingOrigin& origin(std::string_view name) const {
    return *std::ranges::find(origins_, name, &SettingOrigin::name);
  }
  const std::vector<SettingOrigin>& origins_;
};

Result<cli::S3Settings> check_store(const Checker& checker) {
  cli::S3Settings s3;
  const std::string& store = checker.text("store");
  constexpr std::string_view kScheme = "s3://";
  if (store != "local") {
    const std::string_view rest = std::string_view{store}.substr(std::min(store.size(), kScheme.size()));
    s3.bucket = rest.substr(0, rest.find('/'));
    if (!store.starts_with(kScheme) || s3.bucket.empty())
      return checker.wrong("store", "must be local, s3://BUCKET or s3://BUCKET/PREFIX");
    if (rest.size() > s3.bucket.size() + 1) s3.prefix = rest.substr(s3.bucket.size() + 1);
    if (!s3.prefix.empty() && !s3.prefix.ends_with('/')) s3.prefix += '/';
    // The rest of a key takes about 100 of S3's 1024 bytes.
    constexpr std::size_t kPrefixBytesMax = 512;
    if (s3.prefix.size() > kPrefixBytesMax || s3.prefix.starts_with('/') || !base::valid_utf8(s3.prefix))
      return checker.wrong("store",
                           "must have a prefix of at most 512 bytes that does not begin with a slash");
  }
  ONESHEET_ASSIGN(s3.endpoint, checker.url("s3-endpoint"));
  if (s3.region = checker.text("s3-region"); !s3.region.empty())
    ONESHEET_TRY(checker.word("s3-region", 1, 64));
  ONESHEET_ASSIGN(s3.addressing, checker.choice("s3-addressing", {"auto", "path", "virtual-host"}));
  s3.encryption = checker.text("s3-encryption");
  constexpr std::string_view kKms = "aws:kms:";
  if (s3.encryption.starts_with(kKms) && s3.encryption.size() > kKms.size()) {
    s3.kms_key = s3.encryption.substr(kKms.size());
    s3.encryption = "aws:kms";
  } else if (!s3.encryption.empty() && s3.encryption != "AES256" && s3.encryption != "aws:kms") {
    return checker.wrong("s3-encryption", "must be AES256, aws:kms or aws:kms:KEY");
  }
  if (s3.storage_class = checker.text("s3-storage-class"); !s3.storage_class.empty())
    ONESHEET_TRY(checker.word("s3-storage-class", 1, 64));
  return s3;
}

Result<cli::BedrockSettings> check_bedrock(const Checker& checker) {
  cli::BedrockSettings bedrock;
  bedrock.region = checker.text("bedrock-region");
  if (!bedrock.region.empty()) ONESHEET_TRY(checker.word("bedrock-region", 1, 64));
  ONESHEET_ASSIGN(bedrock.endpoint, checker.url("bedrock-endpoint"));
  const std::string& guardrail = checker.text("bedrock-guardrail");
  if (!guardrail.empty()) {
    const auto colon = guardrail.rfind(':');  // the identifier may be an ARN
    if (colon == std::string::npos || colon == 0 || colon + 1 == guardrail.size())
      return checker.wrong("bedrock-guardrail", "must be ID:VERSION, such as gr-abc123:1");
    bedrock.guardrail_id = guardrail.substr(0, colon);
    bedrock.guardrail_version = guardrail.substr(colon + 1);
  }
  ONESHEET_ASSIGN(bedrock.attempts_max, checker.number("bedrock-attempts", kBedrockAttemptsMax));
  ONESHEET_ASSIGN(const std::string repeat, checker.choice("bedrock-repeat-silence", {"yes", "no"}));
  bedrock.repeat_silence = repeat == "yes";
  bedrock.family = checker.text("bedrock-family");  // the model knows the families
  ONESHEET_ASSIGN(bedrock.price_usd, checker.price("bedrock-price"));
  ONESHEET_ASSIGN(bedrock.extra, checker.members("bedrock-extra"));
  return bedrock;
}

Result<cli::ImageServerSettings> check_image_server(const Checker& checker, const std::string& name) {
  cli::ImageServerSettings server;
  ONESHEET_ASSIGN(server.endpoint, checker.url(name + "-endpoint"));
  ONESHEET_ASSIGN(server.extra, checker.members(name + "-extra"));
  return server;
}

Result<cli::Settings> check_settings(const std::vector<SettingOrigin>& origins) {
  const Checker checker{origins};
  cli::Settings settings;
  settings.data = checker.text("data");
  if (settings.data.empty()) {
    return fail(ErrorKind::bad_request,
                "There is no home folder to keep posters in; set ONESHEET_DATA or --data to a folder.");
  }
  ONESHEET_ASSIGN(settings.listen, checker.address("listen"));
  ONESHEET_ASSIGN(settings.s3_listen, checker.address("s3-listen"));
  ONESHEET_ASSIGN(settings.public_url, checker.url("public-url"));
  ONESHEET_ASSIGN(settings.public_s3_url, checker.url("public-s3-url"));
  ONESHEET_ASSIGN(settings.stage, checker.word("stage", 1, 128));  // API Gateway's own limit on stage names
  ONESHEET_ASSIGN(settings.region, checker.word("region", 1, 64));
  settings.bucket = checker.text("bucket");  // the store knows S3's naming rules and says so
  settings.model = checker.text("model");    // whoever opens the models knows their names
  if (poster::models_in(settings.model).empty())
    return checker.wrong("model", "must name a model, or several separated by commas");
  settings.more_models = checker.text("models");
  ONESHEET_ASSIGN(settings.s3, check_store(checker));
  ONESHEET_ASSIGN(const std::string catalogue, checker.choice("catalogue", {"local", "store"}));
  settings.catalogue_in_store = catalogue == "store";
  ONESHEET_ASSIGN(const std::string keep_art, checker.choice("keep-art", {"yes", "no"}));
  settings.keep_art = keep_art == "yes";
  ONESHEET_ASSIGN(settings.bedrock, check_bedrock(checker));
  ONESHEET_ASSIGN(settings.openai, check_image_server(checker, "openai"));
  settings.openai.api_key = checker.text("openai-api-key");
  settings.openai.sizes = checker.text("openai-sizes");
  ONESHEET_ASSIGN(settings.openai.price_usd, checker.price("openai-price"));
  ONESHEET_ASSIGN(settings.sdapi, check_image_server(checker, "sdapi"));
  settings.sdapi.api_key = checker.text("sdapi-login");
  ONESHEET_ASSIGN(settings.workers, checker.number("workers", kWorkersMax));
  ONESHEET_ASSIGN(settings.queue_max, checker.number("queue", kQueueMax));
  settings.cors_origins = checker.text("cors-origins");
  const std::string& log = checker.text("log");
  if (log != "text" && log != "json") return checker.wrong("log", "must be text or json");
  settings.log_form = log == "json" ? cli::LogForm::json : cli::LogForm::text;
  settings.invoke_model = checker.text("invoke-model");
  const std::string& lifecycle = checker.text("invoke-lifecycle");
  if (lifecycle != "ignore" && lifecycle != "enforce") {
    return checker.wrong("invoke-lifecycle", "must be ignore or enforce");
  }
  settings.invoke_lifecycle_enforced = lifecycle == "enforce";
  settings.access_key_id = checker.text("access-key-id");
  settings.secret_access_key = checker.text("secret-access-key");
  if (settings.access_key_id.empty() != settings.secret_access_key.empty()) {
    return fail(ErrorKind::bad_request,
                "The settings access-key-id and secret-access-key go together; give both or neither.");
  }
  if (!settings.access_key_id.empty()) {
    ONESHEET_TRY(checker.word("access-key-id", 3, 128));
    if (settings.secret_access_key.size() < 16) {
      return checker.wrong("secret-access-key", "must have at least 16 characters");
    }
  }
  return settings;
}

}  // namespace

Result<cli::Resolved> resolve_settings(const cli::Flags& flags, const Environment& environment) {
  std::string config_name;
  ONESHEET_ASSIGN(const Values config, read_config(environment, config_name));

  cli::Resolved resolved;
  for (const cli::SettingInfo& info : cli::known_settings()) {
    SettingOrigin origin{std::string{info.name}, std::string{info.fallback}, "default", info.secret};
    const std::string variable_name = cli::environment_name(info.name);
    // A variable set to nothing counts as not set, as shells make that easy to do by accident.
    const std::string from_environment = variable(environment, variable_name);
    if (const auto flag = flags.find(info.name); flag != flags.end()) {
      origin.value = flag->second;
      origin.source = "--" + std::string{info.name};
    } else if (!from_environment.empty()) {
      origin.value = from_environment;
      origin.source = variable_name;
    } else if (const auto entry = config.find(info.name); entry != config.end()) {
      origin.value = entry->second;
      origin.source = config_name;
    } else if (info.name == "data") {
      const fs::path folder = user_folder(environment, "XDG_DATA_HOME", ".local/share");
      if (!folder.empty()) origin.value = (folder / "onesheet").string();
    }
    resolved.origins.push_back(std::move(origin));
  }
  ONESHEET_ASSIGN(resolved.settings, check_settings(resolved.origins));
  std::error_code error;
  resolved.settings.data = fs::absolute(resolved.settings.data, error).lexically_normal();
  return resolved;
}

}  // namespace onesheet::wiring

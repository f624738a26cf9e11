#include "doors/wiring/settings_reader.h"

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>
#include <filesystem>

#include "base/utf8.h"
#include "doors/cli/address.h"
#include "doors/cli/suggest.h"
#include "doors/wiring/files.h"

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
  ONESHEET_ASSIGN(settings.workers, checker.number("workers", kWorkersMax));
  ONESHEET_ASSIGN(settings.queue_max, checker.number("queue", kQueueMax));
  settings.cors_origins = checker.text("cors-origins");
  const std::string& log = checker.text("log");
  if (log != "text" && log != "json") return checker.wrong("log", "must be text or json");
  settings.log_form = log == "json" ? cli::LogForm::json : cli::LogForm::text;
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

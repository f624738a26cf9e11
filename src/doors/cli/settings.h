// Everything about a run that is not about one poster. Flags win over the environment, the environment over
// the config file, the file over the defaults; wiring does the reading.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace onesheet::cli {

enum class LogForm { text, json };

// How an s3:// store is reached. Empty texts: what AWS's own variables and profile say.
struct S3Settings {
  std::string bucket, prefix;  // bucket empty: the store is local; prefix empty or ending in '/'
  std::string endpoint, region, addressing, encryption, kms_key, storage_class;
};

struct BedrockSettings {
  std::string region, endpoint, guardrail_id, guardrail_version, family;
  std::optional<double> price_usd;           // per picture
  std::map<std::string, std::string> extra;  // member → its value in JSON
  std::size_t attempts_max = 3;
  bool repeat_silence = false;
};

struct ImageServerSettings {
  std::string endpoint, api_key;
  std::string sizes;  // "1024x1024,1024x1536", "any" or empty
  std::optional<double> price_usd;
  std::map<std::string, std::string> extra;  // member → its value in JSON
};

struct Settings {
  std::filesystem::path data;             // the data folder
  std::string listen, s3_listen;          // "host:port"
  std::string public_url, public_s3_url;  // without a trailing slash; empty: made from where we listen
  std::string stage, region, bucket;
  std::string model;        // the default chain, as in poster::Spec::model
  std::string more_models;  // that callers may name besides
  S3Settings s3;
  bool catalogue_in_store = false;
  bool keep_art = true;  // the picture without its words, beside each poster
  BedrockSettings bedrock;
  ImageServerSettings openai, sdapi;
  std::size_t workers = 0;    // posters drawn at the same time
  std::size_t queue_max = 0;  // posters waiting
  std::string cors_origins;   // comma-separated; empty: none
  std::string invoke_model;   // what draws for Bedrock's InvokeModel
  bool invoke_lifecycle_enforced = false;
  LogForm log_form = LogForm::text;
  std::string access_key_id, secret_access_key;  // empty: the pair generated in the data folder
};

// One setting as people meet it. The flag is "--" and the name; the environment variable is "ONESHEET_" and
// the name in capitals with '_' for '-'; in the config file it is the name with '_' for '-'.
struct SettingInfo {
  std::string_view name;
  std::string_view fallback;  // default, as text; "" where wiring works it out
  std::string_view help;
  bool secret = false;
};

std::span<const SettingInfo> known_settings();
std::string environment_name(std::string_view setting);

// Setting name → text given on the command line.
using Flags = std::map<std::string, std::string, std::less<>>;

}  // namespace onesheet::cli

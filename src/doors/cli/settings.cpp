#include "doors/cli/settings.h"

#include <array>

namespace onesheet::cli {
namespace {

const std::array<SettingInfo, 14> kSettings{{
    {"data", "", "Folder for posters, catalogue and secrets"},
    {"listen", "127.0.0.1:8080", "Where the API listens, host:port"},
    {"s3-listen", "127.0.0.1:9000", "Where the S3-shaped store listens, host:port"},
    {"public-url", "", "How callers reach the API, when a proxy stands before it"},
    {"public-s3-url", "", "How callers reach the store; links start with it"},
    {"stage", "Dev", "First path segment of the tutorial's route"},
    {"region", "us-east-1", "Region that signatures name"},
    {"bucket", "onesheet", "Bucket that posters are kept in"},
    {"workers", "2", "Posters drawn at the same time, 1 to 64"},
    {"queue", "16", "Posters that may wait for a worker, 1 to 1000"},
    {"cors-origins", "", "Web origins that may call the API, comma-separated"},
    {"log", "text", "Form of the log on stderr: text or json"},
    {"access-key-id", "", "Access key of the store, instead of the generated one", true},
    {"secret-access-key", "", "Secret of the store, instead of the generated one", true},
}};

}  // namespace

std::span<const SettingInfo> known_settings() { return kSettings; }

std::string environment_name(std::string_view setting) {
  std::string name = "ONESHEET_";
  for (const char c : setting) {
    name += c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return name;
}

}  // namespace onesheet::cli

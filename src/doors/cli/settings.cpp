#include "doors/cli/settings.h"

#include <array>

namespace onesheet::cli {
namespace {

const std::array<SettingInfo, 42> kSettings{{
    {"data", "", "Folder for posters, catalogue and secrets"},
    {"listen", "127.0.0.1:8080", "Where the API listens, host:port"},
    {"s3-listen", "127.0.0.1:9000", "Where the S3-shaped store listens, host:port"},
    {"public-url", "", "How callers reach the API, when a proxy stands before it"},
    {"public-s3-url", "", "How callers reach the store; links start with it"},
    {"stage", "Dev", "First path segment of the tutorial's route"},
    {"region", "us-east-1", "Region that signatures name"},
    {"bucket", "onesheet", "Bucket that posters are kept in"},
    {"model", "illustrator", "Models that make the picture, tried in this order, comma-separated"},
    {"models", "", "Further models that callers may name, comma-separated"},
    {"store", "local", "Where posters are kept: local, s3://BUCKET or s3://BUCKET/PREFIX"},
    {"catalogue", "local", "Where posters are listed: local, or store (as objects beside them)"},
    {"keep-art", "yes", "no: keep no picture without words beside each poster, for `onesheet retitle`"},
    {"s3-endpoint", "",
     "Of an s3:// store: http(s)://host[:port]; AWS when neither this nor AWS_ENDPOINT_URL_S3 is set"},
    {"s3-region", "", "Of an s3:// store; AWS_REGION, the profile's, else us-east-1"},
    {"s3-addressing", "auto", "How an s3:// store's bucket is named: auto, path or virtual-host"},
    {"s3-encryption", "",
     "Server-side encryption to ask for: AES256, aws:kms or aws:kms:KEY; the bucket's own otherwise"},
    {"s3-storage-class", "", "Storage class to ask for, such as STANDARD_IA"},
    {"bedrock-region", "",
     "Region of bedrock/… models; an ARN's own, else us-west-2, the only one with Stability's"},
    {"bedrock-endpoint", "", "Another endpoint for bedrock/… models than the region's own"},
    {"bedrock-guardrail", "", "Guardrail to apply, ID:VERSION"},
    {"bedrock-attempts", "3", "Tries of a bedrock/… request that was throttled or never arrived, 1 to 10"},
    {"bedrock-family", "",
     "Request family of a bedrock/… model this edition does not know, such as stability"},
    {"bedrock-price", "", "Price of a bedrock/… picture in US dollars, for `onesheet models`"},
    {"bedrock-extra", "", "JSON object of further members for bedrock/… requests, as their family takes"},
    {"bedrock-repeat-silence", "no",
     "yes: also repeat a request that was sent and not answered (it may be billed twice)"},
    {"openai-endpoint", "https://api.openai.com", "Server of openai/… models"},
    {"openai-api-key", "", "Key for the server of openai/… models", true},
    {"openai-sizes", "", "Sizes an openai/… model draws, such as 1024x1024,1024x1536, or any"},
    {"openai-price", "", "Price of an openai/… picture in US dollars, for `onesheet models`"},
    {"openai-extra", "", "JSON object of further members for openai/… requests"},
    {"sdapi-endpoint", "http://127.0.0.1:7860", "AUTOMATIC1111-style server of sdapi/… models"},
    {"sdapi-login", "", "USER:PASSWORD for the server of sdapi/… models", true},
    {"sdapi-extra", "", "JSON object of further members for sdapi/… requests"},
    {"workers", "2", "Posters drawn at the same time, 1 to 64"},
    {"queue", "16", "Posters that may wait for a worker, 1 to 1000"},
    {"cors-origins", "", "Web origins that may call the API, comma-separated"},
    {"invoke-model", "illustrator",
     "Model that draws for programs made for Amazon Bedrock (POST /model/ID/invoke)"},
    {"invoke-lifecycle", "ignore",
     "enforce: tell such programs that a model AWS has retired is gone; or ignore"},
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

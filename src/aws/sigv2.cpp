#include "aws/sigv2.h"

#include <algorithm>
#include <array>
#include <map>

#include "aws/digest.h"
#include "base/encoding.h"
#include "base/utf8.h"

namespace onesheet::aws {
namespace {

// Parameters that name a different resource or change the answer; all others are not signed.
// The S3 guide's list, with the later additions every SDK carries. Ascending.
constexpr std::array<std::string_view, 34> kSignedParameters = {"accelerate",
                                                                "acl",
                                                                "analytics",
                                                                "cors",
                                                                "defaultObjectAcl",
                                                                "delete",
                                                                "encryption",
                                                                "inventory",
                                                                "lifecycle",
                                                                "location",
                                                                "logging",
                                                                "metrics",
                                                                "notification",
                                                                "partNumber",
                                                                "policy",
                                                                "replication",
                                                                "requestPayment",
                                                                "response-cache-control",
                                                                "response-content-disposition",
                                                                "response-content-encoding",
                                                                "response-content-language",
                                                                "response-content-type",
                                                                "response-expires",
                                                                "restore",
                                                                "select",
                                                                "select-type",
                                                                "tagging",
                                                                "torrent",
                                                                "uploadId",
                                                                "uploads",
                                                                "versionId",
                                                                "versioning",
                                                                "versions",
                                                                "website"};
static_assert(std::ranges::is_sorted(kSignedParameters));

// The value of a header, else of the query parameter of that name in either case.
std::string value_of(const SigV2Request& request, std::string_view name) {
  std::string value;
  for (const auto& [sent_name, sent_value] : request.headers) {
    if (base::iequals_ascii(sent_name, name)) {
      append_canonical_value(value, sent_value);
      return value;
    }
  }
  for (const auto& [sent_name, sent_value] : request.query) {
    if (base::iequals_ascii(sent_name, name)) return sent_value;
  }
  return value;
}

std::string amz_lines(const SigV2Request& request) {
  std::map<std::string, std::string> lines;
  // Every value counts, also a repeated one: what is not signed could be added by whoever holds the link.
  const auto add = [&](const std::string& sent_name, const std::string& value) {
    std::string name = base::lower_ascii(sent_name);
    if (!name.starts_with("x-amz-")) return;
    const auto [at, inserted] = lines.try_emplace(std::move(name));
    if (!inserted) at->second += ',';
    append_canonical_value(at->second, value);
  };
  for (const auto& [name, value] : request.headers) add(name, value);
  for (const auto& [name, value] : request.query) add(name, value);
  std::string text;
  for (const auto& [name, value] : lines) text += name + ':' + value + '\n';
  return text;
}

std::string resource(const SigV2Request& request) {
  std::string text;
  if (!request.bucket.empty()) text = '/' + std::string{request.bucket};
  text += request.path.empty() ? std::string_view{"/"} : request.path;
  std::vector<std::pair<std::string_view, std::string_view>> parameters;
  for (const auto& [name, value] : request.query) {
    if (std::ranges::binary_search(kSignedParameters, std::string_view{name}))
      parameters.emplace_back(name, value);
  }
  std::ranges::sort(parameters);
  char separator = '?';
  for (const auto& [name, value] : parameters) {
    text += separator;
    separator = '&';
    text += name;
    if (!value.empty()) {
      text += '=';
      text += value;
    }
  }
  return text;
}

}  // namespace

std::string sigv2_string_to_sign(const SigV2Request& request) {
  std::string text{request.method};
  text += '\n';
  text += value_of(request, "content-md5");
  text += '\n';
  text += value_of(request, "content-type");
  text += '\n';
  text += request.expires;
  text += '\n';
  text += amz_lines(request);
  text += resource(request);
  return text;
}

std::string sigv2_signature(std::string_view secret_access_key, std::string_view string_to_sign) {
  return base::base64(hmac_sha1(base::as_bytes(secret_access_key), string_to_sign));
}

}  // namespace onesheet::aws

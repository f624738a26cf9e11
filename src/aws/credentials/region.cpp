#include "aws/credentials/region.h"

#include "base/utf8.h"

namespace onesheet::aws {
namespace {

std::optional<std::string> setting(const Profile* profile, const std::string& name) {
  if (profile == nullptr) return std::nullopt;
  const auto at = profile->find(name);
  if (at == profile->end() || at->second.empty()) return std::nullopt;
  return at->second;
}

bool says_true(const std::optional<std::string>& text) { return text && base::iequals_ascii(*text, "true"); }

std::optional<std::string> from_services(std::string_view service_id, const Profile* profile,
                                         const ProfileFiles& files) {
  const auto name = setting(profile, "services");
  if (!name) return std::nullopt;
  const auto section = files.services.find(*name);
  if (section == files.services.end()) return std::nullopt;
  const auto service = section->second.find(std::string(service_id));
  return service == section->second.end() ? std::nullopt : setting(&service->second, "endpoint_url");
}

}  // namespace

std::optional<std::string> resolve_region(const Environment& environment, const ProfileFiles& files) {
  for (const std::string_view name : {"AWS_REGION", "AWS_DEFAULT_REGION"}) {
    if (auto region = environment(name)) return region;
  }
  return setting(files.find(profile_name(environment)), "region");
}

std::optional<std::string> resolve_endpoint(std::string_view service_id, const Environment& environment,
                                            const ProfileFiles& files) {
  const Profile* profile = files.find(profile_name(environment));
  if (says_true(environment("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")) ||
      says_true(setting(profile, "ignore_configured_endpoint_urls"))) {
    return std::nullopt;
  }
  std::string variable = "AWS_ENDPOINT_URL_";
  for (const char c : service_id) variable += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  auto url = environment(variable);
  if (!url) url = environment("AWS_ENDPOINT_URL");
  if (!url) url = from_services(service_id, profile, files);
  if (!url) url = setting(profile, "endpoint_url");
  while (url && url->ends_with('/')) url->pop_back();
  return url;
}

}  // namespace onesheet::aws

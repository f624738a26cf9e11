#include "aws/credentials/region.h"

#include <algorithm>

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

HostVariant resolve_host_variant(const Environment& environment, const ProfileFiles& files) {
  const Profile* profile = files.find(profile_name(environment));
  const auto wanted = [&](std::string_view variable, const std::string& name) {
    const auto text = environment(variable);
    return says_true(text ? text : setting(profile, name));
  };
  return {wanted("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"),
          wanted("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint")};
}

ChecksumHabits resolve_checksums(const Environment& environment, const ProfileFiles& files) {
  const Profile* profile = files.find(profile_name(environment));
  const auto always = [&](std::string_view variable, const std::string& name) {
    const auto text = environment(variable);
    return !base::iequals_ascii((text ? text : setting(profile, name)).value_or(""), "when_required");
  };
  return {always("AWS_REQUEST_CHECKSUM_CALCULATION", "request_checksum_calculation"),
          always("AWS_RESPONSE_CHECKSUM_VALIDATION", "response_checksum_validation")};
}

std::string aws_host(std::string_view service, std::string_view region, HostVariant variant) {
  struct Partition {
    std::string_view region_starts_with, suffix, dual_stack_suffix;
  };
  // S3 keeps the plain suffix and says "dualstack" in a label of its own.
  static constexpr Partition kPartitions[] = {
      {"cn-", "amazonaws.com.cn", "api.amazonwebservices.com.cn"},
      {"us-iso-", "c2s.ic.gov", "c2s.ic.gov"},
      {"us-isob-", "sc2s.sgov.gov", "sc2s.sgov.gov"},
      {"us-isof-", "csp.hci.ic.gov", "csp.hci.ic.gov"},
      {"eu-isoe-", "cloud.adc-e.uk", "cloud.adc-e.uk"},
      {"eusc-", "amazonaws.eu", "api.amazonwebservices.eu"},
      {"", "amazonaws.com", "api.aws"},
  };
  const auto* partition = std::ranges::find_if(
      kPartitions, [&](const Partition& p) { return region.starts_with(p.region_starts_with); });
  const bool s3 = service == "s3";
  std::string host(service);
  if (variant.fips) host += "-fips";
  if (variant.dual_stack && s3) host += ".dualstack";
  return host + "." + std::string(region) + "." +
         std::string(variant.dual_stack && !s3 ? partition->dual_stack_suffix : partition->suffix);
}

bool usable_region(std::string_view region) {
  return !region.empty() && region.size() <= 63 &&
         region.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

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

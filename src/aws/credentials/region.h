// Which region and which endpoint a service is called at.
// Rules: AWS SDKs and Tools Reference Guide, "AWS Region" and "Service-specific endpoints".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "aws/credentials/environment.h"
#include "aws/credentials/profile.h"

namespace onesheet::aws {

// AWS_REGION, AWS_DEFAULT_REGION, then the profile's region; nullopt when none says.
std::optional<std::string> resolve_region(const Environment& environment, const ProfileFiles& files);

// AWS_ENDPOINT_URL_<SERVICE_ID>, AWS_ENDPOINT_URL, the profile's [services] section, the profile's
// endpoint_url; nullopt: use the service's own host. `service_id` in lower case with underscores ("s3",
// "bedrock_runtime"). The URL comes without a trailing slash.
std::optional<std::string> resolve_endpoint(std::string_view service_id, const Environment& environment,
                                            const ProfileFiles& files);

// Whether AWS's own hosts are to be the FIPS ones, or those that answer over IPv6 as well.
// AWS_USE_FIPS_ENDPOINT, AWS_USE_DUALSTACK_ENDPOINT, or the profile's settings of those names.
struct HostVariant {
  bool fips = false;
  bool dual_stack = false;
};
HostVariant resolve_host_variant(const Environment& environment, const ProfileFiles& files);

// Whether to send and check checksums everywhere, or only where a service insists on them:
// AWS_REQUEST_CHECKSUM_CALCULATION, AWS_RESPONSE_CHECKSUM_VALIDATION = when_required, or the profile's
// settings of those names.
struct ChecksumHabits {
  bool send = true, check = true;
};
ChecksumHabits resolve_checksums(const Environment& environment, const ProfileFiles& files);

// Host of an AWS service: "s3.eu-west-1.amazonaws.com", "s3-fips.dualstack.us-east-1.amazonaws.com",
// "sts.cn-north-1.amazonaws.com.cn". `service` is the host's first word; the suffix is the partition's own.
// Source: the endpoint rule sets of AWS's service models.
std::string aws_host(std::string_view service, std::string_view region, HostVariant variant = {});

// Letters, digits and hyphens, 1 to 63: what can stand in a host name.
bool usable_region(std::string_view region);

}  // namespace onesheet::aws

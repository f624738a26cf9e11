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

}  // namespace onesheet::aws

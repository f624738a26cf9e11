// Which addresses a secret may travel to.
#pragma once

#include <string_view>

namespace onesheet::aws {

// An https URL, or plain http to this machine's own loopback: localhost, 127.0.0.0/8, [::1].
bool keeps_secrets(std::string_view url);

// The same, and the link-local addresses at which AWS offers containers their credentials: 169.254.170.2
// (ECS), 169.254.170.23 and [fd00:ec2::23] (EKS Pod Identity).
// Source: AWS SDKs and Tools Reference Guide, "Container credential provider".
bool is_credential_address(std::string_view url);

}  // namespace onesheet::aws

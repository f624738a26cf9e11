// Instance metadata, version 2 (session tokens), with version 1 as the fall-back AWS still documents.
// Source: Amazon EC2 User Guide, "Use the Instance Metadata Service".
#include <algorithm>

#include "aws/credentials/provider_parts.h"
#include "aws/credentials/safe_address.h"
#include "base/utf8.h"

namespace onesheet::aws {
namespace {

using base::Deadline;
using base::Result;
using std::chrono::milliseconds;

// Role names are letters, digits and "+=,.@_-" (IAM); nothing else may become part of a path.
bool usable_role(std::string_view role) {
  return !role.empty() && role.size() <= 128 && std::ranges::all_of(role, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("+=,.@_-").find(c) != std::string_view::npos;
  });
}

class InstanceSource final : public CredentialSource {
 public:
  InstanceSource(ChainParts parts, std::string endpoint, bool v1_allowed)
      : parts_(std::move(parts)), endpoint_(std::move(endpoint)), v1_allowed_(v1_allowed) {}

  Result<TimedCredentials> fetch(Deadline deadline) override {
    auto found = fetch_once(deadline);
    if (!found && unauthorized_) found = fetch_once(deadline);  // the token ran out: a new one, once
    return found;
  }

 private:
  Result<TimedCredentials> fetch_once(Deadline deadline) {
    unauthorized_ = false;
    std::string token;
    auto given = call("PUT", "/latest/api/token", "", deadline);
    if (given && given->status == 200) {
      token = base::trim(given->body);
    } else if (given && given->status == 400) {
      return wrong_setup("instance", "instance metadata refused the token request.");
    } else {
      const bool old_service = !given || given->status == 403 || given->status == 404 || given->status == 405;
      if (!old_service || !v1_allowed_)
        return unreachable(given ? "status " + std::to_string(given->status)
                                 : given.error().error.operator_text);
    }
    const std::string list = "/latest/meta-data/iam/security-credentials/";
    auto roles = call("GET", list, token, deadline);
    if (!roles) return unreachable(roles.error().error.operator_text);
    unauthorized_ = roles->status == 401;
    const std::string role(base::trim(roles->body.substr(0, roles->body.find('\n'))));
    if (roles->status >= 500) return unreachable("status " + std::to_string(roles->status));
    if (roles->status != 200 || !usable_role(role))
      return wrong_setup("instance", "this instance has no role.");
    auto answer = call("GET", list + role, token, deadline);
    if (!answer) return unreachable(answer.error().error.operator_text);
    unauthorized_ = answer->status == 401;
    if (answer->status >= 500) return unreachable("status " + std::to_string(answer->status));
    if (answer->status != 200) return wrong_setup("instance", "instance metadata refused the role's keys.");
    auto found = credentials_from_json(answer->body, "Token", "instance");
    if (found) found->outlives_expiry = true;
    return found;
  }

  static std::unexpected<base::Error> unreachable(const std::string& detail) {
    return base::fail(
        base::ErrorKind::unauthorized,
        "No AWS credentials were found: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile, or give "
        "this machine a role.",
        "instance metadata: " + detail);
  }

  std::expected<http::ClientAnswer, http::ClientFailure> call(const std::string& method,
                                                              const std::string& path,
                                                              const std::string& token, Deadline deadline) {
    constexpr milliseconds kCallTime{1'000};  // the service is on the host: slower means absent
    http::ClientRequest request;
    request.direct = true;
    request.method = method;
    request.url = endpoint_ + path;
    request.answer_bytes_max = 1U << 20U;
    if (method == "PUT") request.headers.add("x-aws-ec2-metadata-token-ttl-seconds", "21600");
    if (!token.empty()) request.headers.add("x-aws-ec2-metadata-token", token);
    return parts_.client->send(request, Deadline::after(std::min(kCallTime, deadline.remaining())));
  }

  ChainParts parts_;
  std::string endpoint_;
  bool v1_allowed_;
  bool unauthorized_ = false;  // the last answer was 401; one thread fetches at a time
};

}  // namespace

std::unique_ptr<CredentialSource> instance_source(const ChainParts& parts) {
  const Profile* profile = parts.files.find(profile_name(parts.environment));
  const auto configured = [&](std::string_view variable, const std::string& name) -> std::string {
    if (auto value = parts.environment(variable)) return *value;
    if (profile == nullptr) return {};
    const auto at = profile->find(name);
    return at == profile->end() ? std::string() : at->second;
  };
  if (base::iequals_ascii(parts.environment("AWS_EC2_METADATA_DISABLED").value_or(""), "true"))
    return nullptr;
  std::string endpoint = configured("AWS_EC2_METADATA_SERVICE_ENDPOINT", "ec2_metadata_service_endpoint");
  while (endpoint.ends_with('/')) endpoint.pop_back();
  if (endpoint.empty()) {
    const bool ipv6 = base::iequals_ascii(
        configured("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "ec2_metadata_service_endpoint_mode"), "ipv6");
    endpoint = ipv6 ? "http://[fd00:ec2::254]" : "http://169.254.169.254";
  } else if (!endpoint.starts_with("http://") && !endpoint.starts_with("https://")) {
    return wrong_source("instance", "AWS_EC2_METADATA_SERVICE_ENDPOINT must be an http or https URL.");
  }
  const bool v1_disabled =
      base::iequals_ascii(configured("AWS_EC2_METADATA_V1_DISABLED", "ec2_metadata_v1_disabled"), "true");
  return std::make_unique<InstanceSource>(parts, std::move(endpoint), !v1_disabled);
}

}  // namespace onesheet::aws

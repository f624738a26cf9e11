// Environment, web identity, container and instance metadata. Profiles are next door in profile_source.cpp.
#include "aws/credentials/credentials.h"
#include "aws/credentials/provider_parts.h"
#include "base/utf8.h"

namespace onesheet::aws {
namespace {

using base::Deadline;
using base::ErrorKind;
using base::Result;
using std::chrono::milliseconds;

class FixedSource final : public CredentialSource {
 public:
  explicit FixedSource(Credentials keys) : keys_(std::move(keys)) {}
  Result<TimedCredentials> fetch(Deadline) override { return TimedCredentials{keys_, std::nullopt}; }

 private:
  Credentials keys_;
};

// A provider that is configured wrongly: says so each time it is asked.
class WrongSource final : public CredentialSource {
 public:
  WrongSource(std::string provider, std::string what)
      : provider_(std::move(provider)), what_(std::move(what)) {}
  Result<TimedCredentials> fetch(Deadline) override { return wrong_setup(provider_, what_); }

 private:
  std::string provider_, what_;
};

class WebIdentitySource final : public CredentialSource {
 public:
  WebIdentitySource(ChainParts parts, std::string token_file, std::string role)
      : parts_(std::move(parts)), token_file_(std::move(token_file)), role_(std::move(role)) {}

  Result<TimedCredentials> fetch(Deadline deadline) override {
    const auto token = read_token(token_file_);  // Kubernetes rotates it: read afresh each time
    if (!token) return wrong_setup("web identity", "the web identity token file cannot be read.");
    return ask_sts(parts_,
                   {{"Action", "AssumeRoleWithWebIdentity"},
                    {"Version", "2011-06-15"},
                    {"RoleArn", role_},
                    {"RoleSessionName",
                     parts_.environment("AWS_ROLE_SESSION_NAME").value_or(session_name(*parts_.clock))},
                    {"WebIdentityToken", *token}},
                   nullptr, deadline);
  }

 private:
  ChainParts parts_;
  std::string token_file_, role_;
};

// Containers may be asked over plain http only at addresses that never leave the host.
bool safe_container_url(std::string_view url) {
  if (url.starts_with("https://")) return true;
  if (!url.starts_with("http://")) return false;
  std::string_view host = url.substr(7);
  host = host.substr(0, host.find_first_of("/?#"));
  if (host.find('@') != std::string_view::npos) return false;
  if (host.starts_with('[')) {
    const std::string_view address = host.substr(0, host.find(']') + 1);
    return address == "[::1]" || address == "[fd00:ec2::23]";
  }
  host = host.substr(0, host.find(':'));
  if (host == "localhost" || host == "169.254.170.2" || host == "169.254.170.23") return true;
  return host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string_view::npos;
}

class ContainerSource final : public CredentialSource {
 public:
  ContainerSource(ChainParts parts, std::string url) : parts_(std::move(parts)), url_(std::move(url)) {}

  Result<TimedCredentials> fetch(Deadline deadline) override {
    http::ClientRequest request;
    request.url = url_;
    request.answer_bytes_max = 1U << 20U;
    std::optional<std::string> token;
    if (const auto file = parts_.environment("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")) {
      token = read_token(*file);
      if (!token) return wrong_setup("container", "the container authorization token file cannot be read.");
    } else {
      token = parts_.environment("AWS_CONTAINER_AUTHORIZATION_TOKEN");
    }
    if (token && token->find_first_of("\r\n") != std::string::npos) {
      return wrong_setup("container", "the container authorization token holds a line break.");
    }
    if (token) request.headers.add("Authorization", *token);
    request.headers.add("Accept", "application/json");

    constexpr int kAttempts = 3;
    constexpr milliseconds kAttemptTime{2'000};
    Result<TimedCredentials> result =
        wrong_setup("container", "the container's credential service did not answer.");
    for (int attempt = 0; attempt < kAttempts && !deadline.expired(); ++attempt) {
      auto answer =
          parts_.client->send(request, Deadline::after(std::min(kAttemptTime, deadline.remaining())));
      if (!answer) {
        result = std::unexpected(answer.error().error);
      } else if (answer->status == 200) {
        return credentials_from_json(answer->body, "Token", "container");
      } else {
        result = wrong_setup("container", "the container's credential service refused.");
        if (answer->status < 500) break;
      }
    }
    return result;
  }

 private:
  ChainParts parts_;
  std::string url_;
};

// Instance metadata, version 2 (session tokens), with version 1 as the fall-back AWS still documents.
class InstanceSource final : public CredentialSource {
 public:
  InstanceSource(ChainParts parts, std::string endpoint, bool v1_allowed)
      : parts_(std::move(parts)), endpoint_(std::move(endpoint)), v1_allowed_(v1_allowed) {}

  Result<TimedCredentials> fetch(Deadline deadline) override {
    std::string token;
    auto given = call("PUT", "/latest/api/token", "", deadline);
    if (given && given->status == 200) {
      token = given->body;
    } else if (given && given->status == 400) {
      return wrong_setup("instance", "instance metadata refused the token request.");
    } else if (!v1_allowed_) {
      return unreachable(given ? std::to_string(given->status) : given.error().error.operator_text);
    }
    const std::string list = "/latest/meta-data/iam/security-credentials/";
    auto roles = call("GET", list, token, deadline);
    if (!roles) return unreachable(roles.error().error.operator_text);
    const std::string role(base::trim(roles->body.substr(0, roles->body.find('\n'))));
    if (roles->status != 200 || role.empty()) return wrong_setup("instance", "this instance has no role.");
    auto answer = call("GET", list + role, token, deadline);
    if (!answer) return unreachable(answer.error().error.operator_text);
    if (answer->status != 200) return wrong_setup("instance", "instance metadata refused the role's keys.");
    return credentials_from_json(answer->body, "Token", "instance");
  }

 private:
  static std::unexpected<base::Error> unreachable(const std::string& detail) {
    return base::fail(
        ErrorKind::unauthorized,
        "No AWS credentials were found: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile, or give "
        "this machine a role.",
        "instance metadata: " + detail);
  }

  std::expected<http::ClientAnswer, http::ClientFailure> call(const std::string& method,
                                                              const std::string& path,
                                                              const std::string& token, Deadline deadline) {
    constexpr milliseconds kCallTime{1'000};  // the service is on the host: slower means absent
    http::ClientRequest request;
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
};

bool is_true(const std::optional<std::string>& text) { return text && base::iequals_ascii(*text, "true"); }

}  // namespace

std::unique_ptr<CredentialSource> fixed_source(Credentials keys) {
  return std::make_unique<FixedSource>(std::move(keys));
}

std::unique_ptr<CredentialSource> environment_source(const ChainParts& parts) {
  const auto id = parts.environment("AWS_ACCESS_KEY_ID");
  const auto secret = parts.environment("AWS_SECRET_ACCESS_KEY");
  if (!id && !secret) return nullptr;
  if (!id || !secret) {
    return std::make_unique<WrongSource>("environment",
                                         "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must both be set.");
  }
  return fixed_source({*id, *secret, parts.environment("AWS_SESSION_TOKEN").value_or("")});
}

std::unique_ptr<CredentialSource> web_identity_source(const ChainParts& parts) {
  const auto file = parts.environment("AWS_WEB_IDENTITY_TOKEN_FILE");
  const auto role = parts.environment("AWS_ROLE_ARN");
  if (!file) return nullptr;
  if (!role)
    return std::make_unique<WrongSource>("web identity",
                                         "AWS_WEB_IDENTITY_TOKEN_FILE is set but AWS_ROLE_ARN is not.");
  return std::make_unique<WebIdentitySource>(parts, *file, *role);
}

std::unique_ptr<CredentialSource> container_source(const ChainParts& parts) {
  if (const auto path = parts.environment("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")) {
    return std::make_unique<ContainerSource>(parts, "http://169.254.170.2" + *path);
  }
  const auto url = parts.environment("AWS_CONTAINER_CREDENTIALS_FULL_URI");
  if (!url) return nullptr;
  if (!safe_container_url(*url)) {
    return std::make_unique<WrongSource>(
        "container",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI must be https, or http to this host's own addresses.");
  }
  return std::make_unique<ContainerSource>(parts, *url);
}

std::unique_ptr<CredentialSource> instance_source(const ChainParts& parts) {
  if (is_true(parts.environment("AWS_EC2_METADATA_DISABLED"))) return nullptr;
  return std::make_unique<InstanceSource>(
      parts, parts.environment("AWS_EC2_METADATA_SERVICE_ENDPOINT").value_or("http://169.254.169.254"),
      !is_true(parts.environment("AWS_EC2_METADATA_V1_DISABLED")));
}

std::unique_ptr<CredentialSource> chain_source(const ChainParts& parts) {
  const bool profile_named = parts.environment("AWS_PROFILE").has_value();
  if (profile_named) {
    if (auto source = profile_source(parts)) return source;
  }
  for (const auto make :
       {environment_source, web_identity_source, profile_source, container_source, instance_source}) {
    if (auto source = make(parts)) return source;
  }
  return std::make_unique<WrongSource>(
      "none", "none are configured; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or a profile.");
}

}  // namespace onesheet::aws

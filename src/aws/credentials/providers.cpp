// Environment, web identity and container. Profiles and instance metadata have files of their own.
#include "aws/credentials/credentials.h"
#include "aws/credentials/provider_parts.h"
#include "aws/credentials/safe_address.h"

namespace onesheet::aws {
namespace {

using base::Deadline;
using base::Result;
using std::chrono::milliseconds;

class FixedSource final : public CredentialSource {
 public:
  explicit FixedSource(TimedCredentials keys) : keys_(std::move(keys)) {}
  Result<TimedCredentials> fetch(Deadline) override { return keys_; }

 private:
  TimedCredentials keys_;
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

class ContainerSource final : public CredentialSource {
 public:
  ContainerSource(ChainParts parts, std::string url) : parts_(std::move(parts)), url_(std::move(url)) {}

  Result<TimedCredentials> fetch(Deadline deadline) override {
    http::ClientRequest request;
    request.direct = url_.starts_with("http://");
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

}  // namespace

std::unique_ptr<CredentialSource> fixed_source(Credentials keys) {
  return std::make_unique<FixedSource>(TimedCredentials{std::move(keys), std::nullopt});
}

std::unique_ptr<CredentialSource> environment_source(const ChainParts& parts) {
  const auto id = parts.environment("AWS_ACCESS_KEY_ID");
  const auto secret = parts.environment("AWS_SECRET_ACCESS_KEY");
  if (!id && !secret) return nullptr;
  if (!id || !secret) {
    return wrong_source("environment", "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must both be set.");
  }
  TimedCredentials found{{*id, *secret, parts.environment("AWS_SESSION_TOKEN").value_or("")}};
  // What `aws configure export-credentials --format env` writes beside the keys.
  if (const auto expiry = parts.environment("AWS_CREDENTIAL_EXPIRATION")) {
    found.expires_at = parse_iso_time(*expiry);
    if (!found.expires_at)
      return wrong_source("environment",
                          "AWS_CREDENTIAL_EXPIRATION must be a time such as 2026-01-02T03:04:05Z.");
  }
  return std::make_unique<FixedSource>(std::move(found));
}

std::unique_ptr<CredentialSource> web_identity_source(const ChainParts& parts) {
  const auto file = parts.environment("AWS_WEB_IDENTITY_TOKEN_FILE");
  const auto role = parts.environment("AWS_ROLE_ARN");
  if (!file) return nullptr;
  if (!role)
    return wrong_source("web identity", "AWS_WEB_IDENTITY_TOKEN_FILE is set but AWS_ROLE_ARN is not.");
  return std::make_unique<WebIdentitySource>(parts, *file, *role);
}

std::unique_ptr<CredentialSource> container_source(const ChainParts& parts) {
  if (const auto path = parts.environment("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")) {
    const std::string address = "http://169.254.170.2" + *path;
    if (!path->starts_with('/') || !is_credential_address(address))
      return wrong_source("container",
                          "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI must be a path that begins with a slash.");
    return std::make_unique<ContainerSource>(parts, address);
  }
  const auto url = parts.environment("AWS_CONTAINER_CREDENTIALS_FULL_URI");
  if (!url) return nullptr;
  if (!is_credential_address(*url)) {
    return wrong_source(
        "container",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI must be https, or http to this host's own addresses.");
  }
  return std::make_unique<ContainerSource>(parts, *url);
}

std::unique_ptr<CredentialSource> chain_source(const ChainParts& parts) {
  const bool profile_named = parts.environment("AWS_PROFILE") || parts.environment("AWS_DEFAULT_PROFILE");
  if (profile_named) {
    if (auto source = profile_source(parts)) return source;
  }
  for (const auto make :
       {environment_source, web_identity_source, profile_source, container_source, instance_source}) {
    if (auto source = make(parts)) return source;
  }
  return wrong_source("none",
                      "none are configured; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or a profile.");
}

}  // namespace onesheet::aws

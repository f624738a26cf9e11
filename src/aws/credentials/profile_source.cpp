// Profiles: static keys, a process, a web identity, or a role assumed with another source's keys.
#include <set>

#include "aws/credentials/credentials.h"
#include "aws/credentials/provider_parts.h"

namespace onesheet::aws {
namespace {

using base::Deadline;
using base::Result;

std::string setting(const Profile& profile, const std::string& name) {
  const auto at = profile.find(name);
  return at == profile.end() ? std::string() : at->second;
}

// Digits only, within what AssumeRole takes.
bool role_seconds(std::string_view text) {
  if (text.empty() || text.size() > 5 || text.find_first_not_of("0123456789") != std::string_view::npos)
    return false;
  const int seconds = std::stoi(std::string(text));
  return seconds >= 900 && seconds <= 43'200;
}

class ProcessSource final : public CredentialSource {
 public:
  explicit ProcessSource(std::string command) : command_(std::move(command)) {}
  Result<TimedCredentials> fetch(Deadline deadline) override {
    constexpr std::chrono::seconds kProcessTime{60};
    const auto output = run_process(
        command_, Deadline::after(std::min<std::chrono::milliseconds>(kProcessTime, deadline.remaining())));
    if (!output) return wrong_setup("process", "the credential_process failed or took too long.");
    return credentials_from_json(*output, "SessionToken", "process");
  }

 private:
  std::string command_;
};

class AssumeRoleSource final : public CredentialSource {
 public:
  AssumeRoleSource(ChainParts parts, std::unique_ptr<CredentialSource> source, Profile profile)
      : parts_(std::move(parts)), source_(std::move(source)), profile_(std::move(profile)) {}

  Result<TimedCredentials> fetch(Deadline deadline) override {
    auto keys = source_->fetch(deadline);
    if (!keys) return keys;
    std::map<std::string, std::string> form{
        {"Action", "AssumeRole"}, {"Version", "2011-06-15"}, {"RoleArn", setting(profile_, "role_arn")}};
    const std::string name = setting(profile_, "role_session_name");
    form["RoleSessionName"] = name.empty() ? session_name(*parts_.clock) : name;
    if (const auto id = setting(profile_, "external_id"); !id.empty()) form["ExternalId"] = id;
    if (const auto seconds = setting(profile_, "duration_seconds"); !seconds.empty())
      form["DurationSeconds"] = seconds;
    return ask_sts(parts_, form, &keys->keys, deadline);
  }

 private:
  ChainParts parts_;
  std::unique_ptr<CredentialSource> source_;
  Profile profile_;
};

class WebIdentityProfile final : public CredentialSource {
 public:
  WebIdentityProfile(ChainParts parts, Profile profile)
      : parts_(std::move(parts)), profile_(std::move(profile)) {}
  Result<TimedCredentials> fetch(Deadline deadline) override {
    const auto token = read_token(setting(profile_, "web_identity_token_file"));
    if (!token) return wrong_setup("profile", "the web identity token file cannot be read.");
    const std::string name = setting(profile_, "role_session_name");
    return ask_sts(parts_,
                   {{"Action", "AssumeRoleWithWebIdentity"},
                    {"Version", "2011-06-15"},
                    {"RoleArn", setting(profile_, "role_arn")},
                    {"RoleSessionName", name.empty() ? session_name(*parts_.clock) : name},
                    {"WebIdentityToken", *token}},
                   nullptr, deadline);
  }

 private:
  ChainParts parts_;
  Profile profile_;
};

std::unique_ptr<CredentialSource> wrong(std::string what) { return wrong_source("profile", std::move(what)); }

std::unique_ptr<CredentialSource> from_profile(const ChainParts& parts, const std::string& name,
                                               std::set<std::string> visited);

// The keys that may assume the profile's role.
std::unique_ptr<CredentialSource> role_base(const ChainParts& parts, const Profile& profile,
                                            const std::string& name, std::set<std::string> visited) {
  const std::string source = setting(profile, "source_profile");
  const std::string where = setting(profile, "credential_source");
  if (!source.empty() && !where.empty())
    return wrong("a profile has both source_profile and credential_source.");
  if (where == "Environment") return environment_source(parts);
  if (where == "EcsContainer") return container_source(parts);
  if (where == "Ec2InstanceMetadata") return instance_source(parts);
  if (!where.empty())
    return wrong("credential_source must be Environment, EcsContainer or Ec2InstanceMetadata.");
  if (source.empty()) return wrong("a profile with role_arn needs source_profile or credential_source.");
  // A profile may name itself when it also holds the static keys to assume its role with.
  if (source == name) {
    const std::string id = setting(profile, "aws_access_key_id"),
                      secret = setting(profile, "aws_secret_access_key");
    if (!id.empty() && !secret.empty())
      return fixed_source({id, secret, setting(profile, "aws_session_token")});
  }
  if (visited.contains(source)) return wrong("the profiles' source_profile settings form a loop.");
  if (visited.size() >= kProfileChainMax)
    return wrong("the profiles' source_profile settings form a chain of more than 10.");
  auto found = from_profile(parts, source, std::move(visited));
  return found ? std::move(found) : wrong("a source_profile does not exist or holds no credentials.");
}

std::unique_ptr<CredentialSource> from_profile(const ChainParts& parts, const std::string& name,
                                               std::set<std::string> visited) {
  const Profile* profile = parts.files.find(name);
  if (profile == nullptr) return nullptr;
  visited.insert(name);
  if (!setting(*profile, "role_arn").empty()) {
    if (!setting(*profile, "web_identity_token_file").empty())
      return std::make_unique<WebIdentityProfile>(parts, *profile);
    if (!setting(*profile, "mfa_serial").empty())
      return wrong("a profile asks for an MFA code, which a service cannot type.");
    if (const auto seconds = setting(*profile, "duration_seconds");
        !seconds.empty() && !role_seconds(seconds))
      return wrong("duration_seconds of a profile must be 900 to 43200.");
    auto keys = role_base(parts, *profile, name, std::move(visited));
    if (!keys) return wrong("the credential_source of a profile is not configured here.");
    return std::make_unique<AssumeRoleSource>(parts, std::move(keys), *profile);
  }
  const std::string id = setting(*profile, "aws_access_key_id"),
                    secret = setting(*profile, "aws_secret_access_key");
  if (!id.empty() && !secret.empty())
    return fixed_source({id, secret, setting(*profile, "aws_session_token")});
  if (!id.empty() || !secret.empty())
    return wrong("a profile must hold both aws_access_key_id and aws_secret_access_key.");
  if (const auto command = setting(*profile, "credential_process"); !command.empty())
    return std::make_unique<ProcessSource>(command);
  if (!setting(*profile, "sso_session").empty() || !setting(*profile, "sso_start_url").empty() ||
      !setting(*profile, "login_session").empty()) {
    return wrong(
        "single sign-on and login profiles are not supported; export keys with 'aws configure "
        "export-credentials'.");
  }
  return nullptr;
}

}  // namespace

std::unique_ptr<CredentialSource> profile_source(const ChainParts& parts) {
  const std::string name = profile_name(parts.environment);
  auto found = from_profile(parts, name, {});
  if (!found && name != "default")
    return wrong("the profile AWS_PROFILE names does not exist or holds no credentials.");
  return found;
}

}  // namespace onesheet::aws

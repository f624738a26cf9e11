#include "aws/credentials/provider_parts.h"

#include <algorithm>
#include <boost/json.hpp>
#include <fstream>

#include "aws/time_text.h"
#include "base/utf8.h"

namespace onesheet::aws {
namespace {

std::string_view member(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string_view(value->get_string()) : std::string_view{};
}

class WrongSource final : public CredentialSource {
 public:
  WrongSource(std::string provider, std::string what)
      : provider_(std::move(provider)), what_(std::move(what)) {}
  base::Result<TimedCredentials> fetch(base::Deadline) override { return wrong_setup(provider_, what_); }

 private:
  std::string provider_, what_;
};

}  // namespace

bool fit_a_header(const Credentials& keys) {
  const auto fits = [](char c) { return c > ' ' && c < '\x7f'; };
  return std::ranges::all_of(keys.access_key_id, fits) && std::ranges::all_of(keys.session_token, fits);
}

std::optional<base::WallTime> parse_iso_time(std::string_view text) {
  // yyyy-mm-ddThh:mm:ss[.fraction]Z is basic time with punctuation.
  if (text.size() < 20 || !text.ends_with('Z')) return std::nullopt;
  std::string basic;
  for (const char c : text.substr(0, 19)) {
    if (c != '-' && c != ':') basic += c;
  }
  return parse_basic_time(basic + "Z");
}

std::unexpected<base::Error> wrong_setup(std::string_view provider, std::string_view what) {
  return base::fail(base::ErrorKind::unauthorized, "The AWS credentials cannot be used: " + std::string(what),
                    "credential provider " + std::string(provider));
}

base::Result<TimedCredentials> credentials_from_json(std::string_view json, std::string_view token_name,
                                                     std::string_view provider) {
  boost::system::error_code error;
  const auto value = boost::json::parse(json, error);
  if (error || !value.is_object())
    return wrong_setup(provider, "their provider answered with something that is not JSON.");
  const auto& object = value.get_object();
  // A 200 whose Code is not Success is how instance metadata reports a failure.
  const std::string_view code = member(object, "Code");
  if (!code.empty() && code != "Success") return wrong_setup(provider, "their provider reported a failure.");
  if (provider == "process") {
    const auto* version = object.if_contains("Version");
    if (version == nullptr || !version->is_int64() || version->get_int64() != 1)
      return wrong_setup(provider, "the credential_process must answer with Version 1.");
  }
  TimedCredentials found;
  found.keys.access_key_id = member(object, "AccessKeyId");
  found.keys.secret_access_key = member(object, "SecretAccessKey");
  found.keys.session_token = member(object, token_name);
  if (found.keys.access_key_id.empty() || found.keys.secret_access_key.empty()) {
    return wrong_setup(provider, "their provider's answer holds no key.");
  }
  if (!fit_a_header(found.keys))
    return wrong_setup(provider, "their provider's answer holds a key that no header can carry.");
  if (const auto expiry = member(object, "Expiration"); !expiry.empty()) {
    found.expires_at = parse_iso_time(expiry);
    if (!found.expires_at)
      return wrong_setup(provider, "their provider's answer has an unreadable Expiration.");
  }
  return found;
}

std::unique_ptr<CredentialSource> wrong_source(std::string provider, std::string what) {
  return std::make_unique<WrongSource>(std::move(provider), std::move(what));
}

std::string session_name(const base::Clock& clock) {
  return "onesheet-" + std::to_string(clock.now().time_since_epoch().count());
}

std::optional<std::string> read_token(const std::string& path) {
  constexpr std::size_t kTokenBytesMax = 64U << 10U;
  std::ifstream file(path, std::ios::binary);
  std::string token(kTokenBytesMax, '\0');
  file.read(token.data(), static_cast<std::streamsize>(token.size()));
  token.resize(static_cast<std::size_t>(file.gcount()));
  token = std::string(base::trim(token));
  if (token.empty()) return std::nullopt;
  return token;
}

}  // namespace onesheet::aws

#include "aws/credentials/provider_parts.h"

#include <boost/json.hpp>
#include <charconv>
#include <fstream>
#include <pugixml.hpp>

#include "aws/credentials/region.h"
#include "aws/time_text.h"
#include "base/encoding.h"
#include "base/utf8.h"

namespace onesheet::aws {
namespace {

std::string_view member(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string_view(value->get_string()) : std::string_view{};
}

}  // namespace

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
  TimedCredentials found;
  found.keys.access_key_id = member(object, "AccessKeyId");
  found.keys.secret_access_key = member(object, "SecretAccessKey");
  found.keys.session_token = member(object, token_name);
  if (found.keys.access_key_id.empty() || found.keys.secret_access_key.empty()) {
    return wrong_setup(provider, "their provider's answer holds no key.");
  }
  if (const auto expiry = member(object, "Expiration"); !expiry.empty()) {
    found.expires_at = parse_iso_time(expiry);
    if (!found.expires_at)
      return wrong_setup(provider, "their provider's answer has an unreadable Expiration.");
  }
  return found;
}

base::Result<TimedCredentials> ask_sts(const ChainParts& parts,
                                       const std::map<std::string, std::string>& form,
                                       const Credentials* sign_with, base::Deadline deadline) {
  const std::string region = parts.region.empty() ? "us-east-1" : parts.region;
  const std::string endpoint = resolve_endpoint("sts", parts.environment, parts.files)
                                   .value_or("https://sts." + region + ".amazonaws.com");
  std::string body;
  for (const auto& [name, value] : form) {
    body += (body.empty() ? "" : "&") + base::percent_encode(name) + "=" + base::percent_encode(value);
  }
  http::ClientRequest request{
      .method = "POST", .url = endpoint + "/", .headers = {}, .body = body, .answer_bytes_max = 1U << 20U};
  const std::size_t host_start = endpoint.find("://") + 3;
  const std::string host = endpoint.substr(host_start, endpoint.find('/', host_start) - host_start);
  HeaderList headers{{"Host", host}, {"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}};
  if (sign_with != nullptr) {
    const SigningContext context{*sign_with, region, "sts", parts.clock->now(), PathRule::encoded};
    const auto signed_headers = sign_headers({"POST", "/", "", headers}, sha256_hex(body), context, false);
    headers.insert(headers.end(), signed_headers.added.begin(), signed_headers.added.end());
  }
  for (auto& [name, value] : headers) request.headers.add(name, value);

  auto answer = parts.client->send(request, deadline);
  if (!answer) return std::unexpected(std::move(answer.error().error));
  pugi::xml_document document;
  const bool readable = static_cast<bool>(document.load_buffer(answer->body.data(), answer->body.size()));
  if (answer->status != 200) {
    const std::string code = document.select_node("//Code").node().child_value();
    if (answer->status >= 500) {
      return base::fail(base::ErrorKind::upstream, "The AWS token service failed.",
                        "sts status " + std::to_string(answer->status));
    }
    auto failure = wrong_setup("sts", "the AWS token service refused them.");
    failure.error().operator_text = "sts status " + std::to_string(answer->status) + " " + code;
    return failure;
  }
  TimedCredentials found;
  const auto text = [&](const char* path) {
    return std::string(document.select_node(path).node().child_value());
  };
  found.keys = {text("//Credentials/AccessKeyId"), text("//Credentials/SecretAccessKey"),
                text("//Credentials/SessionToken")};
  found.expires_at = parse_iso_time(text("//Credentials/Expiration"));
  if (!readable || found.keys.access_key_id.empty() || found.keys.secret_access_key.empty()) {
    return wrong_setup("sts", "the AWS token service's answer holds no key.");
  }
  return found;
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

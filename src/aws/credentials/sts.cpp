// The security token service: AssumeRole and AssumeRoleWithWebIdentity.
// Source: AWS Security Token Service API reference.
#include <algorithm>
#include <array>
#include <pugixml.hpp>
#include <thread>

#include "aws/credentials/provider_parts.h"
#include "aws/credentials/region.h"
#include "aws/credentials/safe_address.h"
#include "aws/time_text.h"
#include "base/encoding.h"
#include "base/random.h"

namespace onesheet::aws {
namespace {

using base::ErrorKind;
using std::chrono::milliseconds;

std::string code_in(const std::string& body) {
  pugi::xml_document document;
  if (!document.load_buffer(body.data(), body.size())) return {};
  return document.select_node("//Code").node().child_value();
}

// A token's issuer may be slow to publish its keys, and the service busy: both pass.
bool passes(int status, std::string_view code) {
  static constexpr std::array<std::string_view, 4> kCodes{"IDPCommunicationError", "InvalidIdentityToken",
                                                          "Throttling", "ThrottlingException"};
  return status >= 500 || status == 429 || std::ranges::find(kCodes, code) != kCodes.end();
}

milliseconds jittered(int retry) {
  std::uint64_t seed = 0;
  base::secure_random({reinterpret_cast<std::uint8_t*>(&seed), sizeof seed});
  constexpr double kBase_ms = 100;
  return milliseconds{
      static_cast<long long>(base::SeededRandom(seed).unit() * kBase_ms * static_cast<double>(1U << retry))};
}

base::Error refusal(int status, const std::string& code) {
  if (status >= 500) {
    return {ErrorKind::upstream, "The AWS token service failed.",
            "sts status " + std::to_string(status) + " " + code};
  }
  auto failure = wrong_setup("sts", "the AWS token service refused them.");
  // The code is a word of the protocol; the message may repeat what was sent.
  failure.error().operator_text = "sts status " + std::to_string(status) + " " + code;
  return std::move(failure).error();
}

}  // namespace

base::Result<TimedCredentials> credentials_from_sts(std::string_view xml) {
  pugi::xml_document document;
  const bool readable = static_cast<bool>(document.load_buffer(xml.data(), xml.size()));
  const auto text = [&](const char* path) {
    return std::string(document.select_node(path).node().child_value());
  };
  TimedCredentials found;
  found.keys = {text("//Credentials/AccessKeyId"), text("//Credentials/SecretAccessKey"),
                text("//Credentials/SessionToken")};
  found.expires_at = parse_iso_time(text("//Credentials/Expiration"));
  if (!readable || found.keys.access_key_id.empty() || found.keys.secret_access_key.empty() ||
      found.keys.session_token.empty() || !fit_a_header(found.keys))
    return wrong_setup("sts", "the AWS token service's answer holds no key.");
  // Without it nobody would know when to ask again, and links would promise too much.
  if (!found.expires_at) return wrong_setup("sts", "the AWS token service's answer has no Expiration.");
  return found;
}

base::Result<TimedCredentials> ask_sts(const ChainParts& parts,
                                       const std::map<std::string, std::string>& form,
                                       const Credentials* sign_with, base::Deadline deadline) {
  const std::string region = parts.region.empty() ? "us-east-1" : parts.region;
  if (!usable_region(region)) return wrong_setup("sts", "the AWS region is no region's name.");
  const HostVariant variant = resolve_host_variant(parts.environment, parts.files);
  const std::string endpoint = resolve_endpoint("sts", parts.environment, parts.files)
                                   .value_or("https://" + aws_host("sts", region, variant));
  // The answer is a secret, and so is a web identity's token.
  if (!keeps_secrets(endpoint))
    return wrong_setup("sts", "the endpoint of the token service must be https, or http to this machine.");
  std::string body;
  for (const auto& [name, value] : form) {
    body += (body.empty() ? "" : "&") + base::percent_encode(name) + "=" + base::percent_encode(value);
  }
  const std::size_t host_start = endpoint.find("://") + 3;
  const std::size_t host_end = std::min(endpoint.find('/', host_start), endpoint.size());
  const std::string host = endpoint.substr(host_start, host_end - host_start);
  const std::string path = endpoint.substr(host_end) + "/";

  constexpr int kAttempts = 3;
  constexpr std::chrono::seconds kAttemptTime{10};
  milliseconds skew{0};
  bool skew_learnt = false;
  base::Error failure;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    http::ClientRequest request;
    request.method = "POST";
    request.url = endpoint + "/";
    request.body = body;
    request.answer_bytes_max = 1U << 20U;
    HeaderList headers{{"Host", host}, {"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}};
    if (sign_with != nullptr) {
      const SigningContext context{*sign_with, region, "sts", parts.clock->now() + skew, PathRule::encoded};
      const auto signed_headers = sign_headers({"POST", path, "", headers}, sha256_hex(body), context, false);
      headers.insert(headers.end(), signed_headers.added.begin(), signed_headers.added.end());
    }
    for (auto& [name, value] : headers) request.headers.add(name, value);
    auto answer = parts.client->send(
        request, base::Deadline::after(std::min<milliseconds>(kAttemptTime, deadline.remaining())));
    if (!answer) {
      failure = std::move(answer.error().error);
    } else if (answer->status == 200) {
      return credentials_from_sts(answer->body);
    } else {
      const std::string code = code_in(answer->body);
      failure = refusal(answer->status, code);
      const bool late = code == "RequestExpired" ||
                        answer->body.find("ignature expired") != std::string::npos ||
                        answer->body.find("ignature not yet current") != std::string::npos;
      const auto date = answer->headers.find("Date");
      if (const auto theirs = date ? parse_http_date(*date) : std::nullopt; late && theirs && !skew_learnt) {
        skew_learnt = true;
        skew = *theirs - parts.clock->now();
        continue;
      }
      if (!passes(answer->status, code)) break;
    }
    const milliseconds wait = jittered(attempt);
    if (attempt + 1 == kAttempts || wait >= deadline.remaining()) break;
    std::this_thread::sleep_for(wait);
  }
  return std::unexpected(std::move(failure));
}

}  // namespace onesheet::aws

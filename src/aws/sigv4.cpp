#include "aws/sigv4.h"

#include <algorithm>
#include <array>

#include "aws/time_text.h"
#include "base/encoding.h"
#include "base/utf8.h"

namespace onesheet::aws {
namespace {

constexpr std::array<std::string_view, 13> kNeverSigned = {"authorization",
                                                           "connection",
                                                           "expect",
                                                           "keep-alive",
                                                           "proxy-authenticate",
                                                           "proxy-authorization",
                                                           "proxy-connection",
                                                           "te",
                                                           "trailer",
                                                           "transfer-encoding",
                                                           "upgrade",
                                                           "user-agent",
                                                           "x-amzn-trace-id"};

std::vector<std::string_view> views_of(const std::vector<std::string>& names) {
  return {names.begin(), names.end()};
}

Signature sign(std::string canonical, std::string_view time, const Scope& scope,
               const SigningContext& context) {
  Signature signature;
  signature.canonical_request = std::move(canonical);
  signature.string_to_sign = string_to_sign(time, scope.text(), signature.canonical_request);
  signature.hex =
      signature_of(derive_key(context.credentials.secret_access_key, scope), signature.string_to_sign);
  return signature;
}

Scope scope_of(const SigningContext& context, std::string_view time) {
  return {std::string{time.substr(0, 8)}, context.region, context.service};
}

void append_parameter(std::string& query, std::string_view name, std::string_view value) {
  if (!query.empty()) query += '&';
  query += name;
  query += '=';
  query += base::percent_encode(value);
}

}  // namespace

std::string Scope::text() const {
  std::string text;
  text.reserve(day.size() + region.size() + service.size() + 15);
  text += day;
  text += '/';
  text += region;
  text += '/';
  text += service;
  text += "/aws4_request";
  return text;
}

SigningKey derive_key(std::string_view secret_access_key, const Scope& scope) {
  const std::string first = "AWS4" + std::string{secret_access_key};
  const auto day = hmac_sha256(base::as_bytes(first), scope.day);
  const auto region = hmac_sha256(day, scope.region);
  const auto service = hmac_sha256(region, scope.service);
  return hmac_sha256(service, "aws4_request");
}

SigningKey SigningKeys::get(std::string_view secret_access_key, const Scope& scope) {
  const std::lock_guard lock{mutex_};
  for (const Entry& entry : entries_) {
    if (entry.scope.day == scope.day && entry.scope.region == scope.region &&
        entry.scope.service == scope.service && entry.secret_access_key == secret_access_key) {
      return entry.key;
    }
  }
  if (entries_.size() == kEntriesMax) entries_.erase(entries_.begin());
  entries_.push_back({std::string{secret_access_key}, scope, derive_key(secret_access_key, scope)});
  return entries_.back().key;
}

std::string string_to_sign(std::string_view time, std::string_view scope,
                           std::string_view canonical_request) {
  std::string text;
  text.reserve(kAlgorithm.size() + time.size() + scope.size() + 67);
  text += kAlgorithm;
  text += '\n';
  text += time;
  text += '\n';
  text += scope;
  text += '\n';
  text += sha256_hex(canonical_request);
  return text;
}

std::string signature_of(const SigningKey& key, std::string_view string_to_sign) {
  return base::hex_lower(hmac_sha256(key, string_to_sign));
}

std::vector<std::string> signable_names(const HeaderList& headers) {
  std::vector<std::string> names;
  names.reserve(headers.size());
  for (const auto& [name, value] : headers) {
    std::string lower = base::lower_ascii(name);
    if (std::ranges::find(kNeverSigned, lower) == kNeverSigned.end()) names.push_back(std::move(lower));
  }
  std::ranges::sort(names);
  names.erase(std::ranges::unique(names).begin(), names.end());
  return names;
}

SignedHeaders sign_headers(const Request& request, std::string_view payload_hash,
                           const SigningContext& context, bool send_payload_hash) {
  const std::string time = basic_time(context.time);
  const Scope scope = scope_of(context, time);

  SignedHeaders result;
  if (!context.credentials.session_token.empty()) {
    result.added.emplace_back("X-Amz-Security-Token", context.credentials.session_token);
  }
  result.added.emplace_back("X-Amz-Date", time);
  if (send_payload_hash) result.added.emplace_back("x-amz-content-sha256", std::string{payload_hash});

  HeaderList headers = request.headers;
  headers.insert(headers.end(), result.added.begin(), result.added.end());
  const auto names = signable_names(headers);
  const auto name_views = views_of(names);
  result.signature =
      sign(canonical_request(request.method, canonical_path(request.path, context.path_rule),
                             canonical_query(parse_query(request.query)), headers, name_views, payload_hash),
           time, scope, context);

  std::string authorization{kAlgorithm};
  authorization += " Credential=" + context.credentials.access_key_id + '/' + scope.text();
  authorization += ", SignedHeaders=" + join_names(name_views);
  authorization += ", Signature=" + result.signature.hex;
  result.added.emplace_back("Authorization", std::move(authorization));
  return result;
}

PresignedQuery presign(const Request& request, std::string_view payload_hash, const SigningContext& context,
                       std::chrono::seconds expires) {
  const std::string time = basic_time(context.time);
  const Scope scope = scope_of(context, time);
  const auto names = signable_names(request.headers);
  const auto name_views = views_of(names);

  PresignedQuery result;
  result.query = request.query;
  append_parameter(result.query, "X-Amz-Algorithm", kAlgorithm);
  append_parameter(result.query, "X-Amz-Credential", context.credentials.access_key_id + '/' + scope.text());
  append_parameter(result.query, "X-Amz-Date", time);
  append_parameter(result.query, "X-Amz-SignedHeaders", join_names(name_views));
  append_parameter(result.query, "X-Amz-Expires", std::to_string(expires.count()));
  if (!context.credentials.session_token.empty()) {
    append_parameter(result.query, "X-Amz-Security-Token", context.credentials.session_token);
  }
  result.signature = sign(canonical_request(request.method, canonical_path(request.path, context.path_rule),
                                            canonical_query(parse_query(result.query)), request.headers,
                                            name_views, payload_hash),
                          time, scope, context);
  append_parameter(result.query, "X-Amz-Signature", result.signature.hex);
  return result;
}

std::string ChunkSigner::chunk_signature(std::string_view previous, std::string_view chunk_sha256_hex) const {
  std::string text = "AWS4-HMAC-SHA256-PAYLOAD\n";
  text += time;
  text += '\n';
  text += scope;
  text += '\n';
  text += previous;
  text += '\n';
  text += kEmptySha256;
  text += '\n';
  text += chunk_sha256_hex;
  return signature_of(key, text);
}

std::string ChunkSigner::trailer_signature(std::string_view previous, std::string_view trailer_lines) const {
  std::string text = "AWS4-HMAC-SHA256-TRAILER\n";
  text += time;
  text += '\n';
  text += scope;
  text += '\n';
  text += previous;
  text += '\n';
  text += sha256_hex(trailer_lines);
  return signature_of(key, text);
}

}  // namespace onesheet::aws

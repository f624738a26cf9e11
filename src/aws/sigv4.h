// AWS Signature Version 4, as pure functions: the same pieces sign requests we send and verify those we get.
// Rules and names follow "AWS Signature Version 4 for API requests" and, for chunks, the S3 API reference.
#pragma once

#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aws/canonical.h"
#include "aws/digest.h"
#include "base/clock.h"

namespace onesheet::aws {

inline constexpr std::string_view kAlgorithm = "AWS4-HMAC-SHA256";
inline constexpr std::string_view kUnsignedPayload = "UNSIGNED-PAYLOAD";
inline constexpr std::chrono::seconds kPresignMax{604'800};  // S3 refuses links that live longer than a week

struct Credentials {
  std::string access_key_id;
  std::string secret_access_key;
  std::string session_token;  // empty for long-lived keys
};

// What a derived key is good for.
struct Scope {
  std::string day;  // "20150830", UTC
  std::string region;
  std::string service;
  std::string text() const;  // "20150830/us-east-1/s3/aws4_request"
};

using SigningKey = Sha256Bytes;
SigningKey derive_key(std::string_view secret_access_key, const Scope& scope);

// Remembers the last few derived keys: a key costs four HMACs and serves a whole day. Thread-safe.
class SigningKeys {
 public:
  SigningKey get(std::string_view secret_access_key, const Scope& scope);

 private:
  struct Entry {
    std::string secret_access_key;
    Scope scope;
    SigningKey key;
  };
  static constexpr std::size_t kEntriesMax = 8;
  std::mutex mutex_;
  std::vector<Entry> entries_;  // oldest first
};

// `time` as in x-amz-date, `scope` as Scope::text().
std::string string_to_sign(std::string_view time, std::string_view scope, std::string_view canonical_request);
std::string signature_of(const SigningKey& key, std::string_view string_to_sign);  // lower-case hex

// Names of `headers` that belong into a signature, lower-case, ascending, each once. Left out are those that
// proxies and HTTP libraries change on the way.
std::vector<std::string> signable_names(const HeaderList& headers);

struct Request {
  std::string method;
  std::string path;   // as on the request line
  std::string query;  // as on the request line, without '?'
  HeaderList headers;
};

struct SigningContext {
  Credentials credentials;
  std::string region;
  std::string service;
  base::WallTime time;
  PathRule path_rule = PathRule::encoded;
};

// Each stage is kept, so that a mismatch can be traced to the step it began in.
struct Signature {
  std::string canonical_request;
  std::string string_to_sign;
  std::string hex;
};

struct SignedHeaders {
  HeaderList added;  // to send besides the request's own
  Signature signature;
};

// `payload_hash`: lower-case hex SHA-256 of the body, or one of S3's words for it. `send_payload_hash` adds
// x-amz-content-sha256, which S3 insists on. The request must have its Host header.
SignedHeaders sign_headers(const Request& request, std::string_view payload_hash,
                           const SigningContext& context, bool send_payload_hash);

struct PresignedQuery {
  std::string query;  // of the finished URL
  Signature signature;
};

// Signs in the query: a link that works without credentials. Every header of the request must be sent by
// whoever uses it.
PresignedQuery presign(const Request& request, std::string_view payload_hash, const SigningContext& context,
                       std::chrono::seconds expires);

// Signatures of the pieces of a streamed body, each chained to the one before.
struct ChunkSigner {
  SigningKey key;
  std::string time;
  std::string scope;

  std::string chunk_signature(std::string_view previous, std::string_view chunk_sha256_hex) const;
  // `trailer_lines`: "name:value\n" for each trailer, in the order sent.
  std::string trailer_signature(std::string_view previous, std::string_view trailer_lines) const;
};

}  // namespace onesheet::aws

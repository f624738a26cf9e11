#include "store/s3/s3_store.h"

#include <algorithm>

#include "aws/calls/caller.h"
#include "aws/checksum.h"
#include "base/encoding.h"
#include "store/bucket_engine.h"
#include "store/s3/addresses.h"
#include "store/s3/bodies.h"

namespace onesheet::store {
namespace {

using base::Deadline;
using base::ErrorKind;
using base::fail;
using base::Result;

constexpr std::chrono::seconds kLinkMin{1};
constexpr std::chrono::seconds kLinkMax{604'800};  // S3 refuses to honour more
constexpr std::size_t kPartsMax = 10'000;

std::unexpected<base::Error> store_failure(const aws::CallFailure& failure) {
  const int status = failure.service.status;
  const std::string& code = failure.service.code;
  const std::string detail = "s3 status " + std::to_string(status) + " " + code + " after " +
                             std::to_string(failure.attempts) + " attempts";
  if (status == 0) return std::unexpected(failure.error);
  if (code == "NoSuchBucket") return fail(ErrorKind::upstream, "The store's bucket does not exist.", detail);
  if (status / 100 == 3) {
    return fail(ErrorKind::upstream, "The store says that its bucket is elsewhere.",
                detail + ": set its region and endpoint");
  }
  if (status == 404) return fail(ErrorKind::not_found, "There is no such object in the store.", detail);
  if (status == 412 || code == "ConditionalRequestConflict")
    return fail(ErrorKind::conflict, "The store already holds an object of that name.", detail);
  if (code == "QuotaExceeded" || status == 507)
    return fail(ErrorKind::out_of_space, "The store is full.", detail);
  if (code == "RequestTimeTooSkewed")
    return fail(ErrorKind::upstream, "The store refused our clock.", detail + ": set this machine's clock");
  if (status == 401 || status == 403 || code == "ExpiredToken" || code == "InvalidToken") {
    return fail(
        ErrorKind::upstream, "The store refused our credentials.",
        status == 403 && code.empty()
            ? detail + ": AWS also answers so for an object that is not there when the keys may not list"
            : detail);
  }
  if (status == 429 || status == 503)
    return fail(ErrorKind::busy, "The store is busy; try again in a moment.", detail);
  return fail(ErrorKind::upstream, "The store failed.", detail);
}

std::string crc32_of(std::span<const std::uint8_t> bytes) {
  aws::Checksum sum(aws::ChecksumKind::crc32);
  sum.update(bytes);
  return sum.finish_base64();
}

// False when the answer carries a checksum of its whole body and the body is not what it says.
bool matches_its_checksum(const http::ClientAnswer& answer) {
  for (const aws::ChecksumKind kind : aws::kChecksumKinds) {
    const auto stated = answer.headers.find("x-amz-checksum-" + std::string(aws::name_of(kind)));
    // "…-3" is made of the checksums of three parts, not of the bytes.
    if (!stated || stated->find('-') != std::string_view::npos ||
        answer.headers.find("x-amz-checksum-type") == "COMPOSITE")
      continue;
    aws::Checksum sum(kind);
    sum.update(base::as_bytes(answer.body));
    return sum.finish_base64() == *stated;
  }
  return true;
}

class S3Store final : public ObjectStore {
 public:
  S3Store(S3StoreOptions options, http::Client& client, aws::CredentialKeeper& credentials,
          const base::Clock& clock)
      : options_(std::move(options)),
        credentials_(credentials),
        addresses_(options_),
        caller_({.service = "s3",
                 .region = options_.region,
                 .path_rule = aws::PathRule::s3,
                 .send_payload_hash = true,
                 .attempts_max = options_.attempts_max,
                 .attempt_time_max = options_.attempt_time_max,
                 .retry_after_silence = true,
                 .bearer_token = {}},
                client, credentials, clock) {}

  std::string bucket() const override { return options_.bucket; }
  std::string link_origin() const override { return origin_of(addresses_.links().endpoint); }

  Result<void> put(std::string_view key, std::span<const std::uint8_t> bytes, const PutOptions& options,
                   Deadline deadline) override {
    if (bytes.size() > options_.multipart_above_bytes) return put_parts(key, bytes, options, deadline);
    aws::Call call = call_for("PUT", key);
    call.body_more = bytes;
    call.sha256_hex = options.sha256_hex;
    add_object_headers(call, options);
    if (options_.send_checksums) add_checksum(call);
    if (options.create_only) call.headers.emplace_back("If-None-Match", "*");
    auto answer = send(call, deadline);
    if (answer) return {};
    // An attempt of ours, or of the HTTP client below, may have arrived although its answer did not: then the
    // key holds exactly these bytes.
    if (options.create_only && answer.error().service.status == 412 && holds(key, bytes, deadline)) return {};
    return store_failure(answer.error());
  }

  Result<std::vector<std::uint8_t>> get(std::string_view key, Deadline deadline) override {
    aws::Call call = call_for("GET", key);
    call.answer_bytes_max = 1U << 30U;
    if (options_.check_checksums) {
      call.headers.emplace_back("x-amz-checksum-mode", "ENABLED");
      call.usable = matches_its_checksum;
    }
    auto answer = send(call, deadline);
    if (!answer) return store_failure(answer.error());
    return std::vector<std::uint8_t>(answer->body.begin(), answer->body.end());
  }

  Result<bool> exists(std::string_view key, Deadline deadline) override {
    aws::Call call = call_for("HEAD", key);
    auto answer = send(call, deadline);
    if (answer) return true;
    if (answer.error().service.status == 404) return false;
    return store_failure(answer.error());
  }

  // ListObjectsV2 with encoding-type=url: keys may hold characters that XML cannot carry. A page may hold
  // fewer than were asked for, even none, and still not be the last.
  Result<Listing> list(std::string_view prefix, std::string_view start_after, int limit,
                       Deadline deadline) override {
    if (limit < 1 || limit > kListMax) return fail(ErrorKind::bad_request, "A list has 1 to 1000 entries.");
    Listing listing;
    std::string token;
    do {
      const auto wanted = static_cast<std::size_t>(limit) - listing.objects.size();
      aws::Call call = call_for("GET", "");
      add_query(call.query, "continuation-token", token);
      add_query(call.query, "encoding-type", "url");
      add_query(call.query, "list-type", "2");
      add_query(call.query, "max-keys", std::to_string(wanted));
      add_query(call.query, "prefix", prefix);
      if (token.empty()) add_query(call.query, "start-after", start_after);
      call.usable = [](const http::ClientAnswer& answer) { return s3::parse_list(answer.body).has_value(); };
      auto answer = send(call, deadline);
      if (!answer) return store_failure(answer.error());
      auto page = s3::parse_list(answer->body);
      if (!page || page->objects.size() > wanted)
        return fail(ErrorKind::upstream, "The store failed.", "s3: its list cannot be read");
      std::ranges::move(page->objects, std::back_inserter(listing.objects));
      listing.more = page->more;
      if (page->next == token) break;  // none, or one that leads nowhere
      token = std::move(page->next);
    } while (listing.more && listing.objects.size() < static_cast<std::size_t>(limit));
    // Callers go on after the last object.
    if (listing.more && listing.objects.empty())
      return fail(ErrorKind::upstream, "The store failed.", "s3: its list has more but says not after what");
    return listing;
  }

  Result<void> remove(std::string_view key, Deadline deadline) override {
    aws::Call call = call_for("DELETE", key);
    auto answer = send(call, deadline);
    if (answer) return {};
    const auto& service = answer.error().service;
    if (service.status == 404 && service.code != "NoSuchBucket") return {};
    return store_failure(answer.error());
  }

  Result<Link> presign_get(std::string_view key, const LinkOptions& options) override {
    if (key.empty() || key.size() > kKeyBytesMax)
      return fail(ErrorKind::bad_request, "An object's key has 1 to 1024 bytes.");
    ONESHEET_ASSIGN(const aws::TimedCredentials keys,
                    credentials_.get(Deadline::after(std::chrono::seconds{10})));
    const auto now = std::chrono::floor<std::chrono::seconds>(caller_.now());
    auto expires = std::clamp(options.expires, kLinkMin, kLinkMax);
    // A link dies with the session that signed it, whatever it says of itself.
    if (keys.expires_at) {
      expires = std::min(expires, std::chrono::floor<std::chrono::seconds>(*keys.expires_at - now));
      if (expires < kLinkMin)
        return fail(ErrorKind::upstream, "The credentials that would sign the link have expired.");
    }
    const s3::Address where = addresses_.links();
    const std::string path = std::string(aws::path_prefix(where.endpoint)) + addresses_.path_of(key);
    aws::Request request{"GET", path, "", {{"Host", aws::host_header(where.endpoint)}}};
    add_query(request.query, "response-content-disposition", options.content_disposition);
    add_query(request.query, "response-content-type", options.content_type);
    const aws::SigningContext context{keys.keys, where.region, "s3", now, aws::PathRule::s3};
    const auto link = aws::presign(request, aws::kUnsignedPayload, context, expires);
    const bool end_unknown = !keys.keys.session_token.empty() && !keys.expires_at;
    return Link{origin_of(where.endpoint) + path + "?" + link.query, now + expires, end_unknown};
  }

 private:
  // "https://host:port" of "https://host:port/path".
  static std::string origin_of(const std::string& endpoint) {
    return endpoint.substr(0, endpoint.size() - aws::path_prefix(endpoint).size());
  }

  aws::Call call_for(std::string method, std::string_view key) const {
    aws::Call call;
    call.method = std::move(method);
    call.path = addresses_.path_of(key);
    return call;
  }

  // Sends where the bucket is believed to be, and once more when the answer says that it is elsewhere.
  std::expected<http::ClientAnswer, aws::CallFailure> send(aws::Call& call, Deadline deadline) {
    constexpr int kMovesMax = 2;  // a region, and a host within it
    for (int moves = 0;; ++moves) {
      const s3::Address where = addresses_.requests();
      call.endpoint = where.endpoint;
      call.region = where.region;
      auto answer = caller_.send(call, deadline);
      if (answer || moves == kMovesMax || !elsewhere(answer.error().service, where)) return answer;
    }
  }

  // Whether the failure tells of another place than `tried`, which is then taken.
  bool elsewhere(const aws::ServiceError& failure, const s3::Address& tried) {
    const bool redirect = failure.status == 301 || failure.status == 307 || failure.status == 308;
    // HEAD has no body: 400 with another region in the header is all it says.
    const bool other_region = !failure.region.empty() && failure.region != tried.region;
    if (!redirect && !(failure.status == 400 && other_region)) return false;
    if (other_region && addresses_.move_to_region(failure.region)) return true;
    if (redirect && addresses_.follow(failure.location)) return true;
    const s3::Address now = addresses_.requests();  // another thread may have moved us meanwhile
    return now.endpoint != tried.endpoint || now.region != tried.region;
  }

  // What S3 checks and keeps with the object: of the sums, the one that has been computed already.
  static void add_checksum(aws::Call& call) {
    if (const auto sha256 = base::from_hex(call.sha256_hex); sha256 && !sha256->empty()) {
      call.headers.emplace_back("x-amz-checksum-sha256", base::base64(*sha256));
      return;
    }
    call.headers.emplace_back("x-amz-sdk-checksum-algorithm", "CRC32");
    call.headers.emplace_back("x-amz-checksum-crc32", crc32_of(call.body_more));
  }

  void add_object_headers(aws::Call& call, const PutOptions& options) const {
    call.headers.emplace_back("Content-Type", options.content_type);
    if (!options.content_disposition.empty())
      call.headers.emplace_back("Content-Disposition", options.content_disposition);
    if (!options_.server_side_encryption.empty()) {
      call.headers.emplace_back("x-amz-server-side-encryption", options_.server_side_encryption);
    }
    if (!options_.kms_key_id.empty()) {
      call.headers.emplace_back("x-amz-server-side-encryption-aws-kms-key-id", options_.kms_key_id);
    }
    if (!options_.storage_class.empty())
      call.headers.emplace_back("x-amz-storage-class", options_.storage_class);
  }

  static void add_query(std::string& query, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    query += (query.empty() ? "" : "&") + std::string(name) + "=" + base::percent_encode(value);
  }

  bool holds(std::string_view key, std::span<const std::uint8_t> bytes, Deadline deadline) {
    const auto there = get(key, deadline);
    return there && std::ranges::equal(*there, bytes);
  }

  Result<void> put_parts(std::string_view key, std::span<const std::uint8_t> bytes, const PutOptions& options,
                         Deadline deadline) {
    // Not every server minds If-None-Match when an upload is completed, and the parts cost time.
    if (options.create_only) {
      ONESHEET_ASSIGN(const bool there, exists(key, deadline));
      if (there) return fail(ErrorKind::conflict, "The store already holds an object of that name.");
    }
    aws::Call start = call_for("POST", key);
    start.query = "uploads";
    add_object_headers(start, options);
    if (options_.send_checksums) start.headers.emplace_back("x-amz-checksum-algorithm", "CRC32");
    start.usable = [](const http::ClientAnswer& answer) { return !s3::parse_upload_id(answer.body).empty(); };
    auto started = send(start, deadline);
    if (!started) return store_failure(started.error());
    const std::string upload = s3::parse_upload_id(started->body);
    auto done = send_parts(key, bytes, upload, options, deadline);
    if (!done) {  // an upload left behind is billed until somebody removes it
      aws::Call abort = call_for("DELETE", key);
      add_query(abort.query, "uploadId", upload);
      (void)send(abort, Deadline::after(std::chrono::seconds{5}));
    }
    return done;
  }

  Result<void> send_parts(std::string_view key, std::span<const std::uint8_t> bytes,
                          const std::string& upload, const PutOptions& options, Deadline deadline) {
    const std::size_t part_bytes = std::max(options_.part_bytes, (bytes.size() + kPartsMax - 1) / kPartsMax);
    std::vector<s3::Part> parts;
    for (std::size_t at = 0; at < bytes.size(); at += part_bytes) {
      const auto part = bytes.subspan(at, std::min(part_bytes, bytes.size() - at));
      aws::Call call = call_for("PUT", key);
      add_query(call.query, "partNumber", std::to_string(parts.size() + 1));
      add_query(call.query, "uploadId", upload);
      call.body_more = part;
      if (options_.send_checksums) add_checksum(call);
      call.usable = [](const http::ClientAnswer& answer) { return answer.headers.find("ETag").has_value(); };
      auto answer = send(call, deadline);
      if (!answer) return store_failure(answer.error());
      parts.push_back({std::string(answer->headers.find("ETag").value_or("")),
                       options_.send_checksums ? crc32_of(call.body_more) : std::string()});
    }
    aws::Call finish = call_for("POST", key);
    add_query(finish.query, "uploadId", upload);
    finish.headers.emplace_back("Content-Type", "application/xml");
    if (options.create_only) finish.headers.emplace_back("If-None-Match", "*");
    finish.body = s3::completion_body(parts);
    finish.usable = [](const http::ClientAnswer& answer) { return s3::is_completion(answer.body); };
    auto answer = send(finish, deadline);
    if (answer) return {};
    // A try before may have completed it although its answer did not arrive: then the upload is gone. (One
    // that the HTTP client repeated on a fresh connection does not count among the attempts.)
    const auto& service = answer.error().service;
    const bool gone = service.code == "NoSuchUpload";
    if ((gone || (answer.error().attempts > 1 && service.status == 412)) && holds(key, bytes, deadline))
      return {};
    if (gone) return fail(ErrorKind::upstream, "The store failed.", "s3: the upload is gone");
    return store_failure(answer.error());
  }

  const S3StoreOptions options_;
  aws::CredentialKeeper& credentials_;
  s3::Addresses addresses_;
  aws::Caller caller_;
};

}  // namespace

Result<std::unique_ptr<ObjectStore>> make_s3_store(S3StoreOptions options, http::Client& client,
                                                   aws::CredentialKeeper& credentials,
                                                   const base::Clock& clock) {
  for (std::string* url : {&options.endpoint, &options.public_endpoint}) {
    while (url->ends_with('/')) url->pop_back();
    if (!url->empty() && !s3::usable_endpoint(*url)) {
      return fail(ErrorKind::bad_request,
                  "The store's endpoint must be http://host or https://host, with a port and a path if need "
                  "be.");
    }
  }
  if (!s3::usable_bucket(options.bucket)) {
    return fail(ErrorKind::bad_request,
                "The store's bucket must have 3 to 63 of a-z, 0-9, dot and hyphen, with a letter or digit at "
                "both ends.");
  }
  if (!aws::usable_region(options.region)) {
    return fail(ErrorKind::bad_request,
                "The store's region must have 1 to 63 of a-z, 0-9 and hyphen, such as eu-west-1.");
  }
  constexpr std::size_t kPartBytesMin = 5U << 20U;
  options.part_bytes = std::max(options.part_bytes, kPartBytesMin);
  return std::make_unique<S3Store>(std::move(options), client, credentials, clock);
}

}  // namespace onesheet::store

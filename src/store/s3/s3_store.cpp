#include "store/s3/s3_store.h"

#include <algorithm>
#include <pugixml.hpp>

#include "aws/calls/caller.h"
#include "aws/checksum.h"
#include "base/encoding.h"
#include "store/bucket_engine.h"

namespace onesheet::store {
namespace {

using base::Deadline;
using base::ErrorKind;
using base::fail;
using base::Result;

constexpr std::chrono::seconds kLinkMin{1};
constexpr std::chrono::seconds kLinkMax{604'800};  // S3 refuses to honour more

std::unexpected<base::Error> store_failure(const aws::CallFailure& failure) {
  const int status = failure.service.status;
  const std::string detail = "s3 status " + std::to_string(status) + " " + failure.service.code + " after " +
                             std::to_string(failure.attempts) + " attempts";
  if (status == 0) return std::unexpected(failure.error);
  if (status == 404 && failure.service.code == "NoSuchBucket") {
    return fail(ErrorKind::upstream, "The store's bucket does not exist.", detail);
  }
  if (status == 404) return fail(ErrorKind::not_found, "There is no such object in the store.", detail);
  if (status == 412 || status == 409)
    return fail(ErrorKind::conflict, "The store already holds an object of that name.", detail);
  if (status == 401 || status == 403 || failure.service.code == "ExpiredToken") {
    return fail(ErrorKind::upstream, "The store refused our credentials.", detail);
  }
  if (status == 429 || status == 503)
    return fail(ErrorKind::busy, "The store is busy; try again in a moment.", detail);
  return fail(ErrorKind::upstream, "The store failed.", detail);
}

std::string crc32_header(std::string_view body) {
  aws::Checksum sum(aws::ChecksumKind::crc32);
  sum.update(base::as_bytes(body));
  return sum.finish_base64();
}

class S3Store final : public ObjectStore {
 public:
  S3Store(S3StoreOptions options, http::Client& client, aws::CredentialKeeper& credentials,
          const base::Clock& clock)
      : options_(std::move(options)),
        clock_(clock),
        credentials_(credentials),
        caller_({.service = "s3",
                 .region = options_.region,
                 .path_rule = aws::PathRule::s3,
                 .send_payload_hash = true,
                 .attempts_max = options_.attempts_max,
                 .retry_after_silence = true,
                 .bearer_token = {}},
                client, credentials, clock) {
    const bool aws_host = options_.endpoint.empty();
    const bool dotted =
        options_.bucket.find('.') != std::string::npos;  // breaks the wildcard of AWS's certificate
    virtual_host_ = options_.addressing == Addressing::virtual_host ||
                    (options_.addressing == Addressing::automatic && aws_host && !dotted);
    const std::string endpoint =
        aws_host ? "https://s3." + options_.region + ".amazonaws.com" : options_.endpoint;
    endpoint_ = with_bucket(endpoint);
    public_endpoint_ = options_.public_endpoint.empty() ? endpoint_ : with_bucket(options_.public_endpoint);
  }

  std::string bucket() const override { return options_.bucket; }
  std::string link_origin() const override { return public_endpoint_; }

  Result<void> put(std::string_view key, std::span<const std::uint8_t> bytes, const PutOptions& options,
                   Deadline deadline) override {
    if (bytes.size() > options_.multipart_above_bytes) return put_parts(key, bytes, options, deadline);
    aws::Call call = call_for("PUT", key);
    call.body.assign(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    add_object_headers(call, options);
    call.headers.emplace_back("x-amz-sdk-checksum-algorithm", "CRC32");
    call.headers.emplace_back("x-amz-checksum-crc32", crc32_header(call.body));
    if (options.create_only) call.headers.emplace_back("If-None-Match", "*");
    auto answer = caller_.send(call, deadline);
    if (answer) return {};
    // Our own first attempt may have arrived although its answer did not: then the key holds exactly these
    // bytes.
    if (options.create_only && answer.error().attempts > 1 && answer.error().service.status == 412 &&
        holds(key, bytes, deadline))
      return {};
    return store_failure(answer.error());
  }

  Result<std::vector<std::uint8_t>> get(std::string_view key, Deadline deadline) override {
    aws::Call call = call_for("GET", key);
    call.answer_bytes_max = 1U << 30U;
    auto answer = caller_.send(call, deadline);
    if (!answer) return store_failure(answer.error());
    return std::vector<std::uint8_t>(answer->body.begin(), answer->body.end());
  }

  Result<bool> exists(std::string_view key, Deadline deadline) override {
    auto answer = caller_.send(call_for("HEAD", key), deadline);
    if (answer) return true;
    if (answer.error().service.status == 404) return false;
    return store_failure(answer.error());
  }

  // ListObjectsV2 with encoding-type=url: keys may hold characters that XML cannot carry.
  Result<Listing> list(std::string_view prefix, std::string_view start_after, int limit,
                       Deadline deadline) override {
    if (limit < 1 || limit > kListMax) return fail(ErrorKind::bad_request, "A list has 1 to 1000 entries.");
    aws::Call call = call_for("GET", "");
    call.query = "encoding-type=url&list-type=2&max-keys=" + std::to_string(limit);
    add_query(call.query, "prefix", prefix);
    add_query(call.query, "start-after", start_after);
    auto answer = caller_.send(call, deadline);
    if (!answer) return store_failure(answer.error());
    pugi::xml_document document;
    const auto unreadable = [] {
      return fail(ErrorKind::upstream, "The store failed.", "s3: its list cannot be read");
    };
    if (!document.load_buffer(answer->body.data(), answer->body.size())) return unreadable();
    const pugi::xml_node page = document.child("ListBucketResult");
    if (!page) return unreadable();
    const bool encoded = std::string_view(page.child_value("EncodingType")) == "url";
    Listing listing;
    for (const pugi::xml_node object : page.children("Contents")) {
      const std::string_view name = object.child_value("Key");
      auto key = encoded ? base::percent_decode(name, true) : std::optional(std::string(name));
      if (!key) return unreadable();
      listing.objects.push_back({std::move(*key), object.child("Size").text().as_ullong()});
    }
    listing.more = std::string_view(page.child_value("IsTruncated")) == "true";
    return listing;
  }

  Result<void> remove(std::string_view key, Deadline deadline) override {
    auto answer = caller_.send(call_for("DELETE", key), deadline);
    if (answer || answer.error().service.status == 404) return {};
    return store_failure(answer.error());
  }

  Result<Link> presign_get(std::string_view key, const LinkOptions& options) override {
    if (key.empty() || key.size() > kKeyBytesMax)
      return fail(ErrorKind::bad_request, "An object's key has 1 to 1024 bytes.");
    ONESHEET_ASSIGN(const aws::TimedCredentials keys,
                    credentials_.get(Deadline::after(std::chrono::seconds{10})));
    const auto now = std::chrono::floor<std::chrono::seconds>(clock_.now());
    auto expires = std::clamp(options.expires, kLinkMin, kLinkMax);
    // A link dies with the session that signed it, whatever it says of itself.
    if (keys.expires_at) {
      expires = std::min(expires, std::chrono::floor<std::chrono::seconds>(*keys.expires_at - now));
      if (expires < kLinkMin)
        return fail(ErrorKind::upstream, "The credentials that would sign the link have expired.");
    }
    aws::Request request{"GET", path_of(key), "", {{"Host", aws::host_header(public_endpoint_)}}};
    add_query(request.query, "response-content-disposition", options.content_disposition);
    add_query(request.query, "response-content-type", options.content_type);
    const aws::SigningContext context{keys.keys, options_.region, "s3", now, aws::PathRule::s3};
    const auto link = aws::presign(request, aws::kUnsignedPayload, context, expires);
    return Link{public_endpoint_ + request.path + "?" + link.query, now + expires};
  }

 private:
  std::string with_bucket(const std::string& endpoint) const {
    if (!virtual_host_) return endpoint;
    const auto host = endpoint.find("://") + 3;
    return endpoint.substr(0, host) + options_.bucket + "." + endpoint.substr(host);
  }

  std::string path_of(std::string_view key) const {
    return (virtual_host_ ? "/" : "/" + options_.bucket + "/") + base::percent_encode(key, "/");
  }

  aws::Call call_for(std::string method, std::string_view key) const {
    aws::Call call;
    call.method = std::move(method);
    call.endpoint = endpoint_;
    call.path = path_of(key);
    return call;
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
    aws::Call start = call_for("POST", key);
    start.query = "uploads";
    add_object_headers(start, options);
    auto started = caller_.send(start, deadline);
    if (!started) return store_failure(started.error());
    pugi::xml_document document;
    document.load_buffer(started->body.data(), started->body.size());
    const std::string upload = document.select_node("//UploadId").node().child_value();
    if (upload.empty())
      return fail(ErrorKind::upstream, "The store failed.", "s3: no UploadId in its answer");
    auto done = send_parts(key, bytes, upload, options, deadline);
    if (!done) {  // an upload left behind is billed until somebody removes it
      aws::Call abort = call_for("DELETE", key);
      abort.query = "uploadId=" + base::percent_encode(upload);
      (void)caller_.send(abort, Deadline::after(std::chrono::seconds{5}));
    }
    return done;
  }

  Result<void> send_parts(std::string_view key, std::span<const std::uint8_t> bytes,
                          const std::string& upload, const PutOptions& options, Deadline deadline) {
    std::string complete = "<CompleteMultipartUpload xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">";
    int number = 1;
    for (std::size_t at = 0; at < bytes.size(); at += options_.part_bytes, ++number) {
      const auto part = bytes.subspan(at, std::min(options_.part_bytes, bytes.size() - at));
      aws::Call call = call_for("PUT", key);
      call.query = "partNumber=" + std::to_string(number) + "&uploadId=" + base::percent_encode(upload);
      call.body.assign(reinterpret_cast<const char*>(part.data()), part.size());
      auto answer = caller_.send(call, deadline);
      if (!answer) return store_failure(answer.error());
      const std::string etag(answer->headers.find("ETag").value_or(""));
      complete +=
          "<Part><PartNumber>" + std::to_string(number) + "</PartNumber><ETag>" + etag + "</ETag></Part>";
    }
    aws::Call finish = call_for("POST", key);
    finish.query = "uploadId=" + base::percent_encode(upload);
    finish.headers.emplace_back("Content-Type", "application/xml");
    if (options.create_only) finish.headers.emplace_back("If-None-Match", "*");
    finish.body = complete + "</CompleteMultipartUpload>";
    auto answer = caller_.send(finish, deadline);
    if (!answer) return store_failure(answer.error());
    // S3 may answer 200 and only then find that it failed: the body says which.
    if (answer->body.find("<Error>") != std::string::npos) {
      return fail(ErrorKind::upstream, "The store failed.",
                  "s3: " + aws::service_error(*answer).code + " after 200");
    }
    return {};
  }

  const S3StoreOptions options_;
  const base::Clock& clock_;
  aws::CredentialKeeper& credentials_;
  aws::Caller caller_;
  bool virtual_host_ = false;
  std::string endpoint_, public_endpoint_;
};

bool usable_endpoint(std::string_view url) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!url.starts_with(scheme)) continue;
    const std::string_view host = url.substr(scheme.size());
    return !host.empty() && host.find_first_of("/?#@ \t\r\n") == std::string_view::npos;
  }
  return false;
}

bool usable_bucket(std::string_view name) {
  return name.size() >= 3 && name.size() <= 63 &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-") == std::string_view::npos;
}

}  // namespace

Result<std::unique_ptr<ObjectStore>> make_s3_store(S3StoreOptions options, http::Client& client,
                                                   aws::CredentialKeeper& credentials,
                                                   const base::Clock& clock) {
  for (std::string* url : {&options.endpoint, &options.public_endpoint}) {
    while (url->ends_with('/')) url->pop_back();
    if (!url->empty() && !usable_endpoint(*url)) {
      return fail(ErrorKind::bad_request,
                  "The store's endpoint must be http://host or https://host, with a port if need be.");
    }
  }
  if (!usable_bucket(options.bucket)) {
    return fail(ErrorKind::bad_request, "The store's bucket must have 3 to 63 of a-z, 0-9, dot and hyphen.");
  }
  constexpr std::size_t kPartBytesMin = 5U << 20U;
  options.part_bytes = std::max(options.part_bytes, kPartBytesMin);
  return std::make_unique<S3Store>(std::move(options), client, credentials, clock);
}

}  // namespace onesheet::store

#include "store/local/local_store.h"

#include <algorithm>

#include "aws/sigv4.h"
#include "base/encoding.h"

namespace onesheet::store {
namespace {

using base::ErrorKind;
using base::fail;

std::unexpected<base::Error> too_late() {
  return fail(ErrorKind::timed_out, "The store did not answer in time.");
}

// "https://posters.example:8443" → "posters.example:8443"; empty when it is anything else.
std::string_view host_of(std::string_view url) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!url.starts_with(scheme)) continue;
    const std::string_view host = url.substr(scheme.size());
    return host.find_first_of("/?#@ \t\r\n") == std::string_view::npos ? host : std::string_view{};
  }
  return {};
}

// What a client puts into Host: the port is left out when it is the scheme's own.
std::string host_header(std::string_view url) {
  std::string host{host_of(url)};
  const std::string_view own_port = url.starts_with("https://") ? ":443" : ":80";
  if (host.ends_with(own_port)) host.resize(host.size() - own_port.size());
  return host;
}

class LocalStore final : public ObjectStore {
 public:
  LocalStore(std::shared_ptr<BucketEngine> engine, std::string_view bucket, LocalStoreOptions options,
             const base::Clock& clock)
      : engine_(std::move(engine)),
        bucket_(bucket),
        options_(std::move(options)),
        host_(host_header(options_.public_url)),
        clock_(clock) {}

  std::string bucket() const override { return bucket_; }
  std::string link_origin() const override { return options_.public_url; }

  base::Result<void> put(std::string_view key, std::span<const std::uint8_t> bytes, const PutOptions& options,
                         base::Deadline deadline) override {
    if (deadline.expired()) return too_late();
    ONESHEET_ASSIGN(auto writer, engine_->begin_object(bucket_));
    ONESHEET_TRY(writer->write(bytes));
    if (deadline.expired()) return too_late();
    ObjectFields fields;
    fields.content_type = options.content_type;
    fields.content_disposition = options.content_disposition;
    ONESHEET_TRY(engine_->finish_object(std::move(writer), key, std::move(fields),
                                        {.create_only = options.create_only, .if_match = {}}));
    return {};
  }

  base::Result<std::vector<std::uint8_t>> get(std::string_view key, base::Deadline deadline) override {
    if (deadline.expired()) return too_late();
    ONESHEET_ASSIGN(const OpenObject object, engine_->open(bucket_, key));
    std::vector<std::uint8_t> bytes(object.body->bytes());
    for (std::size_t at = 0; at < bytes.size();) {
      if (deadline.expired()) return too_late();
      ONESHEET_ASSIGN(const std::size_t count, object.body->read(at, std::span{bytes}.subspan(at)));
      if (count == 0) return fail(ErrorKind::upstream, "The stored object ends before its time.");
      at += count;
    }
    return bytes;
  }

  base::Result<bool> exists(std::string_view key, base::Deadline deadline) override {
    if (deadline.expired()) return too_late();
    const auto info = engine_->head(bucket_, key);
    if (info) return true;
    if (info.error().kind == ErrorKind::not_found) return false;
    return std::unexpected(info.error());
  }

  base::Result<Listing> list(std::string_view prefix, std::string_view start_after, int limit,
                             base::Deadline deadline) override {
    if (deadline.expired()) return too_late();
    if (limit < 1 || limit > kListMax) return fail(ErrorKind::bad_request, "A list has 1 to 1000 entries.");
    ONESHEET_ASSIGN(const ListPage page, engine_->list(bucket_, {.prefix = std::string(prefix),
                                                                 .delimiter = {},
                                                                 .start_after = std::string(start_after),
                                                                 .max_keys = limit}));
    Listing listing;
    for (const ObjectInfo& object : page.objects) listing.objects.push_back({object.key, object.bytes});
    listing.more = page.truncated;
    return listing;
  }

  base::Result<void> remove(std::string_view key, base::Deadline deadline) override {
    if (deadline.expired()) return too_late();
    return engine_->remove(bucket_, key);
  }

  base::Result<Link> presign_get(std::string_view key, const LinkOptions& options) override {
    if (key.empty() || key.size() > kKeyBytesMax) {
      return fail(ErrorKind::bad_request, "An object's key has 1 to 1024 bytes.");
    }
    const auto expires = std::clamp(options.expires, kLinkLifeMin, kLinkLifeMax);
    // The signature counts whole seconds.
    const auto now = std::chrono::floor<std::chrono::seconds>(clock_.now());

    aws::Request request{"GET", '/' + bucket_ + '/' + base::percent_encode(key, "/"), "", {{"Host", host_}}};
    append_override(request.query, "response-content-disposition", options.content_disposition);
    append_override(request.query, "response-content-type", options.content_type);
    const aws::PresignedQuery signed_query =
        aws::presign(request, aws::kUnsignedPayload,
                     {.credentials = {options_.access_key_id, options_.secret_access_key, ""},
                      .region = options_.region,
                      .service = "s3",
                      .time = now,
                      .path_rule = aws::PathRule::s3},
                     expires);
    return Link{options_.public_url + request.path + '?' + signed_query.query, now + expires};
  }

 private:
  static void append_override(std::string& query, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    if (!query.empty()) query += '&';
    query += name;
    query += '=';
    query += base::percent_encode(value);
  }

  const std::shared_ptr<BucketEngine> engine_;
  const std::string bucket_;
  const LocalStoreOptions options_;
  const std::string host_;
  const base::Clock& clock_;
};

}  // namespace

base::Result<std::unique_ptr<ObjectStore>> make_local_store(std::shared_ptr<BucketEngine> engine,
                                                            std::string_view bucket,
                                                            LocalStoreOptions options,
                                                            const base::Clock& clock) {
  while (options.public_url.ends_with('/')) options.public_url.pop_back();
  if (host_of(options.public_url).empty()) {
    return fail(ErrorKind::bad_request,
                "The store's public URL must be http://host or https://host, with a port if need be.");
  }
  if (const auto created = engine->create_bucket(bucket);
      !created && created.error().kind != ErrorKind::conflict) {
    return std::unexpected(created.error());
  }
  return std::make_unique<LocalStore>(std::move(engine), bucket, std::move(options), clock);
}

}  // namespace onesheet::store

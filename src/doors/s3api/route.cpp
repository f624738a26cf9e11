#include "doors/s3api/route.h"

#include <algorithm>
#include <array>

#include "store/bucket_engine.h"

namespace onesheet::doors::s3 {
namespace {

using enum Operation;
using std::unexpected;

// Sub-resources that are whole operations of their own. A request that names one must never be taken for a
// plain one: PUT /bucket/key?tagging would otherwise overwrite the object with its tags.
constexpr std::array<std::string_view, 37> kSubresources = {"accelerate",     "acl",
                                                            "analytics",      "attributes",
                                                            "cors",           "delete",
                                                            "encryption",     "intelligent-tiering",
                                                            "inventory",      "legal-hold",
                                                            "lifecycle",      "location",
                                                            "logging",        "metadataTable",
                                                            "metrics",        "notification",
                                                            "object-lock",    "ownershipControls",
                                                            "partNumber",     "policy",
                                                            "policyStatus",   "publicAccessBlock",
                                                            "renameObject",   "replication",
                                                            "requestPayment", "restore",
                                                            "retention",      "select",
                                                            "session",        "tagging",
                                                            "torrent",        "uploadId",
                                                            "uploads",        "versionId",
                                                            "versioning",     "versions",
                                                            "website"};
static_assert(std::ranges::is_sorted(kSubresources));

S3Error not_implemented_operation() {
  return {501,
          "NotImplemented",
          "A header or query parameter you provided implies functionality that is not implemented",
          {},
          {}};
}

// The sub-resource asked for, versionId aside; empty for none.
std::string_view subresource_of(const S3Request& request) {
  std::string_view found;
  for (const auto& [name, value] : request.query) {
    if (name == "versionId") continue;
    if (!std::ranges::binary_search(kSubresources, std::string_view{name})) continue;
    // uploadId comes with partNumber and is the one that decides.
    if (found.empty() || name == "uploadId") found = name;
  }
  return found;
}

Outcome<Operation> route_bucket(const S3Request& request, std::string_view subresource) {
  const std::string& method = request.head.method;
  if (method == "GET") {
    if (subresource.empty()) return request.parameter("list-type") == "2" ? list_objects_v2 : list_objects;
    if (subresource == "uploads") return list_uploads;
    return bucket_property;
  }
  if (method == "HEAD") return head_bucket;
  if (method == "PUT") {
    if (subresource.empty()) return create_bucket;
    return unexpected(not_implemented_operation());
  }
  if (method == "DELETE") {
    if (subresource.empty()) return delete_bucket;
    return unexpected(not_implemented_operation());
  }
  if (method == "POST") {
    if (subresource == "delete") return delete_objects;
    return unexpected(not_implemented_operation());
  }
  return unexpected(method_not_allowed(method, "BUCKET"));
}

Outcome<Operation> route_object(const S3Request& request, std::string_view subresource) {
  const std::string& method = request.head.method;
  const bool copies = request.header_or_parameter("x-amz-copy-source").has_value();
  // Nothing is versioned here: the only version is "null".
  if (const auto version = request.parameter("versionId"); version && *version != "null") {
    return unexpected(invalid_argument("Invalid version id specified", "versionId", std::string{*version}));
  }
  if (method == "GET") {
    if (subresource.empty()) return get_object;
    if (subresource == "uploadId") return list_parts;
    if (subresource == "acl" || subresource == "tagging") return object_property;
    return unexpected(not_implemented_operation());
  }
  if (method == "HEAD") {
    if (subresource.empty()) return head_object;
    return unexpected(not_implemented_operation());
  }
  if (method == "PUT") {
    if (subresource.empty()) return copies ? copy_object : put_object;
    if (subresource == "uploadId" && request.parameter("partNumber")) {
      if (part_number(request) == 0) {
        return unexpected(invalid_argument("Part number must be an integer between 1 and 10000, inclusive",
                                           "partNumber", std::string{*request.parameter("partNumber")}));
      }
      return copies ? upload_part_copy : upload_part;
    }
    return unexpected(not_implemented_operation());
  }
  if (method == "POST") {
    if (subresource == "uploads") return create_upload;
    if (subresource == "uploadId") return complete_upload;
    return unexpected(not_implemented_operation());
  }
  if (method == "DELETE") {
    if (subresource.empty()) return delete_object;
    if (subresource == "uploadId") return abort_upload;
    return unexpected(not_implemented_operation());
  }
  return unexpected(method_not_allowed(method, "OBJECT"));
}

}  // namespace

Outcome<Operation> route(const S3Request& request) {
  const std::string_view subresource = subresource_of(request);
  if (request.bucket.empty()) {
    if (!request.key.empty()) {
      return unexpected(S3Error{400, "InvalidBucketName", "The specified bucket is not valid.", {}, {}});
    }
    if (request.head.method == "GET" && subresource.empty()) return list_buckets;
    return unexpected(method_not_allowed(request.head.method, "SERVICE"));
  }
  return request.key.empty() ? route_bucket(request, subresource) : route_object(request, subresource);
}

int part_number(const S3Request& request) {
  const auto number = parse_number(request.parameter("partNumber").value_or(""), store::kPartNumberMax);
  return static_cast<int>(number.value_or(0));
}

}  // namespace onesheet::doors::s3

#include <algorithm>

#include "aws/time_text.h"
#include "base/encoding.h"
#include "doors/s3api/operations.h"
#include "doors/s3api/xml_body.h"
#include "doors/s3api/xml_text.h"

namespace onesheet::doors::s3 {
namespace {

using base::ErrorKind;
using std::unexpected;

constexpr int kListMax = 1000;

void add_owner(XmlText& xml, const Context& context) {
  xml.open("Owner").leaf("ID", context.owner_id).leaf("DisplayName", "onesheet").close("Owner");
}

struct ListParameters {
  store::ListRequest request;
  std::string start_after, continuation_token, marker;  // as sent
  int max_keys = kListMax;
  bool url_encoded = false;
  bool with_owner = false;
};

Outcome<ListParameters> read_list_parameters(const S3Request& request, bool v2) {
  ListParameters list;
  const auto text = [&](std::string_view name) { return std::string{request.parameter(name).value_or("")}; };
  list.request.prefix = text("prefix");
  list.request.delimiter = text("delimiter");
  if (const auto max_keys = request.parameter("max-keys"); max_keys && !max_keys->empty()) {
    const auto number = parse_number(*max_keys, INT32_MAX);
    if (!number) {
      return unexpected(invalid_argument("Provided max-keys not an integer or within integer range",
                                         "max-keys", std::string{*max_keys}));
    }
    list.max_keys = static_cast<int>(std::min<std::uint64_t>(*number, kListMax));
  }
  list.request.max_keys = list.max_keys;
  if (const auto encoding = request.parameter("encoding-type"); encoding && !encoding->empty()) {
    if (*encoding != "url") {
      return unexpected(invalid_argument("Invalid Encoding Method specified in Request", "encoding-type",
                                         std::string{*encoding}));
    }
    list.url_encoded = true;
  }
  list.with_owner = !v2 || text("fetch-owner") == "true";
  if (!v2) {
    list.marker = text("marker");
    list.request.start_after = list.marker;
    return list;
  }
  list.start_after = text("start-after");
  list.request.start_after = list.start_after;
  if (request.parameter("continuation-token")) {
    list.continuation_token = text("continuation-token");
    const auto decoded = base::from_base64(list.continuation_token);
    if (!decoded || decoded->empty()) {
      return unexpected(
          invalid_argument("The continuation token provided is incorrect", "continuation-token", ""));
    }
    list.request.start_after.assign(decoded->begin(), decoded->end());
  }
  return list;
}

}  // namespace

http::Response xml_response(std::string xml) {
  http::Response response;
  response.headers.add("Content-Type", "application/xml");
  response.body = std::move(xml);
  return response;
}

S3Error explain(const Context& context, const S3Request& request, const base::Error& error, S3Error absent) {
  if (error.kind != ErrorKind::not_found) return from_error(error);
  if (const auto bucket = context.engine.bucket_info(request.bucket);
      !bucket && bucket.error().kind == ErrorKind::not_found) {
    return no_such_bucket(request.bucket);
  }
  return absent;
}

Answer list_buckets(const Context& context) {
  const auto buckets = context.engine.list_buckets();
  if (!buckets) return unexpected(from_error(buckets.error()));
  XmlText xml{"ListAllMyBucketsResult"};
  add_owner(xml, context);
  xml.open("Buckets");
  for (const store::BucketInfo& bucket : *buckets) {
    xml.open("Bucket").leaf("Name", bucket.name).leaf("CreationDate", aws::iso_time(bucket.created));
    xml.close("Bucket");
  }
  xml.close("Buckets");
  return xml_response(xml.finish());
}

Answer create_bucket(const Context& context, const S3Request& request, std::string_view text) {
  const auto location = read_create_bucket_request(text);
  if (!location) return unexpected(location.error());
  if (!location->empty() && *location != context.region) {
    return unexpected(
        S3Error{400,
                "IllegalLocationConstraintException",
                "The " + *location +
                    " location constraint is incompatible for the region specific endpoint this "
                    "request was sent to.",
                {},
                {}});
  }
  const auto created = context.engine.create_bucket(request.bucket);
  if (!created && created.error().kind == ErrorKind::bad_request) {
    return unexpected(S3Error{400,
                              "InvalidBucketName",
                              "The specified bucket is not valid.",
                              {{"BucketName", request.bucket}},
                              {}});
  }
  // Making one's own bucket again is harmless in us-east-1 and a conflict elsewhere, as on AWS.
  if (!created && (created.error().kind != ErrorKind::conflict || context.region != "us-east-1")) {
    if (created.error().kind != ErrorKind::conflict) return unexpected(from_error(created.error()));
    return unexpected(
        S3Error{409,
                "BucketAlreadyOwnedByYou",
                "Your previous request to create the named bucket succeeded and you already own it.",
                {{"BucketName", request.bucket}},
                {}});
  }
  http::Response response;
  response.headers.add("Location", '/' + request.bucket);
  return response;
}

Answer head_bucket(const Context& context, const S3Request& request) {
  if (const auto info = context.engine.bucket_info(request.bucket); !info) {
    return unexpected(explain(context, request, info.error(), no_such_bucket(request.bucket)));
  }
  http::Response response;
  response.headers.add("x-amz-bucket-region", std::string{context.region});
  response.headers.add("x-amz-access-point-alias", "false");
  response.headers.add("Content-Type", "application/xml");
  return response;
}

Answer delete_bucket(const Context& context, const S3Request& request) {
  const auto deleted = context.engine.delete_bucket(request.bucket);
  if (!deleted && deleted.error().kind == ErrorKind::conflict) {
    return unexpected(S3Error{409,
                              "BucketNotEmpty",
                              "The bucket you tried to delete is not empty",
                              {{"BucketName", request.bucket}},
                              {}});
  }
  if (!deleted) return unexpected(explain(context, request, deleted.error(), no_such_bucket(request.bucket)));
  http::Response response;
  response.status = 204;
  return response;
}

Answer list_objects(const Context& context, const S3Request& request, bool v2) {
  const auto list = read_list_parameters(request, v2);
  if (!list) return unexpected(list.error());
  const auto page = context.engine.list(request.bucket, list->request);
  if (!page) return unexpected(explain(context, request, page.error(), no_such_bucket(request.bucket)));

  const auto shown = [&](std::string_view text) {
    return list->url_encoded ? base::percent_encode(text, "/") : std::string{text};
  };
  XmlText xml{"ListBucketResult"};
  xml.leaf("Name", request.bucket).leaf("Prefix", shown(list->request.prefix));
  if (v2) {
    if (!list->start_after.empty()) xml.leaf("StartAfter", shown(list->start_after));
    if (!list->continuation_token.empty()) xml.leaf("ContinuationToken", list->continuation_token);
    if (page->truncated) {
      xml.leaf("NextContinuationToken", base::base64(base::as_bytes(page->next_start_after)));
    }
    xml.leaf("KeyCount", std::to_string(page->objects.size() + page->common_prefixes.size()));
  } else {
    xml.leaf("Marker", shown(list->marker));
    // Without a delimiter the last key serves as the next marker, and S3 gives no other.
    if (page->truncated && !list->request.delimiter.empty()) {
      xml.leaf("NextMarker", shown(page->next_start_after));
    }
  }
  xml.leaf("MaxKeys", std::to_string(list->max_keys));
  if (!list->request.delimiter.empty()) xml.leaf("Delimiter", shown(list->request.delimiter));
  if (list->url_encoded) xml.leaf("EncodingType", "url");
  xml.leaf("IsTruncated", page->truncated);
  for (const store::ObjectInfo& object : page->objects) {
    xml.open("Contents").leaf("Key", shown(object.key));
    xml.leaf("LastModified", aws::iso_time(object.last_modified)).etag(object.etag);
    for (const auto& [name, value] : object.fields.checksums) {
      std::string upper = name;
      for (char& c : upper) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
      xml.leaf("ChecksumAlgorithm", upper);
    }
    if (!object.fields.checksums.empty() && !object.fields.checksum_type.empty()) {
      xml.leaf("ChecksumType", object.fields.checksum_type);
    }
    xml.leaf("Size", std::to_string(object.bytes));
    if (list->with_owner) add_owner(xml, context);
    xml.leaf("StorageClass",
             object.fields.storage_class.empty() ? "STANDARD" : object.fields.storage_class.c_str());
    xml.close("Contents");
  }
  for (const std::string& prefix : page->common_prefixes) {
    xml.open("CommonPrefixes").leaf("Prefix", shown(prefix)).close("CommonPrefixes");
  }
  return xml_response(xml.finish());
}

}  // namespace onesheet::doors::s3

#include <vector>

#include "aws/time_text.h"
#include "base/utf8.h"
#include "doors/s3api/conditions.h"
#include "doors/s3api/object_fields.h"
#include "doors/s3api/operations.h"
#include "doors/s3api/xml_body.h"
#include "doors/s3api/xml_text.h"

namespace onesheet::doors::s3 {
namespace {

using base::ErrorKind;
using std::unexpected;

// A body that is not a file is sent from memory; larger reads must ask for ranges.
constexpr std::uint64_t kInMemoryBytesMax = 1ULL << 30;

S3Error invalid_range(std::string_view asked, std::uint64_t bytes) {
  return {416,
          "InvalidRange",
          "The requested range is not satisfiable",
          {{"RangeRequested", std::string{asked}}, {"ActualObjectSize", std::to_string(bytes)}},
          {{"Content-Range", "bytes */" + std::to_string(bytes)}}};
}

// RFC 7233 §3.2: a range asked for under a condition that fails is not asked for.
bool range_holds(const S3Request& request, const store::ObjectInfo& info) {
  const auto condition = request.header("if-range");
  if (!condition) return true;
  if (const auto date = aws::parse_http_date(base::trim(*condition))) {
    return std::chrono::floor<std::chrono::seconds>(info.last_modified) == *date;
  }
  return etag_listed(*condition, info.etag);
}

Outcome<void> attach_body(http::Response& response, const store::OpenObject& object, ByteRange range) {
  if (const auto descriptor = object.body->descriptor()) {
    response.file = http::FileSlice{*descriptor, range.offset, range.length, object.body};
    return {};
  }
  if (range.length > kInMemoryBytesMax) {
    return unexpected(invalid_request("This object is too large to be read at once; ask for ranges."));
  }
  response.body.resize(static_cast<std::size_t>(range.length));
  auto* const out = reinterpret_cast<std::uint8_t*>(response.body.data());
  for (std::size_t at = 0; at < response.body.size();) {
    const auto count = object.body->read(range.offset + at, std::span{out + at, response.body.size() - at});
    if (!count) return unexpected(from_error(count.error()));
    if (*count == 0) return unexpected(from_error({ErrorKind::bug, "", "an object ended early"}));
    at += *count;
  }
  return {};
}

// GET needs the bytes, HEAD only what is known of them.
Outcome<store::OpenObject> look_up(const Context& context, const S3Request& request) {
  if (!request.is_head()) {
    auto object = context.engine.open(request.bucket, request.key);
    if (!object) return unexpected(explain(context, request, object.error(), no_such_key(request.key)));
    return *std::move(object);
  }
  auto info = context.engine.head(request.bucket, request.key);
  if (!info) return unexpected(explain(context, request, info.error(), no_such_key(request.key)));
  return store::OpenObject{*std::move(info), nullptr};
}

}  // namespace

Answer get_object(const Context& context, const S3Request& request) {
  auto object = look_up(context, request);
  if (!object) return unexpected(object.error());
  const store::ObjectInfo& info = object->info;

  const Conditions conditions{request.header("if-match"), request.header("if-none-match"),
                              request.header("if-modified-since"), request.header("if-unmodified-since")};
  const ConditionAnswer condition = evaluate(conditions, info.etag, info.last_modified);
  if (condition.outcome == ConditionOutcome::failed) {
    return unexpected(precondition_failed(std::string{condition.failed_condition}));
  }
  http::Response response;
  if (condition.outcome == ConditionOutcome::not_modified) {
    response.status = 304;
    response.headers.add("ETag", '"' + info.etag + '"');
    response.headers.add("Last-Modified", aws::http_date(info.last_modified));
    return response;
  }

  ByteRange range{0, info.bytes};
  const auto range_header = request.header("range");
  if (range_header && range_holds(request, info)) {
    const RangeAnswer answer = resolve_range(*range_header, info.bytes);
    if (answer.kind == RangeKind::unsatisfiable) return unexpected(invalid_range(*range_header, info.bytes));
    if (answer.kind == RangeKind::part) {
      range = answer.range;
      response.status = 206;
      response.headers.add("Content-Range", "bytes " + std::to_string(range.offset) + '-' +
                                                std::to_string(range.offset + range.length - 1) + '/' +
                                                std::to_string(info.bytes));
    }
  }
  if (auto added = add_fields(response.headers, request, info); !added) return unexpected(added.error());
  // A checksum is of the whole object: beside a part of it, clients would check the wrong bytes.
  const auto mode = request.header_or_parameter("x-amz-checksum-mode");
  if (response.status == 200 && mode && base::iequals_ascii(*mode, "ENABLED")) {
    add_checksums(response.headers, info.fields);
  }
  if (request.is_head()) {
    response.stated_length = range.length;
    return response;
  }
  if (auto attached = attach_body(response, *object, range); !attached) return unexpected(attached.error());
  return response;
}

Outcome<store::PutConditions> read_put_conditions(const S3Request& request) {
  store::PutConditions conditions;
  if (const auto value = request.header("if-none-match")) {
    if (base::trim(*value) != "*") return unexpected(not_implemented("If-None-Match"));
    conditions.create_only = true;
  }
  if (const auto value = request.header("if-match")) {
    std::string_view etag = base::trim(*value);
    if (etag == "*" || etag.find(',') != std::string_view::npos) {
      return unexpected(not_implemented("If-Match"));
    }
    if (etag.size() >= 2 && etag.front() == '"' && etag.back() == '"') etag = etag.substr(1, etag.size() - 2);
    conditions.if_match = std::string{etag};
  }
  if (conditions.create_only && conditions.if_match) return unexpected(not_implemented("If-None-Match"));
  return conditions;
}

S3Error explain_put(const Context& context, const S3Request& request, const base::Error& error,
                    const store::PutConditions& conditions) {
  if (error.kind == ErrorKind::conflict) {
    if (conditions.create_only) return precondition_failed("If-None-Match");
    if (conditions.if_match) return precondition_failed("If-Match");
  }
  if (error.kind == ErrorKind::bad_request) return invalid_argument(error.public_text);
  return explain(context, request, error, no_such_key(request.key));
}

Answer finish_put(const Context& context, const S3Request& request,
                  std::unique_ptr<store::ObjectWriter> writer, store::ObjectFields fields,
                  const store::PutConditions& conditions) {
  const auto info =
      context.engine.finish_object(std::move(writer), request.key, std::move(fields), conditions);
  if (!info) return unexpected(explain_put(context, request, info.error(), conditions));
  http::Response response;
  response.headers.add("ETag", '"' + info->etag + '"');
  add_checksums(response.headers, info->fields);
  return response;
}

Answer copy_object(const Context& context, const S3Request& request) {
  const std::string_view directive = request.header_or_parameter("x-amz-metadata-directive").value_or("COPY");
  const bool replace = directive == "REPLACE";
  if (!replace && directive != "COPY") {
    return unexpected(
        invalid_argument("Unknown metadata directive.", "x-amz-metadata-directive", std::string{directive}));
  }
  const auto conditions = read_put_conditions(request);
  if (!conditions) return unexpected(conditions.error());
  auto requested = read_fields(request);
  if (!requested) return unexpected(requested.error());

  const auto source = open_copy_source(context, request);
  if (!source) return unexpected(source.error());
  const bool new_storage_class = request.header_or_parameter("x-amz-storage-class") &&
                                 requested->storage_class != source->object.info.fields.storage_class;
  if (source->bucket == request.bucket && source->key == request.key && !replace && !new_storage_class) {
    return unexpected(invalid_request(
        "This copy request is illegal because it is trying to copy an object to itself without changing the "
        "object's metadata, storage class, website redirect location or encryption attributes."));
  }

  store::ObjectFields fields = replace ? *requested : source->object.info.fields;
  if (!replace && request.header_or_parameter("x-amz-storage-class")) {
    fields.storage_class = requested->storage_class;
  }
  if (replace && source->object.info.fields.checksum_type == "FULL_OBJECT") {
    fields.checksums = source->object.info.fields.checksums;
    fields.checksum_type = source->object.info.fields.checksum_type;
  } else if (fields.checksum_type != "FULL_OBJECT") {
    // A composite checksum describes the parts of an upload, and a copy has none.
    fields.checksums.clear();
    fields.checksum_type.clear();
  }

  auto writer = context.engine.begin_object(request.bucket);
  if (!writer) {
    return unexpected(explain(context, request, writer.error(), no_such_bucket(request.bucket)));
  }
  if (auto copied = copy_bytes(*source->object.body, 0, source->object.body->bytes(), **writer); !copied) {
    return unexpected(copied.error());
  }
  const auto info =
      context.engine.finish_object(*std::move(writer), request.key, std::move(fields), *conditions);
  if (!info) return unexpected(explain_put(context, request, info.error(), *conditions));

  XmlText xml{"CopyObjectResult"};
  xml.leaf("LastModified", aws::iso_time(info->last_modified)).etag(info->etag);
  return xml_response(xml.finish());
}

Answer delete_object(const Context& context, const S3Request& request) {
  if (const auto removed = context.engine.remove(request.bucket, request.key); !removed) {
    return unexpected(explain(context, request, removed.error(), no_such_bucket(request.bucket)));
  }
  http::Response response;
  response.status = 204;
  return response;
}

Answer delete_objects(const Context& context, const S3Request& request, std::string_view text) {
  const auto asked = read_delete_request(text);
  if (!asked) return unexpected(asked.error());
  if (const auto bucket = context.engine.bucket_info(request.bucket); !bucket) {
    return unexpected(explain(context, request, bucket.error(), no_such_bucket(request.bucket)));
  }
  XmlText xml{"DeleteResult"};
  for (const std::string& key : asked->keys) {
    if (const auto removed = context.engine.remove(request.bucket, key); !removed) {
      const S3Error error = from_error(removed.error());
      xml.open("Error")
          .leaf("Key", key)
          .leaf("Code", error.code)
          .leaf("Message", error.message)
          .close("Error");
    } else if (!asked->quiet) {
      xml.open("Deleted").leaf("Key", key).close("Deleted");
    }
  }
  return xml_response(xml.finish());
}

}  // namespace onesheet::doors::s3

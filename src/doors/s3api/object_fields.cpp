#include "doors/s3api/object_fields.h"

#include <algorithm>
#include <array>

#include "aws/time_text.h"
#include "base/utf8.h"

namespace onesheet::doors::s3 {
namespace {

using std::unexpected;

constexpr std::string_view kMetadataPrefix = "x-amz-meta-";

constexpr std::array<std::string_view, 9> kStorageClasses = {
    "STANDARD", "REDUCED_REDUNDANCY", "STANDARD_IA", "ONEZONE_IA",     "INTELLIGENT_TIERING",
    "GLACIER",  "DEEP_ARCHIVE",       "GLACIER_IR",  "EXPRESS_ONEZONE"};

// RFC 7230 §3.2: visible characters, spaces and tabs; bytes from 0x80 up are let through as they came.
// Content-Type, Cache-Control and their like, each.
constexpr std::size_t kSystemFieldBytesMax = 2048;

bool is_header_value(std::string_view value) {
  return std::ranges::none_of(value, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && byte != '\t') || byte == 0x7F;
  });
}

bool is_metadata_name(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  });
}

// aws-chunked describes the transfer, not the object.
std::string without_aws_chunked(std::string_view encodings) {
  std::string kept;
  while (!encodings.empty()) {
    const std::size_t comma = encodings.find(',');
    const std::string_view encoding = base::trim(encodings.substr(0, comma));
    encodings = comma == std::string_view::npos ? std::string_view{} : encodings.substr(comma + 1);
    if (encoding.empty() || base::iequals_ascii(encoding, "aws-chunked")) continue;
    if (!kept.empty()) kept += ',';
    kept += encoding;
  }
  return kept;
}

Outcome<void> add_metadata(store::ObjectFields& fields, std::string_view sent_name, std::string_view value) {
  std::string name = base::lower_ascii(sent_name);
  if (!name.starts_with(kMetadataPrefix)) return {};
  name.erase(0, kMetadataPrefix.size());
  if (!is_metadata_name(name) || !is_header_value(value)) {
    return unexpected(invalid_argument("A metadata header has a name or value that HTTP does not allow."));
  }
  const auto [at, inserted] = fields.user_metadata.try_emplace(std::move(name), value);
  if (!inserted) at->second += ',' + std::string{value};
  return {};
}

}  // namespace

Outcome<store::ObjectFields> read_fields(const S3Request& request) {
  store::ObjectFields fields;
  const auto text = [&](std::string_view name) { return std::string{request.header(name).value_or("")}; };
  if (const auto type = request.header_or_parameter("content-type"); type && !type->empty()) {
    if (!is_header_value(*type)) return unexpected(invalid_argument("Content-Type is malformed."));
    fields.content_type = *type;
  }
  fields.cache_control = text("cache-control");
  fields.content_disposition = text("content-disposition");
  fields.content_encoding = without_aws_chunked(text("content-encoding"));
  fields.content_language = text("content-language");
  fields.expires = text("expires");
  for (const std::string* value : {&fields.content_type, &fields.cache_control, &fields.content_disposition,
                                   &fields.content_encoding, &fields.content_language, &fields.expires}) {
    if (value->size() > kSystemFieldBytesMax || !is_header_value(*value)) {
      return unexpected(
          invalid_argument("A header that is kept with the object is malformed or longer than 2048 bytes."));
    }
  }

  if (const auto storage_class = request.header_or_parameter("x-amz-storage-class")) {
    if (std::ranges::find(kStorageClasses, *storage_class) == kStorageClasses.end()) {
      return unexpected(
          S3Error{400, "InvalidStorageClass", "The storage class you specified is not valid", {}, {}});
    }
    if (*storage_class != "STANDARD") fields.storage_class = *storage_class;
  }

  for (const auto& [name, value] : request.head.headers.fields()) {
    if (auto added = add_metadata(fields, name, value); !added) return unexpected(added.error());
  }
  for (const auto& [name, value] : request.query) {
    if (auto added = add_metadata(fields, name, value); !added) return unexpected(added.error());
  }
  std::size_t metadata_bytes = 0;
  for (const auto& [name, value] : fields.user_metadata) metadata_bytes += name.size() + value.size();
  if (metadata_bytes > store::kUserMetadataBytesMax) {
    return unexpected(S3Error{400,
                              "MetadataTooLarge",
                              "Your metadata headers exceed the maximum allowed metadata size",
                              {{"Size", std::to_string(metadata_bytes)},
                               {"MaxSizeAllowed", std::to_string(store::kUserMetadataBytesMax)}},
                              {}});
  }
  return fields;
}

Outcome<void> refuse_unsupported_headers(const S3Request& request) {
  if (const auto acl = request.header_or_parameter("x-amz-acl");
      acl && *acl != "private" && *acl != "bucket-owner-full-control") {
    return unexpected(
        S3Error{400, "AccessControlListNotSupported", "The bucket does not allow ACLs", {}, {}});
  }
  for (const auto& [sent_name, value] : request.head.headers.fields()) {
    const std::string name = base::lower_ascii(sent_name);
    if (name.starts_with("x-amz-grant-")) {
      return unexpected(
          S3Error{400, "AccessControlListNotSupported", "The bucket does not allow ACLs", {}, {}});
    }
    const bool unsupported = name.starts_with("x-amz-server-side-encryption") ||
                             name.starts_with("x-amz-object-lock-") || name == "x-amz-tagging" ||
                             name == "x-amz-website-redirect-location" ||
                             name == "x-amz-write-offset-bytes" || name == "x-amz-bucket-object-lock-enabled";
    if (unsupported) {
      // Some clients send the default of a feature they do not use.
      if (base::iequals_ascii(value, "false") || value.empty()) continue;
      return unexpected(not_implemented(name));
    }
  }
  return {};
}

Outcome<void> add_fields(http::Headers& headers, const S3Request& request, const store::ObjectInfo& info) {
  const store::ObjectFields& fields = info.fields;
  headers.add("ETag", '"' + info.etag + '"');
  headers.add("Last-Modified", aws::http_date(info.last_modified));
  headers.add("Accept-Ranges", "bytes");

  struct Overridable {
    const char* name;
    std::string_view parameter;
    const std::string& stored;
  };
  const Overridable overridables[] = {
      {"Content-Type", "response-content-type", fields.content_type},
      {"Content-Disposition", "response-content-disposition", fields.content_disposition},
      {"Content-Encoding", "response-content-encoding", fields.content_encoding},
      {"Content-Language", "response-content-language", fields.content_language},
      {"Cache-Control", "response-cache-control", fields.cache_control},
      {"Expires", "response-expires", fields.expires},
  };
  for (const auto& [name, parameter, stored] : overridables) {
    const auto override_value = request.parameter(parameter);
    if (override_value && !is_header_value(*override_value)) {
      return unexpected(invalid_argument("Header value cannot be represented.", std::string{parameter}, ""));
    }
    const std::string_view value = override_value && !override_value->empty() ? *override_value : stored;
    if (!value.empty()) headers.add(name, std::string{value});
  }

  for (const auto& [name, value] : fields.user_metadata) {
    headers.add(std::string{kMetadataPrefix} + name, value);
  }
  if (!fields.storage_class.empty()) headers.add("x-amz-storage-class", fields.storage_class);
  return {};
}

void add_checksums(http::Headers& headers, const store::ObjectFields& fields) {
  for (const auto& [name, value] : fields.checksums) headers.add("x-amz-checksum-" + name, value);
  if (!fields.checksums.empty() && !fields.checksum_type.empty()) {
    headers.add("x-amz-checksum-type", fields.checksum_type);
  }
}

}  // namespace onesheet::doors::s3

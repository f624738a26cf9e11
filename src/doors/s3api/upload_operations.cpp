#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include "aws/checksum.h"
#include "aws/time_text.h"
#include "base/encoding.h"
#include "base/utf8.h"
#include "doors/s3api/conditions.h"
#include "doors/s3api/object_fields.h"
#include "doors/s3api/operations.h"
#include "doors/s3api/route.h"
#include "doors/s3api/upload_checksum.h"
#include "doors/s3api/xml_body.h"
#include "doors/s3api/xml_text.h"

namespace onesheet::doors::s3 {
namespace {

using base::ErrorKind;
using std::unexpected;

constexpr int kListMax = 1000;
constexpr std::uint64_t kPartBytesMin = 5ULL << 20;  // of every part but the last

std::string upload_id_of(const S3Request& request) {
  return std::string{request.parameter("uploadId").value_or("")};
}

S3Error invalid_part(const std::string& upload_id, const PartClaim& claim) {
  return {
      400,
      "InvalidPart",
      "One or more of the specified parts could not be found.  The part may not have been uploaded, or the "
      "specified entity tag may not match the part's entity tag.",
      {{"UploadId", upload_id}, {"PartNumber", std::to_string(claim.number)}, {"ETag", claim.etag}},
      {}};
}

// max-parts, max-uploads: 0 to 1000, a larger one is 1000.
Outcome<std::size_t> read_max(const S3Request& request, std::string_view name) {
  const auto text = request.parameter(name);
  if (!text || text->empty()) return kListMax;
  const auto number = parse_number(*text, INT32_MAX);
  if (!number) {
    return unexpected(
        invalid_argument("Provided " + std::string{name} + " not an integer or within integer range",
                         std::string{name}, std::string{*text}));
  }
  return static_cast<std::size_t>(std::min<std::uint64_t>(*number, kListMax));
}

void add_owners(XmlText& xml, const Context& context) {
  for (const char* role : {"Initiator", "Owner"}) {
    xml.open(role).leaf("ID", context.owner_id).leaf("DisplayName", "onesheet").close(role);
  }
}

// The parts a completion names, as they were received. Errors: InvalidPart, EntityTooSmall.
Outcome<std::vector<store::PartInfo>> match_parts(const std::vector<store::PartInfo>& received,
                                                  const std::vector<PartClaim>& claims,
                                                  const std::string& upload_id) {
  std::vector<store::PartInfo> parts;
  for (const PartClaim& claim : claims) {
    const auto part = std::ranges::find(received, claim.number, &store::PartInfo::number);
    if (part == received.end() || !base::iequals_ascii(part->etag, claim.etag)) {
      return unexpected(invalid_part(upload_id, claim));
    }
    for (const auto& [name, value] : claim.checksums) {
      const auto kept = part->checksums.find(name);
      if (kept != part->checksums.end() && kept->second != value) {
        return unexpected(invalid_part(upload_id, claim));
      }
    }
    if (&claim != &claims.back() && part->bytes < kPartBytesMin) {
      return unexpected(S3Error{400,
                                "EntityTooSmall",
                                "Your proposed upload is smaller than the minimum allowed size",
                                {{"ProposedSize", std::to_string(part->bytes)},
                                 {"MinSizeAllowed", std::to_string(kPartBytesMin)},
                                 {"PartNumber", std::to_string(claim.number)},
                                 {"ETag", claim.etag}},
                                {}});
    }
    parts.push_back(*part);
  }
  return parts;
}

}  // namespace

Answer create_upload(const Context& context, const S3Request& request) {
  auto fields = read_fields(request);
  if (!fields) return unexpected(fields.error());
  const auto algorithm = request.header_or_parameter("x-amz-checksum-algorithm");
  if (algorithm && !aws::checksum_kind(*algorithm)) {
    return unexpected(invalid_request(
        "Checksum algorithm provided is unsupported. Please try again with any of the valid types: "
        "[CRC32, CRC32C, CRC64NVME, SHA1, SHA256]"));
  }
  const auto upload_id = context.engine.create_upload(request.bucket, request.key, *std::move(fields));
  if (!upload_id) {
    if (upload_id.error().kind == ErrorKind::bad_request) {
      return unexpected(invalid_argument(upload_id.error().public_text));
    }
    return unexpected(explain(context, request, upload_id.error(), no_such_bucket(request.bucket)));
  }
  XmlText xml{"InitiateMultipartUploadResult"};
  xml.leaf("Bucket", request.bucket).leaf("Key", request.key).leaf("UploadId", *upload_id);
  http::Response response = xml_response(xml.finish());
  if (algorithm) {
    const auto kind = aws::checksum_kind(*algorithm).value();
    response.headers.add("x-amz-checksum-algorithm", std::string{aws::upper_name_of(kind)});
    response.headers.add(
        "x-amz-checksum-type",
        std::string{
            request.header_or_parameter("x-amz-checksum-type").value_or(default_checksum_type(kind))});
  }
  return response;
}

Answer finish_part(const Context& context, const S3Request& request,
                   std::unique_ptr<store::ObjectWriter> writer,
                   std::map<std::string, std::string> checksums) {
  const std::string upload_id = upload_id_of(request);
  const auto part =
      context.engine.finish_part(std::move(writer), upload_id, part_number(request), std::move(checksums));
  if (!part) return unexpected(explain(context, request, part.error(), no_such_upload(upload_id)));
  http::Response response;
  response.headers.add("ETag", '"' + part->etag + '"');
  for (const auto& [name, value] : part->checksums) response.headers.add("x-amz-checksum-" + name, value);
  return response;
}

Answer upload_part_copy(const Context& context, const S3Request& request) {
  const auto source = open_copy_source(context, request);
  if (!source) return unexpected(source.error());
  ByteRange range{0, source->object.body->bytes()};
  if (const auto asked = request.header_or_parameter("x-amz-copy-source-range")) {
    const RangeAnswer answer = resolve_range(*asked, range.length);
    const bool whole_spec =
        asked->find_first_of("0123456789") == std::string_view{"bytes="}.size() && !asked->ends_with('-');
    if (answer.kind == RangeKind::whole || !whole_spec) {
      return unexpected(
          invalid_argument("The x-amz-copy-source-range value must be of the form bytes=first-last where "
                           "first and last are the "
                           "zero-based offsets of the first and last bytes to copy",
                           "x-amz-copy-source-range", std::string{*asked}));
    }
    if (answer.kind == RangeKind::unsatisfiable) {
      return unexpected(invalid_argument(
          "Range specified is not valid for source object of size: " + std::to_string(range.length),
          "x-amz-copy-source-range", std::string{*asked}));
    }
    range = answer.range;
  }
  const std::string upload_id = upload_id_of(request);
  auto writer = context.engine.begin_part(request.bucket, request.key, upload_id);
  if (!writer) return unexpected(explain(context, request, writer.error(), no_such_upload(upload_id)));
  if (auto copied = copy_bytes(*source->object.body, range.offset, range.length, **writer); !copied) {
    return unexpected(copied.error());
  }
  const auto part = context.engine.finish_part(*std::move(writer), upload_id, part_number(request), {});
  if (!part) return unexpected(explain(context, request, part.error(), no_such_upload(upload_id)));
  XmlText xml{"CopyPartResult"};
  xml.leaf("LastModified", aws::iso_time(part->last_modified)).etag(part->etag);
  return xml_response(xml.finish());
}

Answer list_parts(const Context& context, const S3Request& request) {
  const std::string upload_id = upload_id_of(request);
  const auto max_parts = read_max(request, "max-parts");
  if (!max_parts) return unexpected(max_parts.error());
  const std::string_view marker_text = request.parameter("part-number-marker").value_or("0");
  const auto marker = parse_number(marker_text.empty() ? "0" : marker_text, INT32_MAX);
  if (!marker) {
    return unexpected(invalid_argument("Provided part-number-marker not an integer or within integer range",
                                       "part-number-marker", std::string{marker_text}));
  }
  const auto parts = context.engine.list_parts(request.bucket, request.key, upload_id);
  if (!parts) return unexpected(explain(context, request, parts.error(), no_such_upload(upload_id)));

  auto first = std::ranges::find_if(
      *parts, [&](const store::PartInfo& part) { return static_cast<std::uint64_t>(part.number) > *marker; });
  const auto left = static_cast<std::size_t>(parts->end() - first);
  const auto last = first + static_cast<std::ptrdiff_t>(std::min(left, *max_parts));

  XmlText xml{"ListPartsResult"};
  xml.leaf("Bucket", request.bucket).leaf("Key", request.key).leaf("UploadId", upload_id);
  add_owners(xml, context);
  xml.leaf("StorageClass", "STANDARD").leaf("PartNumberMarker", std::to_string(*marker));
  xml.leaf("NextPartNumberMarker",
           first == last ? std::to_string(*marker) : std::to_string(std::prev(last)->number));
  xml.leaf("MaxParts", std::to_string(*max_parts)).leaf("IsTruncated", last != parts->end());
  for (; first != last; ++first) {
    xml.open("Part").leaf("PartNumber", std::to_string(first->number));
    xml.leaf("LastModified", aws::iso_time(first->last_modified)).etag(first->etag);
    xml.leaf("Size", std::to_string(first->bytes));
    for (const auto& [name, value] : first->checksums) {
      if (const auto kind = aws::checksum_kind(name)) {
        xml.leaf("Checksum" + std::string{aws::upper_name_of(*kind)}, value);
      }
    }
    xml.close("Part");
  }
  return xml_response(xml.finish());
}

Answer list_uploads(const Context& context, const S3Request& request) {
  const auto max_uploads = read_max(request, "max-uploads");
  if (!max_uploads) return unexpected(max_uploads.error());
  auto uploads = context.engine.list_uploads(request.bucket);
  if (!uploads) return unexpected(explain(context, request, uploads.error(), no_such_bucket(request.bucket)));

  const std::string prefix{request.parameter("prefix").value_or("")};
  const std::string delimiter{request.parameter("delimiter").value_or("")};
  const std::string key_marker{request.parameter("key-marker").value_or("")};
  const std::string id_marker{request.parameter("upload-id-marker").value_or("")};
  const bool url_encoded = request.parameter("encoding-type") == "url";
  const auto shown = [&](std::string_view text) {
    return url_encoded ? base::percent_encode(text, "/") : std::string{text};
  };
  std::ranges::sort(*uploads, [](const auto& a, const auto& b) {
    return std::tie(a.key, a.upload_id) < std::tie(b.key, b.upload_id);
  });

  // Uploads and common prefixes count alike against max-uploads and come in one order, by key.
  std::vector<const store::UploadInfo*> listed;
  std::vector<std::string> common_prefixes;
  std::string next_key, next_id;
  bool truncated = false;
  for (const store::UploadInfo& upload : *uploads) {
    if (!upload.key.starts_with(prefix)) continue;
    const bool after_marker =
        key_marker.empty() || upload.key > key_marker ||
        (upload.key == key_marker && !id_marker.empty() && upload.upload_id > id_marker);
    if (!after_marker) continue;
    std::string common;
    if (!delimiter.empty()) {
      if (const std::size_t at = upload.key.find(delimiter, prefix.size()); at != std::string::npos) {
        common = upload.key.substr(0, at + delimiter.size());
        // Known already, on this page or the one that ended with it.
        if (!common_prefixes.empty() && common_prefixes.back() == common) continue;
        if (common == key_marker) continue;
      }
    }
    if (listed.size() + common_prefixes.size() == *max_uploads) {
      truncated = *max_uploads > 0;
      break;
    }
    if (common.empty()) {
      listed.push_back(&upload);
      next_key = upload.key;
      next_id = upload.upload_id;
    } else {
      next_key = common;
      next_id.clear();
      common_prefixes.push_back(std::move(common));
    }
  }

  XmlText xml{"ListMultipartUploadsResult"};
  xml.leaf("Bucket", request.bucket).leaf("KeyMarker", shown(key_marker)).leaf("UploadIdMarker", id_marker);
  if (truncated) xml.leaf("NextKeyMarker", shown(next_key)).leaf("NextUploadIdMarker", next_id);
  xml.leaf("Prefix", shown(prefix));
  if (!delimiter.empty()) xml.leaf("Delimiter", shown(delimiter));
  if (url_encoded) xml.leaf("EncodingType", "url");
  xml.leaf("MaxUploads", std::to_string(*max_uploads)).leaf("IsTruncated", truncated);
  for (const store::UploadInfo* upload : listed) {
    xml.open("Upload").leaf("Key", shown(upload->key)).leaf("UploadId", upload->upload_id);
    add_owners(xml, context);
    xml.leaf("StorageClass", "STANDARD").leaf("Initiated", aws::iso_time(upload->started)).close("Upload");
  }
  for (const std::string& common : common_prefixes) {
    xml.open("CommonPrefixes").leaf("Prefix", shown(common)).close("CommonPrefixes");
  }
  return xml_response(xml.finish());
}

Answer complete_upload(const Context& context, const S3Request& request, std::string_view text) {
  const std::string upload_id = upload_id_of(request);
  const auto claims = read_complete_request(text);
  if (!claims) return unexpected(claims.error());
  const auto conditions = read_put_conditions(request);
  if (!conditions) return unexpected(conditions.error());
  const auto received = context.engine.list_parts(request.bucket, request.key, upload_id);
  if (!received) return unexpected(explain(context, request, received.error(), no_such_upload(upload_id)));
  const auto parts = match_parts(*received, *claims, upload_id);
  if (!parts) return unexpected(parts.error());
  const auto checksum = checksum_of_upload(request, *parts);
  if (!checksum) return unexpected(checksum.error());

  std::vector<store::CompletedPart> completed;
  for (const store::PartInfo& part : *parts) completed.push_back({part.number, part.etag});
  std::map<std::string, std::string> checksums;
  if (*checksum) checksums.emplace(aws::name_of((*checksum)->kind), (*checksum)->value);
  const auto info = context.engine.complete_upload(request.bucket, request.key, upload_id, completed,
                                                   *conditions, checksums);
  if (!info) {
    if (info.error().kind == ErrorKind::not_found && !conditions->if_match) {
      return unexpected(explain(context, request, info.error(), no_such_upload(upload_id)));
    }
    return unexpected(explain_put(context, request, info.error(), *conditions));
  }
  XmlText xml{"CompleteMultipartUploadResult"};
  xml.leaf("Location", "http://" + std::string{request.header("host").value_or("localhost")} +
                           (request.virtual_host ? "" : '/' + request.bucket) + '/' +
                           base::percent_encode(request.key, "/"));
  xml.leaf("Bucket", request.bucket).leaf("Key", request.key).etag(info->etag);
  if (*checksum) {
    xml.leaf("Checksum" + std::string{aws::upper_name_of((*checksum)->kind)}, (*checksum)->value);
    xml.leaf("ChecksumType", (*checksum)->type);
  }
  return xml_response(xml.finish());
}

Answer abort_upload(const Context& context, const S3Request& request) {
  const std::string upload_id = upload_id_of(request);
  if (const auto aborted = context.engine.abort_upload(request.bucket, request.key, upload_id); !aborted) {
    return unexpected(explain(context, request, aborted.error(), no_such_upload(upload_id)));
  }
  http::Response response;
  response.status = 204;
  return response;
}

}  // namespace onesheet::doors::s3

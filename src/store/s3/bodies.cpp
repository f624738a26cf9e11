#include "store/s3/bodies.h"

#include <charconv>
#include <pugixml.hpp>

#include "base/encoding.h"

namespace onesheet::store::s3 {
namespace {

std::optional<std::uint64_t> number_in(std::string_view text) {
  std::uint64_t found = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), found);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
  return found;
}

}  // namespace

std::optional<ListPage> parse_list(std::string_view xml) {
  pugi::xml_document document;
  if (!document.load_buffer(xml.data(), xml.size())) return std::nullopt;
  const pugi::xml_node root = document.child("ListBucketResult");
  const std::string_view truncated = root.child_value("IsTruncated");
  if (!root || (truncated != "true" && truncated != "false")) return std::nullopt;
  const bool encoded = std::string_view(root.child_value("EncodingType")) == "url";
  ListPage page;
  for (const pugi::xml_node object : root.children("Contents")) {
    const std::string_view name = object.child_value("Key");
    auto key = encoded ? base::percent_decode(name, true) : std::optional(std::string(name));
    const auto bytes = number_in(object.child_value("Size"));
    if (!key || key->empty() || !bytes) return std::nullopt;
    page.objects.push_back({std::move(*key), *bytes});
  }
  page.more = truncated == "true";
  page.next = root.child_value("NextContinuationToken");
  return page;
}

std::string parse_upload_id(std::string_view xml) {
  pugi::xml_document document;
  if (!document.load_buffer(xml.data(), xml.size())) return {};
  return document.child("InitiateMultipartUploadResult").child_value("UploadId");
}

std::string completion_body(const std::vector<Part>& parts) {
  std::string body = "<CompleteMultipartUpload xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    body += "<Part><PartNumber>" + std::to_string(i + 1) + "</PartNumber><ETag>" +
            base::xml_escape(parts[i].etag) + "</ETag>";
    if (!parts[i].crc32.empty()) body += "<ChecksumCRC32>" + parts[i].crc32 + "</ChecksumCRC32>";
    body += "</Part>";
  }
  return body + "</CompleteMultipartUpload>";
}

bool is_completion(std::string_view xml) {
  pugi::xml_document document;
  return document.load_buffer(xml.data(), xml.size()) && document.child("CompleteMultipartUploadResult");
}

}  // namespace onesheet::store::s3

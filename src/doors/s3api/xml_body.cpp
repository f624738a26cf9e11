#include "doors/s3api/xml_body.h"

#include <pugixml.hpp>

#include "aws/checksum.h"
#include "base/utf8.h"
#include "doors/s3api/s3_request.h"
#include "store/bucket_engine.h"

namespace onesheet::doors::s3 {
namespace {

using std::unexpected;

// pugixml expands the five predefined entities and character references only, so a document cannot grow.
Outcome<void> parse(pugi::xml_document& document, std::string_view xml) {
  if (xml.size() > kXmlBytesMax || !base::valid_utf8(xml)) return unexpected(malformed_xml());
  // A key may consist of spaces alone: white space inside an element is kept when it is all there is.
  const auto parsed = document.load_buffer(
      xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata_single, pugi::encoding_utf8);
  if (!parsed) return unexpected(malformed_xml());
  return {};
}

std::string_view text_of(const pugi::xml_node& node) { return node.text().get(); }

std::string_view unquoted(std::string_view etag) {
  etag = base::trim(etag);
  if (etag.size() >= 2 && etag.front() == '"' && etag.back() == '"') etag = etag.substr(1, etag.size() - 2);
  return etag;
}

}  // namespace

Outcome<DeleteRequest> read_delete_request(std::string_view xml) {
  pugi::xml_document document;
  if (auto parsed = parse(document, xml); !parsed) return unexpected(parsed.error());
  const pugi::xml_node root = document.child("Delete");
  DeleteRequest request;
  request.quiet = base::iequals_ascii(base::trim(text_of(root.child("Quiet"))), "true");
  for (const pugi::xml_node object : root.children("Object")) {
    const pugi::xml_node key = object.child("Key");
    const std::string_view text = text_of(key);
    if (text.empty() || text.size() > store::kKeyBytesMax || request.keys.size() == kDeleteKeysMax) {
      return unexpected(malformed_xml());
    }
    request.keys.emplace_back(text);
  }
  if (request.keys.empty()) return unexpected(malformed_xml());
  return request;
}

Outcome<std::vector<PartClaim>> read_complete_request(std::string_view xml) {
  pugi::xml_document document;
  if (auto parsed = parse(document, xml); !parsed) return unexpected(parsed.error());
  std::vector<PartClaim> parts;
  for (const pugi::xml_node part : document.child("CompleteMultipartUpload").children("Part")) {
    const auto number = parse_number(base::trim(text_of(part.child("PartNumber"))), store::kPartNumberMax);
    const std::string_view etag = unquoted(text_of(part.child("ETag")));
    if (!number || *number == 0 || etag.empty()) return unexpected(malformed_xml());
    PartClaim claim{static_cast<int>(*number), std::string{etag}, {}};
    if (!parts.empty() && parts.back().number >= claim.number) {
      return unexpected(S3Error{400,
                                "InvalidPartOrder",
                                "The list of parts was not in ascending order. Parts must be ordered by part "
                                "number.",
                                {},
                                {}});
    }
    for (const aws::ChecksumKind kind : aws::kChecksumKinds) {
      const std::string element = "Checksum" + std::string{aws::upper_name_of(kind)};
      const std::string_view value = base::trim(text_of(part.child(element.c_str())));
      if (!value.empty()) claim.checksums.emplace(aws::name_of(kind), value);
    }
    parts.push_back(std::move(claim));
  }
  if (parts.empty()) return unexpected(malformed_xml());
  return parts;
}

Outcome<std::string> read_create_bucket_request(std::string_view xml) {
  if (base::trim(xml).empty()) return std::string{};
  pugi::xml_document document;
  if (auto parsed = parse(document, xml); !parsed) return unexpected(parsed.error());
  const pugi::xml_node root = document.child("CreateBucketConfiguration");
  if (!root) return unexpected(malformed_xml());
  return std::string{base::trim(text_of(root.child("LocationConstraint")))};
}

}  // namespace onesheet::doors::s3

#include "render/xmp.h"

#include "base/encoding.h"

namespace onesheet::render {
namespace {

constexpr std::string_view kSourceTypes = "http://cv.iptc.org/newscodes/digitalsourcetype/";

// Letters, digits, - and _, not beginning with a digit: enough of XML's names for keys of ours.
std::string xml_name(std::string_view key) {
  std::string name;
  for (const char c : key) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool later = (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (letter || (later && !name.empty())) name += c;
  }
  return name;
}

std::string element(std::string_view name, std::string_view content) {
  std::string xml = "<";
  xml += name;
  xml += ">";
  xml += content;
  xml += "</";
  xml += name;
  xml += ">";
  return xml;
}

std::string in_languages(std::string_view text) {
  return "<rdf:Alt><rdf:li xml:lang=\"x-default\">" + base::xml_escape(text) + "</rdf:li></rdf:Alt>";
}

std::string property_of(std::string_view key, std::string_view value) {
  if (key == kMetaTitle) return element("dc:title", in_languages(value));
  if (key == kMetaDescription) return element("dc:description", in_languages(value));
  if (key == kMetaSoftware) return element("xmp:CreatorTool", base::xml_escape(value));
  if (key == kMetaSourceType)
    return element("Iptc4xmpExt:DigitalSourceType", std::string(kSourceTypes) + base::xml_escape(value));
  return {};
}

}  // namespace

std::string xmp_packet(const Metadata& metadata, XmpScope scope) {
  std::string properties;
  for (const auto& [key, value] : metadata) {
    properties += property_of(key, value);
    const std::string name = xml_name(key);
    if (scope == XmpScope::all && !name.empty())
      properties += element("onesheet:" + name, base::xml_escape(value));
  }
  if (properties.empty()) return {};
  // The packet's id is the same in every file (XMP part 1, §7.3.2).
  std::string packet = "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>";
  packet +=
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
      "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
      "xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\" "
      "xmlns:onesheet=\"urn:onesheet:1.0/\">";
  packet += properties;
  packet += "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>";
  return packet;
}

}  // namespace onesheet::render

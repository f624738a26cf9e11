#include "doors/s3api/xml_text.h"

#include "base/utf8.h"

namespace onesheet::doors::s3 {

std::string xml_escape(std::string_view text) {
  constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD
  const bool is_utf8 = base::valid_utf8(text);
  std::string escaped;
  escaped.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\r':  // a parser would turn it into a line feed
        escaped += "&#13;";
        break;
      case '\t':
      case '\n':
        escaped += c;
        break;
      default: {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || (byte >= 0x80 && !is_utf8)) {
          escaped += replacement;
        } else {
          escaped += c;
        }
      }
    }
  }
  return escaped;
}

XmlText::XmlText(std::string_view root) : root_(root) {
  text_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<";
  text_ += root;
  text_ += " xmlns=\"";
  text_ += kNamespace;
  text_ += "\">";
}

XmlText& XmlText::open(std::string_view name) {
  text_ += '<';
  text_ += name;
  text_ += '>';
  return *this;
}

XmlText& XmlText::close(std::string_view name) {
  text_ += "</";
  text_ += name;
  text_ += '>';
  return *this;
}

XmlText& XmlText::leaf(std::string_view name, std::string_view text) {
  open(name);
  text_ += xml_escape(text);
  return close(name);
}

XmlText& XmlText::etag(std::string_view hex) { return leaf("ETag", '"' + std::string{hex} + '"'); }

std::string XmlText::finish() {
  close(root_);
  return std::move(text_);
}

}  // namespace onesheet::doors::s3

#include "doors/s3api/xml_text.h"

#include "base/encoding.h"

namespace onesheet::doors::s3 {

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
  text_ += base::xml_escape(text);
  return close(name);
}

XmlText& XmlText::etag(std::string_view hex) { return leaf("ETag", '"' + std::string{hex} + '"'); }

std::string XmlText::finish() {
  close(root_);
  return std::move(text_);
}

}  // namespace onesheet::doors::s3

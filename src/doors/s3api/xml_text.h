// Writes the small, flat XML documents S3 answers with.
#pragma once

#include <string>
#include <string_view>

namespace onesheet::doors::s3 {

inline constexpr std::string_view kNamespace = "http://s3.amazonaws.com/doc/2006-03-01/";

class XmlText {
 public:
  // `root` is opened with S3's namespace.
  explicit XmlText(std::string_view root);

  XmlText& open(std::string_view name);
  XmlText& close(std::string_view name);
  XmlText& leaf(std::string_view name, std::string_view text);
  XmlText& leaf(std::string_view name, bool value) {
    return leaf(name, value ? std::string_view{"true"} : std::string_view{"false"});
  }
  XmlText& leaf(std::string_view name, const char* text) { return leaf(name, std::string_view{text}); }
  // An ETag: quoted, as S3 writes it.
  XmlText& etag(std::string_view hex);
  std::string finish();  // closes the root

 private:
  std::string root_;
  std::string text_;
};

}  // namespace onesheet::doors::s3

#include "service/file_name.h"

#include <gtest/gtest.h>

namespace onesheet::service {
namespace {

catalogue::PosterRecord titled(std::string title, std::string extension = "png") {
  catalogue::PosterRecord record;
  record.id = "01jdx0000000000000000000aa";
  record.title = std::move(title);
  record.key = "posters/" + record.id + "." + extension;
  return record;
}

TEST(FileName, IsMadeFromTheTitle) {
  EXPECT_EQ(file_name_for(titled("The Last Light")), "the-last-light.png");
  EXPECT_EQ(file_name_for(titled("  Don't Look: 2049!  ", "jpg")), "dont-look-2049.jpg");
  EXPECT_EQ(file_name_for(titled("")), "poster.png");
  EXPECT_EQ(file_name_for(titled("最後の光", "webp")), "poster.webp");
  EXPECT_EQ(file_name_for(titled("Amélie")), "am-lie.png");
}

TEST(FileName, CannotEscapeItsHeaderOrFolder) {
  const auto name = file_name_for(titled("../../etc/\"passwd\"\r\nSet-Cookie: a"));
  EXPECT_EQ(name, "etc-passwd-set-cookie-a.png");
  const auto value = content_disposition_for(titled("a\"b/ü\r\nx"), "inline");
  EXPECT_EQ(value.find_first_of("\r\n/"), std::string::npos) << value;
}

TEST(FileName, IsNeverLongerThanTheLongestTitle) {
  EXPECT_EQ(file_name_for(titled(std::string(200, 'x'))).size(), 80U + 4U);
}

TEST(ContentDisposition, AddsTheUnicodeNameOnlyWhereNeeded) {
  EXPECT_EQ(content_disposition_for(titled("The Last Light"), "inline"),
            "inline; filename=\"the-last-light.png\"");
  EXPECT_EQ(content_disposition_for(titled("Das Märchen"), "attachment"),
            "attachment; filename=\"das-m-rchen.png\"; filename*=UTF-8''Das%20M%C3%A4rchen.png");
}

}  // namespace
}  // namespace onesheet::service

#include "base/encoding.h"

#include <gtest/gtest.h>

#include "base/random.h"

namespace onesheet::base {
namespace {

using Bytes = std::vector<std::uint8_t>;

TEST(Hex, RoundTripsAndReadsBothCases) {
  const Bytes bytes{0x00, 0x0F, 0xA5, 0xFF};
  EXPECT_EQ(hex_lower(bytes), "000fa5ff");
  EXPECT_EQ(from_hex("000fa5ff"), bytes);
  EXPECT_EQ(from_hex("000FA5FF"), bytes);
  EXPECT_EQ(from_hex(""), Bytes{});
}

TEST(Hex, RefusesOddLengthAndOtherCharacters) {
  for (const char* text : {"0", "abc", "0g", "g0", "0x", " 0", "--"}) {
    EXPECT_FALSE(from_hex(text)) << text;
  }
}

// RFC 4648 §10.
TEST(Base64, MatchesTheRfcVectors) {
  const std::pair<const char*, const char*> vectors[] = {{"", ""},
                                                         {"f", "Zg=="},
                                                         {"fo", "Zm8="},
                                                         {"foo", "Zm9v"},
                                                         {"foob", "Zm9vYg=="},
                                                         {"fooba", "Zm9vYmE="},
                                                         {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, encoded] : vectors) {
    EXPECT_EQ(base64(as_bytes(plain)), encoded);
    const auto decoded = from_base64(encoded);
    ASSERT_TRUE(decoded) << encoded;
    EXPECT_EQ(std::string(decoded->begin(), decoded->end()), plain);
  }
}

TEST(Base64, IsStrict) {
  for (const char* text : {"Zg=", "Zg", "Z===", "====", "Zm9v\n", " Zm9", "Zm-_", "Zg==Zg==", "Zm9=v"}) {
    EXPECT_FALSE(from_base64(text)) << text;
  }
}

TEST(Base64, RoundTripsEveryLength) {
  SeededRandom random{7};
  for (std::size_t length = 0; length < 70; ++length) {
    Bytes bytes(length);
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random.below(256));
    EXPECT_EQ(from_base64(base64(bytes)), bytes);
    EXPECT_EQ(from_hex(hex_lower(bytes)), bytes);
  }
}

TEST(PercentEncode, KeepsOnlyUnreservedAndWhatItIsTold) {
  EXPECT_EQ(percent_encode("AZaz09-._~"), "AZaz09-._~");
  EXPECT_EQ(percent_encode("a b/c?d=é"), "a%20b%2Fc%3Fd%3D%C3%A9");
  EXPECT_EQ(percent_encode("posters/a b.png", "/"), "posters/a%20b.png");
  EXPECT_EQ(percent_encode(std::string_view("\0\x7F", 2)), "%00%7F");
}

TEST(PercentDecode, ReversesEncoding) {
  std::string all;
  for (int c = 0; c < 256; ++c) all += static_cast<char>(c);
  EXPECT_EQ(percent_decode(percent_encode(all)), all);
  EXPECT_EQ(percent_decode("%c3%A9"), "é");
}

TEST(PercentDecode, PlusIsASpaceOnlyInForms) {
  EXPECT_EQ(percent_decode("a+b"), "a+b");
  EXPECT_EQ(percent_decode("a+b%2B", true), "a b+");
}

TEST(PercentDecode, RefusesBrokenEscapes) {
  for (const char* text : {"%", "%4", "%4g", "%g4", "abc%", "%%41"}) {
    EXPECT_FALSE(percent_decode(text)) << text;
  }
  EXPECT_EQ(percent_decode("%41"), "A");
}

TEST(XmlEscape, EscapesEverythingThatCouldBreakADocument) {
  EXPECT_EQ(xml_escape("a<b>&\"c'\r\n\t"), "a&lt;b&gt;&amp;&quot;c'&#13;\n\t");
  EXPECT_EQ(xml_escape(std::string_view{"\x00\x1F", 2}), "\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(xml_escape("é"), "é");
  EXPECT_EQ(xml_escape("a\xFF"), "a\xEF\xBF\xBD");
}

TEST(JsonEscape, EscapesWhatTheRfcDemandsAndNothingElse) {
  EXPECT_EQ(json_escape("say \"hi\" \\ done"), "say \\\"hi\\\" \\\\ done");
  EXPECT_EQ(json_escape("\b\f\n\r\t"), "\\b\\f\\n\\r\\t");
  EXPECT_EQ(json_escape(std::string_view("\0\x01\x1F", 3)), "\\u0000\\u0001\\u001f");
  EXPECT_EQ(json_escape("/ é 漢 😀"), "/ é 漢 😀");
}

}  // namespace
}  // namespace onesheet::base

#include <gtest/gtest.h>

#include "doors/s3api/xml_body.h"
#include "doors/s3api/xml_text.h"

namespace onesheet::doors::s3 {
namespace {

TEST(S3XmlBody, DeleteKeepsKeysAsTheyAre) {
  const auto request = read_delete_request(
      "<?xml version=\"1.0\"?><Delete><Object><Key> a  b </Key></Object><Object><Key>   </Key></Object>"
      "<Object><Key>&lt;&amp;&#x41;</Key><VersionId>null</VersionId></Object></Delete>");
  ASSERT_TRUE(request);
  EXPECT_EQ(request->keys, (std::vector<std::string>{" a  b ", "   ", "<&A"}));
  EXPECT_FALSE(request->quiet);
}

TEST(S3XmlBody, DeleteLimitOnBothSides) {
  const auto with = [](std::size_t count) {
    std::string xml = "<Delete>";
    for (std::size_t i = 0; i < count; ++i) xml += "<Object><Key>" + std::to_string(i) + "</Key></Object>";
    return read_delete_request(xml + "</Delete>");
  };
  EXPECT_EQ(with(kDeleteKeysMax)->keys.size(), kDeleteKeysMax);
  EXPECT_EQ(with(kDeleteKeysMax + 1).error().code, "MalformedXML");
  EXPECT_EQ(with(0).error().code, "MalformedXML");
}

TEST(S3XmlBody, DeleteBoundsKeys) {
  const auto with = [](std::size_t bytes) {
    return read_delete_request("<Delete><Object><Key>" + std::string(bytes, 'k') + "</Key></Object></Delete>")
        .has_value();
  };
  EXPECT_TRUE(with(1024));
  EXPECT_FALSE(with(1025));
  EXPECT_FALSE(with(0));
}

TEST(S3XmlBody, CompleteTakesTenThousandParts) {
  const auto with = [](int count) {
    std::string xml = "<CompleteMultipartUpload>";
    for (int i = 1; i <= count; ++i) {
      xml +=
          "<Part><ETag>\"5d41402abc4b2a76b9719d911017c592\"</ETag><PartNumber>" + std::to_string(i) +
          "</PartNumber><ChecksumSHA256>LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=</ChecksumSHA256></Part>";
    }
    return read_complete_request(xml + "</CompleteMultipartUpload>");
  };
  const auto all = with(10'000);
  ASSERT_TRUE(all);
  EXPECT_EQ(all->size(), 10'000U);
  EXPECT_EQ(all->back().checksums.at("sha256"), "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=");
  EXPECT_FALSE(with(10'001));
}

TEST(S3XmlBody, SizeLimitOnBothSides) {
  const auto with = [](std::size_t bytes) {
    const std::string start = "<CreateBucketConfiguration><!--";
    const std::string end = "--></CreateBucketConfiguration>";
    return read_create_bucket_request(start + std::string(bytes - start.size() - end.size(), ' ') + end)
        .has_value();
  };
  EXPECT_TRUE(with(kXmlBytesMax));
  EXPECT_FALSE(with(kXmlBytesMax + 1));
}

TEST(S3XmlBody, MalformedDocuments) {
  for (const char* xml : {"", "<", "<Delete>", "<Delete><Object><Key>a</Key></Object>", "<a/>", "\xFF\xFE",
                          "<Delete><Object><Key>\xFF</Key></Object></Delete>"}) {
    EXPECT_FALSE(read_delete_request(xml)) << xml;
    EXPECT_FALSE(read_complete_request(xml)) << xml;
  }
  // Entities are not expanded, so a document cannot grow.
  const auto bomb = read_delete_request(
      "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\">]><Delete><Object><Key>&a;&a;</Key></Object></Delete>");
  ASSERT_TRUE(bomb);
  EXPECT_EQ(bomb->keys.front(), "&a;&a;");
  EXPECT_EQ(read_create_bucket_request("  ").value(), "");
}

}  // namespace
}  // namespace onesheet::doors::s3

#include "aws/checksum.h"
#include "s3api_fixture.h"

namespace onesheet::doors {
namespace {

constexpr std::size_t kPartBytesMin = 5 << 20;

std::string sum_of(aws::ChecksumKind kind, std::string_view text) {
  aws::Checksum checksum{kind};
  checksum.update(base::as_bytes(text));
  return checksum.finish_base64();
}

class S3Upload : public S3DoorTest {
 protected:
  void SetUp() override { make_bucket("b-1"); }

  std::string start(const std::string& key = "big", aws::HeaderList headers = {}) {
    return send({"POST", "/b-1/" + key + "?uploads", std::move(headers)}).element("UploadId");
  }
  std::string part_target(const std::string& id, int number) {
    return "/b-1/big?partNumber=" + std::to_string(number) + "&uploadId=" + id;
  }
  std::string put_part(const std::string& id, int number, const std::string& bytes,
                       aws::HeaderList headers = {}) {
    return send({"PUT", part_target(id, number), std::move(headers), bytes}, "UNSIGNED-PAYLOAD")
        .header("ETag");
  }
  static std::string completion(const std::vector<std::pair<int, std::string>>& parts) {
    std::string xml = "<CompleteMultipartUpload>";
    for (const auto& [number, etag] : parts) {
      xml += "<Part><PartNumber>" + std::to_string(number) + "</PartNumber><ETag>" + etag + "</ETag></Part>";
    }
    return xml + "</CompleteMultipartUpload>";
  }
  Reply complete(const std::string& id, const std::string& xml, aws::HeaderList headers = {}) {
    return send({"POST", "/b-1/big?uploadId=" + id, std::move(headers), xml});
  }
  const std::string first_ = std::string(kPartBytesMin, 'a');
};

TEST_F(S3Upload, WholeStory) {
  const std::string id = start("big", {{"Content-Type", "image/png"}, {"x-amz-meta-a", "1"}});
  const std::string one = put_part(id, 1, first_);
  const std::string two = put_part(id, 2, "tail");
  EXPECT_EQ(send({"GET", "/b-1/big"}).status, 404);

  const Reply parts = send({"GET", "/b-1/big?uploadId=" + id});
  EXPECT_EQ(parts.count("<Part>"), 2U);
  EXPECT_EQ(parts.element("Size"), std::to_string(kPartBytesMin));
  const Reply page = send({"GET", "/b-1/big?max-parts=1&uploadId=" + id});
  EXPECT_EQ(page.count("<Part>"), 1U);
  EXPECT_EQ(page.element("IsTruncated"), "true");
  EXPECT_EQ(page.element("NextPartNumberMarker"), "1");
  EXPECT_EQ(send({"GET", "/b-1/big?part-number-marker=1&uploadId=" + id}).element("PartNumber"), "2");
  EXPECT_EQ(send({"GET", "/b-1?uploads"}).element("UploadId"), id);

  const Reply done = complete(id, completion({{1, one}, {2, two}}));
  EXPECT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(done.element("Key"), "big");
  EXPECT_TRUE(done.element("ETag").ends_with("-2&quot;")) << done.body;
  const Reply got = send({"GET", "/b-1/big"});
  EXPECT_EQ(got.body, first_ + "tail");
  EXPECT_EQ(got.header("Content-Type"), "image/png");
  EXPECT_EQ(got.header("x-amz-meta-a"), "1");
  EXPECT_EQ(complete(id, completion({{1, one}, {2, two}})).code(), "NoSuchUpload");
}

TEST_F(S3Upload, PartsMustBeThereInOrderAndLargeEnough) {
  const std::string id = start();
  const std::string one = put_part(id, 1, "small");
  const std::string two = put_part(id, 2, "tail");
  EXPECT_EQ(complete(id, completion({{2, two}, {1, one}})).code(), "InvalidPartOrder");
  EXPECT_EQ(complete(id, completion({{1, one}, {1, one}})).code(), "InvalidPartOrder");
  EXPECT_EQ(complete(id, completion({{1, two}})).code(), "InvalidPart");
  EXPECT_EQ(complete(id, completion({{3, one}})).code(), "InvalidPart");
  EXPECT_EQ(complete(id, "<CompleteMultipartUpload/>").code(), "MalformedXML");
  const Reply small = complete(id, completion({{1, one}, {2, two}}));
  EXPECT_EQ(small.status, 400);
  EXPECT_EQ(small.code(), "EntityTooSmall");
  EXPECT_EQ(small.element("MinSizeAllowed"), "5242880");
  EXPECT_EQ(complete(id, completion({{1, one}})).status, 200);
}

TEST_F(S3Upload, Abort) {
  const std::string id = start();
  put_part(id, 1, "x");
  EXPECT_EQ(send({"DELETE", "/b-1/big?uploadId=" + id}).status, 204);
  const Reply gone = send({"GET", "/b-1/big?uploadId=" + id});
  EXPECT_EQ(gone.status, 404);
  EXPECT_EQ(gone.code(), "NoSuchUpload");
  EXPECT_EQ(gone.element("UploadId"), id);
  EXPECT_EQ(send({"PUT", part_target(id, 1), {}, "x"}).code(), "NoSuchUpload");
  EXPECT_EQ(send({"GET", "/b-1?uploads"}).count("<Upload>"), 0U);
  EXPECT_EQ(send({"POST", "/none/k?uploads"}).code(), "NoSuchBucket");
}

TEST_F(S3Upload, PartChecksums) {
  const std::string id = start("big", {{"x-amz-checksum-algorithm", "CRC32"}});
  const std::string one =
      put_part(id, 1, first_, {{"x-amz-checksum-crc32", sum_of(aws::ChecksumKind::crc32, first_)}});
  const std::string two =
      put_part(id, 2, "tail", {{"x-amz-checksum-crc32", sum_of(aws::ChecksumKind::crc32, "tail")}});
  EXPECT_EQ(send({"PUT", part_target(id, 3), {{"x-amz-checksum-crc32", "AAAAAA=="}}, "x"}).code(),
            "BadDigest");

  const std::string wrong = "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>" + one +
                            "</ETag><ChecksumCRC32>AAAAAA==</ChecksumCRC32></Part></CompleteMultipartUpload>";
  EXPECT_EQ(complete(id, wrong).code(), "InvalidPart");
  const Reply done = complete(id, completion({{1, one}, {2, two}}));
  aws::Checksum composite{aws::ChecksumKind::crc32};
  composite.update(base::from_base64(sum_of(aws::ChecksumKind::crc32, first_)).value());
  composite.update(base::from_base64(sum_of(aws::ChecksumKind::crc32, "tail")).value());
  EXPECT_EQ(done.element("ChecksumCRC32"), composite.finish_base64() + "-2");
  EXPECT_EQ(done.element("ChecksumType"), "COMPOSITE");
}

TEST_F(S3Upload, ChecksumOfTheWhole) {
  for (const aws::ChecksumKind kind :
       {aws::ChecksumKind::crc32, aws::ChecksumKind::crc32c, aws::ChecksumKind::crc64nvme}) {
    const std::string header = "x-amz-checksum-" + std::string{aws::name_of(kind)};
    const std::string id = start("big", {{"x-amz-checksum-algorithm", std::string{aws::upper_name_of(kind)}},
                                         {"x-amz-checksum-type", "FULL_OBJECT"}});
    const std::string one = put_part(id, 1, first_, {{header, sum_of(kind, first_)}});
    const std::string two = put_part(id, 2, "tail", {{header, sum_of(kind, "tail")}});
    const std::string xml = completion({{1, one}, {2, two}});
    const std::string right = sum_of(kind, first_ + "tail");
    EXPECT_EQ(
        complete(id, xml, {{header, sum_of(kind, "other")}, {"x-amz-checksum-type", "FULL_OBJECT"}}).code(),
        "BadDigest");
    const Reply done = complete(id, xml, {{header, right}, {"x-amz-checksum-type", "FULL_OBJECT"}});
    EXPECT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(done.element("Checksum" + std::string{aws::upper_name_of(kind)}), right);
  }
}

TEST_F(S3Upload, PartFromACopy) {
  put("/b-1/source", "0123456789");
  const std::string id = start();
  const auto copy = [&](aws::HeaderList headers) {
    headers.emplace_back("x-amz-copy-source", "b-1/source");
    return send({"PUT", part_target(id, 1), std::move(headers)});
  };
  EXPECT_EQ(copy({{"x-amz-copy-source-range", "bytes=5-99"}}).status, 200);
  for (const char* range : {"bytes=5-", "bytes=-5", "5-6", "bytes=20-30"}) {
    EXPECT_EQ(copy({{"x-amz-copy-source-range", range}}).code(), "InvalidArgument") << range;
  }
  const Reply copied = copy({{"x-amz-copy-source-range", "bytes=2-4"}});
  EXPECT_EQ(copied.status, 200);
  std::string etag = copied.element("ETag");
  EXPECT_EQ(complete(id, completion({{1, etag}})).status, 200);
  EXPECT_EQ(send({"GET", "/b-1/big"}).body, "234");
}

TEST_F(S3Upload, ListsOfUploads) {
  for (const char* key : {"a", "d/1", "d/2", "z"}) start(key);
  EXPECT_EQ(send({"GET", "/b-1?uploads"}).count("<Upload>"), 4U);
  EXPECT_EQ(send({"GET", "/b-1?uploads&prefix=d/"}).count("<Upload>"), 2U);
  const Reply folded = send({"GET", "/b-1?uploads&delimiter=/"});
  EXPECT_EQ(folded.count("<Upload>"), 2U);
  EXPECT_EQ(folded.count("<CommonPrefixes>"), 1U);
  std::string marker;
  std::size_t seen = 0;
  for (int page = 0; page < 8; ++page) {
    const Reply reply = send({"GET", "/b-1?uploads&max-uploads=1" + marker});
    seen += reply.count("<Upload>");
    if (reply.element("IsTruncated") == "false") break;
    marker = "&key-marker=" + reply.element("NextKeyMarker") +
             "&upload-id-marker=" + reply.element("NextUploadIdMarker");
  }
  EXPECT_EQ(seen, 4U);
  EXPECT_EQ(send({"GET", "/b-1?uploads&max-uploads=x"}).code(), "InvalidArgument");
}

TEST_F(S3Upload, BadAlgorithm) {
  EXPECT_EQ(send({"POST", "/b-1/big?uploads", {{"x-amz-checksum-algorithm", "MD5"}}}).code(),
            "InvalidRequest");
}

}  // namespace
}  // namespace onesheet::doors

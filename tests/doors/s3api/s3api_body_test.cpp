// Bodies on their way in: plain, aws-chunked, with hashes, checksums and trailers.
#include "s3api_fixture.h"

namespace onesheet::doors {
namespace {

class S3Body : public S3DoorTest {
 protected:
  void SetUp() override { make_bucket("bkt"); }

  Sent signed_chunks(const std::string& first, const std::string& second,
                     const std::string& trailer_line = {}) {
    const bool with_trailer = !trailer_line.empty();
    Sent sent{"PUT", "/bkt/k", {{"Content-Encoding", "aws-chunked,gzip"}}};
    sent.headers.emplace_back("x-amz-decoded-content-length", std::to_string(first.size() + second.size()));
    if (with_trailer)
      sent.headers.emplace_back("x-amz-trailer", trailer_line.substr(0, trailer_line.find(':')));
    sent = sign(std::move(sent), with_trailer ? "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"
                                              : "STREAMING-AWS4-HMAC-SHA256-PAYLOAD");
    const aws::Scope scope{"20260102", "us-east-1", "s3"};
    const aws::ChunkSigner signer{aws::derive_key(kSecret, scope), "20260102T030405Z", scope.text()};
    std::string previous = sent.headers.back().second.substr(sent.headers.back().second.size() - 64);
    for (const std::string& chunk : {first, second, std::string{}}) {
      previous = signer.chunk_signature(previous, aws::sha256_hex(chunk));
      std::ostringstream size;
      size << std::hex << chunk.size();
      sent.body +=
          size.str() + ";chunk-signature=" + previous + "\r\n" + chunk + (chunk.empty() ? "" : "\r\n");
    }
    if (with_trailer) {
      sent.body += trailer_line +
                   "\r\nx-amz-trailer-signature:" + signer.trailer_signature(previous, trailer_line + '\n') +
                   "\r\n";
    }
    sent.body += "\r\n";
    return sent;
  }

  Sent unsigned_trailer(std::string body, const std::string& length, const std::string& trailer) {
    Sent sent{"PUT",
              "/bkt/k",
              {{"Content-Encoding", "aws-chunked"},
               {"x-amz-decoded-content-length", length},
               {"x-amz-trailer", trailer}},
              {},
              true};
    sent = sign(std::move(sent), "STREAMING-UNSIGNED-PAYLOAD-TRAILER");
    sent.body = std::move(body);
    return sent;
  }
};

TEST_F(S3Body, SignedHashMustBeThatOfTheBody) {
  const Reply reply = send({"PUT", "/bkt/k", {}, "altered"}, aws::sha256_hex("original"));
  EXPECT_EQ(reply.status, 400);
  EXPECT_EQ(reply.code(), "XAmzContentSHA256Mismatch");
  EXPECT_EQ(reply.element("ClientComputedContentSHA256"), aws::sha256_hex("original"));
  EXPECT_EQ(reply.element("S3ComputedContentSHA256"), aws::sha256_hex("altered"));
  EXPECT_EQ(send({"GET", "/bkt/k"}).code(), "NoSuchKey");
  EXPECT_EQ(send({"PUT", "/bkt/k", {}, "anything"}, "UNSIGNED-PAYLOAD").status, 200);
}

TEST_F(S3Body, ContentMd5) {
  EXPECT_EQ(send({"PUT", "/bkt/k", {{"Content-MD5", "XUFAKrxLKna5cZ2REBfFkg=="}}, "hello"}).status, 200);
  const Reply wrong = send({"PUT", "/bkt/k2", {{"Content-MD5", "XUFAKrxLKna5cZ2REBfFkg=="}}, "hullo"});
  EXPECT_EQ(wrong.status, 400);
  EXPECT_EQ(wrong.code(), "BadDigest");
  EXPECT_EQ(send({"PUT", "/bkt/k2", {{"Content-MD5", "short"}}, "hello"}).code(), "InvalidDigest");
  EXPECT_EQ(send({"GET", "/bkt/k2"}).status, 404);
}

TEST_F(S3Body, ChecksumsAreVerifiedKeptAndShown) {
  const Reply stored = send({"PUT", "/bkt/k", {{"x-amz-checksum-crc32", "NhCmhg=="}}, "hello"});
  EXPECT_EQ(stored.status, 200);
  EXPECT_EQ(stored.header("x-amz-checksum-crc32"), "NhCmhg==");
  EXPECT_EQ(stored.header("x-amz-checksum-type"), "FULL_OBJECT");
  const Reply shown = send({"GET", "/bkt/k", {{"x-amz-checksum-mode", "ENABLED"}}});
  EXPECT_EQ(shown.header("x-amz-checksum-crc32"), "NhCmhg==");
  EXPECT_EQ(send({"GET", "/bkt/k"}).header("x-amz-checksum-crc32"), "");
  EXPECT_EQ(send({"GET", "/bkt/k", {{"x-amz-checksum-mode", "ENABLED"}, {"Range", "bytes=0-1"}}})
                .header("x-amz-checksum-crc32"),
            "");

  const Reply wrong = send({"PUT", "/bkt/k2", {{"x-amz-checksum-crc32", "AAAAAA=="}}, "hello"});
  EXPECT_EQ(wrong.status, 400);
  EXPECT_EQ(wrong.code(), "BadDigest");
  EXPECT_EQ(wrong.element("Message"), "The CRC32 you specified did not match the calculated checksum.");
  const Reply malformed = send({"PUT", "/bkt/k2", {{"x-amz-checksum-crc32", "AAAA"}}, "hello"});
  EXPECT_EQ(malformed.code(), "InvalidRequest");
  EXPECT_EQ(malformed.element("Message"), "Value for x-amz-checksum-crc32 header is invalid.");
  EXPECT_EQ(send({"PUT",
                  "/bkt/k2",
                  {{"x-amz-checksum-crc32", "NhCmhg=="}, {"x-amz-checksum-crc64nvme", "M3eFcAZSQlc="}},
                  "hello"})
                .code(),
            "InvalidRequest");
  EXPECT_EQ(send({"PUT", "/bkt/k2", {{"x-amz-sdk-checksum-algorithm", "CRC32"}}, "hello"}).code(),
            "InvalidRequest");
  EXPECT_EQ(send({"GET", "/bkt/k2"}).status, 404);
}

TEST_F(S3Body, PresignedPutIgnoresABakedChecksum) {
  const std::string url =
      presign("PUT", "/bkt/k?x-amz-checksum-crc32=AAAAAA%3D%3D&x-amz-sdk-checksum-algorithm=CRC32");
  EXPECT_EQ(send_raw({"PUT", url, {}, "hello"}).status, 200);
}

TEST_F(S3Body, SignedChunks) {
  for (const std::size_t piece : {0UL, 1UL, 1000UL}) {
    Sent sent = signed_chunks(std::string(9000, 'x'), "tail");
    sent.piece_bytes = piece;
    EXPECT_EQ(send_raw(sent).status, 200);
    const Reply stored = send({"GET", "/bkt/k"});
    EXPECT_EQ(stored.body, std::string(9000, 'x') + "tail");
    EXPECT_EQ(stored.header("Content-Encoding"), "gzip");
  }
}

TEST_F(S3Body, AlteredChunksAreRefusedAndNotStored) {
  Sent sent = signed_chunks(std::string(9000, 'x'), "tail");
  sent.body[500] = 'y';
  const Reply reply = send_raw(sent);
  EXPECT_EQ(reply.status, 403);
  EXPECT_EQ(reply.code(), "SignatureDoesNotMatch");
  EXPECT_EQ(send({"GET", "/bkt/k"}).status, 404);
}

TEST_F(S3Body, SignedTrailers) {
  EXPECT_EQ(send_raw(signed_chunks("hel", "lo", "x-amz-checksum-crc32:NhCmhg==")).status, 200);
  EXPECT_EQ(send({"GET", "/bkt/k", {{"x-amz-checksum-mode", "ENABLED"}}}).header("x-amz-checksum-crc32"),
            "NhCmhg==");
  EXPECT_EQ(send_raw(signed_chunks("hel", "lO", "x-amz-checksum-crc32:NhCmhg==")).code(), "BadDigest");
  Sent altered = signed_chunks("hel", "lo", "x-amz-checksum-crc32:NhCmhg==");
  altered.body.replace(altered.body.find("NhCmhg=="), 8, "NhCmhh==");
  EXPECT_EQ(send_raw(altered).code(), "SignatureDoesNotMatch");
}

TEST_F(S3Body, UnsignedTrailersOfEveryKind) {
  const std::pair<const char*, const char*> sums[] = {
      {"crc32", "NhCmhg=="},
      {"crc32c", "mnG7TA=="},
      {"crc64nvme", "M3eFcAZSQlc="},
      {"sha1", "qvTGHdzF6KLavt4PO0gs2a6pQ00="},
      {"sha256", "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ="}};
  for (const auto& [name, value] : sums) {
    const std::string trailer = std::string{"x-amz-checksum-"} + name;
    EXPECT_EQ(
        send_raw(unsigned_trailer("5\r\nhello\r\n0\r\n" + trailer + ":" + value + "\r\n\r\n", "5", trailer))
            .status,
        200)
        << name;
    EXPECT_EQ(send({"GET", "/bkt/k", {{"x-amz-checksum-mode", "ENABLED"}}}).header(trailer), value);
    EXPECT_EQ(
        send_raw(unsigned_trailer("5\r\nhullo\r\n0\r\n" + trailer + ":" + value + "\r\n\r\n", "5", trailer))
            .code(),
        "BadDigest")
        << name;
  }
}

TEST_F(S3Body, ChunkedLengthsMustAgree) {
  const std::string trailer = "x-amz-checksum-crc32";
  const std::string end = "0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n";
  for (const char* length : {"4", "6"}) {
    const Reply reply = send_raw(unsigned_trailer("5\r\nhello\r\n" + end, length, trailer));
    EXPECT_EQ(reply.status, 400);
    EXPECT_EQ(reply.code(), "IncompleteBody");
  }
  EXPECT_EQ(send_raw(unsigned_trailer("5\r\nhello\r\n0\r\n", "5", trailer)).code(), "IncompleteBody");
  EXPECT_EQ(send_raw(unsigned_trailer("5\r\nhello\r\n0\r\n\r\n", "5", trailer)).code(),
            "MalformedTrailerError");
  EXPECT_EQ(send_raw(unsigned_trailer("zz\r\n", "5", trailer)).code(), "InvalidRequest");
  EXPECT_EQ(send_raw(unsigned_trailer("", "5", "x-amz-meta-a")).code(), "InvalidRequest");
  EXPECT_EQ(send_raw(unsigned_trailer("", "many", trailer)).code(), "InvalidArgument");
  EXPECT_EQ(send({"GET", "/bkt/k"}).status, 404);
}

TEST_F(S3Body, UploadsMustSayHowLongTheyAre) {
  Sent sent{"PUT", "/bkt/k"};
  sent.chunked = true;
  const Reply reply = send(sent);
  EXPECT_EQ(reply.status, 411);
  EXPECT_EQ(reply.code(), "MissingContentLength");
  EXPECT_TRUE(reply.early);
  EXPECT_EQ(send({"PUT", "/bkt/k"}, "STREAMING-UNSIGNED-PAYLOAD-TRAILER").status, 411);
}

TEST_F(S3Body, SizeLimitOnBothSides) {
  S3DoorOptions options;
  options.put_bytes_max = 10;
  use(options);
  EXPECT_EQ(send({"PUT", "/bkt/k", {}, std::string(10, 'x')}).status, 200);
  const Reply reply = send({"PUT", "/bkt/k", {}, std::string(11, 'x')});
  EXPECT_EQ(reply.status, 400);
  EXPECT_EQ(reply.code(), "EntityTooLarge");
  EXPECT_EQ(reply.element("ProposedSize"), "11");
  EXPECT_EQ(reply.element("MaxSizeAllowed"), "10");
  EXPECT_TRUE(reply.early);
  EXPECT_EQ(send_raw(unsigned_trailer("", "11", "x-amz-checksum-crc32")).code(), "EntityTooLarge");
}

TEST_F(S3Body, BadUploadsAreToldBeforeTheBody) {
  EXPECT_TRUE(send({"PUT", "/nowhere/k", {}, "x"}).early);
  EXPECT_EQ(send({"PUT", "/nowhere/k", {}, "x"}).code(), "NoSuchBucket");
  EXPECT_TRUE(send({"PUT", "/bkt/k?partNumber=1&uploadId=none", {}, "x"}).early);
}

}  // namespace
}  // namespace onesheet::doors

#include "aws/chunked.h"

#include <gtest/gtest.h>

#include "aws/sigv4.h"
#include "base/encoding.h"

namespace onesheet::aws {
namespace {

struct Decoded {
  std::optional<ChunkedProblem> problem;
  std::string payload;
  HeaderList trailers;
};

Decoded decode(const ChunkedOptions& options, std::string_view body, std::size_t piece_bytes) {
  ChunkedDecoder decoder{options};
  Decoded result;
  for (std::size_t at = 0; at < body.size(); at += piece_bytes) {
    std::vector<std::span<const std::uint8_t>> payload;
    const auto pushed = decoder.push(base::as_bytes(body.substr(at, piece_bytes)), payload);
    for (const auto piece : payload) {
      result.payload.append(reinterpret_cast<const char*>(piece.data()), piece.size());
    }
    if (!pushed) {
      result.problem = pushed.error();
      return result;
    }
  }
  if (const auto finished = decoder.finish(); !finished) result.problem = finished.error();
  result.trailers = decoder.trailers();
  return result;
}

// The streaming samples of the S3 API reference.
ChunkSigner sample_signer() {
  const Scope scope{"20130524", "us-east-1", "s3"};
  return {derive_key("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", scope), "20130524T000000Z", scope.text()};
}

std::string sample_body(const std::array<std::string, 3>& signatures, const std::string& trailers) {
  return "10000;chunk-signature=" + signatures[0] + "\r\n" + std::string(65536, 'a') + "\r\n" +
         "400;chunk-signature=" + signatures[1] + "\r\n" + std::string(1024, 'a') + "\r\n" +
         "0;chunk-signature=" + signatures[2] + "\r\n" + trailers + "\r\n";
}

const std::array<std::string, 3> kPlainSignatures = {
    "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
    "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
    "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9"};
const std::array<std::string, 3> kTrailerSignatures = {
    "b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2",
    "1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7",
    "2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992"};

ChunkedOptions signed_options() {
  return {66560, {}, sample_signer(), "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9"};
}

ChunkedOptions signed_trailer_options() {
  return {66560,
          {"x-amz-checksum-crc32c"},
          sample_signer(),
          "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e"};
}

const std::string kSignedTrailers =
    "x-amz-checksum-crc32c:sOO8/Q==\r\n"
    "x-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n";

TEST(ChunkSigner, ReproducesThePublishedChains) {
  const ChunkSigner signer = sample_signer();
  const std::string first = sha256_hex(std::string(65536, 'a'));
  const std::string second = sha256_hex(std::string(1024, 'a'));
  const auto check = [&](const std::string& seed, const std::array<std::string, 3>& expected) {
    EXPECT_EQ(signer.chunk_signature(seed, first), expected[0]);
    EXPECT_EQ(signer.chunk_signature(expected[0], second), expected[1]);
    EXPECT_EQ(signer.chunk_signature(expected[1], kEmptySha256), expected[2]);
  };
  check("4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9", kPlainSignatures);
  check("106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e", kTrailerSignatures);
  EXPECT_EQ(signer.trailer_signature(kTrailerSignatures[2], "x-amz-checksum-crc32c:sOO8/Q==\n"),
            "d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435");
}

// The request whose signature seeds the first chain.
TEST(ChunkSigner, SeedIsTheHeaderSignature) {
  const Request request{"PUT",
                        "/examplebucket/chunkObject.txt",
                        "",
                        {{"Host", "s3.amazonaws.com"},
                         {"x-amz-storage-class", "REDUCED_REDUNDANCY"},
                         {"Content-Encoding", "aws-chunked"},
                         {"x-amz-decoded-content-length", "66560"},
                         {"Content-Length", "66824"}}};
  const SigningContext context{{"AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", ""},
                               "us-east-1",
                               "s3",
                               base::WallTime{std::chrono::sys_days{std::chrono::year{2013} / 5 / 24}},
                               PathRule::s3};
  EXPECT_EQ(sign_headers(request, "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", context, true).signature.hex,
            "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9");
}

TEST(ChunkedDecoder, ReadsSignedChunksHoweverTheyArrive) {
  const std::string body = sample_body(kPlainSignatures, "");
  for (const std::size_t piece : {1UL, 7UL, 4096UL, 100'000UL}) {
    const Decoded result = decode(signed_options(), body, piece);
    EXPECT_FALSE(result.problem) << piece;
    EXPECT_EQ(result.payload, std::string(66560, 'a'));
  }
}

TEST(ChunkedDecoder, ReadsSignedTrailers) {
  const Decoded result =
      decode(signed_trailer_options(), sample_body(kTrailerSignatures, kSignedTrailers), 1000);
  EXPECT_FALSE(result.problem);
  EXPECT_EQ(result.trailers, (HeaderList{{"x-amz-checksum-crc32c", "sOO8/Q=="}}));
}

TEST(ChunkedDecoder, RefusesAltered) {
  std::string altered = sample_body(kPlainSignatures, "");
  altered[200] = 'b';
  EXPECT_EQ(decode(signed_options(), altered, 5000).problem, ChunkedProblem::bad_signature);

  auto swapped = kPlainSignatures;
  std::swap(swapped[0], swapped[1]);
  EXPECT_EQ(decode(signed_options(), sample_body(swapped, ""), 5000).problem, ChunkedProblem::bad_signature);

  std::string trailers = kSignedTrailers;
  trailers.replace(trailers.find("sOO8"), 4, "sOO9");
  EXPECT_EQ(decode(signed_trailer_options(), sample_body(kTrailerSignatures, trailers), 5000).problem,
            ChunkedProblem::bad_signature);
  EXPECT_EQ(decode(signed_trailer_options(),
                   sample_body(kTrailerSignatures, "x-amz-checksum-crc32c:sOO8/Q==\r\n"), 5000)
                .problem,
            ChunkedProblem::bad_signature);
}

const ChunkedOptions kUnsigned{5, {"x-amz-checksum-crc32"}, std::nullopt, ""};

TEST(ChunkedDecoder, ReadsUnsignedTrailers) {
  for (const char* body : {"5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n",
                           "2\r\nhe\r\n3\r\nllo\r\n0\r\nX-Amz-Checksum-CRC32: NhCmhg==\n\r\n"}) {
    for (const std::size_t piece : {1UL, 1000UL}) {
      const Decoded result = decode(kUnsigned, body, piece);
      EXPECT_FALSE(result.problem) << body;
      EXPECT_EQ(result.payload, "hello");
      EXPECT_EQ(result.trailers, (HeaderList{{"x-amz-checksum-crc32", "NhCmhg=="}}));
    }
  }
}

TEST(ChunkedDecoder, NamesEachProblem) {
  const std::string trailer = "x-amz-checksum-crc32:NhCmhg==\r\n\r\n";
  const std::vector<std::pair<std::string, ChunkedProblem>> cases = {
      {"", ChunkedProblem::incomplete},
      {"5\r\nhel", ChunkedProblem::incomplete},
      {"5\r\nhello\r\n", ChunkedProblem::incomplete},
      {"5\r\nhello\r\n0\r\n", ChunkedProblem::incomplete},
      {"4\r\nhell\r\n0\r\n" + trailer, ChunkedProblem::incomplete},
      {"6\r\nhello!\r\n0\r\n" + trailer, ChunkedProblem::too_long},
      {"ffffffffffffffff\r\n", ChunkedProblem::too_long},
      {"10000000000000000\r\n", ChunkedProblem::malformed},
      {"\r\n", ChunkedProblem::malformed},
      {"-5\r\nhello\r\n", ChunkedProblem::malformed},
      {"+5\r\nhello\r\n", ChunkedProblem::malformed},
      {"0x5\r\nhello\r\n", ChunkedProblem::malformed},
      {"5\nhello\r\n", ChunkedProblem::malformed},
      {"5;a=b\r\nhello\r\n", ChunkedProblem::malformed},
      {"5\r\nhelloX\r\n", ChunkedProblem::malformed},
      {"5\r\nhello\r\n0\r\n" + trailer + "x", ChunkedProblem::malformed},
      {"5\r\nhello\r\n0\r\nno colon\r\n\r\n", ChunkedProblem::malformed},
      {"5\r\nhello\r\n0\r\n\r\n", ChunkedProblem::bad_trailer},
      {"5\r\nhello\r\n0\r\nx-amz-checksum-sha1:x\r\n\r\n", ChunkedProblem::bad_trailer},
      {"5\r\nhello\r\n0\r\nx-amz-checksum-crc32:x\r\nx-amz-checksum-crc32:x\r\n\r\n",
       ChunkedProblem::bad_trailer},
  };
  for (const auto& [body, problem] : cases) {
    EXPECT_EQ(decode(kUnsigned, body, 1000).problem, problem) << body;
    EXPECT_EQ(decode(kUnsigned, body, 1).problem, problem) << body;
  }
}

TEST(ChunkedDecoder, BoundsEveryLine) {
  const auto size_line = [](std::size_t length) {
    // A size padded with zeros cannot be that long: what is tested is the line's own limit.
    return decode({5, {}, std::nullopt, ""}, std::string(length, '0'), 1).problem;
  };
  EXPECT_EQ(size_line(ChunkedDecoder::kSizeLineBytesMax), ChunkedProblem::incomplete);
  EXPECT_EQ(size_line(ChunkedDecoder::kSizeLineBytesMax + 1), ChunkedProblem::malformed);

  const auto trailer = [](std::size_t length) {
    const std::string name = "x-amz-checksum-crc32:";
    return decode(kUnsigned, "5\r\nhello\r\n0\r\n" + name + std::string(length - name.size(), 'v') + "\n\n",
                  999)
        .problem;
  };
  EXPECT_EQ(trailer(ChunkedDecoder::kTrailerBytesMax), std::nullopt);
  EXPECT_EQ(trailer(ChunkedDecoder::kTrailerBytesMax + 1), ChunkedProblem::malformed);
}

}  // namespace
}  // namespace onesheet::aws

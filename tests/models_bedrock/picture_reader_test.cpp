// The reader of answers in pieces says of every answer what picture_in says of the whole.
#include "models/bedrock/picture_reader.h"

#include <gtest/gtest.h>

#include "aws/digest.h"
#include "base/encoding.h"
#include "models/bedrock/dialect.h"

namespace onesheet::bedrock {
namespace {

std::string picture_text(std::size_t bytes, std::uint8_t salt = 1) {
  std::vector<std::uint8_t> picture(bytes);
  for (std::size_t i = 0; i < bytes; ++i) picture[i] = static_cast<std::uint8_t>(i * 131 + salt);
  return base::base64(picture);
}

base::Result<ReadPicture> read(const std::string& answer, std::size_t piece) {
  PictureReader reader;
  http::ClientAnswer head;
  head.status = 200;
  head.headers.add("Content-Length", std::to_string(answer.size()));
  EXPECT_TRUE(reader.wants(head));
  for (std::size_t at = 0; at < answer.size(); at += piece)
    EXPECT_TRUE(reader.on_body(base::as_bytes(std::string_view(answer).substr(at, piece))));
  return reader.finish();
}

void expect_the_same(const std::string& answer) {
  const auto whole = picture_in(answer);
  for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{1024}, answer.size() + 1}) {
    const auto pieces = read(answer, piece);
    ASSERT_EQ(pieces.has_value(), whole.has_value()) << answer.substr(0, 200);
    if (whole) {
      EXPECT_EQ(pieces->bytes, *whole);
      if (!pieces->sha256_hex.empty()) {
        EXPECT_EQ(pieces->sha256_hex, base::hex_lower(aws::sha256(*whole)));
      }
    } else {
      EXPECT_EQ(pieces.error().kind, whole.error().kind);
      EXPECT_EQ(pieces.error().public_text, whole.error().public_text);
      EXPECT_EQ(pieces.error().operator_text, whole.error().operator_text);
    }
  }
}

TEST(PictureReader, AllShapesOfAnswers) {
  for (const std::size_t size : {0, 10, 700, 767, 768, 769, 770, 5000, 5001, 5002}) {
    const std::string picture = picture_text(size), other = picture_text(size + 1, 9);
    expect_the_same(R"({"seeds":[1],"finish_reasons":[null],"images":[")" + picture + R"("]})");
    expect_the_same(R"({"images":[")" + picture + R"(",")" + other + R"("],"error":"Some of"})");
    expect_the_same(R"({"maskImage":")" + other + R"(","images":[")" + picture + R"("]})");
    expect_the_same(R"({"images":[{"mimeType":"image/png","b64":")" + picture + R"("}]})");
    expect_the_same(R"({"result":"success","artifacts":[{"seed":1,"base64":")" + picture +
                    R"(","finishReason":"SUCCESS"}]})");
    expect_the_same(R"({"artifacts":[{"base64":")" + picture + R"(","finishReason":"CONTENT_FILTERED"}]})");
    expect_the_same(R"({"images":[")" + picture + R"("],"finish_reasons":["Filter reason: output image"]})");
    expect_the_same(R"( { "images" : [ ")" + picture + "\"]}\n");
  }
}

TEST(PictureReader, EscapesInsideThePicture) {
  std::string picture = picture_text(6000), escaped, unicode;
  for (const char c : picture) {
    escaped += c == '/' ? std::string("\\/") : std::string(1, c);
    unicode += c == '+' ? std::string("\\u002B") : std::string(1, c);
  }
  expect_the_same(R"({"images":[")" + escaped + R"("]})");
  expect_the_same(R"({"images":[")" + unicode + R"("]})");
  for (const std::string_view odd :
       {"\\n", "\\u0000", "\\u00e9", "\\uD834\\uDD1E", "\\u12", "\\x", "\\\"", "\\\\"}) {
    for (const std::size_t at : {std::size_t{10}, std::size_t{4000}, picture.size()}) {
      std::string text = picture;
      text.insert(at, odd);
      expect_the_same(R"({"images":[")" + text + R"("]})");
    }
  }
}

TEST(PictureReader, WhatIsNoPictureOrNoJson) {
  const std::string picture = picture_text(5000);
  for (const std::size_t at :
       {std::size_t{0}, std::size_t{500}, std::size_t{1023}, std::size_t{1024}, std::size_t{3000}}) {
    for (const std::string_view wrong : {"*", "=", "\n", "\x01", "\xC3\xA9", "\xFF", " "}) {
      std::string text = picture;
      text.insert(at, wrong);
      expect_the_same(R"({"images":[")" + text + R"("]})");
    }
  }
  for (std::size_t cut = 0; cut < picture.size() + 40; cut += 611)
    expect_the_same((R"({"seeds":[1],"images":[")" + picture + R"("]})").substr(0, cut));
  expect_the_same(R"({"images":["\u007F0\u007F"],"a":")" + picture.substr(0, 100) + R"("})");
  expect_the_same(R"({"images":[")" + picture + R"("]} and more)");
  expect_the_same(R"([")" + picture + R"("])");
  expect_the_same(
      R"({"images":[7,null,{}],"error":"All of the generated images have been blocked by our content filters."})");
  expect_the_same(R"({"finish_reasons":["Filter reason: prompt"]})");
}

TEST(PictureReader, LeavesOtherStatusesAloneAndBeginsAnew) {
  PictureReader reader;
  http::ClientAnswer head;
  head.status = 429;
  EXPECT_FALSE(reader.wants(head));
  head.status = 200;
  EXPECT_TRUE(reader.wants(head));
  EXPECT_TRUE(reader.on_body(base::as_bytes(R"({"images":["half)")));
  EXPECT_TRUE(reader.wants(head));  // the request was repeated
  const std::string picture = picture_text(4000);
  EXPECT_TRUE(reader.on_body(base::as_bytes(R"({"images":[")" + picture + R"("]})")));
  const auto read = reader.finish();
  ASSERT_TRUE(read);
  EXPECT_EQ(base::base64(read->bytes), picture);
}

}  // namespace
}  // namespace onesheet::bedrock

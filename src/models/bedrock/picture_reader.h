// Reads InvokeModel's answer while it arrives: pictures are decoded and hashed piece by piece and never held
// as text. What it finds, and every error, is what picture_in (dialect.h) would say of the whole answer.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "aws/digest.h"
#include "base/base64.h"
#include "base/error.h"
#include "http/client.h"

namespace onesheet::bedrock {

struct ReadPicture {
  std::vector<std::uint8_t> bytes;
  std::string sha256_hex;  // of the bytes; empty for one so small that it was read at the end
};

class PictureReader final : public http::BodySink {
 public:
  // Answers with status 200; others are small, and collected.
  bool wants(const http::ClientAnswer& head) override;
  base::Result<void> on_body(std::span<const std::uint8_t> bytes) override;

  // After the whole answer. Errors as picture_in.
  base::Result<ReadPicture> finish();

 private:
  struct Lifted {
    std::vector<std::uint8_t> bytes;
    base::Base64Decoder decoder;
    aws::Digest sha256{aws::DigestKind::sha256};
    std::size_t hashed = 0;  // bytes
    bool good = true;
  };
  enum class State { outside, text, lifted };

  void text_char(char c);
  void end_text();
  std::string_view take_lifted(std::string_view bytes);
  std::string_view take_escape(std::string_view bytes);
  void feed(std::string_view characters);
  void lift();

  State state_ = State::outside;
  // The answer's JSON, with a mark in place of each long text: what is left of 2 MB is a few hundred bytes.
  std::string skeleton_;
  std::size_t text_begin_ = 0;  // of the present text, in skeleton_
  bool text_may_lift_ = false;
  std::string escape_;  // of the present text, as far as it has come: "\u00"
  std::size_t expected_bytes_ = 0;
  std::vector<Lifted> lifted_;
};

}  // namespace onesheet::bedrock

// The body of an upload on its way in: unwraps aws-chunked, counts, and proves that what arrived is what was
// sent (signed hash, Content-MD5, checksums in headers or trailers).
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "aws/checksum.h"
#include "aws/chunked.h"
#include "doors/s3api/authenticate.h"
#include "doors/s3api/s3_request.h"

namespace onesheet::doors::s3 {

struct BodyRules {
  std::uint64_t payload_bytes_max = 0;
  bool length_required = false;  // uploads must say how long they are
  // The completion of a multipart upload states the checksum of the object, not of its own XML.
  bool checksum_is_of_body = true;
};

class BodyReceiver {
 public:
  using Sink = std::function<base::Result<void>(std::span<const std::uint8_t>)>;

  // Reads the headers that describe the body.
  static Outcome<BodyReceiver> make(const S3Request& request, const Authentication& authentication,
                                    const BodyRules& rules);

  // Bytes as they come over HTTP, framing included.
  std::uint64_t wire_bytes_max() const { return wire_bytes_max_; }
  Outcome<void> take(std::span<const std::uint8_t> bytes, const Sink& sink);
  // Verifies; returns the checksums the client vouched for, "crc32" → base64.
  Outcome<std::map<std::string, std::string>> finish();

 private:
  struct Expected {
    aws::Checksum checksum;
    std::optional<std::string> value;  // in the header; nullopt: it comes as a trailer
  };

  BodyReceiver() = default;
  Outcome<void> read_checksum_headers(const S3Request& request, std::vector<std::string>& trailer_names);
  Outcome<void> take_payload(std::span<const std::uint8_t> bytes, const Sink& sink);

  std::uint64_t payload_bytes_max_ = 0;
  std::uint64_t wire_bytes_max_ = 0;
  std::uint64_t payload_bytes_ = 0;
  std::optional<std::uint64_t> declared_bytes_;
  std::optional<aws::ChunkedDecoder> decoder_;
  std::vector<std::span<const std::uint8_t>> pieces_;  // kept to reuse its memory
  std::optional<aws::Digest> sha256_, md5_;
  std::string claimed_sha256_, claimed_md5_;
  std::optional<Expected> checksum_;
};

}  // namespace onesheet::doors::s3

// The aws-chunked parser: the payload must not depend on how the bytes are cut into pieces, nor exceed what
// was declared. First byte: signed or not, and the declared length; second: where to cut.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "aws/chunked.h"

namespace {

using namespace onesheet::aws;

struct Result {
  bool ok = false;
  std::string payload;
};

Result decode(const ChunkedOptions& options, std::span<const std::uint8_t> body, std::size_t step) {
  ChunkedDecoder decoder{options};
  Result result;
  for (std::size_t at = 0; at < body.size(); at += step) {
    std::vector<std::span<const std::uint8_t>> payload;
    const auto pushed = decoder.push(body.subspan(at, std::min(step, body.size() - at)), payload);
    for (const auto piece : payload) {
      result.payload.append(reinterpret_cast<const char*>(piece.data()), piece.size());
    }
    if (result.payload.size() > options.payload_bytes) std::abort();
    if (!pushed) return result;
  }
  result.ok = decoder.finish().has_value();
  if (result.ok && result.payload.size() != options.payload_bytes) std::abort();
  if (result.ok && decoder.trailers().size() != options.trailer_names.size()) std::abort();
  return result;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  ChunkedOptions options;
  options.payload_bytes = data[0] & 31;
  if ((data[0] & 32) != 0) options.trailer_names = {"x-amz-checksum-crc32"};
  if ((data[0] & 64) != 0) {
    options.signer = ChunkSigner{{}, "20130524T000000Z", "20130524/us-east-1/s3/aws4_request"};
    options.seed_signature = std::string(64, 'a');
  }
  const std::span<const std::uint8_t> body{data + 2, size - 2};
  const Result whole = decode(options, body, std::max<std::size_t>(body.size(), 1));
  const Result cut = decode(options, body, 1 + data[1] % 17);
  if (whole.ok != cut.ok || (whole.ok && whole.payload != cut.payload)) std::abort();
  return 0;
}

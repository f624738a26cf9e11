// An answer of Bedrock read while it arrives, in pieces of any size: never a crash, and the same picture
// however it was cut.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <span>

#include "models/bedrock/picture_reader.h"

namespace {

onesheet::base::Result<onesheet::bedrock::ReadPicture> read_in_pieces(std::span<const std::uint8_t> answer,
                                                                      std::size_t piece_bytes) {
  onesheet::http::ClientAnswer head;
  head.status = 200;
  onesheet::bedrock::PictureReader reader;
  if (!reader.wants(head)) std::abort();
  for (std::size_t at = 0; at < answer.size(); at += piece_bytes) {
    ONESHEET_TRY(reader.on_body(answer.subspan(at, std::min(piece_bytes, answer.size() - at))));
  }
  return reader.finish();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 1) return 0;
  const std::span answer(data + 1, size - 1);
  const auto whole = read_in_pieces(answer, size);
  const auto pieces = read_in_pieces(answer, 1 + data[0] % 64U);
  if (whole.has_value() != pieces.has_value()) std::abort();
  if (whole && whole->bytes != pieces->bytes) std::abort();
  return 0;
}

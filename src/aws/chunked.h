// The aws-chunked body: S3's own framing, inside (not instead of) HTTP's. A push parser: bytes go in as they
// arrive, views of the payload in them come out, nothing is copied.
//
//   chunk    := hex-size [";chunk-signature=" 64hex] CRLF bytes CRLF
//   body     := chunk* "0" [";chunk-signature=" 64hex] CRLF (name ":" value CRLF)* CRLF
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "aws/canonical.h"
#include "aws/digest.h"
#include "aws/sigv4.h"

namespace onesheet::aws {

enum class ChunkedProblem {
  malformed,      // not the grammar above, or past a limit below
  too_long,       // more payload than declared
  incomplete,     // ended early, or less payload than declared
  bad_signature,  // of a chunk or of the trailers
  bad_trailer,    // one that was not announced, or an announced one that did not come
};

struct ChunkedOptions {
  std::uint64_t payload_bytes = 0;         // x-amz-decoded-content-length
  std::vector<std::string> trailer_names;  // from x-amz-trailer, lower-case
  std::optional<ChunkSigner> signer;       // when the chunks are signed
  std::string seed_signature;              // of the request's own headers
};

class ChunkedDecoder {
 public:
  static constexpr std::size_t kSizeLineBytesMax = 128;
  static constexpr std::size_t kTrailerBytesMax = 4096;

  explicit ChunkedDecoder(ChunkedOptions options);

  // Appends views into `bytes` to `payload`. After a problem the decoder must not be used again. A signed
  // chunk is handed out before its end is seen: whoever keeps the payload must discard it on a problem.
  std::expected<void, ChunkedProblem> push(std::span<const std::uint8_t> bytes,
                                           std::vector<std::span<const std::uint8_t>>& payload);
  // To call when no more bytes come.
  std::expected<void, ChunkedProblem> finish() const;

  const HeaderList& trailers() const { return trailers_; }  // names lower-case

 private:
  enum class State { size_line, data, data_end, trailers, done };
  using Step = std::expected<void, ChunkedProblem>;

  Step take_size_line();
  Step end_chunk();
  Step take_trailer_line(std::string_view line);
  Step end_trailers();

  ChunkedOptions options_;
  State state_ = State::size_line;
  std::string line_;
  std::uint64_t chunk_left_ = 0;
  std::uint64_t payload_left_;
  std::size_t trailer_bytes_ = 0;
  HeaderList trailers_;
  std::string trailer_lines_;  // as signed
  std::string previous_signature_, chunk_signature_, trailer_signature_;
  std::optional<Digest> chunk_digest_;
};

}  // namespace onesheet::aws

#include "aws/chunked.h"

#include <algorithm>
#include <charconv>

#include "base/encoding.h"
#include "base/utf8.h"

namespace onesheet::aws {
namespace {

using std::unexpected;

constexpr std::string_view kChunkSignature = ";chunk-signature=";
constexpr std::string_view kTrailerSignature = "x-amz-trailer-signature";

bool is_lower_hex(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace

ChunkedDecoder::ChunkedDecoder(ChunkedOptions options)
    : options_(std::move(options)),
      payload_left_(options_.payload_bytes),
      previous_signature_(options_.seed_signature) {}

std::expected<void, ChunkedProblem> ChunkedDecoder::push(
    std::span<const std::uint8_t> bytes, std::vector<std::span<const std::uint8_t>>& payload) {
  while (!bytes.empty()) {
    switch (state_) {
      case State::data: {
        const auto take = static_cast<std::size_t>(std::min<std::uint64_t>(chunk_left_, bytes.size()));
        const auto piece = bytes.first(take);
        if (chunk_digest_) chunk_digest_->update(piece);
        payload.push_back(piece);
        chunk_left_ -= take;
        bytes = bytes.subspan(take);
        if (chunk_left_ == 0) state_ = State::data_end;
        break;
      }
      case State::size_line:
      case State::data_end:
      case State::trailers: {
        const auto newline = std::ranges::find(bytes, std::uint8_t{'\n'});
        const auto length = static_cast<std::size_t>(newline - bytes.begin());
        const std::size_t limit = state_ == State::trailers ? kTrailerBytesMax : kSizeLineBytesMax;
        if (line_.size() + length > limit) return unexpected(ChunkedProblem::malformed);
        line_.append(reinterpret_cast<const char*>(bytes.data()), length);
        if (newline == bytes.end()) return {};
        bytes = bytes.subspan(length + 1);
        Step step;
        if (state_ == State::size_line) {
          step = take_size_line();
        } else if (state_ == State::data_end) {
          step = line_ == "\r" ? end_chunk() : unexpected(ChunkedProblem::malformed);
          if (step) state_ = State::size_line;
        } else {
          // Some clients end trailers with a bare line feed.
          std::string_view line = line_;
          if (line.ends_with('\r')) line.remove_suffix(1);
          step = line.empty() ? end_trailers() : take_trailer_line(line);
        }
        if (!step) return step;
        line_.clear();
        break;
      }
      case State::done:
        return unexpected(ChunkedProblem::malformed);
    }
  }
  return {};
}

ChunkedDecoder::Step ChunkedDecoder::take_size_line() {
  std::string_view line = line_;
  if (!line.ends_with('\r')) return unexpected(ChunkedProblem::malformed);
  line.remove_suffix(1);

  const std::size_t semicolon = line.find(';');
  const std::string_view digits = line.substr(0, semicolon);
  const std::string_view extension =
      semicolon == std::string_view::npos ? std::string_view{} : line.substr(semicolon);
  if (digits.empty() || digits.size() > 16 || digits.front() == '-')
    return unexpected(ChunkedProblem::malformed);
  std::uint64_t size = 0;
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), size, 16);
  if (parsed.ec != std::errc{} || parsed.ptr != digits.data() + digits.size()) {
    return unexpected(ChunkedProblem::malformed);
  }
  if (size > payload_left_) return unexpected(ChunkedProblem::too_long);

  if (options_.signer) {
    if (!extension.starts_with(kChunkSignature)) return unexpected(ChunkedProblem::malformed);
    chunk_signature_ = extension.substr(kChunkSignature.size());
    if (chunk_signature_.size() != 64 || !is_lower_hex(chunk_signature_)) {
      return unexpected(ChunkedProblem::malformed);
    }
    chunk_digest_.emplace(DigestKind::sha256);
  } else if (!extension.empty()) {
    return unexpected(ChunkedProblem::malformed);
  }

  payload_left_ -= size;
  chunk_left_ = size;
  if (size > 0) {
    state_ = State::data;
    return {};
  }
  if (payload_left_ != 0) return unexpected(ChunkedProblem::incomplete);
  state_ = State::trailers;
  return end_chunk();
}

ChunkedDecoder::Step ChunkedDecoder::end_chunk() {
  if (!options_.signer) return {};
  const std::string expected =
      options_.signer->chunk_signature(previous_signature_, base::hex_lower(chunk_digest_->finish()));
  chunk_digest_.reset();
  if (!equal_in_constant_time(expected, chunk_signature_)) return unexpected(ChunkedProblem::bad_signature);
  previous_signature_ = chunk_signature_;
  return {};
}

ChunkedDecoder::Step ChunkedDecoder::take_trailer_line(std::string_view line) {
  trailer_bytes_ += line.size();
  const std::size_t colon = line.find(':');
  if (trailer_bytes_ > kTrailerBytesMax || colon == std::string_view::npos) {
    return unexpected(ChunkedProblem::malformed);
  }
  std::string name = base::lower_ascii(base::trim(line.substr(0, colon)));
  std::string value{base::trim(line.substr(colon + 1))};
  if (name == kTrailerSignature) {
    if (!trailer_signature_.empty() || value.empty()) return unexpected(ChunkedProblem::malformed);
    trailer_signature_ = std::move(value);
    return {};
  }
  // The signature comes last: what follows it would not be covered.
  if (!trailer_signature_.empty()) return unexpected(ChunkedProblem::malformed);
  const bool announced = std::ranges::find(options_.trailer_names, name) != options_.trailer_names.end();
  const bool repeated = std::ranges::find(trailers_, name, &HeaderList::value_type::first) != trailers_.end();
  if (!announced || repeated) return unexpected(ChunkedProblem::bad_trailer);
  trailer_lines_ += name + ':' + value + '\n';
  trailers_.emplace_back(std::move(name), std::move(value));
  return {};
}

ChunkedDecoder::Step ChunkedDecoder::end_trailers() {
  if (trailers_.size() != options_.trailer_names.size()) return unexpected(ChunkedProblem::bad_trailer);
  if (options_.signer && !trailers_.empty()) {
    const std::string expected = options_.signer->trailer_signature(previous_signature_, trailer_lines_);
    if (!equal_in_constant_time(expected, trailer_signature_)) {
      return unexpected(ChunkedProblem::bad_signature);
    }
  } else if (!trailer_signature_.empty()) {
    return unexpected(ChunkedProblem::malformed);
  }
  state_ = State::done;
  return {};
}

std::expected<void, ChunkedProblem> ChunkedDecoder::finish() const {
  if (state_ != State::done) return unexpected(ChunkedProblem::incomplete);
  return {};
}

}  // namespace onesheet::aws

#include "doors/s3api/body_receiver.h"

#include <algorithm>

#include "base/encoding.h"
#include "base/utf8.h"

namespace onesheet::doors::s3 {
namespace {

using std::unexpected;

constexpr std::string_view kChecksumPrefix = "x-amz-checksum-";

// What chunk framing may add. One-byte chunks cost five bytes each; signed ones are at least some kilobytes.
std::uint64_t framed_bytes_max(std::uint64_t payload_bytes) { return payload_bytes * 8 + 64 * 1024; }

bool is_checksum_value(aws::ChecksumKind kind, std::string_view value) {
  const auto bytes = base::from_base64(value);
  return bytes && bytes->size() == aws::checksum_bytes(kind);
}

S3Error invalid_checksum(aws::ChecksumKind kind) {
  return invalid_request("Value for x-amz-checksum-" + std::string{aws::name_of(kind)} +
                         " header is invalid.");
}

S3Error chunked_problem(aws::ChunkedProblem problem) {
  switch (problem) {
    case aws::ChunkedProblem::malformed:
      return invalid_request("The aws-chunked body is malformed.");
    case aws::ChunkedProblem::too_long:
    case aws::ChunkedProblem::incomplete:
      return incomplete_body();
    case aws::ChunkedProblem::bad_signature:
      return {403,
              "SignatureDoesNotMatch",
              "The request signature we calculated does not match the signature you provided. Check your key "
              "and signing method.",
              {},
              {}};
    case aws::ChunkedProblem::bad_trailer:
      return {
          400,
          "MalformedTrailerError",
          "The request contained trailing data that was not well-formed or did not conform to our published "
          "schema.",
          {},
          {}};
  }
  return incomplete_body();
}

bool is_aws_chunked(const S3Request& request, const Authentication& authentication) {
  if (authentication.payload_hash.starts_with("STREAMING-")) return true;
  // A presigned request has no such word; the encoding and the decoded length together say it as well.
  const auto encoding = request.header("content-encoding");
  return encoding && base::lower_ascii(*encoding).find("aws-chunked") != std::string::npos &&
         request.header("x-amz-decoded-content-length");
}

}  // namespace

Outcome<BodyReceiver> BodyReceiver::make(const S3Request& request, const Authentication& authentication,
                                         const BodyRules& rules) {
  const std::uint64_t payload_bytes_max = rules.payload_bytes_max;
  BodyReceiver receiver;
  receiver.payload_bytes_max_ = payload_bytes_max;
  std::vector<std::string> trailer_names;
  if (rules.checksum_is_of_body) {
    if (auto read = receiver.read_checksum_headers(request, trailer_names); !read) {
      return unexpected(std::move(read).error());
    }
  }

  if (const auto md5 = request.header("content-md5")) {
    const auto bytes = base::from_base64(*md5);
    if (!bytes || bytes->size() != 16) {
      return unexpected(S3Error{400,
                                "InvalidDigest",
                                "The Content-MD5 you specified was invalid.",
                                {{"Content-MD5", std::string{*md5}}},
                                {}});
    }
    receiver.claimed_md5_ = *md5;
    receiver.md5_.emplace(aws::DigestKind::md5);
  }

  if (is_aws_chunked(request, authentication)) {
    const auto text = request.header("x-amz-decoded-content-length");
    if (!text) return unexpected(missing_content_length());
    receiver.declared_bytes_ = parse_number(*text, UINT64_MAX);
    if (!receiver.declared_bytes_) {
      return unexpected(invalid_argument("x-amz-decoded-content-length must be a number.",
                                         "x-amz-decoded-content-length", std::string{*text}));
    }
    if (*receiver.declared_bytes_ > payload_bytes_max) {
      return unexpected(entity_too_large(*receiver.declared_bytes_, payload_bytes_max));
    }
    receiver.decoder_.emplace(aws::ChunkedOptions{*receiver.declared_bytes_, std::move(trailer_names),
                                                  authentication.chunk_signer, authentication.signature});
    receiver.wire_bytes_max_ = framed_bytes_max(*receiver.declared_bytes_);
    return receiver;
  }

  if (!trailer_names.empty()) {
    return unexpected(invalid_request("x-amz-trailer needs a body in aws-chunked encoding."));
  }
  receiver.declared_bytes_ = request.head.content_length;
  if (!receiver.declared_bytes_ && rules.length_required) {
    return unexpected(missing_content_length());
  }
  if (receiver.declared_bytes_.value_or(0) > payload_bytes_max) {
    return unexpected(entity_too_large(*receiver.declared_bytes_, payload_bytes_max));
  }
  receiver.wire_bytes_max_ = payload_bytes_max;
  if (authentication.payload_hash != aws::kUnsignedPayload) {
    receiver.claimed_sha256_ = authentication.payload_hash;
    receiver.sha256_.emplace(aws::DigestKind::sha256);
  }
  return receiver;
}

Outcome<void> BodyReceiver::read_checksum_headers(const S3Request& request,
                                                  std::vector<std::string>& trailer_names) {
  const auto expect = [&](aws::ChecksumKind kind, std::optional<std::string> value) -> Outcome<void> {
    if (checksum_) {
      return unexpected(invalid_request(
          "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed."));
    }
    checksum_.emplace(Expected{aws::Checksum{kind}, std::move(value)});
    return {};
  };
  for (const aws::ChecksumKind kind : aws::kChecksumKinds) {
    const auto value = request.header(std::string{kChecksumPrefix} + std::string{aws::name_of(kind)});
    if (!value) continue;
    if (!is_checksum_value(kind, *value)) return unexpected(invalid_checksum(kind));
    if (auto added = expect(kind, std::string{*value}); !added) return added;
  }
  for (const std::string_view line : request.head.headers.find_all("x-amz-trailer")) {
    std::string_view rest = line;
    while (!rest.empty()) {
      const std::size_t comma = rest.find(',');
      std::string name = base::lower_ascii(base::trim(rest.substr(0, comma)));
      rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
      if (name.empty()) continue;
      const auto kind = name.starts_with(kChecksumPrefix)
                            ? aws::checksum_kind(std::string_view{name}.substr(kChecksumPrefix.size()))
                            : std::nullopt;
      if (!kind) {
        return unexpected(
            invalid_request("The value specified in the x-amz-trailer header is not supported"));
      }
      if (auto added = expect(*kind, std::nullopt); !added) return added;
      trailer_names.push_back(std::move(name));
    }
  }
  if (const auto algorithm = request.header("x-amz-sdk-checksum-algorithm"); algorithm && !checksum_) {
    return unexpected(invalid_request(
        "x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer "
        "headers were found."));
  }
  return {};
}

Outcome<void> BodyReceiver::take(std::span<const std::uint8_t> bytes, const Sink& sink) {
  if (!decoder_) return take_payload(bytes, sink);
  pieces_.clear();
  const auto pushed = decoder_->push(bytes, pieces_);
  for (const auto piece : pieces_) {
    if (auto taken = take_payload(piece, sink); !taken) return taken;
  }
  if (!pushed) return unexpected(chunked_problem(pushed.error()));
  return {};
}

Outcome<void> BodyReceiver::take_payload(std::span<const std::uint8_t> bytes, const Sink& sink) {
  payload_bytes_ += bytes.size();
  if (payload_bytes_ > payload_bytes_max_) {
    return unexpected(entity_too_large(payload_bytes_, payload_bytes_max_));
  }
  if (sha256_) sha256_->update(bytes);
  if (md5_) md5_->update(bytes);
  if (checksum_) checksum_->checksum.update(bytes);
  if (const auto sunk = sink(bytes); !sunk) return unexpected(from_error(sunk.error()));
  return {};
}

Outcome<std::map<std::string, std::string>> BodyReceiver::finish() {
  if (decoder_) {
    if (const auto finished = decoder_->finish(); !finished) {
      return unexpected(chunked_problem(finished.error()));
    }
  }
  if (declared_bytes_ && *declared_bytes_ != payload_bytes_) return unexpected(incomplete_body());
  if (sha256_) {
    const std::string computed = base::hex_lower(sha256_->finish());
    if (computed != claimed_sha256_) {
      return unexpected(
          S3Error{400,
                  "XAmzContentSHA256Mismatch",
                  "The provided 'x-amz-content-sha256' header does not match what was computed.",
                  {{"ClientComputedContentSHA256", claimed_sha256_}, {"S3ComputedContentSHA256", computed}},
                  {}});
    }
  }
  if (md5_) {
    const std::string computed = base::base64(md5_->finish());
    if (computed != claimed_md5_) {
      S3Error error = bad_digest("The Content-MD5 you specified did not match what we received.");
      error.elements = {{"ExpectedDigest", claimed_md5_}, {"CalculatedDigest", computed}};
      return unexpected(std::move(error));
    }
  }
  std::map<std::string, std::string> checksums;
  if (checksum_) {
    const aws::ChecksumKind kind = checksum_->checksum.kind();
    if (!checksum_->value) {
      checksum_->value = decoder_->trailers().front().second;
      if (!is_checksum_value(kind, *checksum_->value)) return unexpected(invalid_checksum(kind));
    }
    const std::string computed = checksum_->checksum.finish_base64();
    if (computed != *checksum_->value) {
      return unexpected(bad_digest("The " + std::string{aws::upper_name_of(kind)} +
                                   " you specified did not match the calculated checksum."));
    }
    checksums.emplace(aws::name_of(kind), computed);
  }
  return checksums;
}

}  // namespace onesheet::doors::s3

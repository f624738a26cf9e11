#include <algorithm>
#include <vector>

#include "base/encoding.h"
#include "base/utf8.h"
#include "doors/s3api/conditions.h"
#include "doors/s3api/operations.h"

namespace onesheet::doors::s3 {
namespace {

using std::unexpected;

constexpr std::size_t kCopyStepBytes = 1 << 20;

}  // namespace

Outcome<CopySource> open_copy_source(const Context& context, const S3Request& request) {
  const auto invalid = [] {
    return unexpected(
        invalid_argument("Copy Source must mention the source bucket and key: sourcebucket/sourcekey",
                         "x-amz-copy-source", ""));
  };
  std::string_view text = request.header_or_parameter("x-amz-copy-source").value_or("");
  if (const std::size_t question = text.find("?versionId="); question != std::string_view::npos) {
    if (text.substr(question) != "?versionId=null") {
      return unexpected(invalid_argument("Invalid version id specified", "x-amz-copy-source", ""));
    }
    text = text.substr(0, question);
  }
  if (text.starts_with('/')) text.remove_prefix(1);
  const auto decoded = base::percent_decode(text);
  if (!decoded || !base::valid_utf8(*decoded)) return invalid();
  const std::size_t slash = decoded->find('/');
  if (slash == std::string::npos || slash == 0 || slash + 1 == decoded->size()) return invalid();

  CopySource source{{}, decoded->substr(0, slash), decoded->substr(slash + 1)};
  auto object = context.engine.open(source.bucket, source.key);
  if (!object) {
    if (!context.engine.bucket_info(source.bucket)) return unexpected(no_such_bucket(source.bucket));
    if (object.error().kind == base::ErrorKind::not_found) return unexpected(no_such_key(source.key));
    return unexpected(from_error(object.error()));
  }
  source.object = *std::move(object);

  const Conditions conditions{request.header("x-amz-copy-source-if-match"),
                              request.header("x-amz-copy-source-if-none-match"),
                              request.header("x-amz-copy-source-if-modified-since"),
                              request.header("x-amz-copy-source-if-unmodified-since")};
  const ConditionAnswer answer =
      evaluate(conditions, source.object.info.etag, source.object.info.last_modified);
  if (answer.outcome != ConditionOutcome::go_on) {
    return unexpected(precondition_failed("x-amz-copy-source-" + std::string{answer.failed_condition}));
  }
  return source;
}

Outcome<void> copy_bytes(const store::ObjectBody& from, std::uint64_t offset, std::uint64_t length,
                         store::ObjectWriter& to) {
  std::vector<std::uint8_t> step(static_cast<std::size_t>(std::min<std::uint64_t>(length, kCopyStepBytes)));
  while (length > 0) {
    const auto want = static_cast<std::size_t>(std::min<std::uint64_t>(length, step.size()));
    const auto count = from.read(offset, std::span{step}.first(want));
    if (!count) return unexpected(from_error(count.error()));
    if (*count == 0) return unexpected(from_error({base::ErrorKind::bug, "", "an object ended early"}));
    if (const auto written = to.write(std::span{step}.first(*count)); !written) {
      return unexpected(from_error(written.error()));
    }
    offset += *count;
    length -= *count;
  }
  return {};
}

}  // namespace onesheet::doors::s3

#include "store/filesystem/object_file.h"

#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <vector>

#include "base/encoding.h"

namespace onesheet::store {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kMagic = "onesheetobject1\n";
// Footer: magic, data bytes (u64), record bytes (u32), zero (u32), SHA-256 of the record and these 32 bytes.
constexpr std::size_t kFooterHeadBytes = 32;
constexpr std::size_t kFooterBytes = kFooterHeadBytes + SHA256_DIGEST_LENGTH;
constexpr std::uint64_t kRecordBytesMax = 64 * 1024;
constexpr std::size_t kFirstReadBytes = 2048;  // one read takes the whole trailer of nearly every object

using Digest = std::array<std::uint8_t, SHA256_DIGEST_LENGTH>;

Digest digest_of(std::string_view record, std::string_view footer_head) {
  std::string both;
  both.reserve(record.size() + footer_head.size());
  both.append(record).append(footer_head);
  Digest digest;
  SHA256(reinterpret_cast<const std::uint8_t*>(both.data()), both.size(), digest.data());
  return digest;
}

void append_little_endian(std::string& to, std::uint64_t number, int bytes) {
  for (int i = 0; i < bytes; ++i) to.push_back(static_cast<char>(number >> (8 * i)));
}

std::uint64_t little_endian(std::string_view bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) number = number << 8 | static_cast<unsigned char>(bytes[i]);
  return number;
}

void append_line(std::string& to, std::string_view name, std::string_view value) {
  to.append(name).append(" ").append(base::percent_encode(value, "/:;=,+\"() ")).append("\n");
}

void append_optional(std::string& to, std::string_view name, std::string_view value) {
  if (!value.empty()) append_line(to, name, value);
}

std::string encode_record(const ObjectInfo& info) {
  const ObjectFields& fields = info.fields;
  std::string record;
  append_line(record, "key", info.key);
  append_line(record, "etag", info.etag);
  append_line(record, "modified", std::to_string(info.last_modified.time_since_epoch().count()));
  append_line(record, "content-type", fields.content_type);
  append_optional(record, "content-disposition", fields.content_disposition);
  append_optional(record, "content-encoding", fields.content_encoding);
  append_optional(record, "content-language", fields.content_language);
  append_optional(record, "cache-control", fields.cache_control);
  append_optional(record, "expires", fields.expires);
  append_optional(record, "storage-class", fields.storage_class);
  for (const auto& [name, value] : fields.user_metadata)
    append_line(record, "meta." + base::percent_encode(name), value);
  for (const auto& [name, value] : fields.checksums)
    append_line(record, "checksum." + base::percent_encode(name), value);
  append_optional(record, "checksum-type", fields.checksum_type);
  return record;
}

bool take_line(ObjectInfo& info, std::string_view name, std::string value) {
  ObjectFields& fields = info.fields;
  const auto named = [&](std::string_view prefix) {
    return base::percent_decode(name.substr(prefix.size()));
  };
  if (name == "key") {
    info.key = std::move(value);
  } else if (name == "etag") {
    info.etag = std::move(value);
  } else if (name == "modified") {
    std::int64_t ms = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), ms);
    if (error != std::errc{} || end != value.data() + value.size()) return false;
    info.last_modified = base::WallTime{std::chrono::milliseconds{ms}};
  } else if (name == "content-type") {
    fields.content_type = std::move(value);
  } else if (name == "content-disposition") {
    fields.content_disposition = std::move(value);
  } else if (name == "content-encoding") {
    fields.content_encoding = std::move(value);
  } else if (name == "content-language") {
    fields.content_language = std::move(value);
  } else if (name == "cache-control") {
    fields.cache_control = std::move(value);
  } else if (name == "expires") {
    fields.expires = std::move(value);
  } else if (name == "storage-class") {
    fields.storage_class = std::move(value);
  } else if (name == "checksum-type") {
    fields.checksum_type = std::move(value);
  } else if (name.starts_with("meta.")) {
    const auto key = named("meta.");
    if (!key) return false;
    fields.user_metadata[*key] = std::move(value);
  } else if (name.starts_with("checksum.")) {
    const auto key = named("checksum.");
    if (!key) return false;
    fields.checksums[*key] = std::move(value);
  } else {
    return false;
  }
  return true;
}

std::unexpected<base::Error> damaged(std::string how) {
  return base::fail(base::ErrorKind::upstream, "The stored object is damaged.", std::move(how));
}

}  // namespace

std::optional<ObjectInfo> decode_record(std::string_view record) {
  ObjectInfo info;
  while (!record.empty()) {
    const std::size_t end = record.find('\n');
    const std::size_t space = record.find(' ');
    if (end == std::string_view::npos || space == std::string_view::npos || space > end) return std::nullopt;
    auto value = base::percent_decode(record.substr(space + 1, end - space - 1));
    if (!value || !take_line(info, record.substr(0, space), std::move(*value))) return std::nullopt;
    record.remove_prefix(end + 1);
  }
  return info;
}

base::Result<std::string> encode_trailer(const ObjectInfo& info) {
  const std::string record = encode_record(info);
  if (record.size() > kRecordBytesMax) {
    return base::fail(base::ErrorKind::too_large, "The fields kept with the object are too large.");
  }
  std::string footer{kMagic};
  append_little_endian(footer, info.bytes, 8);
  append_little_endian(footer, record.size(), 4);
  append_little_endian(footer, 0, 4);
  const Digest digest = digest_of(record, footer);
  return record + footer + std::string{digest.begin(), digest.end()};
}

base::Result<ObjectInfo> read_info(const File& file) {
  const auto status = file.status();
  if (!status) return std::unexpected(storage_error(status.error(), "reading an object's size"));
  const std::uint64_t size = status->bytes;
  if (size < kFooterBytes) return damaged("shorter than a footer");

  std::string tail;
  const auto read_tail = [&](std::uint64_t bytes) -> base::Result<void> {
    tail.resize(bytes);
    const auto got = file.read_at(size - bytes, {reinterpret_cast<std::uint8_t*>(tail.data()), tail.size()});
    if (!got) return std::unexpected(storage_error(got.error(), "reading an object's record"));
    if (*got != bytes) return damaged("shorter than its size");
    return {};
  };
  ONESHEET_TRY(read_tail(std::min<std::uint64_t>(size, kFirstReadBytes)));
  const std::string footer = tail.substr(tail.size() - kFooterBytes);
  const std::uint64_t data_bytes = little_endian(std::string_view{footer}.substr(16, 8));
  const std::uint64_t record_bytes = little_endian(std::string_view{footer}.substr(24, 4));
  if (!footer.starts_with(kMagic) || record_bytes > kRecordBytesMax || size < record_bytes + kFooterBytes ||
      data_bytes != size - record_bytes - kFooterBytes) {
    return damaged("no whole footer at its end");
  }
  if (tail.size() < record_bytes + kFooterBytes) ONESHEET_TRY(read_tail(record_bytes + kFooterBytes));
  const std::string_view record =
      std::string_view{tail}.substr(tail.size() - kFooterBytes - record_bytes, record_bytes);
  const std::string_view head = std::string_view{footer}.substr(0, kFooterHeadBytes);
  const Digest digest = digest_of(record, head);
  if (std::memcmp(digest.data(), footer.data() + kFooterHeadBytes, digest.size()) != 0) {
    return damaged("its record does not match its digest");
  }
  auto info = decode_record(record);
  if (!info) return damaged("its record cannot be understood");
  info->bytes = data_bytes;
  return std::move(*info);
}

base::Error storage_error(std::error_code error, std::string what) {
  what.append(": ").append(error.message());
  switch (error.value()) {
    case ENOSPC:
    case EDQUOT:
      return {base::ErrorKind::out_of_space, "The store's disk is full.", std::move(what)};
    case EFBIG:
      return {base::ErrorKind::too_large, "The object is larger than the store's disk takes.",
              std::move(what)};
    case EMFILE:
    case ENFILE:
      return {base::ErrorKind::busy, "The store has too many files open.", std::move(what)};
    case EROFS:
    case EACCES:
    case EPERM:
      what.append("; make the data folder writable for the user the program runs as");
      return {base::ErrorKind::upstream, "The store's folder cannot be written.", std::move(what)};
    default:
      return {base::ErrorKind::upstream, "The store's disk failed.", std::move(what)};
  }
}

}  // namespace onesheet::store

#include "doors/s3api/s3_request.h"

#include <algorithm>
#include <charconv>

#include "base/encoding.h"
#include "base/utf8.h"
#include "store/bucket_engine.h"

namespace onesheet::doors::s3 {
namespace {

S3Error invalid_uri() { return {400, "InvalidURI", "Couldn't parse the specified URI.", {}, {}}; }

}  // namespace

std::optional<std::string_view> S3Request::parameter(std::string_view name) const {
  for (const auto& [sent_name, value] : query) {
    if (sent_name == name) return value;
  }
  return std::nullopt;
}

std::optional<std::string_view> S3Request::header_or_parameter(std::string_view name) const {
  if (const auto value = header(name)) return value;
  for (const auto& [sent_name, value] : query) {
    if (base::iequals_ascii(sent_name, name)) return value;
  }
  return std::nullopt;
}

std::string S3Request::resource() const {
  if (bucket.empty()) return "/";
  return key.empty() ? '/' + bucket : '/' + bucket + '/' + key;
}

std::string_view bucket_in_host(std::string_view host, const std::vector<std::string>& hosts) {
  if (const std::size_t colon = host.rfind(':'); colon != std::string_view::npos && !host.ends_with(']')) {
    host = host.substr(0, colon);
  }
  std::string_view bucket;
  std::size_t longest = 0;
  for (const std::string& base : hosts) {
    if (base::iequals_ascii(host, base)) return {};
    const bool inside = base.size() > longest && host.size() > base.size() + 1 &&
                        host[host.size() - base.size() - 1] == '.' &&
                        base::iequals_ascii(host.substr(host.size() - base.size()), base);
    if (!inside) continue;
    longest = base.size();
    bucket = host.substr(0, host.size() - base.size() - 1);
  }
  return bucket;
}

Outcome<void> take_apart(S3Request& request, const std::vector<std::string>& virtual_hosts) {
  std::string_view path = request.head.path();
  if (!path.starts_with('/')) return std::unexpected(invalid_uri());
  path.remove_prefix(1);
  request.query = aws::parse_query(request.head.query());

  const std::string_view bucket = bucket_in_host(request.header("host").value_or(""), virtual_hosts);
  request.virtual_host = !bucket.empty();
  std::string_view key = path;
  if (request.virtual_host) {
    request.bucket = base::lower_ascii(bucket);
  } else {
    const std::size_t slash = path.find('/');
    auto name = base::percent_decode(path.substr(0, slash));
    if (!name) return std::unexpected(invalid_uri());
    request.bucket = *std::move(name);
    key = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
  }

  auto decoded = base::percent_decode(key);
  if (!decoded || !base::valid_utf8(*decoded) || decoded->find('\0') != std::string::npos) {
    return std::unexpected(invalid_uri());
  }
  if (decoded->size() > store::kKeyBytesMax) {
    return std::unexpected(S3Error{
        400,
        "KeyTooLongError",
        "Your key is too long",
        {{"Size", std::to_string(decoded->size())}, {"MaxSizeAllowed", std::to_string(store::kKeyBytesMax)}},
        {}});
  }
  request.key = *std::move(decoded);
  return {};
}

std::optional<std::uint64_t> parse_number(std::string_view text, std::uint64_t max) {
  std::uint64_t value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  if (parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size() || value > max) return std::nullopt;
  return value;
}

}  // namespace onesheet::doors::s3

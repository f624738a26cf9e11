#include "doors/s3api/conditions.h"

#include <algorithm>
#include <charconv>

#include "aws/time_text.h"
#include "base/utf8.h"

namespace onesheet::doors::s3 {
namespace {

// Digits only; a number too large for 64 bits is the largest one, since no object is longer.
std::optional<std::uint64_t> read_position(std::string_view text) {
  if (text.empty() || !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) {
    return std::nullopt;
  }
  std::uint64_t value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  return parsed.ec == std::errc{} ? value : UINT64_MAX;
}

std::optional<base::WallTime> read_date(std::optional<std::string_view> text) {
  return text ? aws::parse_http_date(base::trim(*text)) : std::nullopt;
}

}  // namespace

RangeAnswer resolve_range(std::string_view header, std::uint64_t bytes) {
  header = base::trim(header);
  constexpr std::string_view unit = "bytes=";
  if (header.size() < unit.size() || !base::iequals_ascii(header.substr(0, unit.size()), unit)) return {};
  const std::string_view spec = base::trim(header.substr(unit.size()));
  const std::size_t dash = spec.find('-');
  if (dash == std::string_view::npos || spec.find(',') != std::string_view::npos) return {};
  const std::string_view first_text = spec.substr(0, dash);
  const std::string_view last_text = spec.substr(dash + 1);

  if (first_text.empty()) {  // the last n bytes
    const auto suffix = read_position(last_text);
    if (!suffix) return {};
    if (*suffix == 0 || bytes == 0) return {RangeKind::unsatisfiable, {}};
    const std::uint64_t length = std::min(*suffix, bytes);
    return {RangeKind::part, {bytes - length, length}};
  }
  const auto first = read_position(first_text);
  const auto last = last_text.empty() ? std::optional<std::uint64_t>{UINT64_MAX} : read_position(last_text);
  if (!first || !last || *first > *last) return {};
  if (*first >= bytes) return {RangeKind::unsatisfiable, {}};
  return {RangeKind::part, {*first, std::min(*last, bytes - 1) - *first + 1}};
}

bool etag_listed(std::string_view header, std::string_view etag) {
  while (!header.empty()) {
    const std::size_t comma = header.find(',');
    std::string_view item = base::trim(header.substr(0, comma));
    header = comma == std::string_view::npos ? std::string_view{} : header.substr(comma + 1);
    if (item == "*") return true;
    if (item.starts_with("W/")) item.remove_prefix(2);
    if (item.size() >= 2 && item.front() == '"' && item.back() == '"') item = item.substr(1, item.size() - 2);
    if (item == etag) return true;
  }
  return false;
}

ConditionAnswer evaluate(const Conditions& conditions, std::string_view etag, base::WallTime last_modified) {
  using enum ConditionOutcome;
  const auto modified = std::chrono::floor<std::chrono::seconds>(last_modified);  // as Last-Modified says
  if (conditions.if_match) {
    if (!etag_listed(*conditions.if_match, etag)) return {failed, "If-Match"};
  } else if (const auto date = read_date(conditions.if_unmodified_since); date && modified > *date) {
    return {failed, "If-Unmodified-Since"};
  }
  if (conditions.if_none_match) {
    if (etag_listed(*conditions.if_none_match, etag)) return {not_modified, "If-None-Match"};
  } else if (const auto date = read_date(conditions.if_modified_since); date && modified <= *date) {
    return {not_modified, "If-Modified-Since"};
  }
  return {};
}

}  // namespace onesheet::doors::s3

#include "aws/canonical.h"

#include <algorithm>

#include "base/encoding.h"
#include "base/utf8.h"

namespace onesheet::aws {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::string decode_leniently(std::string_view text) {
  if (text.find('%') == std::string_view::npos) return std::string{text};
  if (auto decoded = base::percent_decode(text)) return *std::move(decoded);
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      if (const auto byte = base::percent_decode(text.substr(i, 3))) {
        decoded += *byte;
        i += 2;
        continue;
      }
    }
    decoded += text[i];
  }
  return decoded;
}

// RFC 3986 §5.2.4, and "//" collapsed; a trailing slash stays.
std::string normalize(std::string_view path) {
  std::vector<std::string_view> kept;
  bool slash_at_end = false;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view segment = path.substr(0, slash);
    const bool last = slash == std::string_view::npos;
    path = last ? std::string_view{} : path.substr(slash + 1);
    slash_at_end = !last;
    if (segment.empty()) continue;
    if (segment == "." || segment == "..") {
      if (segment == ".." && !kept.empty()) kept.pop_back();
      slash_at_end = true;
      continue;
    }
    kept.push_back(segment);
  }
  std::string normalized = "/";
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (i > 0) normalized += '/';
    normalized += kept[i];
  }
  if (slash_at_end && !kept.empty()) normalized += '/';
  return normalized;
}

}  // namespace

std::string canonical_path(std::string_view wire_path, PathRule rule) {
  if (wire_path.empty()) return "/";
  switch (rule) {
    case PathRule::normalized:
      return base::percent_encode(normalize(wire_path), "/");
    case PathRule::encoded:
      return base::percent_encode(wire_path, "/");
    case PathRule::s3:
      break;
  }
  return base::percent_encode(decode_leniently(wire_path), "/");
}

QueryList parse_query(std::string_view wire_query) {
  QueryList query;
  while (!wire_query.empty()) {
    const std::size_t ampersand = wire_query.find('&');
    const std::string_view item = wire_query.substr(0, ampersand);
    wire_query = ampersand == std::string_view::npos ? std::string_view{} : wire_query.substr(ampersand + 1);
    if (item.empty()) continue;
    const std::size_t equals = item.find('=');
    query.emplace_back(
        decode_leniently(item.substr(0, equals)),
        equals == std::string_view::npos ? std::string{} : decode_leniently(item.substr(equals + 1)));
  }
  return query;
}

std::string canonical_query(const QueryList& query, std::string_view without) {
  std::vector<std::pair<std::string, std::string>> encoded;
  encoded.reserve(query.size());
  std::size_t length = 0;
  for (const auto& [name, value] : query) {
    if (!without.empty() && name == without) continue;
    encoded.emplace_back(base::percent_encode(name), base::percent_encode(value));
    length += encoded.back().first.size() + encoded.back().second.size() + 2;
  }
  std::ranges::sort(encoded);
  std::string text;
  text.reserve(length);
  for (const auto& [name, value] : encoded) {
    if (!text.empty()) text += '&';
    text += name;
    text += '=';
    text += value;
  }
  return text;
}

void append_canonical_value(std::string& to, std::string_view value) {
  const std::size_t start = to.size();
  bool gap = false;
  for (const char c : value) {
    if (is_space(c)) {
      gap = to.size() > start;
    } else {
      if (gap) to += ' ';
      gap = false;
      to += c;
    }
  }
}

void append_canonical_headers(std::string& to, const HeaderList& headers,
                              std::span<const std::string_view> names) {
  for (const std::string_view name : names) {
    to += name;
    to += ':';
    bool first = true;
    for (const auto& [sent_name, value] : headers) {
      if (!base::iequals_ascii(sent_name, name)) continue;
      if (!first) to += ',';
      first = false;
      append_canonical_value(to, value);
    }
    to += '\n';
  }
}

std::string join_names(std::span<const std::string_view> names) {
  std::string joined;
  for (const std::string_view name : names) {
    if (!joined.empty()) joined += ';';
    joined += name;
  }
  return joined;
}

std::string canonical_request(std::string_view method, std::string_view path, std::string_view query,
                              const HeaderList& headers, std::span<const std::string_view> signed_names,
                              std::string_view payload_hash) {
  std::string text;
  text.reserve(method.size() + path.size() + query.size() + 512);
  text += method;
  text += '\n';
  text += path;
  text += '\n';
  text += query;
  text += '\n';
  append_canonical_headers(text, headers, signed_names);
  text += '\n';
  text += join_names(signed_names);
  text += '\n';
  text += payload_hash;
  return text;
}

}  // namespace onesheet::aws

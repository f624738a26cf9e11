#include "aws/presented.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "aws/time_text.h"
#include "base/utf8.h"

namespace onesheet::aws {
namespace {

using std::unexpected;

// RFC 7230 §3.2.6 token, lower-case.
bool is_header_name(std::string_view name) {
  constexpr std::string_view punctuation = "!#$%&'*+-.^_`|~";
  return !name.empty() && std::ranges::all_of(name, [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || punctuation.find(c) != std::string_view::npos;
  });
}

bool is_signature(std::string_view text) {
  return text.size() == 64 &&
         std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// The access key is what is left before the last four slashes: keys may contain one, scopes may not.
std::optional<PresentedProblem> read_credential(std::string_view text, Presented& to) {
  std::array<std::string_view, 4> parts;  // day, region, service, "aws4_request"
  for (std::size_t i = parts.size(); i-- > 0;) {
    const std::size_t slash = text.rfind('/');
    if (slash == std::string_view::npos) return PresentedProblem::bad_credential;
    parts[i] = text.substr(slash + 1);
    text = text.substr(0, slash);
  }
  const auto& [day, region, service, terminal] = parts;
  const bool day_ok =
      day.size() == 8 && std::ranges::all_of(day, [](char c) { return c >= '0' && c <= '9'; });
  if (text.empty() || !day_ok || region.empty() || service.empty() || terminal != "aws4_request") {
    return PresentedProblem::bad_credential;
  }
  to.access_key_id = text;
  to.scope = {std::string{day}, std::string{region}, std::string{service}};
  return std::nullopt;
}

std::optional<PresentedProblem> read_signed_names(std::string_view text, Presented& to) {
  to.signed_names.clear();
  for (;;) {
    const std::size_t semicolon = text.find(';');
    const std::string_view name = text.substr(0, semicolon);
    // What Host is in HTTP/1.1: clients that speak HTTP/2 sign it under its own name.
    const bool known = is_header_name(name) || name == ":authority";
    if (!known || to.signed_names.size() == kSignedNamesMax) {
      return PresentedProblem::bad_signed_headers;
    }
    to.signed_names.emplace_back(name);
    if (semicolon == std::string_view::npos) return std::nullopt;
    text = text.substr(semicolon + 1);
  }
}

std::optional<PresentedProblem> read_expires(std::string_view text, Presented& to) {
  const bool negative = text.starts_with('-');
  const std::string_view digits = negative ? text.substr(1) : text;
  if (digits.empty() || !std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; })) {
    return PresentedProblem::expires_not_a_number;
  }
  if (negative) return PresentedProblem::expires_negative;
  std::int64_t seconds = 0;
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
  if (parsed.ec != std::errc{} || seconds > kPresignMax.count()) return PresentedProblem::expires_too_long;
  to.expires = std::chrono::seconds{seconds};
  return std::nullopt;
}

}  // namespace

std::expected<Presented, PresentedProblem> parse_authorization(std::string_view header) {
  if (!header.starts_with(kAlgorithm)) return unexpected(PresentedProblem::unsupported_algorithm);
  std::string_view rest = header.substr(kAlgorithm.size());
  if (rest.empty() || rest.front() != ' ') return unexpected(PresentedProblem::unsupported_algorithm);

  std::optional<std::string_view> credential;
  std::optional<std::string_view> names;
  std::optional<std::string_view> signature;
  while (!rest.empty()) {
    const std::size_t comma = rest.find(',');
    const std::string_view item = base::trim(rest.substr(0, comma));
    rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
    const std::size_t equals = item.find('=');
    const std::string_view name = item.substr(0, equals);
    const std::string_view value =
        equals == std::string_view::npos ? std::string_view{} : item.substr(equals + 1);
    if (name == "Credential") credential = value;
    if (name == "SignedHeaders") names = value;
    if (name == "Signature") signature = value;
  }
  if (!credential || !names || !signature) return unexpected(PresentedProblem::missing_parameter);

  Presented presented;
  if (const auto problem = read_credential(*credential, presented)) return unexpected(*problem);
  if (const auto problem = read_signed_names(*names, presented)) return unexpected(*problem);
  if (!is_signature(*signature)) return unexpected(PresentedProblem::bad_signature_text);
  presented.signature = *signature;
  return presented;
}

std::expected<Presented, PresentedProblem> parse_presigned(const QueryList& query) {
  const auto find = [&](std::string_view name) -> std::optional<std::string_view> {
    const auto at = std::ranges::find(query, name, &QueryList::value_type::first);
    if (at == query.end()) return std::nullopt;
    return at->second;
  };
  const auto algorithm = find("X-Amz-Algorithm");
  const auto credential = find("X-Amz-Credential");
  const auto time = find("X-Amz-Date");
  const auto expires = find("X-Amz-Expires");
  const auto names = find("X-Amz-SignedHeaders");
  const auto signature = find("X-Amz-Signature");
  if (!algorithm || !credential || !time || !expires || !names || !signature) {
    return unexpected(PresentedProblem::missing_parameter);
  }
  if (*algorithm != kAlgorithm) return unexpected(PresentedProblem::unsupported_algorithm);

  Presented presented;
  if (const auto problem = read_credential(*credential, presented)) return unexpected(*problem);
  if (!parse_basic_time(*time)) return unexpected(PresentedProblem::bad_time);
  presented.time = *time;
  if (const auto problem = read_expires(*expires, presented)) return unexpected(*problem);
  if (const auto problem = read_signed_names(*names, presented)) return unexpected(*problem);
  // Any other text can only fail to match; S3 says so with SignatureDoesNotMatch rather than with a parse
  // error, so it is kept as it came.
  presented.signature = *signature;
  if (const auto token = find("X-Amz-Security-Token")) presented.session_token = *token;
  return presented;
}

}  // namespace onesheet::aws

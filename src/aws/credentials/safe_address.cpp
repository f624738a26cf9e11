#include "aws/credentials/safe_address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <string>

namespace onesheet::aws {
namespace {

bool is_loopback(const std::string& host) {
  in_addr address{};
  return ::inet_pton(AF_INET, host.c_str(), &address) == 1 && (ntohl(address.s_addr) >> 24U) == 127U;
}

bool is_safe(std::string_view url, bool container) {
  // Parsers disagree about what such bytes do to a URL's host.
  if (std::ranges::any_of(url, [](char c) { return c <= ' ' || c == '\\' || c == '\x7f'; })) return false;
  const bool tls = url.starts_with("https://");
  if (!tls && !url.starts_with("http://")) return false;
  std::string_view host = url.substr(tls ? 8 : 7);
  host = host.substr(0, host.find_first_of("/?#"));
  if (host.empty() || host.find('@') != std::string_view::npos) return false;
  if (tls) return true;
  if (host.starts_with('[')) {
    const auto end = host.find(']');
    if (end == std::string_view::npos) return false;
    const std::string_view rest = host.substr(end + 1);
    if (!rest.empty() && rest.front() != ':') return false;
    host = host.substr(0, end + 1);
    return host == "[::1]" || (container && host == "[fd00:ec2::23]");
  }
  host = host.substr(0, host.find(':'));
  if (container && (host == "169.254.170.2" || host == "169.254.170.23")) return true;
  return host == "localhost" || is_loopback(std::string(host));
}

}  // namespace

bool keeps_secrets(std::string_view url) { return is_safe(url, false); }

bool is_credential_address(std::string_view url) { return is_safe(url, true); }

}  // namespace onesheet::aws

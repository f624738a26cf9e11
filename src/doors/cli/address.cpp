#include "doors/cli/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <charconv>

#include "base/utf8.h"

namespace onesheet::cli {
namespace {

bool is_ipv4(const std::string& host) {
  in_addr address{};
  return ::inet_pton(AF_INET, host.c_str(), &address) == 1;
}

bool is_ipv6(const std::string& host) {
  in6_addr address{};
  return ::inet_pton(AF_INET6, host.c_str(), &address) == 1;
}

}  // namespace

bool Address::loopback() const {
  in_addr four{};
  if (::inet_pton(AF_INET, host.c_str(), &four) == 1) return (ntohl(four.s_addr) >> 24) == 127;
  in6_addr six{};
  if (::inet_pton(AF_INET6, host.c_str(), &six) != 1) return false;
  if (IN6_IS_ADDR_V4MAPPED(&six)) return six.s6_addr[12] == 127;
  return IN6_IS_ADDR_LOOPBACK(&six);
}

std::string Address::local_url() const {
  std::string name = host;
  if (host == "0.0.0.0") name = "127.0.0.1";
  if (host == "::") name = "::1";
  if (name.find(':') != std::string::npos) name = "[" + name + "]";
  return "http://" + name + ":" + std::to_string(port);
}

base::Result<Address> parse_address(std::string_view text) {
  const auto wrong = [] {
    return base::fail(
        base::ErrorKind::bad_request,
        "Listen addresses are host:port with a numeric host, such as 127.0.0.1:8080 or [::1]:8080.");
  };
  text = base::trim(text);
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return wrong();
  const std::string_view digits = text.substr(colon + 1);
  std::string host{text.substr(0, colon)};

  Address address;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), address.port);
  if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size()) return wrong();

  if (host.starts_with('[') && host.ends_with(']')) {
    host = host.substr(1, host.size() - 2);
    if (!is_ipv6(host)) return wrong();
  } else {
    if (host.empty() || host == "*") host = "0.0.0.0";
    if (base::iequals_ascii(host, "localhost")) host = "127.0.0.1";
    if (!is_ipv4(host)) return wrong();
  }
  address.host = host;
  return address;
}

}  // namespace onesheet::cli

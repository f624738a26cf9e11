// "host:port" as people write it: 127.0.0.1:8080, [::1]:8080, localhost:0, :8080 (all addresses).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"

namespace onesheet::cli {

struct Address {
  std::string host;  // a numeric address, without brackets
  std::uint16_t port = 0;
  bool loopback() const;
  // "http://host:port" that a program on this machine can open; every-address binds become loopback.
  std::string local_url() const;
};

base::Result<Address> parse_address(std::string_view text);

}  // namespace onesheet::cli

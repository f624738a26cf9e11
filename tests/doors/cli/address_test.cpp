#include "doors/cli/address.h"

#include <gtest/gtest.h>

namespace onesheet::cli {
namespace {

TEST(Address, ReadsWhatPeopleWrite) {
  const struct {
    const char* text;
    const char* host;
    int port;
    bool loopback;
    const char* url;
  } cases[] = {
      {"127.0.0.1:8080", "127.0.0.1", 8080, true, "http://127.0.0.1:8080"},
      {"127.8.9.1:1", "127.8.9.1", 1, true, "http://127.8.9.1:1"},
      {"localhost:0", "127.0.0.1", 0, true, "http://127.0.0.1:0"},
      {"[::1]:65535", "::1", 65535, true, "http://[::1]:65535"},
      {"[::ffff:127.0.0.1]:80", "::ffff:127.0.0.1", 80, true, "http://[::ffff:127.0.0.1]:80"},
      {" 10.0.0.5:80 ", "10.0.0.5", 80, false, "http://10.0.0.5:80"},
      {":8080", "0.0.0.0", 8080, false, "http://127.0.0.1:8080"},
      {"*:8080", "0.0.0.0", 8080, false, "http://127.0.0.1:8080"},
      {"0.0.0.0:8080", "0.0.0.0", 8080, false, "http://127.0.0.1:8080"},
      {"[::]:8080", "::", 8080, false, "http://[::1]:8080"},
      {"[fe80::1]:8080", "fe80::1", 8080, false, "http://[fe80::1]:8080"},
  };
  for (const auto& expected : cases) {
    const auto address = parse_address(expected.text);
    ASSERT_TRUE(address) << expected.text;
    EXPECT_EQ(address->host, expected.host);
    EXPECT_EQ(address->port, expected.port);
    EXPECT_EQ(address->loopback(), expected.loopback) << expected.text;
    EXPECT_EQ(address->local_url(), expected.url);
  }
}

TEST(Address, RefusesTheRest) {
  for (const char* text :
       {"", "8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:+80",
        "127.0.0.1:80x", "::1:8080", "[::1]", "[::1:8080", "[127.0.0.1]:80", "example.com:80", "256.0.0.1:80",
        "1.2.3:80", "http://127.0.0.1:80", "127.0.0.1:nan"}) {
    const auto address = parse_address(text);
    ASSERT_FALSE(address) << text;
    EXPECT_EQ(address.error().kind, base::ErrorKind::bad_request);
  }
}

}  // namespace
}  // namespace onesheet::cli

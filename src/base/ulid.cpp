#include "base/ulid.h"

#include <array>
#include <cstdint>

#include "base/random.h"
#include "base/utf8.h"

namespace onesheet::base {
namespace {
constexpr std::string_view kCrockford = "0123456789abcdefghjkmnpqrstvwxyz";
}

std::string make_ulid(WallTime time) {
  std::array<std::uint8_t, 10> noise{};
  secure_random(noise);
  std::string text(26, '0');
  auto ms = static_cast<std::uint64_t>(time.time_since_epoch().count());
  for (std::size_t i = 10; i-- > 0;) {
    text[i] = kCrockford[ms & 31];
    ms >>= 5;
  }
  std::uint32_t buffer = 0;
  int bits = 0;
  std::size_t at = 10;
  for (const std::uint8_t byte : noise) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text[at++] = kCrockford[(buffer >> bits) & 31];
    }
  }
  return text;
}

bool looks_like_ulid(std::string_view text) {
  if (text.size() != 26 || text[0] < '0' || text[0] > '7') return false;
  for (const char c : lower_ascii(text)) {
    if (kCrockford.find(c) == std::string_view::npos) return false;
  }
  return true;
}

}  // namespace onesheet::base

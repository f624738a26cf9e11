// Base64 (RFC 4648 §4) that arrives in pieces, decoded as it comes; with SIMD where there is some.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace onesheet::base {

// As strict as from_base64: padding required, no other characters.
class Base64Decoder {
 public:
  // Appends what can be decoded so far. False: a character that cannot be there; nothing after it counts.
  bool update(std::string_view text, std::vector<std::uint8_t>& bytes);
  // Whether the text was whole.
  bool finish() const { return good_ && (held_ + padding_) % 4 == 0; }

 private:
  bool take(char c, std::vector<std::uint8_t>& bytes);

  std::array<std::uint8_t, 4> digits_{};  // of the group that is not full yet
  std::size_t held_ = 0, padding_ = 0;
  bool good_ = true;
};

// Decodes whole groups of four characters from the front of `text` to `to` (text.size() / 4 * 3 bytes) until
// one holds another character than the 64, or too few are left for a step; returns how many characters were
// taken. The two give the same bytes; the second may take fewer characters.
std::size_t decode_base64_groups_plain(std::string_view text, std::uint8_t* to);
std::size_t decode_base64_groups(std::string_view text, std::uint8_t* to);

}  // namespace onesheet::base
